"""Parsed pages as rows: the only place that makes columns out of the objects of a page."""

from typing import Final

from librt.vecs import extend

from pipeline.columns import Columns
from pipeline.records import Page
from pipeline.tables.schema import places_of

_BLOCK_ROLE: Final = places_of("blocks", "role")
_BLOCK_RULE: Final = places_of("blocks", "rule")
_SECTION_ROLE: Final = places_of("sections", "role")
_SECTION_RULE: Final = places_of("sections", "rule")
_ITEM_ROLE: Final = places_of("items", "role")


def add_page(columns: Columns, page: Page) -> None:
    """Append a page to the columns of its batch."""
    columns.pages.add(page.text, page.lang, page.title, page.body, page.article, page.prev_title, page.next_title)
    blocks, items = columns.blocks, columns.items
    # A whole column at a time, because this is not compiled.
    blocks.role = extend(blocks.role, [_BLOCK_ROLE[block.role] for block in page.blocks])
    blocks.alone = extend(blocks.alone, [_BLOCK_ROLE[block.alone] for block in page.blocks])
    blocks.start = extend(blocks.start, [block.start for block in page.blocks])
    blocks.end = extend(blocks.end, [block.end for block in page.blocks])
    blocks.rule = extend(blocks.rule, [_BLOCK_RULE[block.rule] for block in page.blocks])
    for role, heading, text, start, end, rule, evidence in page.sections:
        columns.sections.add(_SECTION_ROLE[role], heading, text, start, end, _SECTION_RULE[rule], evidence)
    for item in page.items:
        parent = -1 if item.parent is None else item.parent
        shown = (item.marker, item.marker_raw, item.family, item.text)
        items.add(item.section, _ITEM_ROLE[item.role], item.level, parent, item.ordinal, *shown, item.start, item.end)
    for title, teaser, truncated, start, end in page.recommendations:
        columns.recommendations.add(title, teaser, truncated, start, end)
    columns.end_page(page.edits, page.losses)
