"""What a line begins with, as far as telling the article from menus asks: a bullet, or a number with a sign."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.bullets import after_bullet
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import (
    BLANK,
    COLON,
    DIGIT,
    ENCLOSED_NUMERAL,
    HAN_NUMERAL,
    LETTER,
)

# A number with a sign has up to two digits, or three Chinese ones.
_MOST_DIGITS: Final = 2
_MOST_HAN_DIGITS: Final = 3
# Before a name, more is taken for a marker: "1.2.", "-3-".
_MOST_OF_MARKER: Final = 5


def begins_with_number(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span begins with a number and a sign after it, or with an enclosed numeral.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["1. Rest", "(12) Rest", "① Rest", "十二、", "2020."]
    >>> [begins_with_number(page_of(text), 0, len(text)) for text in texts]
    [True, True, True, True, False]
    """
    cells = page.cells
    cell: i64 = cells[start]
    if cell & ENCLOSED_NUMERAL:
        return True
    if cell & HAN_NUMERAL:
        after = _after(page, start, end, HAN_NUMERAL, _MOST_HAN_DIGITS)
        return after < end and ord(page.text[after]) == ord("、")
    digits: i64 = start
    if _opens(page, start):
        digits += 1
    after = _after(page, digits, end, DIGIT, _MOST_DIGITS)
    return digits < after < end and _ends_number(page, after)


def is_later_item(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span begins with a number from 2 to 19, a sign and a letter, or with a circled one.

    >>> from pipeline.outline.reading import page_of
    >>> [is_later_item(page_of(text), 0, len(text)) for text in ("2. Rest", "19) Rest", "③", "1. Rest", "3. 5")]
    [True, True, True, False, False]
    """
    cells = page.cells
    code: i64 = ord(page.text[start])
    if ord("②") <= code <= ord("⑳"):
        return True
    if code < ord("1") or code > ord("9"):
        return False
    sign: i64 = start + 1
    if code == ord("1"):
        if sign == end or not cells[sign] & DIGIT:
            return False
        sign += 1
    if sign == end or not _ends_number(page, sign):
        return False
    letter = skip(page, sign + 1, end, BLANK)
    return letter < end and cells[letter] & LETTER != 0


def is_bracketed_number(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span begins with a number in square brackets.

    >>> from pipeline.outline.reading import page_of
    >>> is_bracketed_number(page_of("[12] Smith"), 0, 10), is_bracketed_number(page_of("[1]"), 0, 2)
    (True, False)
    """
    if ord(page.text[start]) != ord("["):
        return False
    after = _after(page, start + 1, end, DIGIT, _MOST_DIGITS)
    return start + 1 < after < end and ord(page.text[after]) == ord("]")


def after_marker(page: Lines, start: i64, end: i64) -> i64:
    """Where the name in a line begins, after whatever may be a marker and the blanks after it.

    >>> from pipeline.outline.reading import page_of
    >>> [after_marker(page_of(text), 0, len(text)) for text in ("Rest", "1.2. Rest", "- Rest", "二、Rest", "(a) Rest")]
    [0, 5, 2, 2, 0]
    """
    cells = page.cells
    cell: i64 = cells[start]
    if cell & LETTER and not cell & HAN_NUMERAL:
        return start
    bullet_end: i64 = after_bullet(page, end, start)
    if bullet_end >= 0:
        return skip(page, bullet_end, end, BLANK)
    number: i64 = start
    if _opens(page, start):
        number += 1
    at: i64 = number
    while at < end and at < number + _MOST_OF_MARKER and (cells[at] & DIGIT or _joins_digits(page, at)):
        at += 1
    if at > number:
        if at < end and (cells[at] & COLON or _ends_number(page, at)):
            at += 1
        return skip(page, at, end, BLANK)
    at = _after(page, start, end, HAN_NUMERAL, _MOST_HAN_DIGITS)
    if start < at < end:
        code: i64 = ord(page.text[at])
        if code == ord(".") or code == ord("、"):
            return skip(page, at + 1, end, BLANK)
    return skip(page, start, end, BLANK)


def _after(page: Lines, start: i64, end: i64, properties: i64, most: i64) -> i64:
    """Where a run of some characters ends, of which there are at most some."""
    return skip(page, start, min(end, start + most), properties)


def _opens(page: Lines, at: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord("(") or code == ord("（")


def _ends_number(page: Lines, at: i64) -> bool:
    """Whether a sign stands that ends a number: . ) 、 ） ．"""
    code: i64 = ord(page.text[at])
    return code == ord(".") or code == ord(")") or code == ord("、") or code == ord("）") or code == ord("．")


def _joins_digits(page: Lines, at: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord("-") or code == ord(".")
