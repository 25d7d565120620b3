"""Words that number are those of patterns, in a line of their own as in a text."""

from functools import cache

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.characters import HAN_NUMERALS
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import read_han
from pipeline.outline.markers.words import read_word_marker, word_for
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.vocabulary import languages
from tests.support.lines import small
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

EXAMPLES = [
    ("First, rest", "word", 1, 6),
    ("FIRST OF ALL , rest", "word", 1, 14),
    ("First National Bank", None, 0, 0),
    ("First It was cold", "word", 1, 5),
    ("secondThe door", "word", 2, 6),
    ("secondhand is cheap", None, 0, 0),
    ("The second is damp", "word", 2, 13),
    ("The second reason: haste", "label reason", 2, 18),
    ("The second reason is haste", "label reason", 2, 20),
    ("2 is damp", "word", 2, 4),
    ("0 is damp", None, 0, 0),
    ("Finally, rest", "word", 0, 8),
    ("第二，休息", "word", 2, 3),
    ("第二个原因：休息", "label 原因", 2, 6),
    ("第二个原因是休息", "label 原因", 2, 6),
    ("二是休息", "word", 2, 2),
    ("Reason 2: rest", "label reason", 2, 9),
    ("Reason 2:30 rest", None, 0, 0),
    ("Step 2 Rinse", "label step", 2, 6),
    ("Step 2 rinse", None, 0, 0),
    ("Step 200: Rinse", None, 0, 0),
    ("x 2: rest", None, 0, 0),
    ("原因二：休息", "label 原因", 2, 4),
    ("原因二休息", None, 0, 0),
    ("一二三：休息", None, 0, 0),
    ("Secondly", None, 0, 0),
]


@pytest.mark.parametrize(("line", "family", "ordinal", "end"), EXAMPLES)
def test_words_that_number(line: str, family: str | None, ordinal: int, end: int) -> None:
    marker = read_word_marker(page_of(line), phrases(), 0, len(line), 0)
    found = (marker.name or "word", marker.ordinal, marker.end) if marker else (None, 0, 0)
    assert found == (family, ordinal, end)


@pytest.mark.parametrize(
    ("ordinal", "sample", "expected"),
    [
        (3, "Eighthly", "Thirdly"),
        (2, "首先", "其次"),
        (3, "first of all", None),
        (20, "First", None),
        (1, "Rest", None),
    ],
)
def test_words_are_written_in_the_form_of_those_beside_them(ordinal: int, sample: str, expected: str | None) -> None:
    assert word_for(ordinal, sample) == expected


NOUN = r"(?:[ \t]*[个個种種条條点點]?[ \t]*(?P<noun>\p{L}{2,14}))?"
SENTENCE = r"(?=[ \t]?(?-i:\p{Lu}\p{L}*+[ \t]\p{Ll}))"
LABEL = regex.compile(
    r"(?P<noun>(?:(?!\p{Han})[\p{L}\p{M}]){2,14}+)[ \t]?(?P<n>\p{Nd}{1,2})"
    r"(?:[ \t]*[,，:：、.](?!\p{Nd})|[ \t]+[-–—](?!\p{Nd})|(?=[ \t]*$)|(?=[ \t]?\p{Lu}))"
    r"|(?P<noun>\p{Lu})(?P<n>\p{Nd}{1,2})[ \t]*[:：.、](?!\p{Nd})"
    rf"|第(?P<n>\p{{Nd}}{{1,2}}+|[{HAN_NUMERALS}]{{1,3}}+)(?P<noun>[步招式类類点點条條种種项項段阶階章节節课課问問则則])"
    r"(?:[ \t]*[,，:：、.]|(?=[ \t])|$)"
    rf"|(?P<noun>\p{{Han}}{{1,4}}?)(?:(?P<n>[{HAN_NUMERALS}]{{1,3}})[ \t]*[:：、]|[ \t]?(?P<n>\p{{Nd}}{{1,2}}+)[ \t]*[:：])"
    r"|(?P<noun>\p{Han}{2,4}?)[ \t]?(?P<n>\p{Nd}{1,2})(?=[ \t]*$)"
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


@cache
def beginnings() -> tuple[set[str], set[str]]:
    """The letters that words begin with, and where words are not spaced, the characters."""
    letters, characters = set(), set()
    for language in languages():
        for word in (*sum(language.markers.ordinals, ()), *language.markers.continuing):
            run = regex.match(r"\p{L}+", word)
            if run and language.words:
                letters.add(run.group())
            else:
                characters.add(word[0])
    return letters, characters


def stands_alone(line: str, at: int) -> bool:
    """Whether the letters of a word go on with no others but those of a sentence: "secondThe", but not "secondhand"."""
    letters, characters = beginnings()
    runs = (regex.match(run, line, pos=at) for run in (r"\p{L}+", r"\p{L}\p{Ll}*"))
    return small(line[at]) in characters or any(small(run.group()) in letters for run in runs if run)


def word_slowly(line: str, at: int) -> regex.Match[str] | None:
    """The first of all words with what has to follow them that stands at a place; no numeral is zero."""
    alone = stands_alone(line, at)
    for number, pattern in enumerate(patterns()):
        match = pattern.match(line, at) if alone or number >= 3 else None
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
