"""Check `derived`: what follows from other tables follows from them still.

Title, body, article and recommendations are made from the blocks, causes and prevention from the
items. They are made again here by the functions that the parser itself uses.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.findings import Findings
from pipeline.checking.part import Part
from pipeline.cleaning.losses import find_losses
from pipeline.outline.names import BLOCK_ROLES
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.records import Block, Loss, Recommendation, points_of
from pipeline.splitting.blocks import Blocks
from pipeline.splitting.page import recommendations_of
from pipeline.splitting.reading import article_of, body_of, navigation, title_of

CHECK = "derived"
_PLACES: dict[str, int] = {role: place for place, role in enumerate(BLOCK_ROLES)}
_NONE = -1  # a role that no block has


class SectionRow(NamedTuple):
    """What is asked of a section."""

    role: str
    heading: str | None
    start: int
    end: int


class ItemRow(NamedTuple):
    """What is asked of an item."""

    section: int
    role: str
    parent: int | None
    marker: str
    text: str
    start: int
    end: int


class PageRows(NamedTuple):
    """One page with its rows."""

    page: dict[str, object]
    text: str
    blocks: list[Block]
    sections: list[SectionRow]
    items: list[ItemRow]
    recommendations: list[Recommendation]
    losses: list[Loss]


def check_derived(part: Part, found: Findings) -> None:
    """Compare the tables of a part with each other, page by page."""
    if not {"blocks", "sections", "items", "recommendations", "losses"} <= set(part.rows):
        return
    wrong: dict[tuple[str, str], list[int]] = {}
    for number, page in enumerate(_pages(part)):
        for table, right, message in EXPECTED:
            if not right(page):
                wrong.setdefault((table, message), []).append(number)
    for (table, message), pages in wrong.items():
        found.add(CHECK, table, message, part.page_examples(pages))


def _pages(part: Part) -> Iterator[PageRows]:
    names = ("title", "body", "article", "causes", "prevention", "prev_title", "next_title")
    rows = part.rows
    yield from map(
        PageRows,
        part.pages.select(names).to_pylist(),
        part.texts,
        rows["blocks"].records(Block, "role", "start", "end", "rule"),
        rows["sections"].records(SectionRow, *SectionRow._fields),
        rows["items"].records(ItemRow, *ItemRow._fields),
        rows["recommendations"].records(Recommendation, "title", "teaser", "truncated", "start", "end"),
        rows["losses"].records(Loss, "start", "end", "text", "rule"),
    )


def _says(column: str, role: str) -> Callable[[PageRows], bool]:
    """Whether a column of `pages` holds the points of a role."""

    def right(page: PageRows) -> bool:
        # A table that was changed may name a parent that is no item.
        if any(item.parent is not None and not 0 <= item.parent < len(page.items) for item in page.items):
            return False
        return page.page[column] == points_of(page.text, page.items, role)

    return right


def _columns(page: PageRows) -> Blocks:
    """The blocks of a page as splitting has them."""
    blocks = Blocks()
    for block in page.blocks:
        blocks.add(_PLACES.get(block.role, _NONE), block.start, block.end, block.rule, _NONE)
    return blocks


def _title(page: PageRows) -> str | None:
    number = title_of(_columns(page))
    return page.text[page.blocks[number].start : page.blocks[number].end] if number >= 0 else None


def _navigates(column: str, role: str) -> Callable[[PageRows], bool]:
    """Whether a column of `pages` holds what the first block of a role that says anything has after its label."""

    def right(page: PageRows) -> bool:
        wanted = _PLACES[role]
        if all(block.role != role for block in page.blocks):
            return page.page[column] is None
        return page.page[column] == navigation(page.text, page_of(page.text), phrases(), _columns(page), wanted)

    return right


def _items_are_blocks(page: PageRows) -> bool:
    """Every item is a block, which begins with its marker and ends with its text."""
    blocks = [block for block in page.blocks if block.role == "item"]
    return len(blocks) == len(page.items) and all(
        block.start <= item.start <= item.end == block.end
        and page.text.startswith(item.marker, block.start)
        and not page.text[block.start + len(item.marker) : item.start].strip()
        for block, item in zip(blocks, page.items, strict=True)
    )


def _items_are_in_sections(page: PageRows) -> bool:
    """Every item lies in the section that it names, and has its role."""
    return all(
        0 <= item.section < len(page.sections)
        and page.sections[item.section].start <= item.start
        and item.end <= page.sections[item.section].end
        and page.sections[item.section].role == item.role
        for item in page.items
    )


def _sections_hold_content(page: PageRows) -> bool:
    """Prose, items and headings lie in a section; a heading may also be a section's own."""
    sections = iter([*page.sections, None])
    section = next(sections)
    for block in page.blocks:
        if block.role not in ("lead", "paragraph", "item", "heading"):
            continue
        while section and section.end <= block.start:
            section = next(sections)
        if not section:
            return False
        inside = section.start <= block.start and block.end <= section.end
        heads = block.role == "heading" and block.end <= section.start
        if not inside and not (heads and page.text[block.start : block.end] == section.heading):
            return False
    return True


def _sections_stand_in_order(page: PageRows) -> bool:
    """Sections do not overlap, and all but the first have a heading, which is a block before them."""
    headings = {page.text[block.start : block.end] for block in page.blocks if block.role == "heading"}
    return all(before.end <= section.start for before, section in pairwise(page.sections)) and all(
        section.heading in headings if section.heading is not None else number == 0
        for number, section in enumerate(page.sections)
    )


# Which table is wrong where, the question for a page, and what to say.
EXPECTED: tuple[tuple[str, Callable[[PageRows], bool], str], ...] = (
    (
        "pages",
        lambda page: page.page["title"] == _title(page),
        "Pages whose title is not the block with the role title.",
    ),
    (
        "pages",
        lambda page: page.page["body"] == body_of(page.text, _columns(page)),
        "Pages whose body is not their blocks of prose, joined: body or roles were changed.",
    ),
    (
        "pages",
        lambda page: page.page["article"] == article_of(page.text, _columns(page)),
        "Pages whose article is not their blocks of content, joined: article or roles were changed.",
    ),
    ("pages", _says("causes", "causes"), "Pages whose causes are not their items under causes."),
    (
        "pages",
        _says("prevention", "prevention"),
        "Pages whose prevention is not their items under prevention.",
    ),
    (
        "pages",
        _navigates("prev_title", "nav_prev"),
        "Pages whose prev_title stands in no block with the role nav_prev.",
    ),
    (
        "pages",
        _navigates("next_title", "nav_next"),
        "Pages whose next_title stands in no block with the role nav_next.",
    ),
    (
        "recommendations",
        lambda page: page.recommendations == list(recommendations_of(page.text, _columns(page))),
        "Pages whose recommendations are not their blocks with the roles rec_title and rec_teaser.",
    ),
    (
        "losses",
        lambda page: page.losses == list(find_losses(page.text)),
        "Pages whose losses are not the unrecoverable characters of their text.",
    ),
    ("items", _items_are_blocks, "Pages whose items are not their blocks with the role item, marker and text."),
    (
        "items",
        _items_are_in_sections,
        "Pages with items outside the section that they name, or with another role than it has.",
    ),
    ("sections", _sections_hold_content, "Pages with prose, items or headings in no section."),
)
