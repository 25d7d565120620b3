"""Strays: enclosed numerals at the end of an item of a list that are no item themselves."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.lists.convincing import Members
from pipeline.outline.lists.readings import Readings
from pipeline.outline.markers.candidates import OPENS, PASSING, Candidates
from pipeline.outline.markers.families import ENCLOSED_COUNT
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BLANK, CLOSING, OTHER_LETTER, SENTENCE_END, UPPER

# Enclosed numerals at the end of this many items, and of half of all items, are answers or notes.
MANY_ENDS: Final = 2
# More of them side by side are a row of signs, no accident.
MOST_SIDE_BY_SIDE: Final = 6
_BAR: Final = 124


def find_strays(page: Lines, candidates: Candidates, readings: Readings, members: Members) -> list[int]:
    """The candidates that are strays, list by list; a list has to have two items or more."""
    by_list: dict[int, list[int]] = {}
    owner: i64 = -1  # the list of the item that the page is in
    line: i64 = -1  # and its line
    candidate: i64 = 0
    while candidate < candidates.count:
        number: i64 = readings.list_id[candidate]
        if number >= 0:
            owner = number if members.size[number] > 1 else -1
            line = candidates.line[candidate]
        elif (
            owner >= 0
            and line == candidates.line[candidate]
            and candidates.family[candidates.first[candidate]] < ENCLOSED_COUNT
            and not (candidates.flags[candidate] & PASSING and _ordinal(candidates, candidate) <= members.size[owner])
            and _ends_item(page, candidates, readings, candidate)
            and not _ends_row(page, candidates, readings, candidate)
        ):
            by_list.setdefault(owner, []).append(candidate)
        candidate += 1
    found: list[int] = []
    for number, strays in by_list.items():
        answers = len(strays) >= MANY_ENDS and 2 * len(strays) >= members.size[number]
        if not answers and not _are_footnotes(candidates, strays):
            found += strays
    return found


def _ends_item(page: Lines, candidates: Candidates, readings: Readings, candidate: i64) -> bool:
    """Whether nothing but punctuation follows a candidate until its line ends or the next item begins."""
    end: i64 = page.end[candidates.line[candidate]]
    at: i64 = _after(page, candidates.end[candidate], end)
    if at == end:
        return True
    begins_sentence = at > candidates.end[candidate] and page.cells[at] & (UPPER | OTHER_LETTER) != 0
    following: i64 = candidate + 1
    if begins_sentence and following < candidates.count and candidates.start[following] < end:
        # In place of the full stop before the announcement of another list.
        return readings.list_id[following] >= 0 and candidates.flags[following] & OPENS != 0
    while following < candidates.count and candidates.start[following] < at:
        following += 1
    return following < candidates.count and candidates.start[following] == at and readings.list_id[following] >= 0


def _ends_row(page: Lines, candidates: Candidates, readings: Readings, candidate: i64) -> bool:
    """Whether a candidate is the last of many enclosed numerals side by side."""
    before: i64 = candidate - 1
    while (
        before >= 0
        and candidate - before <= MOST_SIDE_BY_SIDE
        and readings.list_id[before] < 0
        and candidates.family[candidates.first[before]] < ENCLOSED_COUNT
        and _after(page, candidates.end[before], candidates.start[before + 1]) == candidates.start[before + 1]
    ):
        before -= 1
    return candidate - before > MOST_SIDE_BY_SIDE


def _after(page: Lines, at: i64, end: i64) -> i64:
    """Where the punctuation after an item ends, and the white space."""
    while at < end and (page.cells[at] & (BLANK | SENTENCE_END | CLOSING) or ord(page.text[at]) == _BAR):
        at += 1
    return at


def _ordinal(candidates: Candidates, candidate: i64) -> i64:
    return candidates.ordinal[candidates.first[candidate]]


def _are_footnotes(candidates: Candidates, strays: list[int]) -> bool:
    """Whether numerals of one family count up from item to item: then they refer to notes."""
    if len(strays) < 2:
        return False
    before: i64 = candidates.first[strays[0]]
    for candidate in strays[1:]:
        row: i64 = candidates.first[candidate]
        if (
            candidates.family[row] != candidates.family[before]
            or candidates.ordinal[row] != candidates.ordinal[before] + 1
        ):
            return False
        before = row
    return True
