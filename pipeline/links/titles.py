"""Where titles lead: an index of all pages of a run, by their titles.

It holds some 80 bytes for each page; the beginnings of the pages, to compare teasers with, lie in a temporary file.
"""

import hashlib
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.characters import CUT_OFF, ENCLOSED, HAN_DIGITS, HAN_TEN
from pipeline.tables.schema import schema

PAGE_COLUMNS = ("page_id", "source", "url", "title", "prev_title", "next_title", "article")
# Of these, what the links of a page are made of.
LINKS_NEED = ("page_id", "prev_title", "next_title")
REC_COLUMNS = ("page_id", "rank", "title", "teaser")
# This much of a page after its title is kept to compare teasers with, in code points without white space.
LONGEST_TEASER = 400
# Teasers show an article's list on one line, and numerals that are repaired there may be wrong in the teaser.
_ENCLOSED = re.escape("".join(glyph for glyphs in ENCLOSED.values() for glyph in glyphs))
_IGNORED = re.compile(rf"[\s{_ENCLOSED}]+")
# Plain numerals too, but not in titles, which they may tell apart.
_NUMERALS = re.compile(rf"[\d{HAN_DIGITS}{HAN_TEN}]+")
# What a site puts where it cuts, maybe with an invitation: "...", "[…]", "。。。", "... more".
_MARK = re.compile(r"[\[(（【]?(?:\.{3,}|。{3,}|…+)\w{0,12}[\])）】]*$")
_LONGEST_MARK = 40

Integers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


class _Link(NamedTuple):
    """A link as its page shows it; ``page`` is the page's place in its part."""

    page: int
    page_id: str
    kind: str
    rank: int
    title: str | None
    teaser: str | None


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
        for title, article in zip(columns["title"], columns["article"], strict=True):
            offsets.append(self._done)
            kept = LONGEST_TEASER + len(_compared(title or ""))
            self._done += self._file.write(_compared(article[: 3 * kept])[:kept].encode())
        self._parts.append(
            [
                np.array([page_id.encode("ascii", "replace") for page_id in columns["page_id"]], dtype="S24"),
                *(_hashes(columns[name]) for name in ("title", "prev_title", "next_title", "source")),
                _hashes([host_of(url) for url in columns["url"]]),
                *(_are_cut_off(columns[name]) for name in ("prev_title", "next_title")),
                np.array(offsets, dtype=np.int64),
            ]
        )

    def seal(self) -> None:
        """Sort the titles, so that they can be looked up."""
        empty = [np.array([], "S24"), *[np.array([], np.uint64)] * 5, *[np.array([], bool)] * 2, np.array([], np.int64)]
        self._file.flush()
        columns = [np.concatenate(parts) for parts in zip(empty, *self._parts, strict=True)]
        self._parts = []
        self._ids, self._titles, self._previous, self._next, self._sources, self._hosts, *columns = columns
        self._previous_cut, self._next_cut, self._offsets = columns
        self._order = np.argsort(self._titles, kind="stable")
        self._sorted = self._titles[self._order]

    def links(self, pages: pa.Table, recommendations: pa.Table, first: int) -> pa.Table:
        """The links of the pages of one part, of which the first is number `first` of all pages added."""
        links = list(_links_of(pages, recommendations))
        places = np.array([first + link.page for link in links], dtype=np.int64)
        targets = self._find(places, _hashes([link.title for link in links]))
        rows = []
        for link, place, target in zip(links, places.tolist(), targets, strict=True):
            agreement = self._agreement(link, place, target) if target is not None else None
            shown = self._ids[target].decode() if target is not None else None
            rows.append((link.page_id, link.kind, link.rank, shown, agreement))
        columns = list(zip(*rows, strict=True)) or [()] * len(schema("links"))
        return pa.table(
            [pa.array(column, field.type) for column, field in zip(columns, schema("links"), strict=True)],
            schema=schema("links"),
        )

    def _agreement(self, link: _Link, place: int, target: int) -> float | None:
        if link.kind == "recommendation":
            return self._begins(target, link.title or "", link.teaser or "")
        back, cut = (self._next, self._next_cut) if link.kind == "prev" else (self._previous, self._previous_cut)
        own = self._titles[place]
        agrees = bool(own and back[target] == own)
        return float(agrees) if agrees or (own and not cut[target]) else None

    def _find(self, places: Integers, wanted: Hashes) -> list[int | None]:
        """For each link the one page with its title; of several, that of the same host, or else of the same source."""
        begins = np.searchsorted(self._sorted, wanted).tolist()
        ends = np.searchsorted(self._sorted, wanted, "right").tolist()
        targets = []
        for place, begin, end, some in zip(places.tolist(), begins, ends, (wanted != 0).tolist(), strict=True):
            found = self._order[begin:end] if some else self._order[:0]
            if end - begin > 1 or (len(found) and found[0] == place):
                found = self._nearest(place, found)
            targets.append(int(found[0]) if len(found) == 1 else None)
        return targets

    def _nearest(self, place: int, found: Integers) -> Integers:
        found = found[found != place]
        for group in (self._hosts, self._sources):
            if len(found) > 1 and group[place]:
                found = found[group[found] == group[place]]
        return found

    def _begins(self, page: int, title: str, teaser: str) -> float | None:
        """How much of a teaser is the beginning of a page, with or without its title; None if there is no teaser."""
        shown = _without_mark(_compared(teaser))[:LONGEST_TEASER]
        if not shown:
            return None
        start = int(self._offsets[page])
        end = int(self._offsets[page + 1]) if page + 1 < len(self._offsets) else self._done
        self._file.seek(start)
        article = self._file.read(end - start).decode()
        return max(_common(shown, text) for text in (article, article.removeprefix(_compared(title)))) / len(shown)


def _links_of(pages: pa.Table, recommendations: pa.Table) -> Iterator[_Link]:
    """The links of some pages, in their order: recommendations, previous, next."""
    recommended = defaultdict(list)
    for row in zip(*recommendations.select(REC_COLUMNS).to_pydict().values(), strict=True):
        recommended[row[0]].append(row[1:])
    columns = [pages[name].to_pylist() for name in ("page_id", "prev_title", "next_title")]
    for page, (page_id, prev_title, next_title) in enumerate(zip(*columns, strict=True)):
        for rank, title, teaser in recommended.get(page_id, ()):
            yield _Link(page, page_id, "recommendation", rank, title, teaser)
        for kind, title in (("prev", prev_title), ("next", next_title)):
            if title is not None:
                yield _Link(page, page_id, kind, 1, title, None)


def _common(one: str, other: str) -> int:
    """How long a beginning two texts share."""
    if other.startswith(one):
        return len(one)
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _squeezed(text: str) -> str:
    """A text without what layout and repair change, and without regard to case."""
    return _IGNORED.sub("", text).casefold()


def _compared(text: str) -> str:
    """A text as teasers and pages are compared: squeezed, and without numerals."""
    return _NUMERALS.sub("", _squeezed(text))


def _without_mark(text: str) -> str:
    """A squeezed teaser without the mark where it was cut, or the end of its sentence.

    >>> [_without_mark(text) for text in ("coldfe[...]", "coldfe...more", "寒い。。。", "coldfeet.")]
    ['coldfe', 'coldfe', '寒い', 'coldfeet']
    """
    return (text[:-_LONGEST_MARK] + _MARK.sub("", text[-_LONGEST_MARK:])).rstrip(".…。")


def _hash(title: str | None) -> int:
    """A title without regard to case and white space as a number; 0 for none."""
    squeezed = _squeezed(title or "")
    return int.from_bytes(hashlib.blake2b(squeezed.encode(), digest_size=8).digest(), "big") if squeezed else 0


def _are_cut_off(titles: list[str | None]) -> npt.NDArray[np.bool_]:
    """Whether only the beginning of a title is known."""
    return np.array([bool(title and title.rstrip().endswith(CUT_OFF)) for title in titles], dtype=bool)


def _hashes(texts: list[str | None]) -> Hashes:
    return np.array([_hash(text) for text in texts], dtype=np.uint64)


@lru_cache(maxsize=1 << 14)
def host_of(url: str | None) -> str | None:
    """The host of an address, without its port; None if it has none.

    >>> host_of("https://Clear-Eyes.example:8080/article/77"), host_of("no address")
    ('clear-eyes.example', None)
    """
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # such as an unfinished IPv6 address
        return None
