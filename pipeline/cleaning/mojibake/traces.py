"""Traces of misreadings: characters beside each other that seldom are so in a text.

Most pages have none, and a line without any is not read in any other way.
"""

from itertools import chain
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.encodings import C1, MULTI_BYTE, OTHER, WINDOWS, single_byte_table
from pipeline.cleaning.mojibake.misreadings import LOST
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BEYOND_ASCII, LINE_END

# The families of misreadings, by the traces that they leave; in this order they are tried.
AS_SINGLE_BYTE: Final = 1  # UTF-8 read as one of `WINDOWS` or `OTHER`
AS_MULTI_BYTE: Final = 2  # UTF-8 read as one of `MULTI_BYTE`
AS_LATIN_1: Final = 4  # Windows-1252 read as Latin-1
EAST_ASIAN_AS_1252: Final = 8
ALPHABET_AS_1252: Final = 16

# A cell has a bit for each encoding that UTF-8 is read as, in three groups: whether the character begins a sequence of
# two bytes in it, or a longer one, or continues a sequence.
_CODECS: Final = (*WINDOWS, *OTHER)
_ALL: Final = (1 << 19) - 1
_MORE_AT: Final = 19
_FOLLOWS_AT: Final = 38
_THIRD: Final = 1 << 57  # may stand for a lost third byte in any encoding
_BEFORE_SPACE: Final = 1 << 58  # what is left of "à" and other letters whose second byte became a space
_RARE: Final = 1 << 59  # in an East Asian encoding, but hardly in a text
_WITH_LETTER: Final = 1 << 60  # what the first byte of a letter makes of the bytes beside it: the 茅 of caf茅
_HIGH: Final = 1 << 61  # beyond ASCII in Windows-1252 or Latin-1
_TRAIL: Final = 1 << 62  # ASCII that may be the second byte of an East Asian character
_PLANE: Final = 1 << 16

LETTERS_BEFORE_SPACE: Final = "ÂÃÅÎÐĂĆ"
_SPACE: Final = 0x20


class Traces:
    """What each code point may be a trace of; found out when the first page that is not ASCII needs it."""

    def __init__(self) -> None:
        self.made = False
        self.cells: vec[i64] = vec[i64]()

    def make(self) -> None:
        """Make the cells, if they are not made."""
        if self.made:
            return
        self.made = True
        self.cells = vec[i64]([0] * _PLANE)
        for number, codec in enumerate(_CODECS):
            table = single_byte_table(codec)
            self._mark(table[0xC2:0xE0], 1 << number)
            self._mark(table[0xE0:0xF5], 1 << number + _MORE_AT)
            self._mark(table[0x80:0xC0] + C1 + LOST, 1 << number + _FOLLOWS_AT)
        self._mark("? ", _THIRD)
        self._mark(LETTERS_BEFORE_SPACE, _BEFORE_SPACE)
        self._mark("".join(_rare()), _RARE)
        for codec in MULTI_BYTE:
            self._mark(_rows(codec, range(0xC3, 0xC6), range(0x80, 0xC0)), _WITH_LETTER)
        self._mark(single_byte_table("cp1252")[0x80:] + C1, _HIGH)
        self._mark("".join(map(chr, range(0x40, 0x7F))), _TRAIL)

    def _mark(self, characters: str, bit: int) -> None:
        cells = self.cells
        for char in characters:
            cells[ord(char)] |= bit


def _rows(codec: str, leads: range, *trails: range) -> str:
    """The characters of some rows of a standard."""
    row = bytes(chain.from_iterable(trails))
    pairs = bytearray(2 * len(row) * len(leads))
    pairs[0::2] = b"".join([bytes([lead]) * len(row) for lead in leads])
    pairs[1::2] = row * len(leads)
    return pairs.decode(codec, "ignore")


def _rare() -> set[str]:
    """Characters of the East Asian encodings that are not among the common ones of any standard."""
    high, low = range(0xA1, 0xFF), range(0x40, 0x7F)
    common = _rows("gb2312", range(0xA1, 0xF8), high) + _rows("euc-kr", range(0xA1, 0xC9), high)
    common += _rows("euc-jp", range(0xA1, 0xD0), high) + _rows("big5", range(0xA1, 0xC7), low, high)
    every = "".join(_rows(codec, range(0x81, 0xFF), low, range(0x80, 0xFF)) for codec in MULTI_BYTE)
    return {char for char in set(every) - set(common) if char >= "\u2e80"}


TRACES: Final = Traces()


class Line:
    """A line, where it starts, and the families of misreadings of which it has traces."""

    def __init__(self, start: i64, text: str, families: i64) -> None:
        self.start = start
        self.text = text
        self.families = families


def lines_with_traces(page: Lines) -> list[Line]:
    """The lines of a page with traces of any misreading, from one line end to the next.

    >>> from pipeline.outline.reading import page_of
    >>> [line.text for line in lines_with_traces(page_of("café\\ncafÃ©\\nnaïve"))]
    ['cafÃ©']
    """
    found: list[Line] = []
    if not page.flags_of_page & BEYOND_ASCII:
        return found
    cells = page.cells
    line: i64 = 0
    while line < page.count:
        if page.flags[line] & BEYOND_ASCII:
            start: i64 = page.start[line]
            end: i64 = page.end[line]
            while start > 0 and not cells[start - 1] & LINE_END:
                start -= 1
            while end < page.size and not cells[end] & LINE_END:
                end += 1
            families = families_in(page.text, start, end)
            if families:
                found.append(Line(start, page.text[start:end], families))
        line += 1
    return found


def families_in(text: str, start: i64, end: i64) -> i64:
    """The families of misreadings of which a line has traces."""
    TRACES.make()
    cells = TRACES.cells
    families: i64 = 0
    before: i64 = 0  # the cell of the character before
    after_letter = False  # whether that is an ASCII letter
    high: i64 = 0  # how many characters right before could be bytes of Windows-1252
    paired: i64 = 0  # the same, where up to one ASCII character stands between two of them
    parted = False  # whether one such ASCII character came last
    at: i64 = start
    while at < end:
        code: i64 = ord(text[at])
        at += 1
        if code < 128:
            high = 0
            before = cells[code]
            after_letter = 0x61 <= (code | 0x20) <= 0x7A
            if parted or not before & _TRAIL:
                paired = 0
            parted = True
            continue
        cell: i64 = 0
        if code < _PLANE:
            cell = cells[code]
        if cell & _HIGH:
            high += 1
            paired += 1
            parted = False
            if high >= 3:
                families |= ALPHABET_AS_1252
            if paired >= 4:
                families |= EAST_ASIAN_AS_1252
            if code < 0xA0:
                families |= AS_LATIN_1
        else:
            high = 0
            paired = 0
        if cell:
            follows: i64 = cell >> _FOLLOWS_AT & _ALL
            if (before & (follows | follows << _MORE_AT) or cell & _BEFORE_SPACE) and _begins(before, cell, text, at):
                families |= AS_SINGLE_BYTE
            if cell & _RARE or (cell & _WITH_LETTER and after_letter):
                families |= AS_MULTI_BYTE
        after_letter = False
        before = cell
    return families


def next_sequence(line: str, at: i64) -> i64:
    """Where the second character of the next sequence that looks like UTF-8 stands; else the line's end.

    It is the first character of one whose second byte became a space.
    """
    size: i64 = len(line)
    before: i64 = trace_of(line, at - 1)
    while at < size:
        cell: i64 = trace_of(line, at)
        at += 1
        if _begins(before, cell, line, at):
            return at - 1
        before = cell
    return size


def _begins(before: i64, cell: i64, text: str, at: i64) -> bool:
    """Whether a sequence of UTF-8 in some encoding may begin with the last two characters before a place."""
    follows: i64 = cell >> _FOLLOWS_AT & _ALL
    if before & follows:
        return True
    more: i64 = before >> _MORE_AT & follows
    if more:
        third: i64 = trace_of(text, at)
        if third & _THIRD or third >> _FOLLOWS_AT & more:
            return True
    return cell & _BEFORE_SPACE != 0 and at < len(text) and ord(text[at]) == _SPACE


def trace_of(text: str, at: i64) -> i64:
    """The cell of a character, 0 outside of the text."""
    if at < 0 or at >= len(text):
        return 0
    code: i64 = ord(text[at])
    if code >= _PLANE:
        return 0
    return TRACES.cells[code]


def possible_codecs(text: str, at: i64, spaced: i64) -> i64:
    """The encodings, a bit for each, in which a sequence may begin at a place; ``spaced``: those in which its second
    byte may have become a space."""
    first: i64 = trace_of(text, at)
    leads: i64 = (first | first >> _MORE_AT) & _ALL
    if at + 1 < len(text) and ord(text[at + 1]) == _SPACE:
        return leads & spaced
    return leads & trace_of(text, at + 1) >> _FOLLOWS_AT


def stretch_end(text: str, at: i64) -> i64:
    """Where a stretch of bytes that begins with one beyond ASCII ends; the place itself if none begins there.

    They were read as Windows-1252 or Latin-1. What may be the second byte of an East Asian character belongs to it:
    none below 0x40 but the digits, in GB18030.
    """
    cells = TRACES.cells
    size: i64 = len(text)
    wanted: i64 = _HIGH
    while at < size:
        code: i64 = ord(text[at])
        if code >= _PLANE or not (cells[code] & wanted or (wanted & _TRAIL and 0x30 <= code <= 0x39)):
            break
        wanted = _HIGH | _TRAIL
        at += 1
    return at
