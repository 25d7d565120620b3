"""Families of markers as data: their numerals, the signs around them, how they bind, and where they may stand.

Enclosed numerals (①, ⑴, ❶ ...) are single characters and stand in `pipeline.characters.ENCLOSED`; words that
number ("First,", "首先，") stand in the vocabulary. Everything composed stands here, and nowhere else: a row that is
added is read at the beginning of lines, within them if it says so, after headings, and in repairs.
"""

from functools import cache
from typing import Final, NamedTuple

from mypy_extensions import i64

from pipeline.characters import ENCLOSED
from pipeline.outline.markers.candidates import OWN as OWN
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.numerals import (
    CYRILLIC,
    DECIMAL,
    GREEK,
    HAN,
    HANGUL,
    IROHA,
    KATAKANA,
    KEYCAP,
    LATIN,
    LATIN_SMALL,
    MISREAD,
    ROMAN,
    ROMAN_SIGN,
    ROMAN_SMALL,
    write_numeral,
)

# How a marker binds to what follows it.
ANY: Final = 0
NO_DIGIT: Final = 1  # 1.5 and 10:30 are no markers
LETTER_NEXT: Final = 2
SPACE: Final = 3  # or the end of the line
SPACE_AND_LETTER: Final = 4
NEW_SENTENCE: Final = 5  # a capital letter, or one of a script without case

# Where within a line a family may stand, besides the beginnings of lines; most are too common in prose.
AFTER_BOUNDARY: Final = 1  # after white space or punctuation
AFTER_SENTENCE: Final = 2  # after the end of a sentence, or the name of a section
AFTER_LETTER: Final = 4  # glued to the word before it


class Family(NamedTuple):
    """A family of composed markers; of several that fit, the first in the table is read.

    One of the characters in ``before`` and one of those in ``after`` stand around the numeral, if there are any;
    one of ``inner`` may stand between each of these and the numeral, one of ``more`` after all. ``weak`` families need
    a second marker in order before anybody believes the first.
    """

    name: str
    system: int
    before: str
    after: str
    binding: int
    weak: bool = False
    within: int = 0
    inner: str = ""
    more: str = ""


_BLANK = " \t"
_OPEN, _CLOSE, _COLON = "(（", ")）", ":："
_DOT, _WIDE_COMMA, _LETTER_DOT, _KANA_CLOSE = ".．﹒。", "、﹑", ".．、", ")）.、"
_AFTER_DOT, _SIGNS, _MORE = ")）-\N{EN DASH}、:：", ".):：\N{EN DASH}-", ".)-:"
_HASH, _DEGREE = "#＃\N{NUMERO SIGN}", "\N{MASCULINE ORDINAL INDICATOR}\N{FEMININE ORDINAL INDICATOR}\N{DEGREE SIGN}"
_DASHES, _ESCAPE = "-\N{EN DASH}\N{EM DASH}", "\\"
_WITHIN = AFTER_BOUNDARY
_ANYWHERE = AFTER_BOUNDARY | AFTER_LETTER

FAMILIES: Final[tuple[Family, ...]] = (
    Family("keycap", KEYCAP, "", "\u20e3", ANY, within=_WITHIN, inner="\ufe0f"),
    Family("decimal-parens", DECIMAL, _OPEN, _CLOSE, ANY, within=_ANYWHERE, inner=_BLANK),
    Family("decimal-brackets", DECIMAL, "[［【〔", "]］】〕", ANY, weak=True),
    Family("decimal-dot", DECIMAL, "", _DOT, NO_DIGIT, within=_ANYWHERE, inner=_ESCAPE, more=_AFTER_DOT),
    Family("decimal-comma-wide", DECIMAL, "", _WIDE_COMMA, NO_DIGIT, within=_ANYWHERE),
    Family("decimal-paren", DECIMAL, "", _CLOSE, ANY, within=_ANYWHERE, inner=_ESCAPE, more=_COLON),
    Family("decimal-comma", DECIMAL, "", "，", NO_DIGIT, weak=True, within=_WITHIN),
    Family("decimal-comma", DECIMAL, "", ",", NO_DIGIT, weak=True),
    Family("decimal-colon", DECIMAL, "", _COLON, NO_DIGIT, weak=True),
    # A blank before the sign.
    Family("decimal-dot", DECIMAL, "", _DOT, LETTER_NEXT, weak=True, within=AFTER_SENTENCE, inner=_BLANK),
    Family("decimal-comma-wide", DECIMAL, "", _WIDE_COMMA, LETTER_NEXT, weak=True, within=AFTER_SENTENCE, inner=_BLANK),
    Family("decimal-paren", DECIMAL, "", _CLOSE, LETTER_NEXT, weak=True, within=AFTER_SENTENCE, inner=_BLANK),
    Family("decimal-colon", DECIMAL, "", _COLON, LETTER_NEXT, weak=True, inner=_BLANK),
    Family("decimal-dash", DECIMAL, "", _DASHES, SPACE_AND_LETTER, weak=True, within=AFTER_SENTENCE, inner=_BLANK),
    Family("decimal-dash", DECIMAL, "", _DASHES, NEW_SENTENCE, weak=True, within=AFTER_SENTENCE),
    Family("decimal-slash", DECIMAL, "", "/", SPACE_AND_LETTER, weak=True, within=AFTER_SENTENCE),
    Family("decimal-slash", DECIMAL, "", "/", NEW_SENTENCE, weak=True, within=AFTER_SENTENCE),
    Family("decimal-degree", DECIMAL, "", _DEGREE, SPACE_AND_LETTER, weak=True, within=AFTER_SENTENCE, more=_MORE),
    Family("decimal-hash", DECIMAL, _HASH, _SIGNS, SPACE_AND_LETTER, weak=True, within=AFTER_SENTENCE, inner=_BLANK),
    Family("decimal-hash", DECIMAL, _HASH, "", SPACE_AND_LETTER, weak=True, within=AFTER_SENTENCE),
    Family("decimal-bare", DECIMAL, "", "", NEW_SENTENCE, weak=True, within=AFTER_SENTENCE),
    # A letter for a digit, where a digit's list begins: (l) for (1).
    Family("decimal-parens", MISREAD, _OPEN, _CLOSE, ANY, weak=True, within=_WITHIN, inner=_BLANK),
    Family("decimal-dot", MISREAD, "", _DOT, LETTER_NEXT, weak=True),
    Family("decimal-comma-wide", MISREAD, "", _WIDE_COMMA, ANY, weak=True),
    Family("decimal-paren", MISREAD, "", _CLOSE, ANY, weak=True, more=_COLON),
    Family("han-parens", HAN, _OPEN, _CLOSE, ANY, within=_ANYWHERE, inner=_BLANK),
    Family("han-comma", HAN, "", "、．.。", ANY, within=_ANYWHERE),
    Family("han-colon", HAN, "", ",，:：", ANY, weak=True),
    Family("han-bare", HAN, "", "", SPACE_AND_LETTER, weak=True),
    Family("roman-dot", ROMAN, "", _LETTER_DOT, LETTER_NEXT, weak=True),
    Family("roman-paren", ROMAN, "", _CLOSE, LETTER_NEXT, weak=True, more=_COLON),
    Family("roman-parens", ROMAN_SMALL, "(", ")", ANY, weak=True, within=_WITHIN),
    Family("roman-small-dot", ROMAN_SMALL, "", _DOT, SPACE_AND_LETTER, weak=True),
    Family("roman-small-paren", ROMAN_SMALL, "", _CLOSE, LETTER_NEXT, weak=True, more=_COLON),
    Family("roman-sign", ROMAN_SIGN, "", ".．、)）", ANY, weak=True),
    Family("roman-sign", ROMAN_SIGN, "", "", ANY, weak=True),
    Family("letter-dot", LATIN, "", _LETTER_DOT, LETTER_NEXT, weak=True),
    Family("letter-paren", LATIN, "", _CLOSE, LETTER_NEXT, weak=True, more=_COLON),
    Family("letter-parens", LATIN, _OPEN, _CLOSE, ANY, weak=True, more=_COLON),
    Family("letter-small-dot", LATIN_SMALL, "", _LETTER_DOT, LETTER_NEXT, weak=True),
    Family("letter-small-paren", LATIN_SMALL, "", _CLOSE, LETTER_NEXT, weak=True, within=_WITHIN, more=_COLON),
    Family("letter-small-parens", LATIN_SMALL, _OPEN, _CLOSE, ANY, weak=True, within=_WITHIN, more=_COLON),
    Family("cyrillic-paren", CYRILLIC, "", ").", LETTER_NEXT, weak=True, within=_WITHIN),
    Family("greek-paren", GREEK, "", ").", LETTER_NEXT, weak=True),
    Family("katakana-paren", KATAKANA, _OPEN, _KANA_CLOSE, ANY, weak=True),
    Family("katakana-paren", KATAKANA, "", _KANA_CLOSE, ANY, weak=True),
    Family("iroha-paren", IROHA, _OPEN, _KANA_CLOSE, ANY, weak=True),
    Family("iroha-paren", IROHA, "", _KANA_CLOSE, ANY, weak=True),
    Family("hangul-dot", HANGUL, "", ".)", LETTER_NEXT, weak=True),
)

# The numbers of families: the enclosed ones come first, in the order of `ENCLOSED`, then those of the table by name,
# and from `OWN` on those that only one page has.
BARE: Final = 997  # a line without a marker that is an item
BULLET: Final = 998
WORD: Final = 999
ENCLOSED_COUNT: Final[i64] = len(ENCLOSED)

# What a family of one page is called: a label's noun and the prefix of nested numbers stand after a space.
LABEL: Final = "label"
NESTED: Final = "decimal-nested"
# A number without a sign.
UNSIGNED: Final = "decimal-bare"


class Numbering:
    """The families of a table by number and by name, and the numeral system of each."""

    def __init__(self, families: tuple[Family, ...]) -> None:
        self.enclosed: list[str] = list(ENCLOSED.values())
        self.names: list[str] = list(dict.fromkeys([*ENCLOSED, *(family.name for family in families)]))
        systems = {family.name: family.system for family in reversed(families)}
        self.systems: list[int] = [systems.get(name, -1) for name in self.names]
        self.numbers: dict[str, int] = {name: number for number, name in enumerate(self.names)}
        self.numbers.update({"bare": BARE, "bullet": BULLET, "word": WORD})

    def name(self, candidates: Candidates, family: i64) -> str:
        """The name of a family, as the table of items shows it: "decimal-dot", "label reason"."""
        if family >= OWN:
            return candidates.own_families[family - OWN]
        if family >= BARE:
            return "bullet" if family == BULLET else "word" if family == WORD else "bare"
        return self.names[family]

    def system(self, candidates: Candidates, family: i64) -> i64:
        """The numeral system of a composed family, -1 if the family has none."""
        if family >= OWN:
            return DECIMAL if candidates.own_families[family - OWN].startswith(NESTED) else -1
        return self.systems[family] if family < len(self.systems) else -1

    def numeral_for(self, candidates: Candidates, family: i64, ordinal: i64, shown: str) -> str | None:
        """How an ordinal is written in a family, in the style of what was shown; None if it cannot be."""
        if family < ENCLOSED_COUNT:
            return self.enclosed[family][ordinal - 1] if ordinal <= len(self.enclosed[family]) else None
        system = self.system(candidates, family)
        return write_numeral(system, ordinal, shown) if system >= 0 else None


@cache
def numbering() -> Numbering:
    """The numbers of the families in `FAMILIES`."""
    return Numbering(FAMILIES)


def family_named(name: str) -> i64:
    """The number of a family that every page may have.

    >>> family_named("circled"), family_named("bullet") == BULLET
    (0, True)
    """
    return numbering().numbers[name]


def family_name(candidates: Candidates, family: i64) -> str:
    """The name of a family, as the table of items shows it.

    >>> family_name(Candidates(), family_named("decimal-dot"))
    'decimal-dot'
    """
    return numbering().name(candidates, family)


def system_of(candidates: Candidates, family: i64) -> i64:
    """The numeral system of a composed family, -1 if the family has none."""
    return numbering().system(candidates, family)


def numeral_for(candidates: Candidates, family: i64, ordinal: i64, shown: str) -> str | None:
    """How an ordinal is written in a family, in the style of what was shown; None if it cannot be.

    >>> numeral_for(Candidates(), family_named("decimal-dot"), 3, "08")
    '03'
    """
    return numbering().numeral_for(candidates, family, ordinal, shown)


def numeral_in(family: str, ordinal: int, shown: str) -> str | None:
    """How an ordinal is written in a family of the table of items, in the style of what was shown.

    >>> numeral_in("circled", 3, "⑧"), numeral_in("decimal-nested", 2, "7"), numeral_in("bullet", 2, "•")
    ('③', '2', None)
    """
    if family == NESTED:
        return write_numeral(DECIMAL, ordinal, shown)
    known = numbering()
    return known.numeral_for(Candidates(), known.numbers[family], ordinal, shown) if family in known.numbers else None
