"""Parsed pages and rejects as rows of the tables, column by column."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.arrays import array_of
from pipeline.edits import locate, storable
from pipeline.records import Page, RawPage, Reject
from pipeline.tables import COLUMNS, TABLES, page_id_of, schema


class Parsed(NamedTuple):
    """A raw page and what was made of it."""

    raw: RawPage
    page: Page


class _Table(NamedTuple):
    """The columns in the order in which `_rows` gives their values, and what takes those from a part of a page."""

    columns: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]


def _table(name: str, first: tuple[str, ...], last: tuple[str, ...] = ()) -> _Table:
    own = tuple(column.name for column in COLUMNS[name] if column.name not in first + last)
    return _Table((*first, *own, *last), attrgetter(*own))


# What a part of a page does not know itself stands first or last.
_LAYOUTS = {
    "pages": _table(
        "pages", ("page_id", "source", "record", "url", "encoding", "extra", "n_edits", "n_losses", "raw_sha256")
    ),
    "blocks": _table("blocks", ("page_id", "block")),
    "sections": _table("sections", ("page_id", "section")),
    "items": _table("items", ("page_id", "item"), ("marker_raw",)),
    "recommendations": _table("recommendations", ("page_id", "rank")),
    "edits": _table("edits", ("page_id", "seq"), ("before", "text_start", "text_end")),
    "losses": _table("losses", ("page_id", "seq")),
    "rejects": _table("rejects", ()),
}


def to_batches(records: Sequence[Parsed | Reject]) -> dict[str, pa.RecordBatch]:
    """Turn parsed pages and rejects into one record batch for each table, in their order."""
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
    for record in records:
        if isinstance(record, Reject):
            rows["rejects"].append(_LAYOUTS["rejects"].values(record))
            continue
        for table, found in _rows(record.raw, record.page):
            rows[table] += found
    return {table: _batch(table, found) for table, found in rows.items()}


def _batch(table: str, rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    names = _LAYOUTS[table].columns
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    fields = schema(table)
    return pa.RecordBatch.from_arrays([array_of(columns[field.name], field.type) for field in fields], schema=fields)


def _rows(raw: RawPage, page: Page) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of one page in all tables but `rejects`."""
    sha256 = hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()
    page_id = page_id_of(raw.source, raw.record, sha256)
    counts = len(page.edits), len(page.losses)
    first = page_id, raw.source, raw.record, raw.url, raw.encoding, raw.extra, *counts, sha256
    yield "pages", [(*first, *_LAYOUTS["pages"].values(page))]
    parts = {"blocks": page.blocks, "sections": page.sections, "losses": page.losses}
    for table, found in parts.items():
        values = _LAYOUTS[table].values
        yield table, [(page_id, number, *values(part)) for number, part in enumerate(found)]
    values = _LAYOUTS["recommendations"].values
    yield "recommendations", [(page_id, rank, *values(part)) for rank, part in enumerate(page.recommendations, start=1)]
    values = _LAYOUTS["items"].values
    yield (
        "items",
        [(page_id, number, *values(item), storable(item.marker_raw)) for number, item in enumerate(page.items)],
    )
    values = _LAYOUTS["edits"].values
    yield (
        "edits",
        [
            (page_id, seq, *values(edit), storable(edit.before), span.start, span.end)
            for seq, (edit, span) in enumerate(zip(page.edits, locate(page.edits), strict=True))
        ],
    )
