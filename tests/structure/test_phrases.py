"""Phrases that are looked up are those that a pattern of all of them finds."""

import sys
from collections.abc import Callable

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure import kinds, roles, words
from pipeline.structure.closings import _closings
from pipeline.structure.references import joins_a_reference, refers
from pipeline.vocabulary import languages
from pipeline.vocabulary.phrases import Phrases, plain
from tests.support.phrases import between_pattern, every_phrase, pattern_of, reference_pattern

ALL = sorted({phrase for language in languages() for phrase in every_phrase(language)})


def lists() -> dict[str, Phrases]:
    """Every list of phrases that lines are compared with."""
    labels = {name: found for name, found in kinds._labels()._asdict().items() if isinstance(found, Phrases)}
    ordinals = {name: getattr(words._ordinal_words(), name) for name in ("signed", "counted", "glued")}
    return {**labels, **ordinals, "closings": _closings(), "nouns": roles._nouns()}


def pattern(phrases: Phrases) -> regex.Pattern[str]:
    """The one pattern that a list of phrases stands for."""
    groups: dict[int, tuple[bool, list[str]]] = {}
    for members in phrases._members.values():
        for number, _, phrase, whole in members:
            groups.setdefault(number, (whole, []))[1].append(phrase)
    joined = pattern_of((whole, tuple(found)) for _, (whole, found) in sorted(groups.items()))
    return regex.compile(f"(?P<n>{joined}){phrases._behind}", regex.IGNORECASE)


PATTERNS: dict[str, tuple[Phrases, regex.Pattern[str]]] = {}


def compiled(name: str) -> tuple[Phrases, regex.Pattern[str]]:
    if name not in PATTERNS:
        phrases = lists()[name]
        PATTERNS[name] = phrases, pattern(phrases)
    return PATTERNS[name]


def spread(phrase: str) -> str:
    return phrase.replace(" ", " \t ")


def odd(phrase: str) -> str:
    return phrase.replace("s", "\u017f").replace("i", "\u0130").replace("\u0434", "\u1c81")


WAYS: list[Callable[[str], str]] = [str, str.upper, str.title, spread, odd]
BEHIND = [
    "",
    " ",
    ":",
    " reason:",
    "s",
    "_",
    "1",
    "：x",
    "\t| ",
    "（2）",
    " the Cat sat",
    "The Cat sat",
    " is so",
    "2024-1",
    " > a",
    "\u0301",
]
MIXES = st.lists(
    st.builds(lambda way, phrase: way(phrase), st.sampled_from(WAYS), st.sampled_from(ALL))
    | st.sampled_from([*BEHIND, "②", "(3)", "[4]", "no.", "Ⓐ", "-", "、", "一", "十二", "12", "\n"]),
    max_size=6,
).map("".join)


def check(name: str, text: str) -> None:
    phrases, whole = compiled(name)
    for at in range(min(len(text), 30)):
        found, expected = phrases.match(text, at), whole.match(text, at)
        assert (found is None) == (expected is None), (text, at)
        if found and expected:
            assert (found.start, found.phrase_end, found.end) == (at, expected.end("n"), expected.end()), (text, at)
            noun = expected.groupdict().get("noun")
            assert noun == (found.behind.groupdict().get("noun") if found.behind else None)


@pytest.mark.parametrize("name", lists())
def test_every_phrase_is_found_in_any_writing(name: str) -> None:
    phrases, _ = compiled(name)
    own = [phrase for members in phrases._members.values() for _, _, phrase, _ in members]
    for number, phrase in enumerate(own):
        check(name, WAYS[number % len(WAYS)](phrase) + BEHIND[number % len(BEHIND)])


@pytest.mark.parametrize("name", lists())
@given(text=MIXES)
def test_phrases_are_those_of_the_pattern_in_any_mix(name: str, text: str) -> None:
    check(name, text)


@given(MIXES)
def test_references_are_those_of_the_patterns(text: str) -> None:
    for at in range(min(len(text), 60)):
        assert joins_a_reference(text, at) == bool(between_pattern().match(text, at)), at
        if "\n" not in text:
            before = text[max(0, at - 24) : at]
            assert refers(text, at) == bool(reference_pattern().search(before)), at


@given(MIXES)
def test_numerals_that_are_something_are_those_of_the_pattern(text: str) -> None:
    known = words._ordinal_words()
    whole = regex.compile(
        rf"(?P<n>\p{{Nd}}{{1,2}}|[一二三四五六七八九十]{{1,3}}){known.counted._behind}", regex.IGNORECASE
    )
    for at in range(min(len(text), 30)):
        found, expected = words._numbered(known, text, at), whole.match(text, at)
        assert (found and (found.phrase_end, found.end)) == (expected and (expected.end("n"), expected.end()))


def test_small_letters_are_what_a_pattern_without_regard_to_case_takes_for_them() -> None:
    signs = sorted({sign for phrase in ALL for sign in phrase})
    characters = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    small = plain(characters)
    assert len(small) == len(characters), "offsets in small letters are those of the text"
    by_letter: dict[str, set[str]] = {}
    for sign, letter in zip(characters, small, strict=True):
        by_letter.setdefault(letter, set()).add(sign)
    for sign in signs:
        assert set(regex.findall(regex.escape(sign), characters, regex.IGNORECASE)) == by_letter[sign], sign
