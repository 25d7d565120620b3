"""Numeral systems: how an ordinal is written, and how it is read.

A system reads what a page shows (`read`) and writes an ordinal in the style of what
was shown (`write`): with its leading zeros, its script of digits, its case of letters.
"""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.characters import HAN_DIGITS, HAN_TEN, KEYCAP_TEN


class System(NamedTuple):
    """A numeral system; `read` gives None for what is no ordinal, `write` for what it cannot write."""

    pattern: str
    read: Callable[[str], int | None]
    write: Callable[[int, str], str | None]


def read_decimal(shown: str) -> int | None:
    """The value of decimal digits of any script.

    >>> read_decimal("08"), read_decimal("３"), read_decimal("0")
    (8, 3, None)
    """
    return int(shown) or None if shown.isdecimal() else None


def write_decimal(ordinal: int, shown: str) -> str | None:
    """An ordinal in the script of digits and with the leading zeros of what was shown.

    >>> write_decimal(3, "08"), write_decimal(3, "８"), write_decimal(12, "8")
    ('03', '３', '12')
    """
    if not shown.isdecimal():
        return str(ordinal)
    zero = ord(shown[0]) - int(shown[0])
    width = len(shown) if shown[0] == chr(zero) else 0
    return "".join(chr(zero + int(digit)) for digit in str(ordinal).zfill(width))


def read_han(shown: str) -> int | None:
    """The value of a Chinese numeral up to 99, None if it is none.

    >>> read_han("十二"), read_han("二十"), read_han("二二")
    (12, 20, None)
    """
    if shown in HAN_DIGITS:
        return HAN_DIGITS.index(shown) + 1
    tens, ten, ones = shown.partition(HAN_TEN)
    if not ten or len(tens) > 1 or len(ones) > 1 or HAN_TEN in ones:
        return None
    return (HAN_DIGITS.index(tens) + 1 if tens else 1) * 10 + (HAN_DIGITS.index(ones) + 1 if ones else 0)


def write_han(ordinal: int, _: str = "") -> str | None:
    """The Chinese numeral of an ordinal up to 99.

    >>> write_han(3), write_han(10), write_han(21)
    ('三', '十', '二十一')
    """
    if ordinal > 99:
        return None
    tens, ones = divmod(ordinal, 10)
    digit = "" if ones == 0 else HAN_DIGITS[ones - 1]
    return (("" if tens == 1 else HAN_DIGITS[tens - 1]) + HAN_TEN if tens else "") + digit


def _row(letters: str) -> System:
    """A system in which the place of a letter in a row is its ordinal."""

    def read(shown: str) -> int | None:
        return letters.index(shown) + 1

    def write(ordinal: int, _: str) -> str | None:
        return letters[ordinal - 1] if ordinal <= len(letters) else None

    return System(f"[{letters}]", read, write)


_ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


def _roman(numerals: list[str]) -> System:
    def read(shown: str) -> int | None:
        return numerals.index(shown) + 1 if shown in numerals else None

    def write(ordinal: int, _: str) -> str | None:
        return numerals[ordinal - 1] if ordinal <= len(numerals) else None

    return System(f"[{''.join(sorted(set(''.join(numerals))))}]{{1,5}}", read, write)


_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Lists in Cyrillic leave out the letters that look like others or stand for no sound.
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"

SYSTEMS: dict[str, System] = {
    "decimal": System(r"\p{Nd}{1,2}", read_decimal, write_decimal),
    # What a scan makes of the digit one; written right, it is a digit.
    "misread": System("l", lambda _: 1, lambda ordinal, _: str(ordinal)),
    "keycap": System(
        rf"[0-9]|{KEYCAP_TEN}",
        lambda shown: 10 if shown == KEYCAP_TEN else read_decimal(shown),
        lambda ordinal, _: KEYCAP_TEN if ordinal == 10 else str(ordinal) if ordinal < 10 else None,
    ),
    "han": System(f"[{HAN_DIGITS}{HAN_TEN}]{{1,3}}", read_han, write_han),
    "roman": _roman(_ROMAN),
    "roman-small": _roman([numeral.lower() for numeral in _ROMAN]),
    "roman-sign": _row("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
    "latin": _row(_LATIN.upper()),
    "latin-small": _row(_LATIN),
    "cyrillic": _row(_CYRILLIC),
    "katakana": _row("アイウエオカキクケコサシスセソ"),
    "iroha": _row("イロハニホヘトチリヌルヲ"),
    "hangul": _row("가나다라마바사아자차카타파하"),
}
