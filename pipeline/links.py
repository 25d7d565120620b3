"""The table `links`: which page of the same dump a teaser, or a previous or next title, leads to.

It is computed when a run is over, since any page may lead to any other. All pages are read
twice, part by part. In between, an index holds some 80 bytes for each page, and the
beginnings of the pages lie in a temporary file.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.characters import ENCLOSED
from pipeline.errors import OutputError
from pipeline.parts import UNREADABLE, part_names, read_part, run_folder
from pipeline.tables import MANIFEST, schema

TABLE = "links"
PAGE_COLUMNS = ("page_id", "source", "url", "title", "prev_title", "next_title", "article")
REC_COLUMNS = ("page_id", "rank", "title", "teaser")
# So much of a page is kept to compare teasers with, in code points without white space.
LONGEST_TEASER = 400
# A teaser agrees with a page if so much of it is the page's beginning: the last words may have been edited since.
AGREES = 0.9
# The key in the metadata of the part files that tells which run they belong to.
RUN = b"manifest_sha256"
# Teasers show an article's list on one line, and numerals that are repaired there may be wrong in the teaser.
_IGNORED = re.compile(rf"[\s{re.escape(''.join(glyph for glyphs in ENCLOSED.values() for glyph in glyphs))}]+")


class PageIndex:
    """All pages: their titles, where these lead, and how the pages begin. Add all parts, then `seal` it."""

    def __init__(self) -> None:
        self._parts: list[list[Any]] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._done = 0

    def __enter__(self) -> Self:
        """The index itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the temporary file."""
        self._file.close()

    def add(self, pages: pa.Table) -> None:
        """Add the pages of a part; needs `PAGE_COLUMNS`."""
        columns = pages.select(PAGE_COLUMNS).to_pydict()
        offsets = []
        for article in columns["article"]:
            offsets.append(self._done)
            self._done += self._file.write(_squeezed(article)[:LONGEST_TEASER].encode())
        self._parts.append(
            [
                np.array([page_id.encode("ascii", "replace") for page_id in columns["page_id"]], dtype="S24"),
                *(_hashes(columns[name]) for name in ("title", "prev_title", "next_title", "source")),
                _hashes([host_of(url) for url in columns["url"]]),
                np.array(offsets, dtype=np.int64),
            ]
        )

    def seal(self) -> None:
        """Sort the titles, so that they can be looked up."""
        empty = [np.array([], "S24"), *[np.array([], np.uint64)] * 5, np.array([], np.int64)]
        self._file.flush()
        columns = [np.concatenate(parts) for parts in zip(empty, *self._parts, strict=True)]
        self._parts = []
        self._ids, self._titles, self._previous, self._next, self._sources, self._hosts, self._offsets = columns
        self._order = np.argsort(self._titles, kind="stable")
        self._sorted = self._titles[self._order]

    def links(self, pages: pa.Table, recommendations: pa.Table, first: int) -> pa.Table:
        """The links of the pages of one part, of which the first is number `first` of all pages added."""
        rows: list[tuple[Any, ...]] = []
        recommended = defaultdict(list)
        for row in recommendations.select(REC_COLUMNS).to_pylist():
            recommended[row["page_id"]].append(row)
        named = zip(*(pages[name].to_pylist() for name in ("page_id", "prev_title", "next_title")), strict=True)
        for place, (page_id, prev_title, next_title) in enumerate(named, start=first):
            for row in recommended.get(page_id, ()):
                target = self._find(place, row["title"])
                agreement = self._begins(target, row["title"], row["teaser"]) if target is not None else None
                rows.append((page_id, "recommendation", row["rank"], target, agreement))
            for kind, title, back in (("prev", prev_title, self._next), ("next", next_title, self._previous)):
                if title is not None:
                    target = self._find(place, title)
                    agreement = None if target is None else float(back[target] == self._titles[place])
                    rows.append((page_id, kind, 1, target, agreement))
        return self._table(rows)

    def _table(self, rows: list[tuple[Any, ...]]) -> pa.Table:
        names = schema(TABLE).names
        columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)) if rows else {n: [] for n in names}
        columns["target_page_id"] = [
            None if target is None else self._ids[target].decode() for target in columns["target_page_id"]
        ]
        return pa.table(columns, schema=schema(TABLE))

    def _find(self, place: int, title: str | None) -> int | None:
        """The one page with a title: of several the one of the same host, or else of the same source."""
        wanted = _hash(title)
        if not wanted:
            return None
        key = np.uint64(wanted)
        found = self._order[np.searchsorted(self._sorted, key) : np.searchsorted(self._sorted, key, "right")]
        found = found[found != place]
        for group in (self._hosts, self._sources):
            if len(found) > 1 and group[place]:
                found = found[group[found] == group[place]]
        return int(found[0]) if len(found) == 1 else None

    def _begins(self, page: int, title: str, teaser: str | None) -> float | None:
        """How much of a teaser is the beginning of a page, with or without its title; None if there is no teaser."""
        shown = _squeezed(teaser or "").rstrip(".…")[:LONGEST_TEASER]
        if not shown:
            return None
        start = int(self._offsets[page])
        end = int(self._offsets[page + 1]) if page + 1 < len(self._offsets) else self._done
        self._file.seek(start)
        article = self._file.read(end - start).decode()
        alike = max(_common(shown, text) for text in (article, article.removeprefix(_squeezed(title))))
        return alike / len(shown)


def _common(one: str, other: str) -> int:
    """How long a beginning two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _squeezed(text: str) -> str:
    """A text without what layout and repair change."""
    return _IGNORED.sub("", text)


def _hash(title: str | None) -> int:
    """A title without regard to case and white space as a number; 0 for none."""
    squeezed = _squeezed(title or "").casefold()
    return int.from_bytes(hashlib.blake2b(squeezed.encode(), digest_size=8).digest(), "big") if squeezed else 0


def _hashes(texts: list[str | None]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array([_hash(text) for text in texts], dtype=np.uint64)


def host_of(url: str | None) -> str | None:
    """The host of an address, without its port; None if it has none.

    >>> host_of("https://Clear-Eyes.example:8080/article/77"), host_of("no address")
    ('clear-eyes.example', None)
    """
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # such as an unfinished IPv6 address
        return None


def write_links(output: str | os.PathLike[str]) -> Counter[str]:
    """Compute the table `links` of a finished run, and write it beside the others.

    Gives back how many links there are (`links`), how many lead to a page of the dump (`resolved`), how
    many of these have something to compare (`compared`), and how much of that agrees (`agreeing`). Raises
    `InputError` if no finished run is there, and `OutputError` if the table cannot be written.
    """
    folder = run_folder(Path(output))
    unfinished = folder / f".{TABLE}.tmp"
    counts: Counter[str] = Counter()
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        for name, links in _all_links(folder):
            pq.write_table(
                links.replace_schema_metadata({RUN: run_hash(folder)}), unfinished / name, compression="zstd"
            )
            counts.update(count_links(links))
        shutil.rmtree(folder / TABLE, ignore_errors=True)
        unfinished.rename(folder / TABLE)
    except UNREADABLE as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise OutputError(f"The table {TABLE} cannot be written to {folder}: {error}.") from None
    return counts


def _all_links(folder: Path) -> Iterator[tuple[str, pa.Table]]:
    """The links of a run, part by part."""
    with PageIndex() as index:
        names = part_names(folder, "pages")
        for name in names:
            index.add(read_part(folder / "pages" / name, PAGE_COLUMNS))
        index.seal()
        first = 0
        for name in names:
            pages = read_part(folder / "pages" / name, PAGE_COLUMNS[:-1])
            yield name, index.links(pages, read_part(folder / "recommendations" / name, REC_COLUMNS), first)
            first += pages.num_rows


def count_links(links: pa.Table) -> dict[str, int]:
    """How many links there are, how many lead somewhere, and how many of these agree."""
    agreement = links["agreement"]
    return {
        "links": links.num_rows,
        "resolved": links.num_rows - links["target_page_id"].null_count,
        "compared": links.num_rows - agreement.null_count,
        "agreeing": pc.sum(pc.greater_equal(agreement, AGREES)).as_py() or 0,
    }


def has_links(folder: Path) -> bool:
    """Whether the table is there and belongs to the run that is in the folder now."""
    names = part_names(folder, TABLE)
    return bool(names) and all(belongs(folder, name) for name in names)


def belongs(folder: Path, name: str) -> bool:
    """Whether a part of the table belongs to the run that is in the folder now. Raises one of `UNREADABLE`."""
    return (pq.read_schema(folder / TABLE / name).metadata or {}).get(RUN) == run_hash(folder)


def run_hash(folder: Path) -> bytes:
    """What tells one run in a folder from the next: the hash of its manifest."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest().encode()
