"""The outline of a page: the labels of its lines, its headings, its lists and its strays, read in one order."""

from typing import Final

from pipeline.outline.announcements.announced import announcements
from pipeline.outline.announcements.bounds import ended_lists
from pipeline.outline.announcements.gaps import parting_gaps
from pipeline.outline.announcements.items import Items
from pipeline.outline.announcements.numbered import numbered_headings
from pipeline.outline.announcements.unmarked import with_unmarked
from pipeline.outline.article import Article, count_markers, read_all_lines, read_article
from pipeline.outline.headings.table import Headings, sorted_rows
from pipeline.outline.lists.beam_search import are_regular
from pipeline.outline.lists.lists import Lists, read_lists
from pipeline.outline.phrases import phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import ENCLOSED_NUMERAL
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.zones import read_zones

# A wrong numeral stands in a list of this many items: itself, and two right ones.
SHORTEST_REPAIRED: Final = 3


class Listing:
    """What is known of a page before its announced headings: the labels of its lines, its article, its lists."""

    def __init__(self, page: Lines, labels: Labels, article: Article, lists: Lists) -> None:
        self.page = page
        self.labels = labels
        self.article = article
        self.lists = lists


class Outline:
    """All that is known of a page's structure, in page order."""

    def __init__(self, page: Lines, labels: Labels, article: Article, lists: Lists, headings: Headings) -> None:
        self.page = page
        self.labels = labels
        self.candidates = article.candidates
        self.lists = lists
        self.headings = headings


def read_outline(page: Lines) -> Outline:
    """Read the structure of a page without changing it."""
    return outline_of(read_lists_of(page))


def may_need_repair(page: Lines) -> bool:
    """Whether a numeral of a page may be wrong or stray, menus and notices included.

    Most pages are cleared so before their lines are weighed: they have too few markers, or nothing but lists that
    count up from 1, however their lines are read.

    >>> from pipeline.outline.reading import page_of
    >>> may_need_repair(page_of("1. Rest\\n2. Sleep\\n8. Walk\\n4. Soup")), may_need_repair(page_of("1. Rest"))
    (True, False)
    """
    known = phrases()
    if count_markers(page, known) < SHORTEST_REPAIRED and page.flags_of_page & ENCLOSED_NUMERAL == 0:
        return False
    return not are_regular(read_all_lines(page, known).candidates)


def read_lists_of(page: Lines) -> Listing:
    """The lists of a page; some of their items may turn out to be headings."""
    known = phrases()
    labels = read_zones(page, known)
    article = read_article(page, known, labels.role)
    return Listing(page, labels, article, read_lists(page, article.candidates))


def outline_of(listing: Listing) -> Outline:
    """The outline of a page whose lists are known."""
    known = phrases()
    page = listing.page
    article = listing.article
    items = Items(page, article.candidates, listing.lists)
    article, known_lists = with_unmarked(page, known, article, items)
    if known_lists is not listing.lists:
        items = Items(page, article.candidates, known_lists)
    parts = parting_gaps(page, article, items)
    headings = announcements(page, known, article, items, parts)
    numbered = Headings()
    lists = numbered_headings(page, known, article, items, headings, numbered)
    if numbered.count:
        headings.copy_all(numbered)
        ordered = Headings()
        for row in sorted_rows(headings):
            ordered.copy(headings, row)
        headings = ordered
    lists = ended_lists(article.candidates, lists, headings, parts)
    return Outline(page, listing.labels, article, lists, headings)
