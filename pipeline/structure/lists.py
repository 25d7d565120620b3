"""The lists of a page: which marks convince as items, and which numerals belong to no item."""

from collections import defaultdict
from typing import NamedTuple

import regex

from pipeline.characters import CLOSING_MARKS, ENCLOSED, SENTENCE_END
from pipeline.structure.lines import Line
from pipeline.structure.markers import Mark
from pipeline.structure.sequences import Reading, read_sequence

# A wrong numeral is repaired only in a list with this many right ones, and more right than wrong.
RIGHT_BESIDE_WRONG = 2


class Entry(NamedTuple):
    """A mark that is a list item: its true place, and its parent among the entries.

    ``wrong`` says that its numeral shows another place and can be repaired.
    """

    mark: Mark
    place: int
    list_id: int
    parent: int | None
    wrong: bool


def read_lists(text: str, lines: list[Line], marks: list[Mark]) -> tuple[list[Entry], list[Mark]]:
    """The items of all lists that convince, and the numerals that end an item and belong to none."""
    readings = _believed(marks, read_sequence(marks))
    entries = _entries(marks, readings)
    return entries, _strays(text, lines, marks, readings)


def _believed(marks: list[Mark], readings: list[Reading | None]) -> list[Reading | None]:
    """Drop the readings of lists that do not convince: one weak mark, or one mark within a line."""
    members: dict[int, list[Mark]] = defaultdict(list)
    for mark, reading in zip(marks, readings, strict=True):
        if reading:
            members[reading.list_id].append(mark)
    believed = {
        list_id for list_id, found in members.items() if len(found) > 1 or not (found[0].inline or found[0].weak)
    }
    return [reading if reading and reading.list_id in believed else None for reading in readings]


def _entries(marks: list[Mark], readings: list[Reading | None]) -> list[Entry]:
    right: dict[int, int] = defaultdict(int)
    wrong: dict[int, int] = defaultdict(int)
    for known in filter(None, readings):
        (wrong if known.wrong else right)[known.list_id] += 1
    entries: list[Entry] = []
    entry_of: dict[int, int] = {}
    for number, (mark, reading) in enumerate(zip(marks, readings, strict=True)):
        if reading is None:
            continue
        list_id = reading.list_id
        repair = reading.wrong and right[list_id] >= max(RIGHT_BESIDE_WRONG, wrong[list_id] + 1)
        shown = mark.ordinal or reading.place
        place = shown if reading.wrong and not repair else reading.place
        entry_of[number] = len(entries)
        parent = None if reading.parent is None else entry_of.get(reading.parent)
        entries.append(Entry(mark, place, list_id, parent, repair))
    return entries


# What may stand between a stray numeral and the end of its item.
_ITEM_ENDS = regex.compile(rf"[ \t{regex.escape(SENTENCE_END + CLOSING_MARKS)}]*")


def _strays(text: str, lines: list[Line], marks: list[Mark], readings: list[Reading | None]) -> list[Mark]:
    """Enclosed numerals at the end of an item of a list with two or more that are no item themselves."""
    sizes: dict[int, int] = defaultdict(int)
    for known in filter(None, readings):
        sizes[known.list_id] += 1
    begins = {mark.start for mark, reading in zip(marks, readings, strict=True) if reading}
    strays: list[Mark] = []
    owner: Mark | None = None
    for mark, reading in zip(marks, readings, strict=True):
        if reading:
            owner = mark if sizes[reading.list_id] > 1 else None
        elif owner and owner.line == mark.line and mark.family in ENCLOSED:
            ends = _ITEM_ENDS.match(text, mark.end, lines[mark.line].end)
            if ends and (ends.end() == lines[mark.line].end or ends.end() in begins):
                strays.append(mark)
    return strays


def without(entries: list[Entry], dropped: set[int]) -> list[Entry]:
    """The entries that are left when some are dropped, with their parents renumbered."""
    kept: dict[int, int] = {}
    left: list[Entry] = []
    for number, entry in enumerate(entries):
        if number in dropped:
            continue
        parent = entry.parent
        while parent is not None and parent not in kept:
            parent = entries[parent].parent
        kept[number] = len(left)
        left.append(entry._replace(parent=None if parent is None else kept[parent]))
    return left
