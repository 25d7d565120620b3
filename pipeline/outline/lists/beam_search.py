"""Beam search: which candidates of a page are list items, and what their true ordinals are, decided together.

Each candidate can be read in several ways: as the next item of an open list, as an item with a wrong numeral, as the
first item of a new or nested list, or as no marker at all. Each way has a cost (`pipeline.outline.lists.costs`), and
the cheapest reading of the whole page wins. Only the 8 cheapest states are kept at a time, so time grows linearly with
the number of candidates.
"""

from math import inf
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists.reached import Reached
from pipeline.outline.lists.readings import Readings
from pipeline.outline.lists.transitions import NO_MARKER, OpenLists, Transitions
from pipeline.outline.markers.candidates import HOLLOW, Candidates

BEAM: Final = 8
# A path that costs this much more than the cheapest cannot win any more: two wrong numerals.
MARGIN: Final = 6.0


def read_candidates(candidates: Candidates) -> Readings:
    """The cheapest reading of all candidates of a page."""
    path = StraightPath(candidates)
    if path.is_cheapest:
        return path.readings
    return search(candidates, path.cost) or search(candidates, inf) or path.readings


class StraightPath:
    """The reading that takes a cheapest transition at every candidate.

    It is the cheapest of all where it costs nothing and every other one does: most pages are read so.
    """

    def __init__(self, candidates: Candidates) -> None:
        self.cost = 0.0
        self.is_cheapest = True
        self.readings = Readings()
        self._lists = OpenLists(1)
        self._transitions = Transitions(candidates)
        candidate: i64 = 0
        while candidate < candidates.count:
            if candidates.flags[candidate] & HOLLOW:
                self.readings.skip()
            elif self._transitions.is_next(self._lists, 0, candidate):
                place: i64 = self._transitions.go_to_next(self._lists, 0)
                self.readings.read(self._lists.depth[0], place, candidates.first[candidate], 0)
            else:
                self._choose(candidate)
            candidate += 1

    def _choose(self, candidate: i64) -> None:
        """Take the first of the cheapest transitions."""
        found = self._transitions
        found.find(self._lists, 0, candidate, self.cost)
        best: i64 = 0
        free: i64 = 0
        number: i64 = 0
        while number < found.count:
            if found.cost[number] == 0.0:
                free += 1
            if found.cost[number] < found.cost[best]:
                best = number
            number += 1
        if free != 1:
            self.is_cheapest = False
        self.cost = found.cost[best]
        self._lists.put(0, found.depth[best], found.family[best], found.last[best], found.setting[best])
        if found.row[best] == NO_MARKER:
            self.readings.skip()
        else:
            self.readings.read(found.depth[best], found.last[best], found.row[best], found.how[best])


def search(candidates: Candidates, most: float) -> Readings | None:
    """The cheapest reading that the beam search finds, or None if at some candidate every path costs more than `most`.

    What a path costs only grows, so a dearer one cannot become the cheapest, and leaving it out changes nothing.
    """
    beam = Beam(candidates)
    candidate: i64 = 0
    while candidate < candidates.count:
        if not candidates.flags[candidate] & HOLLOW:
            beam.read(candidate, most)
            if beam.paths == 0:
                return None
        candidate += 1
    return beam.readings()


class Beam:
    """The cheapest paths so far, the cheapest first, and the steps that led to them.

    A step is how a path reads one candidate, and the step before it; its state is that of the path after it.
    """

    def __init__(self, candidates: Candidates) -> None:
        self.paths: i64 = 1
        self._candidates = candidates
        self._transitions = Transitions(candidates)
        self._reached = Reached()
        self._best: vec[i64] = vec[i64]([0] * BEAM)
        self._lists = OpenLists(BEAM)
        self._lists_after = OpenLists(BEAM)
        self._cost: vec[float] = vec[float]([0.0] * BEAM)
        self._step: vec[i64] = vec[i64]([-1] * BEAM)
        self._step_after: vec[i64] = vec[i64]([-1] * BEAM)
        # The steps of all paths.
        self._before: vec[i64] = vec[i64]()
        self._depth: vec[i64] = vec[i64]()
        self._place: vec[i64] = vec[i64]()
        self._row: vec[i64] = vec[i64]()
        self._how: vec[i64] = vec[i64]()

    def read(self, candidate: i64, most: float) -> None:
        """Let all paths read a candidate, and keep those that cost no more than `most` and may still win."""
        found = self._transitions
        reached = self._reached
        reached.clear()
        path: i64 = 0
        while path < self.paths:
            found.find(self._lists, path, candidate, self._cost[path])
            number: i64 = 0
            while number < found.count:
                reached.offer(self._lists, path, found, number)
                number += 1
            path += 1
        ranked: i64 = reached.rank(self._best)
        limit = min(most, reached.cost[self._best[0]] + MARGIN)
        kept: i64 = 0
        while kept < ranked and reached.cost[self._best[kept]] <= limit:
            self._keep(self._best[kept], kept)
            kept += 1
        self.paths = kept
        self._lists, self._lists_after = self._lists_after, self._lists
        self._step, self._step_after = self._step_after, self._step

    def _keep(self, state: i64, path: i64) -> None:
        """Go on with a state as one of the paths."""
        reached = self._reached
        origin: i64 = reached.origin[state]
        depth: i64 = reached.depth[state]
        last: i64 = reached.last[state]
        self._lists.copy(origin, depth - 1, self._lists_after, path)
        self._lists_after.put(path, depth, reached.family[state], last, reached.setting[state])
        self._cost[path] = reached.cost[state]
        self._step_after[path] = len(self._before)
        self._before = append(self._before, self._step[origin])
        self._depth = append(self._depth, depth)
        self._place = append(self._place, last)
        self._row = append(self._row, reached.row[state])
        self._how = append(self._how, reached.how[state])

    def readings(self) -> Readings:
        """Follow the cheapest path back to its beginning, and replay it."""
        steps = vec[i64]()
        step: i64 = self._step[0]
        while step >= 0:
            steps = append(steps, step)
            step = self._before[step]
        readings = Readings()
        at: i64 = len(steps)
        candidate: i64 = 0
        while candidate < self._candidates.count:
            if self._candidates.flags[candidate] & HOLLOW:
                readings.skip()
                candidate += 1
                continue
            at -= 1
            step = steps[at]
            if self._row[step] == NO_MARKER:
                readings.skip()
            else:
                readings.read(self._depth[step], self._place[step], self._row[step], self._how[step])
            candidate += 1
        return readings
