"""Readings: how the candidates of a page were read, each as an item of a list or as no marker."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists.transitions import BEGINS, DEEPEST, IS_WRONG, NO_MARKER


class Readings:
    """How each candidate is read: as the item at ``place`` of list ``list_id``, inside that of candidate ``parent``.

    ``row`` is the reading of the candidate that was chosen; ``wrong`` says that it shows another place. What is no
    marker has -1 for its list; an item of an outermost list has -1 for its parent.
    """

    def __init__(self, candidates: i64) -> None:
        self.count: i64 = 0
        self.lists: i64 = 0
        self.any_wrong = False
        self.renumbered: set[int] = set()  # the lists whose items all show 1
        self.list_id: vec[i64] = vec[i64](capacity=candidates)
        self.place: vec[i64] = vec[i64](capacity=candidates)
        self.parent: vec[i64] = vec[i64](capacity=candidates)
        self.row: vec[i64] = vec[i64](capacity=candidates)
        self.wrong: vec[i64] = vec[i64](capacity=candidates)
        # The lists that are open, and the last item of each.
        self._open: vec[i64] = vec[i64]([0] * DEEPEST)
        self._item: vec[i64] = vec[i64]([0] * DEEPEST)

    def skip(self) -> None:
        """Read the next candidate as no marker."""
        self._add(-1, 0, -1, NO_MARKER, 0)

    def read(self, depth: i64, place: i64, row: i64, how: i64) -> None:
        """Read the next candidate as an item of the innermost of `depth` open lists."""
        level: i64 = depth - 1
        if how & BEGINS:
            self._open[level] = self.lists
            self.lists += 1
        self._item[level] = self.count
        parent: i64 = self._item[level - 1] if level else -1
        wrong: i64 = 1 if how & IS_WRONG else 0
        if wrong:
            self.any_wrong = True
        self._add(self._open[level], place, parent, row, wrong)

    def _add(self, list_id: i64, place: i64, parent: i64, row: i64, wrong: i64) -> None:
        self.list_id = append(self.list_id, list_id)
        self.place = append(self.place, place)
        self.parent = append(self.parent, parent)
        self.row = append(self.row, row)
        self.wrong = append(self.wrong, wrong)
        self.count += 1
