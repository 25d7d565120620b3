"""Words that number are those of patterns, in a line of their own as in a text."""

from functools import cache

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.characters import HAN_NUMERALS
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_han
from pipeline.outline.markers.words import read_word_marker
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.vocabulary import languages
from tests.support.lists import PIECES, generated
from tests.support.phrases import PHRASES, pattern_of

SIGNS = [
    " ",
    " ",
    " the ",
    "The ",
    "(2)",
    "_",
    "e\u0301",
    "is ",
    "It was",
    " Cat sat",
    "是",
    "は",
    "2",
    "十二",
    "Reason ",
    ":",
]
MIXES = st.lists(st.sampled_from([*PIECES, *PHRASES, *map(str.upper, PHRASES), *SIGNS, *SIGNS]), max_size=7).map(
    "".join
)

NOUN = r"(?:[ \t]*[个個种種条條点點]?[ \t]*(?P<noun>\p{L}{2,14}))?"
SENTENCE = r"(?=[ \t]?(?-i:\p{Lu}\p{L}*+[ \t]\p{Ll}))"
LABEL = regex.compile(
    r"(?P<noun>(?:(?!\p{Han})[\p{L}\p{M}]){2,14}+)[ \t]?(?P<n>\p{Nd}{1,2})"
    r"(?:[ \t]*[,，:：、.](?!\p{Nd})|(?=[ \t]?\p{Lu}))"
    rf"|(?P<noun>\p{{Han}}{{1,4}}?)(?P<n>[{HAN_NUMERALS}]{{1,3}})[ \t]*[:：、]"
)


@cache
def patterns() -> list[regex.Pattern[str]]:
    """Words with a sign, words and numerals that are something, words that a sentence follows; labels."""
    ordinals = [(language.words, sum(language.markers.ordinals, ())) for language in languages()]
    signed = pattern_of(
        (language.words, (*sum(language.markers.ordinals, ()), *language.markers.continuing))
        for language in languages()
    )
    spaced = tuple(word for words, known in ordinals if words for word in known)
    unspaced = tuple(word for words, known in ordinals if not words for word in known)
    copulas = sorted({word for language in languages() for word in language.markers.copulas}, key=len, reverse=True)
    copula = rf"{NOUN}[ \t]*(?:{'|'.join(map(regex.escape, copulas))})(?:(?<=\p{{Lo}})|(?=[ \t])|{SENTENCE})"
    return [
        regex.compile(rf"(?P<n>{signed}){NOUN}[ \t]*[,，:：、]", regex.IGNORECASE),
        regex.compile(rf"(?P<n>{pattern_of([(False, spaced + unspaced)])}){copula}", regex.IGNORECASE),
        regex.compile(rf"(?P<n>{pattern_of([(False, spaced)])})(?P<noun>(?!))?{SENTENCE}", regex.IGNORECASE),
        regex.compile(rf"(?P<n>\p{{Nd}}{{1,2}}|[{HAN_NUMERALS}]{{1,3}}){copula}", regex.IGNORECASE),
        LABEL,
    ]


def word_slowly(line: str, at: int) -> regex.Match[str] | None:
    """The first of all words with what has to follow them that stands at a place; no numeral is zero."""
    for pattern in patterns():
        match = pattern.match(line, at)
        if match and not is_zero(match["n"]):
            return match
    return None


def is_zero(text: str) -> bool:
    if text.isdecimal():
        return int(text) == 0
    return not text.strip(HAN_NUMERALS) and read_han(text, 0, len(text)) == 0


def shown(marker: Marker | None, by: int = 0) -> tuple[str, int, int, int, int] | None:
    """A marker, as if the text began a few characters further down."""
    if marker is None:
        return None
    return marker.name, marker.ordinal, marker.numeral_start - by, marker.numeral_end - by, marker.end - by


def check(line: str) -> None:
    page = page_of(line)
    for at in range(min(len(line), 40)):
        found = shown(read_word_marker(page, phrases(), 0, len(line), at))
        match = word_slowly(line, at)
        assert (found is None) == (match is None), at
        if found and match:
            name = f"label {match['noun'].lower()}" if match["noun"] else ""
            assert (found[0], *found[2:]) == (name, *match.span("n"), match.end()), at


@given(MIXES)
def test_words_that_number_are_those_of_the_patterns_in_any_mix(text: str) -> None:
    for line in text.split("\n"):
        check(line)


def test_words_that_number_are_those_of_the_patterns_in_made_up_lists() -> None:
    for line in {line for text in generated() for line in text.split("\n")}:
        check(line)


@given(MIXES)
@example("Rest.\nThe second is damp")
def test_words_that_number_are_the_same_in_a_text_as_in_a_line_of_their_own(text: str) -> None:
    page, start = page_of(text), 0
    for line in text.split("\n"):
        for at in range(min(len(line), 40)):
            if at and regex.match(r"\w", line[at - 1]):
                continue  # what stands within a word
            alone = read_word_marker(page_of(line[at:]), phrases(), 0, len(line) - at, 0)
            there = read_word_marker(page, phrases(), start, start + len(line), start + at)
            assert shown(there, start + at) == shown(alone)
        start += len(line) + 1
