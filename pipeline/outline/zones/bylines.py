"""Breadcrumbs and bylines: what would be prose elsewhere, but stands in the head of a page."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import BREADCRUMB, BYLINE
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import BLANK, COLON, DIGIT, LETTER, QUESTION, SENTENCE_END, SPACE, UPPER
from pipeline.outline.zones.dates import after_date, holds_date
from pipeline.outline.zones.labels import Labels

LONGEST_BYLINE: Final = 160
# How far after the word for a byline its date may begin, and how many digits that has at first.
_REACH_OF_BYLINE: Final = 12
_LONGEST_NUMBER: Final = 4
# How far after "Home" the next sign of a path may stand.
_REACH_OF_PATH: Final = 40
# Names of an author, after "by".
_FEWEST_NAMES: Final = 2
_MOST_NAMES: Final = 5


def label_in_head(page: Lines, known: Phrases, line: i64, labels: Labels) -> bool:
    """Label a line of the head as a breadcrumb or a byline, if it is one; whether it is."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if end - start > LONGEST_BYLINE:
        return False
    hits = Hits()
    titled = after_date(page, start, end)
    if titled > start:
        known.find_at(page, start, end, titled, BYLINE, hits)
        if not hits.count and not holds_date(page, titled, end):
            return False
        hits = Hits()
    known.find_at(page, start, end, start, BREADCRUMB | BYLINE, hits)
    if _is_numbered_path(page, start, end):
        known.find_at(page, start, end, skip(page, start + 2, end, BLANK), BREADCRUMB, hits)
    if _is_path(page, known, end, hits) or is_bare_path(page, start, end):
        labels.put(line, names.BREADCRUMB, "breadcrumb-path")
        return True
    if _is_byline(page, known, end, hits) or _is_signed(page, start, end):
        labels.put(line, names.BYLINE, "byline-label")
        return True
    return False


def _is_numbered_path(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span begins with the number of a path's first part: "1. Home 2. Health"."""
    return end - start >= 2 and ord(page.text[start]) == ord("1") and _is_dot_or_bracket(page, start + 1)


def _is_dot_or_bracket(page: Lines, at: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord(".") or code == ord(")")


def _is_path(page: Lines, known: Phrases, end: i64, hits: Hits) -> bool:
    """Whether a sign of a path stands near after one of the phrases that were found."""
    number: i64 = 0
    while number < hits.count:
        if known.kind[hits.phrase[number]] == BREADCRUMB:
            at: i64 = hits.end[number]
            reach = skip(page, at, end, BLANK)
            if reach < end and page.cells[reach] & COLON:
                reach += 1
            reach = skip(page, min(end, reach + _REACH_OF_PATH), end, BLANK)
            while at < end and at <= reach:
                if _joins_path(page, at, end):
                    return True
                at += 1
        number += 1
    return False


def is_bare_path(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span is a path without a word for its beginning: one arrow between blanks, or more than one.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Body > Hiccups", "生活>健康>打嗝", "a -> b", "The «old» way", "x>y", "Is 3 > 2?"]
    >>> [is_bare_path(page_of(text), 0, len(text)) for text in texts]
    [True, True, False, False, False, False]
    """
    if not page.cells[start] & LETTER or page.cells[end - 1] & (SENTENCE_END | QUESTION):
        return False
    signs: i64 = 0
    apart: i64 = 0
    named = False
    at: i64 = start
    while at < end:
        code: i64 = ord(page.text[at])
        if code == ord(">") or code == ord("›") or code == ord("»"):
            if not named:
                return False
            signs += 1
            if at + 1 < end and page.cells[at - 1] & BLANK and page.cells[at + 1] & BLANK:
                apart += 1
            named = False
        elif code == ord("«") or code == ord("=") or (code == ord("-") and at + 1 < end and page.text[at + 1] == ">"):
            return False
        elif page.cells[at] & LETTER:
            named = True
        at += 1
    return named and (signs >= 2 or apart == 1)


def _joins_path(page: Lines, at: i64, end: i64) -> bool:
    """Whether a sign stands between two parts of a path: > » › →, a slash or "2." between blanks."""
    code: i64 = ord(page.text[at])
    if code == ord(">") or code == ord("»") or code == ord("›") or code == ord("→"):
        return True
    if not page.cells[at] & BLANK or at + 2 >= end:
        return False
    code = ord(page.text[at + 1])
    if code == ord("/"):
        return page.cells[at + 2] & BLANK != 0
    return code == ord("2") and _is_dot_or_bracket(page, at + 2) and at + 3 < end and page.cells[at + 3] & BLANK != 0


def _is_byline(page: Lines, known: Phrases, end: i64, hits: Hits) -> bool:
    """Whether a colon, or near a number as of a date, stands after one of the phrases that were found."""
    cells = page.cells
    number: i64 = 0
    while number < hits.count:
        if known.kind[hits.phrase[number]] == BYLINE:
            at: i64 = hits.end[number]
            reach = skip(page, at, end, BLANK)
            if reach < end and cells[reach] & COLON:
                return True
            reach += _REACH_OF_BYLINE
            while at < end and at <= reach:
                if cells[at] & DIGIT:
                    after = skip(page, at, min(end, at + _LONGEST_NUMBER), DIGIT)
                    if after < end and _parts_date(page, after):
                        return True
                at += 1
        number += 1
    return False


def _parts_date(page: Lines, at: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord("-") or code == ord("/") or code == ord(".") or code == ord("年")


def _is_signed(page: Lines, start: i64, end: i64) -> bool:
    """Whether a line is "by" and a name of two to five words: "By Jane van Doe" is none."""
    if end - start < 3 or not _begins_with_by(page, start):
        return False
    at: i64 = start + 2
    words: i64 = 0
    while at < end:
        word = skip(page, at, end, BLANK)
        if word == at or word == end or not page.cells[word] & UPPER:
            return False
        at = word
        while at < end and not page.cells[at] & SPACE:
            if words == 0 and not page.cells[at] & LETTER:
                return False
            at += 1
        words += 1
    return _FEWEST_NAMES <= words <= _MOST_NAMES


def _begins_with_by(page: Lines, start: i64) -> bool:
    """Whether a line begins with "by", in letters of any case."""
    first: i64 = ord(page.text[start])
    second: i64 = ord(page.text[start + 1])
    return (first == ord("B") or first == ord("b")) and (second == ord("y") or second == ord("Y"))
