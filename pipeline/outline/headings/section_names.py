"""Lines that are the name of a section and nothing else, given what the page is about."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.headings.roles import LONGEST_BARE, TELLING
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import BACKGROUND, COMMON, JOINT, LINK, QUALIFIER
from pipeline.outline.phrases import Phrases, key_at
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import ALNUM, CODE_POINT, DIGIT, LETTER, OTHER_LETTER, SPACE, WORD

# A word is told by its first letters; shorter ones than this say nothing of a subject.
_LEAST_OF_WORD: Final = 3
_BITS: Final = 21
_PAIR: Final[i64] = 1 << 60
# A name and its subject: "prevention of" and up to this many words.
_LONGEST_SUBJECT: Final = 5
# What a letter of a line is known as.
_NAME: Final = 1
_BESIDE: Final = 2


class Subject:
    """What a page is about: the beginnings of words, and pairs of letters where scripts have no capitals."""

    def __init__(self) -> None:
        self.keys: set[int] = set()

    def read(self, page: Lines, start: i64, end: i64) -> None:
        """Add the words of a span."""
        cells = page.cells
        at: i64 = start
        while at < end:
            key = _key(page, start, end, at)
            if key >= 0:
                self.keys.add(int(key))
            if cells[at] & OTHER_LETTER or key < 0:
                at += 1
            else:
                at = skip(page, at, end, WORD)

    def read_shared(self, page: Lines, start: i64, end: i64, seen: set[int]) -> None:
        """Add the words of a span that were seen already, and see the others."""
        fresh = Subject()
        fresh.read(page, start, end)
        for key in fresh.keys:
            if key in seen:
                self.keys.add(key)
            else:
                seen.add(key)


def _key(page: Lines, start: i64, end: i64, at: i64) -> i64:
    """The key of the word, or the pair of letters, that begins at a place; -1 if there is none."""
    cells = page.cells
    if cells[at] & OTHER_LETTER:
        if at + 1 < end and cells[at + 1] & OTHER_LETTER:
            return _PAIR | (cells[at] & CODE_POINT) << _BITS | cells[at + 1] & CODE_POINT
        return -1
    begins_word = cells[at] & LETTER != 0 and (at == start or not cells[at - 1] & WORD)
    if not begins_word or skip(page, at, end, WORD) - at < _LEAST_OF_WORD:
        return -1
    return key_at(page, at, end)


def names_section(page: Lines, known: Phrases, start: i64, end: i64, subject: Subject) -> bool:
    """Whether a line holds the name of a section, and all its other words only qualify it or say the subject.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> subject = Subject()
    >>> subject.read(page_of("Swollen joints"), 0, 14)
    >>> texts = ["Main causes", "Swollen joint symptoms", "Poor diet"]
    >>> [names_section(page_of(text), phrases(), 0, len(text), subject) for text in texts]
    [True, True, False]
    """
    if end - start > LONGEST_BARE:
        return False
    names = Hits()
    known.find_names(page, start, end, names)
    if names.count == 0:
        return False
    said = vec[i64]([0] * (end - start + 1))
    _mark(said, start, names, _NAME)
    beside = Hits()
    at: i64 = start
    while at < end:
        known.find_at(page, start, end, at, QUALIFIER | LINK | COMMON | JOINT | BACKGROUND, beside)
        at += 1
    _mark(said, start, beside, _BESIDE)
    return _is_said(page, start, end, said, subject) or _has_subject(page, known, start, end, names, said)


def _mark(said: vec[i64], start: i64, hits: Hits, what: i64) -> None:
    number: i64 = 0
    while number < hits.count:
        at: i64 = hits.start[number]
        while at < hits.end[number]:
            if not said[at - start]:
                said[at - start] = what
            at += 1
        number += 1


def _is_said(page: Lines, start: i64, end: i64, said: vec[i64], subject: Subject) -> bool:
    """Whether every letter of a span is said by words that are known, or by the subject."""
    cells = page.cells
    at: i64 = start
    paired: i64 = start  # where the last pair of letters of the subject ends
    while at < end:
        key = _key(page, start, end, at)
        known = key >= 0 and key in subject.keys
        if known and cells[at] & OTHER_LETTER:
            paired = at + 2
        if not cells[at] & ALNUM or cells[at] & DIGIT or said[at - start] or at < paired:
            at += 1
        elif known:
            at = skip(page, at, end, WORD)
        else:
            return False
    return True


def _has_subject(page: Lines, known: Phrases, start: i64, end: i64, names: Hits, said: vec[i64]) -> bool:
    """Whether a telling name and its subject are linked: "prevention of acne", "头痛的原因"."""
    number: i64 = 0
    while number < names.count:
        phrase: i64 = names.phrase[number]
        begin: i64 = names.start[number]
        to: i64 = names.end[number]
        if known.role[phrase] in TELLING:
            if known.spaced[phrase]:
                is_linked = _is_all_said(page, start, start, begin, said) and _link_follows(page, known, to, end)
            else:
                is_linked = _is_all_said(page, start, to, end, said) and _link_precedes(page, known, start, end, begin)
            if is_linked:
                return True
        number += 1
    return False


def _is_all_said(page: Lines, origin: i64, start: i64, end: i64, said: vec[i64]) -> bool:
    at: i64 = start
    while at < end:
        if page.cells[at] & ALNUM and not said[at - origin]:
            return False
        at += 1
    return True


def _link_follows(page: Lines, known: Phrases, at: i64, end: i64) -> bool:
    """Whether a link and a short subject follow a name."""
    begin: i64 = skip(page, at, end, SPACE)
    if begin == at:
        return False
    links = Hits()
    known.find_at(page, begin, end, begin, LINK, links)
    if links.count == 0:
        return False
    words: i64 = 0
    to: i64 = begin
    while to < end:
        if page.cells[to] & SPACE:
            words += 1
        to += 1
    return 0 < words <= _LONGEST_SUBJECT


def _link_precedes(page: Lines, known: Phrases, start: i64, end: i64, at: i64) -> bool:
    """Whether a subject and a link, or a space, stand before a name; a name may begin with its link."""
    if at == start:
        return False
    if page.cells[at - 1] & SPACE:
        return True
    links = Hits()
    known.find_at(page, start, end, at, LINK, links, True)
    known.find_at(page, start, at, at - 1, LINK, links, True)
    return links.count > 0
