"""Words around and instead of numerals: "Secondly,", "Reason 2:", and "see" in front of a reference."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pipeline.structure.families import GLYPHS, LABEL, WORD
from pipeline.structure.numerals import read_decimal, read_han
from pipeline.vocabulary import alternatives, languages
from pipeline.vocabulary.openings import Openings

# How far back a reference word is looked for, in code points.
_REFERENCE_REACH = 24
_DELIMITER = r"[ \t]*[,，:：、.]"


class WordMarker(NamedTuple):
    """A marker that is, or holds, a word; ``numeral`` and ``end`` are offsets in its line."""

    family: str
    ordinal: int | None
    numeral: tuple[int, int]
    end: int


class _OrdinalWords(NamedTuple):
    openings: Openings
    pattern: regex.Pattern[str]
    unsigned: regex.Pattern[str]
    ordinals: dict[str, int | None]


# Where a sentence begins, glued to the word before it or not; in a title, as in "First National Bank", more is capital.
_SENTENCE_BEGINS = r"(?=[ \t]?(?-i:\p{Lu}\p{L}*+[ \t]\p{Ll}))"
# An ordinal word without the letters of a sentence that is glued to it: "secondThe door".
_WORD_ALONE = regex.compile(r"\p{L}\p{Ll}*")


def ordinal_phrases() -> tuple[str, ...]:
    """The words of all languages that number a line, or go on with one, in small letters."""
    markers = [language.markers for language in languages()]
    return tuple(word for known in markers for group in (*known.ordinals, known.continuing) for word in group)


@cache
def _ordinal_words() -> _OrdinalWords:
    """Words that number a line, with their ordinals; None for "Finally,"."""
    ordinals: dict[str, int | None] = {}
    patterns = []
    spaced: list[str] = []
    unspaced: list[str] = []
    copulas: list[str] = []
    beginnings = []
    for language in languages():
        groups = language.markers.ordinals
        for place, words in enumerate(groups, start=1):
            for word in words:
                ordinals.setdefault(word.lower(), place)
        for word in language.markers.continuing:
            ordinals.setdefault(word.lower(), None)
        phrases = tuple(word for group in groups for word in group) + language.markers.continuing
        if phrases:
            patterns.append(language.pattern(phrases))
            beginnings.append((language, phrases))
        (spaced if language.words else unspaced).extend(word for group in groups for word in group)
        copulas += language.markers.copulas
    word = "|".join(patterns)
    # "The second reason:", "第二个原因：": the noun says what is counted.
    noun = r"(?:[ \t]*[个個种種条條点點]?[ \t]*(?P<noun>\p{L}{2,14}))?"
    pattern = regex.compile(rf"(?P<n>{word}){noun}[ \t]*[,，:：、]", regex.IGNORECASE)
    # "second It was cold", "secondThe door", "The second is damp", "2 is damp": no sign, but what follows tells.
    counting, glued, copula = (
        alternatives(tuple(found), words=False) for found in (spaced + unspaced, spaced, copulas)
    )
    unsigned = regex.compile(
        rf"(?P<n>{counting}|\p{{Nd}}{{1,2}}|[一二三四五六七八九十]{{1,3}}){noun}[ \t]*(?:{copula})"
        rf"(?:(?<=\p{{Lo}})|(?=[ \t])|{_SENTENCE_BEGINS})|(?P<n>{glued}){_SENTENCE_BEGINS}",
        regex.IGNORECASE,
    )
    return _OrdinalWords(Openings(beginnings), pattern, unsigned, ordinals)


# "Reason 1:", "Step 2 Rinse", "原因一：": a noun that is counted, and its number.
_LABEL = regex.compile(
    rf"(?P<noun>(?:(?!\p{{Han}})[\p{{L}}\p{{M}}]){{2,14}}+)[ \t]?(?P<n>\p{{Nd}}{{1,2}})"
    rf"(?:{_DELIMITER}(?!\p{{Nd}})|(?=[ \t]?\p{{Lu}}))"
    rf"|(?P<noun>\p{{Han}}{{1,4}}?)(?P<n>[一二三四五六七八九十]{{1,3}})[ \t]*[:：、]"
)


# What every label begins with; the standard library tells that it is not there several times as fast.
_MAY_BE_LABEL = re.compile(
    r"[^\s\d]{2,14}+[ \t]?\d|(?![\x00-\x7f])[^\W\d_]{1,4}[一二三四五六七八九十]{1,3}[ \t]*[:：、]"
)


def read_word_marker(line: str, at: int) -> WordMarker | None:
    """The ordinal word or the counted noun that stands at `at` in a line, None if there is none.

    >>> read_word_marker("The second reason: haste", 0)
    WordMarker(family='label reason', ordinal=2, numeral=(0, 10), end=18)
    >>> read_word_marker("Reason 3: haste", 0)
    WordMarker(family='label reason', ordinal=3, numeral=(7, 8), end=9)
    """
    words = _ordinal_words()
    word = _WORD_ALONE.match(line, at)
    possible = words.openings.possible(line, at) or (word is not None and words.openings.possible(word.group()))
    match = words.pattern.match(line, at) if possible else None
    if match is None and (possible or line[at : at + 1].isnumeric()):
        match = words.unsigned.match(line, at)
    if match:
        shown = " ".join(match["n"].lower().split())
        ordinal = words.ordinals[shown] if shown in words.ordinals else read_decimal(shown) or read_han(shown)
        if ordinal or shown in words.ordinals:
            return WordMarker(_counted(match["noun"]), ordinal, match.span("n"), match.end())
    match = _MAY_BE_LABEL.match(line, at) and _LABEL.match(line, at)
    if match:
        ordinal = read_decimal(match["n"]) or read_han(match["n"])
        if ordinal:
            return WordMarker(_counted(match["noun"]), ordinal, match.span("n"), match.end())
    return None


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


_JOINTS = "-~–—、,，/&+"


class _References(NamedTuple):
    openings: Openings
    before: regex.Pattern[str]
    joined: regex.Pattern[str]


@cache
def _references() -> _References:
    def words(name: str, spaced: bool) -> str:
        found = [getattr(language.markers, name) for language in languages() if language.words is spaced]
        return "|".join(regex.escape(phrase, literal_spaces=True) for phrases in found for phrase in phrases)

    glyph = f"[{''.join(GLYPHS)}]"
    numeral = rf"(?:{glyph}|[(（\[]?\p{{Nd}}{{1,2}}[)）\]])"
    joint = rf"(?:[{_JOINTS}]|(?:{words('joints', True)})(?!\p{{L}})|(?:{words('joints', False)}))"
    open_bracket = r"[ \t]*[(（\[]?"
    return _References(
        openings=Openings(
            (language, tuple(phrase.lstrip() for phrase in language.markers.joints + language.markers.references))
            for language in languages()
        ),
        # (?r) reads from the end: a phrase that does not end in front of the numeral is not even begun.
        before=regex.compile(
            rf"(?r)(?:(?<!\p{{L}})(?:{words('references', True)})[ \t]*(?:no\.?)?{open_bracket}"
            rf"|(?:{words('references', False)}){open_bracket}|[(（\[]"
            rf"|{numeral}[ \t]*(?:(?:{words('joints', True)})|(?:{words('joints', False)})|[-~–—/&+]){open_bracket})$",
            regex.IGNORECASE,
        ),
        joined=regex.compile(
            rf"[ \t]*(?:{joint}|(?:{words('references', True)})(?!\p{{L}})|(?:{words('references', False)}))"
            rf"[ \t]*{numeral}",
            regex.IGNORECASE,
        ),
    )


def refers(line: str, at: int) -> bool:
    """Whether the words in front of a numeral make it a reference: "see ③", "同②", "① and ②", "(③"."""
    return _ends_as_reference(line[max(0, at - _REFERENCE_REACH) : at])


@lru_cache(maxsize=4096)  # hostile lines repeat themselves
def _ends_as_reference(before: str) -> bool:
    return bool(_references().before.search(before))


def joins_a_reference(line: str, end: int) -> bool:
    """Whether a numeral is joined with another one behind it: "① and ② are", "(2) to (4)"."""
    at = end
    while line[at : at + 1] in (" ", "\t"):
        at += 1
    known = _references()
    return (line[at : at + 1] in _JOINTS or known.openings.possible(line, at)) and bool(known.joined.match(line, end))
