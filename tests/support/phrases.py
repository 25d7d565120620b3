"""Phrases of whole vocabularies, and patterns of them: slow, but in one piece they say what look-ups have to find."""

from collections.abc import Iterable
from functools import cache

import regex

from pipeline.characters import ENCLOSED
from pipeline.vocabulary import Language, languages


def every_phrase(language: Language) -> list[str]:
    """All phrases of a language, of whatever kind."""
    found = list(language.roles)
    for table in (language.lines, language.headings, language.markers):
        for phrases in vars(table).values():
            for phrase in phrases:
                found += [phrase] if isinstance(phrase, str) else phrase
    return found


def alternatives(phrases: tuple[str, ...], words: bool) -> str:
    """A pattern that matches any of `phrases`, the longest first; white space may vary."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(_written(phrase) if words else _spaced(phrase) for phrase in ordered)
    return rf"\b(?:{joined})\b" if words else f"(?:{joined})"


def _spaced(phrase: str) -> str:
    return regex.escape(phrase, literal_spaces=True).replace(" ", r"[ \t]+")


def _written(phrase: str) -> str:
    """The pattern of a phrase of words; a hyphen stands for the rest of a compound."""
    if phrase.endswith("-"):
        return _spaced(phrase[:-1]) + r"\w*"
    return r"\w{3,}" + _spaced(phrase[1:]) if phrase.startswith("-") else _spaced(phrase)


def pattern_of(groups: Iterable[tuple[bool, tuple[str, ...]]]) -> str:
    """A pattern for any phrase of some groups, each with whether they are whole words."""
    return "|".join(alternatives(phrases, words) for words, phrases in groups if phrases)


def _words(name: str, spaced: bool) -> str:
    names = ("references", "passing_references") if name == "references" else (name,)
    found = [getattr(language.markers, each) for language in languages() if language.words is spaced for each in names]
    return "|".join(regex.escape(phrase, literal_spaces=True) for phrases in found for phrase in phrases)


_NUMERAL = rf"(?:[{''.join(''.join(glyphs) for glyphs in ENCLOSED.values())}]|[(（\[]?\p{{Nd}}{{1,2}}[)）\]])"
_OPEN_BRACKET = r"[ \t]*[(（\[]?"


@cache
def reference_pattern() -> regex.Pattern[str]:
    """What stands in front of a numeral and makes it a reference."""
    return regex.compile(
        rf"(?r)(?:(?<!\p{{L}})(?:{_words('references', True)})[ \t]*(?:no\.?)?{_OPEN_BRACKET}"
        rf"|(?:{_words('references', False)}){_OPEN_BRACKET}|[(（\[]"
        rf"|{_NUMERAL}[ \t]*(?:(?:{_words('joints', True)})|(?:{_words('joints', False)})|[-~–—/&+]){_OPEN_BRACKET})$",
        regex.IGNORECASE,
    )


@cache
def between_pattern() -> regex.Pattern[str]:
    """What joins a numeral with another one behind it."""
    joint = rf"(?:[-~–—、,，/&+]|(?:{_words('joints', True)})(?!\p{{L}})|(?:{_words('joints', False)}))"
    return regex.compile(
        rf"[ \t]*(?:{joint}|(?:{_words('references', True)})(?!\p{{L}})|(?:{_words('references', False)}))"
        rf"[ \t]*{_NUMERAL}",
        regex.IGNORECASE,
    )


# Phrases of every kind that lines begin with or hold.
PHRASES = sorted(
    {
        phrase
        for language in languages()
        for phrase in (
            *list(language.roles)[::7],
            *sum(language.markers.ordinals, ())[::5],
            *language.markers.continuing,
            *language.markers.references[::4],
            *language.markers.joints,
        )
    }
)
