"""The article and the lists of a page with the items that have no marker."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.bare_lines import BareLines, bare_lines
from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.families import BARE
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines


def with_unmarked(page: Lines, known: Phrases, article: Article, items: Items) -> tuple[Article, Lists]:
    """The article without the headings that are items of lists without markers, and the lists with these items."""
    bare = bare_lines(page, known, article, items)
    if bare.lists == 0:
        return article, items.lists
    changed = article.with_headings(page, _headings_left(page, article, bare))
    lists = _merged(page, article.candidates, items, bare, changed.candidates)
    return changed, lists


def _headings_left(page: Lines, article: Article, bare: BareLines) -> vec[i64]:
    """By row of the article's headings, 1 if no item without marker begins there."""
    left = vec[i64]([1] * int(article.headings.count))
    line: i64 = 0
    while line < page.count:
        if bare.list_id[line] >= 0 and article.heading[line] >= 0:
            left[article.heading[line]] = 0
        line += 1
    return left


def _merged(page: Lines, candidates: Candidates, items: Items, bare: BareLines, merged: Candidates) -> Lists:
    """The lists of a page with the items without markers, whose candidates are added in between."""
    old = items.lists
    lists = Lists(old.count)
    moved = vec[i64]([-1] * int(candidates.count))
    entry_of = vec[i64]([-1] * int(old.count))
    last = _last_entries(items)
    latest: i64 = -1  # the last entry with a marker so far
    candidate: i64 = 0
    entry: i64 = 0
    place: i64 = 0
    parent: i64 = -1
    current: i64 = -1
    line: i64 = 0
    while line < page.count:
        number: i64 = bare.list_id[line]
        if number >= 0:
            if number != current:
                current = number
                place = 0
                parent = _around(items, last, latest)
            place += 1
            start: i64 = page.start[line]
            merged.add(start, start, start, start, 0, line, page.indent[line])
            merged.add_reading(BARE, place, False, False)
            within: i64 = entry_of[parent] if parent >= 0 else -1
            lists.add(merged.count - 1, len(merged.family) - 1, place, items.list_count + number, within, 0)
        while candidate < candidates.count and candidates.line[candidate] == line:
            moved[candidate] = merged.count
            merged.copy(candidates, candidate)
            if entry < old.count and old.candidate[entry] == candidate:
                entry_of[entry] = lists.count
                around: i64 = old.parent[entry]
                reading: i64 = merged.first[merged.count - 1] + old.reading[entry] - candidates.first[candidate]
                within = entry_of[around] if around >= 0 else -1
                lists.add(merged.count - 1, reading, old.place[entry], old.list_id[entry], within, old.wrong[entry])
                latest = entry
                entry += 1
            candidate += 1
        line += 1
    lists.strays = vec[i64]([moved[int(stray)] for stray in old.strays])
    return lists


def _last_entries(items: Items) -> vec[i64]:
    """By list, its last entry."""
    last = vec[i64]([-1] * int(items.list_count))
    entry: i64 = 0
    while entry < items.count:
        last[items.lists.list_id[entry]] = entry
        entry += 1
    return last


def _around(items: Items, last: vec[i64], latest: i64) -> i64:
    """The entry that a list without markers stands in: the innermost one above whose list goes on below, or -1."""
    entry: i64 = latest
    while entry >= 0 and last[items.lists.list_id[entry]] <= latest:
        entry = items.lists.parent[entry]
    return entry
