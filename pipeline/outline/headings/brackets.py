"""Headings in brackets at the beginning of a line."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings.heading import Heading, role_named
from pipeline.outline.headings.roles import role_of
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import BLANK, BRACKET, COLON, LETTER

LONGEST_BRACKET: Final = 30

_OPENING: Final = "【[［"
_CLOSING: Final = "】]］"


def holds_word(page: Lines, start: i64, end: i64) -> bool:
    """Whether two letters stand side by side in a span."""
    cells = page.cells
    at: i64 = start + 1
    while at < end:
        if cells[at] & cells[at - 1] & LETTER:
            return True
        at += 1
    return False


def bracket_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """The heading in brackets that a span begins with.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> bracket_heading(page_of("【病因】天气寒冷。"), phrases(), 0, 9).role
    'causes'
    """
    cells = page.cells
    if start == end or not cells[start] & BRACKET:
        return None
    opening: i64 = ord(page.text[start])
    closing: i64 = ord(_CLOSING[_OPENING.index(page.text[start])])
    at: i64 = start + 1
    limit: i64 = min(end, at + LONGEST_BRACKET + 1)
    while at < limit and ord(page.text[at]) != closing:
        if ord(page.text[at]) == opening:
            return None
        at += 1
    if at == limit or not holds_word(page, start + 1, at):
        return None
    phrase = role_of(page, known, start + 1, at)
    after: i64 = skip(page, at + 1, end, BLANK)
    if after < end and cells[after] & COLON:
        after += 1
    if phrase < 0 and after < end and opening != ord(_OPENING[0]):
        return None
    return Heading(start, after, role_named(known, phrase), "heading-bracket", phrase)
