"""Pages of a run together with their rows of every table, a chunk at a time.

The rows of one page lie in the same-numbered part of each table and in the order of the
pages, so one pass over all tables side by side needs the memory of one chunk only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import InputError
from pipeline.tables.parts import part_names
from pipeline.tables.schema import schema

# This many pages are held at once.
PAGES_AT_ONCE = 256


class Chunk(NamedTuple):
    """Some pages, the rows that belong to them by table, and the part file that they come from."""

    part: str
    pages: pa.Table
    rows: dict[str, pa.Table]

    def rows_of(self, page_id: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of one page, by table."""
        return {table: rows.filter(pc.equal(rows["page_id"], page_id)).to_pylist() for table, rows in self.rows.items()}


def chunks(output: Path, columns: Mapping[str, Sequence[str]], parts: Iterable[str] | None = None) -> Iterator[Chunk]:
    """Read the named columns of tables side by side; `parts` names the part files that are wanted.

    Raises `InputError` for a file that cannot be read, and for rows that belong to no page of their part.
    """
    for path in part_files(output, "pages"):
        if parts is not None and path.name not in parts:
            continue
        others = [table for table in columns if table != "pages"]
        cursors = {table: _Cursor(output / table / path.name, table, columns[table]) for table in others}
        for batch in batches(path, columns["pages"], PAGES_AT_ONCE):
            pages = pa.Table.from_batches([batch])
            keys = pages["page_id"].combine_chunks() if cursors else None
            yield Chunk(path.name, pages, {table: cursor.take(keys) for table, cursor in cursors.items()})
        for table, cursor in cursors.items():
            if cursor.holds_more():
                raise InputError(
                    f"{table}/{path.name} holds rows of pages that are not in pages/{path.name}, or in another order."
                    " Run pagesieve run again, with --overwrite."
                )


def part_files(output: Path, table: str) -> list[Path]:
    """The part files of a table, in their order."""
    return [output / table / name for name in part_names(output, table)]


def batches(path: Path, columns: Sequence[str], size: int) -> Iterator[pa.RecordBatch]:
    """Some columns of a part file, at most `size` rows at once; raises `InputError` for a file that is broken."""
    try:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=size, columns=list(columns))
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"{path.parent.name}/{path.name} cannot be read: {str(error).splitlines()[0]}. Run pagesieve run again."
        ) from None


class _Cursor:
    """Reads a part file of one table forward, page by page."""

    def __init__(self, path: Path, table: str, columns: Sequence[str]) -> None:
        fields = schema(table)
        self._empty = pa.schema([fields.field(name) for name in columns]).empty_table()
        self._batches = batches(path, columns, 16 * PAGES_AT_ONCE) if path.exists() else iter(())
        self._pending = self._empty

    def take(self, keys: pa.Array) -> pa.Table:
        """The rows that follow, as long as they belong to one of these pages."""
        taken = [self._empty]
        while self.holds_more():
            foreign = pc.index(pc.is_in(self._pending["page_id"], value_set=keys), False).as_py()
            taken.append(self._pending if foreign < 0 else self._pending.slice(0, foreign))
            self._pending = self._empty if foreign < 0 else self._pending.slice(foreign)
            if foreign >= 0:
                break
        return pa.concat_tables(taken)

    def holds_more(self) -> bool:
        """Whether a row is left."""
        while not self._pending.num_rows:
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._pending = pa.Table.from_batches([batch])
        return True
