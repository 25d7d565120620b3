"""Names of links that stand in one line: as long as a sentence, and nothing in them is one."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import COMMON
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import (
    CLOSING,
    COLON,
    PARTING,
    PLAIN_SPACE,
    QUESTION,
    SENTENCE_END,
    UPPER,
    WIDE,
    WORD,
)

# With spaces between words: at least this many words, three in five of them with a capital letter,
# and at most one in eight of them a common one, as sentences and their headings have.
_LEAST_WORDS: Final = 12
_CAPITALS_OF_FIVE: Final = 3
_ONE_COMMON_OF: Final = 8
# Without: at least this many names, each of up to this many characters.
_LEAST_NAMES: Final = 5
_LONGEST_NAME: Final = 10
# A longer line is read no further.
_LONGEST_ROW: Final = 1000


def is_link_row(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line is a row of names without anything that parts or ends sentences.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> row = "Pots Pans Lids Knives Boards Jars Tins Gift cards Blog Workshops Shop About My account"
    >>> sentence = "Why The Best Bread Is The One That You Have Left In The Bag For A Day"
    >>> [is_link_row(page_of(text), phrases(), 0) for text in (row, sentence, "花园 厨房 宠物 健康 旅行", "花园里的花")]
    [True, False, True, False]
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if (
        page.spaces[line] < _LEAST_NAMES - 1
        or end - start > _LONGEST_ROW
        or page.cells[end - 1] & (SENTENCE_END | COLON | QUESTION | CLOSING)
    ):
        return False
    if page.wide[line] < end:
        return (
            not page.flags[line] & (SENTENCE_END | PARTING | COLON | QUESTION)
            and end - start <= (page.spaces[line] + 1) * (_LONGEST_NAME + 1)
            and _are_wide(page, start, end)
        )
    if page.spaces[line] < _LEAST_WORDS - 1 or not page.flags[line] & UPPER:
        return False
    return _are_names(page, known, start, end)


def _are_wide(page: Lines, start: i64, end: i64) -> bool:
    """Whether most words of a span begin with a character of a script without spaces."""
    words: i64 = 0
    wide: i64 = 0
    at: i64 = start
    while at < end:
        if at == start or page.cells[at - 1] & PLAIN_SPACE:
            words += 1
            if page.cells[at] & WIDE:
                wide += 1
        at += 1
    return 2 * wide > words


def _are_names(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether most words of a span have a capital letter, and few are common words."""
    cells = page.cells
    hits = Hits()
    words: i64 = 0
    capitals: i64 = 0
    common: i64 = 0
    at: i64 = start
    while at < end:
        if cells[at] & WORD and (at == start or not cells[at - 1] & WORD):
            words += 1
            if cells[at] & UPPER:
                capitals += 1
            before: i64 = hits.count
            known.find_at(page, start, end, at, COMMON, hits)
            if hits.count > before:
                common += 1
        at += 1
    return 5 * capitals >= _CAPITALS_OF_FIVE * words and _ONE_COMMON_OF * common <= words
