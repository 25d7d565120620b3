"""The words that give pages their structure: one TOML file for each language.

To add a phrase, add it to the file of its language; to add a language, add a file.
A file with an unknown key, or with one phrase in two places of a table, is refused.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import regex

from pipeline.errors import VocabularyError
from pipeline.records import SECTION_ROLES


@dataclass(frozen=True)
class Lines:
    """Phrases that begin, or are, a line of a certain kind; ``notices`` may stand anywhere in a line of that kind."""

    previous: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Markers:
    """Words that number a list, words in front of a numeral that is none, and words that join two of them.

    A copula takes the place of the sign behind a word that numbers: "The second is damp".
    """

    ordinals: tuple[tuple[str, ...], ...] = ()
    continuing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Language:
    """One vocabulary file.

    ``words`` says whether phrases match whole words only, ``deciding`` which of several
    phrases in one heading names its section, ``common`` tells the language of a page.
    """

    code: str
    words: bool
    deciding: str
    common: tuple[str, ...]
    roles: dict[str, str]
    lines: Lines
    markers: Markers

    def pattern(self, phrases: tuple[str, ...]) -> str:
        """A pattern for any of `phrases`, the longest first, in any case of letters."""
        return alternatives(phrases, self.words)


def alternatives(phrases: tuple[str, ...], words: bool) -> str:
    """A pattern that matches any of `phrases`, the longest first; white space may vary."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(regex.escape(phrase, literal_spaces=True).replace(" ", r"[ \t]+") for phrase in ordered)
    return rf"\b(?:{joined})\b" if words else f"(?:{joined})"


@cache
def languages() -> tuple[Language, ...]:
    """All vocabulary files, in the order of their names.

    >>> {"en", "zh"} <= {language.code for language in languages()}
    True
    """
    files = resources.files(__package__).iterdir()
    return tuple(
        read_language(file.read_text(encoding="utf-8"), file.name)
        for file in sorted(files, key=lambda file: file.name)
        if file.name.endswith(".toml")
    )


def read_language(text: str, name: str) -> Language:
    """Check one vocabulary file; raises `VocabularyError` with its name and what is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}: {error}.") from None
    _refuse_unknown(data, {"language", "words", "deciding", "common", "roles", "lines", "markers"}, name)
    for key, values in {"language": None, "words": (True, False), "deciding": ("first", "last")}.items():
        if key not in data or (values and data[key] not in values):
            raise VocabularyError(f"{name}: {key} is missing, or none of {values or 'the ISO 639-1 codes'}.")
    roles, lines, markers = (data.get(table, {}) for table in ("roles", "lines", "markers"))
    _refuse_unknown(roles, set(SECTION_ROLES), f"{name} [roles]")
    _refuse_unknown(lines, {key.name for key in fields(Lines)}, f"{name} [lines]")
    _refuse_unknown(markers, {key.name for key in fields(Markers)}, f"{name} [markers]")
    ordinals = [tuple(_once(words, f"{name} [markers] ordinals")) for words in markers.pop("ordinals", ())]
    return Language(
        code=data["language"],
        words=data["words"],
        deciding=data["deciding"],
        common=tuple(_once(data.get("common", []), f"{name} common")),
        roles=_roles_by_phrase(roles, name),
        lines=Lines(**{key: tuple(_once(value, f"{name} [lines] {key}")) for key, value in lines.items()}),
        markers=Markers(
            ordinals=tuple(ordinals),
            **{key: tuple(_once(value, f"{name} [markers] {key}")) for key, value in markers.items()},
        ),
    )


def _refuse_unknown(table: dict[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise VocabularyError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}.")


def _once(phrases: list[str], where: str) -> list[str]:
    for phrase in phrases:
        if phrases.count(phrase) > 1:
            raise VocabularyError(f"{where}: {phrase!r} stands there twice.")
    return phrases


def _roles_by_phrase(roles: dict[str, list[str]], name: str) -> dict[str, str]:
    by_phrase: dict[str, str] = {}
    for role, phrases in roles.items():
        for phrase in phrases:
            if phrase in by_phrase:
                raise VocabularyError(f"{name}: {phrase!r} stands under {by_phrase[phrase]} and under {role}.")
            by_phrase[phrase] = role
    return by_phrase
