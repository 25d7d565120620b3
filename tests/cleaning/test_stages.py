"""Golden cases of every stage, and what a stage fires on."""

import re
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import clean, clean_pages
from pipeline.characters import COMBINING, ENCLOSED, REWRITTEN_BY_NFC
from pipeline.cleaning import STAGES
from pipeline.cleaning.losses import find_losses, losses_of
from pipeline.cleaning.normal_form import TRIGGER as NFC_TRIGGER
from pipeline.cleaning.normal_form import normal_form_edits
from pipeline.edits import splice
from pipeline.outline.page_reader import PageReader
from pipeline.outline.reading import page_of
from samples.places import DATA
from tests.support.cases import STAGE_CASES, cases
from tests.support.strategies import any_text, page_like


def stage_cases() -> list[object]:
    return [pytest.param(name, case, id=f"{name}-{case['label']}") for name in STAGE_CASES for case in cases(name)]


@pytest.mark.parametrize(("stage", "case"), stage_cases())
def test_golden_case(stage: str, case: dict[str, str]) -> None:
    cleaned = clean(case["before"])
    assert cleaned.text == case["after"]
    assert {edit.stage for edit in cleaned.edits} == {stage}
    assert case["rule"] in {edit.rule for edit in cleaned.edits}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in cases("negative")])
def test_text_that_must_not_be_changed(case: dict[str, str]) -> None:
    assert clean(case["text"]).edits == ()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["label"], marks=pytest.mark.xfail(reason=case["reason"]))
        for case in cases("known-failures")
    ],
)
def test_known_failure(case: dict[str, str]) -> None:
    assert clean(case["before"]).text == case["after"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in cases("losses")])
def test_what_cannot_be_recovered_is_recorded(case: dict[str, object]) -> None:
    text = clean(str(case["text"])).text
    losses = find_losses(text)
    assert [f"{loss.rule}: {loss.text}" for loss in losses] == case["losses"]
    assert [text[loss.start : loss.end] for loss in losses] == [loss.text for loss in losses]


@given(page_like)
def test_losses_stand_apart_and_in_order(text: str) -> None:
    losses = find_losses(text)
    assert all(loss.start < loss.end for loss in losses)
    assert all(one.end < other.start or one.rule != other.rule for one, other in pairwise(losses))
    assert losses_of(page_of(text)) == losses


@given(st.one_of(any_text, page_like))
def test_a_stage_fires_only_where_the_text_has_its_property(text: str) -> None:
    for name, stage, needed in STAGES:
        page = PageReader(text)
        if stage(page):
            assert page.lines.flags_of_page & needed, name


def test_every_page_of_a_batch_is_cleaned_as_it_is_alone() -> None:
    texts = ["Fish &amp; chips", "Soup", "donâ€™t", "\x00"]
    assert [*clean_pages(texts)] == [clean(text) for text in texts]


def test_the_tables_of_nfc_hold_every_code_point() -> None:
    stable = re.compile(f"[^{REWRITTEN_BY_NFC}{COMBINING}]")
    joins = re.compile(f"[{COMBINING}]")
    trigger = re.compile(f"[{NFC_TRIGGER}]")
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        decomposed = unicodedata.normalize("NFD", char)
        if unicodedata.normalize("NFC", char) != char or unicodedata.combining(char):
            assert trigger.match(char), f"U+{code:04X}"
            assert not stable.match(char), f"U+{code:04X}"
        elif len(decomposed) > 1 and unicodedata.normalize("NFC", decomposed) == char:
            assert all(joins.match(mark) for mark in decomposed[1:]), f"U+{code:04X}"
        elif stable.match(char) is None:
            category = unicodedata.category(char)
            assert category == "Cn" or joins.match(char), f"U+{code:04X} is in NFC and joins to nothing"


@given(
    st.text(st.sampled_from("aeoq<\u0301\u0323\u0338\u0345\u212b\uf900\u1100\u1161\u11a8가\u0344\u0958\u0f73\u0f71"))
)
def test_what_normalising_leaves_is_nfc(text: str) -> None:
    assert splice(text, normal_form_edits(PageReader(text))) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("family", ENCLOSED)
def test_a_wrong_numeral_of_every_enclosed_family_is_repaired(family: str) -> None:
    right = ENCLOSED[family][:5]
    shown = right[:2] + ENCLOSED[family][8] + right[3:]
    page = "The causes are:\n" + "\n".join(f"{glyph} Reason of some length." for glyph in shown)
    assert clean(page).text == page.replace(shown[2], right[2])


@pytest.mark.parametrize("reference", ["see", "as in", "steps ① and", "than"])
@pytest.mark.parametrize("numeral", ["①", "③", "⑼"])
def test_references_stay(reference: str, numeral: str) -> None:
    page = f"The causes are:\n① Cold air.\n② Haste, {reference} {numeral}\n③ Laughing.\n④ Hot soup."
    assert clean(page).edits == ()


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
def test_the_first_sample_page_needs_two_repairs() -> None:
    text = (DATA / "pages" / "leg-cramps.txt").read_text(encoding="utf-8")
    changes = [(edit.before, edit.after) for edit in clean(text).edits if (edit.before + edit.after).strip()]
    assert changes == [("⑧", "③"), ("⑼", "")]
