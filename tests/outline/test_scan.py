"""The scan: what is known of every code point, and the lines of a text."""

import re
from functools import cache

import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outline.reading import page_of
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import CODE_POINT, DIGIT, PROPERTIES, WIDE
from pipeline.vocabulary import languages
from tests.support.phrases import every_phrase

# Above these stand neither letters nor numbers.
EVERY = "".join(chr(code) for code in range(0x40000) if not 0xD800 <= code < 0xE000)


@cache
def every_code_point() -> Lines:
    return page_of(EVERY)


def with_property(property: int) -> list[str]:
    return [character for character, cell in zip(EVERY, every_code_point().cells, strict=True) if cell & property]


def test_small_letters_are_what_a_pattern_without_regard_to_case_takes_for_them() -> None:
    by_letter: dict[str, set[str]] = {}
    for character, cell in zip(EVERY, every_code_point().cells, strict=True):
        by_letter.setdefault(chr(cell & CODE_POINT), set()).add(character)
    for sign in sorted({sign for language in languages() for phrase in every_phrase(language) for sign in phrase}):
        assert set(regex.findall(regex.escape(sign), EVERY, regex.IGNORECASE)) == by_letter[sign], sign


def test_every_property_has_a_bit_of_its_own() -> None:
    bits = [bit for bit, _ in PROPERTIES]
    assert len(set(bits)) == len(bits)


def test_every_decimal_digit_is_known() -> None:
    assert with_property(DIGIT) == regex.findall(r"\p{Nd}", EVERY)
    assert not {sign for sign in EVERY if sign.isdecimal()} - {*with_property(DIGIT)}


def test_every_character_of_a_script_without_spaces_is_known() -> None:
    assert with_property(WIDE) == regex.findall(r"[\p{Han}\p{Hiragana}\p{Katakana}]", EVERY)


SIGNS = ["a", "B", "é", "e\u0301", "1", "_", "病", "か", ".", " ", "  ", "\t", "\u3000", "\x1c", "\x85", "\u2028", "\r"]


@given(st.lists(st.sampled_from([*SIGNS, "\n", "\n", "\n\n"]), max_size=30).map("".join) | st.text())
def test_lines_are_those_of_the_text_without_the_white_space_around_them(text: str) -> None:
    page = page_of(text)
    stripped = [line.strip() for line in text.split("\n")]
    lines = [text[page.start[row] : page.end[row]] for row in range(page.count)]
    assert lines == [line for line in stripped if line]
    assert list(page.spaces) == [line.count(" ") for line in lines]
    assert list(page.words) == [len(re.findall(r"\w+", line)) for line in lines]
    assert [at - start for at, start in zip(page.wide, page.start, strict=True)] == [
        len(regex.split(r"[\p{Han}\p{Hiragana}\p{Katakana}]", line)[0]) for line in lines
    ]
    assert [sum(page.blanks[: row + 1]) + row for row in range(page.count)] == [
        number for number, line in enumerate(stripped) if line
    ]


@given(st.lists(st.sampled_from([" ", "\t", "\u3000"]), max_size=20).map("".join))
def test_the_indent_of_a_line_is_counted_in_columns(white: str) -> None:
    assert page_of(f"{white}x").indent[0] == len(f"{white}x".expandtabs(8)) - 1
