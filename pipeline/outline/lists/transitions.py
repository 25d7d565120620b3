"""Transitions: how a candidate can go on with the lists that are open before it, and what each costs."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.lists import costs
from pipeline.outline.lists.open_lists import (
    ANNOUNCED,
    COUNTS_DOWN,
    HAS_TWO,
    HOLDS,
    NONE,
    OpenLists,
    indent_of,
    setting_of,
)
from pipeline.outline.markers.candidates import BELOW, GLUED, INLINE, OPENS, SECTION, SENTENCE, Candidates
from pipeline.outline.markers.families import BULLET, ENCLOSED_COUNT, NESTED, OWN, WORD

# Up to 4 lists are open at a time.
DEEPEST: Final = 4
# How a transition reads its candidate.
BEGINS: Final = 1  # as the first item of a list
IS_WRONG: Final = 2  # as an item that shows another place than its own
# The row and the family of what is no marker.
NO_MARKER: Final = -1


class Transitions:
    """Finds the transitions of one candidate, and offers each in the order in which they are preferred."""

    def __init__(self, candidates: Candidates) -> None:
        self.candidates = candidates
        self.lists = OpenLists()
        # The candidate that is read.
        self.first: i64 = 0
        self.rows: i64 = 0
        self.flags: i64 = 0
        self.setting: i64 = 0
        # One reading of it.
        self.row: i64 = 0
        self.family: i64 = 0
        self.ordinal: i64 = 0
        self.weak = False
        self.misread = False

    def offer(self, cost: float, around: i64, family: i64, last: i64, setting: i64, row: i64, how: i64) -> None:
        """Take one transition: the cost of the path to it, the innermost list after it, and how it reads the candidate.

        If the candidate is no marker, its row is `NO_MARKER`; if no list is open then, the list's family is that too.
        """
        raise NotImplementedError

    def go_to(self, candidate: i64) -> None:
        """Let a candidate be the one that is read."""
        known = self.candidates
        self.first = known.first[candidate]
        self.rows = known.readings[candidate]
        self.flags = known.flags[candidate]
        self.setting = setting_of(self.flags, known.indent[candidate])
        self._read_as(self.first)

    def find(self, top: i64, cost: float) -> None:
        """Offer all transitions from the innermost open list of a path; ``cost`` is what the path has cost so far."""
        lists = self.lists
        if self.rows > 1:
            self._read_as(self.first)
        depth: i64 = 0
        if top == NONE:
            self.offer(cost + self._skip_cost(top), NONE, NO_MARKER, 0, 0, NO_MARKER, 0)
        else:
            depth = lists.depth[top]
            family: i64 = lists.family[top]
            setting: i64 = lists.setting[top]
            if self.is_next(top):
                self.offer(cost, lists.around[top], family, lists.next_place(top), setting | HAS_TWO, self.row, 0)
                return
            skipped = cost + self._skip_cost(top)
            self.offer(skipped, lists.around[top], family, lists.last[top], setting, NO_MARKER, 0)
        restart = self._restart_cost(top)
        nests = 0 < depth < DEEPEST
        nest = self._nest_cost(top) if nests else 0.0
        unexpected = nests and not is_named_after(self.candidates, self.family, lists.last[top])
        number: i64 = 0
        while number < self.rows:
            if number:
                self._read_as(self.first + number)
            so_far = cost + float(number) * costs.SECOND_READING
            if self.misread:
                so_far += costs.MISREAD
            elif depth:
                self._go_on(so_far, top, 0)
            self._begin(so_far, restart, NONE, depth > 0)
            if nests:
                self._begin(so_far, nest, top, unexpected)
            number += 1

    def is_next(self, top: i64) -> bool:
        """Whether the candidate is the very next item of the innermost list: then it is nothing else."""
        setting: i64 = self.lists.setting[top]
        return (
            self.family == self.lists.family[top]
            and (self.ordinal == 0 or self.ordinal == self.lists.next_place(top))
            and not self.flags & (INLINE | OPENS)
            and not setting & INLINE
            and indent_of(self.setting) == indent_of(setting)
        )

    def _read_as(self, row: i64) -> None:
        """Let one reading of the candidate be the one that is tried."""
        known = self.candidates
        self.row = row
        self.family = known.family[row]
        self.ordinal = known.ordinal[row]
        self.weak = known.weak[row] != 0
        self.misread = known.misread[row] != 0

    def _may_be(self, family: i64) -> bool:
        """Whether the candidate can be read as one of a family."""
        if self.rows == 1:
            return self.family == family
        row: i64 = self.first
        end: i64 = row + self.rows
        while row < end:
            if self.candidates.family[row] == family:
                return True
            row += 1
        return False

    def _skip_cost(self, top: i64) -> float:
        """What it costs that the candidate is no marker."""
        lists = self.lists
        family: i64 = self.family
        setting: i64 = 0 if top == NONE else lists.setting[top]
        in_run = setting & HAS_TWO != 0 and self._may_be(lists.family[top])
        if not self.flags & INLINE:
            if not self.weak:
                return costs.SKIP_LINE
            return costs.SKIP_WEAK_IN_RUN if in_run else costs.SKIP_WEAK
        is_glyph = family < ENCLOSED_COUNT
        if in_run and setting & INLINE:
            if is_glyph:
                return costs.SKIP_GLYPH_IN_RUN
            return costs.SKIP_SENTENCE_IN_RUN if self.flags & SENTENCE else costs.SKIP_IN_RUN
        announced = self.flags & (OPENS | GLUED) == OPENS | GLUED
        if (announced or self.flags & SENTENCE) and family < BULLET:
            if top != NONE and self.ordinal == lists.next_place(top) and lists.family[top] == family:
                return costs.SKIP_SENTENCE_NEXT
            return costs.SKIP_GLYPH_SENTENCE if is_glyph else costs.SKIP_SENTENCE
        if self.flags & GLUED:
            return costs.SKIP_GLUED
        if self.weak:
            return costs.SKIP_WORD if family == WORD else costs.SKIP_WEAK_INLINE
        level: i64 = top
        while level != NONE:
            if lists.family[level] == family and lists.setting[level] & INLINE and lists.setting[level] & HAS_TWO:
                return costs.SKIP_IN_RUN
            level = lists.around[level]
        again = False
        if top != NONE and self.ordinal and lists.family[top] == family:
            if self.ordinal == lists.next_place(top):
                return costs.SKIP_NEXT
            again = self.ordinal == lists.last[top] and not setting & HAS_TWO
        if is_glyph:
            return costs.SKIP_GLYPH
        return costs.SKIP_AGAIN if again else costs.SKIP_INLINE

    def _restart_cost(self, top: i64) -> float:
        """What it costs to close all open lists before a new one begins."""
        if top == NONE:
            return 0.0
        if self.flags & (OPENS | SECTION):
            belongs = self._opens_inside(top) if self.flags & BELOW else self._is_announced_inside(top)
            return costs.RESTART if belongs else 0.0
        outermost: i64 = top
        while self.lists.around[outermost] != NONE:
            outermost = self.lists.around[outermost]
        return costs.RESTART_SAME if self._may_be(self.lists.family[outermost]) else costs.RESTART

    def _nest_cost(self, top: i64) -> float:
        """What it costs to begin a list within the innermost open one."""
        if self.flags & BELOW and self._opens_inside(top):
            return 0.0
        around: i64 = indent_of(self.lists.setting[top])
        if around and indent_of(self.setting) > around:
            return costs.NEST
        if self.lists.family[top] == BULLET:
            return costs.NEST_SAME
        level: i64 = top
        while level != NONE:
            if self._may_be(self.lists.family[level]):
                return costs.NEST_BELOW_HEADING if self.flags & SECTION else costs.NEST_SAME
            level = self.lists.around[level]
        return costs.NEST

    def _opens_inside(self, top: i64) -> bool:
        """Whether a list below an item with a colon can only be inside it: it is of another family, or indented."""
        around: i64 = indent_of(self.lists.setting[top])
        if around and indent_of(self.setting) > around:
            return True
        return not self._may_be(self.lists.family[top])

    def _is_announced_inside(self, top: i64) -> bool:
        """Whether the items before the one around the candidate have lists that are announced as its own is."""
        while top != NONE:
            if self.lists.setting[top] & HOLDS and not self._may_be(self.lists.family[top]):
                return True
            top = self.lists.around[top]
        return False

    def _go_on(self, so_far: float, level: i64, inside: i64) -> None:
        """Offer the transitions that go on with an open list or with one around it, the outermost first.

        ``inside`` is the setting of the list inside it, or 0.
        """
        lists = self.lists
        around: i64 = lists.around[level]
        if around != NONE:
            self._go_on(so_far, around, lists.setting[level])
        family: i64 = self.family
        ordinal: i64 = self.ordinal
        expected: i64 = lists.next_place(level)
        is_expected = ordinal == expected and ordinal != 0
        is_switch = lists.family[level] != family
        if is_switch:
            if not is_expected or family == BULLET or lists.family[level] == BULLET:
                return
        elif family == WORD and self.flags & INLINE and not is_expected:
            return
        setting: i64 = lists.setting[level]
        over = costs.OVER_HEADING if self.flags & (OPENS | INLINE) == OPENS else 0.0
        before: i64 = indent_of(setting)
        here: i64 = indent_of(self.setting)
        if before and here and before != here:
            over += costs.OTHER_INDENT
        after: i64 = self.setting & ~ANNOUNCED | HAS_TWO | setting & (COUNTS_DOWN | ANNOUNCED | HOLDS)
        if inside & ANNOUNCED:
            after |= HOLDS
        if is_switch:
            self.offer(so_far + (costs.SWITCH + over), around, family, expected, after, self.row, 0)
            return
        if is_expected or ordinal == 0:
            self.offer(so_far + over, around, family, expected, after, self.row, 0)
            return
        if expected > 0:
            self.offer(so_far + (costs.WRONG + over), around, family, expected, after, self.row, IS_WRONG)
        missing: i64 = expected - ordinal if setting & COUNTS_DOWN else ordinal - expected
        if ordinal == lists.last[level]:
            self.offer(so_far + (costs.DOUBLED + over), around, family, ordinal, after, self.row, 0)
        elif ordinal == lists.last[level] - 1 and not setting & HAS_TWO:
            self.offer(so_far + (costs.COUNTDOWN + over), around, family, ordinal, after | COUNTS_DOWN, self.row, 0)
        elif missing > 0:
            lost = min(costs.LOST + costs.LOST_EACH * float(missing - 1), costs.LOST_MOST)
            self.offer(so_far + (lost + over), around, family, ordinal, after, self.row, 0)

    def _begin(self, so_far: float, cost: float, around: i64, unexpected: bool) -> None:
        """Offer the transitions that begin a list, inside another one or after all are closed."""
        if self.flags & INLINE:
            if self.family == WORD:
                return
            if not self.flags & OPENS:
                cost = costs.INLINE_FIRST + cost
        if unexpected and self.weak and not self.flags & OPENS:
            cost += costs.WEAK_FIRST
        if self.ordinal <= 1:
            how: i64 = BEGINS | IS_WRONG if self.misread else BEGINS
            self.offer(so_far + cost, around, self.family, 1, self.setting, self.row, how)
            return
        late = cost + costs.START_LATE + (0.0 if around == NONE else costs.LOST)
        self.offer(so_far + late, around, self.family, self.ordinal, self.setting, self.row, BEGINS)
        self.offer(so_far + (cost + costs.WRONG), around, self.family, 1, self.setting, self.row, BEGINS | IS_WRONG)


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
