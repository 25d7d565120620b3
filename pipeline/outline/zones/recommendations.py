"""What announces other pages: a heading of recommendations, or a label with a title after it on its line."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import RECOMMENDATIONS, TEASER
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds, is_one_of, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    ARROW,
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    COLON,
    HAN,
    LETTER,
    LINE_BULLET,
    LOWER,
    OTHER_LETTER,
    WIDE,
)
from pipeline.outline.zones.addresses import ADDRESS, find_sources
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.navigation import LONGEST_TITLE, ends_like_prose

# Up to this many signs and blanks may stand before the words, and up to this much in quotation marks.
_MOST_BEFORE: Final = 4
_LONGEST_QUOTED: Final = 40
_LONGEST_HEADING: Final = 80
# A phrase of scripts without spaces tells something from this many characters on, in Han characters and in others.
_LEAST_TELLING: Final = 4
_LEAST_OF_COMPOUND: Final = 3
# A title has at least two words, or this many characters.
_LEAST_TITLE: Final = 4

_QUOTES: Final = "'\"‘“「『《〈[【"
_UNQUOTES: Final = "'\"’”」』》〉]】"
_CLOSES: Final = "】]」』|｜"


def read_recommendations(page: Lines, known: Phrases, labels: Labels) -> None:
    """Label the lines that announce titles of other pages.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> page = page_of("Tea\\nRead also: Oats and milk\\n'Tea' 카테고리의 다른 글\\nRelated posts (3)")
    >>> labels = Labels(page)
    >>> read_recommendations(page, phrases(), labels)
    >>> labels.rule
    ['', 'rec-label', 'rec-heading-words', 'rec-heading-words']
    """
    hits = Hits()
    line: i64 = 0
    while line < page.count:
        first: i64 = page.cells[page.start[line]]
        if first & (BEGINS_SPACED | BEGINS_UNSPACED) or not first & ALNUM:
            _read_line(page, known, line, hits, labels)
        line += 1


def _read_line(page: Lines, known: Phrases, line: i64, hits: Hits, labels: Labels) -> None:
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    at = _after_signs(page, start, end)
    number: i64 = hits.count
    known.find_at(page, start, end, at, RECOMMENDATIONS | TEASER, hits)
    if hits.count == number and at > start:
        at = _after_quoted(page, start, end)
        if at < 0:
            return
        known.find_at(page, start, end, at, RECOMMENDATIONS, hits)
    bulleted = at > start and page.cells[start] & LINE_BULLET != 0
    while number < hits.count:
        to: i64 = hits.end[number]
        kind: i64 = known.kind[hits.phrase[number]]
        telling = kind == TEASER or _is_telling(page, at, to)
        if kind == RECOMMENDATIONS and (telling or not bulleted) and _ends_heading(page, to, end):
            if end - start <= _LONGEST_HEADING:
                labels.put(line, names.REC_HEADING, "rec-heading-words")
                labels.alone[line] = names.REC_HEADING
        elif telling:
            title = _title_after(page, to, end)
            if title >= 0:
                labels.put(line, names.REC_TITLE, "rec-label")
                labels.label[line] = title
                labels.alone[line] = names.REC_TITLE
        number += 1


def _after_signs(page: Lines, start: i64, end: i64) -> i64:
    """Where the words of a line begin after a bullet, a bracket or a picture."""
    at: i64 = start
    while at < end and at - start < _MOST_BEFORE and not page.cells[at] & ALNUM:
        at += 1
    return at if at < end else start


def _after_quoted(page: Lines, start: i64, end: i64) -> i64:
    """Where the words begin after the name of a category in quotation marks, or -1."""
    if not is_one_of(page, start, _QUOTES):
        return -1
    at: i64 = start + 1
    while at < end and at - start < _LONGEST_QUOTED:
        if is_one_of(page, at, _UNQUOTES):
            at = skip(page, at + 1, end, BLANK)
            return at if at < end else -1
        at += 1
    return -1


def _is_telling(page: Lines, start: i64, end: i64) -> bool:
    """Whether a phrase says that other pages follow: "related posts", but not "recommended"."""
    if holds(page, start, end, BLANK):
        return True
    if holds(page, start, end, WIDE):
        return end - start >= _LEAST_TELLING and holds(page, start, end, HAN)
    return page.cells[start] & OTHER_LETTER != 0 and end - start >= _LEAST_OF_COMPOUND


def _ends_heading(page: Lines, start: i64, end: i64) -> bool:
    """Whether nothing but signs, or a count in brackets, follows the words of a heading."""
    at: i64 = start
    opened = False
    while at < end:
        opened = opened or is_one_of(page, at, "(（[")
        if page.cells[at] & LETTER or (page.cells[at] & ALNUM and not opened):
            return False
        at += 1
    return start == end or ord(page.text[end - 1]) != ord(".") or is_cut_off(page, start, end)


def _title_after(page: Lines, start: i64, end: i64) -> i64:
    """Where the title after a label and a colon or an arrow begins; -1 if none follows."""
    at: i64 = start
    signed = False
    while at < end and (page.cells[at] & (BLANK | COLON | ARROW) or is_one_of(page, at, _CLOSES)):
        signed = signed or page.cells[at] & (COLON | ARROW) != 0 or is_one_of(page, at, "|｜")
        at += 1
    if not signed or at == end or end - at > LONGEST_TITLE or page.cells[at] & LOWER:
        return -1
    if ends_like_prose(page, at, end) and not is_cut_off(page, at, end):
        return -1
    if find_sources(page, at, end) & ADDRESS:
        return -1
    wide = page.cells[at] & OTHER_LETTER != 0 or holds(page, at, end, WIDE)
    return at if holds(page, at, end, BLANK) or (wide and end - at >= _LEAST_TITLE) else -1
