"""Finished runs: cut into parts, and changed on purpose with a manifest that says nothing of it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.schema import MANIFEST, TABLES, schema

Row = dict[str, Any]


def read_rows(folder: Path, table: str, part: int = 0) -> list[Row]:
    """The rows of a part."""
    rows: list[Row] = pq.read_table(part_path(folder, table, part)).to_pylist()
    return rows


def part_path(folder: Path, table: str, part: int = 0) -> Path:
    """The file of a part."""
    return folder / table / f"part-{part:05}.parquet"


def write_part(folder: Path, table: str, rows: pa.Table, part: int = 0) -> None:
    """Replace a part file, and make the manifest agree."""
    pq.write_table(rows, part_path(folder, table, part), compression="zstd")
    sign(folder)


def change(folder: Path, table: str, how: Callable[[list[Row]], Any], part: int = 0) -> None:
    """Change the rows of a part in place, or give back others, and make the manifest agree."""
    rows = read_rows(folder, table, part)
    changed = how(rows)
    write_part(folder, table, pa.Table.from_pylist(rows if changed is None else changed, schema(table)), part)


def change_manifest(folder: Path, how: Callable[[Row], Any]) -> None:
    """Change the manifest in place."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    how(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def sign(folder: Path) -> None:
    """Make the manifest say what the part files are now."""

    def agree(manifest: Row) -> None:
        manifest["parts"] = {table: [_entry(path) for path in sorted((folder / table).iterdir())] for table in TABLES}
        manifest["counts"] = {table: sum(part["rows"] for part in manifest["parts"][table]) for table in TABLES}
        for name in ("pages", "rejects"):
            manifest[name] = manifest["counts"][name]
        manifest["records_in"] = manifest["pages"] + manifest["rejects"]

    change_manifest(folder, agree)


def _entry(path: Path) -> Row:
    data = path.read_bytes()
    rows = pq.read_metadata(path).num_rows
    return {"name": path.name, "rows": rows, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def cut_into_parts(folder: Path, pages: int) -> None:
    """Cut every table after so many pages; rejects go into the first part."""
    whole = {table: pq.read_table(folder / table) for table in TABLES}
    for table in TABLES:
        for path in (folder / table).iterdir():
            path.unlink()
    ids = whole["pages"]["page_id"]
    for part, start in enumerate(range(0, len(ids), pages)):
        own = ids.slice(start, pages).combine_chunks()
        for table, rows in whole.items():
            if table == "rejects":
                mine = rows if part == 0 else rows.slice(0, 0)
            else:
                mine = rows.filter(pc.is_in(rows["page_id"], value_set=own))
            pq.write_table(mine, part_path(folder, table, part), compression="zstd")
    sign(folder)


def take_pages(folder: Path, target: Path, ids: list[str]) -> Path:
    """A run of some of the pages of another run, in their order."""
    wanted = pa.array(ids)
    for table in TABLES:
        rows = pq.read_table(folder / table)
        (target / table).mkdir(parents=True)
        kept = rows if table == "rejects" else rows.filter(pc.is_in(rows["page_id"], value_set=wanted))
        pq.write_table(kept, part_path(target, table))
    (target / MANIFEST).write_bytes((folder / MANIFEST).read_bytes())
    sign(target)
    return target
