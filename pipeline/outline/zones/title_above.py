"""The title of a page below its menu: the last line above the article that looks like one and shares its words."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import ALNUM, CODE_POINT, HAN, WORD
from pipeline.outline.zones.bylines import label_in_head
from pipeline.outline.zones.features import CHARACTERS_OF_A_WORD
from pipeline.outline.zones.head import can_be_title, longest_title
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.notices import is_note

# It is looked for among this many lines above the article, and has at least this many words.
TITLE_ABOVE_WITHIN: Final = 12
LEAST_TITLE: Final = 3
# One in this many of its words has to stand in the beginning of the article, which has this many code points.
SHARED_IS_ONE_IN: Final = 2
OPENING: Final = 3000
# A word tells something if it has this many letters; this many of them count, because endings change.
LEAST_TELLING: Final = 4
_LETTERS: Final = 5
# Letters are packed into a key of 62 bits; up to five Latin or Cyrillic ones are told apart for sure.
_BITS: Final = 12
_KEPT: Final = (1 << 50) - 1
_KEPT_BITS: Final = 50


def read_title_above(page: Lines, known: Phrases, labels: Labels, above: str) -> None:
    """Find the title above the article; ``above`` is the rule of the lines among which it is looked for."""
    top: i64 = 0
    while top < page.count and not labels.is_plain(top):
        top += 1
    if top == page.count:
        return
    opening = vec[i64]()
    line: i64 = top - 1
    while line >= 0 and line >= top - TITLE_ABOVE_WITHIN:
        if (
            labels.rule[line] == above
            and not label_in_head(page, known, line, labels)
            and _is_title_like(page, known, line)
        ):
            if not len(opening):
                opening = _words_of_opening(page, labels, top)
            if _share_words(page, line, opening):
                labels.put(line, names.TITLE, "title-above-article")
                return
        line -= 1


def _is_title_like(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line above the article has the length and the ending of a title, and is no link of a menu."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    length: i64 = end - start
    words: i64 = page.spaces[line] + 1
    if page.wide[line] < end:
        words = length // CHARACTERS_OF_A_WORD
    return (
        words >= LEAST_TITLE
        and length <= longest_title(page, line)
        and page.cells[start] & ALNUM != 0
        and ord(page.text[start]) != ord("_")
        and can_be_title(page, known, line)
        and not is_note(page, known, start, end)
    )


def _share_words(page: Lines, line: i64, opening: vec[i64]) -> bool:
    """Whether enough of the telling words of a line stand in the beginning of the article."""
    words = vec[i64]()
    shared: i64 = 0
    for word in telling_words(page, page.start[line], page.end[line], vec[i64]()):
        if not _contains(words, word):
            words = append(words, word)
            if _contains(opening, word):
                shared += 1
    return len(words) > 0 and shared * SHARED_IS_ONE_IN >= len(words)


def _contains(words: vec[i64], wanted: i64) -> bool:
    at: i64 = 0
    while at < len(words):
        if words[at] == wanted:
            return True
        at += 1
    return False


def _words_of_opening(page: Lines, labels: Labels, top: i64) -> vec[i64]:
    """The telling words with which the article begins."""
    words = vec[i64]()
    left: i64 = OPENING
    line: i64 = top
    while line < page.count and left > 0:
        if labels.is_plain(line):
            start: i64 = page.start[line]
            end: i64 = page.end[line]
            words = telling_words(page, start, min(end, start + left), words)
            left -= end - start + 1  # and a blank between two lines
        line += 1
    return words


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
            key: i64 = 0
            while cell & WORD and not cell & HAN:
                if at - first <= _LETTERS:
                    key = (key & _KEPT) << _BITS ^ key >> _KEPT_BITS ^ cell & CODE_POINT
                if at == end:
                    at += 1
                    break
                cell = cells[at]
                at += 1
            at -= 1
            if at - first >= LEAST_TELLING:
                words = append(words, key)
    return words
