"""One page in the report: raw beside parsed, every change marked on both sides, nothing missing."""

import re
from typing import Any

import pytest

import pipeline
from pipeline.columns import Columns
from pipeline.display.terminal import NOTHING
from pipeline.parsing import parse_parts
from pipeline.records import RawPage
from pipeline.report.legible import legible
from pipeline.report.pieces import Piece
from pipeline.report.views import MOST_MARKS, MOST_SHOWN, Row, View, view, web_address
from pipeline.running.batch import codes
from pipeline.splitting.rows import add_rows
from pipeline.tables.rows import to_batches
from samples.corruption import many, stray_numeral, wrong_numeral
from samples.places import labelled_pages


def page_rows(raw: RawPage) -> dict[str, list[dict[str, Any]]]:
    columns = Columns()
    add_rows(columns, codes(), *parse_parts(raw.text))
    return {table: batch.to_pylist() for table, batch in to_batches([raw], columns, []).items()}


def shown(text: str, url: str | None = None) -> View:
    rows = page_rows(RawPage("dump", 0, text, url=url))
    return view(rows["pages"][0], rows)


def visible_part(text: str) -> str:
    """What is left of a text when white space, and whatever must be spelled out, is left aside."""
    text = re.sub(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[rtn])", "", text)
    return "".join(char for char in text if char.isprintable() and not char.isspace())


def side(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if not piece.spelled)


TEXTS = [
    *(page.text for page in labelled_pages().values()),
    *(made.text for make in (wrong_numeral, stray_numeral) for at in many(1, 1) if (made := make(*at))),
]


def test_both_sides_hold_the_whole_page() -> None:
    for text in TEXTS:
        found = shown(text)
        assert visible_part("".join(side(row.raw) for row in found.rows)) == visible_part(text)
        cleaned = pipeline.clean(text).text
        assert visible_part("".join(side(row.parsed) for row in found.rows)) == visible_part(cleaned)


def test_what_is_not_marked_is_the_same_on_both_sides() -> None:
    for text in TEXTS:
        for row in shown(text).rows:
            plain = [
                [visible_part(piece.text) for piece in cell if piece.kind == "text"] for cell in (row.raw, row.parsed)
            ]
            assert "".join(plain[0]) == "".join(plain[1])


def row_with(found: View, text: str) -> Row:
    return next(row for row in found.rows if text in side(row.parsed))


def test_a_change_stands_in_the_row_of_its_block() -> None:
    found = shown("Hiccups\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste ⑸\n\n③ Soup \ufffd\n")
    item = row_with(found, "Haste")
    assert (item.role, item.place, item.family) == ("item", "2", "circled")
    assert item.raw == [
        Piece("⑧", "edit", "wrong-numeral"),
        Piece(" Haste "),
        Piece("⑸", "edit", "stray-numeral"),
    ]
    assert item.parsed == [
        Piece("②", "edit", "wrong-numeral"),
        Piece(" Haste "),
        Piece(NOTHING, "edit", "stray-numeral", spelled=True),
    ]
    assert row_with(found, "causes").section == "causes"
    assert row_with(found, "Soup").parsed[-1] == Piece("\ufffd", "loss", "replacement-character")
    assert row_with(found, "Soup").same
    assert [found.edits["wrong-numeral"], found.losses["replacement-character"]] == [1, 1]


def test_a_change_of_a_change_names_both_rules() -> None:
    piece = row_with(shown("Fish\n\nIt is &acirc;&#8364;&#8482; good.\n"), "It is").raw[1]
    assert piece.kind == "edit"
    assert {"named-entity", "numeric-entity", "utf-8-as-cp1252"} >= set(piece.rules.split()) > {"utf-8-as-cp1252"}


def test_what_shows_nothing_is_named_as_in_the_repairs() -> None:
    found = row_with(shown("Tea\n\nThe po\u200bt is warm.\n"), "warm")
    assert Piece("ZERO WIDTH SPACE", "edit", "zero-width", spelled=True) in found.raw
    assert Piece(NOTHING, "edit", "zero-width", spelled=True) in found.parsed


def test_white_space_is_counted_apart() -> None:
    found = shown("Tea\r\n\r\nThe\xa0pot &amp; the tea.\r\n")
    assert found.edits == {"named-entity": 1}
    assert set(found.quiet) == {"exotic-space", "line-end"}
    assert set(found.rules) > {"named-entity", "exotic-space", "line-end"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("Tea \ufffd a. " * 5, (5, 5), id="all"),
        pytest.param("Tea \ufffd a. " * 1100, (MOST_MARKS, 1100), id="too-many"),
        pytest.param("Tea \ufffd a." + "b" * MOST_SHOWN + " \ufffd", (1, 2), id="cut-off"),
    ],
)
def test_what_is_not_marked_is_counted(text: str, marked: tuple[int, int]) -> None:
    found = shown(f"Tea\n\n{text} &amp;\n")
    assert found.signs == marked
    there = [piece for row in found.rows for piece in row.parsed]
    assert sum(piece.kind == "loss" for piece in there) == marked[0]
    assert found.changes == (int(marked == (5, 5)), 1)


def test_long_pages_are_cut() -> None:
    found = shown("x" * 1_000_000)
    assert (found.shown, found.whole) == (MOST_SHOWN, 1_000_000)
    assert sum(len(side(row.raw)) for row in found.rows) == MOST_SHOWN
    assert sum(len(side(row.parsed)) for row in found.rows) == MOST_SHOWN


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<span class='" + "y" * 1_000_000 + "'>Tea</span>", id="one-long-removal"),
        pytest.param("Tea &amp; milk\u200b. " * 10_000, id="many-edits"),
        pytest.param(f"<i title='{'z' * 3000}'>Tea</i> " * 500, id="many-long-removals"),
    ],
)
def test_what_a_page_takes_up_is_bounded(text: str) -> None:
    found = shown(text)
    pieces = [piece for row in found.rows for piece in (*row.raw, *row.parsed)]
    assert sum(len(piece.text) for piece in pieces) < 20 * MOST_SHOWN
    assert sum(piece.kind != "text" for piece in pieces) <= 2 * MOST_MARKS


def test_edits_that_do_not_fit_are_named() -> None:
    rows = page_rows(RawPage("dump", 0, "Fish &amp; chips"))
    rows["edits"][0]["after"] = "and"
    found = view(rows["pages"][0], rows)
    assert found.broken
    assert all(not row.raw for row in found.rows)


def test_a_page_without_text_has_no_rows() -> None:
    assert shown(" \n").rows == []


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/b?c=d", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, linked: bool) -> None:
    assert (web_address(url) == url) == linked or url is None


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x00", "\x1b", "\x9b", "\ud83d", "\uffff"])
def test_what_acts_unseen_is_spelled_out(char: str) -> None:
    assert legible(f"a{char}b") == f"a{ascii(char)[1:-1]}b"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "a\u3000b\tc\nd", "👩\u200d🚀", "עברית"])
def test_what_scripts_need_stays(text: str) -> None:
    assert legible(text) == text
