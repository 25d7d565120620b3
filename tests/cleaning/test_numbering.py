"""A page that a look at all its lines clears of wrong numerals needs no repair."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.numbering import numbering_edits, repairs_of
from pipeline.outline.outline import may_need_repair, read_lists_of
from pipeline.outline.page_reader import PageReader
from pipeline.outline.reading import page_of
from samples.corruption import STYLES, Style
from samples.places import labelled_pages
from tests.support.lists import PIECES, generated


def check(text: str) -> None:
    page = page_of(text)
    if not may_need_repair(page):
        listing = read_lists_of(page)
        assert repairs_of(page, listing.article.candidates, listing.lists) == []


def test_what_is_cleared_needs_no_repair_in_made_up_lists() -> None:
    for text in generated():
        check(text)


def test_what_is_cleared_needs_no_repair_on_sample_pages() -> None:
    for page in labelled_pages().values():
        check(page.text)
        check(page.text.replace("\n", " "))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_cleared_needs_no_repair_in_any_mix(text: str) -> None:
    check(text)


@given(st.sampled_from(STYLES), st.lists(st.integers(1, 8), max_size=7), st.sampled_from(["\n", "\n\n", "\n  ", " "]))
def test_what_is_cleared_needs_no_repair_in_any_order(style: Style, places: list[int], gap: str) -> None:
    check(gap.join(f"{style.marker(place)} a b" for place in places))


def test_a_menu_beside_a_list_does_not_keep_it_from_repair() -> None:
    page = PageReader("1. Damp air.\n1. Warm air.\n3. Old bread.\n8. Privacy policy")
    assert [(edit.before, edit.after) for edit in numbering_edits(page)] == [("1", "2")]
