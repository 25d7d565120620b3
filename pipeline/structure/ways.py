"""The ways in which a mark goes on with the lists that are open in front of it, and what each of them costs.

They follow from how the mark looks and from the open lists alone, and pages number from 1 again
and again. So they are kept, as the states and steps of an automaton that grows with what is read.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from pipeline.characters import ENCLOSED
from pipeline.structure.costs import Cost
from pipeline.structure.families import BULLET, NESTED, WORD
from pipeline.structure.marks import Mark, Shown
from pipeline.structure.numerals import read_decimal

DEEPEST = 4
# So many steps are kept, about a kilobyte each, before all are forgotten.
MOST_STEPS = 1 << 13


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """An open list: its family, the last place in it, its direction, its size up to 2, and how it is set.

    There is one object for each kind of level, so that stacks of them are compared and looked up fast.
    """

    family: str
    last: int
    step: int
    size: int
    inline: bool
    indent: int | None


Stack = tuple[Level, ...]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The lists that are open at a place, the outermost first; one object for each stack, for the same reason."""

    stack: Stack


# One way to go on: its cost, the state after it, whether it begins a list, how it reads the mark, whether wrongly.
Way = tuple[float, State, bool, Shown | None, bool]
# The ways to go on with a mark from a state: for each way to read the mark two costs of reading it so, and the ways.
Step = list[tuple[float, float, list[Way]]]
# The same where a list goes on, or where one begins: its cost, the list after it, whether its place is shown wrongly.
_Change = tuple[float, Level, bool]
# How a mark looks: all that decides its ways.
_Look = tuple[tuple[Shown, ...], bool, bool, bool, int | None]


class _Levels(dict[tuple[str, int, int, int, bool, int | None], Level]):
    def __missing__(self, key: tuple[str, int, int, int, bool, int | None]) -> Level:
        level = self[key] = Level(*key)
        return level


class _States(dict[Stack, State]):
    def __missing__(self, stack: Stack) -> State:
        state = self[stack] = State(stack)
        return state


class Automaton:
    """The states and steps of some pages."""

    def __init__(self) -> None:
        self.levels = _Levels()
        self.states = _States()
        self._steps: dict[_Look, Steps] = {}
        self.size = 0

    def steps(self, mark: Mark) -> "Steps":
        """The steps with a mark, by the state in front of it."""
        look = mark.shown, mark.inline, mark.opens, mark.glued, mark.indent
        steps = self._steps.get(look)
        if steps is None:
            steps = self._steps[look] = Steps(mark, self)
        return steps


_automaton = Automaton()


def automaton() -> Automaton:
    """The automaton that all pages share; a new one, once it has grown too large."""
    global _automaton
    if _automaton.size > MOST_STEPS:
        _automaton = Automaton()
    return _automaton


class Steps(dict[State, Step]):
    """The steps with all marks of one look, by the state in front of them.

    States have most of their open lists in common, so what the mark means to a list is worked out once.
    """

    def __init__(self, mark: Mark, known: Automaton) -> None:
        super().__init__()
        self._mark = mark
        self._known = known
        self._families = {shown.family for shown in mark.shown}
        self._continued: dict[Level, list[list[_Change]]] = {}
        self._begun: dict[tuple[float, bool, bool], list[list[_Change]]] = {}

    def __missing__(self, state: State) -> Step:
        self._known.size += 1
        step = self[state] = self._step(state)
        return step

    def _step(self, state: State) -> Step:
        mark, states, stack = self._mark, self._known.states, state.stack
        if stack and _is_next(stack[-1], mark):
            top = stack[-1]
            after = self._known.levels[top.family, top.last + top.step, top.step, 2, top.inline, top.indent]
            return [(0.0, 0.0, [(0.0, states[(*stack[:-1], after)], False, mark.shown[0], False)])]
        step: Step = [(0.0, 0.0, [(_skip_cost(stack, mark, self._families), state, False, None, False)])]
        continued = [self._continued.get(level) or self._continue(level) for level in stack]
        anew = self._begin(self._restart_cost(stack), bool(stack), False)
        within = None
        if 0 < len(stack) < DEEPEST:
            unlooked_for = not is_named_after(mark.shown[0].family, stack[-1].last)
            within = self._begin(self._nest_cost(stack), unlooked_for, True)
        for number, shown in enumerate(mark.shown):
            ways: list[Way] = []
            for depth, changes in enumerate(continued):
                for cost, level, wrong in changes[number]:
                    ways.append((cost, states[(*stack[:depth], level)], False, shown, wrong))
            for cost, level, wrong in anew[number]:
                ways.append((cost, states[level,], True, shown, wrong))
            for cost, level, wrong in within[number] if within else ():
                ways.append((cost, states[(*stack, level)], True, shown, wrong))
            step.append((number * Cost.SECOND_READING, Cost.MISREAD if shown.misread else 0.0, ways))
        return step

    def _continue(self, level: Level) -> list[list[_Change]]:
        mark, levels = self._mark, self._known.levels
        known = self._continued[level] = [list(_following(level, mark, shown, levels)) for shown in mark.shown]
        return known

    def _begin(self, cost: float, behind: bool, nested: bool) -> list[list[_Change]]:
        known = self._begun.get((cost, behind, nested))
        if known is None:
            mark, levels = self._mark, self._known.levels
            known = [list(_starting(cost, behind, nested, mark, shown, levels)) for shown in mark.shown]
            self._begun[cost, behind, nested] = known
        return known

    def _restart_cost(self, stack: Stack) -> float:
        """What it costs to close all open lists before a new one begins."""
        if not stack or self._mark.opens:
            return 0.0
        return Cost.RESTART_SAME if stack[0].family in self._families else Cost.RESTART

    def _nest_cost(self, stack: Stack) -> float:
        """What it costs to begin a list within the innermost one of some open lists."""
        around = stack[-1]
        unlikely = around.family == BULLET or any(level.family in self._families for level in stack)
        return Cost.NEST_SAME if unlikely and not _moved_in(around, self._mark) else Cost.NEST


def _is_next(top: Level, mark: Mark) -> bool:
    """Whether a mark that begins a line is the very next item of the innermost list: then it is nothing else."""
    shown = mark.shown[0]
    return (
        shown.family == top.family
        and (shown.ordinal is None or shown.ordinal == top.last + top.step)
        and not (mark.inline or mark.opens or top.inline)
        and mark.indent == top.indent
    )


def _skip_cost(stack: Stack, mark: Mark, families: Container[str]) -> float:
    """What it costs that a mark, which may be of some families, is no marker."""
    shown = mark.shown[0]
    top = stack[-1] if stack else None
    in_run = top is not None and top.size > 1 and top.family in families
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


def _following(level: Level, mark: Mark, shown: Shown, levels: _Levels) -> Iterator[_Change]:
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


def _starting(cost: float, behind: bool, nested: bool, mark: Mark, shown: Shown, levels: _Levels) -> Iterator[_Change]:
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
