"""What a worker makes of a shard: the bytes of one Parquet file for each table, and what is in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.records import Piece, Reject
from pipeline.running.batch import Options, to_tables
from pipeline.running.shards import Shard
from pipeline.tables.arrays import array_of
from pipeline.tables.schema import COLUMNS, TABLES, schema

# This many records become one batch, and one row group, of every table.
BATCH_RECORDS = 1000
# Or fewer, if they are longer than this together, in bytes: so the memory for a batch is bounded.
BATCH_BYTES = 4 << 20
# Columns whose values hardly ever repeat, so that dictionaries gain nothing.
_FREE = frozenset(
    ("url", "title", "body", "article", "causes", "prevention", "prev_title", "next_title", "text", "raw_sha256")
) | frozenset(("extra", "teaser", "before", "after", "detail", "raw"))
# Columns that grow from row to row: differences take half the room.
_GROWING = frozenset(("start", "end"))
# Columns with statistics, by which readers may skip row groups; names and keys are in all groups, so theirs are no use.
_ORDERED = frozenset(("source", "record", "offset", *_GROWING))


@dataclass
class Tally:
    """What part files hold: the rows of each table, and what a person wants to know of them."""

    rows: Counter[str] = field(default_factory=Counter)
    edits_by_rule: Counter[str] = field(default_factory=Counter)
    losses_by_rule: Counter[str] = field(default_factory=Counter)
    rejects_by_reason: Counter[str] = field(default_factory=Counter)
    section_roles: Counter[str] = field(default_factory=Counter)
    first_reject: str = ""

    def count(self, tables: dict[str, pa.RecordBatch]) -> None:
        """Count the rows of one more batch."""
        self.rows.update({table: batch.num_rows for table, batch in tables.items()})
        self.edits_by_rule.update(tables["edits"]["rule"].to_pylist())
        self.losses_by_rule.update(tables["losses"]["rule"].to_pylist())
        self.rejects_by_reason.update(tables["rejects"]["reason"].to_pylist())
        self.section_roles.update(tables["sections"]["role"].to_pylist())
        if not self.first_reject and tables["rejects"].num_rows:
            row = tables["rejects"].slice(0, 1).to_pylist()[0]
            self.first_reject = f"record {row['record']} of {row['source']}, {row['detail']}"

    def add(self, other: "Tally") -> None:
        """Count what another tally counts; that of a later shard."""
        self.rows.update(other.rows)
        self.edits_by_rule.update(other.edits_by_rule)
        self.losses_by_rule.update(other.losses_by_rule)
        self.rejects_by_reason.update(other.rejects_by_reason)
        self.section_roles.update(other.section_roles)
        self.first_reject = self.first_reject or other.first_reject


@dataclass(frozen=True)
class Parts:
    """The bytes of a shard's part files by table; a table without a row has none."""

    files: dict[str, bytes]
    tally: Tally


def make_parts(shard: Shard, options: Options) -> Parts:
    """Parse a shard; the same shard and options give the same bytes, wherever that happens."""
    sinks: dict[str, pa.BufferOutputStream] = {}
    writers: dict[str, pq.ParquetWriter] = {}
    tally = Tally()
    for records in _batches(shard.records):
        tables = to_tables(records, options)
        tally.count(tables)
        for table, batch in tables.items():
            if batch.num_rows:
                if table not in writers:
                    sinks[table] = pa.BufferOutputStream()
                    writers[table] = pq.ParquetWriter(sinks[table], schema(table), **parquet_options(table))
                writers[table].write_batch(batch)
    for writer in writers.values():
        writer.close()
    return Parts({table: sinks[table].getvalue().to_pybytes() for table in TABLES if table in sinks}, tally)


def parquet_options(table: str) -> dict[str, Any]:
    """How a table is written: together these take some 10 % off the time, and 5 % off the size."""
    names = [column.name for column in COLUMNS[table] if column.name not in _FREE]
    growing = [name for name in names if name in _GROWING]
    return {
        "compression": "zstd",
        "use_dictionary": [name for name in names if name not in growing],
        "write_statistics": [name for name in names if name in _ORDERED],
        "column_encoding": dict.fromkeys(growing, "DELTA_BINARY_PACKED"),
    }


@cache
def empty_part(table: str) -> bytes:
    """The part file of a table without any row, so that its columns can be read nevertheless."""
    sink, fields = pa.BufferOutputStream(), schema(table)
    empty = pa.Table.from_arrays([array_of((), field.type) for field in fields], schema=fields)
    pq.write_table(empty, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def rows_of(part: bytes) -> int:
    """How many rows a part file says that it has."""
    rows: int = pq.read_metadata(pa.BufferReader(part)).num_rows
    return rows


def _batches(records: Sequence[Piece | Reject]) -> Iterator[list[Piece | Reject]]:
    batch: list[Piece | Reject] = []
    length = 0
    for record in records:
        batch.append(record)
        length += len(record.raw)
        if len(batch) == BATCH_RECORDS or length >= BATCH_BYTES:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
