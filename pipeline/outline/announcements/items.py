"""The list items of each line."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.scan.lines import Lines


class Items:
    """The list items of a page as headings see them: entries of ``lists``, with their markers' places.

    By number of the line, ``first`` and ``last`` are its first and last entry, ``begins`` is the entry that the line
    begins with; -1 is none. ``list_count`` is more than any number of a list.
    """

    def __init__(self, page: Lines, candidates: Candidates, lists: Lists) -> None:
        size = int(page.count)
        self.lists = lists
        self.count: i64 = lists.count
        self.start: vec[i64] = vec[i64]([0] * int(lists.count))
        self.end: vec[i64] = vec[i64]([0] * int(lists.count))
        self.line: vec[i64] = vec[i64]([0] * int(lists.count))
        self.flags: vec[i64] = vec[i64]([0] * int(lists.count))
        self.first: vec[i64] = vec[i64]([-1] * size)
        self.last: vec[i64] = vec[i64]([-1] * size)
        self.begins: vec[i64] = vec[i64]([-1] * size)
        self.list_count: i64 = 0
        entry: i64 = 0
        while entry < lists.count:
            candidate: i64 = lists.candidate[entry]
            line: i64 = candidates.line[candidate]
            self.start[entry] = candidates.start[candidate]
            self.end[entry] = candidates.end[candidate]
            self.flags[entry] = candidates.flags[candidate]
            self.line[entry] = line
            if self.first[line] < 0:
                self.first[line] = entry
            self.last[line] = entry
            if candidates.start[candidate] == page.start[line]:
                self.begins[line] = entry
            self.list_count = max(self.list_count, lists.list_id[entry] + 1)
            entry += 1

    def list_that_begins(self, line: i64) -> i64:
        """The list of the item that a line begins with, or -1."""
        return self.lists.list_id[self.begins[line]] if self.begins[line] >= 0 else -1

    def last_list(self, line: i64) -> i64:
        """The list of the last item of a line, or -1."""
        return self.lists.list_id[self.last[line]] if self.last[line] >= 0 else -1
