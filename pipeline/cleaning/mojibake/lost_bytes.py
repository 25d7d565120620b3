"""Bytes of UTF-8 that have no character in the wrong encoding, or one that did not last: what became of them.

No-break spaces became spaces, and the last byte of a closing quotation mark was dropped.
"""

import re
from functools import lru_cache

from pipeline.cleaning.mojibake.commonness import BITS

# What a space is taken for a byte of is at least as frequent as so many bits.
MOST_BITS = 13.5
# A quotation that was opened so many bytes before is over.
_LONGEST_QUOTATION = 400
# The last bytes of apostrophes, dashes and dots, which stand within quotations.
_BETWEEN_QUOTES = ("\x98", "\x99", "\x93", "\x94", "\xa6")
# What UTF-8 has in front of most letters of Vietnamese: á»‡ is ệ, áº¡ is ạ, Æ° is ư.
_VIETNAMESE = re.compile("á[»º]|Æ[°¡]|Ä[‘ƒ]")
# In Portuguese an a grave begins a word, elsewhere it ends one.
_BEGINS_WITH_A_GRAVE = re.compile(r"s(?!\S)|quel[ea]|quilo")


def is_open(raw: str, at: int) -> bool:
    """Whether the last double quotation mark in front of a place opens one; ``raw`` holds a character for each byte."""
    least = max(0, at - _LONGEST_QUOTATION)
    found = raw.rfind("\xe2\x80", least, at)
    while found >= 0 and raw[found + 2 : found + 3] in _BETWEEN_QUOTES:
        found = raw.rfind("\xe2\x80", least, found)
    return found >= 0 and raw[found + 2 : found + 3] == "\x9c"


def may_hold_space(line: str, match: re.Match[str], after: str) -> bool:
    """Whether a space in a sequence may have been a byte of it: what comes out is frequent, and the word was misread.

    A letter beyond ASCII in front of it was not, and words in capitals may end so: PÅ.
    """
    if " " not in match.group():
        return True
    before, behind = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
    if not before.isascii() or (before.isupper() and not behind.islower()):
        return False
    if after != "à" and match.group()[-1] == " " and not before.isalpha() and not behind.islower():
        return False  # a letter that stands alone in front of a capital is a word: Å
    alone = len(after) == 1 and after > "\u07ff" and after != "\N{BRAILLE PATTERN BLANK}"
    return not alone and max(map(BITS.__getitem__, after)) <= MOST_BITS


@lru_cache(maxsize=1)  # a line is asked about at each of its letters
def _is_vietnamese(line: str) -> bool:
    return _VIETNAMESE.search(line) is not None


def space_behind_a_grave(line: str, end: int) -> str:
    """The space that was a byte of "à" was a space too if a word follows: two spaces had become one.

    Not in Vietnamese, where "à" stands in the middle of words.
    """
    follows = line[end : end + 6]
    one_word = not follows[:1].isalpha() or _BEGINS_WITH_A_GRAVE.match(follows) or _is_vietnamese(line)
    return "" if one_word else " "
