"""Markers within a line: after a boundary, after the end of a sentence, or glued to a letter."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.candidates import GLUED, INLINE
from pipeline.outline.markers.grammar import Grammar
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.table import Table
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import (
    BLANK,
    CLOSING,
    COLON,
    DIGIT,
    ENCLOSED_NUMERAL,
    LETTER,
    LOWER,
    OTHER_LETTER,
    SENTENCE_END,
    SENTENCE_END_WIDE,
    SPACE,
    UPPER,
)

_WIDE_COLON: Final = "："
# What may stand before a marker within a line, besides white space: the end of something.
_BOUNDARIES: Final = Table()
_BOUNDARIES.mark(".!?:;,|。！？：；，、…”\"'）)】]》>", 1)


def marker_closed_by(grammar: Grammar, page: Lines, start: i64, end: i64, at: i64, done: i64) -> Marker | None:
    """The letter within a line that a sign makes a marker: "a)"; what stands before ``done`` is read already.

    >>> from pipeline.outline.markers.grammar import GRAMMAR
    >>> from pipeline.outline.reading import page_of
    >>> found = [marker_closed_by(GRAMMAR, page_of(text), 0, 10, 4, 0) for text in ("So a) rest", "Sofa) rest")]
    >>> [marker and (marker.start, marker.end) for marker in found]
    [(3, 5), None]
    """
    if at - 1 <= start or at <= done or page.cells[at - 2] & LETTER:
        return None
    rows: i64 = grammar.closing_letter.get(ord(page.text[at])) & grammar.numeral.get(ord(page.text[at - 1]))
    return marker_from(grammar, page, start, end, at - 1) if rows else None


def marker_from(grammar: Grammar, page: Lines, start: i64, end: i64, at: i64) -> Marker | None:
    """The marker that begins at a place within a line.

    >>> from pipeline.outline.markers.grammar import GRAMMAR
    >>> from pipeline.outline.reading import page_of
    >>> found = [marker_from(GRAMMAR, page_of("So 1) or 2."), 0, 11, at) for at in (3, 4, 9)]
    >>> [marker and (marker.start, marker.end) for marker in found]
    [(3, 5), None, (9, 11)]
    """
    if page.cells[at] & ENCLOSED_NUMERAL:
        return grammar.read_enclosed(page, at)
    if at == start:
        return None
    before: i64 = page.cells[at - 1]
    if before & (LOWER | OTHER_LETTER):
        marker = grammar.fit(page, end, at, grammar.expected(page, end, at) & grammar.after_letter)
        if marker is not None:
            marker.flags |= GLUED
        return marker
    allowed: i64 = 0
    if before & (SPACE | ENCLOSED_NUMERAL) or _BOUNDARIES.get(ord(page.text[at - 1])):
        allowed = grammar.after_boundary
    elif not before & SENTENCE_END_WIDE:
        return None
    rows: i64 = grammar.expected(page, end, at)
    if rows == 0:
        return None
    marker = grammar.fit(page, end, at, rows & allowed)
    if marker is None and rows & grammar.after_sentence and _is_after_sentence(page, start, at):
        marker = grammar.fit(page, end, at, rows & grammar.after_sentence)
    return marker


def _is_after_sentence(page: Lines, start: i64, at: i64) -> bool:
    """Whether the end of a sentence, or a colon, stands before a place."""
    before: i64 = page.cells[at - 1]
    if before & SENTENCE_END_WIDE or is_one_of(page, at - 1, _WIDE_COLON):
        return True
    return before & BLANK != 0 and at - 2 >= start and page.cells[at - 2] & (SENTENCE_END | COLON) != 0


def is_in_row(grammar: Grammar, page: Lines, start: i64, end: i64, at: i64) -> bool:
    """Whether enclosed numerals of one family stand side by side, ①②③, which mark nothing.

    But of two between sentences the first is a stray, and the second a marker.
    """
    first: i64 = at
    while first > start and first > at - 2 and grammar.are_alike(page, first - 1, at):
        first -= 1
    to: i64 = at + 1
    while to < end and to < at + 3 and grammar.are_alike(page, at, to):
        to += 1
    if to - first == 2:
        return not is_between_sentences(page, start, end, first, to)
    return to - first > 1


def is_between_sentences(page: Lines, start: i64, end: i64, first: i64, last: i64) -> bool:
    """Whether a sentence, or an announcement, ends before a part of a span, and another one begins after it."""
    cells = page.cells
    after: i64 = skip(page, last, end, SPACE)
    if after == end or not cells[after] & (UPPER | OTHER_LETTER):
        return False
    before: i64 = skip_back(page, start, first, SPACE | CLOSING)
    return before > start and cells[before - 1] & (SENTENCE_END | COLON) != 0


def nothing_but_marker_follows(page: Lines, end: i64, at: i64) -> bool:
    """Whether nothing but white space stands after a place, or another marker may."""
    after: i64 = skip(page, at, end, SPACE | SENTENCE_END | CLOSING)
    return after == end or page.cells[after] & (DIGIT | ENCLOSED_NUMERAL) != 0


def keep(within: list[Marker], marker: Marker) -> None:
    """Keep a marker within the line, in order; of two at one place, the one that is found last."""
    marker.flags |= INLINE
    number = len(within)
    while number and within[number - 1].start > marker.start:
        number -= 1
    if number and within[number - 1].start == marker.start:
        within[number - 1] = marker
    else:
        within.insert(number, marker)
