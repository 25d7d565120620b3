"""Numbered headings: items that are nothing but headings, "一、病因", "2. How to prevent it?"."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.headings import role_named
from pipeline.outline.headings.roles import TELLING, is_bare_noun, role_of
from pipeline.outline.headings.section_names import Subject, names_section
from pipeline.outline.headings.table import Headings
from pipeline.outline.lists.lists import Lists, without
from pipeline.outline.markers.families import BARE, BULLET
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import SPACE

LONGEST_NUMBERED_HEADING: Final = 90
# At least one of this many short lines is the name of a section, if they are headings.
SHARE_OF_NAMES: Final = 3
# Sections whose items may be short, and name a section elsewhere: "1. Stress", "2. Diet".
TOLD_AS_LISTS: Final = frozenset(("causes", "prevention", "precautions", "self_care", "risk_factors", "symptoms"))
_NO_HEADING_ENDS: Final = "。.;；,，"


class _Names:
    """The items that may be headings; and for each list, how many they are and what they name."""

    def __init__(self, list_count: i64) -> None:
        self.entry: vec[i64] = vec[i64]()
        self.phrase: vec[i64] = vec[i64]()
        self.size: vec[i64] = vec[i64]([0] * int(list_count))
        self.short: vec[i64] = vec[i64]([0] * int(list_count))
        self.names: vec[i64] = vec[i64]([0] * int(list_count))
        self.bare: vec[i64] = vec[i64]([0] * int(list_count))
        self.telling: vec[i64] = vec[i64]([0] * int(list_count))
        self.differ: vec[i64] = vec[i64]([0] * int(list_count))
        self.role: list[str] = [""] * int(list_count)

    def add_name(self, list_id: i64, role: str) -> None:
        """Add an item that is the name of a section."""
        self.names[list_id] += 1
        if role in TELLING:
            self.telling[list_id] = 1
        if self.role[list_id] and role != self.role[list_id]:
            self.differ[list_id] = 1
        self.role[list_id] = role

    def are_headings(self, list_id: i64, announced: bool) -> bool:
        """Whether the short lines of a list are headings."""
        if 2 * self.bare[list_id] > self.size[list_id]:
            return True
        if announced or not self.differ[list_id] or not self.telling[list_id]:
            return False
        return (
            2 * self.short[list_id] >= self.size[list_id]
            and SHARE_OF_NAMES * self.names[list_id] >= self.short[list_id]
        )


def numbered_headings(
    page: Lines, known: Phrases, article: Article, items: Items, placed: Headings, numbered: Headings
) -> Lists:
    """Add the items that are headings to a table, and return the lists without them.

    Decided for a whole list together: its short lines are headings where most are the names of sections, given what
    the page and the list are about. A word in passing is no name: "1. Avoid stress" is an item, with the text below it.
    Right below a heading that announces measures or causes they are these: "1. Prevention of stress".
    """
    names = _names(page, known, article, items)
    if len(names.entry) == 0:
        return items.lists
    announced = _announced_lists(page, article, items, placed)
    is_heading = vec[i64]([0] * int(page.count))  # by line, whether it is a heading
    at: i64 = 0
    while at < len(names.entry):
        list_id: i64 = items.lists.list_id[names.entry[at]]
        line: i64 = items.line[names.entry[at]]
        # A line that holds a heading after its marker, "1. Cure: rest", is cut there already.
        holds_heading = _first_that_reaches(placed, page.start[line] + 1, page.end[line]) >= 0
        if names.are_headings(list_id, announced[list_id] != 0) and not holds_heading:
            role = role_named(known, names.phrase[at])
            numbered.add(page.start[line], page.end[line], role, "heading-numbered", names.phrase[at])
            is_heading[line] = 1
        at += 1
    if numbered.count == 0:
        return items.lists
    dropped: set[int] = set()
    entry: i64 = 0
    while entry < items.count:
        if is_heading[items.line[entry]]:
            dropped.add(int(entry))
        entry += 1
    return without(items.lists, dropped)


def _names(page: Lines, known: Phrases, article: Article, items: Items) -> _Names:
    """The entries that may be headings: short lines that are no sentence and have a line below them."""
    names = _Names(items.list_count)
    candidates = article.candidates
    lists = items.lists
    entry: i64 = 0
    while entry < items.count:
        list_id: i64 = lists.list_id[entry]
        names.size[list_id] += 1
        line: i64 = items.line[entry]
        below: i64 = article.below[line]
        family: i64 = candidates.family[lists.reading[entry]]
        if items.begins[line] == entry and family != BULLET and family != BARE and below >= 0:
            start: i64 = skip(page, items.end[entry], page.end[line], SPACE)
            if _is_short(page, start, page.end[line]) and items.list_that_begins(below) != list_id:
                names.entry = append(names.entry, entry)
                names.short[list_id] += 1
        entry += 1
    _read_names(page, known, article, items, names)
    return names


def _read_names(page: Lines, known: Phrases, article: Article, items: Items, names: _Names) -> None:
    """Read what the short lines name, given the title and what the lines of each list share."""
    subjects: dict[int, Subject] = {}
    seen: dict[int, set[int]] = {}
    for entry in names.entry:
        list_id = int(items.lists.list_id[entry])
        if list_id not in subjects:
            subjects[list_id] = Subject()
            subjects[list_id].keys.update(article.subject.keys)
            seen[list_id] = set()
        subjects[list_id].read_shared(page, items.end[entry], page.end[items.line[entry]], seen[list_id])
    for entry in names.entry:
        number: i64 = items.lists.list_id[entry]
        end: i64 = page.end[items.line[entry]]
        start: i64 = skip(page, items.end[entry], end, SPACE)
        phrase = role_of(page, known, start, end)
        names.phrase = append(names.phrase, phrase)
        if phrase >= 0:
            if is_bare_noun(page, known, start, end):
                names.bare[number] += 1
            if names_section(page, known, start, end, subjects[int(number)]):
                names.add_name(number, known.role[phrase])


def _is_short(page: Lines, start: i64, end: i64) -> bool:
    """Whether an item's text is short and does not end like a sentence."""
    return start < end <= start + LONGEST_NUMBERED_HEADING and page.text[end - 1] not in _NO_HEADING_ENDS


def _announced_lists(page: Lines, article: Article, items: Items, placed: Headings) -> vec[i64]:
    """By list, whether a heading right above it has one of the roles in `TOLD_AS_LISTS`."""
    announced = vec[i64]([0] * int(items.list_count))
    seen = vec[i64]([0] * int(items.list_count))
    entry: i64 = 0
    while entry < items.count:
        list_id: i64 = items.lists.list_id[entry]
        above: i64 = article.above[items.line[entry]]
        if not seen[list_id] and above >= 0:
            row = _heading_that_ends(placed, page.end[above])
            if row >= 0 and placed.role[row] in TOLD_AS_LISTS:
                announced[list_id] = 1
        seen[list_id] = 1
        entry += 1
    return announced


def _heading_that_ends(placed: Headings, at: i64) -> i64:
    """The row of the heading that ends at a place, or -1."""
    row: i64 = _first_that_reaches(placed, at, at)
    return row if row >= 0 and placed.end[row] == at else -1


def _first_that_reaches(placed: Headings, at: i64, end: i64) -> i64:
    """The row of the first heading that ends at a place or after it, and begins before an end; -1 if there is none."""
    low: i64 = 0
    high: i64 = placed.count
    while low < high:
        middle: i64 = (low + high) // 2
        if placed.end[middle] < at:
            low = middle + 1
        else:
            high = middle
    return low if low < placed.count and placed.start[low] < end else -1
