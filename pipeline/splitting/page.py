"""The parts of a page as objects for Python, and for people."""

from collections.abc import Iterable

from pipeline.characters import CUT_OFF
from pipeline.edits import Edit
from pipeline.outline.names import BLOCK_ROLES
from pipeline.records import Block, Item, Loss, Page, Recommendation, Section
from pipeline.splitting.blocks import Blocks
from pipeline.splitting.parts import Parts
from pipeline.splitting.reading import article_of, body_of, recommendations


def page_from(parts: Parts, lang: str | None, edits: tuple[Edit, ...], losses: Iterable[Loss]) -> Page:
    """A page out of its parts; `edits` made its text, `losses` could not be brought back."""
    text, blocks = parts.text, parts.blocks
    return Page(
        text=text,
        lang=lang,
        title=_text(text, blocks, parts.title),
        body=body_of(text, blocks),
        article=article_of(text, blocks),
        prev_title=parts.prev_title,
        next_title=parts.next_title,
        blocks=_blocks(blocks),
        sections=_sections(parts),
        items=_items(parts),
        recommendations=recommendations_of(text, blocks),
        edits=edits,
        losses=tuple(losses),
    )


def _text(text: str, blocks: Blocks, number: int) -> str | None:
    return text[blocks.start[number] : blocks.end[number]] if number >= 0 else None


def _blocks(blocks: Blocks) -> tuple[Block, ...]:
    columns = (blocks.role, blocks.start, blocks.end, blocks.rule, blocks.alone)
    return tuple(
        Block(BLOCK_ROLES[role], start, end, rule, BLOCK_ROLES[alone])
        for role, start, end, rule, alone in zip(*columns, strict=True)
    )


def _sections(parts: Parts) -> tuple[Section, ...]:
    text, sections = parts.text, parts.sections
    columns = (
        *(sections.role, sections.heading, sections.start, sections.end),
        *(sections.rule, sections.evidence),
    )
    return tuple(
        Section(role, _text(text, parts.blocks, heading), text[start:end], start, end, rule, evidence)
        for role, heading, start, end, rule, evidence in zip(*columns, strict=True)
    )


def _items(parts: Parts) -> tuple[Item, ...]:
    items, roles = parts.items, parts.sections.role
    columns = (
        *(items.section, items.level, items.parent, items.ordinal, items.marker, items.marker_raw),
        *(items.family, items.start, items.end),
    )
    return tuple(
        Item(
            section=section,
            role=roles[section],
            level=level,
            parent=parent if parent >= 0 else None,
            ordinal=ordinal,
            marker=marker,
            marker_raw=shown,
            family=family,
            repaired=shown != marker,
            text=parts.text[start:end],
            start=start,
            end=end,
        )
        for section, level, parent, ordinal, marker, shown, family, start, end in zip(*columns, strict=True)
    )


def recommendations_of(text: str, blocks: Blocks) -> tuple[Recommendation, ...]:
    """The recommendations among the blocks of a page, in order."""
    found = recommendations(blocks)
    made = []
    for title, teaser in zip(found.title, found.teaser, strict=True):
        shown = _text(text, blocks, teaser)
        first, last = (title if title >= 0 else teaser), (teaser if teaser >= 0 else title)
        truncated = shown is not None and shown.endswith(CUT_OFF)
        made.append(Recommendation(_text(text, blocks, title), shown, truncated, blocks.start[first], blocks.end[last]))
    return tuple(made)
