"""Blocks tile the text, and every row holds what its offsets say: for every string."""

import json

import pytest
from hypothesis import example, given

import pipeline
from samples.hostile_texts import hostile_text
from samples.invariants import check_cleaning, check_rows
from samples.places import DATA
from tests.support.strategies import any_text, page_like


@given(page_like)
@example("⑧ |\n⑧⑧\n⑧")
@example("- ③：\n❸")
@example("* 1⃣:\n2、")
@example("①①①①①①①①. . 原因：①")
@example("四．対策\n?\n四．．Cure:四원인\n§")
def test_invariants_hold_on_text_that_looks_like_a_page(text: str) -> None:
    check_rows(pipeline.parse(text))


@given(any_text)
def test_invariants_hold_on_any_text(text: str) -> None:
    check_rows(pipeline.parse(text))


def test_invariants_hold_on_hostile_texts() -> None:
    for number in range(200):
        text = hostile_text(0, number)
        page = pipeline.parse(text)
        check_rows(page)
        check_cleaning(text, page)


@pytest.mark.parametrize("name", ["medquad-dev.jsonl", "wcxb-dev-text.jsonl", "layouts"])
def test_invariants_hold_on_real_pages(name: str) -> None:
    path = DATA / "layouts" / "dev.jsonl" if name == "layouts" else DATA / "data" / name
    if not path.exists():
        pytest.skip("the shared data is not here")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % 10:
                continue
            record = json.loads(line)
            text = record.get("text") or record["text_synthetic"]
            page = pipeline.parse(text)
            check_rows(page)
            check_cleaning(text, page)
