"""Open lists: the lists that may go on at a point of a page, one inside the other."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.markers.candidates import BELOW, INLINE, OPENS

# The bits of a list's setting, besides `INLINE`. Above them stands its indent plus one, or 0 within a line.
COUNTS_DOWN: Final = 2
HAS_TWO: Final = 4  # two items or more
ANNOUNCED: Final = 8  # a line without a marker stands above its first item and announces it
HOLDS: Final = 16  # such a list stands inside an item before the last
_INDENT: Final = 5
# The number of no list.
NONE: Final = -1


class OpenLists:
    """The open lists that are met while a page is read, by number, as columns.

    Each has a family, the place of its last item, a setting, the list around it, and its depth from 1.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.around: vec[i64] = vec[i64]()
        self.family: vec[i64] = vec[i64]()
        self.last: vec[i64] = vec[i64]()
        self.setting: vec[i64] = vec[i64]()
        self.depth: vec[i64] = vec[i64]()
        # A hash table of the numbers, with open addressing.
        self._slots: vec[i64] = vec[i64]()
        self._mask: i64 = -1

    def add(self, around: i64, family: i64, last: i64, setting: i64) -> i64:
        """The number of a new list."""
        number: i64 = self.count
        self.around = append(self.around, around)
        self.family = append(self.family, family)
        self.last = append(self.last, last)
        self.setting = append(self.setting, setting)
        self.depth = append(self.depth, 1 if around == NONE else self.depth[around] + 1)
        self.count = number + 1
        return number

    def number(self, around: i64, family: i64, last: i64, setting: i64) -> i64:
        """The number of a list; equal lists inside the same list share one.

        >>> lists = OpenLists()
        >>> outer = lists.number(NONE, 0, 3, 0)
        >>> [lists.number(outer, 1, 2, 0), lists.number(NONE, 0, 3, 0), lists.number(outer, 1, 2, 0)]
        [1, 0, 1]
        """
        if 2 * self.count > self._mask:
            self._grow()
        slot: i64 = hash_of(around, family, last, setting) & self._mask
        number: i64 = self._slots[slot]
        while number != NONE:
            if (
                self.last[number] == last
                and self.around[number] == around
                and self.family[number] == family
                and self.setting[number] == setting
            ):
                return number
            slot = (slot + 1) & self._mask
            number = self._slots[slot]
        number = self.add(around, family, last, setting)
        self._slots[slot] = number
        return number

    def copy(self, number: i64, others: "OpenLists") -> i64:
        """The number that a list of another table gets in this one."""
        if number == NONE:
            return NONE
        around: i64 = self.copy(others.around[number], others)
        return self.number(around, others.family[number], others.last[number], others.setting[number])

    def next_place(self, number: i64) -> i64:
        """The place that the next item of a list should show.

        >>> lists = OpenLists()
        >>> [lists.next_place(lists.add(NONE, 0, 3, setting)) for setting in (0, COUNTS_DOWN)]
        [4, 2]
        """
        return self.last[number] - 1 if self.setting[number] & COUNTS_DOWN else self.last[number] + 1

    def _grow(self) -> None:
        size: i64 = max(64, 2 * self._mask + 2)
        slots = vec[i64]([NONE] * size)
        self._mask = size - 1
        number: i64 = 0
        while number < self.count:
            found: i64 = hash_of(self.around[number], self.family[number], self.last[number], self.setting[number])
            slot: i64 = found & self._mask
            while slots[slot] != NONE:
                slot = (slot + 1) & self._mask
            slots[slot] = number
            number += 1
        self._slots = slots


def hash_of(around: i64, family: i64, last: i64, setting: i64) -> i64:
    """The hash of a list."""
    mixed: i64 = ((around * 31 + family) * 37 + last) * 41 + setting
    return mixed ^ mixed >> 9


def setting_of(flags: i64, indent: i64) -> i64:
    """The setting of a list with one item, from the columns of that candidate."""
    announced: i64 = ANNOUNCED if flags & (OPENS | BELOW | INLINE) == OPENS else 0
    return (indent + 1) << _INDENT | announced | flags & INLINE


def indent_of(setting: i64) -> i64:
    """The indent of a setting plus one; 0 within a line."""
    return setting >> _INDENT
