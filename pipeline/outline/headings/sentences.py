"""Where sentences begin."""

from mypy_extensions import i64

from pipeline.characters import CUT_OFF
from pipeline.outline.scan.lines import Lines, skip, skip_back, stands_at
from pipeline.outline.scan.properties import (
    BLANK,
    CLOSING,
    LINE_END,
    LOWER,
    SENTENCE_END,
    SENTENCE_END_WIDE,
    SPACE,
    UPPER,
)


def next_sentence_start(page: Lines, start: i64, end: i64, at: i64) -> i64:
    """Where the next sentence of a span begins, after the one that begins at a place; the span's end if none does.

    >>> from pipeline.outline.reading import page_of
    >>> next_sentence_start(page_of("It is common. The causes are:"), 0, 29, 0)
    14
    >>> next_sentence_start(page_of("It is common. The causes are:"), 0, 29, 14)
    29
    """
    cells = page.cells
    while at < end:
        if cells[at] & SENTENCE_END:
            begin = sentence_start_after(page, end, at)
            if begin >= 0 and skip(page, begin, end, SPACE | LINE_END) < end:
                return begin
        elif _is_gap(page, start, end, at):
            return at + 1
        at += 1
    return end


def last_sentence_start(page: Lines, start: i64, end: i64) -> i64:
    """Where the last sentence of a span begins.

    >>> from pipeline.outline.reading import page_of
    >>> last_sentence_start(page_of("It is common. The causes are:"), 0, 29)
    14
    """
    cells = page.cells
    said: i64 = skip_back(page, start, end, SPACE | LINE_END)
    at: i64 = said - 1
    while at >= start:
        if cells[at] & SENTENCE_END:
            begin = sentence_start_after(page, end, at)
            if begin >= 0 and begin < said:
                return begin
        elif _is_gap(page, start, said, at):
            return at + 1
        at -= 1
    return start


def _is_gap(page: Lines, start: i64, end: i64, at: i64) -> bool:
    """Whether two blanks end at a place, between a small letter and a capital one: a full stop is missing there."""
    cells = page.cells
    if not cells[at] & BLANK or at - 2 < start or at + 1 >= end or not cells[at + 1] & UPPER:
        return False
    return cells[at - 1] & BLANK != 0 and cells[at - 2] & LOWER != 0


def sentence_start_after(page: Lines, end: i64, at: i64) -> i64:
    """Where a sentence may begin after the sign at a place that ends one; -1 if the sign ends none."""
    closed: i64 = skip(page, at + 1, end, CLOSING)
    begin: i64 = skip(page, closed, end, BLANK)
    return begin if begin > closed or page.cells[at] & SENTENCE_END_WIDE else -1


def is_left_open(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span ends in dots, as a sentence does that what follows goes on with.

    >>> from pipeline.outline.reading import page_of
    >>> is_left_open(page_of("What helps..."), 0, 13), is_left_open(page_of("That helps."), 0, 11)
    (True, False)
    """
    for sign in CUT_OFF:
        size: i64 = len(sign)
        if end - size > start and stands_at(page, end, end - size, sign):
            return True
    return False
