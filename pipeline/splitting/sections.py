"""Grouping blocks into sections: a heading, and what stands under it."""

from typing import NamedTuple

from pipeline.characters import QUESTION
from pipeline.records import Block, Section
from pipeline.splitting.blocks import Pieces
from pipeline.structure.roles import role_of

_CONTENT = ("lead", "paragraph", "item")
# So many headings have to name the page's subject before the others count as sub-headings.
LEAST_NAMING = 2


class Grouped(NamedTuple):
    """A section and the numbers of the blocks under its heading."""

    row: Section
    blocks: list[int]


def cut_sections(text: str, pieces: Pieces, title: str | None) -> list[Grouped]:
    """The sections of a page in order; the first may lack a heading (the lead)."""
    opening = _opening_headings(text, pieces, title)
    groups: list[tuple[int | None, list[int]]] = []
    for number, block in enumerate(pieces.blocks):
        if number in opening:
            groups.append((number, []))
        elif block.role in _CONTENT or (block.role == "heading" and groups):
            if not groups:
                groups.append((None, []))
            groups[-1][1].append(number)
    return [Grouped(_row(text, pieces, heading, under, title), under) for heading, under in groups]


def _opening_headings(text: str, pieces: Pieces, title: str | None) -> set[int]:
    """The headings that open a section.

    Where several name the page's subject, as in "What causes hiccups?" and "How to
    prevent hiccups?" on a page about hiccups, all others are sub-headings of theirs.
    """
    headings = set(pieces.headings)
    if title:
        named = {number: name for number in headings if _names(name := _text(text, pieces, number), title)}
        asking = {number for number, name in named.items() if name[-1] in QUESTION}
        for chosen in (asking, set(named)):
            if len(chosen) >= LEAST_NAMING:
                return chosen
    return headings


def _names(heading: str, title: str) -> bool:
    return len(title) < len(heading) and title.lower() in heading.lower()


def _text(text: str, pieces: Pieces, number: int) -> str:
    return text[pieces.blocks[number].start : pieces.blocks[number].end]


def _row(text: str, pieces: Pieces, heading: int | None, under: list[int], title: str | None) -> Section:
    blocks = [pieces.blocks[number] for number in under]
    if heading is None:
        start, end = blocks[0].start, blocks[-1].end
        role, rule, evidence = _headless_role(blocks, title)
        return Section(role, None, text[start:end], start, end, rule, evidence)
    block, placed, name = pieces.blocks[heading], pieces.headings[heading], _text(text, pieces, heading)
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (block.end, block.end)
    role, evidence = placed.role, placed.evidence
    if title and _names(name, title):
        # The subject says nothing about the section: "Is anemia due to lead inherited?"
        named = role_of(_without(name, title))
        role, evidence = (named.role, named.evidence) if named else (role, evidence)
    return Section(role, name, text[start:end], start, end, placed.rule, evidence)


def _without(name: str, title: str) -> str:
    """A heading without the title in it, in whatever case."""
    lower, wanted = name.lower(), title.lower()
    if len(lower) != len(name):  # a letter that has two in lower case: places would shift
        name = lower
    kept, at = [], 0
    while (found := lower.find(wanted, at)) >= 0:
        kept.append(name[at:found])
        at = found + len(wanted)
    return "".join([*kept, name[at:]])


def _headless_role(blocks: list[Block], title: str | None) -> tuple[str, str, str | None]:
    """A list under no heading is what the page's title announces; prose alone is an overview."""
    if title and any(block.role == "item" for block in blocks):
        announced = role_of(title)
        if announced:
            return announced.role, "section-from-title", announced.evidence
    return "overview", "section-lead", None
