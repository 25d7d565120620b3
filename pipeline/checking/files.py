"""Checks `manifest` and `files`: the files that are there are those that the run wrote, byte for byte."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.checking.findings import Example, Findings
from pipeline.checking.part import Part
from pipeline.checking.schemas import check_schema
from pipeline.links.titles import LINKS_NEED, REC_COLUMNS
from pipeline.tables.parts import UNREADABLE, foreign_names, part_names, read_columns, read_part
from pipeline.tables.schema import MANIFEST, TABLES, schema

# What links are made of, and what pages are grouped by.
LINKING = (*LINKS_NEED, "source", "url", "lang")
_AGAIN = "Run pagesieve run again, with --overwrite."


Written = dict[tuple[str, str], dict[str, Any]]


class Files:
    """The part files of a run, read one part after the other and counted."""

    def __init__(self, output: Path, manifest: dict[str, Any] | None, found: Findings) -> None:
        self.output = output
        self.manifest = manifest
        self.found = found
        self.counts = dict.fromkeys(TABLES, 0)
        self._readable: dict[str, Collection[str]] = {}
        self._whole = dict.fromkeys(TABLES, True)
        if manifest is None:
            found.add("manifest", MANIFEST, f"The manifest is cut off or is no JSON object. {_AGAIN}")

    def parts(self) -> Iterator[Part]:
        """Every part whose pages can be read, with those of its tables that can."""
        written = self._written()
        names = {table: part_names(self.output, table) for table in TABLES}
        for name in sorted({name for found in names.values() for name in found}):
            tables = {
                table: self._read(table, name, written) if name in names[table] else _empty(table, name, written)
                for table in TABLES
            }
            readable = {table: rows for table, rows in tables.items() if rows is not None}
            if "pages" in readable:
                self._readable[name] = set(readable)
                yield Part(name, readable)
            elif readable:
                message = "Parts without readable pages: what belongs to them was not checked."
                self._add("files", "pages", message, name)

    def again(self) -> Iterator[Part]:
        """The parts once more, with nothing but what links are made of."""
        for name, tables in self._readable.items():
            columns = {"pages": LINKING, "recommendations": REC_COLUMNS}
            there = {table: needed for table, needed in columns.items() if table in tables}
            yield Part(name, {table: read_columns(self.output, table, name, there[table]) for table in there})

    def _written(self) -> Written | None:
        """What the manifest says of every part file; None if it says nothing."""
        parts = (self.manifest or {}).get("parts")
        if not isinstance(parts, dict):
            if self.manifest is not None:
                self.found.add("manifest", MANIFEST, f"The manifest does not list the parts of the tables. {_AGAIN}")
            return None
        written = {}
        for table in TABLES:
            entries = parts.get(table)
            for entry in entries if isinstance(entries, list) else []:
                if isinstance(entry, dict) and isinstance(entry.get("name"), str):
                    if (table, entry["name"]) in written:
                        self._add(
                            "manifest", table, f"Part files that the manifest lists twice. {_AGAIN}", entry["name"]
                        )
                    written[table, entry["name"]] = entry
            there = part_names(self.output, table)
            for name in foreign_names(self.output, table):
                message = "Files that the run did not write, and that readers take for a part. Remove them."
                self._add("files", table, message, name)
            for name in there:
                if (table, name) not in written:
                    self._add("files", table, "Part files that the run did not write. Remove them.", name)
            for name in sorted(name for of, name in written if of == table):
                if name not in there:
                    self._whole[table] = False
                    self._add("files", table, f"Part files that are gone. {_AGAIN}", name)
        return written

    def _read(self, table: str, name: str, written: Written | None) -> pa.Table | None:
        """One part file, compared with what the manifest says of it; None if its rows cannot be used."""
        try:
            data = (self.output / table / name).read_bytes()
            rows = read_part(pa.BufferReader(data))
        except UNREADABLE as error:
            self._whole[table] = False
            self._add(
                "files",
                table,
                f"Part files that cannot be read, because they were cut or changed. {_AGAIN}",
                name,
                str(error),
            )
            return None
        entry = (written or {}).get((table, name))
        if entry:
            if entry.get("sha256") != hashlib.sha256(data).hexdigest() or entry.get("bytes") != len(data):
                self._add(
                    "files",
                    table,
                    "Part files that were changed after the run: size or SHA-256 is not that of the manifest.",
                    name,
                )
            if entry.get("rows") != rows.num_rows:
                detail = f"{entry.get('rows')} rows noted, {rows.num_rows} there"
                self._add(
                    "files", table, "Part files with another number of rows than the manifest says.", name, detail
                )
        self.counts[table] += rows.num_rows
        return rows if check_schema(table, name, rows, self.found) else None

    def _add(self, check: str, table: str, message: str, name: str, detail: str = "") -> None:
        where = f"{table}/{name}" + (f" ({detail})" if detail else "")
        self.found.add(check, table, message, [Example(None, None, where)])

    def check_counts(self) -> None:
        """The manifest's counts against the rows, when all parts are read."""
        if self.manifest is None:
            return
        noted = self.manifest.get("counts")
        for table in TABLES:
            count = noted.get(table) if isinstance(noted, dict) else None
            if count != self.counts[table] and self._whole[table]:
                self._miscounted(table, f"counts.{table} is {count}, the table has {self.counts[table]:,} rows.")
        if all(self._whole[table] for table in ("pages", "rejects")):
            for key, count in (
                ("pages", self.counts["pages"]),
                ("rejects", self.counts["rejects"]),
                ("records_in", self.counts["pages"] + self.counts["rejects"]),
            ):
                if self.manifest.get(key) != count:
                    self._miscounted(MANIFEST, f"{key} is {self.manifest.get(key)}, the tables say {count:,}.")

    def _miscounted(self, table: str, detail: str) -> None:
        message = f"The manifest's counts are not those of the tables: rows were lost, or added. {_AGAIN}"
        self.found.add("counts", table, message, [Example(None, None, detail)])


def _empty(table: str, name: str, written: Written | None) -> pa.Table | None:
    """A part that the run did not write has no rows; None if it did, or nobody knows."""
    return schema(table).empty_table() if written is not None and (table, name) not in written else None
