"""The head of a page: its title, the title once more, byline and breadcrumb."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BRACKET, COLON, QUESTION, SENTENCE_END
from pipeline.outline.zones.bylines import label_in_head
from pipeline.outline.zones.labels import Labels

LONGEST_TITLE: Final = 150
LONGEST_TITLE_HAN: Final = 50
# Below the article a byline has to be shorter: a last line such as "Time: two weeks." may be prose.
LONGEST_BYLINE_BELOW: Final = 30
# A title at most this many lines below the top is still the page's title.
TITLE_REPEATED_WITHIN: Final = 4


def read_head(page: Lines, known: Phrases, labels: Labels) -> i64:
    """Find the title from the top: a line that comes again, or one that is no sentence and heads the rest.

    The number of the title's line is returned, -1 if there is none.
    """
    rest = vec[i64]()
    line: i64 = 0
    while line < page.count:
        if labels.is_plain(line):
            rest = append(rest, line)
        line += 1
    count: i64 = len(rest)
    first: i64 = 0
    while first < count and first < TITLE_REPEATED_WITHIN:
        if len(_again(page, known, rest, first)) or not label_in_head(page, known, rest[first], labels):
            break
        first += 1
    if count - first > 1:
        last: i64 = rest[count - 1]
        if page.end[last] - page.start[last] <= LONGEST_BYLINE_BELOW:
            label_in_head(page, known, last, labels)
    if first == count or page.end[rest[first]] - page.start[rest[first]] > longest_title(page, rest[first]):
        return -1
    title: i64 = rest[first]
    again = _again(page, known, rest, first)
    if not len(again) and not (
        count - first > 1 and _stands_alone(page, rest, first) and can_be_title(page, known, title)
    ):
        return -1
    labels.put(title, names.TITLE, "title-repeated" if len(again) else "title-first-line")
    number: i64 = 0
    while number < len(again):
        labels.put(again[number], names.TITLE_REPEAT, "title-again")
        number += 1
    number = first + 1
    while number < count and number <= first + TITLE_REPEATED_WITHIN:
        if labels.is_plain(rest[number]):
            label_in_head(page, known, rest[number], labels)
        number += 1
    return title


def _again(page: Lines, known: Phrases, rest: vec[i64], first: i64) -> vec[i64]:
    """Where one of some lines comes again; an item or a bare heading may do so without being a title."""
    again = vec[i64]()
    start: i64 = page.start[rest[first]]
    end: i64 = page.end[rest[first]]
    number: i64 = first + 1
    while number < len(rest):
        line: i64 = rest[number]
        if page.end[line] - page.start[line] == end - start and _are_equal(page, start, end, page.start[line]):
            again = append(again, line)
        number += 1
    if len(again) and (is_numbered(page, known, start, end) or is_bare_noun(page, known, start, end)):
        return vec[i64]()
    return again


def _are_equal(page: Lines, start: i64, end: i64, other: i64) -> bool:
    """Whether the same characters stand at another place."""
    at: i64 = start
    while at < end:
        if ord(page.text[at]) != ord(page.text[at - start + other]):
            return False
        at += 1
    return True


def longest_title(page: Lines, line: i64) -> i64:
    """How long a title may be that is written as a line is."""
    if page.wide[line] < page.end[line]:
        return LONGEST_TITLE_HAN
    return LONGEST_TITLE


def can_be_title(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line neither ends like prose nor heads a section or an item."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    # A sentence ends so too if what follows it is lost, and a line of nothing but losses is no title.
    while end > start and ord(page.text[end - 1]) == ord("\N{REPLACEMENT CHARACTER}"):
        end -= 1
    if end == start or _ends_like_prose(page, end - 1) or page.cells[start] & BRACKET:
        return False
    end = page.end[line]
    return not is_bare_noun(page, known, start, end) and not is_numbered(page, known, start, end)


def _ends_like_prose(page: Lines, at: i64) -> bool:
    """Whether a sign ends a sentence, or its part; a title may ask or call."""
    code: i64 = ord(page.text[at])
    if page.cells[at] & QUESTION or code == ord("!") or code == ord("！"):
        return False
    return page.cells[at] & (SENTENCE_END | COLON) != 0 or code == ord(",") or code == ord("，") or code == ord("、")


def _stands_alone(page: Lines, rest: vec[i64], first: i64) -> bool:
    """Whether something longer follows the first of some lines, or more lines than one."""
    title: i64 = rest[first]
    following: i64 = rest[first + 1]
    longer = page.end[following] - page.start[following] > page.end[title] - page.start[title]
    return longer or len(rest) - first > 2
