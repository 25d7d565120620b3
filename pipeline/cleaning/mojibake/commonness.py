"""How common characters are, in bits, by group; who may stand beside whom is in `likelihood`.

Bits are rough surprises, -log2 of how often a character of the group comes in text of
a language that uses it.  They are set by group, not learned from any data: the
groups of ideographs are those that the national standards themselves make (level 1
holds the common ones of each country), the letters are those of the alphabets.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.cleaning.mojibake.frequent import CHINESE, JAPANESE, KOREAN, KOREAN_TOO

# What a character does in a line; only neighbours of a kind are told apart.
SPACE: Final = 0
LOWER: Final = 1
UPPER: Final = 2
LETTER: Final = 3  # of a script without case
IDEOGRAPH: Final = 4  # and kana: written without spaces
MARK: Final = 5
DIGIT: Final = 6
OPEN: Final = 7
CLOSE: Final = 8
APOSTROPHE: Final = 9
STOP: Final = 10
DASH: Final = 11
SYMBOL: Final = 12
OPERATOR: Final = 13  # between numbers
BROKEN: Final = 14  # controls, private use, unassigned: no text has them
KINDS: Final = 15


class Known(NamedTuple):
    """What is known of a character; a script of 0 belongs to no script."""

    kind: int
    script: int
    bits: float


LATIN: Final = 1
GREEK: Final = 2
EAST_ASIAN: Final = 3
HANGUL: Final = 4
# Scripts by the first word of the names of their characters; every other word is a script of its own.
_SCRIPTS = {
    "LATIN": LATIN,
    "GREEK": GREEK,
    "HANGUL": HANGUL,
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "HALFWIDTH"), EAST_ASIAN),
}
_MODIFIER = "MODIFIER"

# Letters of West European languages, and of the others that write Latin letters.
_WEST = "áàâäãåçéèêíñóôöõøúüß"
_EAST = "æðþœëìîïòùûýÿąćęłńśźżčďěňřšťůžőűășțşţğıāēģīķļņūėįđ"
_VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = "ёіїєґўјљњћђџ"
_GREEK = "αάβγδεέζηήθιίϊκλμνξοόπρστυύϋφχψωώς"
# The combining marks of Latin, Greek and Cyrillic letters, and those that strike a word through.
_ACCENTS = (
    "\u0332\u0335\u0336\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0323\u0327\u0328"
)
_PERSIAN = "پچژکگیٹڈڑںھہے"

# What the bullets of symbol fonts became, in the private use area.
SYMBOL_FONT_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf06c\uf06e\uf0a8"

# Enclosed letters and syllables are far rarer than enclosed numerals.
_WORDLIKE = re.compile("letter|katakana|hangul")

# Bits of an enclosed numeral, which is no digit of a number.
_ENCLOSED = 10.0

# Punctuation and signs that running text is full of, and those that it has now and then.
_SIGNS = {
    6.5: "’“”–—…、。，：；？！（）「」《》【】『』",
    7.0: "‘•·\N{IDEOGRAPHIC SPACE}",
    7.5: "«»„‹›‚",
    8.0: "\N{NO-BREAK SPACE}¿¡¬´",
    8.5: "₂°§№×÷ºª",
    9.0: "\N{GREEK TONOS}∆\N{NON-BREAKING HYPHEN}\N{HYPHEN}",
    9.5: "±®©™€£½✓✔✗✘✅❌★☆►▶➤→●■◆" + SYMBOL_FONT_BULLETS,
    _ENCLOSED: "√" + "".join(numerals for family, numerals in ENCLOSED.items() if not _WORDLIKE.search(family)),
    10.5: "¢₀₁₃₄₅₆₇₈₉¹²³¼¾¥µ\N{GREEK SMALL LETTER MU}※▪○℃←↑↓≥≤≈♥❤♪♫",
    11.0: "¨¯¸",
    12.0: "†‡‰−",
}
_SIGN_BITS = {char: bits for bits, chars in _SIGNS.items() for char in chars}
_SIGN_BITS |= dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩", 9.5)


def _standard(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[str]:
    """The characters of some rows of a national standard."""
    rows = bytes(byte for lead in leads for trail in list(trails) for byte in (lead, trail))
    return set(rows.decode(codec, "ignore"))


_HIGH = range(0xA1, 0xFF)
_FREQUENT = frozenset(CHINESE + JAPANESE)


@cache  # most pages ask for none of these
def _level_1() -> set[str]:
    simplified = _standard("gb2312", range(0xB0, 0xD8), _HIGH)
    traditional = _standard("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *_HIGH])
    return simplified | traditional | _standard("euc-jp", range(0xB0, 0xD0), _HIGH)


@cache
def _level_2() -> set[str]:
    return _standard("gb2312", range(0xD8, 0xF8), _HIGH) | _standard("euc-jp", range(0xD0, 0xF5), _HIGH)


@cache
def _hangul_standard() -> set[str]:
    return _standard("euc-kr", range(0xB0, 0xC9), _HIGH)


def describe(char: str) -> Known:
    """What is known of a character.

    >>> describe("é").bits < describe("ÿ").bits
    True
    """
    if char.isascii():
        return _ascii(char)
    category = unicodedata.category(char)
    if char == "\N{VARIATION SELECTOR-16}":
        return Known(CLOSE, 0, 3)
    if char in SYMBOL_FONT_BULLETS:
        return Known(SYMBOL, 0, _SIGN_BITS[char])
    if category[0] == "C" or char == "\N{REPLACEMENT CHARACTER}":
        return Known(BROKEN, 0, {"Cf": 12, "Cn": 26, "Cs": 26}.get(category, 17) if category != "So" else 13)
    if category[0] in "LM" and char not in "ºª":
        return _letter(char, category)
    if category[0] == "Z":
        return Known(SPACE, 0, _SIGN_BITS.get(char, 11))
    return _sign(char, category)


def _ascii(char: str) -> Known:
    if char.isalpha():
        return Known(LOWER, 1, 4.5) if char.islower() else Known(UPPER, 1, 6.5)
    if char.isdigit():
        return Known(DIGIT, 0, 5.5)
    for chars, kind, bits in (
        (" ", SPACE, 2.5),
        ("\t\n\r", SPACE, 4.0),
        ("'", APOSTROPHE, 7.0),
        ("-", DASH, 6.0),
        ("([{<", OPEN, 7.5),
        (")]}>", CLOSE, 7.5),
        ('.,;:!?%"/', STOP, 6.0),
    ):
        if char in chars:
            return Known(kind, 0, bits)
    return Known(SYMBOL, 0, 8) if char.isprintable() else Known(BROKEN, 0, 16)


def _letter(char: str, category: str) -> Known:
    name = unicodedata.name(char, "")
    word = name.split(" ")[0]
    if word == "COMBINING":
        return Known(MARK, 0, 12 if char in _ACCENTS else 14)
    if word == _MODIFIER:
        return Known(APOSTROPHE, 0, 19)
    script = _SCRIPTS.setdefault(word, len(_SCRIPTS) + HANGUL)
    if category[0] == "M":
        return Known(MARK, script, 8)
    if script == EAST_ASIAN:
        return Known(IDEOGRAPH, script, _east_asian_bits(char, name))
    if script == HANGUL:
        return Known(LETTER, script, _hangul_bits(char))
    if category not in ("Lu", "Ll", "Lt"):
        return Known(LETTER, script, _caseless_bits(char, word))
    upper = category != "Ll"
    if char == "İ":  # its small letter is two characters
        return Known(UPPER, script, 10)
    return Known(UPPER if upper else LOWER, script, _cased_bits(char.lower(), word) + 2 * upper)


def _hangul_bits(char: str) -> float:
    return 7 if char in KOREAN else 9 if char in KOREAN_TOO else 13 if char in _hangul_standard() else 17


def _east_asian_bits(char: str, name: str) -> float:
    if name.startswith("HIRAGANA"):
        return 6.5
    if name.startswith("KATAKANA"):
        return 7.5
    if char in _FREQUENT:
        return 8.5
    if char in _level_1():
        return 13
    if char in _level_2():
        return 16.5
    if name.startswith("HALFWIDTH"):
        return 12
    return 20 if "COMPATIBILITY" in name or ord(char) > 0xFFFF else 18


def _cased_bits(lower: str, word: str) -> float:
    for letters, bits in (
        ("ſ", 17.0),  # no longer written
        ("åøõ", 7.5),
        ("αο", 5.5),
        ("ãâ", 8.5),  # nearly no word begins with them, so their capitals are rare
        ("ťďňľĺŕŷ", 9.5),
        (_WEST, 7.0),
        (_EAST + _VIETNAMESE, 8.0),
        (_RUSSIAN, 5.5),
        (_CYRILLIC, 8.0),
        (_GREEK, 6.0),
    ):
        if lower in letters:
            return bits
    return {"LATIN": 14.0, "CYRILLIC": 16.0, "GREEK": 13.0}.get(word, 10.0)


def _caseless_bits(char: str, word: str) -> float:
    if word == "HEBREW":
        return 5.5 if "\N{HEBREW LETTER ALEF}" <= char <= "\N{HEBREW LETTER TAV}" else 12
    if word == "ARABIC":
        if "\N{ARABIC LETTER HAMZA}" <= char <= "\N{ARABIC LETTER YEH}":
            return 5.5
        return 8 if char in _PERSIAN else 14
    # What two bytes of UTF-8 may say by chance needs more evidence than what takes three, and few pages are in
    # the scripts beyond those of South Asia, the Caucasus and Ethiopia.
    return 7 if "\u0900" <= char < "\u13a0" or "\u1780" <= char < "\u1880" else 14


def _sign(char: str, category: str) -> Known:
    wide = "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60"
    bits = _SIGN_BITS.get(char, 11 if category == "So" and ord(char) > 0xFFFF else 13)
    if "BOX DRAWINGS" in unicodedata.name(char, ""):
        bits = 11.5
    script = EAST_ASIAN if wide else 0
    if char == "’":
        return Known(APOSTROPHE, script, bits)
    if char in "«»±":  # they open in one language and close in the other
        return Known(STOP, script, bits)
    if char in "×÷":
        return Known(OPERATOR, script, bits)
    if char == "·":  # it joins words and units
        return Known(DASH, script, bits)
    if char in "®™…":  # they follow a word without a space
        return Known(CLOSE, script, bits)
    if "SUBSCRIPT" in unicodedata.name(char, ""):
        return Known(DIGIT, script, bits)
    kinds = {"Ps": OPEN, "Pi": OPEN, "Pe": CLOSE, "Pf": CLOSE, "Pd": DASH}
    return Known(kinds.get(category, STOP if wide else SYMBOL), script, bits)
