"""Cutting a page into blocks that tile it: joined with the white space between them, they are the page."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.records import Block, BlockRole
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
    blocks = _cut(text, outline)
    entry_at = {entry.mark.start: entry for entry in outline.entries}
    heading_at = {heading.start: heading for heading in outline.headings}
    entries: dict[int, Entry] = {}
    headings: dict[int, PlacedHeading] = {}
    for number, block in enumerate(blocks):
        if block.role == "item":
            entries[number] = entry_at[block.start]
        elif block.role == "heading":
            headings[number] = heading_at[block.start]
    if entries or headings:
        _name_lead(blocks, min(next(iter(entries), len(blocks)), next(iter(headings), len(blocks))))
    return Pieces(blocks, entries, headings)


def _cut(text: str, outline: Outline) -> list[Block]:
    """Lines outside the article are a block each; the article is cut at its headings and markers."""
    cuts = _cuts(outline)
    joined = _continuations(outline, cuts)
    blocks: list[Block] = []
    item = -1  # the number of the block that the next line may go on with
    for number, (line, kind) in enumerate(zip(outline.lines, outline.kinds, strict=True)):
        _, end, shown, _ = line
        if kind.role != ARTICLE:
            blocks.append(Block(kind.role, line.start, end, kind.rule, kind.alone))
            continue
        within = cuts.get(number, ())
        if shown[-1] == "|" and number + 1 not in joined and _ends_in_bar(shown):
            before_bar = line.start + len(shown[:-1].rstrip())
            end = end if _reaches(within, before_bar) else before_bar
        if item >= 0 and number in joined:
            blocks[item] = blocks[item]._replace(end=end)
        elif within or end < line.end:
            blocks += _line_pieces(text, line.start, end, within, kind.alone)
            item = len(blocks) - 1 if blocks[-1].role == "item" else -1
        else:
            blocks.append(Block("paragraph", line.start, end, _prose_rule(shown), kind.alone))
            item = -1
        if end < line.end:
            blocks.append(Block("boilerplate", line.end - 1, line.end, "boilerplate-bar"))
    return blocks


def _ends_in_bar(text: str) -> bool:
    """Whether a line ends in the bar that the template leaves; with more bars it is a table's row."""
    return text.endswith((" |", "\t|")) and text.count("|") == 1


def _reaches(cuts: Sequence[Cut], place: int) -> bool:
    return any(end > place for _, end, _ in cuts)


# A closing sentence shows within so many code points that it is one.
LONGEST_CLOSING = 60


def _cuts(outline: Outline) -> dict[int, list[Cut]]:
    """For every line its headings and markers, in order: where they start and end."""
    cuts: dict[int, list[Cut]] = defaultdict(list)
    for entry in outline.entries:
        cuts[entry.mark.line].append((entry.mark.start, entry.mark.end, entry))
    starts = [line.start for line in outline.lines]
    for heading in outline.headings:
        cuts[bisect_right(starts, heading.start) - 1].append((heading.start, heading.end, heading))
    for found in cuts.values():
        if len(found) > 1:
            found.sort(key=itemgetter(0))
    return cuts


def _line_pieces(text: str, start: int, end: int, cuts: Sequence[Cut], alone: BlockRole) -> list[Block]:
    """The blocks of one article line from `start` to `end`; `alone` is what it would be by itself."""
    blocks: list[Block] = []
    at = start
    for number, (cut_start, cut_end, what) in enumerate(cuts):
        _add_prose(blocks, text, at, cut_start, alone)
        if isinstance(what, PlacedHeading):
            blocks.append(Block("heading", cut_start, cut_end, what.rule, alone))
            at = cut_end
            continue
        following = cuts[number + 1][0] if number + 1 < len(cuts) else end
        last = number + 1 == len(cuts) or isinstance(cuts[number + 1][2], PlacedHeading)
        at = _item_end(text, cut_end, following, last)
        item_end = max(cut_end, cut_start + len(text[cut_start:at].rstrip()))
        blocks.append(Block("item", cut_start, item_end, _item_rule(what), alone))
    _add_prose(blocks, text, at, end, alone)
    return blocks


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


def _add_prose(blocks: list[Block], text: str, start: int, end: int, alone: BlockRole) -> None:
    piece = text[start:end].lstrip() if start < end else ""
    if piece:
        start, piece = end - len(piece), piece.rstrip()
        blocks.append(Block("paragraph", start, start + len(piece), _prose_rule(piece), alone))


def _prose_rule(text: str) -> str:
    return "paragraph-closing" if is_closing(text) else "paragraph-prose"


def _continuations(outline: Outline, cuts: dict[int, list[Cut]]) -> set[int]:
    """Lines without marker that belong to the item above them.

    A line between two items of one list does. Behind the last item as many lines do as
    follow every other item of the list: where each marker stands with a label on a
    line of its own, the body of the last one is not lost.
    """
    if not outline.entries:
        return set()
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
        first = place[entry.mark.line] + 1
        keep = spare.get(entry.list_id, 0)
        between = []
        for at in range(first, stop if related else min(stop, first + keep)):
            if article[at] in heading_lines or article[at] != article[at - 1] + 1:
                related = False
                break
            between.append(article[at])
        if related:
            joined.update(between)
            spare[entry.list_id] = min(spare.get(entry.list_id, len(between)), len(between))
        else:
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


def _name_lead(blocks: list[Block], first: int) -> None:
    """Paragraphs in front of the first heading or item, which is block `first`, are the lead."""
    for number, block in enumerate(blocks[:first]):
        if block.role == "paragraph":
            blocks[number] = Block("lead", block.start, block.end, "lead-before-heading", block.alone)
