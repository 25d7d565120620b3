"""What gives a line away that is no part of an article: dates, addresses, phrases of notices, forms and menus."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.first_letters import BITS_OF_LETTER, LETTERS
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds
from pipeline.outline.scan.properties import ALNUM, BEGINS_NOTICE, CODE_POINT, UPPER, WIDE
from pipeline.outline.zones.addresses import find_sources
from pipeline.outline.zones.dates import holds_date

# The groups of lines for which notices and endings are weighed.
LABEL: Final = 0
PHRASE: Final = 1
SENTENCE: Final = 2


def is_full(covered: i64, of: i64, group: i64) -> bool:
    """Whether a line of a group is full of notices, given how many of its words belong to some."""
    if group == LABEL:
        return 2 * covered >= of
    if group == PHRASE:
        return 4 * covered >= of
    return 100 * covered >= 12 * of


def count_notices(page: Lines, known: Phrases, start: i64, end: i64, wide: bool) -> tuple[i64, i64]:
    """How many words of a span belong to phrases of notices, and how many words it has.

    In a wide span, how many of its characters.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Privacy policy", "Terms & conditions apply", "Sign of a cold"]
    >>> [count_notices(page_of(text), phrases(), 0, len(text), False) for text in texts]
    [(2, 2), (2, 3), (0, 4)]
    >>> count_notices(page_of("请联系我们"), phrases(), 0, 5, True)
    (4, 5)
    """
    if wide:
        return _characters_of_notices(page, known, start, end), end - start
    return _words_of_notices(page, known, start, end)


def _words_of_notices(page: Lines, known: Phrases, start: i64, end: i64) -> tuple[i64, i64]:
    cells = page.cells
    words: i64 = 0
    covered: i64 = 0
    covered_to: i64 = start
    first: i64 = start
    begins: i64 = 0
    key: i64 = 0
    letters: i64 = 0  # of the word that is read
    at: i64 = start
    while at <= end:
        cell: i64 = 0
        if at < end:
            cell = cells[at]
        if cell & ALNUM:
            if letters == 0:
                first = at
                begins = cell & BEGINS_NOTICE
                key = 0
            if letters < LETTERS:
                key = key << BITS_OF_LETTER ^ cell & CODE_POINT
            letters += 1
        elif letters > 0:
            letters = 0
            words += 1
            if begins and known.beginnings.may_hold(key):
                after = known.notice_end(page, start, end, first, True)
                if after > covered_to:
                    covered_to = after
            if first < covered_to:
                covered += 1
        at += 1
    return covered, words


def _characters_of_notices(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """How many characters belong to phrases; without spaces, these are compared as they are written."""
    cells = page.cells
    covered: i64 = 0
    at: i64 = start
    while at < end:
        if cells[at] & BEGINS_NOTICE:
            after = known.notice_end(page, start, end, at, False)
            if after > at and not holds(page, at, after, UPPER):
                covered += after - at
                at = after
                continue
        at += 1
    return covered


def is_note(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a span holds a date, an address or words of notices, so that it is no title.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Updated June 3, 2024", "Why bread gets mouldy"]
    >>> [is_note(page_of(text), phrases(), 0, len(text)) for text in texts]
    [True, False]
    """
    if find_sources(page, start, end) or holds_date(page, start, end):
        return True
    covered, of = count_notices(page, known, start, end, holds(page, start, end, WIDE))
    return covered > 0 and is_full(covered, of, PHRASE)
