"""Checks `spans` and `tiling`: rows lie inside their page and say what stands there; blocks tile it."""

import numpy as np

from pipeline.checking.findings import Findings
from pipeline.checking.part import Part
from pipeline.edits import Span, locate

# Tables whose `text` is the page from `start` to `end`.
_QUOTING = ("sections", "items", "losses")
_SPANS = {
    **dict.fromkeys(("blocks", *_QUOTING, "recommendations"), ("start", "end")),
    "edits": ("text_start", "text_end"),
}


def check_spans(part: Part, found: Findings) -> None:
    """Where every row says that it is."""
    for table, columns in _SPANS.items():
        if table in part.rows:
            _check_inside(part, table, columns, found)
    for table in _QUOTING:
        if table in part.rows:
            _check_quotes(part, table, found)
    if "blocks" in part.rows:
        _check_tiling(part, found)
    if "edits" in part.rows:
        _check_places(part, found)


def _check_inside(part: Part, table: str, columns: tuple[str, str], found: Findings) -> None:
    rows = part.rows[table]
    starts, ends = map(rows.integers, columns)
    wrong = np.flatnonzero((starts < 0) | (starts > ends) | (ends > part.lengths[rows.at])).tolist()
    if wrong:
        message = f"Rows whose {columns[0]} and {columns[1]} do not lie inside their page."
        found.add("spans", table, message, part.examples(table, wrong, lambda row: f"{starts[row]}:{ends[row]}"))


def _check_quotes(part: Part, table: str, found: Findings) -> None:
    rows = part.rows[table]
    columns = zip(rows.at.tolist(), *map(rows.values, ("start", "end", "text")), strict=True)
    texts = part.texts
    wrong = [row for row, (at, start, end, text) in enumerate(columns) if texts[at][start:end] != text]
    if wrong:
        message = "Rows whose text is not what stands in the page from start to end."
        found.add(
            "spans", table, message, part.examples(table, wrong, lambda row: _beginning(rows.values("text")[row]))
        )


def _check_tiling(part: Part, found: Findings) -> None:
    """Blocks do not overlap, and what lies between them is white space."""
    spans = part.rows["blocks"].records(Span, "start", "end")
    overlapping, bare = [], []
    for page, (text, blocks) in enumerate(zip(part.texts, spans, strict=True)):
        done = 0
        for start, end in blocks:
            if start < done:
                overlapping.append(page)
                break
            if start > done and text[done:start].strip():
                bare.append(page)
                break
            done = end
        else:
            if done < len(text) and text[done:].strip():
                bare.append(page)
    if overlapping:
        message = "Pages whose blocks overlap, or do not stand in the order of the page."
        found.add("tiling", "blocks", message, part.page_examples(overlapping))
    if bare:
        found.add("tiling", "blocks", "Pages with text that no block holds.", part.page_examples(bare))


def _check_places(part: Part, found: Findings) -> None:
    """`text_start` and `text_end` follow from the edits of the page."""
    rows = part.rows["edits"]
    places = rows.records(Span, "text_start", "text_end")
    wrong = [page for page, made in enumerate(part.edits) if made and locate(made) != places[page]]
    if wrong:
        message = "Pages on which text_start and text_end are not where the edits ended up."
        found.add("spans", "edits", message, part.page_examples(wrong))


def _beginning(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
