"""The table `links`: which page of the same run a teaser, or a previous or next title, leads to.

It is computed when a run is over, since any page may lead to any other: all pages are read
twice, part by part, with an index of their titles in between (`pipeline.links.titles`).
"""

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import InputError, OutputError
from pipeline.links.titles import LINKS_NEED, PAGE_COLUMNS, REC_COLUMNS, PageIndex
from pipeline.tables.parts import UNREADABLE, part_names, read_columns, read_manifest, run_folder
from pipeline.tables.schema import MANIFEST, schema

TABLE = "links"
# The key in the metadata of the part files that tells which run they belong to.
RUN = b"manifest_sha256"
# A teaser agrees with a page if this share of it is the page's beginning: the last words may have been edited since.
AGREES = 0.9
_AGAIN = "Run pagesieve run again, with --overwrite."


def write_links(output: str | os.PathLike[str]) -> Counter[str]:
    """Compute the table `links` of a finished run, and write it beside the others.

    Gives back how many links there are (`links`), how many lead to a page of the dump (`resolved`), how
    many of these have something to compare (`compared`), and how much of that agrees (`agreeing`). Raises
    `InputError` if no finished run is there or a part of it cannot be read, and `OutputError` if the table cannot
    be written.
    """
    folder = run_folder(Path(output))
    unfinished = folder / f".{TABLE}.tmp"
    counts: Counter[str] = Counter()
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        for name, links in _all_links(folder):
            pq.write_table(
                links.replace_schema_metadata({RUN: run_hash(folder)}), unfinished / name, compression="zstd"
            )
            counts.update(count_links(links))
        shutil.rmtree(folder / TABLE, ignore_errors=True)
        unfinished.rename(folder / TABLE)
    except UNREADABLE as error:
        raise OutputError(f"The table {TABLE} cannot be written to {folder}: {error}.") from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return counts


def _all_links(folder: Path) -> Iterator[tuple[str, pa.Table]]:
    """The links of a run, part by part."""
    with PageIndex() as index:
        names = _whole(folder)
        for name in names:
            index.add(_read(folder, "pages", name, PAGE_COLUMNS))
        index.seal()
        first = 0
        for name in names:
            pages = _read(folder, "pages", name, LINKS_NEED)
            yield name, index.links(pages, _read(folder, "recommendations", name, REC_COLUMNS), first)
            first += pages.num_rows


def _whole(folder: Path) -> list[str]:
    """The parts of the pages. Raises `InputError` if one that the manifest lists is gone."""
    parts = (read_manifest(folder) or {}).get("parts")
    for table in ("pages", "recommendations"):
        entries = parts.get(table) if isinstance(parts, dict) else None
        if not isinstance(entries, list):
            raise InputError(f"The manifest of {folder} does not list the parts of {table}. {_AGAIN}")
        listed = {str(entry.get("name")) for entry in entries if isinstance(entry, dict)}
        gone = sorted(listed - set(part_names(folder, table)))
        if gone:
            raise InputError(f"{folder / table / gone[0]} is gone. {_AGAIN}")
    return part_names(folder, "pages")


def _read(folder: Path, table: str, name: str, columns: Sequence[str]) -> pa.Table:
    """Some columns of a part. Raises `InputError` if they are not what a run wrote."""
    try:
        rows = read_columns(folder, table, name, columns)
        rows.validate(full=True)  # pages that are no UTF-8
    except UNREADABLE as error:
        raise InputError(f"{folder / table / name} cannot be read: {error}. {_AGAIN}") from None
    declared = schema(table)
    for column in columns:
        if column not in rows.column_names or rows.schema.field(column).type != declared.field(column).type:
            raise InputError(f"{folder / table / name} has no column {column} as a run writes it. {_AGAIN}")
    return rows


def count_links(links: pa.Table) -> dict[str, int]:
    """How many links there are, how many lead somewhere, and how many of these agree."""
    agreement = links["agreement"]
    return {
        "links": links.num_rows,
        "resolved": links.num_rows - links["target_page_id"].null_count,
        "compared": links.num_rows - agreement.null_count,
        "agreeing": pc.sum(pc.greater_equal(agreement, AGREES)).as_py() or 0,
    }


def has_links(folder: Path) -> bool:
    """Whether the table is there and belongs to the run that is in the folder now."""
    names = part_names(folder, TABLE)
    return bool(names) and all(belongs(folder, name) for name in names)


def belongs(folder: Path, name: str) -> bool:
    """Whether a part of the table belongs to the run that is in the folder now. Raises one of `UNREADABLE`."""
    return (pq.read_schema(folder / TABLE / name).metadata or {}).get(RUN) == run_hash(folder)


def run_hash(folder: Path) -> bytes:
    """What tells one run in a folder from the next: the hash of its manifest."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest().encode()
