"""The core of a run, a pure function: from a batch of records to a batch of rows for every table.

Whatever moves batches, one process, many or a cluster, calls `to_tables` and nothing else.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import pyarrow as pa

from pipeline.columns import Columns
from pipeline.parsing import parse_parts
from pipeline.read import Reading, decode, reject
from pipeline.records import Piece, RawPage, Reject
from pipeline.running.timelimit import PAGE_SECONDS, TookTooLong, time_limit
from pipeline.splitting.rows import Codes, add_rows
from pipeline.tables.rows import to_batches
from pipeline.tables.schema import places_of

# After this many new objects the garbage collector looks for cycles among them.
_ALLOCATIONS = 50_000


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
    columns = Columns()
    raws: list[RawPage] = []
    rejects: list[Reject] = []
    with _rare_collections(), time_limit(options.page_seconds) as start:
        for record in records:
            if isinstance(record, Reject):
                rejects.append(record)
                continue
            pages, rejected = len(raws), len(rejects)
            try:
                start()
                page = decode(record, options.reading)
                if isinstance(page, Reject):
                    rejects.append(page)
                else:
                    add_rows(columns, codes(), *parse_parts(page.text))
                    raws.append(page)
                continue
            except TookTooLong:
                reason, detail = "took too long", f"more than {options.page_seconds:g} seconds of processor time"
            except Exception as error:
                reason, detail = "parser failed", f"{type(error).__name__}: {error}"[:500]
            # What there is of its rows is taken back, so that no record counts twice.
            columns.keep(pages)
            del raws[pages:], rejects[rejected:]
            rejects.append(_failed(record, reason, detail, options))
    return to_batches(raws, columns, rejects)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for garbage in cycles seldom: pages make many objects and hardly any cycle."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _failed(record: Piece, reason: str, detail: str, options: Options) -> Reject:
    """The reject of a record that failed, or took too long: it must not stop the run, and is not lost."""
    most = options.reading.most_raw_bytes
    return reject(record.source, record.record, record.offset, reason, detail, record.raw, most=most)


@cache
def codes() -> Codes:
    """The places of roles and rules in the columns."""
    return Codes(places_of("blocks", "rule"), places_of("sections", "role"), places_of("sections", "rule"))
