"""Which lines without a marker go on with the item above them."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.closings import is_closing
from pipeline.outline.lists.lists import Lists
from pipeline.outline.names import PARAGRAPH
from pipeline.outline.outline import Outline
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import LOWER
from pipeline.splitting.cuts import Cuts


def continued_lines(outline: Outline, known: Phrases, cuts: Cuts) -> vec[i64]:
    """For each line 1 if it belongs to the item above it, else 0.

    A line between two items of one list does. After the last item as many lines do as follow every other item
    of the list: where each marker stands with a label on a line of its own, the body of the last one is not lost. So it
    is after the last item of a nested list, where a blank line or the other items say that the line is not its own.
    """
    page = outline.page
    lists = outline.lists
    candidates = outline.candidates
    joined = vec[i64]([0] * page.count)
    if lists.count == 0:
        return joined
    article, place = _article(outline)
    size: i64 = len(article)
    # By list, the least number of lines after an item that another item follows, or -1.
    spare = vec[i64]([-1] * (_last_list(lists) + 1))
    entry: i64 = 0
    while entry < lists.count:
        line: i64 = candidates.line[lists.candidate[entry]]
        following: i64 = entry + 1
        below: i64 = candidates.line[lists.candidate[following]] if following < lists.count else -1
        if below == line:
            entry = following
            continue
        related = below >= 0 and _same_tree(lists, entry, following)
        list_id: i64 = lists.list_id[entry]
        keep: i64 = spare[list_id] if spare[list_id] > 0 else 0
        first: i64 = place[line] + 1
        stop: i64 = place[below] if below >= 0 else size
        if related and first < stop and _leaves(lists, entry, following):
            related = spare[list_id] != 0 and page.blanks[article[first]] == 0
            related = related or page.cells[page.start[article[first]]] & LOWER != 0
        if not related and first + keep < stop:
            stop = first + keep
        at: i64 = first
        while at < stop:
            if _has_heading(cuts, article[at]) or article[at] != article[at - 1] + 1:
                # A label within the item heads the list in it, and ends only its text.
                related = related and lists.parent[following] == entry and article[at] == article[at - 1] + 1
                break
            at += 1
        if related:
            if spare[list_id] < 0 or at - first < spare[list_id]:
                spare[list_id] = at - first
        elif first + keep < at:
            at = first + keep
        _join(page, known, article, first, at, related, joined)
        entry = following
    return joined


def _join(
    page: Lines, known: Phrases, article: vec[i64], first: i64, end: i64, related: bool, joined: vec[i64]
) -> None:
    """Join lines to the item above them; after the last item a closing sentence ends them."""
    number: i64 = first
    while number < end:
        line: i64 = article[number]
        if not related and is_closing(page, known, page.start[line], page.end[line]):
            return
        joined[line] = 1
        number += 1


def _article(outline: Outline) -> tuple[vec[i64], vec[i64]]:
    """The lines of the article, and for each line of the page its place among them."""
    article = vec[i64]()
    place = vec[i64]()
    line: i64 = 0
    while line < outline.page.count:
        place = append(place, len(article))
        if outline.labels.role[line] == PARAGRAPH:
            article = append(article, line)
        line += 1
    return article, place


def _has_heading(cuts: Cuts, line: i64) -> bool:
    number: i64 = cuts.first[line]
    while number < cuts.first[line + 1]:
        if cuts.heading[number] >= 0:
            return True
        number += 1
    return False


def _same_tree(lists: Lists, one: i64, other: i64) -> bool:
    """Whether the list of `other` is that of `one`, or lies within it or around it."""
    if lists.list_id[one] == lists.list_id[other] or lists.parent[other] >= 0:
        return True
    return _leaves(lists, one, other)


def _leaves(lists: Lists, entry: i64, following: i64) -> bool:
    """Whether the entry after one goes on with a list around it."""
    parent: i64 = lists.parent[entry]
    while parent >= 0:
        if lists.list_id[parent] == lists.list_id[following]:
            return True
        parent = lists.parent[parent]
    return False


def _last_list(lists: Lists) -> i64:
    """The highest number of a list."""
    last: i64 = -1
    entry: i64 = 0
    while entry < lists.count:
        if lists.list_id[entry] > last:
            last = lists.list_id[entry]
        entry += 1
    return last
