"""The names of sections: which role a phrase of the vocabulary announces, and whether a text is nothing but one."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pipeline.characters import COLON, QUESTION
from pipeline.structure.remembered import remembered
from pipeline.vocabulary import Language, languages
from pipeline.vocabulary.openings import Openings, found_at
from pipeline.vocabulary.phrases import Phrases, plain

# A bare line without any sign of a heading (no colon, no question) has to be shorter.
LONGEST_BARE = 70
LONGEST_BARE_HAN = 20

# Some roles name a section only where no more telling one does: "Foods that cause acne",
# "How to avoid complications", "Tips for preventing X", "What is the cause of X?".
_RANK = {
    **dict.fromkeys(("precautions", "diet", "complications"), 1),
    **dict.fromkeys(("overview", "steps", "tips", "faq", "summary"), 2),
}
# Sections that no menu offers, unlike tips, questions and recipes.
TELLING = frozenset(("causes", "risk_factors", "symptoms", "complications", "treatment", "prevention", "precautions"))


class Role(NamedTuple):
    """A section role, and the phrase of which language decided it."""

    role: str
    evidence: str


_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
# The standard library tells several times as fast that a line has none of them.
_MAY_BE_HAN = re.compile("[\u2e80-\U0010ffff]")
_ASCII_WORD = re.compile("[a-z]+")


def is_wide(text: str) -> bool:
    """Whether a text is written in a script without spaces between words."""
    return not text.isascii() and _MAY_BE_HAN.search(text) is not None and _HAN.search(text) is not None


@cache
def _with_roles() -> tuple[Language, ...]:
    return tuple(language for language in languages() if language.roles)


def section_names() -> tuple[str, ...]:
    """The names of sections in all languages, in small letters."""
    return tuple(name for language in _with_roles() for name in language.roles)


@cache
def _role_phrases(number: int) -> Phrases:
    language = _with_roles()[number]
    return Phrases([(language.words, tuple(language.roles))])


@cache
def _role_openings() -> Openings:
    return Openings((language, tuple(language.roles)) for language in _with_roles())


@lru_cache(maxsize=4096)  # a heading is asked about by several rules, and sites repeat theirs
def role_of(text: str) -> Role | None:
    """The section that a heading announces, or None if no vocabulary knows it.

    Where several languages know a phrase in it, the one that knows most of the heading
    decides, common words included.

    >>> role_of("To prevent hiccups, pay attention to the following points:").role
    'prevention'
    >>> role_of("引起头痛症状的原因").role
    'causes'
    """
    best: tuple[int, Language, list[str]] | None = None
    wide = is_wide(text)
    for number, places in sorted(_role_openings().places(text).items()):
        language = _with_roles()[number]
        if language.words and wide:
            continue
        found = found_at(_role_phrases(number), text, places)
        phrases = [" ".join(text[at.start : at.end].lower().split()) for at in found]
        if phrases:
            known = sum(map(len, phrases)) + sum(len(word) for word in _common_words(language, text))
            if best is None or known > best[0]:
                best = known, language, phrases
    return _decide(best[1], best[2]) if best else None


def _common_words(language: Language, text: str) -> list[str]:
    if language.words:
        return [word for word in text.lower().split() if word in language.common]
    return [word for word in language.common if word in text]


def _decide(language: Language, phrases: list[str]) -> Role | None:
    """Which of several phrases names the section: the first or last of those that say most."""
    found = [
        Role(language.roles[phrase], f"{language.code}: {phrase}") for phrase in phrases if phrase in language.roles
    ]
    if not found:
        return None
    rank = min(_RANK.get(role.role, 0) for role in found)
    telling = [role for role in found if _RANK.get(role.role, 0) == rank]
    return telling[0 if language.deciding == "first" else -1]


@cache
def _nouns() -> Phrases:
    return Phrases((language.words, tuple(language.roles)) for language in _with_roles())


@cache
def _joints() -> tuple[str, ...]:
    """What joins two names of sections."""
    return (",", "、", "/", "の", *(joint for language in languages() for joint in language.markers.joints))


@cache
def _noun_words() -> frozenset[str]:
    """Every word of which a bare heading in ASCII may consist."""
    known = [word for language in languages() for word in (*language.roles, *language.markers.joints, "the")]
    return frozenset(run for word in known for run in _ASCII_WORD.findall(word.lower()))


@remembered
def is_bare_noun(text: str) -> bool:
    """Whether a text is nothing but the name of a section: "Causes", "预防措施"."""
    if len(text) > LONGEST_BARE or not (_role_openings().possible(text) or text[:3].lower() == "the"):
        return False
    if text.isascii() and not _noun_words().issuperset(_ASCII_WORD.findall(text.lower())):
        return False  # one word that no vocabulary knows is enough, and seen much faster
    return _is_made_of_nouns(plain(" ".join(text.rstrip(COLON + QUESTION + " ").split())))


def _is_made_of_nouns(name: str) -> bool:
    """Whether a name in small letters is one phrase of the vocabulary, or several that are joined."""
    starts = {0, 4} if name.startswith("the ") else {0}
    tried: set[int] = set()
    while starts:
        start = starts.pop()
        tried.add(start)
        for end in _nouns().ends(name, start):
            if end == len(name):
                return True
            starts |= set(_behind_joints(name, end)) - tried
    return False


def _behind_joints(name: str, end: int) -> Iterator[int]:
    """Where another name may begin, behind a joint and the white space around it."""
    end += name.startswith(" ", end)
    for joint in _joints():
        if name.startswith(joint, end):
            yield end + len(joint) + name.startswith(" ", end + len(joint))


def is_section_name(text: str) -> bool:
    """Whether a short line names a section that only an article has: "Causes", "【病因】".

    >>> is_section_name("Causes"), is_section_name("Tips"), is_section_name("Our doctors")
    (True, False, False)
    """
    named = text.strip("【】[]［］")
    return is_bare_noun(named) and names_telling_section(named)


def names_telling_section(text: str) -> bool:
    """Whether a text holds the name of a section that only an article has.

    >>> names_telling_section("How to prevent bites"), names_telling_section("How to cook an egg")
    (True, False)
    """
    role = role_of(text)
    return role is not None and role.role in TELLING
