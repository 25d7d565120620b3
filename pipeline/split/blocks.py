"""Cutting a page into blocks that tile it: joined with the white space between them, they are the page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.records import Block
from pipeline.structure.announcements import PlacedHeading
from pipeline.structure.closings import is_closing
from pipeline.structure.families import BULLET
from pipeline.structure.kinds import ARTICLE
from pipeline.structure.lists import Entry
from pipeline.structure.outline import Outline
from pipeline.structure.sentences import sentence_starts

# Where a heading or a marker starts and ends, and which it is.
Cut = tuple[int, int, Entry | PlacedHeading]


class Pieces(NamedTuple):
    """The blocks of a page in order; ``entries`` and ``headings`` tell which block each of them became."""

    blocks: list[Block]
    entries: dict[int, Entry]
    headings: dict[int, PlacedHeading]


def cut_blocks(text: str, outline: Outline) -> Pieces:
    """Cut the page into blocks, in page order."""
    blocks = sorted([*_line_blocks(outline), *_article_blocks(text, outline)], key=lambda block: block.start)
    blocks = _lead(blocks)
    entry_at = {entry.mark.start: entry for entry in outline.entries}
    heading_at = {heading.start: heading for heading in outline.headings}
    entries = {number: entry_at[block.start] for number, block in enumerate(blocks) if block.role == "item"}
    headings = {number: heading_at[block.start] for number, block in enumerate(blocks) if block.role == "heading"}
    return Pieces(blocks, entries, headings)


def _line_blocks(outline: Outline) -> Iterator[Block]:
    """Lines outside the article are a block each."""
    for line, kind in zip(outline.lines, outline.kinds, strict=True):
        if kind.role != ARTICLE:
            yield Block(kind.role, line.start, line.end, kind.rule, kind.alone)


def _article_blocks(text: str, outline: Outline) -> Iterator[Block]:
    """Cut the article at its headings and markers, then decide what every piece is."""
    cuts = _cuts(outline)
    joined = _continuations(outline, cuts)
    pending: Block | None = None
    for number, (line, kind) in enumerate(zip(outline.lines, outline.kinds, strict=True)):
        if kind.role != ARTICLE:
            continue
        end = line.end
        before_bar = line.start + len(line.text[:-1].rstrip())
        if number + 1 not in joined and _ends_in_bar(line.text) and not _reaches(cuts.get(number, []), before_bar):
            end = before_bar
            yield Block("boilerplate", line.end - 1, line.end, "boilerplate-bar")
        if number in joined and pending:
            pending = replace(pending, end=end)
            continue
        for piece in _line_pieces(text, line.start, end, cuts.get(number, []), pending is not None):
            block = Block(piece.role, piece.start, piece.end, piece.rule, kind.alone)
            if pending:
                yield pending
                pending = None
            if block.role == "item":
                pending = block
            else:
                yield block
    if pending:
        yield pending


def _ends_in_bar(text: str) -> bool:
    """Whether a line ends in the bar that the template leaves; with more bars it is a table's row."""
    return text.endswith((" |", "\t|")) and text.count("|") == 1


def _reaches(cuts: list[Cut], place: int) -> bool:
    return any(end > place for _, end, _ in cuts)


# A closing sentence shows within so many code points that it is one.
LONGEST_CLOSING = 60


def _cuts(outline: Outline) -> dict[int, list[Cut]]:
    """For every line its headings and markers, in order: where they start and end."""
    cuts: dict[int, list[Cut]] = defaultdict(list)
    for entry in outline.entries:
        cuts[entry.mark.line].append((entry.mark.start, entry.mark.end, entry))
    starts = [line.start for line in outline.lines]
    number = 0
    for heading in outline.headings:
        while number + 1 < len(starts) and starts[number + 1] <= heading.start:
            number += 1
        cuts[number].append((heading.start, heading.end, heading))
    for found in cuts.values():
        found.sort(key=lambda cut: cut[0])
    return cuts


def _line_pieces(text: str, start: int, end: int, cuts: list[Cut], after_item: bool) -> Iterator[Block]:
    """The blocks of one article line from `start` to `end`."""
    at = start
    for number, (cut_start, cut_end, what) in enumerate(cuts):
        yield from _prose(text, at, cut_start)
        if isinstance(what, PlacedHeading):
            yield Block("heading", cut_start, cut_end, what.rule)
            at = cut_end
            continue
        following = cuts[number + 1][0] if number + 1 < len(cuts) else end
        last = number + 1 == len(cuts) or isinstance(cuts[number + 1][2], PlacedHeading)
        at = _item_end(text, cut_end, following, last)
        yield Block("item", cut_start, max(cut_end, _trim(text, cut_start, at)[1]), _item_rule(what))
    yield from _prose(text, at, end)


def _item_rule(entry: Entry) -> str:
    if entry.mark.inline:
        return "item-inline"
    return "item-bullet" if entry.shown.family == BULLET else "item-line"


def _item_end(text: str, start: int, end: int, last: bool) -> int:
    """Where an item ends: at `end`, or for the last one at a sentence that closes the article."""
    if last:
        piece = text[start:end]
        for begin in sentence_starts(piece):
            if begin and is_closing(piece[begin : begin + LONGEST_CLOSING]):
                return start + begin
    return end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _prose(text: str, start: int, end: int) -> Iterator[Block]:
    start, end = _trim(text, start, end) if start < end else (start, start)
    if start < end:
        rule = "paragraph-closing" if is_closing(text[start:end]) else "paragraph-prose"
        yield Block("paragraph", start, end, rule)


def _continuations(outline: Outline, cuts: dict[int, list[Cut]]) -> set[int]:
    """Lines without marker that belong to the item above them.

    A line between two items of one list does. Behind the last item as many lines do as
    follow every other item of the list: where each marker stands with a label on a
    line of its own, the body of the last one is not lost.
    """
    article = [number for number, kind in enumerate(outline.kinds) if kind.role == ARTICLE]
    place = {number: at for at, number in enumerate(article)}
    heading_lines = {line for line, found in cuts.items() if any(isinstance(what, PlacedHeading) for *_, what in found)}
    joined: set[int] = set()
    spare: dict[int, int] = {}
    entries = outline.entries
    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else None
        if following is not None and following.mark.line == entry.mark.line:
            continue
        related = following is not None and _same_tree(entries, entry, following)
        stop = place[following.mark.line] if following is not None else len(article)
        between = []
        for at in range(place[entry.mark.line] + 1, stop):
            if article[at] in heading_lines or article[at] != article[at - 1] + 1:
                related = False
                break
            between.append(article[at])
        if related:
            joined.update(between)
            spare[entry.list_id] = min(spare.get(entry.list_id, len(between)), len(between))
        else:
            keep = spare.get(entry.list_id, 0)
            for line in between[:keep]:
                if is_closing(outline.lines[line].text):
                    break
                joined.add(line)
    return joined


def _same_tree(entries: list[Entry], one: Entry, other: Entry) -> bool:
    """Whether the list of `other` is that of `one`, or lies within it or around it."""
    if one.list_id == other.list_id or other.parent is not None:
        return True
    parent = one.parent
    while parent is not None:
        if entries[parent].list_id == other.list_id:
            return True
        parent = entries[parent].parent
    return False


def _lead(blocks: list[Block]) -> list[Block]:
    """Paragraphs in front of the first heading or item are the lead, where there is such a heading or item."""
    first = next((block.start for block in blocks if block.role in ("heading", "item")), 0)
    return [
        replace(block, role="lead", rule="lead-before-heading")
        if block.role == "paragraph" and block.start < first
        else block
        for block in blocks
    ]
