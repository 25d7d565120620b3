"""The parts of a page as rows of the tables, appended to the columns of its batch."""

from mypy_extensions import i64

from pipeline.characters import CUT_OFF
from pipeline.columns import Columns
from pipeline.edits import Edit
from pipeline.records import Loss
from pipeline.splitting.parts import Parts
from pipeline.splitting.reading import article_of, body_of


class Codes:
    """The places of roles and rules among the values that their columns may have."""

    def __init__(self, block_rules: dict[str, int], section_roles: dict[str, int], section_rules: dict[str, int]):
        self.block_rules = block_rules
        self.section_roles = section_roles
        self.section_rules = section_rules


def add_rows(
    columns: Columns, codes: Codes, parts: Parts, lang: str | None, edits: tuple[Edit, ...], losses: tuple[Loss, ...]
) -> None:
    """Append a page to the columns of its batch; `edits` made its text, `losses` could not be brought back."""
    blocks = parts.blocks
    columns.pages.add(
        parts.text,
        lang,
        _text(parts, parts.title),
        body_of(parts.text, blocks),
        article_of(parts.text, blocks),
        parts.prev_title,
        parts.next_title,
    )
    row: i64 = 0
    while row < blocks.count:
        rule: i64 = codes.block_rules[blocks.rule[row]]
        columns.blocks.add(blocks.role[row], blocks.alone[row], blocks.start[row], blocks.end[row], rule)
        row += 1
    _add_sections(columns, parts, codes)
    _add_items(columns, parts, codes)
    _add_recommendations(columns, parts)
    columns.end_page(edits, losses)


def _text(parts: Parts, block: i64) -> str | None:
    """The text of a block; None if there is no such block."""
    return parts.text[parts.blocks.start[block] : parts.blocks.end[block]] if block >= 0 else None


def _add_sections(columns: Columns, parts: Parts, codes: Codes) -> None:
    sections = parts.sections
    row: i64 = 0
    while row < sections.count:
        start: i64 = sections.start[row]
        end: i64 = sections.end[row]
        columns.sections.add(
            codes.section_roles[sections.role[row]],
            _text(parts, sections.heading[row]),
            parts.text[start:end],
            start,
            end,
            codes.section_rules[sections.rule[row]],
            sections.evidence[row],
        )
        row += 1


def _add_items(columns: Columns, parts: Parts, codes: Codes) -> None:
    items = parts.items
    row: i64 = 0
    while row < items.count:
        section: i64 = items.section[row]
        start: i64 = items.start[row]
        end: i64 = items.end[row]
        columns.items.add(
            section,
            codes.section_roles[parts.sections.role[section]],
            items.level[row],
            items.parent[row],
            items.ordinal[row],
            items.marker[row],
            items.marker_raw[row],
            items.family[row],
            parts.text[start:end],
            start,
            end,
        )
        row += 1


def _add_recommendations(columns: Columns, parts: Parts) -> None:
    found = parts.recommendations
    blocks = parts.blocks
    row: i64 = 0
    while row < found.count:
        title: i64 = found.title[row]
        teaser: i64 = found.teaser[row]
        shown = _text(parts, teaser)
        start: i64 = blocks.start[title if title >= 0 else teaser]
        end: i64 = blocks.end[teaser if teaser >= 0 else title]
        columns.recommendations.add(
            _text(parts, title), shown, shown is not None and shown.endswith(CUT_OFF), start, end
        )
        row += 1
