"""The words that give pages their structure: one TOML file for each language.

To add a phrase, add it to the file of its language; to add a language, add a file.
Case and the width of white space do not matter. A file is refused if it has an unknown key, a value
of the wrong type, or one phrase in two places of which only one could count.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from pipeline.errors import VocabularyError
from pipeline.records import SECTION_ROLES

# Kinds of phrases that do not begin a line, or may begin lines of other kinds too.
_ANYWHERE = (
    "notices",
    "nothing",
    "comments",
    "speakers",
    "calls",
    "statements",
    "biographies",
    "professions",
)


@dataclass(frozen=True)
class Lines:
    """Phrases that begin, or are, a line of a certain kind; ``notices`` may stand anywhere in a line of that kind.

    ``nothing`` stands for the title of a previous or next page that is not there; ``neighbours`` head the two.
    ``recommendations`` head titles of other pages, and ``teasers`` stand before one on its line. ``comments`` head what
    readers said, where ``speakers`` follow their names. A sentence that begins with one of ``calls`` asks the reader
    for something, and one with ``statements`` speaks of rights or of liability. ``biographies`` and ``professions``
    follow the name of an author.
    """

    previous: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    teasers: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    biographies: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Markers:
    """Words that number a list, words before a numeral that is none, and words that join two of them.

    Passing references end ordinary sentences, too, and refer only where the sentence goes on after the numeral.
    A copula takes the place of the sign after a word that numbers: "The second is damp".
    """

    ordinals: tuple[tuple[str, ...], ...] = ()
    continuing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    passing_references: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Headings:
    """Words that say how the names of sections are meant in a heading.

    A name after a ``background`` word, or before a ``background_after``, is known already: "now that we know the
    causes"; in one of ``conditions`` it is so if another name follows. ``qualifiers`` change no name that they stand
    beside, and ``links`` join it to its subject: "main causes of rust".
    """

    background: tuple[str, ...] = ()
    background_after: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Language:
    """One vocabulary file.

    ``words`` says whether phrases match whole words only, ``deciding`` which of several
    phrases in one heading names its section. ``common`` are frequent words: where several
    languages know a phrase in a heading, they help to tell which of them it is written in.

    A hyphen before or after a name of a section stands for the rest of a compound: "-symptome", "vorbeuge-".
    """

    code: str
    words: bool
    deciding: str
    common: tuple[str, ...]
    roles: dict[str, str]
    headings: Headings
    lines: Lines
    markers: Markers


@cache
def languages() -> tuple[Language, ...]:
    """All vocabulary files, in the order of their names.

    >>> {"en", "zh"} <= {language.code for language in languages()}
    True
    """
    return read_languages(resources.files(__package__).iterdir())


def read_languages(files: Iterable[Traversable]) -> tuple[Language, ...]:
    """The vocabulary files among `files`, by name; raises `VocabularyError` for the first mistake."""
    found: dict[str, str] = {}
    read = []
    for file in sorted(files, key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            language = read_language(file.read_bytes().decode("utf-8"), file.name)
        except UnicodeDecodeError as error:
            raise VocabularyError(f"{file.name} is not UTF-8 at byte {error.start}.") from None
        if language.code in found:
            raise VocabularyError(f"{file.name}: {found[language.code]} is of the language {language.code} already.")
        found[language.code] = file.name
        read.append(language)
    return tuple(read)


def read_language(text: str, name: str) -> Language:
    """Check one vocabulary file; raises `VocabularyError` with its name and what is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}: {error}.") from None
    except RecursionError:
        raise VocabularyError(f"{name} is nested too deep.") from None
    _refuse_unknown(data, {"language", "words", "deciding", "common", "roles", "headings", "lines", "markers"}, name)
    if not isinstance(data.get("language"), str) or not data["language"].strip():
        raise VocabularyError(f"{name}: language is missing, or is no ISO 639 code.")
    if not isinstance(data.get("words"), bool):
        raise VocabularyError(f"{name}: words is missing, or is neither true nor false.")
    if data.get("deciding") not in ("first", "last"):
        raise VocabularyError(f"{name}: deciding is missing, or is neither 'first' nor 'last'.")
    return Language(
        code=data["language"],
        words=data["words"],
        deciding=data["deciding"],
        common=_phrases(data.get("common", []), f"{name} common"),
        roles=_roles_by_phrase(_table(data, "roles", set(SECTION_ROLES), name), f"{name} [roles]"),
        headings=_headings(
            _table(data, "headings", {key.name for key in fields(Headings)}, name), f"{name} [headings]"
        ),
        lines=_lines(_table(data, "lines", {key.name for key in fields(Lines)}, name), f"{name} [lines]"),
        markers=_markers(_table(data, "markers", {key.name for key in fields(Markers)}, name), f"{name} [markers]"),
    )


def _table(data: dict[str, Any], key: str, known: set[str], name: str) -> dict[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise VocabularyError(f"{name}: {key} is not a table.")
    _refuse_unknown(table, known, f"{name} [{key}]")
    return table


def _refuse_unknown(table: dict[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise VocabularyError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}.")


def _headings(table: dict[str, Any], where: str) -> Headings:
    return Headings(**{key: _phrases(value, f"{where} {key}") for key, value in table.items()})


def _lines(table: dict[str, Any], where: str) -> Lines:
    read = {key: _phrases(value, f"{where} {key}") for key, value in table.items()}
    # A line is of the first kind that fits; these are asked for at other places.
    _by_phrase({key: phrases for key, phrases in read.items() if key not in _ANYWHERE}, where)
    return Lines(**read)


def _markers(table: dict[str, Any], where: str) -> Markers:
    groups = _list(table.get("ordinals", []), f"{where} ordinals")
    ordinals = {
        f"ordinals[{number}]": _phrases(group, f"{where} ordinals[{number}]") for number, group in enumerate(groups)
    }
    _by_phrase(ordinals, where)
    others = {
        # Where words are not always separated, a space before a reference says that it begins a word.
        key: _phrases(value, f"{where} {key}", open_front=key.endswith("references"))
        for key, value in table.items()
        if key != "ordinals"
    }
    return Markers(ordinals=tuple(ordinals.values()), **others)


def _roles_by_phrase(table: dict[str, Any], where: str) -> dict[str, str]:
    return _by_phrase({role: _phrases(value, f"{where} {role}") for role, value in table.items()}, where)


def _by_phrase(lists: dict[str, tuple[str, ...]], where: str) -> dict[str, str]:
    """Which list each phrase stands in; raises `VocabularyError` if one stands in two."""
    found: dict[str, str] = {}
    for key, phrases in lists.items():
        for phrase in phrases:
            if phrase in found:
                raise VocabularyError(f"{where}: {phrase!r} stands under {found[phrase]} and under {key}.")
            found[phrase] = key
    return found


def _phrases(value: object, where: str, open_front: bool = False) -> tuple[str, ...]:
    """A list of phrases in lower case, with single spaces; with `open_front`, a space before one stays."""
    found: dict[str, str] = {}
    for phrase in _list(value, where):
        if not isinstance(phrase, str) or not phrase.strip():
            raise VocabularyError(f"{where}: {phrase!r} is no phrase, but empty or no text.")
        plain = " ".join(phrase.lower().split())
        if plain in found:
            raise VocabularyError(f"{where}: {plain!r} stands there twice.")
        found[plain] = f" {plain}" if open_front and phrase[0].isspace() else plain
    return tuple(found.values())


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise VocabularyError(f"{where} is not a list.")
    return value
