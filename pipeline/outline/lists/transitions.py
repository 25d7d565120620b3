"""Transitions: how a candidate can go on with the lists that are open before it, and what each way costs."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists import costs
from pipeline.outline.markers.candidates import GLUED, INLINE, OPENS, Candidates
from pipeline.outline.markers.families import BULLET, ENCLOSED_COUNT, NESTED, OWN, WORD

# Up to 4 lists are open at a time, one within the other.
DEEPEST: Final = 4
# How a transition reads its candidate.
BEGINS: Final = 1  # as the first item of a list
IS_WRONG: Final = 2  # as an item that shows another ordinal than its own
# A row of a candidate that is no marker.
NO_MARKER: Final = -1
# The setting of a list: its indent plus one (0 within a line) above these bits. The first is `INLINE`.
_COUNTS_DOWN: Final = 2
_HAS_TWO: Final = 4  # two items or more
_INDENT: Final = 3


class OpenLists:
    """The open lists of some paths as columns; those of path ``p`` begin at ``p * DEEPEST``, the outermost first.

    Of each list they say its family, the ordinal of its last item, and how it is set.
    """

    def __init__(self, paths: int) -> None:
        self.depth: vec[i64] = vec[i64]([0] * paths)
        self.family: vec[i64] = vec[i64]([0] * (paths * DEEPEST))
        self.last: vec[i64] = vec[i64]([0] * (paths * DEEPEST))
        self.setting: vec[i64] = vec[i64]([0] * (paths * DEEPEST))

    def put(self, path: i64, depth: i64, family: i64, last: i64, setting: i64) -> None:
        """Let a list be the innermost of `depth` open lists; the lists around it stay."""
        self.depth[path] = depth
        if depth:
            at: i64 = path * DEEPEST + depth - 1
            self.family[at] = family
            self.last[at] = last
            self.setting[at] = setting

    def copy(self, path: i64, depth: i64, other: "OpenLists", to: i64) -> None:
        """Copy the outermost `depth` lists of a path to a path of another table."""
        at: i64 = path * DEEPEST
        target: i64 = to * DEEPEST
        end: i64 = at + depth
        while at < end:
            other.family[target] = self.family[at]
            other.last[target] = self.last[at]
            other.setting[target] = self.setting[at]
            at += 1
            target += 1


class Transitions:
    """The transitions of one candidate from one state, as columns, in the order in which they are preferred.

    After a transition ``depth`` lists are open: the outermost as before, the innermost with ``family``, ``last`` and
    ``setting``. ``cost`` is that of the path to it, ``row`` the reading of the candidate, ``how`` its flags.
    """

    def __init__(self, candidates: Candidates) -> None:
        self.candidates = candidates
        self.count: i64 = 0
        self.cost: vec[float] = vec[float]()
        self.depth: vec[i64] = vec[i64]()
        self.family: vec[i64] = vec[i64]()
        self.last: vec[i64] = vec[i64]()
        self.setting: vec[i64] = vec[i64]()
        self.row: vec[i64] = vec[i64]()
        self.how: vec[i64] = vec[i64]()

    def find(self, lists: OpenLists, path: i64, candidate: i64, cost: float) -> None:
        """Find all transitions of a candidate from the state of a path that has cost so much."""
        self.count = 0
        known = self.candidates
        depth: i64 = lists.depth[path]
        bottom: i64 = path * DEEPEST
        top: i64 = bottom + depth - 1
        row: i64 = known.first[candidate]
        if self.is_next(lists, path, candidate):
            last: i64 = lists.last[top] + step_of(lists.setting[top])
            self._add(cost, depth, lists.family[top], last, lists.setting[top] | _HAS_TWO, row, 0)
            return
        skipped = cost + self._skip_cost(lists, bottom, depth, candidate)
        if depth:
            self._add(skipped, depth, lists.family[top], lists.last[top], lists.setting[top], NO_MARKER, 0)
        else:
            self._add(skipped, 0, 0, 0, 0, NO_MARKER, 0)
        restart = self._restart_cost(lists, bottom, depth, candidate)
        nest = 0.0
        unexpected = False
        nests = 0 < depth < DEEPEST
        if nests:
            nest = self._nest_cost(lists, bottom, depth, candidate)
            unexpected = not is_named_after(known, known.family[row], lists.last[top])
        number: i64 = 0
        while number < known.readings[candidate]:
            so_far = cost + float(number) * costs.SECOND_READING + (costs.MISREAD if known.misread[row] else 0.0)
            level: i64 = 0
            while level < depth:
                self._go_on(so_far, lists, bottom + level, level + 1, candidate, row)
                level += 1
            self._begin(so_far, restart, 1, depth > 0, candidate, row)
            if nests:
                self._begin(so_far, nest, depth + 1, unexpected, candidate, row)
            number += 1
            row += 1

    def is_next(self, lists: OpenLists, path: i64, candidate: i64) -> bool:
        """Whether a candidate is the very next item of the innermost list: then it is nothing else."""
        depth: i64 = lists.depth[path]
        if depth == 0:
            return False
        known = self.candidates
        top: i64 = path * DEEPEST + depth - 1
        row: i64 = known.first[candidate]
        if known.family[row] != lists.family[top] or known.flags[candidate] & (INLINE | OPENS):
            return False
        setting: i64 = lists.setting[top]
        if setting & INLINE or setting >> _INDENT != known.indent[candidate] + 1:
            return False
        ordinal: i64 = known.ordinal[row]
        return ordinal == 0 or ordinal == lists.last[top] + step_of(setting)

    def go_to_next(self, lists: OpenLists, path: i64) -> i64:
        """Take the transition to the very next item; the place of that item."""
        top: i64 = path * DEEPEST + lists.depth[path] - 1
        setting: i64 = lists.setting[top]
        place: i64 = lists.last[top] + step_of(setting)
        lists.last[top] = place
        lists.setting[top] = setting | _HAS_TWO
        return place

    def _skip_cost(self, lists: OpenLists, bottom: i64, depth: i64, candidate: i64) -> float:
        """What it costs that a candidate is no marker."""
        known = self.candidates
        row: i64 = known.first[candidate]
        family: i64 = known.family[row]
        weak = known.weak[row] != 0
        flags: i64 = known.flags[candidate]
        setting: i64 = 0
        top: i64 = bottom + depth - 1
        in_run = False
        if depth:
            setting = lists.setting[top]
            in_run = setting & _HAS_TWO != 0 and self._may_be(candidate, lists.family[top])
        if not flags & INLINE:
            if not weak:
                return costs.SKIP_LINE
            return costs.SKIP_WEAK_IN_RUN if in_run else costs.SKIP_WEAK
        is_glyph = family < ENCLOSED_COUNT
        if in_run and setting & INLINE:
            return costs.SKIP_GLYPH_IN_RUN if is_glyph else costs.SKIP_IN_RUN
        if flags & GLUED:
            return costs.SKIP_GLUED
        if weak:
            return costs.SKIP_WORD if family == WORD else costs.SKIP_WEAK_INLINE
        at: i64 = bottom
        while at <= top:
            if lists.family[at] == family and lists.setting[at] & (INLINE | _HAS_TWO) == INLINE | _HAS_TWO:
                return costs.SKIP_IN_RUN
            at += 1
        again = False
        ordinal: i64 = known.ordinal[row]
        if depth and lists.family[top] == family and ordinal:
            if ordinal == lists.last[top] + step_of(setting):
                return costs.SKIP_NEXT
            again = not setting & _HAS_TWO and ordinal == lists.last[top]
        if is_glyph:
            return costs.SKIP_GLYPH
        return costs.SKIP_AGAIN if again else costs.SKIP_INLINE

    def _restart_cost(self, lists: OpenLists, bottom: i64, depth: i64, candidate: i64) -> float:
        """What it costs to close all open lists before a new one begins."""
        if depth == 0 or self.candidates.flags[candidate] & OPENS:
            return 0.0
        return costs.RESTART_SAME if self._may_be(candidate, lists.family[bottom]) else costs.RESTART

    def _nest_cost(self, lists: OpenLists, bottom: i64, depth: i64, candidate: i64) -> float:
        """What it costs to begin a list within the innermost open one."""
        top: i64 = bottom + depth - 1
        around: i64 = lists.setting[top] >> _INDENT
        if around and self.candidates.indent[candidate] + 1 > around:
            return costs.NEST
        if lists.family[top] == BULLET:
            return costs.NEST_SAME
        at: i64 = bottom
        while at <= top:
            if self._may_be(candidate, lists.family[at]):
                return costs.NEST_SAME
            at += 1
        return costs.NEST

    def _go_on(self, so_far: float, lists: OpenLists, at: i64, depth: i64, candidate: i64, row: i64) -> None:
        """Add the ways in which a reading of a candidate can go on with an open list."""
        known = self.candidates
        family: i64 = known.family[row]
        ordinal: i64 = known.ordinal[row]
        flags: i64 = known.flags[candidate]
        last: i64 = lists.last[at]
        setting: i64 = lists.setting[at]
        expected: i64 = last + step_of(setting)
        same_family = lists.family[at] == family
        if ordinal == 0 or ordinal != expected:
            if not same_family or (family == WORD and flags & INLINE):
                return
        elif not same_family and BULLET in (family, lists.family[at]):
            return
        if known.misread[row]:
            return
        over = costs.OVER_HEADING if flags & (OPENS | INLINE) == OPENS else 0.0
        here: i64 = self._setting(candidate)
        if setting >> _INDENT and here >> _INDENT and setting >> _INDENT != here >> _INDENT:
            over += costs.OTHER_INDENT
        after: i64 = here | _HAS_TWO | setting & _COUNTS_DOWN
        if not same_family:
            self._add(so_far + (costs.SWITCH + over), depth, family, expected, after, row, 0)
            return
        if ordinal == 0 or ordinal == expected:
            self._add(so_far + over, depth, family, expected, after, row, 0)
            return
        if expected > 0:
            self._add(so_far + (costs.WRONG + over), depth, family, expected, after, row, IS_WRONG)
        if ordinal == last:
            self._add(so_far + (costs.DOUBLED + over), depth, family, ordinal, after, row, 0)
        elif not setting & _HAS_TWO and ordinal == last - 1:
            self._add(so_far + (costs.COUNTDOWN + over), depth, family, ordinal, after | _COUNTS_DOWN, row, 0)
        else:
            lost: i64 = (ordinal - expected) * step_of(setting)
            if lost > 0:
                missing = costs.LOST + costs.LOST_EACH * float(lost - 1)
                if missing > costs.LOST_MOST:
                    missing = costs.LOST_MOST
                self._add(so_far + (missing + over), depth, family, ordinal, after, row, 0)

    def _begin(self, so_far: float, cost: float, depth: i64, unexpected: bool, candidate: i64, row: i64) -> None:
        """Add the ways in which a reading of a candidate can begin a list, as the innermost of `depth`."""
        known = self.candidates
        family: i64 = known.family[row]
        ordinal: i64 = known.ordinal[row]
        flags: i64 = known.flags[candidate]
        if flags & INLINE:
            if family == WORD:
                return
            if not flags & OPENS:
                cost = costs.INLINE_FIRST + cost
        if unexpected and known.weak[row] and not flags & OPENS:
            cost += costs.WEAK_FIRST
        here: i64 = self._setting(candidate)
        if ordinal <= 1:
            self._add(so_far + cost, depth, family, 1, here, row, BEGINS | IS_WRONG if known.misread[row] else BEGINS)
            return
        late = cost + costs.START_LATE + (costs.LOST if depth > 1 else 0.0)
        self._add(so_far + late, depth, family, ordinal, here, row, BEGINS)
        self._add(so_far + (cost + costs.WRONG), depth, family, 1, here, row, BEGINS | IS_WRONG)

    def _setting(self, candidate: i64) -> i64:
        """The setting of a list that begins with a candidate."""
        return (self.candidates.indent[candidate] + 1) << _INDENT | self.candidates.flags[candidate] & INLINE

    def _may_be(self, candidate: i64, family: i64) -> bool:
        """Whether a candidate can be read as one of a family."""
        row: i64 = self.candidates.first[candidate]
        end: i64 = row + self.candidates.readings[candidate]
        while row < end:
            if self.candidates.family[row] == family:
                return True
            row += 1
        return False

    def _add(self, cost: float, depth: i64, family: i64, last: i64, setting: i64, row: i64, how: i64) -> None:
        at: i64 = self.count
        self.count = at + 1
        if at == len(self.depth):
            self.cost = append(self.cost, cost)
            self.depth = append(self.depth, depth)
            self.family = append(self.family, family)
            self.last = append(self.last, last)
            self.setting = append(self.setting, setting)
            self.row = append(self.row, row)
            self.how = append(self.how, how)
            return
        self.cost[at] = cost
        self.depth[at] = depth
        self.family[at] = family
        self.last[at] = last
        self.setting[at] = setting
        self.row[at] = row
        self.how[at] = how


def step_of(setting: i64) -> i64:
    """By how much a list of some setting counts on."""
    return -1 if setting & _COUNTS_DOWN else 1


def is_named_after(candidates: Candidates, family: i64, place: i64) -> bool:
    """Whether a family's numerals begin with the place of the item around them, as 3.1 does below III.

    >>> candidates = Candidates()
    >>> candidates.own_families = ["label reason", "decimal-nested 3."]
    >>> is_named_after(candidates, OWN + 1, 3), is_named_after(candidates, OWN + 1, 2), is_named_after(candidates, 5, 3)
    (True, False, False)
    """
    if family < OWN:
        return False
    name = candidates.own_families[family - OWN]
    if not name.startswith(NESTED):
        return False
    prefix = name[len(NESTED) + 1 : -1]
    return prefix.isdecimal() and 0 < int(prefix) == place
