"""Deciding together which marks are list items, and what their true places are.

Every mark can be read in several ways: as the next item of an open list, as an item
with a wrong numeral, as the first item of a new or nested list, or as no marker at
all. Each way has a cost, written down in `Cost`; the reading of the whole page with
the least total cost wins. It is found with a beam search that keeps the `BEAM`
cheapest states, so time grows linearly with the number of marks.

The costs are ranks more than measures: what matters is their order, and the sums
named beside them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.structure.families import BULLET
from pipeline.structure.markers import Mark, Shown

BEAM = 8
# A reading so much dearer than the best one so far cannot win any more: two wrong numerals.
MARGIN = 6.0
DEEPEST = 4


class Cost:
    """What a reading costs; 0 is the regular next item."""

    # A numeral of the right family that shows another place: ① ② ⑧ ④.
    WRONG = 3.0
    # A letter that was taken for a digit: (l) for (1).
    MISREAD = 1.0
    # Markers lost in between, ① ② ④: less than WRONG for one or two, so that a gap is not
    # "repaired", and more beyond, so that the ⑧ of ① ② ③ ⑧ is a wrong numeral.
    LOST = 2.0
    LOST_EACH = 0.75
    LOST_MOST = 5.0
    # The same ordinal twice, ① ② ②: less than WRONG, because either may be the wrong one.
    DOUBLED = 2.5
    # A list that counts down shows it at its second item.
    DOWN = 2.0
    # 1. 2、 3.: another family that shows the expected place.
    SWITCH = 1.2
    # A new list at 1 right behind a heading or colon is free; elsewhere it costs, and in
    # the family of the open list half as much as WRONG. Within a line a little more, so
    # that one "(1)" in prose stays prose.
    RESTART = 1.0
    RESTART_SAME = 1.5
    INLINE_FIRST = 0.6
    # "A. Smith" begins no list: a weak family without a heading before it must go on.
    WEAK_FIRST = 2.0
    # A list that starts at 3: between LOST and WRONG.
    START_LATE = 2.5
    # A list goes on behind a heading: less than a late start.
    OVER_HEADING = 0.4
    # A list inside an item; in the family of the list around it, or below a bullet, less
    # likely, unless it is moved in. An item that is moved in or out of its list's line is unlikely too.
    NEST = 0.5
    NEST_SAME = 2.0
    OTHER_INDENT = 1.5
    # No marker at all: unlikely at the beginning of a line, likely within one (less so for
    # an enclosed numeral, which is made to be a marker), and very likely glued to a word.
    SKIP_LINE = 5.0
    SKIP_WEAK = 1.6
    SKIP_INLINE = 0.9
    SKIP_GLYPH = 1.5
    SKIP_GLUED = 0.25
    SKIP_WEAK_INLINE = 0.35
    # Not so inside a run of the same family, nor for the very next place (there less than
    # DOUBLED: a reference to the next item must not double it).
    SKIP_IN_RUN = 2.6
    SKIP_WEAK_IN_RUN = 3.5
    SKIP_GLYPH_IN_RUN = 4.0
    SKIP_NEXT = 2.0
    # The second reading of an ambiguous mark, such as i. as a letter.
    SECOND_READING = 0.1


class Level(NamedTuple):
    """An open list: its family, the last place in it, its direction, its size up to 2, and how it is set."""

    family: str
    last: int
    step: int
    size: int
    inline: bool
    indent: int | None


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


class _Path(NamedTuple):
    """A partial reading: its cost, the lists that are open after it, and how its last mark is read."""

    cost: float
    stack: tuple[Level, ...]
    before: "_Path | None"
    opened: bool = False
    shown: Shown | None = None
    wrong: bool = False


class _Way(NamedTuple):
    """One way in which a mark continues or begins a list: its cost, and the list after it."""

    cost: float
    level: Level
    wrong: bool = False


def read_sequence(marks: Sequence[Mark]) -> list[Reading | None]:
    """The cheapest reading of all marks of a page, in page order; None for what is no marker."""
    beam = [_Path(0.0, (), None)]
    for mark in marks:
        best: dict[tuple[Level, ...], _Path] = {}
        for path in beam:
            for following in _following(path, mark):
                known = best.get(following.stack)
                if known is None or following.cost < known.cost:
                    best[following.stack] = following
        ranked = sorted(best.values(), key=lambda path: path.cost)[:BEAM]
        beam = [path for path in ranked if path.cost <= ranked[0].cost + MARGIN]
    return _trace(beam[0])


def _following(path: _Path, mark: Mark) -> Iterator[_Path]:
    """All ways in which a path goes on with a mark."""
    stack = path.stack
    if stack and _is_next(stack[-1], mark):
        level = stack[-1]._replace(last=stack[-1].last + stack[-1].step, size=2)
        yield _Path(path.cost, (*stack[:-1], level), path, False, mark.shown[0])
        return
    yield _Path(path.cost + _skip_cost(stack, mark), stack, path)
    if mark.hollow:
        return
    for number, shown in enumerate(mark.shown):
        cost = path.cost + number * Cost.SECOND_READING + (Cost.MISREAD if shown.misread else 0.0)
        for depth, level in enumerate(stack):
            for way in _steps(level, mark, shown):
                yield _Path(cost + way.cost, (*stack[:depth], way.level), path, False, shown, way.wrong)
        for depth in {0, len(stack)}:
            if depth < DEEPEST:
                for way in _starts(stack[:depth], stack, mark, shown):
                    yield _Path(cost + way.cost, (*stack[:depth], way.level), path, True, shown, way.wrong)


def _is_next(top: Level, mark: Mark) -> bool:
    """Whether a mark that begins a line is the very next item of the innermost list: then it is nothing else."""
    shown = mark.shown[0]
    fits = shown.ordinal is None or shown.ordinal == top.last + top.step
    return (
        fits
        and shown.family == top.family
        and not (mark.inline or mark.opens or top.inline)
        and mark.indent == top.indent
    )


def _skip_cost(stack: tuple[Level, ...], mark: Mark) -> float:
    if mark.hollow:
        return 0.0
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
        return Cost.SKIP_WEAK_INLINE
    if top and top.family == shown.family and shown.ordinal == top.last + top.step:
        return Cost.SKIP_NEXT
    return Cost.SKIP_GLYPH if glyph else Cost.SKIP_INLINE


def _steps(level: Level, mark: Mark, shown: Shown) -> Iterator[_Way]:
    """The ways in which a mark can go on with an open list."""
    expected = level.last + level.step
    over = Cost.OVER_HEADING if mark.opens and not mark.inline else 0.0
    if level.indent != mark.indent and level.indent is not None and mark.indent is not None:
        over += Cost.OTHER_INDENT
    following = Level(shown.family, expected, level.step, 2, mark.inline, mark.indent)
    ordinal = shown.ordinal
    if level.family != shown.family:
        if BULLET not in (level.family, shown.family) and ordinal == expected and not shown.misread:
            yield _Way(Cost.SWITCH + over, following)
        return
    if shown.misread:
        return
    if ordinal is None or ordinal == expected:
        yield _Way(over, following)
        return
    if expected > 0:
        yield _Way(Cost.WRONG + over, following, wrong=True)
    if ordinal == level.last:
        yield _Way(Cost.DOUBLED + over, following._replace(last=ordinal))
    elif level.size == 1 and ordinal == level.last - 1:
        yield _Way(Cost.DOWN + over, following._replace(last=ordinal, step=-1))
    elif (ordinal - expected) * level.step > 0:
        lost = Cost.LOST + Cost.LOST_EACH * (abs(ordinal - expected) - 1)
        yield _Way(min(lost, Cost.LOST_MOST) + over, following._replace(last=ordinal))


def _starts(below: tuple[Level, ...], stack: tuple[Level, ...], mark: Mark, shown: Shown) -> Iterator[_Way]:
    """The ways in which a mark can begin a list on top of `below`, the rest of `stack` being closed."""
    cost = Cost.INLINE_FIRST if mark.inline and not mark.opens else 0.0
    if below:
        same = any(level.family == way.family for level in below for way in mark.shown)
        unlikely = same or below[-1].family == BULLET
        cost += Cost.NEST_SAME if unlikely and not _moved_in(below[-1], mark) else Cost.NEST
    elif stack and not mark.opens:
        same = any(way.family == stack[0].family for way in mark.shown)
        cost += Cost.RESTART_SAME if same else Cost.RESTART
    if stack and shown.weak and not mark.opens:
        cost += Cost.WEAK_FIRST
    first = Level(shown.family, 1, 1, 1, mark.inline, mark.indent)
    if shown.ordinal in (None, 1):
        yield _Way(cost, first, wrong=shown.misread)
        return
    late = cost + Cost.START_LATE + (Cost.LOST if below else 0.0)
    yield _Way(late, first._replace(last=shown.ordinal or 1))
    yield _Way(cost + Cost.WRONG, first, wrong=True)


def _moved_in(around: Level, mark: Mark) -> bool:
    return around.indent is not None and mark.indent is not None and mark.indent > around.indent


def _trace(path: _Path) -> list[Reading | None]:
    """Follow the cheapest path back to the beginning, then replay it into readings."""
    paths: list[_Path] = []
    while path.before is not None:
        paths.append(path)
        path = path.before
    readings: list[Reading | None] = []
    open_lists: list[tuple[int, int]] = []  # list number, number of its last mark
    lists = 0
    for number, step in enumerate(reversed(paths)):
        if step.shown is None:
            readings.append(None)
            continue
        depth = len(step.stack) - 1
        list_id = lists if step.opened else open_lists[depth][0]
        lists += step.opened
        open_lists = [*open_lists[:depth], (list_id, number)]
        parent = open_lists[depth - 1][1] if depth else None
        readings.append(Reading(step.stack[-1].last, list_id, parent, step.shown, step.wrong))
    return readings
