"""What readers said: below a heading of comments, names and sentences by turns, or who says something."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_section_name
from pipeline.outline.hits import Hits
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.phrase_kinds import COMMENTS, SPEAKER
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    COLON,
    DIGIT,
    LETTER,
    SENTENCE_END,
)
from pipeline.outline.zones.labels import Labels

# A heading of comments and the name of a reader are no longer than this.
_LONGEST_HEADING: Final = 120
_LONGEST_NAME: Final = 30
# So many comments have to show below a heading, or one if it counts them; they show in the first lines.
_LEAST_COMMENTS: Final = 2
_LOOKED_AT: Final = 12


def read_comments(page: Lines, known: Phrases, labels: Labels) -> None:
    """Label the comments of readers below an article as boilerplate.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> page = page_of("It rained all day.\\nComments\\nAnn says:\\nNot here.\\nBen says:\\nNor here.")
    >>> labels = Labels(page)
    >>> read_comments(page, phrases(), labels)
    >>> labels.rule.count("boilerplate-comment")
    5
    """
    sentences: i64 = 0  # lines that end as one, above
    in_all: i64 = -1
    hits = Hits()
    line: i64 = 0
    while line < page.count:
        if (
            sentences
            and page.end[line] - page.start[line] <= _LONGEST_HEADING
            and _heads_comments(page, known, line, hits)
        ):
            if in_all < 0:
                in_all = _count_sentences(page, labels)
            # A link to the comments may stand above most of the article.
            if _are_comments(page, known, labels, line, 2 * sentences >= in_all):
                _label_comments(page, labels, line)
                return
        if labels.is_plain(line) and page.cells[page.end[line] - 1] & SENTENCE_END:
            sentences += 1
        line += 1


def _count_sentences(page: Lines, labels: Labels) -> i64:
    """How many lines of which nothing is known end as a sentence."""
    count: i64 = 0
    line: i64 = 0
    while line < page.count:
        if labels.is_plain(line) and page.cells[page.end[line] - 1] & SENTENCE_END:
            count += 1
        line += 1
    return count


def _heads_comments(page: Lines, known: Phrases, line: i64, hits: Hits) -> bool:
    """Whether a line is nothing but the word for comments, with or without their number: 评论 243条."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    at: i64 = start
    while at < end and not page.cells[at] & LETTER:
        at += 1
    if at == end or not page.cells[at] & (BEGINS_SPACED | BEGINS_UNSPACED | LETTER):
        return False
    if (
        is_bullet(page, end, start)
        and line + 1 < page.count
        and is_bullet(page, page.end[line + 1], page.start[line + 1])
    ):
        return False  # an entry of a menu
    first: i64 = hits.count
    known.find_at(page, start, end, at, COMMENTS, hits)
    if hits.count == first:
        return False
    after: i64 = skip(page, hits.end[hits.count - 1], end, BLANK)
    if after < end and page.cells[start] & DIGIT and is_one_of(page, after, '“"«‘„'):
        return True  # 3 thoughts on “Mending socks”
    letters: i64 = 0
    counted = after < end and (page.cells[after] & DIGIT != 0 or not page.cells[after] & ALNUM)
    while after < end:
        if page.cells[after] & LETTER:
            letters += 1
        after += 1
    # What counts comments may follow their number: 243条.
    return letters == 0 or (counted and letters == 1)


def _are_comments(page: Lines, known: Phrases, labels: Labels, heading: i64, is_low: bool) -> bool:
    """Whether comments show below a heading; in the lower half of a page one is enough if they are counted."""
    wanted: i64 = _LEAST_COMMENTS
    at: i64 = page.start[heading]
    while at < page.end[heading]:
        if page.cells[at] & DIGIT:
            wanted = 1
        at += 1
    found: i64 = 0
    named: i64 = 0
    enough: i64 = wanted
    if not is_low:
        wanted = _LEAST_COMMENTS
        enough = _LEAST_COMMENTS
    line: i64 = heading + 1
    while line < page.count and line - heading <= _LOOKED_AT and found < wanted and found + named < enough:
        if (
            labels.rule[line] == "byline-date"
            or _names_speaker(page, known, line)
            or (wanted == 1 and _quotes_speaker(page, line))
        ):
            found += 1
        elif labels.is_plain(line) and line + 1 < page.count and _is_name(page, known, line):
            below: i64 = page.cells[page.end[line + 1] - 1]
            if not below & SENTENCE_END and labels.rule[line + 1] != "byline-date":
                return False
            named += 1
            line += 1
        line += 1
    return found >= wanted or found + named >= enough


def _is_name(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a short line may be the name of a reader, and not a heading of the article."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    return (
        end - start <= _LONGEST_NAME
        and page.words[line] <= 3
        and page.cells[start] & ALNUM != 0
        and page.cells[end - 1] & ALNUM != 0
        and not is_section_name(page, known, start, end)
    )


def _names_speaker(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line says who speaks: "Ann says:", "Ben wrote on March 3"."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if end - start > 2 * _LONGEST_NAME or not page.cells[end - 1] & (COLON | DIGIT):
        return False
    hits = Hits()
    at: i64 = start + 1
    while at < end:
        if page.cells[at] & LETTER:
            known.find_at(page, start, end, at, SPEAKER, hits)
            if hits.count:
                return True
        at += 1
    return False


def _quotes_speaker(page: Lines, line: i64) -> bool:
    """Whether a line begins with a name and a colon, and goes on with what was said."""
    at: i64 = skip(page, page.start[line], page.end[line], ALNUM)
    return page.start[line] < at < page.end[line] - 1 and page.cells[at] & COLON != 0


def _label_comments(page: Lines, labels: Labels, heading: i64) -> None:
    line: i64 = heading
    while line < page.count:
        if labels.is_plain(line) or labels.role[line] == names.BYLINE or line == heading:
            labels.put(line, names.BOILERPLATE, "boilerplate-comment")
        line += 1
