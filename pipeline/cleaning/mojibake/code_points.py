"""What is known of a code point, packed into one number, its cell: found out when it is first met.

A cell holds the kind of the character, its bits in halves, its script, and flags.
"""

from functools import cache
from typing import Final

import regex
from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.commonness import (
    BROKEN,
    EAST_ASIAN,
    HANGUL,
    IDEOGRAPH,
    LETTER,
    SYMBOL_FONT_BULLETS,
    describe,
)

# Where the parts of a cell stand; no kind is above 15, and no character has 128 bits.
KIND: Final = 15
HALF_BITS: Final = 255
HALF_BITS_AT: Final = 4
SCRIPT: Final = (1 << 16) - 1
SCRIPT_AT: Final = 12
MET: Final = 1 << 28  # the cell is made
IN_SERIES: Final = 1 << 29  # it may follow itself, or its neighbour in Unicode: ······, ①②③
UNSPACED: Final = 1 << 30  # ideographs, kana and hangul
NEVER: Final = 1 << 31  # no text has it
DRAWN: Final = 1 << 32  # parts of boxes, and operators

# Private use but the bullets of symbol fonts, what is not assigned, and signs that show nothing.
_USED: Final = f"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff{SYMBOL_FONT_BULLETS}"
_PLANE: Final = 1 << 16


class CodePoints:
    """The cells of the code points that have been met."""

    def __init__(self) -> None:
        self.first_plane: vec[i64] = vec[i64]([0] * _PLANE)
        self.beyond: dict[int, int] = {}

    def cell(self, code: i64) -> i64:
        """The cell of a code point."""
        if code < _PLANE:
            found: i64 = self.first_plane[code]
            if not found:
                found = _made(chr(code))
                self.first_plane[code] = found
            return found
        if code not in self.beyond:
            self.beyond[code] = _made(chr(code))
        return self.beyond[code]


def _made(char: str) -> int:
    known = describe(char)
    cell = MET | known.kind | int(2 * known.bits) << HALF_BITS_AT | known.script << SCRIPT_AT
    if not char.isascii() and known.kind not in (IDEOGRAPH, BROKEN):  # those follow each other by chance
        cell |= IN_SERIES
    if known.script in (EAST_ASIAN, HANGUL) and known.kind in (IDEOGRAPH, LETTER):
        cell |= UNSPACED
    if _never().match(char):
        cell |= NEVER
    if "\u2500" <= char <= "\u259f" or regex.match(r"\p{Sm}", char):
        cell |= DRAWN
    return cell


@cache  # it takes longer to compile than a page to clean
def _never() -> regex.Pattern[str]:
    return regex.compile(rf"[[\p{{Cn}}\p{{Co}}\p{{Cs}}\p{{Cf}}]--[{_USED}]]", regex.VERSION1)


CODE_POINTS: Final = CodePoints()


def cell_of(char: str) -> i64:
    """The cell of a character.

    >>> half_bits(cell_of("ÿ")) > half_bits(cell_of("é"))
    True
    """
    return CODE_POINTS.cell(ord(char))


def half_bits(cell: i64) -> i64:
    """How surprising a character is, in halves of a bit."""
    return cell >> HALF_BITS_AT & HALF_BITS
