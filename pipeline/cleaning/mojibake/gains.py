"""What one piece gains when its misreading is undone, in bits (`likelihood`), and what speaks against it."""

from typing import Final

from mypy_extensions import i64

from pipeline.characters import BULLETS, ENCLOSED
from pipeline.cleaning.mojibake.likelihood import gain, may_be_meant
from pipeline.cleaning.mojibake.misreadings import LOST, Misreading, Piece, holds_control

# A list marker at the beginning of a line is evidence; controls that the encoding does not have, against it.
MARKER: Final = 5.0
NO_CONTROL: Final = 4.0
LOST_AND_MISREAD: Final = "ï¿½"
# A line begins with a capital rather than with a small letter, and ß stands after a vowel.
CAPITAL: Final = 2.0
UNUSUAL: Final = 6.0
_VOWELS: Final = frozenset("aeiouyäöü")
# What may be meant as it is must gain this much more.
MEANT: Final = 9.0
# A piece with fewer different characters than these, in its beginning, counts only once for each of them.
FEW: Final = 4
MOST_VARIED: Final = 100
# A longer piece is no accented letter with what stands beside it.
LONGEST_ACCENTED: Final = 16
# So far from the beginning of a line a marker may stand.
_INDENT: Final = 8

_NUMERALS: Final = ("circled", "negative-circled", "parenthesised", "full-stop")
_MARKERS: Final = frozenset("".join([ENCLOSED[family] for family in _NUMERALS]) + BULLETS + "✓✔✗✘✅❌➤❖©")


def gained_between(line: str, start: i64, end: i64, after: str, may_mean: bool = True) -> float:
    """What a change gains between its neighbours; ``may_mean``: what stands there may be meant as it is."""
    left, before, right = line[max(0, start - 3) : start], line[start:end], line[end : end + 2]
    if not after.strip(LOST) and before != LOST_AND_MISREAD and (LOST not in before or not left[-1:].islower()):
        return 0.0  # a question mark stays one, and a capital before a lost character was no misreading
    if is_symbol_in_word(left, after, right):
        return 0.0
    bits = gain(left, before, after, right)
    if after[:1] == "ß" and left[-1:].lower() not in _VOWELS:
        bits -= UNUSUAL
    if after[:1].isupper() and not left.strip():
        bits += CAPITAL
    return bits - MEANT if may_mean and may_be_meant(left, before, right) else bits


def is_symbol_in_word(left: str, after: str, right: str) -> bool:
    """Whether a change would put a symbol between two letters: no word holds one."""
    if len(after) != 1 or not left[-1:].islower() or not right[:1].islower():
        return False
    code: i64 = ord(after)
    return 0x2190 <= code <= 0x2BFF


def gained(line: str, piece: Piece, misreading: Misreading) -> float:
    """What a piece gains, with all that speaks for its misreading and against it."""
    after = piece.after
    bits = gained_between(line, piece.start, piece.end, after, misreading.whole and not misreading.toll)
    if bits > 0 and len(after) > 1:
        bits *= _variety(after)
    bits -= misreading.toll
    if after in _MARKERS and not line[max(0, piece.start - _INDENT) : piece.start].strip():
        bits += MARKER
    if not misreading.controls and holds_control(line, piece.start, piece.end):
        bits -= NO_CONTROL
    return bits


def _variety(after: str) -> float:
    """Little is proven by the same few characters again and again: line art, alphabets of one letter."""
    different: set[str] = set()
    count: i64 = 0
    for char in after:
        if ord(char) >= 128:
            if count < MOST_VARIED:
                different.add(char)
                if len(different) >= FEW:
                    return 1.0
            count += 1
    return float(len(different)) / float(max(count, 1))


def is_accent(line: str, piece: Piece, misreading: Misreading) -> bool:
    """Whether an East Asian piece is more likely an accented letter within a word: the é of Médecine."""
    if piece.end - piece.start > LONGEST_ACCENTED or not line[max(0, piece.start - 1) : piece.start].isalpha():
        return False
    return gained(line, piece, misreading) <= -misreading.toll
