"""Gaps between bullets: lines without a marker that part one list of bullets from the next."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.headings import could_be_heading
from pipeline.outline.headings.sentences import is_left_open
from pipeline.outline.markers.families import BULLET
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import QUESTION, SENTENCE_END


def parting_gaps(page: Lines, article: Article, items: Items) -> vec[i64]:
    """For each candidate 1 if it is a bullet that the lines above it part from the bullets before them, else 0.

    Bullets have no numerals that tell. Lines between them part them where most bullets of the list stand together
    without any, and the lines stand apart by a blank line or look like a heading: others go on with a bullet's text.
    """
    parts = vec[i64]([0] * int(article.candidates.count))
    gaps = vec[i64]([0] * int(items.list_count))  # by list, pairs of neighbours that stand on lines of their own
    filled = vec[i64]([0] * int(items.list_count))  # of these, those with lines between them
    blank = vec[i64]([0] * int(items.list_count))  # those with nothing but blank lines
    entry: i64 = 1
    while entry < items.count:
        if _follows_bullet(article, items, entry):
            list_id: i64 = items.lists.list_id[entry]
            gaps[list_id] += 1
            if article.above[items.line[entry]] != items.line[entry - 1]:
                filled[list_id] += 1
            elif page.blanks[items.line[entry]] > 0:
                blank[list_id] += 1
        entry += 1
    entry = 1
    while entry < items.count:
        if _follows_bullet(article, items, entry):
            list_id = items.lists.list_id[entry]
            first: i64 = article.below[items.line[entry - 1]]
            if first != items.line[entry] and 2 * filled[list_id] <= gaps[list_id]:
                stands_apart = page.blanks[first] > 0 and blank[list_id] == 0
                if stands_apart or (article.below[first] == items.line[entry] and _heads_bullets(page, article, first)):
                    parts[items.lists.candidate[entry]] = 1
        entry += 1
    return parts


def _follows_bullet(article: Article, items: Items, entry: i64) -> bool:
    """Whether an entry begins a line, and the entry before it is a bullet of its list on another line."""
    return (
        items.lists.list_id[entry] == items.lists.list_id[entry - 1]
        and article.candidates.family[items.lists.reading[entry]] == BULLET
        and items.begins[items.line[entry]] == entry
        and items.line[entry - 1] != items.line[entry]
    )


def _heads_bullets(page: Lines, article: Article, line: i64) -> bool:
    """Whether a line right below a bullet heads the next ones: it asks, is left open, or a sentence ended there."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if is_left_open(page, start, end):
        return True
    if not could_be_heading(page, start, end):
        return False
    if page.cells[end - 1] & QUESTION:
        return True
    return page.cells[page.end[article.above[line]] - 1] & SENTENCE_END != 0 and not page.cells[end - 1] & SENTENCE_END
