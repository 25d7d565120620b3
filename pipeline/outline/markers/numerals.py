"""Numeral systems: which characters write an ordinal, how it is read, and how it is written.

A system is a number, its place in `SYSTEMS`. An ordinal is written in the style of what a page shows: with its
leading zeros, its script of digits.
"""

import unicodedata
from typing import Final, NamedTuple

from mypy_extensions import i64

from pipeline.characters import HAN_DIGITS, HAN_NUMERALS, HAN_TEN, KEYCAP_TEN

DECIMAL: Final = 0
MISREAD: Final = 1  # what a scan makes of the digit one; written right, it is a digit
KEYCAP: Final = 2
HAN: Final = 3
ROMAN: Final = 4
ROMAN_SMALL: Final = 5
ROMAN_SIGN: Final = 6
LATIN: Final = 7
LATIN_SMALL: Final = 8
CYRILLIC: Final = 9
KATAKANA: Final = 10
IROHA: Final = 11
HANGUL: Final = 12
GREEK: Final = 13

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"


class System(NamedTuple):
    """A numeral system: its characters, and up to how many of them make a numeral.

    In a row, the place of a character is its ordinal; ``numerals`` lists what is no row and needs no rule.
    ``letters`` says that one character may be a numeral of another such system, too.
    """

    characters: str
    longest: int = 1
    numerals: tuple[str, ...] = ()
    letters: bool = False


SYSTEMS: Final[tuple[System, ...]] = (
    System("", 2),  # decimal digits of any script: a property tells them
    System("l", letters=True),
    System("0123456789" + KEYCAP_TEN),
    System(HAN_NUMERALS, 3),
    System("IVX", 5, tuple(_ROMAN.upper().split()), letters=True),
    System("ivx", 5, tuple(_ROMAN.split()), letters=True),
    System("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
    System(_LATIN.upper(), letters=True),
    System(_LATIN, letters=True),
    # Lists in Cyrillic leave out the letters that look like others or stand for no sound.
    System("абвгдежзиклмнопрстуфхцчшщэюя", letters=True),
    System("アイウエオカキクケコサシスセソ", letters=True),
    System("イロハニホヘトチリヌルヲ", letters=True),
    System("가나다라마바사아자차카타파하", letters=True),
    System("αβγδεζηθικλμνξοπρστυφχψω", letters=True),
)


def read_numeral(system: i64, text: str, start: i64, end: i64) -> i64:
    """The ordinal that a span of a text shows in a numeral system, 0 if it is none.

    >>> read_numeral(ROMAN, "XIV.", 0, 3), read_numeral(LATIN_SMALL, "c)", 0, 1), read_numeral(KEYCAP, "9", 0, 1)
    (14, 3, 9)
    """
    if system == DECIMAL or (system == KEYCAP and text[start:end] != KEYCAP_TEN):
        return read_decimal(text, start, end)
    if system == HAN:
        return read_han(text, start, end)
    if system == MISREAD:
        return 1
    if system == KEYCAP:
        return 10
    shown = text[start:end]
    numerals = SYSTEMS[int(system)].numerals
    if numerals:
        return numerals.index(shown) + 1 if shown in numerals else 0
    return SYSTEMS[int(system)].characters.find(shown) + 1


def write_numeral(system: i64, ordinal: i64, shown: str) -> str | None:
    """How an ordinal is written in a numeral system, in the style of what was shown; None if it cannot be.

    >>> write_numeral(ROMAN, 4, "I"), write_numeral(KEYCAP, 10, "1"), write_numeral(HANGUL, 15, "가")
    ('IV', '🔟', None)
    """
    if system == DECIMAL:
        return write_decimal(ordinal, shown)
    if system == HAN:
        return write_han(ordinal)
    if system == MISREAD:
        return str(ordinal)
    if system == KEYCAP:
        return KEYCAP_TEN if ordinal == 10 else str(ordinal) if ordinal < 10 else None
    known = SYSTEMS[int(system)]
    if known.numerals:
        return known.numerals[int(ordinal) - 1] if ordinal <= len(known.numerals) else None
    return known.characters[ordinal - 1] if ordinal <= len(known.characters) else None


def digit_value(text: str, at: i64) -> i64:
    """The value of a decimal digit of any script, -1 if it is none."""
    code: i64 = ord(text[at])
    if 48 <= code <= 57:
        return code - 48
    return -1 if code < 128 else unicodedata.decimal(text[at], -1)


def read_decimal(text: str, start: i64, end: i64) -> i64:
    """The value of decimal digits of any script, 0 if there are others among them.

    >>> read_decimal("08", 0, 2), read_decimal("３", 0, 1), read_decimal("3a", 0, 2)
    (8, 3, 0)
    """
    value: i64 = 0
    at: i64 = start
    while at < end:
        digit = digit_value(text, at)
        if digit < 0:
            return 0
        value = 10 * value + digit
        at += 1
    return value


def write_decimal(ordinal: i64, shown: str) -> str:
    """An ordinal in the script of digits and with the leading zeros of what was shown.

    >>> write_decimal(3, "08"), write_decimal(3, "８"), write_decimal(12, "8")
    ('03', '３', '12')
    """
    if not shown.isdecimal():
        return str(ordinal)
    zero = ord(shown[0]) - int(shown[0])
    width = len(shown) if shown[0] == chr(zero) else 0
    return "".join([chr(zero + int(digit)) for digit in str(ordinal).zfill(width)])


def read_han(text: str, start: i64, end: i64) -> i64:
    """The value of a Chinese numeral up to 99, 0 if it is none.

    >>> read_han("十二", 0, 2), read_han("二十", 0, 2), read_han("二二", 0, 2)
    (12, 20, 0)
    """
    at: i64 = start
    tens: i64 = HAN_DIGITS.find(text[at]) + 1 if at < end else 0
    if tens:
        at += 1
    if at == end:
        return tens
    if text[at] != HAN_TEN:
        return 0
    at += 1
    ones: i64 = HAN_DIGITS.find(text[at]) + 1 if at < end else 0
    if at + (1 if ones else 0) < end:
        return 0
    return (tens if tens else 1) * 10 + ones


def write_han(ordinal: i64) -> str | None:
    """The Chinese numeral of an ordinal up to 99.

    >>> write_han(3), write_han(10), write_han(21)
    ('三', '十', '二十一')
    """
    if ordinal > 99:
        return None
    tens = ordinal // 10
    ones = ordinal % 10
    digit = "" if ones == 0 else HAN_DIGITS[ones - 1]
    return (("" if tens == 1 else HAN_DIGITS[tens - 1]) + HAN_TEN if tens else "") + digit
