"""Deciding together which marks are list items, and what their true places are.

Every mark can be read in several ways: as the next item of an open list, as an item
with a wrong numeral, as the first item of a new or nested list, or as no marker at
all. Each way has a cost, written down in `Cost`; the reading of the whole page with
the least total cost wins. It is found with a beam search that keeps the `BEAM`
cheapest states, so time grows linearly with the number of marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.structure.costs import Cost
from pipeline.structure.families import BULLET, NESTED, WORD
from pipeline.structure.marks import Mark, Shown
from pipeline.structure.numerals import read_decimal

BEAM = 8
# A reading so much dearer than the best one so far cannot win any more: two wrong numerals.
MARGIN = 6.0
DEEPEST = 4


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """An open list: its family, the last place in it, its direction, its size up to 2, and how it is set.

    Levels are made by `_Levels` only, one of a kind: told apart by identity, stacks of them are compared fast.
    """

    family: str
    last: int
    step: int
    size: int
    inline: bool
    indent: int | None


class _Levels(dict[tuple[str, int, int, int, bool, int | None], Level]):
    """The levels of one page by what they hold, each made once."""

    def __missing__(self, key: tuple[str, int, int, int, bool, int | None]) -> Level:
        level = self[key] = Level(*key)
        return level

    def after(self, level: Level) -> Level:
        """A list after its very next item."""
        return self[level.family, level.last + level.step, level.step, 2, level.inline, level.indent]


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


Stack = tuple[Level, ...]


# A partial reading: its cost, the lists that are open after it, the path before its last mark, and how that mark is
# read: whether it begins a list, as what, whether wrongly. Dozens are made for a mark; a plain tuple is made fastest.
_Path = tuple[float, Stack, "_Path | None", bool, Shown | None, bool]
# One way in which a mark continues or begins a list: its cost, the list after it, whether its numeral is wrong.
_Way = tuple[float, Level, bool]


def read_sequence(marks: Sequence[Mark]) -> list[Reading | None]:
    """The cheapest reading of all marks of a page, in page order; None for what is no marker."""
    beam: list[_Path] = [(0.0, (), None, False, None, False)]
    levels = _Levels()
    numbers = [number for number, mark in enumerate(marks) if not mark.hollow]  # the others change no path
    for number in numbers:
        mark = marks[number]
        best: dict[Stack, _Path] = {}
        found: list[_Path]
        ways = _WaysOfMark(mark, levels)
        for path in beam:
            stack = path[1]
            if stack and _is_next(stack[-1], mark):
                found = [(path[0], (*stack[:-1], levels.after(stack[-1])), path, False, mark.shown[0], False)]
            else:
                found = ways.following(path)
            for following in found:
                known = best.get(following[1])
                if known is None or following[0] < known[0]:
                    best[following[1]] = following
        ranked = sorted(best.values(), key=itemgetter(0))[:BEAM]
        most = ranked[0][0] + MARGIN
        beam = [path for path in ranked if path[0] <= most]
    return _trace(beam[0], len(marks), numbers)


class _WaysOfMark:
    """All ways in which paths go on with one mark.

    The paths of a beam have most of their open lists in common, so what the mark means to a list is worked out once.
    """

    def __init__(self, mark: Mark, levels: _Levels) -> None:
        self.mark = mark
        self.levels = levels
        self.steps: dict[Level, list[list[_Way]]] = {}
        self.starts: dict[tuple[float, bool, bool], list[list[_Way]]] = {}

    @cached_property
    def families(self) -> list[str]:
        """Of which families the mark may be."""
        return [shown.family for shown in self.mark.shown]

    def following(self, path: _Path) -> list[_Path]:
        """All ways in which a path goes on with the mark, if it is not just the next item."""
        mark, cost, stack = self.mark, path[0], path[1]
        skip = _skip_cost(stack, mark)
        found: list[_Path] = [(cost + skip, stack, path, False, None, False)]
        steps = [self.steps.get(level) or self._steps(level) for level in stack]
        anew = self._starts(_restart_cost(stack, self), bool(stack), False)
        within = None
        if 0 < len(stack) < DEEPEST:
            unlooked_for = not is_named_after(mark.shown[0].family, stack[-1].last)
            within = self._starts(_nest_cost(stack, self), unlooked_for, True)
        for number, shown in enumerate(mark.shown):
            dear = cost + number * Cost.SECOND_READING + (Cost.MISREAD if shown.misread else 0.0)
            for depth, on_level in enumerate(steps):
                for more, level, wrong in on_level[number]:
                    found.append((dear + more, (*stack[:depth], level), path, False, shown, wrong))
            for more, level, wrong in anew[number]:
                found.append((dear + more, (level,), path, True, shown, wrong))
            if within:
                for more, level, wrong in within[number]:
                    found.append((dear + more, (*stack, level), path, True, shown, wrong))
        return found

    def _steps(self, level: Level) -> list[list[_Way]]:
        known = self.steps[level] = [list(_steps(level, self.mark, shown, self.levels)) for shown in self.mark.shown]
        return known

    def _starts(self, cost: float, behind: bool, nested: bool) -> list[list[_Way]]:
        known = self.starts.get((cost, behind, nested))
        if known is None:
            known = [list(_starts(cost, behind, nested, self.mark, shown, self.levels)) for shown in self.mark.shown]
            self.starts[cost, behind, nested] = known
        return known


def _is_next(top: Level, mark: Mark) -> bool:
    """Whether a mark that begins a line is the very next item of the innermost list: then it is nothing else."""
    shown = mark.shown[0]
    return (
        shown.family == top.family
        and (shown.ordinal is None or shown.ordinal == top.last + top.step)
        and not (mark.inline or mark.opens or top.inline)
        and mark.indent == top.indent
    )


def _skip_cost(stack: Stack, mark: Mark) -> float:
    shown = mark.shown[0]
    top = stack[-1] if stack else None
    in_run = top is not None and top.size > 1 and any(way.family == top.family for way in mark.shown)
    if not mark.inline:
        return Cost.SKIP_LINE if not shown.weak else Cost.SKIP_WEAK_IN_RUN if in_run else Cost.SKIP_WEAK
    glyph = shown.family in ENCLOSED
    if top and in_run and top.inline:
        return Cost.SKIP_GLYPH_IN_RUN if glyph else Cost.SKIP_IN_RUN
    if mark.glued:
        return Cost.SKIP_GLUED
    if shown.weak:
        return Cost.SKIP_WORD if shown.family == WORD else Cost.SKIP_WEAK_INLINE
    if any(level.inline and level.size > 1 and level.family == shown.family for level in stack):
        return Cost.SKIP_IN_RUN
    if top and top.family == shown.family and shown.ordinal == top.last + top.step:
        return Cost.SKIP_NEXT
    again = top is not None and top.size == 1 and top.family == shown.family and shown.ordinal == top.last
    return Cost.SKIP_GLYPH if glyph else Cost.SKIP_AGAIN if again else Cost.SKIP_INLINE


def _steps(level: Level, mark: Mark, shown: Shown, levels: _Levels) -> Iterator[_Way]:
    """The ways in which a mark can go on with an open list."""
    last, step = level.last, level.step
    expected = last + step
    ordinal = shown.ordinal
    if mark.inline and shown.family == WORD and ordinal != expected:
        return
    if level.family != shown.family and (ordinal != expected or BULLET in (level.family, shown.family)):
        return
    if shown.misread:
        return
    over = Cost.OVER_HEADING if mark.opens and not mark.inline else 0.0
    if level.indent != mark.indent and level.indent is not None and mark.indent is not None:
        over += Cost.OTHER_INDENT

    def following(place: int, direction: int = step) -> Level:
        return levels[shown.family, place, direction, 2, mark.inline, mark.indent]

    if level.family != shown.family:
        yield Cost.SWITCH + over, following(expected), False
        return
    if ordinal is None or ordinal == expected:
        yield over, following(expected), False
        return
    if expected > 0:
        yield Cost.WRONG + over, following(expected), True
    if ordinal == last:
        yield Cost.DOUBLED + over, following(ordinal), False
    elif level.size == 1 and ordinal == last - 1:
        yield Cost.DOWN + over, following(ordinal, -1), False
    elif (ordinal - expected) * step > 0:
        lost = Cost.LOST + Cost.LOST_EACH * (abs(ordinal - expected) - 1)
        yield min(lost, Cost.LOST_MOST) + over, following(ordinal), False


def _restart_cost(stack: Stack, ways: _WaysOfMark) -> float:
    """What it costs to close all open lists before a new one begins."""
    if not stack or ways.mark.opens:
        return 0.0
    return Cost.RESTART_SAME if stack[0].family in ways.families else Cost.RESTART


def _nest_cost(stack: Stack, ways: _WaysOfMark) -> float:
    """What it costs to begin a list within the innermost one of some open lists."""
    around = stack[-1]
    unlikely = around.family == BULLET or any(level.family in ways.families for level in stack)
    return Cost.NEST_SAME if unlikely and not _moved_in(around, ways.mark) else Cost.NEST


def _starts(cost: float, behind: bool, nested: bool, mark: Mark, shown: Shown, levels: _Levels) -> Iterator[_Way]:
    """The ways in which a mark can begin a list: at a `cost`, `behind` or `nested` in other lists."""
    if mark.inline and shown.family == WORD:
        return
    if mark.inline and not mark.opens:
        cost = Cost.INLINE_FIRST + cost
    if behind and shown.weak and not mark.opens:
        cost += Cost.WEAK_FIRST
    first = levels[shown.family, 1, 1, 1, mark.inline, mark.indent]
    if shown.ordinal in (None, 1):
        yield cost, first, shown.misread
        return
    late = cost + Cost.START_LATE + (Cost.LOST if nested else 0.0)
    yield late, levels[shown.family, shown.ordinal or 1, 1, 1, mark.inline, mark.indent], False
    yield cost + Cost.WRONG, first, True


def is_named_after(family: str, place: int) -> bool:
    """Whether a family's numerals begin with the place of the item that they stand in, as 3.1 does below III.

    >>> is_named_after("decimal-nested 3.", 3), is_named_after("decimal-dot", 3)
    (True, False)
    """
    return family.startswith(NESTED) and read_decimal(family[len(NESTED) + 1 : -1]) == place


def _moved_in(around: Level, mark: Mark) -> bool:
    return around.indent is not None and mark.indent is not None and mark.indent > around.indent


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
    for number, (_, stack, _, opened, shown, wrong) in zip(numbers, reversed(paths), strict=True):
        if shown is None:
            continue
        depth = len(stack) - 1
        list_id = lists if opened else open_lists[depth][0]
        lists += opened
        open_lists = [*open_lists[:depth], (list_id, number)]
        parent = open_lists[depth - 1][1] if depth else None
        readings[number] = Reading(stack[-1].last, list_id, parent, shown, wrong)
    return readings
