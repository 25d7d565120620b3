"""Deciding together which marks are list items, and what their true places are.

Every mark can be read in several ways: as the next item of an open list, as an item
with a wrong numeral, as the first item of a new or nested list, or as no marker at
all. Each way has a cost, written down in `Cost`; the reading of the whole page with
the least total cost wins. It is found with a beam search that keeps the `BEAM`
cheapest states, so time grows linearly with the number of marks.
"""

from collections.abc import Sequence
from math import inf
from operator import itemgetter
from typing import NamedTuple

from pipeline.structure.marks import Mark, Shown
from pipeline.structure.ways import State, Steps, automaton

BEAM = 8
# A reading so much dearer than the best one so far cannot win any more: two wrong numerals.
MARGIN = 6.0


class Reading(NamedTuple):
    """How one mark is read: the item at ``place`` of list ``list_id``, inside the item of mark ``parent``.

    ``shown`` is the way of reading the mark that was chosen; ``wrong`` says that it shows
    another place. A mark that is no marker has no reading.
    """

    place: int
    list_id: int
    parent: int | None
    shown: Shown
    wrong: bool


# A partial reading: its cost, the lists that are open after it, the path before its last mark, and how that mark is
# read: whether it begins a list, as what, whether wrongly. Dozens are made for a mark; a plain tuple is made fastest.
_Path = tuple[float, State, "_Path | None", bool, Shown | None, bool]
_COST = itemgetter(0)


def read_sequence(marks: Sequence[Mark]) -> list[Reading | None]:
    """The cheapest reading of all marks of a page, in page order; None for what is no marker."""
    numbers = [number for number, mark in enumerate(marks) if not mark.hollow]  # the others change no path
    known = automaton()
    steps = [known.steps(marks[number]) for number in numbers]
    beginning: _Path = (0.0, known.states[()], None, False, None, False)
    path, sure = _straight(beginning, steps)
    if not sure:
        path = _search(beginning, steps, path[0]) or _search(beginning, steps, inf) or path
    return _trace(path, len(marks), numbers)


def _straight(path: _Path, marks: Sequence[Steps]) -> tuple[_Path, bool]:
    """The reading that takes a cheapest way at every mark, and whether it is the cheapest of all.

    It is where it costs nothing and every other way does: so the lists of most pages are read.
    """
    sure = True
    for steps in marks:
        least, free = inf, 0
        before = path
        for dear, misread, ways in steps[before[1]]:
            cost = before[0] + dear + misread
            for more, state, opened, shown, wrong in ways:
                free += cost + more == 0
                if cost + more < least:
                    least = cost + more
                    path = (least, state, before, opened, shown, wrong)
        sure = sure and free == 1
    return path, sure


def _search(beginning: _Path, marks: Sequence[Steps], most: float) -> _Path | None:
    """The cheapest reading that the beam search finds, None if at some mark no path is left that costs `most` or less.

    What a path costs only grows, so a dearer one cannot become the cheapest, and leaving it out changes nothing.
    """
    beam = [beginning]
    for steps in marks:
        best: dict[State, _Path] = {}
        for path in beam:
            for dear, misread, ways in steps[path[1]]:
                cost = path[0] + dear + misread
                for more, state, opened, shown, wrong in ways:
                    total = cost + more
                    known = best.get(state)
                    if known is None or total < known[0]:
                        best[state] = (total, state, path, opened, shown, wrong)
        ranked = sorted(best.values(), key=_COST)[:BEAM]
        limit = min(most, ranked[0][0] + MARGIN)
        beam = [path for path in ranked if path[0] <= limit]
        if not beam:
            return None
    return beam[0]


def _trace(path: _Path, count: int, numbers: list[int]) -> list[Reading | None]:
    """Follow the cheapest path back to the beginning, then replay it into readings of `count` marks.

    ``numbers`` are those of the marks that the path reads.
    """
    paths: list[_Path] = []
    while path[2] is not None:
        paths.append(path)
        path = path[2]
    readings: list[Reading | None] = [None] * count
    open_lists: list[tuple[int, int]] = []  # list number, number of its last mark
    lists = 0
    for number, (_, state, _, opened, shown, wrong) in zip(numbers, reversed(paths), strict=True):
        if shown is None:
            continue
        depth = len(state.stack) - 1
        list_id = lists if opened else open_lists[depth][0]
        lists += opened
        open_lists = [*open_lists[:depth], (list_id, number)]
        parent = open_lists[depth - 1][1] if depth else None
        readings[number] = Reading(state.stack[-1].last, list_id, parent, shown, wrong)
    return readings
