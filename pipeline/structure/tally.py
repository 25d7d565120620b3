"""Counting the places of a batch of texts where a mark may stand: a text with few of them needs no repair.

Every mark (`pipeline.structure.markers`) but a bullet has a place of its own here, and some places hold none. They are

- a number of one or two digits, or a Chinese numeral, in front of a sign; without a sign where a sentence or a line
  begins with it, or with one word in front of it;
- one letter in front of a closing bracket;
- where a line begins, or goes on behind a heading, a bullet or another mark: a letter and a sign, a word that counts.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.characters import BULLETS, CLOSING_MARKS, COLON, HAN_NUMERALS, LINE_BULLETS, SENTENCE_END
from pipeline.structure.classes import PLANE, Batch, Flags, Places, among, distinct
from pipeline.structure.families import GLYPHS
from pipeline.structure.numerals import SYSTEMS
from pipeline.structure.places import ODD_LETTERS
from pipeline.structure.screen import SHORTEST_REPAIRED
from pipeline.structure.words import ordinal_phrases, read_word_marker

# The word in front of a number has so many letters: "Step 2"; so many of them hide an ordinal word, a noun and a verb.
SHORTEST_NAME, LONGEST_NAME, HIDES_A_WORD = 2, 14, 6
# White space beyond this is not passed over: the text is read in full.
MOST_SPACE = 16
_SYSTEMS_OF_LETTERS = ("latin", "latin-small", "cyrillic", "katakana", "iroha", "hangul")


def classes_of_marks() -> dict[str, Sequence[str]]:
    """The classes of characters that are asked for below."""
    every = "".join(map(chr, range(PLANE)))
    space = [sign for sign in every if sign.isspace() and sign != "\n"]
    alpha = [sign for sign in every if sign.isalpha()]
    return {
        "enclosed": [*GLYPHS, "\N{COMBINING ENCLOSING KEYCAP}"],  # one of them may be a stray
        "odd": ODD_LETTERS,
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
        "closing mark": CLOSING_MARKS,
        "bullet": LINE_BULLETS + BULLETS + "".join(map(chr, range(0xE000, 0xF900))),
        "alpha": alpha,
        "letter": [sign for sign in alpha if sign < "\x80"],
        "small": [sign for sign in alpha if "a" <= sign <= "z"],
        "cyrillic": "".join(map(chr, range(0x400, 0x500))),
        "of lists": [sign for name in _SYSTEMS_OF_LETTERS for sign in SYSTEMS[name].pattern[1:-1]],
        "roman": "IVXivx",
        "roman sign": SYSTEMS["roman-sign"].pattern[1:-1],
        # What a sentence may begin with.
        "begins": [sign for sign in every if sign >= "\x80" or "A" <= sign <= "Z"],
    }


# The classes that are looked for; of the others only neighbours are asked.
SOUGHT = ("enclosed", "odd", "newline", "colon", "end of bracket", "digit", "han", "close", "sign", "ends sentence")


def places_of_marks(batch: Batch) -> dict[int, list[int] | None]:
    """Where marks may stand in each text, by its number; without those texts in which a numeral cannot be wrong.

    None means that they have to be looked for in another way, as in texts with letters in odd case. What is said of
    texts with code points beyond the Basic Multilingual Plane means nothing.
    """
    starts, unsure = _starts(batch)
    digits, nested, hiding = _digits(batch, starts)
    han, hiding_han = _han(batch)
    alone = np.concatenate((_han_alone(batch, starts), _letters(batch, starts)))
    behind = _behind(batch, np.concatenate((digits, nested, han, alone)))
    alone = np.concatenate((alone, _han_alone(batch, behind), _letters(batch, behind)))
    unknown = batch.count(np.concatenate((unsure, batch.where("odd")))) > 0
    words = _words(batch, distinct(np.concatenate((starts, behind))))
    # A word may hide another mark: "The first is A. cold".
    found = np.concatenate(
        (digits, nested, hiding, han, hiding_han, alone, _in_brackets(batch), words, words, batch.where("enclosed"))
    )
    count = batch.count(found)
    # Words within lines go on with lists and never begin one, and are never wrong.
    nearly = count == SHORTEST_REPAIRED - 1
    ends = batch.where("ends sentence")
    within = _words(batch, _sentences(batch, ends[nearly[batch.texts_of(ends)]]))
    enough = count + batch.count(within) >= SHORTEST_REPAIRED
    enough |= batch.count(batch.where("enclosed")) > 0
    return {**batch.by_text(distinct(found), enough), **dict.fromkeys(np.flatnonzero(unknown).tolist())}


def _starts(batch: Batch) -> tuple[Places, Places]:
    """Where a line begins, or goes on behind a colon, a bracket or a bullet; and where too much white space stands."""
    ends = np.concatenate((batch.where("newline"), batch.where("colon", "end of bracket")))
    starts = _settled(batch, batch.behind(ends[ends < batch.starts[-1]] + 1, "space", most=MOST_SPACE))
    for _ in range(2):  # a bullet, and the stop in front of a number: "• .2. Rest"
        passed = starts[batch.at(starts, "bullet", "sign")] + 1
        starts = np.concatenate((starts, _settled(batch, batch.behind(passed, "space", most=MOST_SPACE))))
    starts = distinct(starts)
    return starts, starts[batch.at(starts, "space")]


def _settled(batch: Batch, places: Places) -> Places:
    return places[~batch.at(places, "newline")]


def _digits(batch: Batch, starts: Places) -> tuple[Places, Places, Places]:
    """Numbers that may be marks: plain ones, those behind their list's number (3.1), and those that may hide a word."""
    first = batch.where("digit")
    first = first[~batch.at(first - 1, "digit")]
    last = batch.behind(first, "digit", most=2) - 1
    short = ~batch.at(last + 1, "digit")
    first, last = first[short], last[short]
    following = batch.behind(last + 1, "space", most=MOST_SPACE)
    begins = batch.at(following, "begins", "space")
    no_digit = ~batch.at(last + 2, "digit")
    signed = batch.at(last + 1, "close", "end of bracket") | (batch.at(last + 1, "sign") & no_digit)
    signed |= batch.at(last + 1, "comma") & no_digit & batch.at(last + 1, "begins")
    signed |= batch.at(last + 1, "space") & batch.at(last + 2, "close")
    before = first - 1 - batch.at(first - 1, "space")
    opens = among(first, starts)
    opening = opens & (begins | batch.at(following, "alpha"))
    # Behind another mark a number is one with a comma or a colon too, as it is at the beginning.
    opens |= batch.at(before, "close", "end of bracket", "sign", "colon", "comma", "space")
    opening |= opens & batch.at(last + 1, "colon", "comma") & no_digit
    behind_sentence = batch.at(before, "ends sentence", "colon") & begins
    length = _length_of_name(batch, before)
    named = (length > 0) & (begins | batch.at(following, "colon", "comma", "sign"))
    long = batch.at(before, "begins") | (length >= HIDES_A_WORD)
    hides = batch.at(before, "colon") | (batch.at(before, "alpha") & long)
    joined = batch.at(first - 1, "joint") & batch.at(first - 2, "digit") & batch.at(following, "alpha", "begins")
    nested = joined & (among(first - 2, starts) | among(first - 3, starts))
    return first[signed | opening | behind_sentence | named], first[nested], first[(length > 0) & hides]


# What may stand in front of a word that is counted: an end of something.
_ENDS = ("newline", "ends sentence", "colon", "close", "end of bracket", "comma", "sign", "bullet", "digit")


def _length_of_name(batch: Batch, last: Places) -> Places:
    """How long the word is that ends at each place, if a line, a sentence or another mark stands before it; else 0."""
    found = np.zeros(len(last), np.intp)
    at, number = last, np.arange(len(last))
    for length in range(LONGEST_NAME + 1):
        ends, space = batch.at(at, *_ENDS), batch.at(at, "space")
        before = at[space] - 1
        for _ in range(3):
            before = before - batch.at(before, "space")
        ends[space] = batch.at(before, *_ENDS, "space")
        if length >= SHORTEST_NAME:
            found[number[ends]] = length
        going_on = ~(space | batch.at(at, "newline", "digit"))
        at, number = at[going_on] - 1, number[going_on]
    return found


def _han(batch: Batch) -> tuple[Places, Places]:
    """Chinese numerals in front of a sign; and those with a colon, in front of which a word may hide."""
    last = batch.where("han")
    last = last[~batch.at(last + 1, "han")]
    following = batch.behind(last + 1, "space", most=MOST_SPACE)
    return last[batch.at(following, "close", "sign", "colon", "space")], last[batch.at(following, "colon")]


def _han_alone(batch: Batch, starts: Places) -> Places:
    """Chinese numerals that begin a line or a part of one, in front of white space or a comma."""
    first = starts[batch.at(starts, "han")]
    end = batch.behind(first, "han", most=3)
    return first[batch.at(end, "space", "comma")]


def _letters(batch: Batch, starts: Places) -> Places:
    """Letters and a sign at the beginning, in brackets or not."""
    inside = batch.behind(batch.behind(starts, "open", most=1), "space", most=1)
    end = np.maximum(inside + batch.at(inside, "of lists"), batch.behind(inside, "roman", most=5))
    signed = batch.at(end, "close", "sign") | (batch.at(end, "space") & batch.at(end + 1, "close"))
    return starts[((end > inside) & signed) | batch.at(starts, "roman sign")]


def _in_brackets(batch: Batch) -> Places:
    """Closing brackets behind one letter or a small Roman numeral; and a Cyrillic letter and a full stop."""
    close = batch.where("close")
    last = close - 1 - batch.at(close - 1, "space")
    alone = batch.at(last, "small") & ~batch.at(last - 1, "letter")
    roman = batch.at(last, "roman") & batch.at(last - 1, "roman")
    if batch.ascii:
        return close[alone | roman]
    ends = np.concatenate((close, batch.where("sign")))
    cyrillic = batch.at(ends - 1, "cyrillic") & ~batch.at(ends - 2, "alpha")
    return np.concatenate((close[alone | roman], ends[cyrillic]))


def _behind(batch: Batch, marks: Places) -> Places:
    """Where a text goes on behind its marks, at which another one may begin."""
    numeral = batch.behind(batch.behind(marks, "open", most=1), "space", most=1)
    digits = batch.behind(numeral, "digit", most=2)
    letters = batch.behind(numeral, "han", "roman", most=5)
    one = numeral + batch.at(numeral, "of lists", "roman sign")
    end = np.concatenate((digits, letters, one))
    end = batch.behind(batch.behind(end, "space", most=1), "close", "sign", "colon", "comma", "end of bracket", most=3)
    return _settled(batch, distinct(batch.behind(end, "space", most=MOST_SPACE)))


def _sentences(batch: Batch, ends: Places) -> Places:
    """Where sentences begin within lines, behind the ends of others."""
    return _settled(batch, distinct(batch.behind(ends + 1, "closing mark", "space", "ends sentence", most=MOST_SPACE)))


def _words(batch: Batch, places: Places) -> Places:
    """The places where a word or a label stands that counts."""
    places = places[np.take(_first_letters(), batch.codes[places], mode="clip")]
    begins = batch.at(places, "han")  # "二是": what follows is no fixed phrase
    letters = np.take(_small(), batch.codes[places + np.arange(_HEAD)[:, None]], mode="clip")
    key = np.zeros(len(places), np.uint64)
    for length, letter in enumerate(letters, start=1):
        key = key << np.uint64(16) | letter
        begins |= among(key, _heads()[length])
    # No word marker reaches beyond its line, so that no line has to be cut out of its text for each place.
    found = [place for place, text, at in batch.in_texts(places[begins]) if read_word_marker(text, at)]
    return np.array(found, np.intp)


# So many letters of an ordinal word are looked up before it is read.
_HEAD = 4


@cache
def _heads() -> list[NDArray[np.uint64]]:
    """How ordinal words begin, by the number of letters: with four at most, and up to the first space."""
    heads = {phrase[: phrase.find(" ", 0, _HEAD) + 1 or _HEAD] for phrase in ordinal_phrases()}
    return [
        np.array(sorted(int.from_bytes(head.encode("utf-16-be")) for head in heads if len(head) == length), np.uint64)
        for length in range(_HEAD + 1)
    ]


@cache
def _first_letters() -> Flags:
    """For every code point whether an ordinal word or a Chinese numeral may begin with it."""
    first = np.zeros(PLANE, np.bool_)
    first[
        [ord(letter) for phrase in (*ordinal_phrases(), *HAN_NUMERALS) for letter in (phrase[0], phrase[0].upper())]
    ] = True
    return first


@cache
def _small() -> NDArray[np.uint64]:
    """The code point of the small letter for every letter of an ordinal word, and of the space for a tab."""
    small = np.arange(PLANE, dtype=np.uint64)
    for letter in {letter for phrase in ordinal_phrases() for letter in phrase if len(letter.upper()) == 1}:
        small[ord(letter.upper())] = ord(letter)
    small[ord("\t")] = ord(" ")
    return small
