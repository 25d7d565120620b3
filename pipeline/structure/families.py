"""Families of markers as data: their numerals, the signs around them, and how they bind to the text.

Enclosed numerals (①, ⑴, ❶ ...) are single characters and stand in
`pipeline.characters.ENCLOSED`; words that number ("First,", "首先，") stand in the
vocabulary. Everything composed stands here.
"""

from typing import NamedTuple

from pipeline.characters import BULLETS, ENCLOSED, HAN_NUMERALS, LINE_BULLETS
from pipeline.structure.numerals import SYSTEMS

# How a marker binds to the text behind it.
_ANY = ""
_NO_DIGIT = r"(?![\p{Nd}])"  # 1.5 and 10:30 are no markers
_LETTER_NEXT = r"(?=[ \t]*[^\W\d_])"
_SPACE = r"(?=[ \t]|$)"
_SPACE_AND_LETTER = r"(?=[ \t]+[^\W\d_])"
_NEW_SENTENCE = r"(?=[ \t]?\p{Lu}|[ \t]*\p{Lo})"


class Family(NamedTuple):
    """A family of composed markers.

    ``before`` and ``after`` are the signs around the numeral, as patterns. ``weak``
    families need a second marker in order before anybody believes the first; ``inline``
    ones are looked for within lines too, where the others are too common in prose.
    """

    name: str
    system: str
    before: str
    after: str
    binding: str
    weak: bool = False
    inline: bool = False

    def pattern(self, group: str) -> str:
        """The family's pattern, with the numeral in the named group."""
        return f"{self.before}(?P<{group}>{SYSTEMS[self.system].pattern}){self.after}{self.binding}"


_OPEN, _CLOSE = r"[(（][ \t]?", r"[ \t]?[)）]"
_DOT, _PAREN, _WIDE_COMMA = r"[.．﹒。]", r"[)）][:：]?", r"[、﹑]"

FAMILIES: tuple[Family, ...] = (
    Family("keycap", "keycap", "", "\ufe0f?\u20e3", _ANY, inline=True),
    Family("decimal-parens", "decimal", _OPEN, _CLOSE, _ANY, inline=True),
    Family("decimal-brackets", "decimal", r"[\[［【]", r"[\]］】]", _ANY, weak=True),
    Family("decimal-dot", "decimal", "", _DOT, _NO_DIGIT, inline=True),
    Family("decimal-comma-wide", "decimal", "", _WIDE_COMMA, _NO_DIGIT, inline=True),
    Family("decimal-paren", "decimal", "", _PAREN, _ANY, inline=True),
    Family("decimal-comma", "decimal", "", "，", _NO_DIGIT, weak=True, inline=True),
    Family("decimal-comma", "decimal", "", ",", _NO_DIGIT, weak=True),
    Family("decimal-colon", "decimal", "", r"[:：]", _NO_DIGIT, weak=True),
    Family("decimal-bare", "decimal", "", "", _NEW_SENTENCE, weak=True, inline=True),
    # A letter for a digit, where a digit's list begins: (l) for (1).
    Family("decimal-parens", "misread", _OPEN, _CLOSE, _ANY, weak=True, inline=True),
    Family("decimal-dot", "misread", "", _DOT, _LETTER_NEXT, weak=True),
    Family("decimal-comma-wide", "misread", "", _WIDE_COMMA, _ANY, weak=True),
    Family("decimal-paren", "misread", "", _PAREN, _ANY, weak=True),
    Family("han-parens", "han", _OPEN, _CLOSE, _ANY, inline=True),
    Family("han-comma", "han", "", r"[、．.。]", _ANY, inline=True),
    Family("han-colon", "han", "", r"[,，:：]", _ANY, weak=True),
    Family("han-bare", "han", "", "", _SPACE_AND_LETTER, weak=True),
    Family("roman-dot", "roman", "", r"[.．、]", _LETTER_NEXT, weak=True),
    Family("roman-paren", "roman", "", _PAREN, _LETTER_NEXT, weak=True),
    Family("roman-parens", "roman-small", r"\(", r"\)", _ANY, weak=True, inline=True),
    Family("roman-small-dot", "roman-small", "", _DOT, _SPACE_AND_LETTER, weak=True),
    Family("roman-small-paren", "roman-small", "", _PAREN, _LETTER_NEXT, weak=True),
    Family("roman-sign", "roman-sign", "", r"[.．、)）]?", _ANY, weak=True),
    Family("letter-dot", "latin", "", r"[.．、]", _LETTER_NEXT, weak=True),
    Family("letter-paren", "latin", "", _PAREN, _LETTER_NEXT, weak=True),
    Family("letter-parens", "latin", r"[(（]", _PAREN, _ANY, weak=True),
    Family("letter-small-dot", "latin-small", "", r"[.．、]", _LETTER_NEXT, weak=True),
    Family("letter-small-paren", "latin-small", "", _PAREN, _LETTER_NEXT, weak=True, inline=True),
    Family("letter-small-parens", "latin-small", r"[(（]", _PAREN, _ANY, weak=True, inline=True),
    Family("cyrillic-paren", "cyrillic", "", r"[).]", _LETTER_NEXT, weak=True, inline=True),
    Family("katakana-paren", "katakana", r"[(（]?", r"[)）.、]", _ANY, weak=True),
    Family("iroha-paren", "iroha", r"[(（]?", r"[)）.、]", _ANY, weak=True),
    Family("hangul-dot", "hangul", "", r"[.)]", _LETTER_NEXT, weak=True),
)

BULLET = "bullet"
WORD = "word"
LABEL = "label"
NESTED = "decimal-nested"

# Private-use characters at the beginning of a line are bullets of a symbol font.
# A dash may be glued to its text, if that begins like a sentence.
BULLET_PATTERN = rf"[{BULLETS}]|[\ue000-\uf8ff]|[{LINE_BULLETS}]{_SPACE}|-(?=\p{{Lu}}\p{{Ll}}|\p{{Lo}})"
# 1.1, 3-2.: the numbers before the last are part of the list's name.
NESTED_PATTERN = (
    r"(?P<prefix>\p{Nd}{1,2}[.\-])(?P<n>\p{Nd}{1,2})(?:\.(?!\p{Nd}))?" + r"(?=[ \t]+\p{L}|\p{Lo}|\p{Lu}\p{Ll})"
)
# A noun that is counted and its number, told at a glance: "Reason 2", "原因一"; behind a Chinese numeral stands a sign.
COUNTED_PATTERN = rf"[^\s\d]{{2,14}}+[ \t]?\d|(?![\x00-\x7f])[^\W\d_]{{1,4}}[{HAN_NUMERALS}]{{1,3}}[ \t]*"

GLYPHS = {glyph: (family, place + 1) for family, glyphs in ENCLOSED.items() for place, glyph in enumerate(glyphs)}
_SYSTEM_OF = {family.name: family.system for family in reversed(FAMILIES)}


def numeral_for(family: str, ordinal: int, shown: str) -> str | None:
    """How `ordinal` is written in a family, in the style of what was shown; None if it cannot be.

    >>> numeral_for("circled", 3, "⑧"), numeral_for("decimal-dot", 3, "08"), numeral_for("circled", 51, "①")
    ('③', '03', None)
    """
    if family in ENCLOSED:
        return ENCLOSED[family][ordinal - 1] if ordinal <= len(ENCLOSED[family]) else None
    system = SYSTEMS.get(_SYSTEM_OF.get(family, "decimal" if family.startswith(NESTED) else ""))
    return system.write(ordinal, shown) if system else None
