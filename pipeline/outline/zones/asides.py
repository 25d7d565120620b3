"""What stands below an article in whole sentences: calls to the reader, who the author is, whose the rights are."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.sentences import next_sentence_start
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import BIOGRAPHY, CALL, PROFESSION, STATEMENT
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    BLANK,
    LETTER,
    OTHER_LETTER,
    SENTENCE_END,
    UPPER,
    WORD,
)
from pipeline.outline.zones.beginnings import begins_with_number
from pipeline.outline.zones.labels import Labels

# A call is no longer than this, and has no more sentences.
_LONGEST_CALL: Final = 240
_MOST_SENTENCES: Final = 4
# A name has two words at least, and four at most; what its bearer is comes within this many characters.
_LEAST_OF_NAME: Final = 2
_MOST_OF_NAME: Final = 4
_NEAR: Final = 120
# Prose of the article that stands below shows that a line tells no author.
_LEAST_PROSE: Final = 80
_LEAST_PROSE_WIDE: Final = 40


def read_asides(page: Lines, known: Phrases, labels: Labels) -> None:
    """Label calls to the reader, and biographies of authors below the article.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> page = page_of("It rained.\\nSubscribe for free. Follow us.\\nAnn Lee is an editor.\\nHome")
    >>> labels = Labels(page)
    >>> read_asides(page, phrases(), labels)
    >>> labels.rule
    ['', 'boilerplate-call', 'boilerplate-author', '']
    """
    hits = Hits()
    line: i64 = 0
    while line < page.count:
        if labels.is_plain(line) and _is_call(page, known, line, hits):
            labels.put(line, names.BOILERPLATE, "boilerplate-call")
        line += 1
    line = page.count - 1
    while line > 0:
        if labels.is_plain(line):
            if _tells_author(page, known, line, hits):
                labels.put(line, names.BOILERPLATE, "boilerplate-author")
            elif _makes_statement(page, known, line, hits):
                labels.put(line, names.BOILERPLATE, "boilerplate-statement")
            elif _is_prose(page, line):
                return
        line -= 1


def _is_prose(page: Lines, line: i64) -> bool:
    least: i64 = _LEAST_PROSE_WIDE if page.wide[line] < page.end[line] else _LEAST_PROSE
    return page.cells[page.end[line] - 1] & SENTENCE_END != 0 and page.end[line] - page.start[line] >= least


def _is_call(page: Lines, known: Phrases, line: i64, hits: Hits) -> bool:
    """Whether every sentence of a line begins with a call."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if end - start > _LONGEST_CALL or not page.cells[start] & LETTER:
        return False
    at: i64 = start
    sentences: i64 = 0
    while at < end:
        first: i64 = hits.count
        known.find_at(page, start, end, at, CALL, hits)
        sentences += 1
        if hits.count == first or sentences > _MOST_SENTENCES:
            return False
        at = next_sentence_start(page, start, end, at)
    return True


def _makes_statement(page: Lines, known: Phrases, line: i64, hits: Hits) -> bool:
    """Whether a line below the article speaks of rights or of liability."""
    end: i64 = page.end[line]
    at: i64 = page.start[line]
    if end - at > _LONGEST_CALL or not page.cells[at] & ALNUM or begins_with_number(page, at, end):
        return False
    first: i64 = hits.count
    begins = True
    while at < end:
        cell: i64 = page.cells[at]
        if cell & LETTER and (begins or cell & OTHER_LETTER):
            known.find_at(page, page.start[line], end, at, STATEMENT, hits)
            if hits.count > first:
                return True
        begins = not cell & ALNUM
        at += 1
    return False


def _tells_author(page: Lines, known: Phrases, line: i64, hits: Hits) -> bool:
    """Whether a line begins with a name, and says that its bearer writes, heals or teaches."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if not page.cells[start] & UPPER:
        return False
    at: i64 = start
    words: i64 = 0
    while at < end and page.cells[at] & UPPER and words < _MOST_OF_NAME:
        while at < end and (page.cells[at] & WORD or _joins_name(page, at, end)):
            at += 1
        words += 1
        at = skip(page, at, end, BLANK)
    if words < _LEAST_OF_NAME:
        return False
    first: i64 = hits.count
    known.find_at(page, start, end, at, BIOGRAPHY, hits)
    if hits.count == first:
        return False
    to: i64 = min(end, at + _NEAR)
    begins = True
    while at < to:
        cell: i64 = page.cells[at]
        if cell & LETTER and begins:
            first = hits.count
            known.find_at(page, start, end, at, PROFESSION, hits)
            if hits.count > first:
                return True
        begins = not cell & ALNUM
        at += 1
    return False


def _joins_name(page: Lines, at: i64, end: i64) -> bool:
    """Whether a hyphen, an apostrophe or the stop of an initial stands within a name."""
    code: i64 = ord(page.text[at])
    if code == ord("-") or code == ord("’") or code == ord("'"):
        return at + 1 < end and page.cells[at + 1] & LETTER != 0
    if code != ord("."):
        return False
    # M., Dr., Prof.
    return (page.cells[at - 1] | page.cells[at - 2]) & UPPER != 0 or (at >= 4 and page.cells[at - 4] & UPPER != 0)
