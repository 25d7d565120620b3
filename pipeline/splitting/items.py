"""The rows of list items: marker, true place, level, and the text without the marker."""

from bisect import bisect_left

from pipeline.edits import Edit, Span, locate
from pipeline.records import Item
from pipeline.splitting.blocks import Pieces
from pipeline.splitting.sections import Grouped
from pipeline.structure.marks import Mark


def cut_items(text: str, pieces: Pieces, sections: list[Grouped], edits: tuple[Edit, ...]) -> tuple[Item, ...]:
    """The items of a page in order."""
    if not pieces.entries:
        return ()
    changed_at, changes = _changes(edits)
    row_of: dict[int, int] = {}  # where an item's marker starts -> its row
    levels: list[int] = []
    items: list[Item] = []
    starts = [entry.mark.start for entry in pieces.entries.values()]
    for section, group in enumerate(sections):
        for number in group.blocks:
            entry = pieces.entries.get(number)
            if entry is None:
                continue
            start, end = _text_span(text, entry.mark.end, pieces.blocks[number].end)
            parent = row_of.get(starts[entry.parent]) if entry.parent is not None else None
            level = 0 if parent is None else levels[parent] + 1
            shown = _shown(entry.mark, changed_at, changes)
            row_of[entry.mark.start] = len(items)
            levels.append(level)
            items.append(
                Item(
                    section=section,
                    role=group.row.role,
                    level=level,
                    parent=parent,
                    ordinal=entry.place,
                    marker=entry.mark.text,
                    marker_raw=shown,
                    family=entry.shown.family.partition(" ")[0],
                    repaired=shown != entry.mark.text,
                    text=text[start:end],
                    start=start,
                    end=end,
                )
            )
    return tuple(items)


def _text_span(text: str, start: int, end: int) -> Span:
    piece = text[start:end].lstrip()
    if not piece:
        return Span(start, start)
    begin = end - len(piece)
    return Span(begin, begin + len(piece.rstrip()))


Change = tuple[Span, str]


def _changes(edits: tuple[Edit, ...]) -> tuple[list[int], list[Change]]:
    """What stood on the page before it was cleaned, in the order of the places where something else stands now."""
    changes: list[Change] = []
    for span, edit in sorted(zip(locate(edits), edits, strict=True), key=lambda pair: pair[0]):
        if not (changes and span.start < changes[-1][0].end):
            changes.append((span, edit.before))
    return [span.start for span, _ in changes], changes


def _shown(mark: Mark, starts: list[int], changes: list[Change]) -> str:
    """What the page showed in place of a marker before it was cleaned."""
    shown, done = "", mark.start
    for span, before in changes[bisect_left(starts, mark.start) : bisect_left(starts, mark.end)]:
        removed_at_edge = span.start == span.end and span.start in (mark.start, mark.end)
        if span.end <= mark.end and not removed_at_edge:
            shown += mark.text[done - mark.start : span.start - mark.start] + before
            done = span.end
    return shown + mark.text[done - mark.start :]
