"""Lists that are one: a last item that repeats a numeral of its list, and items that all show 1."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.lists.readings import Readings
from pipeline.outline.markers.candidates import OPENS, SENTENCE, Candidates
from pipeline.outline.markers.families import BULLET, WORD, family_named

# A list goes on with an item that repeats a numeral after this many right ones.
RIGHT_BEFORE_REPEATED: Final = 3
# Within a line one item is no other list, so these are enough.
RIGHT_BEFORE_REPEATED_WITHIN: Final = 2
# So many items that all show 1 are a list whose numbers were left to a program.
LEAST_ONES: Final = 3
# Up to this many lines stand from one of them to the next.
_MOST_LINES: Final = 12


def join_lists(candidates: Candidates, readings: Readings) -> None:
    """Let a list go on with items that repeat a numeral of it, where no other list can be meant."""
    lists: list[list[int]] = [[] for _ in range(int(readings.lists))]
    candidate: i64 = 0
    while candidate < readings.count:
        if readings.list_id[candidate] >= 0:
            lists[int(readings.list_id[candidate])].append(int(candidate))
        candidate += 1
    runs: dict[int, list[list[int]]] = {}  # by the item around them, the lists that may be one
    for members in lists:
        around = int(readings.parent[members[0]])
        run = runs.get(around)
        if run is not None and _may_go_on(candidates, readings, run, members):
            run.append(members)
            continue
        if run is not None:
            _settle(candidates, readings, run)
        runs[around] = [members]
    for run in runs.values():
        _settle(candidates, readings, run)


def _may_go_on(candidates: Candidates, readings: Readings, run: list[list[int]], members: list[int]) -> bool:
    """Whether a list is one item that shows 1, and stands as close to the lists above as they have items."""
    first: i64 = members[0]
    last: i64 = run[-1][-1]
    family: i64 = candidates.family[readings.row[first]]
    if len(members) > 1 or not _shows_one(candidates, readings, first) or candidates.flags[first] & OPENS:
        return False
    if family != candidates.family[readings.row[last]] or not _is_typed_in_order(family):
        return False
    return candidates.line[first] - candidates.line[last] <= _most_lines(candidates, run)


def _most_lines(candidates: Candidates, run: list[list[int]]) -> i64:
    """How many lines an item may stand below some lists to be one with them."""
    lines = candidates.line
    members = run[0]
    if len(members) > 1:
        most: i64 = 1
        for number in range(1, len(members)):
            most = max(most, lines[members[number]] - lines[members[number - 1]])
        return most
    if len(run) == 1:
        return _MOST_LINES
    return min(_MOST_LINES, 2 * (lines[run[1][0]] - lines[run[0][0]]))


def _settle(candidates: Candidates, readings: Readings, run: list[list[int]]) -> None:
    """Join the lists of a run, or tell its last item that it repeats its neighbour."""
    members = run[0]
    number: i64 = readings.list_id[members[0]]
    if len(run) == 1:
        size: i64 = len(members) - 1
        last: i64 = members[-1]
        family: i64 = candidates.family[readings.row[last]]
        repeats = size >= RIGHT_BEFORE_REPEATED and readings.place[last] == readings.place[members[-2]]
        if repeats and _is_typed_in_order(family) and _counts_to(readings, members, size):
            _go_on(readings, last, number, size + 1)
        return
    size = len(members)
    is_last = len(run) == 2 and _counts_to(readings, members, size)
    if size < RIGHT_BEFORE_REPEATED:
        is_last = is_last and size == RIGHT_BEFORE_REPEATED_WITHIN and candidates.flags[run[1][0]] & SENTENCE != 0
    are_ones = len(run) >= LEAST_ONES and size == 1 and _shows_one(candidates, readings, members[0])
    if are_ones:
        readings.renumbered.add(int(number))
    if is_last or are_ones:
        for one in run[1:]:
            size += 1
            _go_on(readings, one[0], number, size)


def _shows_one(candidates: Candidates, readings: Readings, candidate: i64) -> bool:
    return readings.place[candidate] == 1 and candidates.ordinal[readings.row[candidate]] == 1


def _is_typed_in_order(family: i64) -> bool:
    """Whether the numerals of a family show places in a list: nouns and bare numbers may count days or eggs."""
    return family == WORD or (family < BULLET and family != family_named("decimal-bare"))


def _counts_to(readings: Readings, members: list[int], count: i64) -> bool:
    """Whether some number of items of a list show the places from 1 on."""
    number: i64 = 0
    while number < count:
        candidate: i64 = members[number]
        if readings.place[candidate] != number + 1 or readings.wrong[candidate]:
            return False
        number += 1
    return True


def _go_on(readings: Readings, candidate: i64, number: i64, place: i64) -> None:
    """Read an item as the one at a place of a list, with a wrong numeral."""
    readings.list_id[candidate] = number
    readings.place[candidate] = place
    readings.wrong[candidate] = 1
    readings.any_wrong = True
