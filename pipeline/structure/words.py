"""Words instead of numerals, or around them: "Secondly,", "Reason 2:"."""

import re
from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import HAN_NUMERALS
from pipeline.structure.families import COUNTED_PATTERN, LABEL, WORD
from pipeline.structure.numerals import read_decimal, read_han
from pipeline.vocabulary import languages
from pipeline.vocabulary.openings import Openings
from pipeline.vocabulary.phrases import Found, Phrases

_DELIMITER = r"[ \t]*[,，:：、.]"


class WordMarker(NamedTuple):
    """A marker that is, or holds, a word; ``numeral`` and ``end`` are offsets in its line."""

    family: str
    ordinal: int | None
    numeral: tuple[int, int]
    end: int


class _OrdinalWords(NamedTuple):
    openings: Openings
    signed: Phrases
    counted: Phrases
    glued: Phrases
    ordinals: dict[str, int | None]


# Where a sentence begins, glued to the word before it or not; in a title, as in "First National Bank", more is capital.
_SENTENCE_BEGINS = r"(?=[ \t]?(?-i:\p{Lu}\p{L}*+[ \t]\p{Ll}))"
# An ordinal word without the letters of a sentence that is glued to it: "secondThe door".
_WORD_ALONE = regex.compile(r"\p{L}\p{Ll}*")
_NUMERAL = regex.compile(rf"\p{{Nd}}{{1,2}}|[{HAN_NUMERALS}]{{1,3}}")


def ordinal_phrases() -> tuple[str, ...]:
    """The words of all languages that number a line, or go on with one, in small letters."""
    markers = [language.markers for language in languages()]
    return tuple(word for known in markers for group in (*known.ordinals, known.continuing) for word in group)


# "The second reason:", "第二个原因：": the noun says what is counted.
_COUNTED_NOUN = r"(?:[ \t]*[个個种種条條点點]?[ \t]*(?P<noun>\p{L}{2,14}))?"
_NO_NOUN = r"(?P<noun>(?!))?"


@cache
def _ordinal_words() -> _OrdinalWords:
    """Words that number a line, with their ordinals; None for "Finally,"."""
    ordinals: dict[str, int | None] = {}
    known = [
        (language, tuple(word for group in language.markers.ordinals for word in group)) for language in languages()
    ]
    for language, _ in known:
        for place, words in enumerate(language.markers.ordinals, start=1):
            for word in words:
                ordinals.setdefault(word, place)
        for word in language.markers.continuing:
            ordinals.setdefault(word, None)
    beginnings = [(language, words + language.markers.continuing) for language, words in known]
    spaced = tuple(word for language, words in known if language.words for word in words)
    unspaced = tuple(word for language, words in known if not language.words for word in words)
    copulas = sorted((word for language, _ in known for word in language.markers.copulas), key=len, reverse=True)
    copula = "|".join(map(regex.escape, copulas))
    # "second It was cold", "secondThe door", "The second is damp", "2 is damp": no sign, but what follows tells.
    is_something = rf"{_COUNTED_NOUN}[ \t]*(?:{copula})(?:(?<=\p{{Lo}})|(?=[ \t])|{_SENTENCE_BEGINS})"
    return _OrdinalWords(
        Openings(beginnings),
        signed=Phrases(
            ((language.words, words) for language, words in beginnings), rf"{_COUNTED_NOUN}[ \t]*[,，:：、]"
        ),
        counted=Phrases([(False, spaced + unspaced)], is_something),
        glued=Phrases([(False, spaced)], rf"{_NO_NOUN}{_SENTENCE_BEGINS}"),
        ordinals=ordinals,
    )


# "Reason 1:", "Step 2 Rinse", "原因一：": a noun that is counted, and its number.
_LABEL = regex.compile(
    rf"(?P<noun>(?:(?!\p{{Han}})[\p{{L}}\p{{M}}]){{2,14}}+)[ \t]?(?P<n>\p{{Nd}}{{1,2}})"
    rf"(?:{_DELIMITER}(?!\p{{Nd}})|(?=[ \t]?\p{{Lu}}))"
    rf"|(?P<noun>\p{{Han}}{{1,4}}?)(?P<n>[{HAN_NUMERALS}]{{1,3}})[ \t]*[:：、]"
)


# What every label begins with; the standard library tells that it is not there several times as fast.
_MAY_BE_LABEL = re.compile(rf"{COUNTED_PATTERN}[:：、]")


def read_word_marker(line: str, at: int) -> WordMarker | None:
    """The ordinal word or the counted noun that stands at `at` in a line, None if there is none.

    >>> read_word_marker("The second reason: haste", 0)
    WordMarker(family='label reason', ordinal=2, numeral=(0, 10), end=18)
    >>> read_word_marker("Reason 3: haste", 0)
    WordMarker(family='label reason', ordinal=3, numeral=(7, 8), end=9)
    """
    words = _ordinal_words()
    found = _ordinal_word(words, line, at)
    if found is None and line[at : at + 1].isnumeric():
        found = _numbered(words, line, at)
    if found and found.behind:
        shown = " ".join(line[at : found.phrase_end].lower().split())
        ordinal = words.ordinals[shown] if shown in words.ordinals else read_decimal(shown) or read_han(shown)
        if ordinal or shown in words.ordinals:
            return WordMarker(_counted(found.behind["noun"]), ordinal, (at, found.phrase_end), found.end)
    match = _MAY_BE_LABEL.match(line, at) and _LABEL.match(line, at)
    if match:
        ordinal = read_decimal(match["n"]) or read_han(match["n"])
        if ordinal:
            return WordMarker(_counted(match["noun"]), ordinal, match.span("n"), match.end())
    return None


def _numbered(words: _OrdinalWords, line: str, at: int) -> Found | None:
    """A numeral that is something: "2 is damp"; as many digits as leave room for what has to stand behind."""
    numeral = _NUMERAL.match(line, at)
    for end in range(numeral.end(), at, -1) if numeral else ():
        behind = words.counted.behind.match(line, end)
        if behind:
            return Found(at, end, behind.end(), behind)
    return None


def _ordinal_word(words: _OrdinalWords, line: str, at: int) -> Found | None:
    """The word that numbers a line, with what has to follow it, if the word stands alone or glued to a sentence."""
    if not words.signed.possible(line, at):
        return None
    if not words.openings.possible(line, at):
        word = _WORD_ALONE.match(line, at)
        if word is None or not words.openings.possible(word.group()):
            return None
    return words.signed.match(line, at) or words.counted.match(line, at) or words.glued.match(line, at)


def _counted(noun: str | None) -> str:
    return f"{LABEL} {noun.lower()}" if noun else WORD


def word_for(ordinal: int, shown: str) -> str | None:
    """The word for an ordinal in the language and form of the one shown, None if there is none.

    >>> word_for(3, "Eighthly"), word_for(2, "首先")
    ('Thirdly', '其次')
    """
    for language in languages():
        for words in language.markers.ordinals:
            if shown.lower() in words:
                form = words.index(shown.lower())
                right = language.markers.ordinals[ordinal - 1] if ordinal <= len(language.markers.ordinals) else ()
                if form >= len(right):
                    return None
                return right[form].capitalize() if shown[0].isupper() else right[form]
    return None
