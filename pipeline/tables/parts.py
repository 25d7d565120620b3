"""The files of a finished run: its manifest, and the parts of every table.

The rows of one page lie in the same-numbered part of every table, so whoever reads a run
part by part needs the memory of one part, however large the run is.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import InputError
from pipeline.tables.schema import MANIFEST, schema

_PART = re.compile(r"part-\d{5,}\.parquet")
# What cannot be read as Parquet fails with one of these.
UNREADABLE = (OSError, pa.ArrowException)


def run_folder(output: Path) -> Path:
    """The folder of a finished run; raises `InputError` if none is there."""
    if not (output / MANIFEST).is_file():
        raise InputError(f"{output} holds no finished run: {MANIFEST} is missing. Run pagesieve run first.")
    return output


def read_manifest(output: Path) -> dict[str, Any] | None:
    """The manifest of a run; None if it is no JSON object."""
    try:
        manifest = json.loads((output / MANIFEST).read_bytes())
    except (ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) else None


def part_names(output: Path, table: str) -> list[str]:
    """The names of a table's part files, in order."""
    folder = output / table
    names = [path.name for path in folder.iterdir() if _PART.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(names, key=lambda name: (len(name), name))


def foreign_names(output: Path, table: str) -> list[str]:
    """What stands in a table's folder besides its parts, but for hidden files, which no reader opens."""
    folder = output / table
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(name for name in names if not _PART.fullmatch(name) and not name.startswith((".", "_")))


def read_part(part: Path | pa.BufferReader, columns: Sequence[str] | None = None) -> pa.Table:
    """One part file. Raises one of `UNREADABLE` if it is none."""
    with pq.ParquetFile(part) as file:
        rows = file.read(columns=list(columns) if columns is not None else None)
    rows.validate(full=True)  # text that is no UTF-8 would raise errors much later
    return rows


def read_columns(output: Path, table: str, name: str, columns: Sequence[str]) -> pa.Table:
    """Some columns of one part of a table; a part that is not there has no rows. Raises one of `UNREADABLE`."""
    path = output / table / name
    return read_part(path, columns) if path.exists() else schema(table).empty_table().select(columns)
