"""What a line is as a title: its own text between signs, and whether it can be a title at all."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings import signs
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds, skip, skip_back
from pipeline.outline.scan.properties import (
    BLANK,
    BRACKET,
    COLON,
    DIGIT,
    ENCLOSED_NUMERAL,
    LETTER,
    LOWER,
    QUESTION,
    SENTENCE_END,
    SENTENCE_END_WIDE,
    UPPER,
)
from pipeline.outline.zones.dates import after_date
from pipeline.outline.zones.features import count_words

LONGEST_TITLE: Final = 150
LONGEST_TITLE_HAN: Final = 60
# After a bracket at its beginning a title goes on with at least this many characters: 【Cats】How they purr.
_LEAST_AFTER_BRACKET: Final = 4
# Of this many words, two sentences are prose; "Mac vs. Windows" is one.
_LEAST_OF_SENTENCES: Final = 10
_LONGEST_ABBREVIATION: Final = 3
_HASH: Final = 35
_LOW_LINE: Final = 95


def own_start(page: Lines, line: i64) -> i64:
    """Where the text of a line begins after the sign of a heading or of bold type in Markdown, or after a date.

    >>> from pipeline.outline.reading import page_of
    >>> [own_start(page_of(text), 0) for text in ("# Bread", "**Bread**", "#Bread", "Bread", "## **Bread**")]
    [2, 2, 0, 0, 5]
    """
    start: i64 = page.start[line]
    if page.flags[line] & DIGIT:
        start = after_date(page, start, page.end[line])
    return signs.own_start(page, start, page.end[line])


def own_end(page: Lines, line: i64, start: i64) -> i64:
    """Where the text of a line ends that begins at its own start, before the same signs.

    >>> from pipeline.outline.reading import page_of
    >>> [own_end(page_of(text), 0, 2) for text in ("# Bread #", "**Bread**", "C# or F#")]
    [7, 7, 8]
    """
    return signs.own_end(page, start, page.start[line], page.end[line])


def is_headed(page: Lines, line: i64) -> bool:
    """Whether a line begins with the sign of a heading of the first level in Markdown."""
    start: i64 = page.start[line]
    return ord(page.text[start]) == _HASH and start + 1 < page.end[line] and page.cells[start + 1] & BLANK != 0


def longest_title(page: Lines, line: i64) -> i64:
    """How long a title may be that is written as a line is."""
    if page.wide[line] < page.end[line]:
        return LONGEST_TITLE_HAN
    return LONGEST_TITLE


def is_lone_numeral(page: Lines, line: i64) -> bool:
    """Whether a line is a number and signs, without a word: the numeral of an item, a page or a count."""
    return page.flags[line] & LETTER == 0 and page.flags[line] & (DIGIT | ENCLOSED_NUMERAL) != 0


def says_no_word(page: Lines, line: i64) -> bool:
    """Whether a line is nothing but signs, as one that is a rule."""
    return page.flags[line] & (LETTER | DIGIT | ENCLOSED_NUMERAL) == 0


def heads_alone(page: Lines, known: Phrases, line: i64, start: i64, end: i64) -> bool:
    """Whether the own text of a line is short, and heads neither a section nor an item."""
    if page.flags[line] & LETTER == 0 or end - start > longest_title(page, line):
        return False
    if ord(page.text[start]) == _LOW_LINE or is_bullet(page, end, start):
        return False
    if page.cells[start] & BRACKET and not _goes_on_after_bracket(page, known, start, end):
        return False
    if page.flags[line] & COLON and is_bare_noun(page, known, start, _first_colon(page, start, end)):
        return False
    return not is_bare_noun(page, known, start, end) and not is_numbered(page, known, start, end)


def _first_colon(page: Lines, start: i64, end: i64) -> i64:
    at: i64 = start
    while at < end and not page.cells[at] & COLON:
        at += 1
    return at


def ends_like_prose(page: Lines, line: i64, start: i64, end: i64) -> bool:
    """Whether the own text of a line ends a sentence or its part, or is more than one; a title may ask or call."""
    # A sentence ends so too if what follows it is lost.
    last: i64 = end - 1
    while last > start and ord(page.text[last]) == ord("\N{REPLACEMENT CHARACTER}"):
        last -= 1
    code: i64 = ord(page.text[last])
    if code == ord(",") or code == ord("，") or code == ord("、") or code == ord(";") or code == ord("；"):
        return True
    calls = page.cells[last] & QUESTION != 0 or code == ord("!") or code == ord("！")
    if not calls and page.cells[last] & (SENTENCE_END | COLON):
        return True
    if page.wide[line] == page.end[line] and count_words(page, line) < _LEAST_OF_SENTENCES:
        return False
    return has_two_sentences(page, start, end)


def has_two_sentences(page: Lines, start: i64, end: i64) -> bool:
    """Whether a sentence ends within a span, with a capital letter after it."""
    at: i64 = start + 2
    while at < end - 2:
        cell: i64 = page.cells[at]
        if cell & SENTENCE_END and not cell & QUESTION:
            if cell & SENTENCE_END_WIDE:
                return True
            if page.cells[at + 1] & BLANK and page.cells[at + 2] & UPPER and _ends_word(page, start, at):
                return True
        at += 1
    return False


def _ends_word(page: Lines, start: i64, at: i64) -> bool:
    """Whether a word ends at a place that is no abbreviation: it is long, and written in small letters."""
    first: i64 = skip_back(page, max(start, at - _LONGEST_ABBREVIATION - 1), at, LOWER)
    return at - first > _LONGEST_ABBREVIATION


def _goes_on_after_bracket(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether enough follows a bracket, in which no section is named."""
    at: i64 = start + 1
    while at < end and not _closes(page, at):
        at += 1
    rest: i64 = skip(page, at + 1, end, BLANK)
    return (
        end - rest >= _LEAST_AFTER_BRACKET
        and holds(page, rest, end, LETTER)
        and holds(page, start + 1, at, LETTER)
        and not is_bare_noun(page, known, start + 1, at)
    )


def _closes(page: Lines, at: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord("】") or code == ord("]") or code == ord("］")
