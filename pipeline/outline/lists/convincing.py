"""Which lists convince: a weak family needs several markers in order, or company."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.lists.readings import Readings
from pipeline.outline.lists.repairs import RIGHT_BESIDE_WRONG
from pipeline.outline.lists.transitions import is_named_after
from pipeline.outline.markers.candidates import BELOW, GLUED, INLINE, OPENS, Candidates
from pipeline.outline.markers.families import family_name
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import SENTENCE_END

# A list of a weak family that does not begin at 1 needs this many steps in order.
LATE_AND_WEAK: Final = 2


class Members:
    """What is known of the items of each list, as columns; list numbers are their rows."""

    def __init__(self, candidates: Candidates, readings: Readings) -> None:
        lists = int(readings.lists)
        self.size: vec[i64] = vec[i64]([0] * lists)
        self.first: vec[i64] = vec[i64]([0] * lists)  # its candidate
        self.right: vec[i64] = vec[i64]([0] * lists)  # right numerals
        self.strong: vec[i64] = vec[i64]([0] * lists)  # markers of strong families that are not glued to a word
        self.leaps: vec[i64] = vec[i64]([0] * lists)  # pairs of neighbours that are not in order
        self.in_order: vec[i64] = vec[i64]([0] * lists)  # pairs of right neighbours that are
        self.is_around: vec[i64] = vec[i64]([0] * lists)  # whether later items of another list stand inside its own
        latest = vec[i64]([0] * lists)
        list_ids = readings.list_id
        places = readings.place
        wrongs = readings.wrong
        candidate: i64 = 0
        while candidate < readings.count:
            number: i64 = list_ids[candidate]
            if number >= 0:
                wrong: i64 = wrongs[candidate]
                if self.size[number] == 0:
                    self.first[number] = candidate
                else:
                    before: i64 = latest[number]
                    step: i64 = places[candidate] - places[before]
                    if step != 1 and step != -1:  # a list may count down
                        self.leaps[number] += 1
                    elif not wrong and not wrongs[before]:
                        self.in_order[number] += 1
                    if readings.parent[candidate] >= 0:
                        self.is_around[list_ids[readings.parent[candidate]]] = 1
                latest[number] = candidate
                self.size[number] += 1
                self.right[number] += 1 - wrong
                if not candidates.weak[readings.row[candidate]] and not candidates.flags[candidate] & GLUED:
                    self.strong[number] += 1
            candidate += 1


def drop_doubtful(page: Lines, candidates: Candidates, readings: Readings, members: Members) -> None:
    """Take back the readings of lists that do not convince.

    A marker alone convinces at the beginning of a line if its family is strong. A weak one convinces after a heading if
    it has items inside it or another list of its family convinces, or else if its numeral names the item around it.
    """
    believed = vec[i64]([0] * int(readings.lists))
    doubtful: i64 = 0
    needs_company = False
    number: i64 = 0
    while number < readings.lists:
        if members.size[number] == 1:
            needs_company |= candidates.flags[members.first[number]] & OPENS != 0
        elif members.size[number] == 0 or _are_in_order(candidates, readings, members, number):
            believed[number] = 1
        else:
            doubtful += 1
        number += 1
    families = _families(candidates, readings, believed) if needs_company else set()
    number = 0
    while number < readings.lists:
        if members.size[number] == 1:
            if _convinces_alone(page, candidates, readings, members, number, families):
                believed[number] = 1
            else:
                doubtful += 1
        number += 1
    if doubtful:
        candidate: i64 = 0
        while candidate < readings.count:
            if readings.list_id[candidate] >= 0 and not believed[readings.list_id[candidate]]:
                readings.list_id[candidate] = -1
            candidate += 1


def _are_in_order(candidates: Candidates, readings: Readings, members: Members, number: i64) -> bool:
    """Whether several markers make a list: those of weak families have to be in order."""
    first: i64 = members.first[number]
    if members.strong[number] or candidates.ordinal[readings.row[first]] == 0 or int(number) in readings.renumbered:
        return True
    if candidates.flags[first] & OPENS and members.right[number] >= RIGHT_BESIDE_WRONG and members.leaps[number] == 0:
        return True
    return members.in_order[number] >= (1 if readings.place[first] == 1 else LATE_AND_WEAK)


def _families(candidates: Candidates, readings: Readings, believed: vec[i64]) -> set[int]:
    """The families of the lists that convince."""
    found: set[int] = set()
    candidate: i64 = 0
    while candidate < readings.count:
        if readings.list_id[candidate] >= 0 and believed[readings.list_id[candidate]]:
            found.add(candidates.family[readings.row[candidate]])
        candidate += 1
    return found


def _convinces_alone(
    page: Lines, candidates: Candidates, readings: Readings, members: Members, number: i64, families: set[int]
) -> bool:
    """Whether the only marker of a list is one."""
    first: i64 = members.first[number]
    flags: i64 = candidates.flags[first]
    if flags & INLINE:
        return False
    row: i64 = readings.row[first]
    if not candidates.weak[row]:
        return True
    family: i64 = candidates.family[row]
    place: i64 = readings.place[first]
    parent: i64 = readings.parent[first]
    in_company = place == 1 and family in families and (parent < 0 or flags & BELOW != 0)
    if flags & OPENS and (members.is_around[number] or in_company):
        return True
    if parent >= 0 and is_named_after(candidates, family, readings.place[parent]):
        return True
    return place == 1 and _says_so_alone(page, candidates, candidates.line[first], family)


def _says_so_alone(page: Lines, candidates: Candidates, line: i64, family: i64) -> bool:
    """Whether a line is "1:" and a sentence, which no score, time or measure is."""
    ends_sentence = page.cells[page.end[line] - 1] & SENTENCE_END != 0
    return ends_sentence and family_name(candidates, family) == "decimal-colon"
