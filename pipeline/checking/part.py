"""One part of a run as the checks see it: the pages, and every table's rows page by page."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checking.findings import Example
from pipeline.edits import Edit
from pipeline.tables.schema import NUMBERED, read_edit

# This many digits of a page's id tell it from all others: 64 bits.
ID_DIGITS = 16

Integers = npt.NDArray[np.int64]


class Rows:
    """The rows of a table in one part, page by page: those of page `i` are `offsets[i]:offsets[i + 1]`."""

    def __init__(self, table: pa.Table, at: Integers, pages: int) -> None:
        self.table = table
        self.at = at
        self.offsets: list[int] = [0, *np.cumsum(np.bincount(at, minlength=pages)).tolist()]
        self._lists: dict[str, list[Any]] = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return int(self.table.num_rows)

    def values(self, column: str) -> list[Any]:
        """A column as Python objects."""
        if column not in self._lists:
            self._lists[column] = self.table[column].to_pylist()
        return self._lists[column]

    def integers(self, column: str) -> Integers:
        """A column of integers without nulls."""
        return np.asarray(self.table[column], dtype=np.int64)

    def records(self, make: Callable[..., Any], *columns: str) -> list[list[Any]]:
        """For every page what `make` makes of the columns of each of its rows."""
        made = list(map(make, *map(self.values, columns)))
        return [made[start:end] for start, end in zip(self.offsets, self.offsets[1:], strict=False)]


class Part:
    """One part of a run. `tables` holds those tables of it that could be read and have the right columns."""

    def __init__(self, name: str, tables: dict[str, pa.Table]) -> None:
        self.name = name
        self.tables = tables
        self.pages: pa.Table = tables["pages"]
        self.ids: list[str] = self.pages["page_id"].to_pylist()

    @cached_property
    def numbers(self) -> npt.NDArray[np.uint64]:
        """The first 64 bits of each page's id."""
        return np.array([_number(page_id) for page_id in self.ids], dtype=np.uint64)

    @cached_property
    def texts(self) -> list[str]:
        """The cleaned pages."""
        texts: list[str] = self.pages["text"].to_pylist()
        return texts

    @cached_property
    def edits(self) -> list[list[Edit]]:
        """The edits of each page, as they were made."""
        return self.rows["edits"].records(
            lambda *row: read_edit(dict(zip(Edit._fields, row, strict=True))), *Edit._fields
        )

    @cached_property
    def lengths(self) -> Integers:
        """The length of each page's text, in code points."""
        return np.asarray(pc.utf8_length(self.pages["text"]), dtype=np.int64)

    def page_of(self, table: str) -> Integers:
        """For every row of a table the page that it belongs to, -1 if it is not in this part."""
        found = pc.index_in(self.tables[table]["page_id"], value_set=self.pages["page_id"].combine_chunks())
        return np.asarray(pc.fill_null(found, -1), dtype=np.int64)

    @cached_property
    def rows(self) -> dict[str, Rows]:
        """The tables whose rows belong to pages, page by page; rows of no page are left out."""
        return {table: self._rows(table) for table in NUMBERED if table in self.tables}

    def _rows(self, table: str) -> Rows:
        at = self.page_of(table)
        rows = self.tables[table]
        if len(at) and (at[0] < 0 or (np.diff(at) < 0).any()):
            order = np.argsort(at, kind="stable")
            order = order[at[order] >= 0]
            rows, at = rows.take(order), at[order]
        return Rows(rows, at, len(self.ids))

    def examples(
        self, table: str, wrong: Iterable[int], say: Callable[[int], str] = lambda row: ""
    ) -> Iterator[Example]:
        """Rows of a table, by their place in `rows`, as examples."""
        rows = self.rows[table]
        numbers = rows.values(NUMBERED[table][0])
        for row in wrong:
            yield Example(self.ids[rows.at[row]], numbers[row], say(row))

    def page_examples(self, wrong: Iterable[int], say: Callable[[int], str] = lambda page: "") -> Iterator[Example]:
        """Pages as examples."""
        for page in wrong:
            yield Example(self.ids[page], None, say(page))


def _number(page_id: str) -> int:
    try:
        return int(page_id[:ID_DIGITS], 16) % 2**64
    except ValueError:  # a damaged id
        return hash(page_id) % 2**64
