"""Numerals that mark nothing, because words or signs beside them make them references: "see ③", "① and ②"."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pipeline.structure.families import GLYPHS
from pipeline.vocabulary import languages
from pipeline.vocabulary.openings import Openings
from pipeline.vocabulary.phrases import plain

# How far back a reference word is looked for, in code points.
_REFERENCE_REACH = 24
_JOINTS = "-~–—、,，/&+"
_OPEN, _CLOSE, _WHITE = ("(", "（", "["), (")", "）", "]"), " \t"
_LETTER = regex.compile(r"\p{L}")
_DIGIT = regex.compile(r"\p{Nd}")
# Capital enclosed letters are the same numerals.
_GLYPHS = frozenset(cased for glyph in GLYPHS for cased in (glyph, glyph.lower(), glyph.upper()))
_NUMBER = regex.compile(r"[(（\[]?\p{Nd}{1,2}[)）\]]")


class _Words:
    """Words to look for at either end of a text in small letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.lengths = sorted({len(word) for word in self.words})
        self.longest = self.lengths[-1]

    def at_start(self, text: str) -> Iterator[int]:
        """How long the words are that a text begins with."""
        return (length for length in self.lengths if length <= len(text) and text[:length] in self.words)

    def at_end(self, text: str) -> Iterator[int]:
        """Where the words begin that a text ends with."""
        return (len(text) - length for length in self.lengths if length <= len(text) and text[-length:] in self.words)


class _References(NamedTuple):
    """Words that make a numeral a reference, in front of it or between two; of spaced scripts only as whole words."""

    openings: Openings
    before_spaced: _Words
    before_unspaced: _Words
    joints: _Words
    between_spaced: _Words
    between_unspaced: _Words


def _of_all(kind: str, spaced: bool | None = None) -> list[str]:
    """The words of one kind of all languages, or of those that do, or do not, space their words."""
    known = [language for language in languages() if spaced is None or language.words is spaced]
    return [word for language in known for word in getattr(language.markers, kind)]


@cache
def _references() -> _References:
    spaced, unspaced = _of_all("references", True), _of_all("references", False)
    return _References(
        Openings(
            (language, tuple(phrase.lstrip() for phrase in language.markers.joints + language.markers.references))
            for language in languages()
        ),
        before_spaced=_Words(spaced),
        before_unspaced=_Words(unspaced),
        joints=_Words((*_of_all("joints"), *"-~–—/&+")),
        between_spaced=_Words(spaced + _of_all("joints", True)),
        between_unspaced=_Words((*unspaced, *_of_all("joints", False), *_JOINTS)),
    )


def refers(line: str, at: int) -> bool:
    """Whether the words in front of a numeral make it a reference: "see ③", "同②", "① and ②", "(③"."""
    return _ends_as_reference(line[max(0, at - _REFERENCE_REACH) : at])


@lru_cache(maxsize=4096)  # hostile lines repeat themselves
def _ends_as_reference(before: str) -> bool:
    if before.endswith(_OPEN):
        return True
    known, text = _references(), plain(before.rstrip(_WHITE))
    if any(True for _ in known.before_unspaced.at_end(text)):
        return True
    for named in {text, _without_no(text)}:
        if any(not at or not _LETTER.match(named, at - 1) for at in known.before_spaced.at_end(named)):
            return True
    return any(_ends_as_numeral(text[:at].rstrip(_WHITE)) for at in known.joints.at_end(text))


def _without_no(text: str) -> str:
    """A text without what may stand between a reference and its numeral: "see no. ③"."""
    return text.removesuffix(".").removesuffix("no").rstrip(_WHITE) if text.endswith(("no", "no.")) else text


def _ends_as_numeral(text: str) -> bool:
    return text[-1:] in _GLYPHS or (text.endswith(_CLOSE) and bool(_DIGIT.match(text, len(text) - 2)))


def joins_a_reference(line: str, end: int) -> bool:
    """Whether a numeral is joined with another one behind it: "① and ② are", "(2) to (4)"."""
    at = _behind_white(line, end)
    known = _references()
    if not (line[at : at + 1] in _JOINTS or known.openings.possible(line, at)):
        return False
    # A word of its own may begin with the space in front of it.
    return any(_joins(known, line, start) for start in ((at - 1, at) if at > end and line[at - 1] == " " else (at,)))


def _joins(known: _References, line: str, at: int) -> bool:
    """Whether a word, or sign, stands at `at` and a numeral behind it."""
    spaced = plain(line[at : at + known.between_spaced.longest])
    ends = [at + length for length in known.between_spaced.at_start(spaced)]
    ends = [end for end in ends if not _LETTER.match(line, end)]
    unspaced = plain(line[at : at + known.between_unspaced.longest])
    ends += [at + length for length in known.between_unspaced.at_start(unspaced)]
    return any(_begins_as_numeral(line, _behind_white(line, end)) for end in ends)


def _begins_as_numeral(line: str, at: int) -> bool:
    return line[at : at + 1] in _GLYPHS or bool(_NUMBER.match(line, at))


def _behind_white(line: str, at: int) -> int:
    while line[at : at + 1] in (" ", "\t"):
        at += 1
    return at
