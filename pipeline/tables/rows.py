"""Parsed pages and rejects as rows of the tables, a whole column at a time."""

import hashlib
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.edits import Span, locate, storable
from pipeline.records import Item, Page, RawPage, Reject
from pipeline.tables.arrays import array_of, of_numbers
from pipeline.tables.schema import NUMBERED, page_id_of, schema


class Parsed(NamedTuple):
    """A raw page and what was made of it."""

    raw: RawPage
    page: Page


# The values of a table by the names of its columns.
Columns = dict[str, Any]


def to_batches(records: Sequence[Parsed | Reject]) -> dict[str, pa.RecordBatch]:
    """Turn parsed pages and rejects into one record batch for each table, in their order."""
    parsed = [record for record in records if isinstance(record, Parsed)]
    pages = [page for _, page in parsed]
    found = {"pages": _pages(parsed)}
    ids = array_of(found["pages"]["page_id"], pa.string())
    for table, columns_of in _PARTS.items():
        counts, columns = columns_of(pages)
        found[table] = _keys(table, ids, counts) | columns
    found["rejects"] = _rejects([record for record in records if isinstance(record, Reject)])
    return {table: _batch(table, columns) for table, columns in found.items()}


def _batch(table: str, columns: Columns) -> pa.RecordBatch:
    fields = schema(table)
    return pa.RecordBatch.from_arrays([_array(columns[field.name], field.type) for field in fields], schema=fields)


def _array(column: Any, type: pa.DataType) -> pa.Array:
    return column if isinstance(column, pa.Array) else array_of(column, type)


def _keys(table: str, ids: pa.Array, counts: Sequence[int]) -> Columns:
    """The page of each row and its number there, where the pages have so many rows each."""
    name, first = NUMBERED[table]
    pages = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    begins = np.cumsum(counts, dtype=np.int32) - counts if len(counts) else np.empty(0, np.int32)
    numbers = np.arange(first, first + len(pages), dtype=np.int32) - np.repeat(begins, counts)
    return {"page_id": ids.take(of_numbers(pages)), name: of_numbers(numbers)}


# From here on a column is a comprehension, not one loop over the rows of all columns: it is three times as fast.
def _pages(parsed: Sequence[Parsed]) -> Columns:
    raws, pages = [raw for raw, _ in parsed], [page for _, page in parsed]
    hashes = [hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest() for raw in raws]
    return {
        "page_id": [page_id_of(raw.source, raw.record, sha256) for raw, sha256 in zip(raws, hashes, strict=True)],
        "source": [raw.source for raw in raws],
        "record": [raw.record for raw in raws],
        "url": [raw.url for raw in raws],
        "lang": [page.lang for page in pages],
        "title": [page.title for page in pages],
        "body": [page.body for page in pages],
        "article": [page.article for page in pages],
        "causes": [page.causes for page in pages],
        "prevention": [page.prevention for page in pages],
        "prev_title": [page.prev_title for page in pages],
        "next_title": [page.next_title for page in pages],
        "text": [page.text for page in pages],
        "n_edits": [len(page.edits) for page in pages],
        "n_losses": [len(page.losses) for page in pages],
        "raw_sha256": hashes,
        "encoding": [raw.encoding for raw in raws],
        "extra": [raw.extra for raw in raws],
    }


def _blocks(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    blocks = list(chain.from_iterable(page.blocks for page in pages))
    return [len(page.blocks) for page in pages], {
        "role": [block.role for block in blocks],
        "alone": [block.alone for block in blocks],
        "start": [block.start for block in blocks],
        "end": [block.end for block in blocks],
        "rule": [block.rule for block in blocks],
    }


def _sections(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    sections = list(chain.from_iterable(page.sections for page in pages))
    return [len(page.sections) for page in pages], {
        "role": [section.role for section in sections],
        "heading": [section.heading for section in sections],
        "text": [section.text for section in sections],
        "start": [section.start for section in sections],
        "end": [section.end for section in sections],
        "rule": [section.rule for section in sections],
        "evidence": [section.evidence for section in sections],
    }


def _items(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    items: list[Item] = list(chain.from_iterable(page.items for page in pages))
    return [len(page.items) for page in pages], {
        "section": [item.section for item in items],
        "role": [item.role for item in items],
        "level": [item.level for item in items],
        "parent": [item.parent for item in items],
        "ordinal": [item.ordinal for item in items],
        "marker": [item.marker for item in items],
        "marker_raw": _as_scraped([item.marker_raw for item in items]),
        "family": [item.family for item in items],
        "repaired": [item.repaired for item in items],
        "text": [item.text for item in items],
        "start": [item.start for item in items],
        "end": [item.end for item in items],
    }


def _recommendations(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    found = list(chain.from_iterable(page.recommendations for page in pages))
    return [len(page.recommendations) for page in pages], {
        "title": [one.title for one in found],
        "teaser": [one.teaser for one in found],
        "truncated": [one.truncated for one in found],
        "start": [one.start for one in found],
        "end": [one.end for one in found],
    }


def _edits(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    edits = list(chain.from_iterable(page.edits for page in pages))
    spans: list[Span] = list(chain.from_iterable(locate(page.edits) for page in pages if page.edits))
    return [len(page.edits) for page in pages], {
        "stage": [edit.stage for edit in edits],
        "rule": [edit.rule for edit in edits],
        "start": [edit.start for edit in edits],
        "end": [edit.end for edit in edits],
        "before": _as_scraped([edit.before for edit in edits]),
        "after": [edit.after for edit in edits],
        "text_start": [span.start for span in spans],
        "text_end": [span.end for span in spans],
    }


def _losses(pages: Sequence[Page]) -> tuple[list[int], Columns]:
    losses = list(chain.from_iterable(page.losses for page in pages))
    return [len(page.losses) for page in pages], {
        "rule": [loss.rule for loss in losses],
        "start": [loss.start for loss in losses],
        "end": [loss.end for loss in losses],
        "text": [loss.text for loss in losses],
    }


def _rejects(rejects: Sequence[Reject]) -> Columns:
    return {
        "source": [reject.source for reject in rejects],
        "record": [reject.record for reject in rejects],
        "offset": [reject.offset for reject in rejects],
        "reason": [reject.reason for reject in rejects],
        "detail": [reject.detail for reject in rejects],
        "raw": [reject.raw for reject in rejects],
    }


def _as_scraped(texts: list[str]) -> pa.Array:
    """A column of texts that may hold lone surrogates, as raw pages may; there are hardly ever any."""
    try:
        return array_of(texts, pa.string())
    except UnicodeEncodeError:
        return array_of([storable(text) for text in texts], pa.string())


# How many rows of a table each page has, and what they hold besides the keys.
_PARTS: dict[str, Callable[[Sequence[Page]], tuple[list[int], Columns]]] = {
    "blocks": _blocks,
    "sections": _sections,
    "items": _items,
    "recommendations": _recommendations,
    "edits": _edits,
    "losses": _losses,
}
