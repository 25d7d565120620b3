"""The screen of numbering: what it clears needs no repair, and it sees every line that holds a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import cut_lines
from pipeline.structure.outline import read_outline
from pipeline.structure.places import candidates, go_the_long_way
from pipeline.structure.screen import _lines_at, _marks_either_way, may_be_misnumbered
from samples.corruption import STYLES
from samples.places import labelled_pages
from tests.support.lists import PIECES, generated, real_texts
from tests.support.plain_pages import CLEARED


def check(text: str) -> None:
    """Whatever the screen clears, the outline finds nothing to repair in; and no line with a mark escapes it."""
    if not may_be_misnumbered(text):
        outline = read_outline(text)
        assert not outline.strays
        assert not [entry for entry in outline.entries if entry.wrong]
    if go_the_long_way(text):
        return  # read whole, whatever the patterns find
    page = f"\n{text}\n"
    at_front, within = candidates(page)
    seen = {line.strip() for line in _lines_at(page, at_front + within)}
    assert [line.text for line in cut_lines(text) if line.text not in seen and _marks_either_way(line.text)] == []


def test_what_is_cleared_needs_no_repair_in_generated_lists() -> None:
    for text in generated():
        check(text)


def test_what_is_cleared_needs_no_repair_on_sample_pages() -> None:
    for page in labelled_pages().values():
        check(page.text)
        check(page.text.replace("\n", " "))


@pytest.mark.parametrize("name", ["medquad-dev.jsonl", "wcxb-dev-text.jsonl", "zh-medical-qa.gb18030.csv"])
def test_what_is_cleared_needs_no_repair_on_real_pages(name: str) -> None:
    for text in real_texts(name):
        check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_cleared_needs_no_repair_in_any_mix(text: str) -> None:
    check(text)


@given(st.sampled_from(STYLES), st.lists(st.integers(1, 8), max_size=7), st.sampled_from(["\n", "\n\n", "\n  ", " "]))
def test_what_is_cleared_needs_no_repair_in_any_order(style: object, places: list[int], gap: str) -> None:
    check(gap.join(f"{style.marker(place)} a b" for place in places))  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", CLEARED)
def test_plain_pages_are_cleared(text: str) -> None:
    assert not may_be_misnumbered(text)


NOT_CLEARED = [
    pytest.param("1. Cold\n2. Damp\n8. Soup\n4. Haste\n", id="wrong-numeral"),
    pytest.param("• Cold ⑨\n• Damp\n", id="stray-behind-a-bullet"),
    pytest.param("First, cold\nEighth, damp\nThird, soup\n", id="words"),
    pytest.param("(l) Cold\n(2) Damp\n(3) Soup\n", id="letter-for-digit"),
    pytest.param("1. Cold\n2. Damp\n2. Soup\n3. Haste\n", id="doubled"),
    pytest.param("1. Cold\n2. Damp\n7. Soup\n", id="gap"),
    pytest.param("Causes:\n1: Cold\n9: Damp\n3: Soup\n", id="wrong-numeral-between-weak-ones"),
    pytest.param("May 24, it rained.\n2. Rest\n3. Sleep\n", id="what-may-be-the-first"),
]


@pytest.mark.parametrize("text", NOT_CLEARED)
def test_pages_that_may_need_repair_are_read(text: str) -> None:
    assert may_be_misnumbered(text)
