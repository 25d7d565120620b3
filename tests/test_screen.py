"""The screen of numbering: what it clears needs no repair, and it sees every line that holds a mark."""

import csv
import io
import json
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import cut_lines
from pipeline.structure.outline import read_outline
from pipeline.structure.places import candidates, go_the_long_way
from pipeline.structure.screen import _lines_at, _marks_either_way, may_be_misnumbered
from tests.corruption import (
    INLINE_STYLES,
    STYLES,
    flattened,
    many,
    prose,
    stray_numeral,
    undamaged,
    wrong_numeral,
)
from tests.languages import LANGUAGES
from tests.shared import DATA, labelled_pages

SEED = 31


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


def generated() -> Iterator[str]:
    for make in (wrong_numeral, stray_numeral, undamaged):
        for rng, style in many(SEED, 6):
            made = make(rng, style)
            if made:
                yield made.text
    for rng, style in many(SEED, 6, INLINE_STYLES):
        yield flattened(rng, style).text
    for number in range(60):
        yield prose(Random(f"{SEED} {number}"))


def test_what_is_cleared_needs_no_repair_in_generated_lists() -> None:
    for text in generated():
        check(text)


def test_what_is_cleared_needs_no_repair_on_sample_pages() -> None:
    for page in labelled_pages().values():
        check(page.text)
        check(page.text.replace("\n", " "))


def real_texts(name: str) -> list[str]:
    path = DATA / "data" / name
    if not path.exists():
        pytest.skip("the shared data is not here")
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("gb18030", "replace"))))
        return [row[-1] for row in rows[1::3] if row]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][::3]


@pytest.mark.parametrize("name", ["medquad-dev.jsonl", "wcxb-dev-text.jsonl", "zh-medical-qa.gb18030.csv"])
def test_what_is_cleared_needs_no_repair_on_real_pages(name: str) -> None:
    for text in real_texts(name):
        check(text)


PIECES = [
    *(style.marker(place) for style in STYLES for place in (1, 2, 3, 8)),
    *(words["items"][0] for words in LANGUAGES.values()),
    *(words["headings"][0] for words in LANGUAGES.values()),
    *(
        "\n",
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\n  ",
        "\n\t",
        "\u3000",
        "：",
        ": ",
        "。",
        ". ",
        "(",
        ")",
        "、",
        ",",
        "|",
        "...",
    ),
    *(
        "Step 1: ",
        "Step 3 Rinse",
        "原因一：",
        "原因三：",
        "The second reason: ",
        "First, ",
        "first It is",
        "secondThe damp",
        "The third is",
        "8 is",
        "一是",
        ". Benefit 2The damp",
        "。 対処法 1 休む",
        "2.1 Damp",
        "FINALLY, ",
        "\u017fecond, ",
    ),
    *(
        "(l) ",
        "l) ",
        "( l ) ",
        "( 2 )",
        "1.1 ",
        "2-1 ",
        ".2. ",
        "• ",
        "- ",
        "\uf0b7",
        "【病因】",
        "[Causes] ",
        "Causes: ",
    ),
    *(
        "see ",
        "见",
        " and ",
        "①②",
        "１．",
        "𝟏. ",
        "٢) ",
        "🔟\u20e3",
        "十二、",
        "(十) ",
        "二 a",
        "Next: ",
        "Related articles",
    ),
    *("Ⅱ", "ii. ", "(ii)", "б. ", "ロ)", "나. ", "ア、", "5 Men", "10 years", "2019. ", "\u00b2", "\x1f", "K", "\r"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_cleared_needs_no_repair_in_any_mix(text: str) -> None:
    check(text)


@given(st.sampled_from(STYLES), st.lists(st.integers(1, 8), max_size=7), st.sampled_from(["\n", "\n\n", "\n  ", " "]))
def test_what_is_cleared_needs_no_repair_in_any_order(style: object, places: list[int], gap: str) -> None:
    check(gap.join(f"{style.marker(place)} a b" for place in places))  # type: ignore[attr-defined]


CLEARED = [
    pytest.param("Sleep helps. Half of all people sleep too little.\nWalk 30 minutes a day.\n", id="prose"),
    pytest.param("It came in 2019 (see 1). Vitamin B12. Really.\n", id="few-numbers"),
    pytest.param("The causes are:\n1. Cold\n2. Damp\n3. Soup\n4. Haste\n", id="one-list"),
    pytest.param("Causes\n① Cold\n② Damp\n③ Soup\n\nTo prevent it:\n① Rest\n② Sleep\n③ Walk\n", id="two-lists"),
    pytest.param("3) Cold\n4) Damp\n5) Soup\n", id="list-of-another-page"),
    pytest.param(
        "It lies on chromosome 17. The long (q) arm, at 17q21.31. Before age 50. Rare.\n", id="numbers-of-prose"
    ),
    pytest.param("1. Home\n2. News\n3. About\nOctober 17, 2018\nJanuary 28, 2026\nMay 8, 2025\n", id="list-and-dates"),
]


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
