"""Which telling words a line shares with others, as keys of their first letters."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import CODE_POINT, HAN, OTHER_LETTER, WORD

# A word tells something if it has this many letters; this many of them count, because endings change.
LEAST_TELLING: Final = 4
_LETTERS: Final = 5
# Where letters have no case, or accents, words are shorter; a Korean word goes on with what would be a word elsewhere.
_LEAST_TELLING_SHORT: Final = 3
_LEAST_TELLING_HANGUL: Final = 2
_LETTERS_HANGUL: Final = 2
# Letters are packed into a key of 62 bits; up to five Latin or Cyrillic ones are told apart for sure.
_BITS: Final = 12
_KEPT: Final = (1 << 50) - 1
_KEPT_BITS: Final = 50


def telling_words(page: Lines, start: i64, end: i64, words: vec[i64]) -> vec[i64]:
    """Add the words of a span that are long enough to tell something, as keys of their first letters.

    A Han character is a word of its own.

    >>> from pipeline.outline.reading import page_of
    >>> one, other = (telling_words(page_of(text), 0, len(text), vec[i64]()) for text in ("A Cramp!", "the cramps"))
    >>> len(one), list(one) == list(other)
    (1, True)
    """
    cells = page.cells
    at: i64 = start
    while at < end:
        cell: i64 = cells[at]
        at += 1
        if cell & HAN:
            words = append(words, cell & CODE_POINT)
        elif cell & WORD:
            first: i64 = at - 1
            letters: i64 = _LETTERS_HANGUL if _is_hangul(cell) else _LETTERS
            short: i64 = cell & OTHER_LETTER
            key: i64 = 0
            while cell & WORD and not cell & HAN:
                if at - first <= letters:
                    key = (key & _KEPT) << _BITS ^ key >> _KEPT_BITS ^ cell & CODE_POINT
                if _is_accented(cell):
                    short = 1
                if at == end:
                    at += 1
                    break
                cell = cells[at]
                at += 1
            at -= 1
            least: i64 = LEAST_TELLING
            if letters == _LETTERS_HANGUL:
                least = _LEAST_TELLING_HANGUL
            elif short:
                least = _LEAST_TELLING_SHORT
            if at - first >= least:
                words = append(words, key)
    return words


def _is_hangul(cell: i64) -> bool:
    code: i64 = cell & CODE_POINT
    return ord("\N{HANGUL SYLLABLE GA}") <= code <= ord("\N{HANGUL SYLLABLE HIH}")


def _is_accented(cell: i64) -> bool:
    """Whether a letter is Latin beyond the first two blocks, as most syllables of Vietnamese have one."""
    code: i64 = cell & CODE_POINT
    return ord("\N{LATIN SMALL LETTER A WITH BREVE}") <= code < ord("\N{GREEK SMALL LETTER ALPHA}") or (
        ord("\N{LATIN SMALL LETTER A WITH DOT BELOW}") <= code <= ord("\N{LATIN SMALL LETTER Y WITH TILDE}")
    )


def holds_word(words: vec[i64], wanted: i64) -> bool:
    """Whether a word is among some."""
    at: i64 = 0
    while at < len(words):
        if words[at] == wanted:
            return True
        at += 1
    return False


def distinct_words(page: Lines, start: i64, end: i64) -> vec[i64]:
    """The telling words of a span, each once."""
    found = vec[i64]()
    for word in telling_words(page, start, end, vec[i64]()):
        if not holds_word(found, word):
            found = append(found, word)
    return found


def count_shared(words: vec[i64], others: vec[i64]) -> i64:
    """How many of some words are among others."""
    shared: i64 = 0
    for word in words:
        if holds_word(others, word):
            shared += 1
    return shared
