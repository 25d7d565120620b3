"""Where the lines of a page are cut: at its headings and at the markers of its items."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.outline import Outline


class Cuts:
    """Headings and markers in page order, as columns; those of line ``n`` are ``first[n]`` up to ``first[n + 1]``.

    Of ``entry`` and ``heading`` one is a number, the other -1.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.entry: vec[i64] = vec[i64]()
        self.heading: vec[i64] = vec[i64]()
        self.first: vec[i64] = vec[i64]()

    def add(self, start: i64, end: i64, entry: i64, heading: i64) -> None:
        """Add one heading or marker."""
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.entry = append(self.entry, entry)
        self.heading = append(self.heading, heading)
        self.count += 1


def cuts_of(outline: Outline) -> Cuts:
    """Put the headings and markers of a page in order, and tell on which line each stands."""
    page = outline.page
    candidates = outline.candidates
    lists = outline.lists
    headings = outline.headings
    cuts = Cuts()
    entry: i64 = 0
    heading: i64 = 0
    line: i64 = 0
    while line < page.count:
        cuts.first = append(cuts.first, cuts.count)
        end: i64 = page.end[line]
        while True:
            marker: i64 = candidates.start[lists.candidate[entry]] if entry < lists.count else end
            head: i64 = headings.start[heading] if heading < headings.count else end
            if marker >= end and head >= end:
                break
            if marker <= head:
                cuts.add(marker, candidates.end[lists.candidate[entry]], entry, -1)
                entry += 1
            else:
                cuts.add(head, headings.end[heading], -1, heading)
                heading += 1
        line += 1
    cuts.first = append(cuts.first, cuts.count)
    return cuts
