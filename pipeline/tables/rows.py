"""A batch of pages as Arrow has it: one record batch for each table, made of whole columns."""

import hashlib
from collections.abc import Sequence
from itertools import chain
from operator import ne
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.columns import Columns
from pipeline.edits import Span, locate, storable
from pipeline.records import RawPage, Reject
from pipeline.tables.arrays import array_of, of_flags, of_lists, of_numbers, of_places, of_repeated, of_texts, of_utf8
from pipeline.tables.schema import NUMBERED, page_id_of, places_of, schema, values_of

# The arrays of a table by the names of its columns.
Arrays = dict[str, pa.Array]


def to_batches(raws: Sequence[RawPage], columns: Columns, rejects: Sequence[Reject]) -> dict[str, pa.RecordBatch]:
    """Turn pages, as scraped and as columns, and rejects into one record batch for each table, in their order."""
    hashes, texts = _hashes_and_texts(raws, columns.pages.text)
    items = list(map(str.encode, columns.items.text))
    ids = [page_id_of(raw.source, raw.record, sha256) for raw, sha256 in zip(raws, hashes, strict=True)]
    counts = {
        "blocks": _counts(columns.blocks.ends),
        "sections": _counts(columns.sections.ends),
        "items": _counts(columns.items.ends),
        "recommendations": _counts(columns.recommendations.ends),
        "edits": np.array([len(edits) for edits in columns.edits], np.int64),
        "losses": np.array([len(losses) for losses in columns.losses], np.int64),
    }
    found = {
        "pages": _pages(raws, columns, items)
        | {"page_id": of_texts(ids), "text": of_utf8(texts), "raw_sha256": of_texts(hashes)}
        | {"n_edits": of_numbers(counts["edits"]), "n_losses": of_numbers(counts["losses"])},
        "blocks": _blocks(columns),
        "sections": _sections(columns),
        "items": _items(columns, items),
        "recommendations": _recommendations(columns),
        "edits": _edits(columns),
        "losses": _losses(columns),
        "rejects": _rejects(rejects),
    }
    for table, each in counts.items():
        found[table] |= _keys(table, ids, each)
    return {table: _batch(table, arrays) for table, arrays in found.items()}


def _batch(table: str, arrays: Arrays) -> pa.RecordBatch:
    fields = schema(table)
    return pa.RecordBatch.from_arrays([arrays[field.name] for field in fields], schema=fields)


def _hashes_and_texts(raws: Sequence[RawPage], texts: Sequence[str]) -> tuple[list[str], list[bytes]]:
    """The hashes of the raw texts, and the cleaned texts as UTF-8; most of them are the raw ones."""
    hashes: list[str] = []
    encoded: list[bytes] = []
    for raw, text in zip(raws, texts, strict=True):
        data = raw.text.encode("utf-8", "surrogatepass")
        hashes.append(hashlib.sha256(data).hexdigest())
        encoded.append(data if text is raw.text else text.encode())
    return hashes, encoded


def _counts(ends: Any) -> NDArray[np.int64]:
    """How many rows each page has, by how many there are as it ends."""
    return np.diff(_numbers(ends), prepend=0)


def _numbers(column: Any) -> NDArray[np.int64]:
    """A column of integers for numpy; they are not copied."""
    return np.frombuffer(column, np.int64)


def _keys(table: str, ids: Sequence[str], counts: NDArray[np.int64]) -> Arrays:
    """The page of each row and its number there, given how many rows each page has."""
    name, first = NUMBERED[table]
    begins = np.cumsum(counts) - counts
    numbers = np.arange(first, first + int(counts.sum())) - np.repeat(begins, counts)
    return {"page_id": of_repeated(ids, counts), name: of_numbers(numbers)}


def _pages(raws: Sequence[RawPage], columns: Columns, items: Sequence[bytes]) -> Arrays:
    pages = columns.pages
    return {
        "source": of_texts([raw.source for raw in raws]),
        "record": array_of([raw.record for raw in raws], pa.int64()),
        "url": of_texts([raw.url for raw in raws]),
        "lang": of_texts(pages.lang),
        "title": of_texts(pages.title),
        "body": of_texts(pages.body),
        "article": of_texts(pages.article),
        "causes": _under(columns, items, "causes"),
        "prevention": _under(columns, items, "prevention"),
        "prev_title": of_texts(pages.prev_title),
        "next_title": of_texts(pages.next_title),
        "encoding": of_texts([raw.encoding for raw in raws]),
        "extra": of_texts([raw.extra for raw in raws]),
    }


def _under(columns: Columns, encoded: Sequence[bytes], role: str) -> pa.Array:
    """The points that the pages list under a role, as a list for each page; what is nested in one is a part of it."""
    items = columns.items
    chosen = _numbers(items.role) == places_of("items", "role")[role]
    ends = _numbers(items.ends)
    parents = _numbers(items.parent)
    firsts = np.repeat(np.append(0, ends[:-1]), np.diff(ends, prepend=0)) if len(ends) else parents
    nested = chosen & (parents >= 0)
    nested[nested] = chosen[(parents + firsts)[nested]]
    points = np.flatnonzero(chosen & ~nested)
    before = np.cumsum(np.append(0, chosen & ~nested))  # how many points stand before each row
    texts = [encoded[row] for row in points.tolist()]
    pages = columns.pages.text
    for row in np.flatnonzero(nested).tolist():
        number = before[row] - 1
        text = pages[int(np.searchsorted(ends, row, side="right"))]
        texts[number] = text[items.start[int(points[number])] : items.end[row]].encode()
    return of_lists(of_utf8(texts), np.diff(before[ends], prepend=0))


def _blocks(columns: Columns) -> Arrays:
    blocks = columns.blocks
    return {
        "role": _named("blocks", "role", blocks.role),
        "alone": _named("blocks", "alone", blocks.alone),
        "start": of_numbers(_numbers(blocks.start)),
        "end": of_numbers(_numbers(blocks.end)),
        "rule": _named("blocks", "rule", blocks.rule),
    }


def _sections(columns: Columns) -> Arrays:
    sections = columns.sections
    return {
        "role": _named("sections", "role", sections.role),
        "heading": of_texts(sections.heading),
        "text": of_texts(sections.text),
        "start": of_numbers(_numbers(sections.start)),
        "end": of_numbers(_numbers(sections.end)),
        "rule": _named("sections", "rule", sections.rule),
        "evidence": of_texts(sections.evidence),
    }


def _items(columns: Columns, texts: Sequence[bytes]) -> Arrays:
    items = columns.items
    return {
        "section": of_numbers(_numbers(items.section)),
        "role": _named("items", "role", items.role),
        "level": of_numbers(_numbers(items.level)),
        "parent": of_numbers(_numbers(items.parent), null=-1),
        "ordinal": of_numbers(_numbers(items.ordinal)),
        "marker": of_texts(items.marker),
        "marker_raw": _as_scraped(items.marker_raw),
        "family": of_texts(items.family),
        "repaired": of_flags(list(map(ne, items.marker, items.marker_raw))),
        "text": of_utf8(texts),
        "start": of_numbers(_numbers(items.start)),
        "end": of_numbers(_numbers(items.end)),
    }


def _recommendations(columns: Columns) -> Arrays:
    found = columns.recommendations
    return {
        "title": of_texts(found.title),
        "teaser": of_texts(found.teaser),
        "truncated": of_flags(found.truncated),
        "start": of_numbers(_numbers(found.start)),
        "end": of_numbers(_numbers(found.end)),
    }


def _edits(columns: Columns) -> Arrays:
    edits = list(chain.from_iterable(columns.edits))
    spans: list[Span] = list(chain.from_iterable(locate(made) for made in columns.edits if made))
    return {
        "stage": of_texts([edit.stage for edit in edits]),
        "rule": of_texts([edit.rule for edit in edits]),
        "start": of_numbers([edit.start for edit in edits]),
        "end": of_numbers([edit.end for edit in edits]),
        "before": _as_scraped([edit.before for edit in edits]),
        "after": of_texts([edit.after for edit in edits]),
        "text_start": of_numbers([span.start for span in spans]),
        "text_end": of_numbers([span.end for span in spans]),
    }


def _losses(columns: Columns) -> Arrays:
    losses = list(chain.from_iterable(columns.losses))
    return {
        "rule": of_texts([loss.rule for loss in losses]),
        "start": of_numbers([loss.start for loss in losses]),
        "end": of_numbers([loss.end for loss in losses]),
        "text": of_texts([loss.text for loss in losses]),
    }


def _rejects(rejects: Sequence[Reject]) -> Arrays:
    return {
        "source": of_texts([reject.source for reject in rejects]),
        "record": array_of([reject.record for reject in rejects], pa.int64()),
        "offset": array_of([reject.offset for reject in rejects], pa.int64()),
        "reason": of_texts([reject.reason for reject in rejects]),
        "detail": of_texts([reject.detail for reject in rejects]),
        "raw": array_of([reject.raw for reject in rejects], pa.binary()),
    }


def _named(table: str, name: str, places: Any) -> pa.Array:
    """A column that holds the places of its values among all that it may have."""
    return of_places(_numbers(places), values_of(table, name))


def _as_scraped(texts: list[str]) -> pa.Array:
    """A column of texts that may hold lone surrogates, as raw pages may; there are hardly ever any."""
    try:
        return of_texts(texts)
    except UnicodeEncodeError:
        return of_texts([storable(text) for text in texts])
