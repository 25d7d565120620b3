"""Sentences between two lists that announce the second one without a colon."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.closings import is_closing
from pipeline.outline.headings.headings import OTHER, is_too_long, role_named
from pipeline.outline.headings.roles import role_of
from pipeline.outline.headings.sentences import is_left_open, last_sentence_start
from pipeline.outline.headings.table import Headings
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import SENTENCE_END, SPACE


def headings_between_lists(
    page: Lines, known: Phrases, article: Article, items: Items, parts: vec[i64], found: Headings
) -> None:
    """Add the lines right above a list that are left open, and the sentences between it and one above.

    Below another list of the same section even a sentence that names no section has to open one: that list is over,
    and what it lists is not what the next one does.
    """
    if items.count == 0:
        return
    begun = vec[i64]([0] * int(items.list_count))  # by list, whether it has begun above
    listed = False  # whether the section holds an item so far
    place: i64 = 0
    while place < article.count - 1:
        line: i64 = article.line[place]
        place += 1
        if article.heading[line] >= 0:
            listed = False
        first: i64 = items.first[line]
        if first >= 0:
            while first <= items.last[line]:
                begun[items.lists.list_id[first]] = 1
                first += 1
            listed = True
            continue
        entry: i64 = items.begins[article.below[line]]
        if entry < 0 or article.heading[line] >= 0 or items.lists.parent[entry] >= 0:
            continue
        if begun[items.lists.list_id[entry]] and not parts[items.lists.candidate[entry]]:
            continue
        if _announces(page, known, line, listed, found):
            listed = False


def _announces(page: Lines, known: Phrases, line: i64, listed: bool, found: Headings) -> bool:
    """Add the last sentence of a line above a list, if it announces the list."""
    end: i64 = page.end[line]
    begin: i64 = skip(page, last_sentence_start(page, page.start[line], end), end, SPACE)
    if is_too_long(page, begin, end) or is_closing(page, known, begin, end):
        return False
    is_open = is_left_open(page, begin, end)
    if not is_open and not (listed and page.cells[end - 1] & SENTENCE_END):
        return False
    phrase: i64 = role_of(page, known, begin, end)
    role = role_named(known, phrase)
    if role == OTHER and not (listed and begin == page.start[line]):
        return False
    found.add(begin, end, role, "heading-list", phrase)
    return True
