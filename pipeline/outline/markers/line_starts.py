"""The marker at the beginning of a line, words left aside."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.families import BULLET, NESTED, OWN
from pipeline.outline.markers.grammar import Grammar
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_decimal
from pipeline.outline.markers.references import joins_a_reference
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    BLANK,
    DIGIT,
    ENCLOSED_NUMERAL,
    LETTER,
    LINE_BULLET,
    LOWER,
    OTHER_LETTER,
    PRIVATE_USE,
    SENTENCE_END,
    UPPER,
)
from pipeline.outline.scan.properties import BULLET as BULLET_SIGN

_STOPS: Final = ".。"
_OPEN: Final = "(（"
_DASH: Final = "-"
_JOINS_NUMBERS: Final = ".-"


def marker_at_line_start(grammar: Grammar, page: Lines, end: i64, at: i64) -> Marker | None:
    """The marker at a place, as if a line began there; of no family if it is one that marks nothing.

    >>> from pipeline.outline.markers.grammar import GRAMMAR
    >>> from pipeline.outline.reading import page_of
    >>> lines = ["1.2 To", ".2. To", "2 to 3"]
    >>> found = [marker_at_line_start(GRAMMAR, page_of(line), len(line), 0) for line in lines]
    >>> [marker and (marker.start, marker.ordinal, marker.name) for marker in found]
    [(0, 2, 'decimal-nested 1.'), (1, 2, ''), None]
    """
    if at >= end:
        return None
    marker = _composed_or_bullet(grammar, page, end, _after_stop(page, end, at))
    if marker is not None and marker.family >= 0 and joins_a_reference(page, end, marker.end):
        marker.family = -1
    return marker


def _after_stop(page: Lines, end: i64, at: i64) -> i64:
    """Where a number begins after a stop that stands before it by mistake, or the place itself."""
    if not page.cells[at] & SENTENCE_END or not is_one_of(page, at, _STOPS):
        return at
    after: i64 = at + 1
    if after < end and page.cells[after] & BLANK:
        after += 1
    digit: i64 = after + 1 if after < end and is_one_of(page, after, _OPEN) else after
    return after if digit < end and page.cells[digit] & DIGIT else at


def _composed_or_bullet(grammar: Grammar, page: Lines, end: i64, at: i64) -> Marker | None:
    cell: i64 = page.cells[at]
    if cell & ENCLOSED_NUMERAL:
        marker = grammar.read_enclosed(page, at)
        if at + 1 < end and grammar.are_alike(page, at, at + 1):
            marker.family = -1
        return marker
    if cell & DIGIT:
        nested = _nested(page, end, at)
        if nested is not None:
            return nested
    rows: i64 = grammar.expected(page, end, at)
    if rows:
        composed = grammar.fit(page, end, at, rows)
        if composed is not None:
            return composed
    if not is_bullet(page, end, at):
        return None
    marker = Marker(at, at + 1, at, at + 1)
    marker.family = BULLET
    marker.weak = ord(page.text[at]) < 128
    return marker


def is_bullet(page: Lines, end: i64, at: i64) -> bool:
    """Whether a bullet stands at the beginning of a line, or of the rest of one.

    A dash or a plus needs a space after it, but a dash may be glued to a text that begins like a sentence.
    Private-use characters at the beginning of a line are bullets of a symbol font.

    >>> from pipeline.outline.reading import page_of
    >>> [is_bullet(page_of(text), len(text), 0) for text in ("• Rest", "- Rest", "-Rest", "-rest", "—")]
    [True, True, True, False, True]
    """
    cells = page.cells
    if cells[at] & (BULLET_SIGN | PRIVATE_USE):
        return True
    if not cells[at] & LINE_BULLET:
        return False
    after: i64 = at + 1
    if after == end or cells[after] & BLANK:
        return True
    return is_one_of(page, at, _DASH) and begins_text(page, end, after)


def begins_text(page: Lines, end: i64, at: i64) -> bool:
    """Whether what is glued to a sign begins as a sentence does: with a capital and a small letter, or without case."""
    cells = page.cells
    if at == end:
        return False
    if cells[at] & OTHER_LETTER:
        return True
    return cells[at] & UPPER != 0 and at + 1 < end and cells[at + 1] & LOWER != 0


def _nested(page: Lines, end: i64, at: i64) -> Marker | None:
    """A number of several parts, as 1.1 or 3-2; those before the last are a part of the list's name."""
    cells = page.cells
    to: i64 = skip(page, at, at + 2 if at + 2 < end else end, DIGIT)
    if to == end or not is_one_of(page, to, _JOINS_NUMBERS):
        return None
    numeral: i64 = to + 1
    numeral_end: i64 = skip(page, numeral, numeral + 2 if numeral + 2 < end else end, DIGIT)
    if numeral_end == numeral:
        return None
    last: i64 = numeral_end
    if last < end and is_one_of(page, last, ".") and not (last + 1 < end and cells[last + 1] & DIGIT):
        last += 1
    after: i64 = skip(page, last, end, BLANK)
    if not begins_text(page, end, last) and not (last < after < end and cells[after] & LETTER):
        return None
    marker = Marker(at, last, numeral, numeral_end)
    marker.ordinal = read_decimal(page.text, numeral, numeral_end)
    marker.weak = True
    if marker.ordinal:
        marker.family = OWN
        marker.name = f"{NESTED} {page.text[at:numeral]}"
    return marker
