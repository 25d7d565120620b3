"""Beam search: which candidates of a page are list items, and what their true places are, decided together.

Each candidate has several readings: as the next item of an open list, as an item with a wrong numeral, as the
first item of a new or nested list, or as no marker at all. Each has a cost (`pipeline.outline.lists.costs`), and
the cheapest reading of the whole page wins. Only the 8 cheapest states are kept at a time, so time grows linearly with
the number of candidates.
"""

from math import inf
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists.open_lists import NONE, OpenLists
from pipeline.outline.lists.readings import Readings
from pipeline.outline.lists.states import States
from pipeline.outline.lists.straight_path import StraightPath
from pipeline.outline.lists.transitions import NO_MARKER
from pipeline.outline.markers.candidates import HOLLOW, Candidates

BEAM: Final = 8
# A path that costs this much more than the cheapest cannot win any more: two wrong numerals.
MARGIN: Final = 6.0
# This many open lists are kept apart; then those are forgotten that no path stands in.
_MOST_LISTS: Final = 4096
# A step in one number: the row of its reading plus one, the depth of its list, and how it reads its candidate.
_HOW: Final = 2
_DEPTH: Final = 3


def read_candidates(candidates: Candidates) -> Readings:
    """The cheapest reading of all candidates of a page."""
    path = StraightPath(candidates)
    if path.is_cheapest:
        return path.readings
    return search(candidates, path.cost) or search(candidates, inf) or path.readings


def are_regular(candidates: Candidates) -> bool:
    """Whether candidates are nothing but items that go on with their lists, each with text after it."""
    number: i64 = 0
    while number < candidates.count:
        if candidates.flags[number] & HOLLOW:
            return False
        number += 1
    return StraightPath(candidates).is_cheapest


def search(candidates: Candidates, most: float) -> Readings | None:
    """The cheapest reading that the beam search finds, or None if at some candidate every path costs more than `most`.

    What a path costs only grows, so a dearer one cannot become the cheapest, and leaving it out changes nothing.
    """
    beam = Beam(candidates)
    candidate: i64 = 0
    while candidate < candidates.count:
        if not candidates.flags[candidate] & HOLLOW and not beam.read(candidate, most):
            return None
        candidate += 1
    return beam.readings()


class Path:
    """A path so far: what it cost, the innermost list that is open after it, and its last step."""

    def __init__(self, cost: float, top: i64, step: i64) -> None:
        self.cost = cost
        self.top = top
        self.step = step


class Beam:
    """The cheapest paths so far, the cheapest first, and the steps that led to them."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._states = States(candidates)
        self._paths = [Path(0.0, NONE, -1)]
        # The steps of all paths: the step before it, the place of the item, and how the candidate is read.
        self._before: vec[i64] = vec[i64]()
        self._place: vec[i64] = vec[i64]()
        self._reading: vec[i64] = vec[i64]()

    def read(self, candidate: i64, most: float) -> bool:
        """Let all paths read a candidate; whether any is left that costs no more than `most`.

        Those are kept that may still win.
        """
        states = self._states
        if states.lists.count > _MOST_LISTS:
            self._forget_closed_lists()
        states.clear()
        states.go_to(candidate)
        states.origin = 0
        for path in self._paths:
            states.find(path.top, path.cost)
            states.origin += 1
        paths: list[Path] = []
        limit = inf
        for state in states.cheapest(BEAM, most):
            limit = min(limit, state.cost + MARGIN)
            if state.cost > limit:
                break
            origin = self._paths[state.origin]
            top: i64 = origin.top
            if state.row != NO_MARKER:
                top = states.lists.number(state.around, state.family, state.last, state.setting)
            paths.append(Path(state.cost, top, len(self._before)))
            depth: i64 = 0 if top == NONE else states.lists.depth[top]
            self._before = append(self._before, origin.step)
            self._place = append(self._place, state.last)
            self._reading = append(self._reading, ((state.row + 1) << _DEPTH | depth) << _HOW | state.how)
        self._paths = paths
        return len(paths) > 0

    def _forget_closed_lists(self) -> None:
        lists = OpenLists()
        for path in self._paths:
            path.top = lists.copy(path.top, self._states.lists)
        self._states.lists = lists

    def readings(self) -> Readings:
        """Follow the cheapest path back to its beginning, and replay it."""
        steps = vec[i64]()
        step: i64 = self._paths[0].step
        while step >= 0:
            steps = append(steps, step)
            step = self._before[step]
        readings = Readings(self._candidates.count)
        at: i64 = len(steps)
        candidate: i64 = 0
        while candidate < self._candidates.count:
            row: i64 = NO_MARKER
            if not self._candidates.flags[candidate] & HOLLOW:
                at -= 1
                step = steps[at]
                row = (self._reading[step] >> (_DEPTH + _HOW)) - 1
            if row == NO_MARKER:
                readings.skip()
            else:
                known: i64 = self._reading[step]
                depth: i64 = known >> _HOW & ((1 << _DEPTH) - 1)
                readings.read(depth, self._place[step], row, known & ((1 << _HOW) - 1))
            candidate += 1
        return readings
