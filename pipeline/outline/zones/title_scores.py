"""How much speaks for a line as the title of a page: its size, its words, its place, its neighbours.

The weights are log odds of a choice among the lines near the top of the article, fitted on one half of 500 real pages
and rounded (`docs/splitting.md` says how).
"""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import role_of
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds, skip, skip_back
from pipeline.outline.scan.properties import BLANK, DIGIT, LOWER, WIDE
from pipeline.outline.zones.addresses import find_sources
from pipeline.outline.zones.dates import holds_date
from pipeline.outline.zones.features import count_words
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.notices import PHRASE, count_notices, is_full
from pipeline.outline.zones.shared_words import count_shared, distinct_words
from pipeline.outline.zones.title_lines import has_two_sentences, is_headed, own_end, own_start

# Words that it shares with the beginning of the article: none, each of a few, half of its own.
NONE_SHARED: Final = -1.5
SHARED_WORD: Final = 0.35
SHARED_HALF: Final = 0.7
# How many words it has.
UP_TO_2_WORDS: Final = -1.0
FROM_4_WORDS: Final = 0.5
FROM_6_WORDS: Final = 1.2
FROM_16_WORDS: Final = 0.0
FROM_26_WORDS: Final = -0.5
# What stands around it: blank lines, a byline, a paragraph.
BLANK_ABOVE: Final = 2.0
BLANK_BELOW: Final = 2.0
BYLINE_BELOW: Final = 1.3
BELOW_PROSE: Final = -0.5
TOP: Final = 0.8
IN_ARTICLE: Final = -0.8
# The line comes again nearby; another line holds all of it, before a name of the site or after a path.
AGAIN: Final = 1.0
AGAIN_IN_ARTICLE: Final = 3.0
WITHIN_OTHER: Final = 2.0
HOLDS_OTHER: Final = -3.0
# What it holds, and how it begins.
HEADED: Final = 2.0
FULL_OF_NOTICES: Final = -1.2
ADDRESS: Final = -0.4
DATE: Final = -0.6
SECTION: Final = -0.4
SMALL_LETTER: Final = -0.4
TWO_SENTENCES: Final = -0.6

_MOST_SHARED: Final = 6
_BYLINE_WITHIN: Final = 3
_AGAIN_WITHIN: Final = 10
_LONG: Final = 12
_LEAST_WITHIN: Final = 4
_LONGEST_NAME: Final = 60
# What stands between a title and the name of a site, or the parts of a path.
_JOINS: Final = "|｜_"
_JOINS_APART: Final = "-–—·•»›>«/"


class TitleLine:
    """A line that may be the title, its own text from ``start`` to ``end``, and what was found of it.

    ``holder`` is the line that says the same beside the name of a site or after a path, or -1; ``holds`` is for that.
    """

    def __init__(self, page: Lines, line: i64) -> None:
        self.line = line
        self.start: i64 = own_start(page, line)
        self.end: i64 = own_end(page, line, self.start)
        self.again = False
        self.holder: i64 = -1
        self.holds = False
        self.shared: i64 = 0
        self.words: i64 = 0
        self.bylined = False
        self.score: float = 0.0


def look_around(page: Lines, labels: Labels, found: TitleLine, first: i64, last: i64) -> None:
    """Find out what the lines nearby say of a line; those from ``first`` to ``last`` are the head of the page."""
    line: i64 = max(first, found.line - _AGAIN_WITHIN)
    length: i64 = found.end - found.start
    while line < min(last, found.line + _AGAIN_WITHIN):
        if line != found.line:
            size: i64 = page.end[line] - page.start[line]
            if size >= length:
                _compare(page, found, line, length)
        line += 1
    line = found.line + 1
    while line < page.count and line <= found.line + _BYLINE_WITHIN:
        if labels.role[line] == names.BYLINE:
            found.bylined = True
        line += 1


def _compare(page: Lines, found: TitleLine, line: i64, length: i64) -> None:
    """Whether another line is the same, or holds it beside the name of a site or after a path."""
    start: i64 = own_start(page, line)
    end: i64 = own_end(page, line, start)
    more: i64 = end - start - length
    if more == 0:
        if are_equal(page, found.start, found.end, start):
            found.again = True
    elif 0 < more <= _LONGEST_NAME and length >= _LEAST_WITHIN:
        if are_equal(page, found.start, found.end, start):
            after: i64 = skip(page, start + length, end, BLANK)
            if after < end and _joins(page, start + length - 1, after, after - start - length):
                found.holder = line
        elif are_equal(page, found.start, found.end, end - length):
            before: i64 = skip_back(page, start, end - length, BLANK)
            if before > start and _joins(page, end - length, before - 1, end - length - before):
                found.holder = line


def _joins(page: Lines, beside: i64, sign: i64, blanks: i64) -> bool:
    """Whether a sign parts a title from the name of a site; a hyphen in a word does not."""
    if page.text[sign] in _JOINS:
        return True
    return page.text[sign] in _JOINS_APART and (blanks > 0 or page.cells[beside] & WIDE != 0)


def are_equal(page: Lines, start: i64, end: i64, other: i64) -> bool:
    """Whether the same characters stand at another place."""
    at: i64 = start
    while at < end:
        if ord(page.text[at]) != ord(page.text[at - start + other]):
            return False
        at += 1
    return True


def score_title(page: Lines, known: Phrases, found: TitleLine, opening: vec[i64], top: i64, apart: bool) -> None:
    """Give a line its score; ``opening`` are the telling words of the article, which begins at the line ``top``.

    ``apart`` says that blank lines tell something on this page.
    """
    line = found.line
    own = distinct_words(page, found.start, found.end)
    found.words = len(own)
    found.shared = count_shared(own, opening)
    score: float = _score_of_words(found) + _score_of_size(count_words(page, line))
    score += _score_of_place(page, line, top, apart) + _score_of_text(page, known, found)
    if found.again:
        score += AGAIN if line < top else AGAIN_IN_ARTICLE
    if found.holder >= 0:
        score += WITHIN_OTHER
    if found.holds:
        score += HOLDS_OTHER
    if found.bylined:
        score += BYLINE_BELOW
    if is_headed(page, line):
        score += HEADED
    found.score = score


def _score_of_words(found: TitleLine) -> float:
    if found.shared == 0:
        return NONE_SHARED if found.words else 0.0
    shared: i64 = min(found.shared, _MOST_SHARED)
    score: float = 0.0
    while shared > 0:
        score += SHARED_WORD
        shared -= 1
    if 2 * found.shared >= found.words:
        score += SHARED_HALF
    return score


def _score_of_size(words: i64) -> float:
    if words <= 2:
        return UP_TO_2_WORDS
    if words < 4:
        return 0.0
    if words < 6:
        return FROM_4_WORDS
    if words < 16:
        return FROM_6_WORDS
    return FROM_16_WORDS if words < 26 else FROM_26_WORDS


def _score_of_place(page: Lines, line: i64, top: i64, apart: bool) -> float:
    score: float = 0.0
    if line == 0:
        score += TOP
    elif count_words(page, line - 1) >= _LONG:
        score += BELOW_PROSE
    if line >= top:
        score += IN_ARTICLE
    if apart:
        below = line + 1 < page.count and page.blanks[line + 1] > 0
        if page.blanks[line] or (line == 0 and below):
            score += BLANK_ABOVE
        if below:
            score += BLANK_BELOW
    return score


def _score_of_text(page: Lines, known: Phrases, found: TitleLine) -> float:
    start = found.start
    end = found.end
    score: float = 0.0
    covered, of = count_notices(page, known, start, end, holds(page, start, end, WIDE))
    if covered and is_full(covered, of, PHRASE):
        score += FULL_OF_NOTICES
    if find_sources(page, start, end):
        score += ADDRESS
    if page.flags[found.line] & DIGIT and holds_date(page, start, end):
        score += DATE
    if role_of(page, known, start, end) >= 0:
        score += SECTION
    if page.cells[start] & LOWER:
        score += SMALL_LETTER
    if has_two_sentences(page, start, end):
        score += TWO_SENTENCES
    return score
