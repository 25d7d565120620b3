"""Putting the tables of a run into place: table folders as a whole, by renaming, the manifest last.

A table's folder never holds a part of a table, whenever the process ends. A folder
without a manifest holds no finished run, though its tables may be whole.
"""

import json
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.running.journal import Entry, Journal, is_intact
from pipeline.running.manifest import part_name, parts_of
from pipeline.running.parts import empty_part
from pipeline.tables.schema import DERIVED, MANIFEST, TABLES
from pipeline.tables.writing import UNFINISHED, at_once, link, sync, write_file


def publish(output: Path, entries: Sequence[Entry], journal: Journal, manifest: dict[str, Any]) -> None:
    """Replace what is in the output folder by the tables of these shards, in their order, and the manifest."""
    staging = output / UNFINISHED
    at_once([partial(_assemble, staging / f"{table}.new", table, entries, journal) for table in TABLES])
    for table in (*DERIVED, *TABLES):
        shutil.rmtree(staging / f"{table}.old", ignore_errors=True)
    write_file(staging / MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n")
    sync(staging)
    (output / MANIFEST).unlink(missing_ok=True)
    sync(output)
    for table in (*DERIVED, *TABLES):  # what was derived from the old tables goes with them
        if (output / table).exists():
            os.replace(output / table, staging / f"{table}.old")
    for table in TABLES:
        os.replace(staging / f"{table}.new", output / table)
    sync(output)
    os.replace(staging / MANIFEST, output / MANIFEST)
    sync(output)
    discard(output)


def is_published(output: Path, entries: Sequence[Entry]) -> bool:
    """Whether the tables in the folder are those of these shards, undamaged."""
    return all(
        {path.name for path in (output / table).glob("*")} == {name for name, _ in parts}
        and all(is_intact(output / table / name, part) for name, part in parts)
        for table, parts in ((table, parts_of(table, entries)) for table in TABLES)
    )


def discard(output: Path) -> None:
    """Remove what is not part of a finished run."""
    shutil.rmtree(output / UNFINISHED, ignore_errors=True)


def _assemble(folder: Path, table: str, entries: Sequence[Entry], journal: Journal) -> None:
    """Make the folder of a table out of its part files, beside its place."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, entry in enumerate(entries):
        if table in entry.parts:
            link(journal.part_files(entry)[table], folder / part_name(number))
    if not any(table in entry.parts for entry in entries):
        write_file(folder / part_name(0), empty_part(table))
    sync(folder)
