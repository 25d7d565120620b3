"""What is known of a code point: its small letter and its properties, packed into one number, its cell.

The low 21 bits of a cell are the small letter, as vocabulary is written; each bit above them is a property.
Cells are made for 256 code points at a time, when a page first holds one of them, so nothing is made for scripts
that never come.
"""

from typing import Any, Final

import regex
from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline import characters
from pipeline.arrows import ARROWS
from pipeline.characters import ENCLOSED, ranges

# The small letter of a cell.
CODE_POINT: Final = (1 << 21) - 1

# General categories and scripts, as Unicode has them.
LOWER: Final = 1 << 21
UPPER: Final = 1 << 22
OTHER_LETTER: Final = 1 << 23  # letters without case
LETTER: Final = 1 << 24
DIGIT: Final = 1 << 25  # decimal digits of any script
HAN: Final = 1 << 26
WIDE: Final = 1 << 27  # Han and kana: scripts without spaces between words, about two characters a word
ALNUM: Final = 1 << 28  # what the standard library takes for a letter or a number, and "_"
WORD: Final = 1 << 29  # the same, and combining marks: between one of these and another character is the edge of a word
SPACE: Final = 1 << 30  # white space but the line end
BLANK: Final = 1 << 31  # space and tab
LINE_END: Final = 1 << 32
# Punctuation.
SENTENCE_END: Final = 1 << 33
SENTENCE_END_WIDE: Final = 1 << 34  # no space has to follow these
COLON: Final = 1 << 35
QUESTION: Final = 1 << 36
CLOSING: Final = 1 << 37  # may follow the end of a sentence
BRACKET: Final = 1 << 38  # begins a heading in brackets
# What may be, or begin, a marker of a list.
ENCLOSED_NUMERAL: Final = 1 << 39
HAN_NUMERAL: Final = 1 << 40
BULLET: Final = 1 << 41
LINE_BULLET: Final = 1 << 42
PRIVATE_USE: Final = 1 << 43
TEXT_BULLET: Final = 1 << 54
# What a phrase of the vocabulary begins with, in a language with spaces between words and in one without.
BEGINS_SPACED: Final = 1 << 44
BEGINS_UNSPACED: Final = 1 << 45
BEGINS_NOTICE: Final = 1 << 46
SOURCE_SIGN: Final = 1 << 47  # what an address holds, or a line about rights
PLAIN_SPACE: Final = 1 << 48  # the space of ASCII, which is counted
SIGN: Final = 1 << 57  # neither a letter nor white space, and the letters that are numerals: what markers consist of
ARROW: Final = 1 << 55  # may point at the page before or after this one
PARTING: Final = 1 << 49  # stands between sentences and their parts, and in no heading without a sign at its end
# What a stage of cleaning needs.
BEYOND_ASCII: Final = 1 << 50
SURROGATE: Final = 1 << 51  # half of a character
INVISIBLE: Final = 1 << 52
CYRILLIC: Final = 1 << 53
STRAY_SPACE: Final = 1 << 58  # spaces and line ends but the plain ones
AMPERSAND: Final = 1 << 59
TAG_SIGN: Final = 1 << 60
COMBINING: Final = 1 << 61  # may be written differently in NFC
LOSS: Final = 1 << 62  # begins what stands for characters that nobody can bring back

# The characters of each property as the inside of a character class.
PROPERTIES: Final = (
    (LOWER, r"\p{Ll}"),
    (UPPER, r"\p{Lu}"),
    (OTHER_LETTER, r"\p{Lo}"),
    (LETTER, r"\p{L}"),
    (DIGIT, r"\p{Nd}"),
    (HAN, r"\p{Han}"),
    (WIDE, r"\p{Han}\p{Hiragana}\p{Katakana}"),
    (WORD, r"\w"),
    (BLANK, r" \t"),
    (LINE_END, r"\n"),
    (PLAIN_SPACE, " "),
    (SENTENCE_END, characters.SENTENCE_END),
    (SENTENCE_END_WIDE, characters.SENTENCE_END_WIDE),
    (COLON, characters.COLON),
    (QUESTION, characters.QUESTION),
    (CLOSING, characters.CLOSING_MARKS.replace("]", r"\]")),
    (BRACKET, r"【\[［"),
    (ENCLOSED_NUMERAL, "".join("".join(glyphs) for glyphs in ENCLOSED.values())),
    (HAN_NUMERAL, characters.HAN_NUMERALS),
    (BULLET, characters.BULLETS),
    (LINE_BULLET, characters.LINE_BULLETS.replace("-", r"\-")),
    (PRIVATE_USE, ranges("e000-f8ff")),
    (TEXT_BULLET, characters.TEXT_BULLETS),
    (BEYOND_ASCII, r"\x80-\U0010ffff"),
    (SURROGATE, characters.SURROGATES),
    (INVISIBLE, characters.INVISIBLE),
    (STRAY_SPACE, characters.STRAY_SPACES),
    (AMPERSAND, "&\N{FULLWIDTH AMPERSAND}"),
    (TAG_SIGN, r"<>\["),
    (CYRILLIC, r"\p{Cyrillic}"),
    (COMBINING, characters.REWRITTEN_BY_NFC + characters.COMBINING),
    (LOSS, characters.LOSSES),
    (SOURCE_SIGN, ".:@©"),
    (ARROW, ARROWS),
    (PARTING, "|。，；,;"),
)

_BLOCK: Final = 256
# Letters that mean one of the vocabulary, although `str.lower` does not make them it: dotted İ, long ſ, the old forms
# of в д о с т ъ ѣ and of a ligature, and a new ß.
_ODD: Final = str.maketrans("İſᲀᲁᲂᲃᲄᲅᲆᲇᲈ\U0001df95", "isвдосттъѣꙋß")


class Characters:
    """The cells of all code points that have been met, by blocks of 256."""

    def __init__(self, spaced: frozenset[int], unspaced: frozenset[int], notices: frozenset[int]) -> None:
        self.spaced = spaced
        self.unspaced = unspaced
        self.notices = notices
        self.patterns: list[tuple[int, Any]] = [(bit, regex.compile(f"[{members}]+")) for bit, members in PROPERTIES]
        self.place_of: vec[i64] = vec[i64]([-1] * (0x110000 // _BLOCK))
        self.cells: vec[i64] = vec[i64]()

    def place(self, block: i64) -> i64:
        """Where the cells of a block begin; they are made if they are not there."""
        found: i64 = self.place_of[block]
        if found >= 0:
            return found
        found = len(self.cells)
        cells = self.cells
        for cell in self._described(block):
            cells = append(cells, cell)
        self.cells = cells
        self.place_of[block] = found
        return found

    def cell(self, code: i64) -> i64:
        """The cell of one code point.

        >>> table = Characters(frozenset(), frozenset(), frozenset())
        >>> cell = table.cell(ord("Q"))
        >>> chr(cell & CODE_POINT), bool(cell & UPPER), bool(cell & DIGIT)
        ('q', True, False)
        """
        place = self.place(code // _BLOCK)
        return self.cells[place + code % _BLOCK]

    def _described(self, block: i64) -> list[int]:
        first = int(block) * _BLOCK
        codes = range(first, first + _BLOCK)
        text = "".join(map(chr, codes))
        cells = [_small(code) for code in codes]
        for bit, members in self.patterns:
            for match in members.finditer(text):
                for at in range(match.start(), match.end()):
                    cells[at] |= bit
        for at, code in enumerate(codes):
            character = chr(code)
            if character.isspace() and character != "\n":
                cells[at] |= SPACE
            if character.isalnum() or character == "_":
                cells[at] |= ALNUM
            if not cells[at] & (LETTER | SPACE | LINE_END) or cells[at] & HAN_NUMERAL:
                cells[at] |= SIGN
            small = cells[at] & CODE_POINT
            cells[at] |= BEGINS_SPACED if small in self.spaced else 0
            cells[at] |= BEGINS_UNSPACED if small in self.unspaced else 0
            cells[at] |= BEGINS_NOTICE if small in self.notices else 0
        return cells


def _small(code: int) -> int:
    """The small letter of a code point, where that is one code point."""
    small = chr(_ODD.get(code, code)).lower()
    return ord(small) if len(small) == 1 else code
