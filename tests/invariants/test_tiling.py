"""Blocks tile the text, and every row holds what its offsets say: for every string."""

import json

import pytest
from hypothesis import example, given

import pipeline
from pipeline.records import SECTION_ROLES, Page
from pipeline.rules import RULES
from samples.places import DATA
from tests.support.strategies import any_text, page_like


def check_invariants(page: Page) -> None:
    at = 0
    for block in page.blocks:
        assert block.start >= at, "blocks overlap"
        assert not page.text[at : block.start].strip(), "text between blocks"
        assert block.start < block.end, "an empty block"
        assert block.rule in RULES
        at = block.end
    assert not page.text[at:].strip(), "text after the last block"
    for section in page.sections:
        assert page.text[section.start : section.end] == section.text
        assert section.role in SECTION_ROLES
        assert section.rule in RULES
    for number, item in enumerate(page.items):
        section = page.sections[item.section]
        assert page.text[item.start : item.end] == item.text
        assert section.start <= item.start
        assert item.end <= section.end
        assert item.role == section.role
        assert item.ordinal >= 1
        assert item.repaired == (item.marker != item.marker_raw)
        assert item.parent is None or item.parent < number
        assert item.level == (0 if item.parent is None else page.items[item.parent].level + 1)
    for found in page.recommendations:
        held = page.text[found.start : found.end]
        assert found.title or found.teaser
        assert held.startswith(found.title or found.teaser or "")
        assert held.endswith(found.teaser or found.title or "")
    assert len(page.items) == sum(block.role == "item" for block in page.blocks)
    assert page.title is None or page.article.startswith(page.title)
    assert all(edit.rule in RULES for edit in page.edits)


@given(page_like)
@example("⑧ |\n⑧⑧\n⑧")
@example("- ③：\n❸")
@example("* 1⃣:\n2、")
@example("①①①①①①①①. . 原因：①")
def test_invariants_hold_on_text_that_looks_like_a_page(text: str) -> None:
    check_invariants(pipeline.parse(text))


@given(any_text)
def test_invariants_hold_on_any_text(text: str) -> None:
    check_invariants(pipeline.parse(text))


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
            check_invariants(page)
            assert pipeline.revert(page.text, page.edits) == text
            assert pipeline.clean(page.text).edits == ()
