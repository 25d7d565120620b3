"""Where the title of another page begins and ends on its line: without a marker, a count and a date."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.bullets import after_bullet
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BLANK, DIGIT, ENCLOSED_NUMERAL
from pipeline.outline.zones.beginnings import after_marker, begins_with_number

# A date of numbers has at least this many digits, and is no longer than this.
_LEAST_DIGITS: Final = 4
_LONGEST_DATE: Final = 24
_LONGEST_COUNT: Final = 8
_OF_DATE: Final = "-./:：年月日,"


def without_marker(page: Lines, start: i64, end: i64, numbered: bool) -> i64:
    """Where a title begins after its bullet, or after its number where titles are numbered.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["• Oats", "- Oats", "1. Oats", "②Oats", "7.5 ways", "Oats"]
    >>> [text[without_marker(page_of(text), 0, len(text), True) :] for text in texts]
    ['Oats', 'Oats', 'Oats', 'Oats', '7.5 ways', 'Oats']
    """
    at: i64 = after_bullet(page, end, start)
    if at >= 0:
        at = skip(page, at, end, BLANK)
        return at if at < end else start
    at = start
    if numbered and page.cells[start] & ENCLOSED_NUMERAL:
        at = skip(page, start + 1, end, BLANK)
    elif numbered and begins_with_number(page, start, end):
        sign: i64 = skip(page, start, end, DIGIT)
        if sign + 1 < end and page.cells[sign + 1] & DIGIT == 0:
            at = after_marker(page, start, end)
    return at if at < end else start


def without_notes(page: Lines, start: i64, end: i64) -> i64:
    """Where a title ends before a count in brackets and a date of numbers.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Oats  (0) 2018.01.13", "Oats [2018-01-13 10:20]", "Oats (2)", "Oats 2018", "2018.01.13"]
    >>> [text[: without_notes(page_of(text), 0, len(text))] for text in texts]
    ['Oats', 'Oats', 'Oats', 'Oats 2018', '2018.01.13']
    """
    to: i64 = _before_count(page, start, end)
    to = _before_count(page, start, _before_date(page, start, to))
    return to if to > start else end


def _before_date(page: Lines, start: i64, end: i64) -> i64:
    """Where a span ends before a date of numbers."""
    at: i64 = end
    digits: i64 = 0
    signs: i64 = 0
    bracketed = end > start and is_one_of(page, end - 1, "])）")
    if bracketed:
        at -= 1
    while at > start and end - at < _LONGEST_DATE:
        cell: i64 = page.cells[at - 1]
        if cell & DIGIT:
            digits += 1
        elif is_one_of(page, at - 1, _OF_DATE):
            signs += 1
        elif not cell & BLANK:
            break
        at -= 1
    if bracketed and at > start and is_one_of(page, at - 1, "[(（"):
        at -= 1
        signs += 1
    elif bracketed:
        return end
    begins: i64 = skip(page, at, end, BLANK)
    if digits < _LEAST_DIGITS or signs < 2 or (begins == at and not bracketed):
        return end
    return skip_back(page, start, begins, BLANK)


def _before_count(page: Lines, start: i64, end: i64) -> i64:
    """Where a span ends before a number in brackets after a blank."""
    at: i64 = end - 1
    if at <= start or not is_one_of(page, at, "])）"):
        return end
    digits: i64 = skip_back(page, start, at, DIGIT)
    if digits == at or digits == start or end - digits > _LONGEST_COUNT or not is_one_of(page, digits - 1, "[(（"):
        return end
    before: i64 = skip_back(page, start, digits - 1, BLANK)
    return before if before < digits - 1 else end
