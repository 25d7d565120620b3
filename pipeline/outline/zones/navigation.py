"""A label of previous or next at the beginning of a span, how it is bound to a title, and the title itself."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import NOTHING
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_edge, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import (
    ALNUM,
    ARROW,
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    CLOSING,
    COLON,
    HAN,
    LETTER,
    OTHER_LETTER,
    SENTENCE_END,
)
from pipeline.outline.zones.teasers import without_notes

# How a label is bound to what comes after it: by nothing, by a blank, by a sign; or nothing comes.
GLUED: Final = 1
BLANKS: Final = 2
SIGNED: Final = 3
ALONE: Final = 4

# What binds a label to its title, beside colons and arrows; what opens a bracket; what a title is not ended by.
_PARTS: Final = "|｜·•])】）」』］"
_DASHES: Final = "-–—/"
_OPENS: Final = "[(【（「［"
_LEFT_OVER: Final = "|｜·[【（「［"
# A title of another page is up to this long.
LONGEST_TITLE: Final = 150
# Up to this many signs and blanks may stand before a label: "« ", "- [".
_MOST_BEFORE: Final = 4
_LEAST_OF_COMPOUND: Final = 3
# A second label is looked for in a line of up to this length.
_LONGEST_OF_TWO: Final = 400


class Label:
    """A label in a span: its kind (`PREVIOUS`, `NEXT` or 0), and where it and the title after it begin and end.

    ``strong`` says that it can hardly be anything else: "previous post", 上一篇, but not "next".
    """

    def __init__(self) -> None:
        self.kind: i64 = 0
        self.start: i64 = 0
        self.end: i64 = 0
        self.title: i64 = 0
        self.binding: i64 = 0
        self.strong = False
        self.hits = Hits()


def read_label(page: Lines, known: Phrases, start: i64, end: i64, kinds: i64, label: Label) -> bool:
    """Whether a span begins with a label of some kinds; signs may stand before it, and it may be doubled.

    >>> from pipeline.outline.phrase_kinds import NEXT, PREVIOUS
    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> label, text = Label(), "« Previous: Burping"
    >>> read_label(page_of(text), phrases(), 0, len(text), PREVIOUS | NEXT, label)
    True
    >>> text[label.start : label.end], text[label.title :], label.binding == SIGNED, label.strong
    ('Previous', 'Burping', True, False)
    """
    label.kind = 0
    at: i64 = start
    while at < end and at - start < _MOST_BEFORE and not page.cells[at] & ALNUM:
        at += 1
    if not (page.cells[at if at < end else start] & (BEGINS_SPACED | BEGINS_UNSPACED)):
        at = start
    found = at < end and _find(page, known, start, end, at, kinds, label)
    if not found and (at == start or not _find(page, known, start, end, start, kinds, label)):
        return False
    # "Previous Previous post: Burping", as it is written for those who hear a page.
    first: i64 = label.start
    again: i64 = skip(page, label.end, end, BLANK | ARROW)
    if again > label.end and again < end and _find(page, known, start, end, again, label.kind, label):
        label.start = first
    _bind(page, end, label)
    return True


def _find(page: Lines, known: Phrases, start: i64, end: i64, at: i64, kinds: i64, label: Label) -> bool:
    """Find the longest label at a place."""
    hits = label.hits
    first: i64 = hits.count
    known.find_at(page, start, end, at, kinds, hits)
    if hits.count == first:
        return False
    number: i64 = hits.count - 1  # the shortest come first
    label.kind = known.kind[hits.phrase[number]]
    label.start = at
    label.end = hits.end[number]
    return True


def _bind(page: Lines, end: i64, label: Label) -> None:
    """Find out how a label is bound to what comes after it, and where that begins."""
    cells = page.cells
    at: i64 = label.end
    signed = False
    while at < end:
        cell: i64 = cells[at]
        if cell & (COLON | ARROW) or is_one_of(page, at, _PARTS) or _is_dash(page, label.end, end, at):
            signed = True
        elif not cell & BLANK:
            break
        at += 1
    label.title = at
    if at == end:
        label.binding = ALONE
    elif signed:
        label.binding = SIGNED
    elif at > label.end:
        label.binding = BLANKS
    else:
        label.binding = GLUED
    compound = cells[label.start] & OTHER_LETTER != 0 and label.end - label.start >= _LEAST_OF_COMPOUND
    label.strong = compound or skip(page, label.start, label.end, ALNUM) < label.end


def _is_dash(page: Lines, start: i64, end: i64, at: i64) -> bool:
    """Whether a dash or a slash stands there, with a blank on one side: "next - oats", but not "next-door"."""
    if not is_one_of(page, at, _DASHES):
        return False
    return (at > start and page.cells[at - 1] & BLANK != 0) or (at + 1 < end and page.cells[at + 1] & BLANK != 0)


def find_second(page: Lines, known: Phrases, start: i64, end: i64, kind: i64, label: Label) -> i64:
    """Where a second label begins on a line, with the signs before it, or -1: "Previous: tea | Next: oats".

    >>> from pipeline.outline.phrase_kinds import NEXT
    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> text = "Previous: tea | Next: oats"
    >>> text[find_second(page_of(text), phrases(), 10, len(text), NEXT, Label()) :]
    'Next: oats'
    """
    at: i64 = start
    if end - start > _LONGEST_OF_TWO:
        return -1
    while at < end:
        cell: i64 = page.cells[at]
        if (
            cell & (BEGINS_SPACED | BEGINS_UNSPACED)
            and (cell & OTHER_LETTER or is_edge(page, start, end, at))
            and _find(page, known, start, end, at, kind, label)
        ):
            _bind(page, end, label)
            apart = at == start or not page.cells[at - 1] & ALNUM
            if (label.binding == SIGNED and (apart or label.strong)) or (
                apart and label.strong and (label.binding == BLANKS or label.binding == ALONE)
            ):
                return _signs_before(page, start, at)
            if label.binding == ALONE and (at == start or _parts(page, start, at)):
                return _signs_before(page, start, at)
        at += 1
    return -1


def _parts(page: Lines, start: i64, at: i64) -> bool:
    """Whether a sign, or a wide gap, stands before a place."""
    before: i64 = skip_back(page, start, at, BLANK)
    return at - before >= 2 or (before > start and not page.cells[before - 1] & ALNUM)


def _signs_before(page: Lines, start: i64, at: i64) -> i64:
    """Where the opening bracket before a label stands."""
    if at > start and is_one_of(page, at - 1, _OPENS):
        return at - 1
    return at


def title_end(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """Where a title ends without arrows, bars and dates after it; its start, if it says that there is none.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Oats »", "没有了", "(none)", "1 2 3 »", "Oats | "]
    >>> [text[: title_end(page_of(text), phrases(), 0, len(text))] for text in texts]
    ['Oats', '', '', '', 'Oats']
    """
    to: i64 = end
    while to > start and (page.cells[to - 1] & (BLANK | ARROW) or is_one_of(page, to - 1, _LEFT_OVER)):
        to -= 1
    to = without_notes(page, start, to)
    at: i64 = start
    letters = False
    while at < to:
        letters = letters or page.cells[at] & LETTER != 0
        at += 1
    if not letters or _says_nothing(page, known, start, to):
        return start
    return to


def _says_nothing(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a title says that there is no such page: 没有了, none."""
    first: i64 = start
    while first < end and not page.cells[first] & ALNUM:
        first += 1
    last: i64 = end
    while last > first and not page.cells[last - 1] & ALNUM:
        last -= 1
    hits = Hits()
    known.find_at(page, start, end, first, NOTHING, hits)
    number: i64 = 0
    while number < hits.count:
        if hits.end[number] == last:
            return True
        number += 1
    return False


def ends_like_prose(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span ends with the full stop of a sentence."""
    last: i64 = skip_back(page, start, end, CLOSING)
    if last == start:
        return False
    code: i64 = ord(page.text[last - 1])
    return code == ord(".") or (page.cells[last - 1] & SENTENCE_END != 0 and code == ord("。"))


def is_han_label(page: Lines, label: Label) -> bool:
    """Whether a label ends with a Han character, after which white space will do: 上一篇 冬天吃什么."""
    return label.binding == BLANKS and page.cells[label.end - 1] & HAN != 0
