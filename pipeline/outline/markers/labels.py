"""Nouns that are counted, with their number: "Reason 2:", "原因二："."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.families import LABEL, OWN
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_decimal, read_han
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    BLANK,
    DIGIT,
    ENCLOSED_NUMERAL,
    HAN,
    HAN_NUMERAL,
    LETTER,
    UPPER,
    WORD,
)

_AFTER_LABEL: Final = ",，:：、."
_AFTER_HAN_LABEL: Final = ":：、"
LONGEST_NOUN: Final = 14
_LONGEST_HAN_NOUN: Final = 4
LONGEST_HAN_NUMERAL: Final = 3


def read_label(page: Lines, end: i64, at: i64) -> Marker | None:
    """The counted noun with its number that stands at a place: "Reason 1:", "Step 2 Rinse", "原因一："."""
    cells = page.cells
    to: i64 = at
    while to < end and to - at < LONGEST_NOUN and not cells[to] & HAN and _spells(cells[to]):
        to += 1
    if to - at >= 2:
        number: i64 = to + 1 if to < end and cells[to] & BLANK else to
        longest: i64 = number + 2
        number_end: i64 = skip(page, number, longest if longest < end else end, DIGIT)
        after: i64 = _after_number(page, end, number_end) if number_end > number else -1
        if after >= 0:
            return _label(page, at, to, number, number_end, after, read_decimal(page.text, number, number_end))
    if to > at or at == end or not cells[at] & HAN:
        return None
    noun_end: i64 = at + 1
    while noun_end < end and noun_end - at <= _LONGEST_HAN_NOUN and cells[noun_end - 1] & HAN:
        if not cells[noun_end] & HAN_NUMERAL:
            noun_end += 1
            continue
        longest = noun_end + LONGEST_HAN_NUMERAL
        number_end = skip(page, noun_end, longest if longest < end else end, HAN_NUMERAL)
        after = skip(page, number_end, end, BLANK)
        if after < end and is_one_of(page, after, _AFTER_HAN_LABEL):
            return _label(
                page, at, noun_end, noun_end, number_end, after + 1, read_han(page.text, noun_end, number_end)
            )
        noun_end += 1
    return None


def _spells(cell: i64) -> bool:
    """Whether a character is a letter, or a mark that is written above or below one."""
    return cell & LETTER != 0 or cell & (WORD | ALNUM | ENCLOSED_NUMERAL) == WORD


def _after_number(page: Lines, end: i64, at: i64) -> i64:
    """Where a label ends whose number ends at a place, -1 if neither a sign nor a capital letter follows."""
    cells = page.cells
    after: i64 = skip(page, at, end, BLANK)
    if after == end:
        return -1
    if is_one_of(page, after, _AFTER_LABEL) and not (after + 1 < end and cells[after + 1] & DIGIT):
        return after + 1
    return at if after <= at + 1 and cells[after] & UPPER else -1


def _label(page: Lines, at: i64, noun_end: i64, number: i64, number_end: i64, end: i64, ordinal: i64) -> Marker | None:
    if ordinal == 0:
        return None
    marker = Marker(at, end, number, number_end)
    marker.family = OWN
    marker.name = f"{LABEL} {page.text[at:noun_end].lower()}"
    marker.ordinal = ordinal
    marker.weak = True
    return marker
