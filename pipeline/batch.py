"""The core of a run, a pure function: from a batch of records to a batch of rows for every table.

Whatever moves batches, one process, many or a cluster, calls `to_tables` and nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from pipeline.parse import parse
from pipeline.read import Reading, decode, reject
from pipeline.records import Piece, Reject
from pipeline.rows import Parsed, to_batches
from pipeline.timelimit import PAGE_SECONDS, TookTooLong, time_limit


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
    with time_limit(options.page_seconds) as start:
        parsed = [record if isinstance(record, Reject) else _parsed(record, options, start) for record in records]
    return to_batches(parsed)


def _parsed(piece: Piece, options: Options, start: Callable[[], object]) -> Parsed | Reject:
    """One page; one that the parser fails on, or takes too long for, must not stop the run and must not be lost."""
    try:
        start()
        raw = decode(piece, options.reading)
        return raw if isinstance(raw, Reject) else Parsed(raw, parse(raw.text))
    except TookTooLong:
        reason, detail = "took too long", f"more than {options.page_seconds:g} seconds of processor time"
    except Exception as error:
        reason, detail = "parser failed", f"{type(error).__name__}: {error}"[:500]
    most = options.reading.most_raw_bytes
    return reject(piece.source, piece.record, piece.offset, reason, detail, piece.raw, most=most)
