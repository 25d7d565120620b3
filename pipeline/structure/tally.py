"""Counting the places of a batch of texts where a mark may stand: a text with few of them needs no repair.

Every mark (`pipeline.structure.markers`) but a bullet has a place of its own here, and some places hold none. They are

- a number of one or two digits, or a Chinese numeral, in front of a sign; without a sign where a sentence or a line
  begins with it, or with one word in front of it;
- one letter in front of a closing bracket;
- where a line begins, or goes on behind a heading, a bullet or another mark: a letter and a sign, a word that counts.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import regex

from pipeline.characters import (
    BULLETS,
    CLOSING_MARKS,
    COLON,
    HAN_NUMERALS,
    LINE_BULLETS,
    SENTENCE_END,
    SENTENCE_END_WIDE,
)
from pipeline.structure.classes import MOST_SPACE, PLANE, Batch, Flags, Places, among, distinct
from pipeline.structure.families import GLYPHS
from pipeline.structure.numerals import SYSTEMS
from pipeline.structure.places import ODD_LETTERS
from pipeline.structure.roles import section_names
from pipeline.structure.screen import SHORTEST_REPAIRED
from pipeline.structure.tally_words import may_be_words, words_that_count

# The word in front of a number has so many letters: "Step 2".
SHORTEST_NAME, LONGEST_NAME = 2, 14
_SYSTEMS_OF_LETTERS = ("latin", "latin-small", "cyrillic", "katakana", "iroha", "hangul")


def classes_of_marks() -> dict[str, Collection[str]]:
    """The classes of characters that are asked for below."""
    every = "".join(map(chr, range(PLANE)))
    space = [sign for sign in every if sign.isspace() and sign != "\n"]
    alpha = [sign for sign in every if sign.isalpha()]
    return {
        "enclosed": [*GLYPHS, "\N{COMBINING ENCLOSING KEYCAP}"],  # one of them may be a stray
        "odd": [*ODD_LETTERS, chr(PLANE - 1)],  # the last one stands for all that is beyond
        "newline": "\n",
        "space": space,
        "digit": [sign for sign in every if sign.isdecimal()],
        "han": HAN_NUMERALS,
        "open": "(（[［【",
        "close": ")）",
        "end of bracket": "]］】",
        "colon": COLON,
        "comma": ",，",
        "sign": ".．﹒。、﹑",
        "joint": ".-",
        "ends sentence": SENTENCE_END,
        "wide end": SENTENCE_END_WIDE + "：",
        "closing mark": CLOSING_MARKS,
        "bullet": LINE_BULLETS + BULLETS + "".join(map(chr, range(0xE000, 0xF900))),
        "alpha": alpha,
        "letter": [sign for sign in alpha if sign < "\x80"],
        "small": [sign for sign in alpha if "a" <= sign <= "z"],
        "cyrillic": "".join(map(chr, range(0x400, 0x500))),
        "of lists": [sign for name in _SYSTEMS_OF_LETTERS for sign in SYSTEMS[name].pattern[1:-1]],
        # Ideographs that no name of a section ends with; a noun that is counted is written in letters.
        "no noun": set(regex.findall(r"\p{Han}", every)) - {name[-1] for name in section_names()},
        "roman": "IVXivx",
        "roman sign": SYSTEMS["roman-sign"].pattern[1:-1],
        # What a sentence may begin with.
        "begins": [sign for sign in every if sign >= "\x80" or "A" <= sign <= "Z"],
    }


# The classes that are looked for; of the others only neighbours are asked.
SOUGHT = ("enclosed", "odd", "newline", "colon", "end of bracket", "digit", "han", "close", "sign", "ends sentence")


def places_of_marks(batch: Batch) -> dict[int, list[int] | None]:
    """Where marks may stand in each text, by its number; without those texts in which a numeral cannot be wrong.

    None means that they have to be looked for in another way: in texts with letters in odd case, or with code points
    beyond the Basic Multilingual Plane.
    """
    starts, sentences, unsure = _starts(batch)
    numbers = _numbers(batch)
    anywhere = [*_within(batch, numbers, starts), _in_brackets(batch), batch.where("enclosed")]
    han, hiding_han = _han(batch)
    named, words_there = _named(batch, numbers, distinct(np.concatenate((starts, sentences))))
    first = np.concatenate((*anywhere, han, named, *_beginning(batch, numbers, starts)))
    behind = _behind(batch, first)
    named, words_behind = _named(batch, numbers, behind)
    second = np.concatenate((named, *_beginning(batch, numbers, behind)))
    marks = distinct(np.concatenate((first, second)))
    # The word in front of a number may be two marks: "secondIt 2".
    hiding = may_be_words(batch, distinct(np.concatenate((words_there, words_behind))))
    found = np.concatenate((marks, hiding, hiding_han))
    words, within = words_that_count(batch, distinct(np.concatenate((starts, behind))), batch.count(found))
    within = within.compress(~among(within, words))  # behind a colon both begin
    # A word may hide another mark: "The first is A. cold". Words within lines never begin a list, and are never wrong.
    enough = batch.count(np.concatenate((found, words, words, within))) >= SHORTEST_REPAIRED
    enough |= batch.count(batch.where("enclosed")) > 0
    unknown = batch.count(np.concatenate((unsure, batch.where("odd")))) > 0
    places = distinct(np.concatenate((found, words)))
    return {**batch.by_text(places, enough), **dict.fromkeys(np.flatnonzero(unknown).tolist())}


def _starts(batch: Batch) -> tuple[Places, Places, Places]:
    """Where lines begin, or go on behind a colon, bracket or bullet; where sentences do; and where it is unknown."""
    ends = np.concatenate((batch.where("newline"), batch.where("colon", "end of bracket")))
    starts = _settled(batch, batch.behind(ends[ends < batch.starts[-1]] + 1, "space", most=MOST_SPACE))
    starts = distinct(_and_passed(batch, _and_passed(batch, starts)))  # "• .2. Rest"
    sentences = batch.behind(batch.where("ends sentence") + 1, "space", most=MOST_SPACE)
    unsure = np.concatenate((starts, sentences))
    return starts, sentences, unsure.compress(batch.at(unsure, "space"))


def _and_passed(batch: Batch, starts: Places) -> Places:
    """The places, and those that lie behind a bullet, or behind the stop in front of a number."""
    passed = starts.compress(batch.at(starts, "bullet", "sign")) + 1
    return np.concatenate((starts, _settled(batch, batch.behind(passed, "space", most=MOST_SPACE))))


def _settled(batch: Batch, places: Places) -> Places:
    return places.compress(~batch.at(places, "newline"))


class _Numbers(NamedTuple):
    """All numbers of one or two digits: where they begin and end, and where a text goes on behind them."""

    first: Places
    last: Places
    following: Places
    # Whether a sentence may begin there, and whether no digit stands behind the sign behind the number.
    begins: Flags
    no_digit: Flags


def _numbers(batch: Batch) -> _Numbers:
    first = batch.where("digit")
    first = first.compress(~batch.at(first - 1, "digit"))
    last = batch.behind(first, "digit", most=2) - 1
    short = ~batch.at(last + 1, "digit")
    first, last = first.compress(short), last.compress(short)
    following = batch.behind(last + 1, "space", most=MOST_SPACE)
    return _Numbers(first, last, following, batch.at(following, "begins", "space"), ~batch.at(last + 2, "digit"))


def _beginning(batch: Batch, numbers: _Numbers, starts: Places) -> tuple[Places, Places, Places]:
    """Numbers, Chinese numerals and letters that begin a line or a part of one."""
    first, last, following, begins, no_digit = numbers
    goes_on = begins | batch.at(following, "alpha") | (batch.at(last + 1, "colon", "comma") & no_digit)
    return first.compress(among(first, starts) & goes_on), _han_alone(batch, starts), _letters(batch, starts)


def _within(batch: Batch, numbers: _Numbers, starts: Places) -> tuple[Places, Places]:
    """Numbers with a sign or behind a sentence, which may be marks anywhere; and those behind their list's (3.1)."""
    first, last, following, begins, no_digit = numbers
    signed = batch.at(last + 1, "close", "end of bracket") | (batch.at(last + 1, "sign") & no_digit)
    signed |= batch.at(last + 1, "comma") & no_digit & batch.at(last + 1, "begins")
    signed |= batch.at(last + 1, "space") & batch.at(last + 2, "close")
    # A narrow sign ends a sentence in front of a space only: "7.5" is one number.
    behind_sentence = batch.at(first - 1, "space") & batch.at(first - 2, "ends sentence", "colon")
    behind_sentence = (behind_sentence | batch.at(first - 1, "wide end")) & begins
    joined = batch.at(first - 1, "joint") & batch.at(first - 2, "digit") & batch.at(following, "alpha", "begins")
    nested = joined & (among(first - 2, starts) | among(first - 3, starts))
    return first.compress(signed | behind_sentence), first.compress(nested)


def _named(batch: Batch, numbers: _Numbers, begun: Places) -> tuple[Places, Places]:
    """Numbers behind one word that stands where one is begun, as in "Step 2"; and where all such words stand."""
    before = numbers.first - 1 - batch.at(numbers.first - 1, "space")
    near = np.searchsorted(begun, before - (LONGEST_NAME - 1)) < np.searchsorted(begun, before)
    first, before = numbers.first.compress(near), before.compress(near)
    number, begins = _words_in_front(batch, before, begun)
    following = numbers.following.compress(near)
    goes_on = numbers.begins.compress(near) | (
        batch.at(following, "colon", "comma", "sign") & ~batch.at(following + 1, "digit")
    )
    named = goes_on.take(number)
    named &= ~batch.at(before.take(number), "no noun")
    return distinct(first.take(number.compress(named))), begins


def _words_in_front(batch: Batch, last: Places, begun: Places) -> tuple[Places, Places]:
    """The words that end at some places and stand where one is begun: the place by its number, and where it begins."""
    numbers, begins = [], []
    at, number = last, np.arange(len(last))
    for length in range(1, LONGEST_NAME + 1):
        going_on = ~batch.at(at, "space", "newline", "digit")
        at, number = at.compress(going_on), number.compress(going_on)
        if length >= SHORTEST_NAME:
            there = among(at, begun)
            numbers.append(number.compress(there))
            begins.append(at.compress(there))
        at = at - 1
    return np.concatenate(numbers), np.concatenate(begins)


def _han(batch: Batch) -> tuple[Places, Places]:
    """Chinese numerals in front of a sign; and those with a colon, in front of which a word may hide."""
    last = batch.where("han")
    last = last.compress(~batch.at(last + 1, "han"))
    following = batch.behind(last + 1, "space", most=MOST_SPACE)
    signed = batch.at(following, "close", "sign", "colon", "space")
    return last.compress(signed), last.compress(batch.at(following, "colon"))


def _han_alone(batch: Batch, starts: Places) -> Places:
    """Chinese numerals that begin a line or a part of one, in front of white space or a comma."""
    first = starts.compress(batch.at(starts, "han"))
    end = batch.behind(first, "han", most=3)
    return first.compress(batch.at(end, "space", "comma"))


def _letters(batch: Batch, starts: Places) -> Places:
    """Letters and a sign at the beginning, in brackets or not."""
    inside = batch.behind(batch.behind(starts, "open", most=1), "space", most=1)
    end = np.maximum(inside + batch.at(inside, "of lists"), batch.behind(inside, "roman", most=5))
    signed = batch.at(end, "close", "sign") | (batch.at(end, "space") & batch.at(end + 1, "close"))
    return starts.compress(((end > inside) & signed) | batch.at(starts, "roman sign"))


def _in_brackets(batch: Batch) -> Places:
    """Closing brackets behind one letter or a small Roman numeral; and a Cyrillic letter and a full stop."""
    close = batch.where("close")
    last = close - 1 - batch.at(close - 1, "space")
    alone = batch.at(last, "small") & ~batch.at(last - 1, "letter")
    roman = batch.at(last, "roman") & batch.at(last - 1, "roman")
    if batch.ascii:
        return close.compress(alone | roman)
    ends = np.concatenate((close, batch.where("sign")))
    cyrillic = batch.at(ends - 1, "cyrillic") & ~batch.at(ends - 2, "alpha")
    return np.concatenate((close.compress(alone | roman), ends.compress(cyrillic)))


def _behind(batch: Batch, marks: Places) -> Places:
    """Where a text goes on behind its marks, at which another one may begin."""
    numeral = batch.behind(batch.behind(marks, "open", most=1), "space", most=1)
    digits = batch.behind(numeral, "digit", most=2)
    letters = batch.behind(numeral, "han", "roman", most=5)
    one = numeral + batch.at(numeral, "of lists", "roman sign")
    end = np.concatenate((digits, letters, one))
    end = batch.behind(batch.behind(end, "space", most=1), "close", "sign", "colon", "comma", "end of bracket", most=3)
    return distinct(_and_passed(batch, _settled(batch, batch.behind(end, "space", most=MOST_SPACE))))
