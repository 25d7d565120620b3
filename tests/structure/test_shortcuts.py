"""Cheap looks that come before large patterns: they never leave out what the pattern would find."""

import sys
from functools import cache

import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.characters import COLON, QUESTION
from pipeline.structure import markers, patterns, references, roles, words
from pipeline.structure.words import _COUNTED_NOUN
from pipeline.vocabulary import languages
from pipeline.vocabulary.openings import ODD_CASE, found_at
from tests.support.lists import PIECES, generated
from tests.support.phrases import PHRASES, alternatives, between_pattern, every_phrase, pattern_of, reference_pattern

MIXES = st.lists(
    st.sampled_from([*PIECES, *PHRASES, *map(str.upper, PHRASES), " ", " ", " the ", "The ", "(2)", "_", "e\u0301"]),
    max_size=7,
).map("".join)


@cache
def whole_pattern(number: int) -> regex.Pattern[str]:
    language = roles._with_roles()[number]
    return regex.compile(alternatives(tuple(language.roles), language.words), regex.IGNORECASE)


@cache
def noun_pattern() -> regex.Pattern[str]:
    """A heading that is nothing but a vocabulary phrase, or several that are joined."""
    nouns = pattern_of((language.words, tuple(language.roles)) for language in languages())
    words = "|".join(regex.escape(joint) for language in languages() for joint in language.markers.joints)
    joint = rf"(?:[ \t]*(?:,|、|/|の|{words})[ \t]*)"
    return regex.compile(rf"(?:the[ \t]+)?(?:{nouns})(?:{joint}(?:{nouns}))*", regex.IGNORECASE)


@cache
def ordinal_pattern() -> regex.Pattern[str]:
    """A word of any language that numbers a line, the noun that it counts, and a sign."""
    words = pattern_of(
        (language.words, sum(language.markers.ordinals, ()) + language.markers.continuing) for language in languages()
    )
    return regex.compile(rf"(?P<n>{words}){_COUNTED_NOUN}[ \t]*[,，:：、]", regex.IGNORECASE)


def check_patterns(line: str) -> None:
    found = [match.span() for match in markers._inline_matches(line, 0)]
    assert found == [match.span() for match in patterns.in_line().finditer(line)]
    for at in range(min(len(line), 40)):
        assert patterns.MAY_OPEN.match(line, at) or not patterns.at_line_start().match(line, at)
        assert words._MAY_BE_LABEL.match(line, at) or not words._LABEL.match(line, at)
        assert words._ordinal_words().openings.possible(line, at) or not ordinal_pattern().match(line, at)
        assert references.joins_a_reference(line, at) == bool(between_pattern().match(line, at))
        before = line[max(0, at - references._REFERENCE_REACH) : at]
        assert references.refers(line, at) == bool(reference_pattern().search(before))


def check_phrases(line: str) -> None:
    openings = roles._role_openings()
    for number in range(len(roles._with_roles())):
        pattern = whole_pattern(number)
        known = roles._role_phrases(number)
        found = [(at.start, at.end) for at in found_at(known, line, openings.places(line).get(number, []))]
        assert found == [match.span() for match in pattern.finditer(line)]
    bare = noun_pattern().fullmatch(line.rstrip(COLON + QUESTION + " "))
    assert roles.is_bare_noun(line) == (len(line) <= roles.LONGEST_BARE and bare is not None)


@given(MIXES)
def test_shortcuts_agree_with_the_patterns_in_any_mix(text: str) -> None:
    for line in text.split("\n"):
        check_patterns(line)
        check_phrases(line)


@given(MIXES)
def test_word_markers_are_the_same_in_a_text_as_in_a_line_of_their_own(text: str) -> None:
    start = 0
    for line in text.split("\n"):
        for at in range(min(len(line), 40)):
            if at and regex.match(r"\w", line[at - 1]):
                continue  # what stands within a word
            alone, there = words.read_word_marker(line[at:], 0), words.read_word_marker(text, start + at)
            assert there == (alone and moved(alone, start + at))
        start += len(line) + 1


def moved(marker: words.WordMarker, by: int) -> words.WordMarker:
    begin, end = marker.numeral
    return marker._replace(numeral=(begin + by, end + by), end=marker.end + by)


def test_shortcuts_agree_with_the_patterns_in_generated_lists() -> None:
    for line in {line for text in generated() for line in text.split("\n")}:
        check_patterns(line)


def test_odd_letters_are_known() -> None:
    """Every character that a pattern without regard to case takes for a letter of a phrase, in small letters is one."""
    letters = {
        sign for language in languages() for phrase in every_phrase(language) for sign in phrase if sign.isalpha()
    }
    characters = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    taken = regex.findall(f"[{''.join(sorted(letters))}]", characters, regex.IGNORECASE)
    assert [sign for sign in taken if sign.lower() not in letters and not ODD_CASE.match(sign)] == []
