"""Checks `keys`, `pages`, `order` and `numbering`: each row has its own key, its page, and its place."""

import numpy as np

from pipeline.checking.findings import Example, Findings
from pipeline.checking.part import Part, Rows
from pipeline.tables.schema import NUMBERED, page_id_of


class SeenPages:
    """The ids of all pages seen so far, eight bytes each, to find those that come twice."""

    def __init__(self) -> None:
        self._ids: list[np.ndarray[tuple[int], np.dtype[np.uint64]]] = []

    def add(self, part: Part) -> None:
        """Note the pages of a part."""
        self._ids.append(part.numbers)

    def finish(self, found: Findings) -> None:
        """Report ids that came more than once."""
        ids, counts = np.unique(np.concatenate(self._ids or [np.array([], np.uint64)]), return_counts=True)
        twice = ids[counts > 1].tolist()
        if twice:
            examples = [Example(f"{page_id:016x}…", None, "") for page_id in twice]
            found.add("keys", "pages", "Pages that are there more than once. Run pagesieve run again.", examples)


def check_keys(part: Part, found: Findings) -> None:
    """The keys of all tables in one part."""
    _check_pages(part, found)
    for table, rows in part.rows.items():
        at = part.page_of(table)
        lost = np.flatnonzero(at < 0)
        if len(lost):
            ids = part.tables[table]["page_id"].take(lost).to_pylist()
            message = "Rows whose page is not in the same part of pages."
            found.add("pages", table, message, (Example(page_id, None, f"in part {part.name}") for page_id in ids))
        if (np.diff(at[at >= 0]) < 0).any():
            message = "The rows do not stand in the order of their pages."
            found.add("order", table, message, [Example(None, None, f"{table}/{part.name}")])
        _check_numbers(part, table, rows, found)


def _check_numbers(part: Part, table: str, rows: Rows, found: Findings) -> None:
    """The rows of a page are counted without a gap, and none twice."""
    column, first = NUMBERED[table]
    if not len(rows):
        return
    numbers = rows.integers(column)
    expected = np.arange(len(rows)) - np.array(rows.offsets)[rows.at] + first
    if (numbers == expected).all():
        return
    order = np.lexsort((numbers, rows.at))
    at, ordered = rows.at[order], numbers[order]
    twice = np.flatnonzero((np.diff(at) == 0) & (np.diff(ordered) == 0)) + 1
    if len(twice):
        message = f"Rows with the {column} of another row of their page."
        found.add("keys", table, message, part.examples(table, order[twice].tolist()))
    elif (ordered == expected).all():
        wrong = np.flatnonzero(numbers != expected).tolist()
        found.add("order", table, "Rows that do not stand in the order of their numbers.", part.examples(table, wrong))
    else:
        message = f"Rows whose {column} leaves a gap: it must count from {first}. Rows were lost, or changed."
        found.add("numbering", table, message, part.examples(table, _first_of_pages(rows, numbers != expected)))


def _first_of_pages(rows: Rows, wrong: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[int]:
    """The first wrong row of every page."""
    places = np.flatnonzero(wrong)
    _, first = np.unique(rows.at[places], return_index=True)
    return [int(place) for place in places[first]]


def _check_pages(part: Part, found: Findings) -> None:
    """A page's id follows from its source, record and raw text, and records stand in order."""
    columns = [part.pages[name].to_pylist() for name in ("source", "record", "raw_sha256")]
    right = [page_id_of(*row) for row in zip(*columns, strict=True)]
    wrong = [page for page, (page_id, should) in enumerate(zip(part.ids, right, strict=True)) if page_id != should]
    if wrong:
        message = "Pages whose page_id does not follow from source, record and raw_sha256: one of the four was changed."
        found.add("page-id", "pages", message, part.page_examples(wrong))
    sources, records = columns[0], columns[1]
    swapped = [
        page
        for page in range(1, len(sources))
        if sources[page] == sources[page - 1] and records[page] <= records[page - 1]
    ]
    if swapped:
        message = "Pages that do not stand in the order of their records."
        found.add("order", "pages", message, part.page_examples(swapped))
