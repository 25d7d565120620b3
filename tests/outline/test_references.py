"""References: what stands before and after a numeral that marks nothing."""

import pytest
from hypothesis import example, given

from pipeline.outline.markers.references import joins_a_reference, refers
from pipeline.outline.reading import page_of
from tests.support.markers import MIXES
from tests.support.phrases import between_pattern, reference_pattern


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("see ", True),
        ("SEE\t ", True),
        ("see no. ", True),
        ("oversee ", False),
        ("(", True),
        ("同", True),
        ("fig. ", True),
        ("tốt hơn ", True),
        ("① and ", True),
        ("(2) - ", True),
        ("2 and ", False),
        ("rest ", False),
        ("", False),
    ],
)
def test_words_before_a_numeral_make_it_a_reference(before: str, expected: bool) -> None:
    assert refers(page_of(before), 0, len(before)) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("see ", True), ("as in ", True), ("let it in ", False), ("tốt hơn ", False), ("常见", False), ("详见", True)],
)
def test_words_with_which_sentences_end_refer_only_within_them(before: str, expected: bool) -> None:
    assert refers(page_of(before), 0, len(before), True) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" and ②", True),
        (" andy ②", False),
        ("、②", True),
        (" - (3)", True),
        (" to 4)", True),
        ("和②", True),
        (" 표 ②", True),
        (" and 2", False),
        (" ②", False),
        ("", False),
    ],
)
def test_words_after_a_numeral_join_it_with_another(after: str, expected: bool) -> None:
    assert joins_a_reference(page_of(after), len(after), 0) is expected


@given(MIXES)
@example("各bước ①")
def test_references_are_those_of_a_pattern(text: str) -> None:
    page = page_of(text)
    for at in range(min(len(text), 40)):
        assert joins_a_reference(page, len(text), at) == bool(between_pattern().match(text, at)), at
        assert refers(page, 0, at) == bool(reference_pattern().search(text[max(0, at - 24) : at])), at
