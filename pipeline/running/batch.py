"""The core of a run, a pure function: from a batch of records to a batch of rows for every table.

Whatever moves batches, one process, many or a cluster, calls `to_tables` and nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa

from pipeline.cleaning import needs_of
from pipeline.parsing import parse
from pipeline.read import Reading, decode, reject
from pipeline.records import Piece, RawPage, Reject
from pipeline.running.timelimit import PAGE_SECONDS, TookTooLong, time_limit
from pipeline.tables.rows import Parsed, to_batches

if TYPE_CHECKING:
    from pipeline.cleaning.sieve import Needs


@dataclass(frozen=True)
class Options:
    """All that decides what becomes of a record, besides the record.

    ``page_seconds`` is the processor time that a page may take, in seconds; 0 is no limit.
    """

    reading: Reading = field(default_factory=Reading)
    page_seconds: float = PAGE_SECONDS


def to_tables(records: Sequence[Piece | Reject], options: Options) -> dict[str, pa.RecordBatch]:
    """Decode and parse records: one record batch for each table, in the order of the records.

    Every record is a row of `pages` or of `rejects` then; nothing that a record holds raises an error.
    """
    pages = _each(records, records, lambda piece: decode(piece, options.reading), options)
    needs = iter(_needs_of([page.text for page in pages if isinstance(page, RawPage)]))
    # Paired before any page is parsed: one that is stopped at once must not hand its needs on to the next.
    given = [page if isinstance(page, Reject) else (page, next(needs)) for page in pages]
    parsed = _each(records, given, lambda pair: Parsed(pair[0], parse(pair[0].text, pair[1])), options)
    return to_batches(parsed)


def _needs_of(texts: Sequence[str]) -> "Sequence[Needs | None]":
    """What each page may need. Without that, pages are only cleaned more slowly: no defect there may stop a run."""
    try:
        return needs_of(texts)
    except Exception:
        return [None] * len(texts)


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def _each(
    records: Sequence[Piece | Reject],
    given: Sequence[_Given | Reject],
    work: Callable[[_Given], _Made | Reject],
    options: Options,
) -> list[_Made | Reject]:
    """Work on what each record has become; one that fails, or takes too long, must not stop the run and is not lost."""
    made: list[_Made | Reject] = []
    with time_limit(options.page_seconds) as start:
        for piece, one in zip(records, given, strict=True):
            if isinstance(one, Reject):
                made.append(one)
                continue
            try:
                start()
                made.append(work(one))
                continue
            except TookTooLong:
                reason, detail = "took too long", f"more than {options.page_seconds:g} seconds of processor time"
            except Exception as error:
                reason, detail = "parser failed", f"{type(error).__name__}: {error}"[:500]
            most = options.reading.most_raw_bytes
            made.append(reject(piece.source, piece.record, piece.offset, reason, detail, piece.raw, most=most))
    return made
