"""Check `values`: what one row says by itself can be true."""

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc
import regex

from pipeline.characters import ENCLOSED
from pipeline.checking.findings import Findings
from pipeline.checking.part import Part
from pipeline.outline.markers.families import FAMILIES, numeral_in
from pipeline.rules import ROLES_BY_RULE
from pipeline.tables.schema import COLUMNS

CHECK = "values"
# Families whose markers show their ordinal.
_COUNTED = {*ENCLOSED, *(family.name for family in FAMILIES)}
# What may be a numeral within a marker: digits, letters, or a sign such as ⓐ.
_NUMERAL = regex.compile(r"\p{N}+|\p{L}+|[^\x00-\x7f]")


def check_values(part: Part, found: Findings) -> None:
    """Closed lists, counts, and columns of a row that say the same twice."""
    for table in part.rows:
        for column in COLUMNS[table]:
            if column.values:
                _check_list(part, table, column.name, column.values, found)
    if "blocks" in part.rows:
        _check_rules(part, found)
    if "items" in part.rows:
        _check_items(part, found)
    if "recommendations" in part.rows:
        _check_recommendations(part, found)
    for name, table in (("n_edits", "edits"), ("n_losses", "losses")):
        if table in part.rows:
            _check_number(part, name, table, found)


def _check_number(part: Part, column: str, table: str, found: Findings) -> None:
    """A column of `pages` that counts the page's rows in another table."""
    there = np.diff(part.rows[table].offsets)
    noted = np.asarray(part.pages[column])
    wrong = np.flatnonzero(there != noted).tolist()
    if wrong:
        message = f"Pages whose {column} is not the number of their rows in {table}."
        found.add(
            "counts",
            "pages",
            message,
            part.page_examples(wrong, lambda page: f"{noted[page]} noted, {there[page]} there"),
        )


def _check_list(part: Part, table: str, column: str, allowed: tuple[str, ...], found: Findings) -> None:
    values = part.rows[table].table[column]
    unknown = set(pc.unique(values).to_pylist()) - {*allowed, None}
    if unknown:
        wrong = [row for row, value in enumerate(part.rows[table].values(column)) if value in unknown]
        message = f"Rows with a {column} that does not exist. Was it written by this version of pagesieve?"
        found.add(CHECK, table, message, part.examples(table, wrong, lambda row: repr(values[row].as_py())))


def _check_rules(part: Part, found: Findings) -> None:
    blocks = part.rows["blocks"]
    given = list(zip(blocks.values("rule"), blocks.values("role"), strict=True))
    odd = {(rule, role) for rule, role in set(given) if role not in ROLES_BY_RULE.get(rule, (role,))}
    if odd:
        wrong = [row for row, pair in enumerate(given) if pair in odd]
        message = "Blocks whose rule gives another role: one of the two was changed."
        found.add(CHECK, "blocks", message, part.examples("blocks", wrong, lambda row: " gives ".join(given[row])))


def _check_items(part: Part, found: Findings) -> None:
    items = part.rows["items"]
    names = ("family", "ordinal", "marker", "marker_raw", "repaired")
    rows = list(zip(*map(items.values, names), strict=True))
    wrong = [row for row, (_, _, marker, raw, repaired) in enumerate(rows) if repaired != (marker != raw)]
    if wrong:
        message = "Items whose repaired is not whether marker and marker_raw differ."
        found.add(
            CHECK, "items", message, part.examples("items", wrong, lambda row: f"{rows[row][3]!r} → {rows[row][2]!r}")
        )
    wrong = [row for row, (family, place, marker, *_) in enumerate(rows) if not _shows(family, place, marker)]
    if wrong:
        message = "Items whose marker does not show their ordinal: one of the two was changed."
        found.add(
            CHECK, "items", message, part.examples("items", wrong, lambda row: f"{rows[row][2]!r} for {rows[row][1]}")
        )
    wrong = list(_stray_bullets(part))
    if wrong:
        message = "Bullets whose ordinal does not follow on an earlier bullet of their page."
        found.add(CHECK, "items", message, part.examples("items", wrong))
    _check_nesting(part, found)


def _stray_bullets(part: Part) -> Iterator[int]:
    """Bullets that are neither the first of a list nor follow the one before them."""
    items = part.rows["items"]
    page, seen = -1, {0}
    for row, (at, family, ordinal) in enumerate(
        zip(items.at.tolist(), items.values("family"), items.values("ordinal"), strict=True)
    ):
        if at != page:
            page, seen = at, {0}
        if family == "bullet":
            if ordinal - 1 not in seen:
                yield row
            seen.add(ordinal)


def _shows(family: str, ordinal: int, marker: str) -> bool:
    """Whether a marker may stand for an ordinal; bullets, words and labels may for any."""
    if ordinal < 1:
        return False
    shown = _NUMERAL.findall(marker)
    if family.startswith("decimal"):
        shown = ["1" if numeral == "l" else numeral for numeral in shown]  # a scanned 1, in lists too short to repair
    style = next((numeral for numeral in shown if numeral.isdecimal()), "")  # the script of its digits, their zeros
    numeral = numeral_in(family, ordinal, style)
    return numeral in shown if numeral is not None else family not in _COUNTED


def _check_nesting(part: Part, found: Findings) -> None:
    """An item is one level below its parent, which stands before it on the same page."""
    items = part.rows["items"]
    parents, levels = items.values("parent"), items.values("level")
    wrong = []
    for row, (parent, level) in enumerate(zip(parents, levels, strict=True)):
        if parent is None:
            right = level == 0
        else:
            above = items.offsets[items.at[row]] + parent
            right = parent >= 0 and above < row and levels[above] == level - 1
        if not right:
            wrong.append(row)
    if wrong:
        message = "Items whose level does not follow from their parent, or whose parent stands after them."
        found.add(CHECK, "items", message, part.examples("items", wrong))


def _check_recommendations(part: Part, found: Findings) -> None:
    rows = part.rows["recommendations"]
    empty = pc.and_(pc.is_null(rows.table["title"]), pc.is_null(rows.table["teaser"]))
    wrong = np.flatnonzero(empty.to_numpy()).tolist()
    if wrong:
        found.add(
            CHECK, "recommendations", "Rows with neither title nor teaser.", part.examples("recommendations", wrong)
        )
