"""Check `origins`: pages and rejects come from the inputs that the manifest lists."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.check.findings import Example, Findings
from pipeline.check.part import Part


def check_origins(part: Part, manifest: dict[str, Any] | None, found: Findings) -> None:
    """The sources of a part, and that no record became both a page and a reject."""
    inputs = (manifest or {}).get("inputs")
    known = {entry.get("source") for entry in inputs if isinstance(entry, dict)} if isinstance(inputs, list) else None
    for table in ("pages", "rejects"):
        if table not in part.tables or known is None:
            continue
        unknown = set(pc.unique(part.tables[table]["source"]).to_pylist()) - known
        if unknown:
            message = "Rows from a source that is not among the manifest's inputs."
            found.add("origins", table, message, (Example(None, None, source) for source in sorted(unknown)))
    if "rejects" in part.tables:
        pages, rejects = _records(part.pages), _records(part.tables["rejects"])
        both = [*(pages & rejects)]
        if both or len(rejects) < part.tables["rejects"].num_rows or len(pages) < part.pages.num_rows:
            message = "Records that are there twice, as page or reject."
            found.add("keys", "rejects", message, (Example(None, None, f"{source}, record {n}") for source, n in both))


def _records(table: pa.Table) -> set[tuple[str, int]]:
    return set(zip(table["source"].to_pylist(), table["record"].to_pylist(), strict=True))
