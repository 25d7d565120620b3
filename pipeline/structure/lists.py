"""The lists of a page: which marks convince as items, and which numerals belong to no item."""

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from pipeline.characters import ENCLOSED, SENTENCE_END
from pipeline.structure.lines import ITEM_ENDS, Line
from pipeline.structure.marks import Mark, Shown
from pipeline.structure.repairs import RIGHT_BESIDE_WRONG, repairable
from pipeline.structure.sequences import Reading, read_sequence
from pipeline.structure.ways import is_named_after

# Where so many items of a list end in an enclosed numeral, and half of them do, those are answers or notes.
MANY_ENDS = 2
# A weak list that does not begin at 1 needs so many steps in order.
LATE_AND_WEAK = 2


class Entry(NamedTuple):
    """A mark that is a list item: its true place, and its parent among the entries.

    ``shown`` is how its numeral is read; ``wrong`` says that it shows another place and
    can be repaired.
    """

    mark: Mark
    shown: Shown
    place: int
    list_id: int
    parent: int | None
    wrong: bool


def read_lists(lines: list[Line], marks: list[Mark]) -> tuple[list[Entry], list[Mark]]:
    """The items of all lists that convince, and the numerals that end an item and belong to none."""
    if not marks:
        return [], []
    readings = _believed(lines, marks, read_sequence(marks))
    entries = _entries(lines, marks, readings)
    return entries, _strays(lines, marks, readings)


def _believed(lines: list[Line], marks: list[Mark], readings: list[Reading | None]) -> list[Reading | None]:
    """Drop the readings of lists that do not convince.

    A mark alone convinces at the beginning of a line if its family is strong. A weak one needs company, namely below
    a heading several items inside its own, or another list of its family; or its numeral names the item around it.
    """
    members: dict[int, list[tuple[Mark, Reading]]] = defaultdict(list)
    for mark, reading in zip(marks, readings, strict=True):
        if reading:
            members[reading.list_id].append((mark, reading))
    second = [reading for found in members.values() for _, reading in found[1:]]
    around = {parent.list_id for reading in second if (parent := _parent(readings, reading))}
    believed = {list_id for list_id, found in members.items() if len(found) > 1 and _convinces(found)}
    families = {reading.shown.family for list_id in believed for _, reading in members[list_id]}
    for list_id, ((mark, reading), *others) in members.items():
        if others or mark.inline:
            continue
        parent = _parent(readings, reading)
        again = parent is None and reading.place == 1 and reading.shown.family in families
        in_company = mark.opens and (list_id in around or again)
        named = parent is not None and is_named_after(reading.shown.family, parent.place)
        if not reading.shown.weak or in_company or named or _says_so_alone(lines[mark.line], reading):
            believed.add(list_id)
    if len(believed) == len(members):
        return readings
    return [reading if reading and reading.list_id in believed else None for reading in readings]


def _parent(readings: list[Reading | None], reading: Reading) -> Reading | None:
    return None if reading.parent is None else readings[reading.parent]


def _says_so_alone(line: Line, reading: Reading) -> bool:
    """Whether a line is a sentence behind the number one and a colon: no score, no time and no measure looks so."""
    return reading.shown.family == "decimal-colon" and reading.place == 1 and line.text[-1] in SENTENCE_END


def _convinces(members: list[tuple[Mark, Reading]]) -> bool:
    """Whether several marks make a list: those of weak families have to be in order."""
    first_mark, first = members[0]
    if first.shown.ordinal is None or not all(reading.shown.weak or mark.glued for mark, reading in members):
        return True
    pairs = [(one, other, other.place - one.place == 1) for (_, one), (_, other) in pairwise(members)]
    right = sum(not reading.wrong for _, reading in members)
    if first_mark.opens and right >= RIGHT_BESIDE_WRONG and all(step for _, _, step in pairs):
        return True
    in_order = sum(step and not one.wrong and not other.wrong for one, other, step in pairs)
    return in_order >= (1 if first.place == 1 else LATE_AND_WEAK)


def _entries(lines: list[Line], marks: list[Mark], readings: list[Reading | None]) -> list[Entry]:
    """The marks that are items, with their true places."""
    repaired = repairable(lines, marks, readings) if any(known and known.wrong for known in readings) else set()
    entries: list[Entry] = []
    entry_of: dict[int, int] = {}
    for number, (mark, reading) in enumerate(zip(marks, readings, strict=True)):
        if reading is None:
            continue
        place, list_id, parent, shown, wrong = reading
        if wrong and number not in repaired:
            place = shown.ordinal or place
        entry_of[number] = len(entries)
        within = None if parent is None else entry_of.get(parent)
        entries.append(Entry(mark, shown, place, list_id, within, number in repaired))
    return entries


def _strays(lines: list[Line], marks: list[Mark], readings: list[Reading | None]) -> list[Mark]:
    """Enclosed numerals at the end of an item of a list with two or more that are no item themselves."""
    if all(reading or mark.family not in ENCLOSED for mark, reading in zip(marks, readings, strict=True)):
        return []
    sizes: dict[int, int] = defaultdict(int)
    for known in filter(None, readings):
        sizes[known.list_id] += 1
    begins = {mark.start for mark, reading in zip(marks, readings, strict=True) if reading}
    strays: dict[int, list[Mark]] = defaultdict(list)
    owner: tuple[int, int] | None = None  # the line and list of the item that the page is in
    for mark, reading in zip(marks, readings, strict=True):
        if reading:
            owner = (mark.line, reading.list_id) if sizes[reading.list_id] > 1 else None
        elif owner and owner[0] == mark.line and mark.family in ENCLOSED:
            line = lines[mark.line]
            match = ITEM_ENDS.match(line.text, mark.end - line.start)
            ends = line.start + match.end() if match else mark.end
            if ends == line.end or ends in begins:
                strays[owner[1]].append(mark)
    return [
        mark
        for list_id, found in strays.items()
        if not _are_footnotes(found) and not MANY_ENDS <= len(found) >= sizes[list_id] / 2
        for mark in found
    ]


def _are_footnotes(marks: list[Mark]) -> bool:
    """Numerals of one family that count up from item to item refer to notes."""
    pairs = [(one.shown[0], other.shown[0]) for one, other in pairwise(marks)]
    return bool(pairs) and all(
        one.family == other.family and other.ordinal == (one.ordinal or 0) + 1 for one, other in pairs
    )


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
