"""The rows of a page say what the page says, and those of a page left half done are gone."""

from itertools import groupby
from typing import Any

import pytest

import pipeline
from pipeline.columns import Columns
from pipeline.edits import locate
from pipeline.parsing import parse_parts
from pipeline.records import Page, RawPage, Reject
from pipeline.running.batch import codes
from pipeline.splitting.rows import add_rows
from pipeline.tables.rows import to_batches
from samples.places import labelled_pages

TEXTS = [*(page.text for page in labelled_pages().values()), "\ud800① a\n\n③ b\n", "é \ufffd\ufffd", "x"]
RAWS = [RawPage("dump", number, text, 7 * number, None, None, "utf-8") for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [pipeline.parse(text) for text in TEXTS]


def columns_of(texts: list[str]) -> Columns:
    columns = Columns()
    for text in texts:
        add_rows(columns, codes(), *parse_parts(text))
    return columns


def test_rows_are_what_the_pages_hold(pages: list[Page]) -> None:
    reject = Reject("dump", 99, 1, "no text", "it is empty", b"")
    tables = {table: batch.to_pylist() for table, batch in to_batches(RAWS, columns_of(TEXTS), [reject]).items()}
    for row, raw, page in zip(tables["pages"], RAWS, pages, strict=True):
        same = ("lang", "title", "body", "article", "causes", "prevention", "prev_title", "next_title", "text")
        assert {name: row[name] for name in same} == {name: getattr(page, name) for name in same}
        assert (row["source"], row["record"], row["encoding"]) == (raw.source, raw.record, raw.encoding)
        assert (row["n_edits"], row["n_losses"]) == (len(page.edits), len(page.losses))
    ids = [row["page_id"] for row in tables["pages"]]
    assert len(set(ids)) == len(ids)
    for table in ("blocks", "sections", "items", "recommendations", "losses"):
        expected = [(id, *part) for id, page in zip(ids, pages, strict=True) for part in getattr(page, table)]
        names = type(next(getattr(page, table)[0] for page in pages if getattr(page, table)))._fields
        assert [(row["page_id"], *(row[name] for name in names)) for row in tables[table]] == expected
    spans = [(id, *span) for id, page in zip(ids, pages, strict=True) for span in locate(page.edits)]
    assert [(row["page_id"], row["text_start"], row["text_end"]) for row in tables["edits"]] == spans
    assert any(row["before"] == "\\ud800" for row in tables["edits"])
    assert tables["rejects"] == [
        {"source": "dump", "record": 99, "offset": 1, "reason": "no text", "detail": "it is empty", "raw": b""}
    ]


@pytest.mark.parametrize(("table", "name", "first"), [("blocks", "block", 0), ("recommendations", "rank", 1)])
def test_rows_are_numbered_within_their_page(table: str, name: str, first: int) -> None:
    rows: list[dict[str, Any]] = to_batches(RAWS, columns_of(TEXTS), [])[table].to_pylist()
    for _, group in groupby(rows, key=lambda row: row["page_id"]):
        numbers = [row[name] for row in group]
        assert numbers == list(range(first, first + len(numbers)))


def test_what_is_kept_of_columns_is_what_was_there_before() -> None:
    for kept in (0, 1, len(TEXTS) - 1):
        columns = columns_of(TEXTS)
        columns.pages.text.append("half")
        columns.blocks.add(0, 0, 0, 1, 0)
        columns.sections.add(0, None, "", 0, 0, 0, None)
        columns.items.marker.append("1.")
        columns.recommendations.title.append(None)
        columns.keep(kept)
        expected = to_batches(RAWS[:kept], columns_of(TEXTS[:kept]), [])
        assert all(batch.equals(expected[table]) for table, batch in to_batches(RAWS[:kept], columns, []).items())
