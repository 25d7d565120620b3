"""Which numerals that show a wrong place can be repaired: only those that nothing but a mistake explains."""

from collections import defaultdict
from collections.abc import Sequence, Set

from pipeline.characters import CLOSING_MARKS, ENCLOSED, SENTENCE_END
from pipeline.structure.families import WORD, numeral_for
from pipeline.structure.lines import Line
from pipeline.structure.marks import Mark
from pipeline.structure.sequences import Reading

# A wrong numeral is repaired only in a list with this many right ones, and more right than wrong.
RIGHT_BESIDE_WRONG = 2
# A number without a sign may count what follows, or be somebody's: "2 eggs", "8 Goretzka".
_COUNTING = "decimal-bare"
# How ranks are written, of which two may be the same: the next one is left out then.
_RANKING = ("decimal-dot", "decimal-paren", "decimal-colon")
# Digits that are taken for each other; elsewhere a list that goes on ascending has left some places out.
_LOOK_ALIKE = ({3, 8}, {6, 8}, {5, 6})


def repairable(lines: Sequence[Line], marks: Sequence[Mark], readings: Sequence[Reading | None]) -> set[int]:
    """The numbers of the marks that show a wrong place and can be repaired."""
    lists: dict[int, list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        if reading:
            lists[reading.list_id].append(number)
    found: set[int] = set()
    for numbers in lists.values():
        members = [(marks[number], reading) for number in numbers if (reading := readings[number])]
        right = [mark for mark, reading in members if not reading.wrong]
        if len(right) == len(members) or len(right) < max(RIGHT_BESIDE_WRONG, len(members) - len(right) + 1):
            continue
        above = marks[numbers[0] - 1] if numbers[0] else None
        shown = {reading.shown.ordinal for _, reading in members if not reading.shown.misread}
        right_places = {reading.place for _, reading in members if not reading.wrong}
        for at, number in enumerate(numbers):
            if members[at][1].wrong and not (
                _is_moved(members[at][1], shown, right_places)
                or (at == 0 and above is not None and _goes_on(above, *members[0]))
                or _means_itself(at, members, lines)
                or (at == len(members) - 1 and not _could_be_misread(*members[at], right[0]))
            ):
                found.add(number)
    return found


def _is_moved(reading: Reading, shown: Set[int | None], right_places: Set[int]) -> bool:
    """Whether a place is shown elsewhere, or one is shown late that is missing: items in another order."""
    late = reading.shown.ordinal not in right_places and (reading.shown.ordinal or 0) < reading.place
    return reading.place in shown or late


def _goes_on(above: Mark, mark: Mark, reading: Reading) -> bool:
    """Whether a list seems to begin right below a mark of its own family: a shuffled list reads so."""
    family = reading.shown.family
    return above.family == family and family not in ENCLOSED and mark.line - above.line <= 1


def _means_itself(at: int, members: Sequence[tuple[Mark, Reading]], lines: Sequence[Line]) -> bool:
    """Whether a number that was typed may be meant: it counts things, shares a rank, or leaves others out.

    Enclosed numerals and words are typed for their place in a list alone.
    """
    _, reading = members[at]
    family, ordinal = reading.shown.family, reading.shown.ordinal or 0
    if family in ENCLOSED or family == WORD:
        return False
    if family == _COUNTING:
        return True
    before = members[at - 1][1].shown.ordinal or 0 if at else None
    behind = members[at + 1][1].shown.ordinal or 0 if at + 1 < len(members) else None
    if family in _RANKING and ordinal == before:
        return not _is_sentence(at, members, lines)
    ascends = before is not None and before < ordinal and (behind is None or ordinal < behind)
    return ascends and not (family.startswith("decimal") and {ordinal, reading.place} in _LOOK_ALIKE)


def _is_sentence(at: int, members: Sequence[tuple[Mark, Reading]], lines: Sequence[Line]) -> bool:
    """Whether an item ends as a sentence does; names share a rank, sentences do not."""
    mark, _ = members[at]
    line = lines[mark.line]
    end = len(line.text)
    if at + 1 < len(members) and members[at + 1][0].line == mark.line:
        end = members[at + 1][0].start - line.start
    return line.text[mark.end - line.start : end].rstrip(CLOSING_MARKS + " \t")[-1:] in (*SENTENCE_END, "")


def _could_be_misread(mark: Mark, reading: Reading, beside: Mark) -> bool:
    """Whether one numeral was taken for another of the same length; 1. 2. 12. may have lost its middle instead.

    ``beside`` is a right one of the list, which shows how numerals are written there: 01, １.
    """
    right = numeral_for(reading.shown.family, reading.place, _numeral_text(beside))
    same_length = right is not None and len(right) == len(_numeral_text(mark))
    return same_length or reading.shown.family in (WORD, *ENCLOSED)


def _numeral_text(mark: Mark) -> str:
    return mark.text[mark.numeral[0] - mark.start : mark.numeral[1] - mark.start]
