"""What a line says by itself is found by looks at the whole page, at single words and bytes: they miss nothing."""

import re
import sys
from collections.abc import Callable

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure import boilerplate, heads, kinds, looks, notices, remembered, roles
from pipeline.structure.boilerplate import WEIGHTS, shapes_of, signs_of, weigh
from pipeline.structure.lines import cut_lines
from pipeline.vocabulary import languages
from samples.places import labelled_pages
from tests.support.lists import PIECES

LABELS = ("previous", "next", "recommendations", "byline", "breadcrumb", "boilerplate", "notices")
PHRASES = sorted({phrase for language in languages() for name in LABELS for phrase in getattr(language.lines, name)})
ROLES = sorted({phrase for language in languages() for phrase in language.roles})
ODD = [
    "İ",
    "ſ",
    "\u212a",
    "ᲀ",
    "Σ",
    "ß",
    "\u0301",
    "\u0307",
    "_",
    "’",
    "“",
    "—",
    "…",
    "\u3000",
    "\x1c",
    "\x85",
    "\u2028",
]
DATES = [
    "2019年8月21日",
    "June 3, 2024",
    "3. März 2021",
    "1 de mayo de 2020",
    "5 min",
    "7 weeks ago",
    "٣/٤/٢٠٢٠",
    "１２-３-４",
]
DIGITS = ["\U00011f53", "\U0001e4f2", "٣", "１", "3", "2024", "-", "/", ".", " min", " ago", ", "]
ADDRESSES = ["www.", "http:", "https:", ".com", ".org", "a@b", "@", "x.net", ".community"]
SIGNS = [" ", " ", " ", ": ", ":", ".", "?", "...", "|", "【", "[", "the ", "©", "«", "1. ", "• ", ")", "”"]
PARTS = [*PIECES, *PHRASES, *map(str.upper, PHRASES[::3]), *map(str.title, PHRASES[::2]), *ROLES, *ODD, *DATES, *DIGITS]
MIXES = st.lists(st.sampled_from([*PARTS, *ADDRESSES, *SIGNS]), min_size=1, max_size=9).map("".join)
LINES = (st.text(max_size=80) | MIXES).map(lambda text: text.replace("\n", " ").strip()).filter(bool)
PAGE_LINES = sorted({line.text for page in labelled_pages().values() for line in cut_lines(page.text)})


def covered_slowly(text: str) -> float:
    """Every phrase of every language, looked for at every word."""
    if roles.is_wide(text):
        return notices.share_in_wide(text)
    words = re.findall(r"\w+", text.lower())
    known: set[int] = set()
    for language in languages():
        for phrase in language.lines.notices if language.words else ():
            wanted = phrase.split()
            for at in range(len(words)):
                if words[at : at + len(wanted)] == wanted:
                    known.update(range(at, at + len(wanted)))
    return len(known) / len(words) if words else 0.0


def check_words(text: str) -> None:
    assert notices.small_words(text) == re.findall(r"\w+", text.lower())
    assert notices.covered(text) == covered_slowly(text)
    assert roles.is_wide(text) == bool(regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}]", text))
    telling = regex.findall(r"\p{Han}|(?:(?!\p{Han})\w){4,}", text.lower())
    assert heads._telling_words(text) == {word[:5] for word in telling}


def check_dates_and_addresses(text: str) -> None:
    dated = bool(re.search(r"\d", text) and notices._DATE.search(text))
    addressed = bool(notices._ADDRESS.search(text))
    rare = notices.rare_signs(text)
    assert notices.holds_date(text) == dated
    assert notices.holds_address(text) == addressed
    assert not dated or rare.strip(b".:@")
    assert not addressed or rare
    assert notices.is_note(text) == (
        dated or addressed or "©" in text or covered_slowly(text) >= notices.FULL["phrase"]
    )


def check_first_words(text: str) -> None:
    (shape,) = shapes_of([text])
    labels = kinds._labels()
    by_label = kinds._read_label(text, labels)
    if by_label and text[0] not in kinds._BEFORE_LABELS:
        assert labels.beginnings.may_begin(text, shape.first)
    if roles.is_section_name(text):
        assert boilerplate._section_names().may_begin(text, shape.first)
    bar = text[0] == "|" and not text.strip("| ")
    assert kinds.read_kind(text) == (
        kinds.Kind("boilerplate", "boilerplate-bar") if bar else by_label or kinds._read_notice(text, shape)
    )


def check_shape(text: str) -> None:
    (shape,) = shapes_of([text])
    wide = roles.is_wide(text[: boilerplate.LONGEST_NOTICE])
    words = len(text) // 2 if wide else text.count(" ") + 1
    assert shape.words == words
    assert shape.numbered == bool(boilerplate._NUMBER.match(text))
    if words <= boilerplate.LONGEST_NOTICE:
        assert (shape.noticed, shape.addressed) == (covered_slowly(text), bool(notices._ADDRESS.search(text)))
    if words <= boilerplate.LONGEST_NOTE or len(text) <= notices.LONGEST_DATE:
        assert shape.dated == notices.holds_date(text)
    assert weigh(signs_of(text)) == sum(WEIGHTS[sign] for sign in signs_of(text))
    assert looks._name_of(text) == looks._MARKER.sub("", text, count=1).rstrip(" :：").lower()


CHECKS = [check_words, check_dates_and_addresses, check_first_words, check_shape]


@pytest.mark.parametrize("check", CHECKS)
def test_looks_miss_nothing_on_real_lines(check: Callable[[str], None]) -> None:
    for line in PAGE_LINES:
        check(line)


@pytest.mark.parametrize("check", CHECKS)
@given(text=LINES)
def test_looks_miss_nothing(check: Callable[[str], None], text: str) -> None:
    check(text)


@given(st.lists(LINES, max_size=6))
def test_lines_say_together_what_they_say_alone(lines: list[str]) -> None:
    alone = []
    for line in lines:
        looks._known.clear()
        alone += looks.look_at([line])
    looks._known.clear()
    assert looks.look_at(lines) == alone
    assert looks.look_at(lines) == alone


def test_no_digit_is_taken_for_an_ordinary_byte() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        if character.isdecimal() or regex.match(r"\p{Nd}", character):
            assert notices.rare_signs(character)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (remembered, looks):
        monkeypatch.setattr(module, "LINES", 10)
    asked = remembered.remembered(lambda text: text.upper())
    looks._known.clear()
    for number in range(25):
        assert asked(f"line {number}") == f"LINE {number}"
        looks.look_at([f"line {number} {part}" for part in range(number)])
        assert len(asked) <= 10
        assert len(looks._known) <= 10
    long = "long " * remembered.LONGEST
    assert asked(long) == long.upper()
    assert long not in asked
    looks.look_at([long.strip()])
    assert long.strip() not in looks._known
