"""What is known of a site only when all its pages were seen: whether it has titles, and which lines come again."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow.compute as pc

from pipeline.checking.faults.repeated import RepeatedLines, sites_of
from pipeline.checking.part import Part
from pipeline.report.chunks import Chunk, chunks

# Whole sites without titles: of 10 pages or more, nine tenths have none.
_MANY_PAGES, _NEARLY_ALL = 10, 0.9
# A page should have a title where this many other pages of its site have one, and this share of all of them.
_OTHERS, _USUAL = 2, 0.5
_COLUMNS = {
    "pages": ("page_id", "source", "url", "title", "text"),
    "blocks": ("page_id", "role", "start", "end"),
}


class Sites(NamedTuple):
    """The sites of a run: a host, or a file of pages that have no address, or a folder of files that are one page.

    ``untitled`` are those (nearly) all of whose pages have no title, each with its pages without one and all of its
    pages; ``titled`` those whose pages have titles as a rule; ``repeated`` holds, of each site with enough pages, the
    lines that come again on many of them.
    """

    untitled: dict[str, tuple[int, int]]
    titled: frozenset[str]
    repeated: dict[str, dict[int, str]]


def read_sites(output: Path) -> Sites:
    """Read all pages once."""
    pages: Counter[str] = Counter()
    without: Counter[str] = Counter()
    lines = RepeatedLines()
    for chunk in chunks(output, _COLUMNS):
        part = part_of(chunk)
        sites = sites_of(part)
        pages.update(sites)
        without.update(np.array(sites, dtype=object)[pc.is_null(chunk.pages["title"]).to_numpy()].tolist())
        lines.add(part, {})
    return Sites(_untitled(pages, without), _titled(pages, without), lines.of_sites())


def _untitled(pages: Counter[str], without: Counter[str]) -> dict[str, tuple[int, int]]:
    return {
        site: (without[site], count)
        for site, count in pages.most_common()
        if count >= _MANY_PAGES and without[site] >= _NEARLY_ALL * count
    }


def _titled(pages: Counter[str], without: Counter[str]) -> frozenset[str]:
    return frozenset(site for site, count in pages.items() if count - without[site] >= max(_OTHERS, _USUAL * count))


def part_of(chunk: Chunk) -> Part:
    """The pages of a chunk as the checks see them."""
    return Part(chunk.part, {"pages": chunk.pages, **chunk.rows})
