"""Ways to damage a finished run, of which `tests.support.breaks` makes its kinds of damage."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.links.linking import write_links
from pipeline.tables.schema import NUMBERED, page_id_of, schema
from samples.runs import Row, change, change_manifest, part_path, read_rows, write_part


def rows_of(table: str, how: Callable[[list[Row]], Any], part: int = 0) -> Callable[[Path], None]:
    """A damage to the rows of a part."""
    return lambda folder: change(folder, table, how, part)


def part_of(table: str, how: Callable[[pa.Table], pa.Table]) -> Callable[[Path], None]:
    """A damage to a part as Arrow table, which may leave its schema."""
    return lambda folder: write_part(folder, table, how(pq.read_table(part_path(folder, table))))


def bytes_of(table: str, how: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A damage to a part's bytes, of which the manifest knows nothing."""

    def damage(folder: Path) -> None:
        path = part_path(folder, table)
        path.write_bytes(how(path.read_bytes()))

    return damage


def manifest(how: Callable[[Row], Any]) -> Callable[[Path], None]:
    return lambda folder: change_manifest(folder, how)


def edit_row(table: str, wanted: Callable[[Row], Any], how: Callable[[Row], Any]) -> Callable[[Path], None]:
    """A damage to the first row of a table that is wanted."""
    return rows_of(table, lambda rows: how(next(row for row in rows if wanted(row))))


def put(
    table: str, column: str, value: Callable[[Row], Any], wanted: Callable[[Row], Any] = bool
) -> Callable[[Path], None]:
    """Another value in one cell."""
    return edit_row(table, wanted, lambda row: row.update({column: value(row)}))


def neighbours(rows: list[Row]) -> int:
    """The first row whose page has the next row too."""
    return next(at for at in range(1, len(rows) - 1) if rows[at]["page_id"] == rows[at + 1]["page_id"])


def drop_middle(rows: list[Row]) -> None:
    del rows[neighbours(rows)]


def drop_last_of_page(rows: list[Row]) -> None:
    del rows[next(at for at in range(len(rows) - 1) if rows[at]["page_id"] != rows[at + 1]["page_id"])]


def swap(rows: list[Row]) -> None:
    at = neighbours(rows)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]


def swap_roles(one: str, other: str) -> Callable[[Path], None]:
    """Two blocks of one page change their roles and rules."""

    def damage(rows: list[Row]) -> None:
        first = next(row for row in rows if row["role"] == one and _beside(rows, row, other))
        second = _beside(rows, first, other)
        assert second
        for name in ("role", "rule"):
            first[name], second[name] = second[name], first[name]

    return rows_of("blocks", damage)


def _beside(rows: list[Row], row: Row, role: str) -> Row | None:
    return next((found for found in rows if found["page_id"] == row["page_id"] and found["role"] == role), None)


def shift(table: str, *columns: str) -> Callable[[Path], None]:
    """One row moves by one code point."""
    return edit_row(table, lambda row: row[columns[0]] > 0, lambda row: row.update({c: row[c] - 1 for c in columns}))


def twice_in_parts(folder: Path) -> None:
    """A page of the first part, with all its rows, in the second too."""
    page_id = read_rows(folder, "pages")[0]["page_id"]
    for table in ("pages", *NUMBERED):
        own = [row for row in read_rows(folder, table) if row["page_id"] == page_id]
        change(folder, table, lambda rows, own=own: own + rows, 1)  # type: ignore[misc]


def another_raw(folder: Path) -> None:
    """Another hash of the raw text, and the page_id that follows from it, in all tables."""
    first = read_rows(folder, "pages")[0]
    new = {"raw_sha256": "0" * 64, "page_id": page_id_of(first["source"], first["record"], "0" * 64)}
    for table in ("pages", *NUMBERED):

        def rename(rows: list[Row], table: str = table) -> None:
            for row in rows:
                if row["page_id"] == first["page_id"]:
                    row.update(new if table == "pages" else {"page_id": new["page_id"]})

        change(folder, table, rename)


def nullable(table: str, column: str, value: Any) -> Callable[[Path], None]:
    """A column of another type, or of nulls."""

    def how(rows: pa.Table) -> pa.Table:
        at = rows.schema.get_field_index(column)
        return rows.set_column(
            at,
            pa.field(column, value.type if isinstance(value, pa.Scalar) else value),
            (
                pa.nulls(rows.num_rows, value)
                if isinstance(value, pa.DataType)
                else pa.array([value.as_py()] * rows.num_rows, value.type)
            ),
        )

    return part_of(table, how)


def with_links(how: Callable[[list[Row]], Any]) -> Callable[[Path], None]:
    """A damage to the table of links."""

    def damage(folder: Path) -> None:
        write_links(folder)
        path = part_path(folder, "links")
        rows = pq.read_table(path)
        changed = rows.to_pylist()
        how(changed)
        table = pa.Table.from_pylist(changed, schema("links"))
        pq.write_table(table.replace_schema_metadata(rows.schema.metadata), path)

    return damage


def stale_links(folder: Path) -> None:
    write_links(folder)
    change_manifest(folder, lambda found: found.update(seconds=0))


def part_of_links_gone(folder: Path) -> None:
    write_links(folder)
    part_path(folder, "links", 1).unlink()


def no_utf8(rows: pa.Table) -> pa.Table:
    """The items with a marker that no text has."""
    broken = pa.array([b"\xff"] * rows.num_rows, pa.binary()).view(pa.string())
    return rows.set_column(rows.schema.get_field_index("marker"), rows.schema.field("marker"), broken)
