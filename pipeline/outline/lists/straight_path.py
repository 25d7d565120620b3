"""The straight path: the reading that takes a cheapest transition at every candidate."""

from math import inf

from mypy_extensions import i64

from pipeline.outline.lists.open_lists import HAS_TWO, NONE
from pipeline.outline.lists.readings import Readings
from pipeline.outline.lists.transitions import NO_MARKER, Transitions
from pipeline.outline.markers.candidates import HOLLOW, Candidates


class StraightPath(Transitions):
    """The straight path of a page, and whether it is the cheapest of all.

    It is where it costs nothing and every other path does: most pages are read so.
    """

    def __init__(self, candidates: Candidates) -> None:
        super().__init__(candidates)
        self.cost = 0.0
        self.is_cheapest = True
        self.readings = Readings(candidates.count)
        # The transition to be taken, and how many cost nothing.
        self._free: i64 = 0
        self._least: float = inf
        self._around: i64 = NONE
        self._family: i64 = NO_MARKER
        self._last: i64 = 0
        self._setting: i64 = 0
        self._row: i64 = NO_MARKER
        self._how: i64 = 0
        self._walk()

    def _walk(self) -> None:
        candidates = self.candidates
        lists = self.lists
        top: i64 = NONE
        candidate: i64 = 0
        while candidate < candidates.count:
            if candidates.flags[candidate] & HOLLOW:
                self.readings.skip()
                candidate += 1
                continue
            self.go_to(candidate)
            if top != NONE and self.is_next(top):
                place: i64 = lists.next_place(top)
                lists.last[top] = place
                lists.setting[top] |= HAS_TWO
                self.readings.read(lists.depth[top], place, self.row, 0)
            else:
                top = self._choose(top)
            candidate += 1

    def _choose(self, top: i64) -> i64:
        """Take the first of the cheapest transitions; the innermost list that is open after it."""
        self._free = 0
        self._least = inf
        self.find(top, self.cost)
        if self._free != 1:
            self.is_cheapest = False
        self.cost = self._least
        if self._row == NO_MARKER:
            self.readings.skip()
            return top
        after: i64 = self.lists.add(self._around, self._family, self._last, self._setting)
        self.readings.read(self.lists.depth[after], self._last, self._row, self._how)
        return after

    def offer(self, cost: float, around: i64, family: i64, last: i64, setting: i64, row: i64, how: i64) -> None:
        """Take a transition if it is the cheapest so far."""
        if cost == 0.0:
            self._free += 1
        if cost < self._least:
            self._least = cost
            self._around = around
            self._family = family
            self._last = last
            self._setting = setting
            self._row = row
            self._how = how
