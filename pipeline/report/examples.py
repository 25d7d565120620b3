"""Examples of edits and losses in their context, a few for each rule, from different pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from pipeline.display.changes import shown_as
from pipeline.report.chunks import Chunk
from pipeline.report.legible import legible
from pipeline.report.measures import owners_of
from pipeline.report.sample import Smallest

# This many examples for each rule.
EXAMPLES = 3
# This much of the page on each side, in code points.
CONTEXT = 40


class Example(NamedTuple):
    """Something that happened on a page, and what stands around it; the texts show what is invisible too."""

    page_id: str
    place: str
    left: str
    before: str
    after: str
    right: str


class Examples:
    """Examples for every rule of `edits` or `losses`."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._kept: defaultdict[str, Smallest[Example]] = defaultdict(lambda: Smallest(EXAMPLES))

    def add(self, chunk: Chunk, draws: Sequence[int]) -> None:
        """Offer the first row of each rule on each page; `draws` holds a random number for each page."""
        rows = chunk.rows[self._table]
        for row, owner, rule in _firsts(chunk, self._table):
            if self._kept[rule].wants(draws[owner]):
                page = chunk.pages.slice(owner, 1).to_pylist()[0]
                self._kept[rule].offer(draws[owner], _example(page, rows.slice(row, 1).to_pylist()[0]))

    def of(self, rule: str) -> list[Example]:
        """The examples of one rule."""
        return self._kept[rule].values() if rule in self._kept else []


def _firsts(chunk: Chunk, table: str) -> Iterator[tuple[int, int, str]]:
    """The first row of each rule on each page: its number, the page's number, the rule."""
    rules = chunk.rows[table]["rule"].combine_chunks().dictionary_encode()
    names = rules.dictionary.to_pylist()
    owners = owners_of(chunk, table)
    codes = rules.indices.to_numpy()
    _, firsts = np.unique(owners * max(1, len(names)) + codes, return_index=True)
    for row in firsts:
        yield int(row), int(owners[row]), names[codes[row]]


def _example(page: dict[str, Any], row: dict[str, Any]) -> Example:
    if "before" in row:
        start, end = row["text_start"], row["text_end"]
        before, after = shown_as(row["before"], row["after"]), shown_as(row["after"], row["before"])
    else:
        start, end = row["start"], row["end"]
        before, after = shown_as(page["text"][start:end]), ""
    left, right = page["text"][max(0, start - CONTEXT) : start], page["text"][end : end + CONTEXT]
    place = f"{page['source']}, record {page['record']}"
    return Example(page["page_id"], place, _plain(left), before, after, _plain(right))


def _plain(text: str) -> str:
    return legible(re.sub(r"\s+", " ", text))
