"""Deciding together which marks are list items, and what their true places are.

Every mark can be read in several ways: as the next item of an open list, as an item
with a wrong numeral, as the first item of a new or nested list, or as no marker at
all. Each way has a cost, written down in `Cost`; the reading of the whole page with
the least total cost wins. It is found with a beam search that keeps the `BEAM`
cheapest states, so time grows linearly with the number of marks.

The costs are ranks more than measures: what matters is their order, and the sums
named beside them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.structure.markers import BULLET, WORD, Mark

BEAM = 12
DEEPEST = 4


class Cost:
    """What a reading costs; 0 is the regular next item."""

    # A numeral of the right family that shows another place: ① ② ⑧ ④.
    WRONG = 3.0
    # Markers lost in between, ① ② ④: less than WRONG, so that a gap is not "repaired";
    # each further lost one adds, so that ① ② ③ ⑧ becomes a wrong numeral.
    LOST = 2.0
    LOST_EACH = 0.5
    LOST_MOST = 4.5
    # The same ordinal twice, ① ② ②: less than WRONG, because either may be the wrong one.
    DOUBLED = 2.5
    # A list that counts down shows it at its second item.
    DOWN = 2.0
    # 1. 2、 3.: another family that shows the expected place.
    SWITCH = 1.5
    # A new list at 1 right behind a heading or colon is free, elsewhere it costs a little;
    # within a line a little more, so that one "(1)" in prose stays prose.
    RESTART = 1.0
    INLINE_FIRST = 0.6
    # A list that starts at 3: between LOST and WRONG.
    START_LATE = 2.5
    # A list goes on behind a heading: less than a late start.
    OVER_HEADING = 0.4
    # A list inside an item; with the family of the list around it less likely.
    NEST = 0.5
    NEST_SAME = 2.0
    # No marker at all: unlikely at the beginning of a line, likely within one (less so for
    # an enclosed numeral, which is made to be a marker), but not inside a run of inline
    # items of the same family, nor for the very next place (there less than DOUBLED: a
    # reference to the next item must not double it).
    SKIP_LINE = 5.0
    SKIP_WEAK = 1.2
    SKIP_INLINE = 0.7
    SKIP_GLYPH = 1.5
    SKIP_NEXT = 2.0
    SKIP_IN_RUN = 2.6


class Level(NamedTuple):
    """An open list: its family, the last place in it, its direction, and its size up to 2."""

    family: str
    last: int
    step: int
    size: int
    inline: bool


class Reading(NamedTuple):
    """How one mark is read: the item at ``place`` of list ``list_id``, ``level`` lists deep.

    ``parent`` is the number of the mark whose item holds this list. ``wrong`` says that
    the numeral shows another place. A mark that is no marker has no reading.
    """

    place: int
    list_id: int
    level: int
    parent: int | None
    wrong: bool


class _Path(NamedTuple):
    cost: float
    stack: tuple[Level, ...]
    before: "_Path | None"
    opened: bool
    skipped: bool
    wrong: bool


def read_sequence(marks: Sequence[Mark]) -> list[Reading | None]:
    """The cheapest reading of all marks of a page, in page order; None for what is no marker."""
    beam = [_Path(0.0, (), None, False, True, False)]
    for mark in marks:
        best: dict[tuple[Level, ...], _Path] = {}
        for path in beam:
            for following in _ways(path, mark):
                known = best.get(following.stack)
                if known is None or following.cost < known.cost:
                    best[following.stack] = following
        beam = sorted(best.values(), key=lambda path: path.cost)[:BEAM]
    return _trace(beam[0], len(marks))


def _ways(path: _Path, mark: Mark) -> list[_Path]:
    ways = [_Path(path.cost + _skip_cost(path.stack, mark), path.stack, path, False, True, False)]
    for depth, level in enumerate(path.stack):
        for cost, following, wrong in _steps(level, mark):
            stack = (*path.stack[:depth], following)
            ways.append(_Path(path.cost + cost, stack, path, False, False, wrong))
    for depth in {0, len(path.stack)}:
        if depth < DEEPEST:
            for cost, first, wrong in _starts(path.stack[:depth], path.stack, mark):
                ways.append(_Path(path.cost + cost, (*path.stack[:depth], first), path, True, False, wrong))
    return ways


def _skip_cost(stack: tuple[Level, ...], mark: Mark) -> float:
    if mark.inline:
        top = stack[-1] if stack else None
        if top and top.family == mark.family:
            if top.inline and top.size > 1:
                return Cost.SKIP_IN_RUN
            if mark.ordinal == top.last + top.step:
                return Cost.SKIP_NEXT
        return Cost.SKIP_GLYPH if mark.family in ENCLOSED else Cost.SKIP_INLINE
    return Cost.SKIP_WEAK if mark.weak else Cost.SKIP_LINE


def _steps(level: Level, mark: Mark) -> list[tuple[float, Level, bool]]:
    """The ways in which a mark can go on with an open list: cost, the list then, wrong numeral."""
    expected = level.last + level.step
    over = Cost.OVER_HEADING if mark.opens and not mark.inline else 0.0
    following = Level(mark.family, expected, level.step, 2, mark.inline)
    if level.family != mark.family:
        if BULLET not in (level.family, mark.family) and mark.ordinal == expected:
            return [(Cost.SWITCH + over, following, False)]
        return []
    if mark.ordinal is None or mark.ordinal == expected:
        return [(over, following, False)]
    shown = mark.ordinal
    ways = []
    if mark.family != WORD and expected > 0:
        ways.append((Cost.WRONG + over, following, True))
    if shown == level.last:
        ways.append((Cost.DOUBLED, following._replace(last=shown), False))
    elif level.size == 1 and shown == level.last - 1:
        ways.append((Cost.DOWN, following._replace(last=shown, step=-1), False))
    elif (shown - expected) * level.step > 0:
        lost = min(Cost.LOST + Cost.LOST_EACH * (abs(shown - expected) - 1), Cost.LOST_MOST)
        ways.append((lost + over, following._replace(last=shown), False))
    return ways


def _starts(below: tuple[Level, ...], stack: tuple[Level, ...], mark: Mark) -> list[tuple[float, Level, bool]]:
    """The ways in which a mark can begin a list on top of `below`, the rest of `stack` being closed."""
    cost = Cost.INLINE_FIRST if mark.inline else 0.0
    if below:
        cost += Cost.NEST_SAME if any(level.family == mark.family for level in below) else Cost.NEST
    elif stack and not mark.opens:
        cost += Cost.RESTART
    shown = mark.ordinal
    if shown is None or shown == 1:
        return [(cost, Level(mark.family, 1, 1, 1, mark.inline), False)]
    late = (cost + Cost.START_LATE + (Cost.LOST if below else 0.0), Level(mark.family, shown, 1, 1, mark.inline), False)
    if mark.family == WORD:
        return [late]
    return [late, (cost + Cost.WRONG, Level(mark.family, 1, 1, 1, mark.inline), True)]


def _trace(path: _Path, count: int) -> list[Reading | None]:
    """Follow the cheapest path back to the beginning, then replay it into readings."""
    paths: list[_Path] = []
    step: _Path | None = path
    while step is not None and step.before is not None:
        paths.append(step)
        step = step.before
    readings: list[Reading | None] = []
    open_lists: list[tuple[int, int]] = []  # list number, number of its last mark
    lists = 0
    for number, step in enumerate(reversed(paths)):
        if step.skipped:
            readings.append(None)
            continue
        depth = len(step.stack) - 1
        if step.opened:
            open_lists = [*open_lists[:depth], (lists, number)]
            lists += 1
        else:
            open_lists = [*open_lists[:depth], (open_lists[depth][0], number)]
        parent = open_lists[depth - 1][1] if depth else None
        readings.append(Reading(step.stack[-1].last, open_lists[depth][0], depth, parent, step.wrong))
    return readings
