"""Whole pages against their labels, and small pages, each for one shape."""

import pytest

import pipeline
from pipeline.eval.gold import Gold, label_of
from samples.places import DATA, labelled_pages, read_json
from tests.support.cases import in_any_order


@pytest.mark.parametrize("gold", [pytest.param(page, id=slug) for slug, page in labelled_pages().items()])
def test_labelled_page(gold: Gold) -> None:
    page = label_of(pipeline.parse(gold.text))
    assert in_any_order(page.pop("edits")) == in_any_order(gold.label["edits"])
    assert page == {key: value for key, value in gold.label.items() if key != "edits"}


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
def test_the_first_sample_page_is_exact() -> None:
    text = (DATA / "pages" / "leg-cramps.txt").read_text(encoding="utf-8")
    expected = read_json(DATA / "pages" / "leg-cramps.expected.json")
    page = label_of(pipeline.parse(text))
    assert {key: page[key] for key in expected} == expected


def test_a_page_prints_as_something_to_read() -> None:
    shown = str(
        pipeline.parse("Hiccups\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n\nBehind the list.\n\n>>: Burping\n")
    )
    assert "[causes] The causes are:" in shown
    assert "② Haste  (was ⑧)" in shown
    assert "  Behind the list.\n" in shown
    assert "next:     Burping" in shown


ZONES = [
    pytest.param(
        "Previous: Herbs\nNext: Moths\n\nWhy bread gets mouldy\n\nNobody looks at it.\n\nCauses\n1. Damp\n2. Warmth\n",
        ["nav_prev", "nav_next", "title", "lead", "heading", "item", "item"],
        id="navigation-first",
    ),
    pytest.param(
        "Mould\n\nIt is damp.\n\nRelated articles\n\nDry walls\n\nPrevention\n1. Air the room.\n2. Heat it.\n",
        ["title", "lead", "rec_heading", "rec_title", "heading", "item", "item"],
        id="links-in-mid-article",
    ),
    pytest.param(
        "Tea\n1. Boil water.\n2. Wait.\nNext: put the leaves in.\n",
        ["title", "item", "item", "paragraph"],
        id="next-is-a-step",
    ),
    pytest.param("门\n\n很多人遇到。\n\n上一篇 冬天\n", ["title", "paragraph", "nav_prev"], id="label-without-colon"),
    pytest.param(
        "Cough/cold at home\n\nCough/cold at home\n\nTea.\n", ["title", "title_repeat", "paragraph"], id="slash"
    ),
    pytest.param(
        "By the sea in a car\n\nWe went there by train, not by car.\n", ["title", "paragraph"], id="by-is-no-byline"
    ),
    pytest.param(
        "It rained.\n\nIt rained.\n\nWe went home.\n", ["title", "title_repeat", "paragraph"], id="a-sentence-twice"
    ),
    pytest.param("Share your bed with nobody.\n\nSleep alone.\n", ["paragraph", "paragraph"], id="share-is-no-menu"),
    pytest.param("A text.\n\nShare: A B\n", ["paragraph", "boilerplate"], id="share-is-a-menu"),
]


@pytest.mark.parametrize(("text", "roles"), ZONES)
def test_the_zones_of_a_page(text: str, roles: list[str]) -> None:
    assert [block.role for block in pipeline.parse(text).blocks] == roles


def test_the_article_is_all_that_a_reader_wants_and_nothing_else() -> None:
    page = pipeline.parse(
        "Hiccups\n\nHiccups\n\nThey pass.\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n\nI hope it helps.\n\n"
        "<<: Back\n\nRecommend\n\nA title\n\nA teaser that is cut o...\n"
    )
    assert page.article == "Hiccups\n\nThey pass.\n\nThe causes are:\n\n① Cold\n② Haste\n③ Soup\n\nI hope it helps."
    assert page.body == "They pass.\n\nI hope it helps."
