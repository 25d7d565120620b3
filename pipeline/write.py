"""Writing tables: beside their place first, then renamed, the manifest last.

A folder without a manifest holds no finished run. A part file that is still being
written begins with a dot, so that no reader of the table opens it by accident.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import OutputError
from pipeline.tables import DERIVED, MANIFEST, TABLES, schema

PART = "part-00000.parquet"
_UNFINISHED = f".{PART}.tmp"
# What may stand in an output folder besides the run itself.
_WELCOME = {"README.md", ".gitignore", ".gitkeep"}


# The names that a run gives to its files in a table's folder.
_OWN = re.compile(r"part-\d{5}\.parquet|\.part-\d{5}\.parquet\.tmp")


def _is_ours(manifest: Path) -> bool:
    try:
        return "config_sha256" in json.loads(manifest.read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def prepare_output(output: Path, overwrite: bool) -> None:
    """Make the output folder, or make sure that it may be written to.

    Raises `OutputError` if it holds something else, or an earlier run and `overwrite` is false.
    """
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file. Name a folder for the tables.")
    try:
        output.mkdir(parents=True, exist_ok=True)
        entries = sorted(path.name for path in output.iterdir())
    except OSError as error:
        raise OutputError(f"{output} cannot be used as a folder for the tables: {error.strerror}.") from None
    foreign = [name for name in entries if name not in (*TABLES, *DERIVED, MANIFEST) and name not in _WELCOME]
    for table in set(entries) & {*TABLES, *DERIVED}:
        folder = output / table
        names = os.listdir(folder) if folder.is_dir() else [""]
        foreign += [f"{table}/{name}" for name in names if not _OWN.fullmatch(name)]
    if MANIFEST in entries and not _is_ours(output / MANIFEST):
        foreign.append(MANIFEST)
    if foreign:
        raise OutputError(f"{output} holds something else ({foreign[0]}). Name an empty folder, or a new one.")
    parts = [path for table in TABLES for path in (output / table).glob("part-*.parquet")]
    if (parts or MANIFEST in entries) and not overwrite:
        kind = "an earlier run" if MANIFEST in entries else "a run that did not finish"
        raise OutputError(f"{output} holds {kind}. Name another folder, or replace it with --overwrite.")


class TableWriter:
    """Writes all tables of one run; `finish` puts them into place, anything else leaves no trace."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.counts = dict.fromkeys(TABLES, 0)
        self._writers: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> Self:
        """Open an unfinished part file for every table."""
        try:
            self._open()
        except OSError as error:
            self.__exit__(None, None, None)
            raise cannot_write(self.output, error) from None
        return self

    def _open(self) -> None:
        for table in TABLES:
            folder = self.output / table
            folder.mkdir(exist_ok=True)
            self._writers[table] = pq.ParquetWriter(folder / _UNFINISHED, schema(table), compression="zstd")

    def write(self, batches: dict[str, pa.RecordBatch]) -> None:
        """Append one batch to every table."""
        for table, batch in batches.items():
            if batch.num_rows:
                self._writers[table].write_batch(batch)
                self.counts[table] += batch.num_rows

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the tables into place, then the manifest that says that the run is whole."""
        for table, writer in self._writers.items():
            writer.close()
            _sync(self.output / table / _UNFINISHED)
        parts = {table: [_part(self.output / table / _UNFINISHED, self.counts[table])] for table in TABLES}
        manifest = {**manifest, "parts": parts}
        (self.output / MANIFEST).unlink(missing_ok=True)
        for table in DERIVED:
            shutil.rmtree(self.output / table, ignore_errors=True)
        for table in self._writers:
            folder = self.output / table
            for old in folder.glob("part-*.parquet"):
                old.unlink()
            os.replace(folder / _UNFINISHED, folder / PART)
            _sync(folder)
        unfinished = self.output / f".{MANIFEST}.tmp"
        unfinished.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        _sync(unfinished)
        os.replace(unfinished, self.output / MANIFEST)
        _sync(self.output)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what is unfinished, and table folders that are empty then."""
        for table, writer in self._writers.items():
            with contextlib.suppress(OSError, pa.ArrowException):
                writer.close()
            (self.output / table / _UNFINISHED).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                (self.output / table).rmdir()


def _part(path: Path, rows: int) -> dict[str, Any]:
    data = path.read_bytes()
    return {"name": PART, "rows": rows, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def cannot_write(output: Path, error: OSError) -> OutputError:
    """What to say when the tables cannot be written."""
    return OutputError(f"The tables cannot be written to {output}: {error.strerror or error}. Nothing was finished.")


def _sync(path: Path) -> None:
    """Make sure that a file's bytes, or a folder's names, outlast a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
