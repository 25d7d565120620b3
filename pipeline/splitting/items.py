"""The rows of list items: marker, true place, level, and the text without the marker."""

from bisect import bisect_left

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.edits import Edit, Span, locate
from pipeline.outline.markers.families import family_name
from pipeline.outline.outline import Outline
from pipeline.outline.scan.lines import skip, skip_back
from pipeline.outline.scan.properties import LINE_END, SPACE
from pipeline.splitting.blocks import Blocks
from pipeline.splitting.sections import Sections


class Items:
    """The items of a page in order, as columns; ``parent`` is the row of the item around one, or -1."""

    def __init__(self) -> None:
        self.count: i64 = 0
        self.section: vec[i64] = vec[i64]()
        self.level: vec[i64] = vec[i64]()
        self.parent: vec[i64] = vec[i64]()
        self.ordinal: vec[i64] = vec[i64]()
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.family: list[str] = []
        self.marker: list[str] = []
        self.marker_raw: list[str] = []


def cut_items(outline: Outline, blocks: Blocks, sections: Sections, edits: tuple[Edit, ...]) -> Items:
    """The items of a page in order; `edits` tell what their markers showed before."""
    items = Items()
    lists = outline.lists
    if lists.count == 0:
        return items
    page = outline.page
    candidates = outline.candidates
    changes = _Changes(edits) if edits else None
    row = vec[i64]([-1] * lists.count)  # the row of each entry
    number: i64 = 0
    while number < blocks.count:
        entry: i64 = blocks.entry[number]
        if entry < 0 or sections.of_block[number] < 0:
            number += 1
            continue
        candidate: i64 = lists.candidate[entry]
        parent: i64 = row[lists.parent[entry]] if lists.parent[entry] >= 0 else -1
        row[entry] = items.count
        items.count += 1
        start: i64 = candidates.start[candidate]
        after: i64 = candidates.end[candidate]
        begin: i64 = skip(page, after, blocks.end[number], SPACE | LINE_END)
        if begin == blocks.end[number]:
            begin = after
        marker = page.text[start:after]
        items.section = append(items.section, sections.of_block[number])
        items.level = append(items.level, 0 if parent < 0 else items.level[parent] + 1)
        items.parent = append(items.parent, parent)
        items.ordinal = append(items.ordinal, lists.place[entry])
        items.start = append(items.start, begin)
        items.end = append(items.end, skip_back(page, begin, blocks.end[number], SPACE | LINE_END))
        items.family.append(family_name(candidates, candidates.family[lists.reading[entry]]).partition(" ")[0])
        items.marker.append(marker)
        items.marker_raw.append(changes.shown(marker, start) if changes is not None else marker)
        number += 1
    return items


class _Changes:
    """What the edits replaced, ordered by where the replacement stands in the cleaned text."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self.spans: list[Span] = []
        self.before: list[str] = []
        located = [(span.start, span.end, edit.before) for span, edit in zip(locate(edits), edits, strict=True)]
        located.sort(key=_place)
        for start, end, before in located:
            if not (self.spans and start < self.spans[-1].end):
                self.spans.append(Span(start, end))
                self.before.append(before)
        self.starts = [span.start for span in self.spans]

    def shown(self, marker: str, start: int) -> str:
        """What the page showed in place of a marker that stands at `start` now."""
        end = start + len(marker)
        shown, done = "", start
        for number in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            span = self.spans[number]
            removed_at_edge = span.start == span.end and span.start in (start, end)
            if span.end <= end and not removed_at_edge:
                shown += marker[done - start : span.start - start] + self.before[number]
                done = span.end
        return shown + marker[done - start :]


def _place(located: tuple[int, int, str]) -> tuple[int, int]:
    return located[0], located[1]
