"""Words instead of numerals, or around them: "Secondly,", "The second reason:", "Reason 2:"."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.hits import Hits
from pipeline.outline.markers.families import LABEL, OWN
from pipeline.outline.markers.families import WORD as WORD_FAMILY
from pipeline.outline.markers.labels import LONGEST_HAN_NUMERAL, LONGEST_NOUN, read_label
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_decimal, read_han
from pipeline.outline.markers.table import Table
from pipeline.outline.phrase_kinds import CONTINUING, COPULA, ORDINAL
from pipeline.outline.phrases import ROOT, Phrases, phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    BLANK,
    CODE_POINT,
    DIGIT,
    HAN_NUMERAL,
    LETTER,
    LOWER,
    OTHER_LETTER,
    UPPER,
)
from pipeline.vocabulary import languages

_NUMBERING: Final = ORDINAL | CONTINUING
# What may stand between an ordinal word and the noun that is counted.
_MEASURES: Final = "个個种種条條点點"
_AFTER_WORD: Final = ",，:：、"

# What has to follow a word that numbers.
_SIGN: Final = 0  # "Secondly,", "第二个原因："
_COPULA: Final = 1  # "The second is damp", "2 is damp", "第二个原因是"
_SENTENCE: Final = 2  # "second It was cold", "secondThe door"


class _Beginnings:
    """How the words that number a line begin: with a character, or where words are spaced with some letters."""

    def __init__(self) -> None:
        known = phrases()
        self.characters = Table()
        self.letters = Phrases()
        for number, text in enumerate(known.text):
            if known.kind[number] & _NUMBERING:
                letters = next((at for at, letter in enumerate(text) if not letter.isalpha()), len(text))
                if known.spaced[number] and letters:
                    self.letters.add(text[:letters], ORDINAL, 0, False)
                else:
                    self.characters.mark(text[0], 1)

    def stand_at(self, page: Lines, end: i64, at: i64) -> bool:
        """Whether a word that numbers may begin at a place: its letters go on with no others.

        A sentence may be glued to them: "secondThe door".
        """
        cells = page.cells
        if self.characters.get(cells[at] & CODE_POINT):
            return True
        state: i64 = ROOT
        to: i64 = at
        is_small = True
        while to < end and cells[to] & LETTER:
            state = self.letters.child(state, cells[to] & CODE_POINT)
            if state < 0:
                return False
            to += 1
            after: i64 = 0
            if to < end:
                after = cells[to]
            if self.letters.ends(state) and (not after & LETTER or (is_small and not after & LOWER)):
                return True
            is_small = is_small and after & LOWER != 0
        return False


_made: Final[list[_Beginnings]] = []


def _beginnings() -> _Beginnings:
    if not _made:
        _made.append(_Beginnings())
    return _made[0]


def read_word_marker(page: Lines, known: Phrases, start: i64, end: i64, at: i64) -> Marker | None:
    """The ordinal word or the counted noun that stands at a place of a span, None if there is none.

    >>> from pipeline.outline.reading import page_of
    >>> lines = ["The second reason: haste", "Reason 3: haste", "Finally, rest", "The sofa"]
    >>> found = [read_word_marker(page_of(line), phrases(), 0, len(line), 0) for line in lines]
    >>> [marker and (marker.name, marker.ordinal, marker.end) for marker in found]
    [('label reason', 2, 18), ('label reason', 3, 9), ('', 0, 8), None]
    """
    if at >= end:
        return None
    marker = read_ordinal_word(page, known, start, end, at)
    if marker is None and page.cells[at] & (DIGIT | HAN_NUMERAL):
        marker = _numeral_with_copula(page, known, end, at)
    return read_label(page, end, at) if marker is None else marker


def read_ordinal_word(page: Lines, known: Phrases, start: i64, end: i64, at: i64) -> Marker | None:
    """The word that numbers a line, with what has to follow it, if the word stands alone or glued to a sentence."""
    if at >= end or not _beginnings().stand_at(page, end, at):
        return None
    if not known.stands_at(page, end, at, _NUMBERING):
        return None
    found = Hits()
    known.find_at(page, start, end, at, _NUMBERING, found, True)
    whole = Hits()
    known.find_at(page, start, end, at, _NUMBERING, whole)
    while whole.count:
        marker = _followed(page, known, end, at, _take_first(known, whole), _SIGN)
        if marker is not None:
            _number(known, found, marker)
            return marker
    for follows in (_COPULA, _SENTENCE):
        number: i64 = found.count - 1
        while number >= 0:
            phrase: i64 = found.phrase[number]
            if known.kind[phrase] == ORDINAL and (follows == _COPULA or known.spaced[phrase]):
                marker = _followed(page, known, end, at, found.end[number], follows)
                if marker is not None:
                    _number(known, found, marker)
                    return marker
            number -= 1
    return None


def _take_first(known: Phrases, hits: Hits) -> i64:
    """Take the hit of the first language out of those at one place, its longest one, and tell where it ends."""
    best: i64 = 0
    number: i64 = 1
    while number < hits.count:
        sooner: i64 = known.language[hits.phrase[number]] - known.language[hits.phrase[best]]
        if sooner < 0 or (sooner == 0 and hits.end[number] > hits.end[best]):
            best = number
        number += 1
    end: i64 = hits.end[best]
    hits.count -= 1
    hits.end[best] = hits.end[hits.count]
    hits.phrase[best] = hits.phrase[hits.count]
    return end


def _number(known: Phrases, hits: Hits, marker: Marker) -> None:
    """Set the ordinal of a word, as the first language knows it; 0 if the word only goes on with a list."""
    best: i64 = -1
    number: i64 = 0
    while number < hits.count:
        phrase: i64 = hits.phrase[number]
        if hits.end[number] == marker.numeral_end:
            sooner: i64 = known.language[phrase] - known.language[best] if best >= 0 else -1
            if sooner < 0 or (sooner == 0 and known.kind[phrase] == ORDINAL):
                best = phrase
        number += 1
    marker.ordinal = known.place[best]


def _numeral_with_copula(page: Lines, known: Phrases, end: i64, at: i64) -> Marker | None:
    """A numeral that is something: "2 is damp"; as many digits as leave room for what has to follow them."""
    is_decimal = page.cells[at] & DIGIT != 0
    longest: i64 = at + LONGEST_HAN_NUMERAL
    digits: i64 = HAN_NUMERAL
    if is_decimal:
        longest = at + 2
        digits = DIGIT
    to: i64 = skip(page, at, longest if longest < end else end, digits)
    while to > at:
        marker = _followed(page, known, end, at, to, _COPULA)
        if marker is not None:
            marker.ordinal = read_decimal(page.text, at, to) if is_decimal else read_han(page.text, at, to)
            return marker if marker.ordinal else None
        to -= 1
    return None


def _followed(page: Lines, known: Phrases, end: i64, at: i64, word_end: i64, follows: i64) -> Marker | None:
    """The marker of a word from one place to another, if what has to follow it does."""
    if follows == _SENTENCE:
        return _word(page, at, word_end, word_end, 0, 0) if _begins_sentence(page, end, word_end) else None
    first: i64 = skip(page, word_end, end, BLANK)
    if first == end:
        return None
    noun: i64 = first
    if is_one_of(page, first, _MEASURES):
        noun = skip(page, first + 1, end, BLANK)
    while True:
        longest: i64 = noun + LONGEST_NOUN
        noun_end: i64 = skip(page, noun, longest if longest < end else end, LETTER)
        while noun_end >= noun + 2:
            to: i64 = _after_noun(page, known, end, noun_end, follows)
            if to >= 0:
                return _word(page, at, word_end, to, noun, noun_end)
            noun_end -= 1
        if noun == first:
            break
        noun = first
    to = _after_noun(page, known, end, word_end, follows)
    return _word(page, at, word_end, to, 0, 0) if to >= 0 else None


def _word(page: Lines, at: i64, word_end: i64, end: i64, noun: i64, noun_end: i64) -> Marker:
    marker = Marker(at, end, at, word_end)
    marker.weak = True
    if noun_end > noun:
        marker.family = OWN
        marker.name = f"{LABEL} {page.text[noun:noun_end].lower()}"
    else:
        marker.family = WORD_FAMILY
    return marker


def _after_noun(page: Lines, known: Phrases, end: i64, at: i64, follows: i64) -> i64:
    """Where the sign or the copula ends that stands at a place, blanks aside; -1 if there is none."""
    first: i64 = skip(page, at, end, BLANK)
    if first == end:
        return -1
    if follows == _SIGN:
        return first + 1 if is_one_of(page, first, _AFTER_WORD) else -1
    if not known.stands_at(page, end, first, COPULA):
        return -1
    hits = Hits()
    known.find_at(page, at, end, first, COPULA, hits, True)
    number: i64 = hits.count - 1
    while number >= 0:
        to: i64 = hits.end[number]
        if (
            page.cells[to - 1] & OTHER_LETTER
            or (to < end and page.cells[to] & BLANK)
            or _begins_sentence(page, end, to)
        ):
            return to
        number -= 1
    return -1


def _begins_sentence(page: Lines, end: i64, at: i64) -> bool:
    """Whether a sentence begins at a place, glued to what stands before it or not.

    In a title, as in "First National Bank", more is capital.
    """
    cells = page.cells
    first: i64 = at + 1 if at < end and cells[at] & BLANK else at
    if first == end or not cells[first] & UPPER:
        return False
    after: i64 = skip(page, first + 1, end, LETTER)
    return after + 1 < end and cells[after] & BLANK != 0 and cells[after + 1] & LOWER != 0


def word_for(ordinal: int, shown: str) -> str | None:
    """The word for an ordinal in the language and form of the one shown, None if there is none.

    >>> word_for(3, "Eighthly"), word_for(2, "首先")
    ('Thirdly', '其次')
    """
    small = shown.lower()
    for language in languages():
        ordinals = language.markers.ordinals
        for words in ordinals:
            if small in words:
                form = words.index(small)
                right = ordinals[ordinal - 1] if ordinal <= len(ordinals) else ()
                if form >= len(right):
                    return None
                return right[form].capitalize() if shown[0].isupper() else right[form]
    return None
