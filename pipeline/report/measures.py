"""What a page measures: one row of numbers for each page of a chunk."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.checking.faults import FAULTS, REPEATED, find_faults
from pipeline.checking.faults.repeated import repeating_pages, sites_of
from pipeline.report.chunks import Chunk
from pipeline.report.sites import Sites, part_of

# The columns that the figures are made from.
COLUMNS = {
    "pages": (
        "page_id",
        "source",
        "record",
        "url",
        "lang",
        "title",
        "text",
        "causes",
        "prevention",
        "n_edits",
        "n_losses",
    ),
    "blocks": ("page_id", "role", "start", "end"),
    "sections": ("page_id", "section", "role", "heading", "rule", "start", "end"),
    "items": ("page_id", "section", "parent", "role", "ordinal", "family", "text", "start", "end"),
    "recommendations": ("page_id",),
    "edits": ("page_id", "stage", "rule", "before", "after", "text_start", "text_end"),
    "losses": ("page_id", "rule", "start", "end"),
}
# The roles of blocks that are the article.
ARTICLE = ("title", "lead", "heading", "paragraph", "item")
# The stage whose changes of white space would bury all others.
QUIET_STAGE = "spaces"
# An item of more code points is likely two items, or prose.
LONG_ITEM = 1000
UNKNOWN = "unknown"
# The columns of the signs of wrong splitting.
FAULT_COLUMNS = (*(fault.name for fault in FAULTS), REPEATED)
# The language of a page whose text says nothing: 20 signs of lost text, and a quarter of it.
UNREADABLE = "unreadable"
_MUCH_LOST, _SHARE_LOST = 20, 0.25
# C1 controls are no text in any encoding of today, but bytes of characters that were read in the wrong one.
_C1 = "[\\x{80}-\\x{9f}]"


def measure(chunk: Chunk, sites: Sites) -> pd.DataFrame:
    """Count what each page of a chunk holds; lengths are code points, shares are of the page's cleaned text.

    Debris has neither language nor title, whatever was guessed. For each sign of wrong splitting there is a column that
    says what was seen, and nothing where nothing was.
    """
    pages, rows = chunk.pages, chunk.rows
    owners = {table: owners_of(chunk, table) for table in rows}
    size = pages.num_rows

    def count(table: str, chosen: NDArray[np.bool_] | None = None, of: NDArray[np.int64] | None = None) -> pd.Series:
        owner = owners[table] if chosen is None else owners[table][chosen]
        weights = of if of is None or chosen is None else of[chosen]
        return pd.Series(np.bincount(owner, weights, minlength=size))

    roles = {table: _strings(rows[table], "role") for table in ("blocks", "sections", "items")}
    stages = _strings(rows["edits"], "stage")
    spans = {table: lengths(rows[table]) for table in ("blocks", "items", "losses")}
    characters = pd.Series(pc.utf8_length(pages["text"]).to_numpy().astype(np.int64))
    whole = characters.clip(lower=1)
    lost, edits = count("losses", of=spans["losses"]), count("edits", stages != QUIET_STAGE)
    unreadable = (lost >= _MUCH_LOST) & (lost >= _SHARE_LOST * whole)
    controls, bytes_left = _controls(rows["edits"])
    part = part_of(chunk)
    hosts = sites_of(part)
    seen = {**find_faults(part), REPEATED: repeating_pages(part, sites.repeated)}
    return pd.DataFrame(
        {
            "language": pages["lang"].fill_null(UNKNOWN).to_pandas().astype(object).mask(unreadable, UNREADABLE),
            "host": hosts,
            "characters": characters,
            "titled": pd.Series(pc.is_valid(pages["title"]).to_numpy(zero_copy_only=False)) & ~unreadable,
            "title_usual": pd.Series([host in sites.titled for host in hosts], dtype=bool),
            "title_unusual": pd.Series([host in sites.untitled for host in hosts], dtype=bool),
            "unreadable": unreadable,
            "sections": count("sections"),
            "headings": count("sections", pc.is_valid(rows["sections"]["heading"]).to_numpy()),
            "items": count("items"),
            "causes": count("items", roles["items"] == "causes"),
            "prevention": count("items", roles["items"] == "prevention"),
            "empty_items": count("items", spans["items"] == 0),
            "long_items": count("items", spans["items"] > LONG_ITEM),
            "renumbered": count("edits", stages == "numbering"),
            "teasers": count("recommendations"),
            "edits": edits,
            "repaired": edits > 0,
            "controls": count("edits", controls),
            "bytes_left": count("edits", bytes_left),
            "losses": count("losses"),
            "lossy": lost > 0,
            "lost": lost,
            "article": count("blocks", np.isin(roles["blocks"], ARTICLE), spans["blocks"]) / whole,
            "boilerplate": count("blocks", roles["blocks"] == "boilerplate", spans["blocks"]) / whole,
            "other": count("blocks", roles["blocks"] == "other", spans["blocks"]) / whole,
            **{name: [seen[name].get(page, "") for page in range(size)] for name in FAULT_COLUMNS},
        }
    )


def _controls(edits: pa.Table) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which edits removed controls, and which of these were bytes of an encoding."""
    controls = _strings(edits, "rule") == "control-character"
    return controls, controls & pc.match_substring_regex(edits["before"], _C1).to_numpy(zero_copy_only=False)


def owners_of(chunk: Chunk, table: str) -> NDArray[np.int64]:
    """For each row of a table, the number of its page in the chunk."""
    keys = chunk.pages["page_id"].combine_chunks()
    found: NDArray[np.int64] = pc.index_in(chunk.rows[table]["page_id"], value_set=keys).to_numpy().astype(np.int64)
    return found


def lengths(rows: pa.Table) -> NDArray[np.int64]:
    """How long the span of each row is."""
    found: NDArray[np.int64] = (rows["end"].to_numpy() - rows["start"].to_numpy()).astype(np.int64)
    return found


def _strings(rows: pa.Table, name: str) -> NDArray[np.object_]:
    found: NDArray[np.object_] = rows[name].to_numpy()
    return found
