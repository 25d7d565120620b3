"""The sieve: what it clears in a batch, no stage of cleaning changes."""

from collections.abc import Sequence

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.cleaning import FEW_PAGES
from pipeline.cleaning.screen import may_change
from pipeline.cleaning.sieve import AT_ONCE, NOTHING, UNKNOWN, sift
from pipeline.records import Piece
from pipeline.running.batch import Options, to_tables
from pipeline.structure.screen import _marks_either_way, may_be_misnumbered
from samples.places import labelled_pages
from tests.support.lists import PIECES, generated, real_texts
from tests.support.plain_pages import CLEARED

BROKEN = [
    "donâ€™t",
    "cafÃ©",
    "&amp;",
    "\x00",
    "\u200b",
    "<b>a</b>",
    "e\u0301",
    "Ã ",
    "²¡Òò",
    "鐥呭洜",
    "病因B2",
    "\ud83d",
    "\U0001f600",
    "\U0002f800",
    "Q&A, Fish & Chips",
    "& nbsp ;",
    "\u0928\u093f\u0915\u093c\u0941 \u0e1b\u0e39",
]


def check(texts: Sequence[str]) -> None:
    """What is cleared of other edits shows no trigger, and what is cleared of numbering would be left as it is."""
    for text, needs in zip(texts, sift(texts), strict=True):
        assert may_change(text, needs.characters) == may_change(text)
        if needs.characters == [] and needs.marks == []:
            assert not may_be_misnumbered(text) or not pipeline.clean(text).edits


def check_marks(texts: Sequence[str]) -> None:
    """Every text with three marks, or with an enclosed numeral, is let through, with every line that holds one."""
    for text, needs in zip(texts, sift(texts), strict=True):
        if needs.characters != [] or needs.marks is None:
            continue
        marks = {
            (at, mark.numeral) for at, line in enumerate(text.split("\n")) for mark in _marks_either_way(line.strip())
        }
        if needs.marks:
            assert {line for line, _ in marks} <= {text.count("\n", 0, place) for place in needs.marks}
        else:
            assert len(marks) < 3, marks


def test_what_is_cleared_needs_no_repair_in_generated_lists() -> None:
    texts = list(generated())
    check(texts)
    check_marks(texts)


def test_what_is_cleared_needs_no_repair_on_sample_pages() -> None:
    texts = [page.text for page in labelled_pages().values()]
    check(texts)
    check_marks(texts + [text.replace("\n", " ") for text in texts])


@pytest.mark.parametrize("name", ["medquad-dev.jsonl", "wcxb-dev-text.jsonl", "zh-medical-qa.gb18030.csv"])
def test_what_is_cleared_needs_no_repair_on_real_pages(name: str) -> None:
    texts = real_texts(name)
    check(texts)
    check_marks(texts)


MIXES = st.lists(st.sampled_from([*PIECES, *BROKEN, " a ", "Damp ", "天气 ", "second", "is", ". "]), max_size=14).map(
    "".join
)


@given(st.lists(MIXES, max_size=4))
def test_what_is_cleared_needs_no_repair_in_any_mix(texts: list[str]) -> None:
    check(texts)
    check_marks(texts)


@given(st.lists(st.text(), max_size=4))
def test_any_text_can_be_sifted(texts: list[str]) -> None:
    check(texts)


def test_plain_pages_are_cleared() -> None:
    texts = [str(case.values[0]) for case in CLEARED[:2]]
    assert [tuple(needs) for needs in sift(texts)] == [([], [])] * len(texts)


@pytest.mark.parametrize(
    "text",
    ["Rest 😀 and sleep.\n" + " " * 40 + "Walk.", "1. Rest 😀.\n2. Sleep.", "原因1.5倍。\n原因2.7倍。\n原因3.1倍。"],
)
def test_more_pages_without_lists_are_cleared(text: str) -> None:
    assert sift([text])[0].marks == []


@pytest.mark.parametrize("broken", [text for text in BROKEN if may_change(text)])
def test_what_may_be_broken_is_let_through(broken: str) -> None:
    before, needs, after = sift(["Plain.", f"It is {broken}.", "Plain."])
    assert not before.characters
    assert needs.characters
    assert not after.characters


@pytest.mark.parametrize(
    "text", ["Q&A: Fish & Chips", "\U0001f600", "\u0915\u093f\u0924\u093e\u092c\u094d", "\u0e1c\u0e39\u0e49"]
)
def test_signs_that_need_company_are_passed_over_without_it(text: str) -> None:
    assert not may_change(text)


def test_a_text_that_is_too_long_to_be_sifted_may_need_all() -> None:
    long = "1. " * AT_ONCE
    assert sift(["Plain.", long, "Plain."]) == [NOTHING, UNKNOWN, NOTHING]


def test_pages_become_the_same_rows_in_a_batch_as_alone() -> None:
    texts = [*(page.text for page in labelled_pages().values()), *BROKEN] * 2
    records = [Piece("a", number, 0, "text", text.encode("utf-8", "replace")) for number, text in enumerate(texts)]
    assert len(records) >= FEW_PAGES
    together, alone = to_tables(records, Options()), [to_tables([record], Options()) for record in records]
    for table, batch in together.items():
        assert pa.Table.from_batches([batch]).equals(pa.Table.from_batches([one[table] for one in alone])), table


def test_pages_are_cleaned_as_they_are_alone() -> None:
    texts = [*(page.text for page in labelled_pages().values()), *BROKEN, ""] * 2
    assert list(pipeline.clean_pages(texts)) == [pipeline.clean(text) for text in texts]
