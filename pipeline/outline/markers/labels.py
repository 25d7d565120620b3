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
_AFTER_LETTER: Final = ":：.、"
_AFTER_HAN_NUMERAL: Final = ":：、"
_AFTER_DIGITS: Final = ":："
_DASHES: Final = "-\N{EN DASH}\N{EM DASH}"
# What stands before a number, and after it as a noun of one character: 第一步
_RANK: Final = "第"
_COUNTED: Final = "步招式类類点點条條种種项項段阶階章节節课課问問则則"
LONGEST_NOUN: Final = 14
_LONGEST_HAN_NOUN: Final = 4
LONGEST_HAN_NUMERAL: Final = 3


def read_label(page: Lines, end: i64, at: i64) -> Marker | None:
    """The counted noun and its number that stand at a place: "Step 1:", "Step 2 Rinse", "Q1:", "原因一：", "第一步"."""
    cells = page.cells
    to: i64 = at
    while to < end and to - at < LONGEST_NOUN and not cells[to] & HAN and _spells(cells[to]):
        to += 1
    marker: Marker | None = None
    if to > at:
        marker = _spaced_label(page, end, at, to)
    elif at < end and cells[at] & HAN:
        marker = _ranked(page, end, at) if is_one_of(page, at, _RANK) else None
        noun_end: i64 = at + 1
        while marker is None and noun_end < end and noun_end - at <= _LONGEST_HAN_NOUN and cells[noun_end - 1] & HAN:
            marker = _han_label(page, end, at, noun_end)
            noun_end += 1
    return marker if marker is not None and marker.ordinal else None


def _spaced_label(page: Lines, end: i64, at: i64, noun_end: i64) -> Marker | None:
    """A label whose noun stands from one place to another; one letter is a noun if it is capital: "Q1:"."""
    cells = page.cells
    is_letter = noun_end - at == 1
    number: i64 = noun_end
    if number < end and cells[number] & BLANK and not is_letter:
        number += 1
    number_end: i64 = _after_digits(page, end, number)
    if number_end == number or (is_letter and not cells[at] & UPPER):
        return None
    after: i64 = _after_number(page, end, number_end, is_letter)
    return _label(page, at, noun_end, number, number_end, after) if after >= 0 else None


def _after_number(page: Lines, end: i64, at: i64, is_letter: bool) -> i64:
    """Where a label ends whose number ends at a place: after a sign, before a capital letter, with its line; or -1."""
    cells = page.cells
    after: i64 = skip(page, at, end, BLANK)
    if after == end:
        return -1 if is_letter else at
    signs = _AFTER_LETTER if is_letter else _AFTER_LABEL
    is_dash = after > at and not is_letter and is_one_of(page, after, _DASHES)
    if (is_dash or is_one_of(page, after, signs)) and not (after + 1 < end and cells[after + 1] & DIGIT):
        return after + 1
    return at if not is_letter and after <= at + 1 and cells[after] & UPPER else -1


def _han_label(page: Lines, end: i64, at: i64, noun_end: i64) -> Marker | None:
    """The counted noun in Chinese characters that ends at a place, with the number and the sign after it."""
    number: i64 = noun_end
    if page.cells[noun_end] & BLANK and noun_end + 1 < end and page.cells[noun_end + 1] & DIGIT:
        number += 1
    number_end: i64 = _after_numeral(page, end, number)
    if number_end == number:
        return None
    after: i64 = skip(page, number_end, end, BLANK)
    signs = _AFTER_DIGITS if page.cells[number] & DIGIT else _AFTER_HAN_NUMERAL
    if after < end and is_one_of(page, after, signs):
        return _label(page, at, noun_end, number, number_end, after + 1)
    # A noun of one character with a number alone is the caption of a picture: 图1
    if after == end and noun_end > at + 1 and page.cells[number] & DIGIT:
        return _label(page, at, noun_end, number, number_end, number_end)
    return None


def _ranked(page: Lines, end: i64, at: i64) -> Marker | None:
    """A number between 第 and a noun of one character, with a sign or a blank after it, or alone: 第一步："""
    number: i64 = at + 1
    number_end: i64 = _after_numeral(page, end, number)
    if number_end == number or number_end == end or not is_one_of(page, number_end, _COUNTED):
        return None
    noun_end: i64 = number_end + 1
    after: i64 = skip(page, noun_end, end, BLANK)
    if after < end and is_one_of(page, after, _AFTER_LABEL):
        after += 1
    elif noun_end == end or page.cells[noun_end] & BLANK:
        after = noun_end
    else:
        return None
    marker = _label(page, number_end, noun_end, number, number_end, after)
    marker.start = at
    return marker


def _after_digits(page: Lines, end: i64, at: i64) -> i64:
    longest: i64 = at + 2
    return skip(page, at, longest if longest < end else end, DIGIT)


def _after_numeral(page: Lines, end: i64, at: i64) -> i64:
    """Where digits end that stand at a place, or Chinese numerals; the place itself if there are none."""
    if at < end and page.cells[at] & DIGIT:
        return _after_digits(page, end, at)
    longest: i64 = at + LONGEST_HAN_NUMERAL
    return skip(page, at, longest if longest < end else end, HAN_NUMERAL)


def _label(page: Lines, at: i64, noun_end: i64, number: i64, number_end: i64, end: i64) -> Marker:
    """A label; its ordinal is 0 if its number is none."""
    marker = Marker(at, end, number, number_end)
    marker.family = OWN
    marker.name = f"{LABEL} {page.text[at:noun_end].lower()}"
    marker.weak = True
    if page.cells[number] & DIGIT:
        marker.ordinal = read_decimal(page.text, number, number_end)
    else:
        marker.ordinal = read_han(page.text, number, number_end)
    return marker


def _spells(cell: i64) -> bool:
    """Whether a character is a letter, or a mark that is written above or below one."""
    return cell & LETTER != 0 or cell & (WORD | ALNUM | ENCLOSED_NUMERAL) == WORD
