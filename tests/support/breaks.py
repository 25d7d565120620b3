"""Kinds of damage to a finished run, each with the check and the table that must name it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.schema import MANIFEST, NUMBERED
from samples.runs import part_path
from tests.support.breaking import (
    another_raw,
    bytes_of,
    drop_last_of_page,
    drop_middle,
    edit_row,
    manifest,
    no_utf8,
    nullable,
    part_of,
    part_of_links_gone,
    put,
    rows_of,
    shift,
    stale_links,
    swap,
    swap_roles,
    twice_in_parts,
    with_links,
)


class Break(NamedTuple):
    """A damage by name: what it does to a run's folder, and the check and table that must name it."""

    name: str
    damage: Callable[[Path], Any]
    check: str
    table: str


FILES = (
    Break("cut a file", bytes_of("items", lambda data: data[: len(data) // 2]), "files", "items"),
    Break("empty a file", bytes_of("edits", lambda data: b""), "files", "edits"),
    Break(
        "change a byte",
        bytes_of("blocks", lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:]),
        "files",
        "blocks",
    ),
    Break("cut the pages", bytes_of("pages", lambda data: data[:-1]), "files", "pages"),
    Break("delete a part", lambda folder: part_path(folder, "sections", 1).unlink(), "files", "sections"),
    Break("delete the part of rejects", lambda folder: part_path(folder, "rejects").unlink(), "files", "rejects"),
    Break("delete a table", lambda folder: shutil.rmtree(folder / "losses"), "files", "losses"),
    Break(
        "add a foreign part",
        lambda folder: shutil.copy(part_path(folder, "items"), part_path(folder, "items", 7)),
        "files",
        "items",
    ),
    Break(
        "exchange two parts",
        lambda folder: shutil.copy(part_path(folder, "items", 1), part_path(folder, "items")),
        "pages",
        "items",
    ),
    Break(
        "cut the manifest",
        lambda folder: (folder / MANIFEST).write_bytes((folder / MANIFEST).read_bytes()[:-9]),
        "manifest",
        MANIFEST,
    ),
    Break("a manifest of nothing", manifest(lambda found: found.clear()), "manifest", MANIFEST),
    Break("inputs that are none", manifest(lambda found: found.update(inputs="abc")), "manifest", MANIFEST),
    Break(
        "an input without a name",
        manifest(lambda found: found.update(inputs=[{"source": ["a"]}])),
        "manifest",
        MANIFEST,
    ),
    Break(
        "a part that is listed twice",
        manifest(lambda found: found["parts"]["items"].append(found["parts"]["items"][0])),
        "manifest",
        "items",
    ),
    Break(
        "a copy of a part beside it",
        lambda folder: shutil.copy(part_path(folder, "items"), folder / "items" / "part-00000 (copy).parquet"),
        "files",
        "items",
    ),
    Break("a folder in a table's folder", lambda folder: (folder / "items" / "old").mkdir(), "files", "items"),
    Break("a rule with a line end", put("blocks", "rule", lambda row: "a\nb\nc"), "values", "blocks"),
    Break("text that is no UTF-8", part_of("items", no_utf8), "files", "items"),
    Break("a manifest without parts", manifest(lambda found: found.pop("parts")), "manifest", MANIFEST),
    Break("a manifest with another count", manifest(lambda found: found["counts"].update(items=1)), "counts", "items"),
    Break("a manifest with other records", manifest(lambda found: found.update(records_in=3)), "counts", MANIFEST),
    Break("a manifest with other pages", manifest(lambda found: found.update(pages=None)), "counts", MANIFEST),
    Break(
        "a manifest with another hash",
        manifest(lambda found: found["parts"]["items"][0].update(sha256="0")),
        "files",
        "items",
    ),
    Break(
        "a manifest with other rows",
        manifest(lambda found: found["parts"]["items"][0].update(rows=1)),
        "files",
        "items",
    ),
    Break("a manifest without inputs", manifest(lambda found: found.update(inputs=[])), "origins", "pages"),
)
SCHEMAS = (
    Break("rename a column", part_of("items", lambda rows: rows.rename_columns({"text": "words"})), "schema", "items"),
    Break("drop a column", part_of("sections", lambda rows: rows.drop_columns(["evidence"])), "schema", "sections"),
    Break("add a column", part_of("pages", lambda rows: rows.append_column("x", rows["title"])), "schema", "pages"),
    Break("reorder columns", part_of("edits", lambda rows: rows.select(rows.column_names[::-1])), "schema", "edits"),
    Break("another width of integers", nullable("items", "ordinal", pa.scalar(1, pa.int64())), "schema", "items"),
    Break("a column of NaN", nullable("items", "start", pa.scalar(float("nan"))), "schema", "items"),
    Break("null a column", nullable("blocks", "role", pa.string()), "schema", "blocks"),
    Break("null the page ids", nullable("pages", "page_id", pa.string()), "schema", "pages"),
    Break(
        "text as categories",
        part_of("blocks", lambda rows: rows.set_column(2, "role", pc.dictionary_encode(rows["role"]))),
        "schema",
        "blocks",
    ),
)
KEYS = (
    *(
        Break(f"drop a row of {table}", rows_of(table, drop_middle), "numbering", table)
        for table in NUMBERED
        if table not in ("losses",)
    ),
    *(
        Break(f"double a row of {table}", rows_of(table, lambda rows: [rows[0], *rows]), "keys", table)
        for table in NUMBERED
    ),
    *(
        Break(f"swap rows of {table}", rows_of(table, swap), "order", table)
        for table in NUMBERED
        if table not in ("losses",)
    ),
    Break("drop a page", rows_of("pages", lambda rows: rows[:3] + rows[4:]), "pages", "blocks"),
    Break("double a page", rows_of("pages", lambda rows: rows.insert(0, rows[0])), "keys", "pages"),
    Break("a page in two parts", twice_in_parts, "keys", "pages"),
    Break("reorder pages", rows_of("pages", lambda rows: rows[::-1]), "order", "pages"),
    Break("reorder the rows of pages", rows_of("blocks", lambda rows: rows[::-1]), "order", "blocks"),
    Break("another page_id", put("pages", "page_id", lambda row: "0" * 24), "page-id", "pages"),
    Break("another source", put("pages", "source", lambda row: "site-1.jsonl"), "page-id", "pages"),
    Break("an unknown source", put("pages", "source", lambda row: "elsewhere"), "origins", "pages"),
    Break("an unknown source of rejects", put("rejects", "source", lambda row: "elsewhere"), "origins", "rejects"),
    Break("another record", put("pages", "record", lambda row: 999), "page-id", "pages"),
    Break("a reject that is a page", rows_of("rejects", lambda rows: rows[0].update(record=0)), "keys", "rejects"),
    Break("rows of an unknown page", put("losses", "page_id", lambda row: "0" * 24), "pages", "losses"),
)
ENDS = (
    Break("drop the last block of a page", rows_of("blocks", drop_last_of_page), "tiling", "blocks"),
    Break("drop the last section of a page", rows_of("sections", drop_last_of_page), "derived", "sections"),
    Break("drop the last item of a page", rows_of("items", drop_last_of_page), "derived", "items"),
    Break(
        "drop the last teaser of a page", rows_of("recommendations", drop_last_of_page), "derived", "recommendations"
    ),
    Break("drop the last edit of a page", rows_of("edits", drop_last_of_page), "counts", "pages"),
    Break("drop all losses", rows_of("losses", lambda rows: []), "counts", "pages"),
    Break("empty the items", rows_of("items", lambda rows: []), "derived", "items"),
)
VALUES = (
    Break("an unknown role", put("blocks", "role", lambda row: "Lead"), "values", "blocks"),
    Break("an unknown role of sections", put("sections", "role", lambda row: "cause"), "values", "sections"),
    Break("an unknown rule", put("edits", "rule", lambda row: "magic"), "values", "edits"),
    Break("another rule", put("blocks", "rule", lambda row: "after-navigation"), "values", "blocks"),
    Break("another role", put("blocks", "role", lambda row: "other", lambda row: row["role"] == "rec_heading"), "values", "blocks"),
    Break("a wrong ordinal", put("items", "ordinal", lambda row: row["ordinal"] + 1), "values", "items"),
    Break("an ordinal of zero", put("items", "ordinal", lambda row: 0), "values", "items"),
    Break("a wrong marker", put("items", "marker", lambda row: "⑨"), "values", "items"),
    Break("not repaired", put("items", "repaired", lambda row: False, lambda row: row["repaired"]), "values", "items"),
    Break("repaired", put("items", "repaired", lambda row: True, lambda row: not row["repaired"]), "values", "items"),
    Break("a wrong level", put("items", "level", lambda row: 1), "values", "items"),
    Break("a wrong parent", put("items", "parent", lambda row: 99), "values", "items"),
    Break("a teaser without text", edit_row("recommendations", bool, lambda row: row.update(title=None, teaser=None)), "values", "recommendations"),
    Break("a wrong number of edits", put("pages", "n_edits", lambda row: 77), "counts", "pages"),
    Break("a wrong number of losses", put("pages", "n_losses", lambda row: 77), "counts", "pages"),
)  # fmt: skip
SPANS = (
    *(
        Break(f"shift a row of {table}", shift(table, "start", "end"), "spans", table)
        for table in ("sections", "items", "losses")
    ),
    Break("shift a block", shift("blocks", "start", "end"), "tiling", "blocks"),
    Break("shift a teaser", shift("recommendations", "start", "end"), "derived", "recommendations"),
    Break("shift an edit", shift("edits", "start", "end"), "revert", "edits"),
    Break("shift an edit in the text", shift("edits", "text_start", "text_end"), "spans", "edits"),
    Break("beyond the page", put("blocks", "end", lambda row: 10**6), "spans", "blocks"),
    Break("before the page", put("items", "start", lambda row: -1), "spans", "items"),
    Break("end before start", put("recommendations", "end", lambda row: row["start"] - 1), "spans", "recommendations"),
    Break(
        "overlapping blocks",
        put("blocks", "end", lambda row: row["end"] + 5, lambda row: row["role"] == "lead"),
        "tiling",
        "blocks",
    ),
    Break(
        "a short block",
        put("blocks", "end", lambda row: row["end"] - 3, lambda row: row["role"] == "lead"),
        "tiling",
        "blocks",
    ),
    Break("another text of an item", put("items", "text", lambda row: row["text"] + "!"), "spans", "items"),
    Break("another text of a section", put("sections", "text", lambda row: ""), "spans", "sections"),
    Break("another loss", put("losses", "text", lambda row: "?"), "spans", "losses"),
)
DERIVED = (
    Break("swap lead and heading", swap_roles("lead", "heading"), "derived", "pages"),
    Break("swap item and paragraph", swap_roles("item", "lead"), "derived", "items"),
    Break("swap previous and next", swap_roles("nav_prev", "nav_next"), "derived", "pages"),
    Break("swap title and teaser", swap_roles("rec_title", "rec_teaser"), "derived", "recommendations"),
    Break("swap the roles of sections", put("sections", "role", lambda row: "symptoms", lambda row: row["role"] == "causes"), "derived", "items"),
    Break("another role of an item", put("items", "role", lambda row: "symptoms"), "derived", "items"),
    Break("an item of another section", put("items", "section", lambda row: 0, lambda row: row["section"]), "derived", "items"),
    Break("another title", put("pages", "title", lambda row: "Nothing"), "derived", "pages"),
    Break("no title", put("pages", "title", lambda row: None, lambda row: row["title"]), "derived", "pages"),
    Break("another body", put("pages", "body", lambda row: row["body"][:-1]), "derived", "pages"),
    Break("another article", put("pages", "article", lambda row: row["article"] * 2), "derived", "pages"),
    Break("no causes", put("pages", "causes", lambda row: [], lambda row: row["causes"]), "derived", "pages"),
    Break("prevention in another order", put("pages", "prevention", lambda row: row["prevention"][::-1], lambda row: row["prevention"]), "derived", "pages"),
    Break("no previous title", put("pages", "prev_title", lambda row: None, lambda row: row["prev_title"]), "derived", "pages"),
    Break("another next title", put("pages", "next_title", lambda row: "Nothing"), "derived", "pages"),
    Break("another teaser", put("recommendations", "teaser", lambda row: "Nothing..."), "derived", "recommendations"),
    Break("a teaser that is whole", put("recommendations", "truncated", lambda row: False), "derived", "recommendations"),
    Break("a loss of another kind", put("losses", "rule", lambda row: "memory-fill"), "derived", "losses"),
    Break("another heading", put("sections", "heading", lambda row: "Nothing", lambda row: row["heading"]), "derived", "sections"),
)  # fmt: skip
EDITS = (
    Break("another text", put("pages", "text", lambda row: row["text"].replace("e", "a", 1)), "revert", "pages"),
    Break("another before", put("edits", "before", lambda row: "x" * len(row["before"])), "revert", "pages"),
    Break("another after", put("edits", "after", lambda row: row["after"] + "x"), "revert", "edits"),
    Break("another raw text", another_raw, "revert", "pages"),
)
LINKS = (
    Break("links of an earlier run", stale_links, "links", "links"),
    Break("a part of links is gone", part_of_links_gone, "links", "links"),
    Break("a link to another page", with_links(lambda rows: rows[0].update(target_page_id="0" * 24)), "links", "links"),
    Break("an agreement of NaN", with_links(lambda rows: rows[0].update(agreement=float("nan"))), "links", "links"),
    Break("a link that is gone", with_links(lambda rows: rows.pop()), "links", "links"),
)
BREAKS = (*FILES, *SCHEMAS, *KEYS, *ENDS, *VALUES, *SPANS, *DERIVED, *EDITS, *LINKS)
