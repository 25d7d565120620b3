"""The pages before and after this one: titles after a label, below one, beside an arrow, or below a heading.

What a line looks like makes it a candidate; that the other of the two stands beside it decides, where a label
alone does not convince: "Next steps" is a heading, but not below "Previous posts".
"""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import NEIGHBOURS, NEXT, PREVIOUS
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    ARROW,
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    COLON,
    LETTER,
    LOWER,
    SENTENCE_END,
)
from pipeline.outline.zones.arrows import read_arrows
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.navigation import (
    ALONE,
    BLANKS,
    LONGEST_TITLE,
    SIGNED,
    Label,
    ends_like_prose,
    find_second,
    is_han_label,
    read_label,
    title_end,
)

# The two labels stand up to this many lines apart.
_APART: Final = 3


class Candidates:
    """Lines that may lead to the page before or after, as columns.

    ``kind`` is `PREVIOUS` or `NEXT`, ``title`` where the title begins, ``second`` where a second label begins on the
    line, or -1. ``marked`` says that a sign stands before the label.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.line: vec[i64] = vec[i64]()
        self.kind: vec[i64] = vec[i64]()
        self.binding: vec[i64] = vec[i64]()
        self.title: vec[i64] = vec[i64]()
        self.second: vec[i64] = vec[i64]()
        self.strong: list[bool] = []
        self.sure: list[bool] = []

    def add(self, line: i64, label: Label, second: i64, sure: bool) -> None:
        """Add one."""
        self.line = append(self.line, line)
        self.kind = append(self.kind, label.kind)
        self.binding = append(self.binding, label.binding)
        self.title = append(self.title, label.title)
        self.second = append(self.second, second)
        self.strong.append(label.strong)
        self.sure.append(sure)
        self.count += 1


def read_neighbours(page: Lines, known: Phrases, labels: Labels) -> None:
    """Label the lines that lead to the page before and after.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> page = page_of("Hiccups\\nNext Post\\nBurping\\nOlder Post\\n« Tea\\nOats »")
    >>> labels = Labels(page)
    >>> read_neighbours(page, phrases(), labels)
    >>> labels.rule
    ['', 'nav-label', 'nav-title', 'nav-label', 'nav-arrow', 'nav-arrow']
    """
    found = Candidates()
    headings = vec[i64]()
    label = Label()
    second = Label()
    line: i64 = 0
    while line < page.count:
        start: i64 = page.start[line]
        first: i64 = page.cells[start]
        if first & (BEGINS_SPACED | BEGINS_UNSPACED | ARROW) or not first & ALNUM:
            if read_label(page, known, start, page.end[line], PREVIOUS | NEXT, label) and not _is_bare_arrow(
                page, label
            ):
                _add_candidate(page, known, line, label, second, found)
            elif first & ARROW:
                read_arrows(page, line, labels)
            elif first & ALNUM and _is_heading(page, known, line):
                headings = append(headings, line)
        line += 1
    if not found.count and not len(headings):
        return
    prose = _first_prose(page)
    number: i64 = 0
    while number < found.count:
        _decide(page, labels, found, number, prose)
        number += 1
    for heading in headings:
        _read_below(page, labels, heading)


def _first_prose(page: Lines) -> i64:
    """The first line that ends like a sentence; what stands above it is no navigation below an article."""
    line: i64 = 0
    while line < page.count and not page.cells[page.end[line] - 1] & SENTENCE_END:
        line += 1
    return line


def _is_bare_arrow(page: Lines, label: Label) -> bool:
    """Whether a label is an arrow of the template that no colon binds."""
    return label.binding < SIGNED and not page.cells[label.start] & ALNUM


def _add_candidate(page: Lines, known: Phrases, line: i64, label: Label, second: Label, found: Candidates) -> None:
    """Add a line that begins with a label, if what follows may be a title."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if label.binding == ALONE:
        found.add(line, label, -1, label.strong and not _is_bullet_before(page, start, label.start))
        return
    other: i64 = NEXT if label.kind == PREVIOUS else PREVIOUS
    at = find_second(page, known, label.title, end, other, second)
    if at >= 0:
        if label.binding >= BLANKS:
            found.add(line, label, at, True)
        return
    if end - label.title > LONGEST_TITLE:
        return
    prose = ends_like_prose(page, label.title, end) and not is_cut_off(page, label.title, end)
    lower = page.cells[label.title] & LOWER != 0 and not is_cut_off(page, label.title, end)
    if label.binding == SIGNED:
        marked = _is_bullet_before(page, start, label.start)
        found.add(
            line, label, -1, not marked and (label.strong or not lower) and not (prose and _has_case(page, label))
        )
    elif not (prose or lower) and (label.binding == BLANKS or label.strong):
        found.add(line, label, -1, label.strong and is_han_label(page, label))


def _has_case(page: Lines, label: Label) -> bool:
    return page.cells[label.start] & LETTER != 0 and not (label.strong and not page.cells[label.start] & BEGINS_SPACED)


def _is_bullet_before(page: Lines, start: i64, end: i64) -> bool:
    """Whether something stands before a label that is neither an arrow nor a bracket: it may be an item."""
    at: i64 = start
    while at < end:
        if not page.cells[at] & (ARROW | BLANK) and not is_one_of(page, at, "[【(（「［"):
            return True
        at += 1
    return False


def _decide(page: Lines, labels: Labels, found: Candidates, number: i64, prose: i64) -> None:
    """Label a candidate, if it convinces or the other of the two stands beside it, and the title below it."""
    line: i64 = found.line[number]
    partner = _partner(found, number)
    if not found.sure[number] and partner < 0:
        return
    role: i64 = _role(found.kind[number])
    if found.binding[number] != ALONE:
        labels.put(line, role, "nav-label")
        labels.label[line] = found.title[number]
        if found.second[number] >= 0:
            labels.ending[line] = found.second[number]
        return
    labels.put(line, role, "nav-label")
    labels.label[line] = page.end[line]
    title: i64 = line + 1
    if title == page.count or not _may_be_title(page, labels, title):
        return
    if (partner >= 0 or prose < line) and not _stands_alone(found, number, labels, partner):
        labels.put(title, role, "nav-title")


def _role(kind: i64) -> i64:
    return names.NAV_PREV if kind == PREVIOUS else names.NAV_NEXT


def _partner(found: Candidates, number: i64) -> i64:
    """The candidate of the other kind beside one, or -1."""
    for other in (number - 1, number + 1):
        if (
            0 <= other < found.count
            and found.kind[other] != found.kind[number]
            and -_APART <= found.line[other] - found.line[number] <= _APART
        ):
            return other
    return -1


def _stands_alone(found: Candidates, number: i64, labels: Labels, partner: i64) -> bool:
    """Whether two labels follow each other, so that no title is meant by the second: "Newer Post", "Older Post"."""
    if partner < 0:
        return False
    line: i64 = found.line[number]
    other: i64 = found.line[partner]
    if other > line:
        return other == line + 1
    return found.binding[partner] == ALONE and labels.rule[other + 1] != "nav-title"


def _may_be_title(page: Lines, labels: Labels, line: i64) -> bool:
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    return (
        labels.is_plain(line)
        and end - start <= LONGEST_TITLE
        and not page.cells[end - 1] & COLON
        and not ends_like_prose(page, start, end)
    )


def _is_heading(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line is nothing but a heading of the two, such as "Post navigation"."""
    end: i64 = page.end[line]
    hits = Hits()
    known.find_at(page, page.start[line], end, page.start[line], NEIGHBOURS, hits)
    if hits.count == 0:
        return False
    return skip(page, hits.end[hits.count - 1], end, BLANK | COLON) == end


def _read_below(page: Lines, labels: Labels, line: i64) -> None:
    """Label a heading of the two; two titles and nothing else below it are those of the pages before and after."""
    labels.put(line, names.BOILERPLATE, "boilerplate-words")
    last: i64 = line + 2
    if (
        last < page.count
        and _may_be_title(page, labels, line + 1)
        and _may_be_title(page, labels, last)
        and (last + 1 == page.count or not labels.is_plain(last + 1))
    ):
        labels.put(line + 1, names.NAV_PREV, "nav-title")
        labels.put(last, names.NAV_NEXT, "nav-title")


def title_in(page: Lines, known: Phrases, start: i64, end: i64, role: i64, rule: str) -> tuple[i64, i64]:
    """Where the title of another page begins and ends in a line or a part of it with a label of navigation."""
    at: i64 = start
    if rule == "nav-label":
        label = Label()
        if read_label(page, known, start, end, PREVIOUS if role == names.NAV_PREV else NEXT, label):
            at = label.title
    else:
        while at < end and page.cells[at] & (ARROW | BLANK):
            at += 1
    return at, title_end(page, known, at, end)
