"""A page as a table: a cell for each code point, a row for each line that holds more than white space."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.scan.properties import (
    BLANK,
    CLOSING,
    LINE_END,
    SENTENCE_END,
    SPACE,
    WIDE,
    WORD,
    Characters,
)

_TAB: Final = 9
_PLAIN_SPACE_AT: Final = 48
_ALNUM_AT: Final = 28
_BAR: Final = 124


class Lines:
    """A page, and its lines from ``start`` to ``end`` without the white space around them, in code points.

    ``cells`` has a number for each code point of the text (`pipeline.outline.scan.properties`). Of each line, ``flags``
    are all properties that occur in it, ``indent`` counts the columns of white space before it, ``blanks`` the
    blank lines above it, ``spaces`` the spaces and ``words`` the runs of letters and numbers in it; ``wide`` is where
    its first character of a script without spaces stands, or its end. ``flags_of_page`` are all properties of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.size: i64 = len(text)
        self.flags_of_page: i64 = 0
        self.cells: vec[i64] = vec[i64]()
        self.count: i64 = 0
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.flags: vec[i64] = vec[i64]()
        self.indent: vec[i64] = vec[i64]()
        self.blanks: vec[i64] = vec[i64]()
        self.spaces: vec[i64] = vec[i64]()
        self.words: vec[i64] = vec[i64]()
        self.wide: vec[i64] = vec[i64]()

    def add(self, start: i64, end: i64, flags: i64, indent: i64, blanks: i64, spaces: i64, words: i64) -> None:
        """Add a line."""
        wide: i64 = start
        if flags & WIDE:
            while not self.cells[wide] & WIDE:
                wide += 1
        else:
            wide = end
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.flags = append(self.flags, flags)
        self.indent = append(self.indent, indent)
        self.blanks = append(self.blanks, blanks)
        self.spaces = append(self.spaces, spaces)
        self.words = append(self.words, words)
        self.wide = append(self.wide, wide)
        self.flags_of_page |= flags
        self.count += 1


def scan(text: str, characters: Characters) -> Lines:
    """Read a text once, into the table of its lines.

    >>> from pipeline.outline.scan.properties import Characters
    >>> page = scan("  one two \\n\\n three", Characters(frozenset(), frozenset(), frozenset()))
    >>> [page.text[page.start[line] : page.end[line]] for line in range(page.count)]
    ['one two', 'three']
    """
    page = Lines(text)
    page.cells = _cells(text, characters)
    cells = page.cells
    size: i64 = page.size
    blanks: i64 = 0
    at: i64 = 0
    while at < size:
        indent: i64 = 0
        cell: i64 = cells[at]
        while cell & SPACE:
            page.flags_of_page |= cell
            indent = indent + 1 if ord(text[at]) != _TAB else (indent // 8 + 1) * 8
            at += 1
            cell = cells[at] if at < size else LINE_END
        if cell & LINE_END:
            blanks += 1
            at += 1
            continue
        start: i64 = at
        flags: i64 = 0
        spaces: i64 = 0
        words: i64 = 0
        before: i64 = 0
        while not cell & LINE_END:
            flags |= cell
            spaces += (cell >> _PLAIN_SPACE_AT) & 1
            words += ((cell & ~before) >> _ALNUM_AT) & 1
            before = cell
            at += 1
            if at == size:
                break
            cell = cells[at]
        end: i64 = at
        while cells[end - 1] & SPACE:
            end -= 1
            spaces -= (cells[end] >> _PLAIN_SPACE_AT) & 1
        page.add(start, end, flags, indent, blanks, spaces, words)
        blanks = 0
        at += 1
    return page


def _cells(text: str, characters: Characters) -> vec[i64]:
    """The cells of a text."""
    size: i64 = len(text)
    cells = vec[i64]([0] * size)
    if text.isascii():
        _fill_ascii(cells, text.encode(), characters)
        return cells
    places = characters.place_of
    known = characters.cells
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        place: i64 = places[code >> 8]
        if place < 0:
            place = characters.place(code >> 8)
            known = characters.cells
            places = characters.place_of
        cells[at] = known[place + (code & 255)]
        at += 1
    return cells


def _fill_ascii(cells: vec[i64], data: bytes, characters: Characters) -> None:
    """Fill in the cells of a text in ASCII, whose bytes are its code points, in half of the time."""
    first = characters.place(0)
    known = characters.cells
    at: i64 = 0
    while at < len(data):
        cells[at] = known[first + data[at]]
        at += 1


def line_at(page: Lines, at: i64) -> i64:
    """The number of the last line that begins at or before a place; -1 if there is none."""
    starts = page.start
    low: i64 = 0
    high: i64 = page.count
    while low < high:
        middle: i64 = (low + high) // 2
        if starts[middle] <= at:
            low = middle + 1
        else:
            high = middle
    return low - 1


def holds(page: Lines, start: i64, end: i64, properties: i64) -> bool:
    """Whether a character with one of some properties stands in a span.

    >>> from pipeline.outline.scan.properties import DIGIT, UPPER, Characters
    >>> page = scan("ab C", Characters(frozenset(), frozenset(), frozenset()))
    >>> holds(page, 0, 4, UPPER), holds(page, 0, 3, UPPER), holds(page, 0, 4, DIGIT)
    (True, False, False)
    """
    return find(page, start, end, properties) < end


def find(page: Lines, start: i64, end: i64, properties: i64) -> i64:
    """Where the first character with one of some properties stands in a span, or the span's end."""
    cells = page.cells
    at: i64 = start
    while at < end and not cells[at] & properties:
        at += 1
    return at


def skip(page: Lines, start: i64, end: i64, properties: i64) -> i64:
    """Where the first character without any of some properties stands in a span, or the span's end."""
    cells = page.cells
    at: i64 = start
    while at < end and cells[at] & properties:
        at += 1
    return at


def skip_back(page: Lines, start: i64, end: i64, properties: i64) -> i64:
    """Where a span ends without the characters at its end that have one of some properties."""
    cells = page.cells
    at: i64 = end
    while at > start and cells[at - 1] & properties:
        at -= 1
    return at


def is_edge(page: Lines, start: i64, end: i64, at: i64) -> bool:
    """Whether a word begins or ends at a place of a span; nothing outside of the span is read."""
    before = at > start and page.cells[at - 1] & WORD != 0
    after = at < end and page.cells[at] & WORD != 0
    return before != after


def says_nothing(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span holds nothing but blanks, bars and the punctuation that ends sentences."""
    cells = page.cells
    at: i64 = start
    while at < end:
        if not cells[at] & (BLANK | SENTENCE_END | CLOSING) and ord(page.text[at]) != _BAR:
            return False
        at += 1
    return True


def stands_at(page: Lines, end: i64, at: i64, wanted: str) -> bool:
    """Whether some characters stand at a place before the end of a span.

    >>> from pipeline.outline.scan.properties import Characters
    >>> page = scan("one two", Characters(frozenset(), frozenset(), frozenset()))
    >>> stands_at(page, 7, 4, "two"), stands_at(page, 6, 4, "two"), stands_at(page, 7, 4, "Two")
    (True, False, False)
    """
    length: i64 = len(wanted)
    if at + length > end:
        return False
    number: i64 = 0
    while number < length:
        if ord(page.text[at + number]) != ord(wanted[number]):
            return False
        number += 1
    return True


def is_one_of(page: Lines, at: i64, wanted: str) -> bool:
    """Whether one of a few characters stands at a place.

    >>> from pipeline.outline.scan.properties import Characters
    >>> page = scan("a.b", Characters(frozenset(), frozenset(), frozenset()))
    >>> is_one_of(page, 1, ",."), is_one_of(page, 0, ",.")
    (True, False)
    """
    code: i64 = ord(page.text[at])
    size: i64 = len(wanted)
    number: i64 = 0
    while number < size:
        if ord(wanted[number]) == code:
            return True
        number += 1
    return False
