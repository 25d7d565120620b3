"""Numerals that mark nothing, because words or signs beside them make them references: "see ③", "① and ②"."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.phrases import JOINT, REFERENCE, Hits, Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BLANK, CODE_POINT, DIGIT, ENCLOSED_NUMERAL, LETTER

# How far back a reference word is looked for, in code points.
_REACH: Final = 24
_BETWEEN: Final = REFERENCE | JOINT
_SPACE: Final = " "
_OPEN: Final = "(（["
_CLOSE: Final = ")）]"
# Signs that join two numerals; commas may as well end what stands before a marker.
_JOINS_BEFORE: Final = "-~–—/&+"
_JOINS_AFTER: Final = "-~–—、,，/&+"


def refers(page: Lines, known: Phrases, start: i64, at: i64) -> bool:
    """Whether the words before a numeral make it a reference: "see ③", "同②", "① and ②", "(③".

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> [refers(page_of(text), phrases(), 0, len(text)) for text in ("see no. ", "① and ", "at sea ")]
    [True, True, False]
    """
    if at == start:
        return False
    if is_one_of(page, at - 1, _OPEN):
        return True
    if start < at - _REACH:
        start = at - _REACH
    end: i64 = skip_back(page, start, at, BLANK)
    if _ends_as_reference(page, known, start, end):
        return True
    abbreviation: i64 = _before_no(page, start, end)
    return abbreviation < end and _ends_as_reference(page, known, start, abbreviation)


def _ends_as_reference(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a span ends with a word that refers, or with one that joins its numeral to another before it."""
    if end > start and is_one_of(page, end - 1, _JOINS_BEFORE) and _ends_as_numeral(page, start, end - 1):
        return True
    hits = Hits()
    at: i64 = start
    while at < end:
        known.find_at(page, start, end, at, _BETWEEN, hits, True)
        at += 1
    number: i64 = 0
    while number < hits.count:
        if hits.end[number] == end:
            phrase: i64 = hits.phrase[number]
            begin: i64 = hits.start[number]
            if known.kind[phrase] == JOINT:
                if _ends_as_numeral(page, start, begin):
                    return True
            elif not known.spaced[phrase] or begin == start or not page.cells[begin - 1] & LETTER:
                return True
        number += 1
    return False


def _before_no(page: Lines, start: i64, end: i64) -> i64:
    """Where a span ends without what may stand between a reference and its numeral: "see no. ③"."""
    cells = page.cells
    at: i64 = end
    if at > start and is_one_of(page, at - 1, "."):
        at -= 1
    if at - 2 < start or cells[at - 2] & CODE_POINT != 110 or cells[at - 1] & CODE_POINT != 111:
        return end
    return skip_back(page, start, at - 2, BLANK)


def _ends_as_numeral(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span ends with an enclosed numeral, or with a digit in brackets, white space after it aside."""
    end = skip_back(page, start, end, BLANK)
    if end == start:
        return False
    if page.cells[end - 1] & ENCLOSED_NUMERAL:
        return True
    return end - 2 >= start and page.cells[end - 2] & DIGIT != 0 and is_one_of(page, end - 1, _CLOSE)


def joins_a_reference(page: Lines, known: Phrases, end: i64, at: i64) -> bool:
    """Whether the numeral that ends at a place is joined with another one after it: "① and ② are", "(2) to (4)".

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> [joins_a_reference(page_of(text), phrases(), len(text), 1) for text in ("① and ②", "①-②", "① andy ②")]
    [True, True, False]
    """
    first: i64 = skip(page, at, end, BLANK)
    if first == end:
        return False
    if is_one_of(page, first, _JOINS_AFTER) and _begins_as_numeral(page, end, first + 1):
        return True
    spaced = first > at and is_one_of(page, first - 1, _SPACE)  # a word of its own may begin with the space before it
    if not known.stands_at(page, end, first, _BETWEEN) and not (
        spaced and known.stands_at(page, end, first - 1, _BETWEEN)
    ):
        return False
    hits = Hits()
    if spaced:
        known.find_at(page, at, end, first - 1, _BETWEEN, hits, True)
    known.find_at(page, at, end, first, _BETWEEN, hits, True)
    number: i64 = 0
    while number < hits.count:
        to: i64 = hits.end[number]
        whole = not known.spaced[hits.phrase[number]] or to == end or not page.cells[to] & LETTER
        if whole and _begins_as_numeral(page, end, to):
            return True
        number += 1
    return False


def _begins_as_numeral(page: Lines, end: i64, at: i64) -> bool:
    """Whether an enclosed numeral, or a number before a closing bracket, stands at a place, white space aside."""
    first: i64 = skip(page, at, end, BLANK)
    if first == end:
        return False
    if page.cells[first] & ENCLOSED_NUMERAL:
        return True
    if is_one_of(page, first, _OPEN):
        first += 1
    after: i64 = skip(page, first, first + 2 if first + 2 < end else end, DIGIT)
    return after > first and after < end and is_one_of(page, after, _CLOSE)
