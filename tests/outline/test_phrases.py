"""Phrases: the trie finds what patterns of the whole vocabulary find, in any case and with any blanks."""

from collections.abc import Callable
from functools import cache

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outline import phrase_kinds as kinds
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import ROLE
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.vocabulary import languages
from tests.support.phrases import alternatives, every_phrase

KINDS = ["ROLE", "PREVIOUS", "NEXT", "RECOMMENDATIONS", "BYLINE", "BREADCRUMB", "BOILERPLATE", "CLOSING", "ORDINAL"]
KINDS += ["CONTINUING", "REFERENCE", "JOINT", "COPULA", "COMMON", "BACKGROUND", "BACKGROUND_AFTER", "CONDITION"]
KINDS += ["QUALIFIER", "LINK"]
ALL = sorted({phrase for language in languages() for phrase in every_phrase(language)})


def spread(phrase: str) -> str:
    return phrase.replace(" ", " \t ")


def odd(phrase: str) -> str:
    return phrase.replace("s", "\u017f").replace("i", "\u0130").replace("\u0434", "\u1c81")


WAYS: list[Callable[[str], str]] = [str, str.upper, str.title, spread, odd]
AFTER = ["", " ", ":", " reason:", "s", "_", "1", "：x", "\t| ", "（2）", " the Cat sat", "The Cat sat", " is so"]
AFTER += ["2024-1", " > a", "\u0301"]
MIXES = st.lists(
    st.builds(lambda way, phrase: way(phrase), st.sampled_from(WAYS), st.sampled_from(ALL))
    | st.sampled_from([*AFTER, "②", "(3)", "[4]", "no.", "Ⓐ", "-", "、", "一", "十二", "12", "\n"]),
    max_size=6,
).map("".join)


@cache
def numbers_of(kind: int) -> list[int]:
    """The phrases of a kind; those that end compounds are found in another way."""
    numbers = [number for number in range(len(phrases().text)) if phrases().kind[number] == kind]
    return [number for number in numbers if not ends_words(number)]


def ends_words(number: int) -> bool:
    return phrases().kind[number] == ROLE and phrases().text[number].startswith("-")


@cache
def patterns(kind: int) -> list[tuple[int, regex.Pattern[str]]]:
    """For each language, the pattern that its phrases of a kind stand for."""
    found: dict[int, list[str]] = {}
    for number in numbers_of(kind):
        found.setdefault(phrases().language[number], []).append(phrases().text[number])
    return [
        (language, regex.compile(alternatives(tuple(texts), languages()[language].words), regex.IGNORECASE))
        for language, texts in found.items()
    ]


def ends_at(text: str, at: int, kind: int) -> dict[int, int]:
    """Where the longest phrase of each language ends that begins at a place."""
    hits = Hits()
    phrases().find_at(page_of(text), 0, len(text), at, kind, hits)
    ends: dict[int, int] = {}
    for end, phrase in zip(hits.end, hits.phrase, strict=True):
        ends[phrases().language[phrase]] = max(end, ends.get(phrases().language[phrase], 0))
    return ends


@pytest.mark.parametrize("name", KINDS)
def test_every_phrase_is_found_in_any_writing(name: str) -> None:
    kind = getattr(kinds, name)
    for turn, number in enumerate(numbers_of(kind)):
        phrase = phrases().text[number]
        text = WAYS[turn % len(WAYS)](phrase) + AFTER[turn % len(AFTER)]
        hits = Hits()
        phrases().find_at(page_of(text), 0, len(text), 0, kind, hits)
        match = regex.match(alternatives((phrase,), phrases().spaced[number] != 0), text, regex.IGNORECASE)
        found = [end for end, hit in zip(hits.end, hits.phrase, strict=True) if hit == number]
        assert found == ([match.end()] if match else []), text


@pytest.mark.parametrize("name", KINDS)
@given(text=MIXES)
def test_phrases_are_those_of_the_patterns_in_any_mix(name: str, text: str) -> None:
    kind = getattr(kinds, name)
    for at in range(min(len(text), 30)):
        matches = {language: pattern.match(text, at) for language, pattern in patterns(kind)}
        assert ends_at(text, at, kind) == {language: match.end() for language, match in matches.items() if match}, at


@given(MIXES)
def test_names_of_sections_in_a_text_are_those_of_the_patterns(text: str) -> None:
    hits = Hits()
    phrases().find_names(page_of(text), 0, len(text), hits)
    for language, pattern in patterns(ROLE):
        longest: dict[int, int] = {}
        for start, end, phrase in zip(hits.start, hits.end, hits.phrase, strict=True):
            if phrases().language[phrase] == language and not ends_words(phrase):
                longest[start] = max(end, longest.get(start, 0))
        apart: list[tuple[int, int]] = []
        for start, end in longest.items():
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        assert apart == [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Grippesymptome und Rückenprävention", ["-symptome", "-prävention"]),
        ("GRIPPESYMPTOME", ["-symptome"]),
        ("Ursachen", ["ursachen-", "ursachen"]),
        ("Absymptome", []),
        ("Grippesymptomen, Grippesymptomenreich", ["-symptomen"]),
        ("Vorbeugetipps", ["vorbeuge-"]),
        ("Erbeugetipps", ["-tipps"]),
        ("epsilon", []),
    ],
)
def test_compounds_hold_the_names_of_sections(text: str, found: list[str]) -> None:
    hits = Hits()
    phrases().find_names(page_of(text), 0, len(text), hits)
    assert [phrases().text[phrase] for phrase in hits.phrase] == found
