"""The tail of a page: titles and teasers of other pages, below a heading for them or below the navigation."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds
from pipeline.outline.scan.properties import COLON, LETTER, LINE_BULLET, QUESTION, SENTENCE_END
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.teasers import without_marker, without_notes

# A line of this length that ends like a sentence is prose of the article, not a teaser.
LEAST_PROSE: Final = 160
LEAST_PROSE_HAN: Final = 60
# What looks like the article is still the tail if a line that a site cut off stands this close below it.
REOPENS: Final = 3


def read_tails(page: Lines, known: Phrases, labels: Labels) -> None:
    """Below a heading of recommendations, or below navigation, lines are titles and teasers.

    Until the article goes on: with a list, a heading, or prose that no site cut off.
    Navigation that stands above most of the article is followed by the article.
    """
    opening = vec[i64]()
    line: i64 = 0
    while line < page.count:
        role: i64 = labels.role[line]
        if role == names.REC_HEADING or role == names.NAV_NEXT or role == names.NAV_PREV:
            opening = append(opening, line)
        line += 1
    if not len(opening):
        return
    _free_dated_titles(page, labels, opening)
    # Where the lines stop of which nothing is known, for each line; and how many code points of them stand above it.
    stops = vec[i64]([page.count] * page.count)
    above = vec[i64]([0] * (page.count + 1))
    line = page.count - 1
    while line >= 0:
        if not labels.is_plain(line):
            stops[line] = line
        elif line + 1 < page.count:
            stops[line] = stops[line + 1]
        line -= 1
    line = 0
    while line < page.count:
        above[line + 1] = above[line]
        if stops[line] > line:
            above[line + 1] += page.end[line] - page.start[line]
        line += 1
    number: i64 = 0
    while number < len(opening):
        _read_tail(page, known, labels, opening[number], stops, above)
        number += 1


def _free_dated_titles(page: Lines, labels: Labels, opening: vec[i64]) -> None:
    """Below a heading of recommendations, a short line with a date is a title of another page."""
    number: i64 = 0
    while number < len(opening):
        if labels.role[opening[number]] == names.REC_HEADING:
            _free_below(page, labels, opening[number] + 1)
        number += 1


def _free_below(page: Lines, labels: Labels, line: i64) -> None:
    """Free the dated titles from a line on, up to one that is something else."""
    while line < page.count:
        if not labels.is_plain(line):
            rule = labels.rule[line]
            if rule != "byline-date":
                return
            if _is_dated_title(page, line):
                labels.put(line, names.PARAGRAPH, "")
        line += 1


def _is_dated_title(page: Lines, line: i64) -> bool:
    start: i64 = page.start[line]
    to = without_notes(page, start, page.end[line])
    return to < page.end[line] and holds(page, start, to, LETTER)


def _read_tail(page: Lines, known: Phrases, labels: Labels, start: i64, stops: vec[i64], above: vec[i64]) -> None:
    """Label the lines below one that opens a tail; dates between titles do not end it."""
    headed = labels.role[start] == names.REC_HEADING
    first: i64 = start + 1
    while first < page.count:
        stop: i64 = stops[first]
        marked = headed and first < stop and _is_numbered(page, known, first)
        end: i64 = first
        while end < stop and not _goes_on(page, known, end, stop, headed, marked):
            end += 1
        if headed or _any_cut_off(page, first, end):
            _pair(page, known, labels, first, end)
        elif end == stop and above[start] >= above[stop] - above[start]:
            while first < stop:
                labels.put(first, names.OTHER, "after-navigation")
                first += 1
        if not headed or end == first or end < stop or stop == page.count or labels.rule[stop] != "byline-date":
            return
        first = stop + 1


def _goes_on(page: Lines, known: Phrases, line: i64, stop: i64, headed: bool, marked: bool) -> bool:
    """Whether a line can only be of an article: long prose, a list, or what heads them.

    Below a heading of recommendations titles may be numbered, bracketed, or name a section, so that more is asked;
    ``marked`` says that the first of them is numbered.
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    last: i64 = page.cells[end - 1]
    near: i64 = min(stop, line + 1 + REOPENS)
    if _any_cut_off(page, line, near):
        return False
    ends = last & SENTENCE_END != 0
    if ends and (end - start >= LEAST_PROSE or (end - start >= LEAST_PROSE_HAN and page.wide[line] < end)):
        return True
    if ord(page.text[start]) == ord("【"):
        return not headed or is_bare_noun(page, known, start + 1, _closing_bracket(page, start, end))
    if _is_numbered(page, known, line):
        return not marked or (ends and not last & QUESTION)
    if marked and not _any_numbered(page, known, line, near):
        return True
    if last & COLON or is_bare_noun(page, known, start, end):
        return not headed or (line + 1 < stop and _is_body(page, known, line + 1))
    return False


def _closing_bracket(page: Lines, start: i64, end: i64) -> i64:
    at: i64 = start
    while at < end and ord(page.text[at]) != ord("】"):
        at += 1
    return at


def _any_cut_off(page: Lines, line: i64, stop: i64) -> bool:
    while line < stop:
        if is_cut_off(page, page.start[line], page.end[line]):
            return True
        line += 1
    return False


def _any_numbered(page: Lines, known: Phrases, line: i64, stop: i64) -> bool:
    while line < stop:
        if _is_numbered(page, known, line):
            return True
        line += 1
    return False


def _is_numbered(page: Lines, known: Phrases, line: i64) -> bool:
    return is_numbered(page, known, page.start[line], page.end[line])


def _is_body(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line is what stands below a heading of an article: an item or a sentence."""
    if page.cells[page.end[line] - 1] & SENTENCE_END or page.cells[page.start[line]] & LINE_BULLET:
        return True
    return _is_numbered(page, known, line)


def _pair(page: Lines, known: Phrases, labels: Labels, start: i64, end: i64) -> None:
    """Tell titles from teasers: by turns where every second line is cut off, else by the cut alone."""
    alternate = (end - start) % 2 == 0
    line: i64 = start
    cut_seconds: i64 = 0
    while line < end:
        if is_cut_off(page, page.start[line], page.end[line]):
            if (line - start) % 2 == 0:
                alternate = False
            else:
                cut_seconds += 1
        line += 1
    alternate = alternate and cut_seconds > 0
    numbered = end - start > 1 and _is_numbered(page, known, start) and _any_numbered(page, known, start + 1, end)
    line = start
    while line < end:
        teaser = (line - start) % 2 == 1 if alternate else is_cut_off(page, page.start[line], page.end[line])
        if teaser:
            labels.put(line, names.REC_TEASER, "rec-teaser")
        else:
            labels.put(line, names.REC_TITLE, "rec-title")
            labels.label[line] = without_marker(page, page.start[line], page.end[line], numbered)
            labels.ending[line] = without_notes(page, labels.label[line], page.end[line])
        line += 1
