"""The marker at the beginning of a line, words left aside."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.bullets import after_bullet, begins_text
from pipeline.outline.markers.families import BULLET, NESTED, OWN
from pipeline.outline.markers.grammar import Grammar
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_decimal
from pipeline.outline.markers.references import joins_a_reference
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    BLANK,
    CODE_POINT,
    DIGIT,
    ENCLOSED_NUMERAL,
    LETTER,
    PRIVATE_USE,
    SENTENCE_END,
)
from pipeline.outline.scan.properties import BULLET as BULLET_SIGN

_STOPS: Final = ".。"
_OPEN: Final = "(（"
_DASHES: Final = "\N{EN DASH}\N{EM DASH}"
_ESCAPE: Final = "\\"
_MARKUP: Final = "*_\\"
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


def after_markup(page: Lines, end: i64, at: i64) -> i64:
    """Where a marker begins after a sign of markup that is left before it: "\\- Rest", "**1.** Rest".

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["\\\\- Rest", "**1.** Rest", "**Step 1:** Rest", "* Rest", "***"]
    >>> [after_markup(page_of(text), len(text), 0) for text in texts]
    [1, 2, 2, 0, 0]
    """
    if at + 1 >= end or not is_one_of(page, at, _MARKUP) or page.cells[at + 1] & BLANK:
        return at
    if is_one_of(page, at, _ESCAPE):
        return at + 1
    if at + 2 >= end or page.cells[at + 1] & CODE_POINT != page.cells[at] & CODE_POINT:
        return at
    return at + 2 if page.cells[at + 2] & (LETTER | DIGIT | ENCLOSED_NUMERAL) or is_one_of(page, at + 2, _OPEN) else at


def take_markup(page: Lines, end: i64, marker: Marker, at: i64) -> None:
    """Let a marker begin at the markup before it, and end after the same markup, if that follows it."""
    marker.start = at
    cells = page.cells
    to: i64 = marker.end
    sign: i64 = cells[at] & CODE_POINT
    if is_one_of(page, at, _ESCAPE) or to + 1 >= end:
        return
    if cells[to] & CODE_POINT == sign and cells[to + 1] & CODE_POINT == sign:
        marker.end = to + 2


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
        marker.weak = grammar.enclosed_letters[marker.family] != 0  # one of them alone may be an icon: ⓘ
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
    bullet_end: i64 = after_bullet(page, end, at)
    if bullet_end < 0:
        return None
    marker = Marker(at, bullet_end, at, bullet_end)
    marker.family = BULLET
    marker.weak = cell & (BULLET_SIGN | PRIVATE_USE) == 0 and not is_one_of(page, at, _DASHES)
    return marker


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
