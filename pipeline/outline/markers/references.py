"""Numerals that mark nothing, because words or signs beside them make them references: "see ③", "① and ②"."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.phrases import ROOT, Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BLANK, CODE_POINT, DIGIT, ENCLOSED_NUMERAL, LETTER
from pipeline.vocabulary import languages

# How far back a reference word is looked for, in code points.
_REACH: Final = 24
_OPEN: Final = "(（["
_CLOSE: Final = ")）]"
# Signs that join two numerals; a comma before a numeral may as well end what stands before a marker.
_SIGNS: Final = "-~–—/&+"
_COMMAS: Final = "、,，"

# What a word does beside a numeral.
_REFERS: Final = 1
_REFERS_AS_A_WHOLE: Final = 2  # where words are spaced
_JOINS: Final = 4
_PASSES: Final = 8  # refers where the sentence goes on after the numeral
_PASSES_AS_A_WHOLE: Final = 16


class _Words:
    """Words in a trie of their own, from the first letter on or from the last, and by state what they do there."""

    def __init__(self) -> None:
        self.trie = Phrases()
        self.roles: vec[i64] = vec[i64]([0])

    def add(self, letters: str, role: i64) -> None:
        """Add a word."""
        self.trie.add(letters, 0, 0, False)
        state: i64 = ROOT
        for letter in letters:
            state = self.trie.child(state, ord(letter))
            while len(self.roles) <= state:
                self.roles = append(self.roles, 0)
        self.roles[state] |= role


class _References:
    """The words that make a numeral a reference: ``before`` it, read backwards, and ``after`` it before another one."""

    def __init__(self) -> None:
        self.before = _Words()
        self.after = _Words()
        for language in languages():
            refers: i64 = _REFERS_AS_A_WHOLE if language.words else _REFERS
            for word in language.markers.references:
                self.before.add(word[::-1], refers)
                self.after.add(word, refers)
            passes: i64 = _PASSES_AS_A_WHOLE if language.words else _PASSES
            for word in language.markers.passing_references:
                self.before.add(word[::-1], passes)
                self.after.add(word, refers)
            for word in language.markers.joints:
                self.before.add(word[::-1], _JOINS)
                self.after.add(word, refers)
        for sign in _SIGNS:
            self.before.add(sign, _JOINS)
        for sign in _SIGNS + _COMMAS:
            self.after.add(sign, _REFERS)


_made: Final[list[_References]] = []


def _references() -> _References:
    if not _made:
        _made.append(_References())
    return _made[0]


def refers(page: Lines, start: i64, at: i64, ends: bool = False) -> bool:
    """Whether the words before a numeral make it a reference: "see ③", "同②", "① and ②", "(③".

    If the sentence ``ends`` with the numeral, words with which sentences end are no reference: "better than below ③".

    >>> from pipeline.outline.reading import page_of
    >>> [refers(page_of(text), 0, len(text)) for text in ("see no. ", "① and ", "at sea ")]
    [True, True, False]
    """
    if at == start:
        return False
    if is_one_of(page, at - 1, _OPEN):
        return True
    if start < at - _REACH:
        start = at - _REACH
    end: i64 = skip_back(page, start, at, BLANK)
    roles: i64 = _REFERS | _REFERS_AS_A_WHOLE | _JOINS
    if not ends:
        roles |= _PASSES | _PASSES_AS_A_WHOLE
    if _ends_as_reference(page, start, end, roles):
        return True
    abbreviation: i64 = _before_no(page, start, end)
    return abbreviation < end and _ends_as_reference(page, start, abbreviation, _REFERS_AS_A_WHOLE)


def _ends_as_reference(page: Lines, start: i64, end: i64, roles: i64) -> bool:
    """Whether a span ends with a word that refers, or with one that joins its numeral to another before it."""
    cells = page.cells
    words = _references().before
    state: i64 = ROOT
    at: i64 = end
    while at > start:
        at -= 1
        state = words.trie.child(state, cells[at] & CODE_POINT)
        if state < 0:
            return False
        role: i64 = words.roles[state] & roles
        is_whole = at == start or not cells[at - 1] & LETTER
        if role & (_REFERS | _PASSES) or (role & (_REFERS_AS_A_WHOLE | _PASSES_AS_A_WHOLE) and is_whole):
            return True
        if role & _JOINS and _ends_as_numeral(page, start, at):
            return True
    return False


def _before_no(page: Lines, start: i64, end: i64) -> i64:
    """Where a span ends without what may stand between a reference and its numeral: "see no. ③"."""
    cells = page.cells
    at: i64 = end
    if at > start and is_one_of(page, at - 1, "."):
        at -= 1
    if at - 2 < start or cells[at - 2] & CODE_POINT != 110 or cells[at - 1] & CODE_POINT != 111:
        return end
    return skip_back(page, start, at - 2, BLANK)


def _ends_as_numeral(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span ends with an enclosed numeral, or with a digit in brackets, white space after it aside."""
    end = skip_back(page, start, end, BLANK)
    if end == start:
        return False
    if page.cells[end - 1] & ENCLOSED_NUMERAL:
        return True
    return end - 2 >= start and page.cells[end - 2] & DIGIT != 0 and is_one_of(page, end - 1, _CLOSE)


def joins_a_reference(page: Lines, end: i64, at: i64) -> bool:
    """Whether the numeral that ends at a place is joined with another one after it: "① and ② are", "(2) to (4)".

    >>> from pipeline.outline.reading import page_of
    >>> [joins_a_reference(page_of(text), len(text), 1) for text in ("① and ②", "①-②", "① andy ②")]
    [True, True, False]
    """
    first: i64 = skip(page, at, end, BLANK)
    if _joins(page, end, first):
        return True
    # A word of its own may begin with the space before it.
    return first > at and is_one_of(page, first - 1, " ") and _joins(page, end, first - 1)


def _joins(page: Lines, end: i64, at: i64) -> bool:
    """Whether a word, or a sign, stands at a place and a numeral after it."""
    cells = page.cells
    words = _references().after
    state: i64 = ROOT
    to: i64 = at
    while to < end:
        state = words.trie.child(state, cells[to] & CODE_POINT)
        if state < 0:
            return False
        to += 1
        role: i64 = words.roles[state]
        is_whole = role & _REFERS_AS_A_WHOLE != 0 and (to == end or not cells[to] & LETTER)
        if (is_whole or role & _REFERS) and _begins_as_numeral(page, end, to):
            return True
    return False


def _begins_as_numeral(page: Lines, end: i64, at: i64) -> bool:
    """Whether an enclosed numeral, or a number before a closing bracket, stands at a place, white space aside."""
    first: i64 = skip(page, at, end, BLANK)
    if first == end:
        return False
    if page.cells[first] & ENCLOSED_NUMERAL:
        return True
    if is_one_of(page, first, _OPEN):
        first += 1
    after: i64 = skip(page, first, first + 2 if first + 2 < end else end, DIGIT)
    return after > first and after < end and is_one_of(page, after, _CLOSE)
