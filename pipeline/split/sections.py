"""Grouping blocks into sections: a heading, and what stands under it."""

from typing import NamedTuple

from pipeline.records import Block, Section
from pipeline.split.blocks import Pieces
from pipeline.structure.headings import role_of

_CONTENT = ("lead", "paragraph", "item")


class Grouped(NamedTuple):
    """A section and the numbers of the blocks under its heading."""

    row: Section
    blocks: list[int]


def cut_sections(text: str, pieces: Pieces, title: str | None) -> list[Grouped]:
    """The sections of a page in order; the first may lack a heading (the lead)."""
    groups: list[tuple[int | None, list[int]]] = []
    for number, block in enumerate(pieces.blocks):
        if block.role == "heading":
            groups.append((number, []))
        elif block.role in _CONTENT:
            if not groups:
                groups.append((None, []))
            groups[-1][1].append(number)
    return [Grouped(_row(text, pieces, heading, under, title), under) for heading, under in groups]


def _row(text: str, pieces: Pieces, heading: int | None, under: list[int], title: str | None) -> Section:
    blocks = [pieces.blocks[number] for number in under]
    if heading is None:
        start, end = blocks[0].start, blocks[-1].end
        role, rule, evidence = _headless_role(blocks, title)
        return Section(role, None, text[start:end], start, end, rule, evidence)
    block = pieces.blocks[heading]
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (block.end, block.end)
    placed = pieces.headings[heading]
    return Section(
        placed.role, text[block.start : block.end], text[start:end], start, end, placed.rule, placed.evidence
    )


def _headless_role(blocks: list[Block], title: str | None) -> tuple[str, str, str | None]:
    """A list under no heading is what the page's title announces; prose alone is an overview."""
    if title and any(block.role == "item" for block in blocks):
        announced = role_of(title)
        if announced:
            return announced.role, "section-from-title", announced.evidence
    return "overview", "section-lead", None
