"""Which numerals that show a wrong place can be repaired: only those that nothing but a mistake explains."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.lists.readings import Readings
from pipeline.outline.markers.candidates import INLINE, Candidates
from pipeline.outline.markers.families import ENCLOSED_COUNT, OWN, WORD, family_name, numeral_for
from pipeline.outline.scan.lines import Lines, skip_back
from pipeline.outline.scan.properties import BLANK, CLOSING, QUESTION, SENTENCE_END

# A wrong numeral is repaired only in a list with this many right ones, and more right than wrong.
RIGHT_BESIDE_WRONG: Final = 2
# A number without a sign may count what follows, or be somebody's: "2 eggs", "8 Goretzka".
_COUNTING: Final = "decimal-bare"
# How ranks are written. Two may share one, and then the next is left out.
_RANKING: Final = ("decimal-dot", "decimal-paren", "decimal-colon")
# A last numeral that is too high by three or more is no gap after this many right ones.
RIGHT_BEFORE_LAST: Final = 3
# Digits that are taken for each other; any other number that ascends means that some places were left out.
_LOOK_ALIKE: Final = ((3, 8), (6, 8), (5, 6))


def settle_wrong_numerals(page: Lines, candidates: Candidates, readings: Readings) -> None:
    """Take every wrong numeral that cannot be repaired as it is shown."""
    members: dict[int, list[int]] = {}
    damaged: set[int] = set()
    candidate: i64 = 0
    while candidate < readings.count:
        number: i64 = readings.list_id[candidate]
        if number >= 0:
            members.setdefault(number, []).append(candidate)
            if readings.wrong[candidate] and int(number) not in readings.renumbered:
                damaged.add(number)
        candidate += 1
    for number in damaged:
        damage = DamagedList(page, candidates, readings, members[number])
        for at in damage.explained():
            damage.take_as_shown(at)


class DamagedList:
    """A list in which some numerals show a wrong place; its items are numbered from 0."""

    def __init__(self, page: Lines, candidates: Candidates, readings: Readings, members: list[int]) -> None:
        self.page = page
        self.candidates = candidates
        self.readings = readings
        self.members = members
        self.first_right: i64 = -1
        self.shown: set[int] = set()  # the ordinals that are shown beyond doubt
        self.right_places: set[int] = set()
        self.right: i64 = 0
        for candidate in members:
            row: i64 = readings.row[candidate]
            if candidates.ordinal[row] and not candidates.misread[row]:
                self.shown.add(candidates.ordinal[row])
            if not readings.wrong[candidate]:
                self.right += 1
                self.right_places.add(readings.place[candidate])
                self.first_right = candidate if self.first_right < 0 else self.first_right

    def explained(self) -> list[int]:
        """The items whose wrong numeral may be no mistake."""
        size: i64 = len(self.members)
        wrong = [at for at, candidate in enumerate(self.members) if self.readings.wrong[candidate]]
        if self.right < RIGHT_BESIDE_WRONG or self.right <= size - self.right:
            return wrong
        return [
            at
            for at in wrong
            if self._is_moved(at)
            or (at == 0 and self._goes_on_from_above())
            or self._means_itself(at)
            or (at == RIGHT_BESIDE_WRONG and self._begins_another(at))
            or (at == size - 1 and not self._could_be_misread(at) and not self._ends_long_run(at))
            or (at == size - 1 and self._goes_on_with_list_above(at))
        ]

    def take_as_shown(self, at: i64) -> None:
        """Let an item have the place that it shows."""
        candidate: i64 = self.members[at]
        self.readings.place[candidate] = self._ordinal(at)
        self.readings.wrong[candidate] = 0

    def _ordinal(self, at: i64) -> i64:
        return self.candidates.ordinal[self.readings.row[self.members[at]]]

    def _family(self, at: i64) -> i64:
        return self.candidates.family[self.readings.row[self.members[at]]]

    def _is_moved(self, at: i64) -> bool:
        """Whether items may stand in another order: its place is shown elsewhere, or it shows a missing one late."""
        place: i64 = self.readings.place[self.members[at]]
        ordinal: i64 = self._ordinal(at)
        return place in self.shown or (ordinal < place and ordinal not in self.right_places)

    def _goes_on_from_above(self) -> bool:
        """Whether a candidate of the same family stands right above the list, as in a list that was shuffled."""
        first: i64 = self.members[0]
        if first == 0:
            return False
        family: i64 = self._family(0)
        lines = self.candidates.line
        above: i64 = self.candidates.family[self.candidates.first[first - 1]]
        return above == family and family >= ENCLOSED_COUNT and lines[first] - lines[first - 1] <= 1

    def _goes_on_with_list_above(self, at: i64) -> bool:
        """Whether an item may be the next one of the list right above, in which this list stands then."""
        above: i64 = self.members[0] - 1
        if above < 0 or self.readings.list_id[above] < 0 or self._looks_alike(at):
            return False
        family: i64 = self.candidates.family[self.readings.row[above]]
        return family == self._family(at) and self._ordinal(at) == self.readings.place[above] + 1

    def _means_itself(self, at: i64) -> bool:
        """Whether a number that was typed may be meant: it counts things, shares a rank, or leaves others out.

        Enclosed numerals and words are typed for their place in a list alone.
        """
        family: i64 = self._family(at)
        if family < ENCLOSED_COUNT or family == WORD:
            return False
        name = family_name(self.candidates, family)
        if name == _COUNTING:
            return True
        if at == 0:
            return False
        before: i64 = self._ordinal(at - 1)
        ordinal: i64 = self._ordinal(at)
        if name in _RANKING and ordinal == before:
            return not self._is_sentence(at)
        if ordinal <= before or (at + 1 < len(self.members) and ordinal >= self._ordinal(at + 1)):
            return False
        if at == len(self.members) - 1 and self._ends_long_run(at):
            return False
        return not (name.startswith("decimal") and self._looks_alike(at))

    def _begins_another(self, at: i64) -> bool:
        """Whether the last item shows 1, and not within a line, where one item is no list."""
        candidate: i64 = self.members[at]
        return at == len(self.members) - 1 and self._ordinal(at) == 1 and not self.candidates.flags[candidate] & INLINE

    def _looks_alike(self, at: i64) -> bool:
        """Whether the digit that an item shows is taken for the right one."""
        ordinal: i64 = self._ordinal(at)
        place: i64 = self.readings.place[self.members[at]]
        return (min(ordinal, place), max(ordinal, place)) in _LOOK_ALIKE

    def _ends_long_run(self, at: i64) -> bool:
        """Whether the last item follows enough right ones, is no selected question, and counts no days or weeks."""
        if at < RIGHT_BEFORE_LAST or self._family(at) >= OWN:
            return False
        number: i64 = 0
        while number < at:
            if self.readings.place[self.members[number]] != number + 1 or self.readings.wrong[self.members[number]]:
                return False
            number += 1
        return not self._last_cell(at) & QUESTION

    def _is_sentence(self, at: i64) -> bool:
        """Whether an item ends as a sentence does; names share a rank, sentences do not."""
        return self._last_cell(at) & SENTENCE_END != 0

    def _last_cell(self, at: i64) -> i64:
        """The cell of the last character of an item but white space and closing signs."""
        candidate: i64 = self.members[at]
        line: i64 = self.candidates.line[candidate]
        start: i64 = self.candidates.end[candidate]
        end: i64 = self.page.end[line]
        if at + 1 < len(self.members) and self.candidates.line[self.members[at + 1]] == line:
            end = self.candidates.start[self.members[at + 1]]
        end = skip_back(self.page, start, end, BLANK | CLOSING)
        return self.page.cells[end - 1] if end > start else SENTENCE_END

    def _could_be_misread(self, at: i64) -> bool:
        """Whether the right numeral is as long as the shown one; if not, as in 1. 2. 12., the middle may be lost."""
        family: i64 = self._family(at)
        if family == WORD or family < ENCLOSED_COUNT:
            return True
        beside = _numeral(self.page, self.candidates, self.first_right)  # how the list is written: 01, １
        right = numeral_for(self.candidates, family, self.readings.place[self.members[at]], beside)
        return right is not None and len(right) == len(_numeral(self.page, self.candidates, self.members[at]))


def _numeral(page: Lines, candidates: Candidates, candidate: i64) -> str:
    return page.text[candidates.numeral_start[candidate] : candidates.numeral_end[candidate]]
