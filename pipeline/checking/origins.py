"""Check `origins`: pages and rejects come from the inputs that the manifest lists."""

from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checking.findings import Example, Findings
from pipeline.checking.part import Part
from pipeline.tables.schema import MANIFEST


def known_sources(manifest: dict[str, Any] | None, found: Findings) -> set[str] | None:
    """The inputs that the manifest lists; None if it lists none."""
    inputs = (manifest or {}).get("inputs")
    if isinstance(inputs, list) and all(isinstance(one, dict) and isinstance(one.get("source"), str) for one in inputs):
        return {one["source"] for one in inputs}
    if manifest is not None:
        found.add(
            "manifest", MANIFEST, "The manifest does not list the inputs. Run pagesieve run again, with --overwrite."
        )
    return None


def check_origins(part: Part, known: set[str] | None, found: Findings) -> None:
    """The sources of a part, and that no record became both a page and a reject."""
    for table in ("pages", "rejects"):
        if table not in part.tables or known is None:
            continue
        sources = sorted(pc.unique(part.tables[table]["source"]).to_pylist())
        unknown = [source for source in sources if not _is_within(source, known)]
        if unknown:
            message = "Rows from a source that is not among the manifest's inputs."
            found.add("origins", table, message, (Example(None, None, source) for source in unknown))
    if "rejects" in part.tables:
        pages, rejects = _records(part.pages), _records(part.tables["rejects"])
        twice = [record for record, count in (Counter(pages) + Counter(rejects)).items() if count > 1]
        if twice:
            table = "rejects" if set(twice) & set(rejects) else "pages"
            message = "Records that are there twice, as page or as reject. Run pagesieve run again."
            found.add("keys", table, message, (Example(None, None, f"{source}, record {n}") for source, n in twice))


def _is_within(source: str, inputs: set[str]) -> bool:
    """Whether a source is an input, or lies within one, as a member of an archive does."""
    pieces = source.split("/")
    return any("/".join(pieces[:count]) in inputs for count in range(len(pieces), 0, -1))


def _records(table: pa.Table) -> list[tuple[str, int]]:
    return list(zip(table["source"].to_pylist(), table["record"].to_pylist(), strict=True))
