"""Bytes of UTF-8 that have no character in the wrong encoding, or one that did not last: what became of them.

No-break spaces became spaces, and the last byte of a closing quotation mark was dropped.
"""

import re
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.code_points import cell_of, half_bits

# A space is taken for a byte only of characters at least as frequent as this, in halves of a bit.
_MOST: Final = 27
# A quotation that was opened more bytes before is over.
_LONGEST_QUOTATION: Final = 400
# What UTF-8 has before most letters of Vietnamese: á»‡ is ệ, áº¡ is ạ, Æ° is ư.
_VIETNAMESE: Final = re.compile("á[»º]|Æ[°¡]|Ä[‘ƒ]")
# In Portuguese an a grave begins a word, elsewhere it ends one.
_BEGINS_WITH_A_GRAVE: Final = re.compile(r"s(?!\S)|quel[ea]|quilo")
_LAST_OF_TWO_BYTES: Final = "\u07ff"
_BLANK: Final = "\N{BRAILLE PATTERN BLANK}"
_SPACE: Final = 0x20


def is_open(raw: vec[i64], at: i64) -> bool:
    """Whether the last double quotation mark before a place opens one; ``raw`` holds the bytes of a line."""
    least: i64 = max(0, at - _LONGEST_QUOTATION)
    found: i64 = at - 2
    while found >= least:
        if raw[found] == 0xE2 and raw[found + 1] == 0x80:
            last: i64 = raw[found + 2]
            if last == 0x9C:
                return True
            # Single quotation marks, dashes and dots stand within quotations.
            if not (last == 0x98 or last == 0x99 or last == 0x93 or last == 0x94 or last == 0xA6):
                return False
        found -= 1
    return False


def may_hold_space(line: str, raw: vec[i64], start: i64, end: i64, after: str) -> bool:
    """Whether a space in a sequence may have been a byte of it: what comes out is frequent, and the word was misread.

    A letter beyond ASCII before it was not, and words in capitals may end so: PÅ.
    """
    at: i64 = start
    while at < end and raw[at] != _SPACE:
        at += 1
    if at == end:
        return True
    before, next_one = line[max(0, start - 1) : start], line[end : end + 1]
    if not before.isascii() or (before.isupper() and not next_one.islower()):
        return False
    if after != "à" and raw[end - 1] == _SPACE and not before.isalpha() and not next_one.islower():
        return False  # a letter that stands alone before a capital is a word: Å
    if len(after) == 1 and after > _LAST_OF_TWO_BYTES and after != _BLANK:
        return False
    return all(half_bits(cell_of(char)) <= _MOST for char in after)


def is_vietnamese(line: str) -> bool:
    """Whether a line has what Vietnamese becomes when its UTF-8 is misread."""
    return _VIETNAMESE.search(line) is not None


def is_one_word(follows: str) -> bool:
    """Whether "à" and what follows its lost second byte are one word, in languages with few "à" within words."""
    return not follows[:1].isalpha() or _BEGINS_WITH_A_GRAVE.match(follows[:6]) is not None
