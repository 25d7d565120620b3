"""Markers within a line: after a boundary, after the end of a sentence, or glued to a letter."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.markers.candidates import GLUED
from pipeline.outline.markers.grammar import Grammar
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.table import Table
from pipeline.outline.scan.lines import Lines, is_one_of
from pipeline.outline.scan.properties import (
    BLANK,
    COLON,
    ENCLOSED_NUMERAL,
    LETTER,
    LOWER,
    OTHER_LETTER,
    SENTENCE_END,
    SENTENCE_END_WIDE,
    SPACE,
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
    if before & SPACE or _BOUNDARIES.get(ord(page.text[at - 1])):
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
