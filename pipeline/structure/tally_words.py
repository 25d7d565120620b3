"""Words that number a line, or go on with a list, in a batch of texts: "Secondly,", "Reason two:", "第二个原因："."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.characters import HAN_NUMERALS
from pipeline.structure.classes import MOST_SPACE, PLANE, Batch, Flags, Places, among, distinct
from pipeline.structure.screen import SHORTEST_REPAIRED
from pipeline.structure.words import ordinal_phrases, read_word_marker

# So many letters of an ordinal word are looked up before it is read; a byte each, which makes a word of 64 bits.
# After the first ones most places are left aside.
_HEAD, _ENOUGH = 8, 3


def words_that_count(batch: Batch, starts: Places, others: Places) -> tuple[Places, Places]:
    """Where a word or a label stands that counts: where parts of lines begin, and where sentences begin within lines.

    Not all of them are read: what a text holds besides, by their number the ``others``, may be enough, or too few.
    """
    words = may_be_words(batch, starts)
    most = others + 2 * batch.count(words)
    nearly = (most >= SHORTEST_REPAIRED - 1) & (others < SHORTEST_REPAIRED)
    within = may_be_words(batch, _sentences(batch, batch.of_texts(batch.where("ends sentence"), nearly)))
    open_ = (most + batch.count(within) >= SHORTEST_REPAIRED) & (others < SHORTEST_REPAIRED)
    enough = batch.of_texts(words, others >= SHORTEST_REPAIRED)
    read = _read(batch, batch.of_texts(words, open_))
    return np.concatenate((enough, read)), _read(batch, batch.of_texts(within, open_))


def _sentences(batch: Batch, ends: Places) -> Places:
    """Where sentences begin within lines, behind the ends of others."""
    places = distinct(batch.behind(ends + 1, "closing mark", "space", "ends sentence", most=MOST_SPACE))
    return places.compress(~batch.at(places, "newline"))


def _read(batch: Batch, places: Places) -> Places:
    """Those of the places where a word or a label stands that counts."""
    # No word marker reaches beyond its line, so that no line has to be cut out of its text for each place.
    return np.array([place for place, text, at in batch.in_texts(places) if read_word_marker(text, at)], np.intp)


def may_be_words(batch: Batch, places: Places) -> Places:
    """Those of the places where something stands that begins like a word that counts."""
    first = _letters_at(batch, places)
    key = first.astype(np.uint16) << 8 | _letters_at(batch, places + 1)
    places = places.compress(_first_letters().take(key))
    key = np.zeros(len(places), np.uint64)
    found = [places.compress(batch.at(places, "han"))]  # "二是": what follows is no fixed phrase
    for length in range(1, _HEAD + 1):
        key = key << np.uint64(8) | _letters_at(batch, places + (length - 1))
        found.append(places.compress(among(key, _heads()[length])))
        if length == _ENOUGH:  # most places are told from words by then
            likely = among(key, _beginnings())
            places, key = places.compress(likely), key.compress(likely)
    return distinct(np.concatenate(found))


def _letters_at(batch: Batch, places: Places) -> NDArray[np.uint8]:
    """The letters of ordinal words that stand at some places, as numbers."""
    return np.take(_letters_of_words(), batch.codes.take(places), mode="clip")


@cache
def _heads() -> list[NDArray[np.uint64]]:
    """How ordinal words begin, by the number of letters; with two spaces where there may be more than one."""
    heads: set[str] = set()
    for phrase in ordinal_phrases():
        heads.add(phrase[:_HEAD])
        heads.update(phrase[: match.end()] + " " for match in re.finditer(" ", phrase[: _HEAD - 1]))
    known = _letters_of_words()
    keys = [(len(head), int.from_bytes([int(known[ord(letter)]) for letter in head])) for head in heads]
    return [np.array(sorted(key for size, key in keys if size == length), np.uint64) for length in range(_HEAD + 1)]


@cache
def _beginnings() -> NDArray[np.uint64]:
    """The first letters of all longer beginnings."""
    longer = ((length, heads) for length, heads in enumerate(_heads()) if length > _ENOUGH)
    return np.unique(np.concatenate([heads >> np.uint64(8 * (length - _ENOUGH)) for length, heads in longer]))


@cache
def _first_letters() -> Flags:
    """For every two letters, in 16 bits, whether an ordinal word or a Chinese numeral may begin with them."""
    letters = _letters_of_words()
    first = np.zeros((256, 256), np.bool_)
    for phrase in ordinal_phrases():
        first[letters[ord(phrase[0])], letters[ord(phrase[1])] if len(phrase) > 1 else slice(None)] = True
    first[[letters[ord(numeral)] for numeral in HAN_NUMERALS]] = True
    return first.reshape(-1)


@cache
def _letters_of_words() -> NDArray[np.uint8]:
    """A number for every letter of an ordinal word, large or small; a tab counts as a space; 0 for all others."""
    known = np.zeros(PLANE, np.uint8)
    letters = sorted({letter for phrase in (*ordinal_phrases(), *HAN_NUMERALS) for letter in phrase})
    for number, letter in enumerate(letters, start=1):
        known[[ord(letter), ord(letter.upper() if len(letter.upper()) == 1 else letter)]] = number
    known[ord("\t")] = known[ord(" ")]
    assert len(letters) < 256, "a letter is one byte"
    return known
