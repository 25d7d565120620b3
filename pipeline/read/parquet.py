"""Parquet: row groups one after another, in batches that stay small; a row becomes a JSON object."""

import base64
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from pipeline.edits import storable
from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import BLOCK, Meter
from pipeline.records import Piece, Reject

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# A batch holds about this many bytes; the rows of one are in memory together, as columns and as objects.
_BATCH_BYTES = 1 << 23
_MOST_ROWS = 256
# This many rows of a batch become objects at a time.
_STEP = 16


def cut_parquet(file: BinaryIO, meter: Meter, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The rows of a Parquet file; a row group that is broken is one reject, and reading goes on after it.

    A record's `offset` is where its row group begins.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        strings = _strings(pq.read_metadata(file).schema)
        parquet = pq.ParquetFile(file, pre_buffer=False, buffer_size=BLOCK, read_dictionary=strings)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield reject(name, 0, 0, "broken Parquet", _first_line(error), b"")
        return
    first, size = 0, meter.done
    for group in range(parquet.num_row_groups):
        meta = parquet.metadata.row_group(group)
        offset = _offset(meta)
        record = first
        try:
            for row in _rows(parquet, group):
                meter.done = size * record // max(1, parquet.metadata.num_rows)
                yield _piece(row, name, record, offset, meter.done, options)
                record += 1
        except (pa.ArrowException, OSError, ValueError) as error:
            lost = first + meta.num_rows - record
            yield reject(name, record, offset, "broken Parquet", f"{lost} rows: {_first_line(error)}", b"")
        first += meta.num_rows
    meter.done = size


def _rows(parquet: "pq.ParquetFile", group: int) -> Iterator[dict[str, Any] | Exception]:
    """The rows of a row group; for one that cannot be turned into Python, what stands against it."""
    meta = parquet.metadata.row_group(group)
    each = meta.total_byte_size // max(1, meta.num_rows) + 1
    size = max(1, min(_MOST_ROWS, _BATCH_BYTES // each))
    for batch in parquet.iter_batches(size, row_groups=[group], use_threads=False):
        for start in range(0, batch.num_rows, _STEP):
            rows = batch.slice(start, _STEP)
            try:
                yield from rows.to_pylist()
            except (ValueError, OverflowError, ArithmeticError):
                for row in range(rows.num_rows):
                    yield _row_alone(rows, row)


def _strings(schema: "pq.ParquetSchema") -> list[str]:
    """The columns of strings, which are read as references to a dictionary.

    A file of some kilobytes may refer to one long string in each of a million rows; as strings they would
    fill the memory. Other files take half as long again to read.
    """
    columns = (schema.column(number) for number in range(len(schema)))
    return [
        column.path
        for column in columns
        if column.physical_type == "BYTE_ARRAY"
        and column.logical_type.type in ("STRING", "NONE")
        and column.path == column.name
        and not column.max_repetition_level
    ]


def _row_alone(batch: "pa.RecordBatch", row: int) -> dict[str, Any] | Exception:
    try:
        return {name: _value(column[row]) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
    except (ValueError, OverflowError, ArithmeticError) as error:
        return error


def _value(scalar: "pa.Scalar") -> Any:
    """A value, or how it is written if Python has none like it: dates before the year 1 and beyond 9999."""
    import pyarrow as pa

    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        if not pa.types.is_temporal(scalar.type):
            raise
        return scalar.cast(pa.string()).as_py()


def _piece(
    row: dict[str, Any] | Exception, name: str, record: int, offset: int, done: int, options: Reading
) -> Piece | Reject:
    if isinstance(row, Exception):
        return reject(name, record, offset, "bad row", _first_line(row), b"")
    try:
        for column in (options.text_column, options.url_column):
            if isinstance(value := row.get(column), bytes):
                row[column] = value.decode()
        raw = orjson.dumps(row, default=_plain, option=orjson.OPT_NON_STR_KEYS)
    except (TypeError, ValueError) as error:
        return reject(name, record, offset, "bad row", _first_line(error), b"")
    if len(raw) > options.max_page_bytes:
        return too_large(name, record, offset, raw, len(raw), options)
    return Piece(name, record, offset, "json", raw, None, done)


def _plain(value: object) -> str:
    """What JSON has no word for: bytes as base64, all others (decimals, spans of time) as they are written."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else storable(str(value))


def _offset(meta: "pq.RowGroupMetaData") -> int:
    if not meta.num_columns:
        return 0
    column = meta.column(0)
    return int(column.dictionary_page_offset or column.data_page_offset)


def _first_line(error: Exception) -> str:
    return f"{error}".strip().partition("\n")[0] or type(error).__name__
