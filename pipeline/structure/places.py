"""Where marks may stand on a page: in front of which lines, and where within lines.

Two patterns find the places in one pass over the page. They find more than there is, and miss nothing but bullets, so
that only the lines with such a place have to be read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import cache, lru_cache

from pipeline.characters import (
    BULLETS,
    HAN_NUMERALS,
    KEYCAP_TEN,
    LINE_BULLETS,
    SENTENCE_END_NARROW,
    SENTENCE_END_WIDE,
)
from pipeline.structure.families import COUNTED_PATTERN, GLYPHS
from pipeline.structure.headings import LONGEST_BRACKET, LONGEST_GLUED
from pipeline.structure.words import ordinal_phrases
from pipeline.vocabulary.phrases import ODD

# What the patterns below leave out: ordinal words in odd letters (the signs of kelvin and
# angstrom are two), and digits beyond the Basic Multilingual Plane, because they make every set that holds them slow.
ODD_LETTERS = "\N{KELVIN SIGN}\N{ANGSTROM SIGN}" + "".join(chr(code) for code in ODD if code < 0x10000)
_FAR_DIGITS = re.compile("[\U00010000-\U0001efff\U0001fb00-\U0001ffff]")


def go_the_long_way(page: str) -> bool:
    """Whether a page holds what the patterns of places leave out, so that every line has to be read.

    >>> go_the_long_way("1. Rest"), go_the_long_way("\u017fecond, rest")
    (False, True)
    """
    if page.isascii():
        return False
    # Looking for one character after the other, and counting code units, is many times as fast as looking for a set.
    if any(map(page.__contains__, ODD_LETTERS)):
        return True
    beyond = len(page.encode("utf-16-le", "surrogatepass")) > 2 * len(page)
    return beyond and _FAR_DIGITS.search(page) is not None


@cache
def _within(ascii_only: bool) -> re.Pattern[str]:
    """Within a line: a number and a sign, a number that begins a sentence, or one letter and a bracket.

    The pattern begins with one set of characters, which the standard library searches for at a few nanoseconds each
    (`\\d` in it would cost three times as much).
    """
    digits = "0-9" if ascii_only else "0-9" + "".join(sign for sign in map(chr, range(128, 65536)) if sign.isdecimal())
    first_digit = rf"(?<=[{digits}])(?<!\d\d)"
    with_sign = r"(?=\d?(?:[ \t]?[)）]|[.．﹒。、﹑，](?!\d)))"
    begins = (
        rf"(?:(?<=[{SENTENCE_END_NARROW}:{SENTENCE_END_WIDE}：][ \t]\d)|(?<=[{SENTENCE_END_WIDE}：]\d))"
        r"(?=\d?[ \t]*[^\x00-@\[-\x7f])"
    )
    letter = r"(?<=[^A-Za-z][a-z][)）])|(?<=[^A-Za-z]l[ \t][)）])|(?<=[(ivx][ivx]\))"
    noun = r"[^\x00-@\[-`{-\x7f]"
    behind_noun = rf"(?<={noun}[ \t]\d)|(?<={noun}\d)|(?<=[:?]\d)(?<!\d[:?]\d)"
    counted = rf"(?:{behind_noun})(?=\d?[ \t]*[^\x00-9;-@\[-\x7f])"
    found = f"{first_digit}(?:{with_sign}|{begins}|{counted})|{letter}"
    if ascii_only:
        return re.compile(f"[0-9)](?:{found})")
    han = rf"(?<=[{HAN_NUMERALS}])(?=[{HAN_NUMERALS}]{{0,2}}[ \t]*[)）、．.。:：])"
    glyphs = "".join(GLYPHS) + "\u20e3"
    found += rf"|{han}|(?<=\W[\u0400-\u04ff][).])|(?<=[{glyphs}])"
    return re.compile(rf"[{digits})）.{HAN_NUMERALS}{glyphs}](?:{found})")


# What a line may begin with in front of a marker: a heading that ends in a colon, or one in brackets.
_FRONT = (
    rf"\n[^\S\n]*+(?:[^\n:：]{{1,{LONGEST_GLUED}}}+[:：]|[:：][^\n]{{0,{LONGEST_GLUED}}}?[:：]"
    rf"|[【\[［][^\n]{{1,{LONGEST_BRACKET}}}?[】\]］][ \t]*+[:：]?)?[^\S\n]*+"
)
_BULLET = rf"[{LINE_BULLETS}{BULLETS}\ue000-\uf8ff]"


@cache
def _at_front() -> re.Pattern[str]:
    """What begins a line, or follows a heading or a bullet there: a number, letters and a sign, words that count."""
    number = (
        rf"[.。]?[ \t]?[(（\[［【]?[ \t]?"
        rf"(?:[\d{HAN_NUMERALS}Ⅰ-Ⅻ{KEYCAP_TEN}{''.join(GLYPHS)}]|[^\W\d_]{{1,5}}+[.．。﹒、﹑)）])"
    )
    rests: dict[str, set[str]] = {}
    for phrase in ordinal_phrases():
        rests.setdefault(phrase[0], set()).add(re.escape(phrase[1:]).replace(r"\ ", r"[ \t]+"))
    words = "|".join(
        f"[{re.escape(first)}{first.upper()}](?i:{'|'.join(sorted(found))})" for first, found in sorted(rests.items())
    )
    return re.compile(rf"{_FRONT}(?:{_BULLET}[^\S\n]*+)?(?:{number}|{COUNTED_PATTERN}[:：、]|{words})")


@lru_cache(maxsize=1)  # splitting asks for the page that the screen of numbering has just asked for
def candidates(page: str) -> tuple[list[int], list[int]]:
    r"""Where marks may be: the line ends in front of lines that may begin with one, and places within lines.

    A page stands between two line ends here; bullets are left aside.

    >>> candidates("\n1. Rest (2) Sleep\n")
    ([0], [1, 10])
    """
    at_front = [match.start() for match in _at_front().finditer(page)]
    return at_front, [match.start() for match in _within(page.isascii()).finditer(page)]


def lines_with_places(text: str, starts: list[int]) -> tuple[Container[int], Container[int]]:
    r"""The numbers of the lines that a mark may begin, and of those within which one may stand; bullets are left aside.

    ``starts`` is where the lines begin.

    >>> lines_with_places("1. Rest\n\nSleep (2) well\nWalk", [0, 9, 24])
    ({0}, {0, 1})
    """
    if go_the_long_way(text):
        return range(len(starts)), range(len(starts))
    at_front, within = candidates(f"\n{text}\n")
    begun = {bisect_left(starts, place) for place in at_front}
    return begun, {bisect_right(starts, place - 1) - 1 for place in within}
