"""Headings that are seen from what follows them: a list, or a text."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.between_lists import headings_between_lists
from pipeline.outline.announcements.glued import glued_headings
from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.headings import (
    OTHER,
    Heading,
    announces,
    closing_heading,
    could_be_heading,
    last_sentence,
)
from pipeline.outline.headings.roles import LONGEST_BARE, role_of
from pipeline.outline.headings.sentences import last_sentence_start
from pipeline.outline.headings.table import Headings, sorted_rows
from pipeline.outline.markers.candidates import INLINE
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip, skip_back
from pipeline.outline.scan.properties import COLON, LOWER, QUESTION, SENTENCE_END, SPACE, UPPER


def announcements(page: Lines, known: Phrases, article: Article, items: Items, parts: vec[i64]) -> Headings:
    """All headings but numbered ones: those that their own text proves, and those that announce a list.

    `parts` says of each candidate whether the lines above it part it from the bullets before.
    """
    found = Headings()
    found.copy_all(article.headings)
    _closing_headings(page, known, article, items, found)
    _colon_headings(page, known, article, items, found)
    headings_between_lists(page, known, article, items, parts, found)
    _short_headings(page, article, items, parts, found)
    _sentence_headings(page, known, article, items, found)
    glued_headings(page, known, article, items, found)
    return _apart(found, items)


def _apart(found: Headings, items: Items) -> Headings:
    """The headings that hold no marker; of several that overlap, the first."""
    apart = Headings()
    done: i64 = 0
    entry: i64 = 0
    for number in sorted_rows(found):
        row: i64 = number
        while entry < items.count and items.start[entry] < found.start[row]:
            entry += 1
        holds_marker = entry < items.count and items.start[entry] < found.end[row]
        if not holds_marker and found.start[row] >= done:
            apart.copy(found, row)
            done = found.end[row]
    return apart


def _closing_headings(page: Lines, known: Phrases, article: Article, items: Items, found: Headings) -> None:
    """Add the last sentences of paragraphs that name the section which the next line begins."""
    place: i64 = 0
    while place < article.count - 1:
        line: i64 = article.line[place]
        end: i64 = page.end[line]
        # Above another heading, a sentence announces nothing.
        is_free = article.heading[line] < 0 and items.first[line] < 0 and article.heading[article.below[line]] < 0
        if is_free and page.cells[end - 1] & (QUESTION | COLON):
            heading = closing_heading(page, known, page.start[line], end)
            if heading is not None:
                found.take(heading)
        place += 1


def _colon_headings(page: Lines, known: Phrases, article: Article, items: Items, found: Headings) -> None:
    """Add the lines with a colon but no known role that announce the list under them.

    Right under a heading such a line only introduces that heading's list, and is prose.
    """
    if items.count == 0:
        return
    is_free = True
    is_listed = False  # whether an item stands above
    place: i64 = 0
    while place < article.count - 1:
        line: i64 = article.line[place]
        end: i64 = page.end[line]
        if article.heading[line] >= 0:
            is_free = False
        elif items.begins[line] >= 0:
            is_free = True
        elif is_free and page.cells[end - 1] & COLON and items.begins[article.below[line]] >= 0:
            heading = _colon_heading(page, known, article, line, is_listed)
            if heading is not None:
                found.add(heading.start, heading.end, heading.role, "heading-colon-list", heading.phrase)
        is_listed = is_listed or items.begins[line] >= 0
        place += 1


def _colon_heading(page: Lines, known: Phrases, article: Article, line: i64, is_listed: bool) -> Heading | None:
    """The heading at the end of a line with a colon: its last sentence, or the question before it that names a section.

    The end of a paragraph that names none opens no section where the title has named it, but for a second list.
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    begin: i64 = last_sentence(page, start, end)
    heading = announces(page, known, begin, end)
    if heading is None or heading.role != OTHER or begin == start:
        return heading
    before: i64 = skip_back(page, start, begin, SPACE)
    if page.cells[before - 1] & QUESTION:
        question = announces(page, known, last_sentence(page, start, before), before)
        if question is not None and question.role != OTHER:
            return question
    title: i64 = article.title
    if is_listed or title < 0 or role_of(page, known, page.start[title], page.end[title]) < 0:
        return heading
    return None


def _short_headings(page: Lines, article: Article, items: Items, parts: vec[i64], found: Headings) -> None:
    """Add the short lines that are no sentence and stand between prose and a longer text or a list."""
    place: i64 = 1
    while place < article.count - 1:
        line: i64 = article.line[place]
        start: i64 = page.start[line]
        end: i64 = page.end[line]
        is_free = end - start <= LONGEST_BARE and article.heading[line] < 0 and items.first[line] < 0
        if is_free and _stands_between(page, article, items, parts, line) and could_be_heading(page, start, end):
            found.add(start, end, OTHER, "heading-short", -1)
        place += 1


def _stands_between(page: Lines, article: Article, items: Items, parts: vec[i64], line: i64) -> bool:
    """Whether prose or an item stands above a line, and a longer text, or an item of another list, below it."""
    above: i64 = article.above[line]
    below: i64 = article.below[line]
    if items.begins[above] >= 0 and items.end[items.begins[above]] == page.end[above]:
        return False  # a marker alone on its line, whose text this is
    following: i64 = items.list_that_begins(below)
    if following >= 0 and following == items.last_list(above) and not parts[items.lists.candidate[items.begins[below]]]:
        return False
    ends = page.cells[page.end[above] - 1] & SENTENCE_END != 0 or items.first[above] >= 0
    if following >= 0:
        return ends
    # The first heading below the one of its chapter: what a colon announces is no heading.
    row: i64 = article.heading[above]
    if not ends and (row < 0 or article.headings.end[row] < page.end[above] or page.flags[above] & COLON):
        return False
    return is_prose(page, below, page.end[line] - page.start[line])


def is_prose(page: Lines, line: i64, size: i64) -> bool:
    """Whether a line is a text for a heading of some size: longer, and at its end, or before a colon there, is a stop.

    In scripts without capitals it has to be twice as long, because there a heading may be the beginning of a sentence.
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    least: i64 = size if page.flags[line] & (LOWER | UPPER) else 2 * size
    if end - start <= least:
        return False
    last: i64 = page.cells[end - 1]
    return last & SENTENCE_END != 0 or (last & COLON != 0 and last_sentence_start(page, start, end) > start)


def _sentence_headings(page: Lines, known: Phrases, article: Article, items: Items, found: Headings) -> None:
    """Add the last sentences before the first items of lists, within a line, that announce the list.

    Before a later item it has to name a section: "Prevention: 2. ...".
    """
    seen = vec[i64]([0] * int(items.list_count))
    entry: i64 = 0
    while entry < items.count:
        list_id: i64 = items.lists.list_id[entry]
        is_first = not seen[list_id]
        seen[list_id] = 1
        if items.flags[entry] & INLINE:
            _read_announcement(page, known, article, items, entry, is_first, found)
        entry += 1


def _read_announcement(
    page: Lines, known: Phrases, article: Article, items: Items, entry: i64, is_first: bool, found: Headings
) -> None:
    """Add the sentence before an item within a line, if it announces the item's list."""
    line: i64 = items.line[entry]
    after_item = items.first[line] < entry
    if after_item:
        if items.lists.parent[entry] >= 0:
            return
        start: i64 = items.end[entry - 1]
    else:
        row: i64 = article.heading[line]
        start = article.headings.end[row] if row >= 0 else page.start[line]
    begin: i64 = last_sentence_start(page, start, items.start[entry])
    if after_item and begin == start:
        return
    begin = skip(page, begin, items.start[entry], SPACE)
    heading = announces(page, known, begin, skip_back(page, begin, items.start[entry], SPACE))
    if heading is None:
        return
    if is_first or (heading.role != OTHER and page.cells[heading.end - 1] & COLON):
        found.take(heading)
