"""Edits give the raw text back, and a cleaned text needs none: for every string."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import clean, revert
from tests.support.strategies import any_text, page_like


@given(st.one_of(any_text, page_like))
@example("\ud800\x00\r\n")
@example("&#&#51;8;")
@example("&am\u200bp;")
@example("①2)①㋐")
@example("First,⑵④❶")
@example("⑧…⑧&semi;⑧\n⑧")
@example("3.⑳\n3.：3.⑳\n3.\n⑳8.3\n⑳3.⑳8⑳")
def test_reverting_gives_the_raw_text_back(text: str) -> None:
    cleaned = clean(text)
    assert revert(cleaned.text, cleaned.edits) == text


@given(st.one_of(any_text, page_like))
@example("&amp;amp;lt;")
@example("&#&#51;8;")
@example("&\u200bamp;")
@example("&acirc;&#8364;&#8482;")
@example("&l&#82&#82\u200b03;03;t;")
@example("㉣ⓑ⑾⒟➆ⓞ㊈㉞㋷㉸❾ⓅⓋ⒵➍⑫㉠㉚㋸ⓚ㋩Ⓞ➑⓺")
@example("Causes:\n① a\n⑧ b\n③ c\n④ d " + "❷⑶⓵" * 9)
def test_cleaning_a_cleaned_text_changes_nothing(text: str) -> None:
    assert clean(clean(text).text).edits == ()


@pytest.mark.parametrize(
    "line",
    [
        *("①", "⑧ a ", "1. ", "1. a ", "&amp;", "â€™", "\ud800", "\x00", "\x1b[", "第一", "("),
        *(
            "<",
            "<b",
            "<p a='",
            "<br>",
            "</b>",
            "<sup>1",
            "[",
            "[b]",
            "/h1>",
            "& ",
            "&lt ",
            "&#55357;",
            "\x1b]",
            "\x1bP",
        ),
        *("\u202a", "\u200d", "e\u0301", "\u0301\u0323", "\ufe0f", "\U000e0067", "\uf0b7 ", "\uf900", "烫", "<!--"),
    ],
)
def test_a_long_line_of_one_thing_comes_back(line: str) -> None:
    text = line * (100_000 // len(line))
    cleaned = clean(text)
    assert revert(cleaned.text, cleaned.edits) == text
