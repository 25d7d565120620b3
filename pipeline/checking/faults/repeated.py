"""Lines that come again in the articles of many pages of a site: menus, notices, a site's name taken for a title."""

import hashlib
import posixpath
from collections import defaultdict
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.checking.part import Part
from pipeline.links.titles import host_of
from pipeline.read.kinds import kind_of

# Up to this many pages of a site are compared, by this many lines each: memory is bounded, however large the site.
PAGES, LINES = 100, 64
# A line is no part of an article if this many pages have it, and this share of those that are compared. Of a whole
# sentence the share is higher: pages on related subjects may say the same.
LEAST_PAGES, LEAST_SHARE, SENTENCE_SHARE = 5, 0.25, 0.6
# How often all lines are counted anew.
_EVERY = 8
_SENTENCE_ENDS = tuple(".。!！?？")
# A shorter line may well come again, in bytes; a title may be short.
_SHORTEST = 24
# This much of a line is shown, and its end.
_SHOWN = 80
_TITLE = "title"
_COMPARED = (_TITLE, "lead", "paragraph", "item")

Hashes = npt.NDArray[np.uint64]


class Compared(NamedTuple):
    """A page that is compared: its id, the names of its groups, and the hashes of its lines."""

    page_id: str
    groups: tuple[str, ...]
    lines: Hashes


class RepeatedLines:
    """The lines of the first pages of every site, and which of them come again."""

    def __init__(self) -> None:
        self.compared: defaultdict[str, list[Compared]] = defaultdict(list)
        # Of each site the lines that five pages have; empty until one of them is met again.
        self._often: defaultdict[str, dict[int, str]] = defaultdict(dict)
        self._seen: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, part: Part, groups: dict[str, list[str]]) -> None:
        """Add the pages of a part, each with the names of its groups."""
        if "blocks" not in part.rows:
            return
        names = list(zip(*groups.values(), strict=True)) or [()] * len(part.ids)
        for page, site in enumerate(sites_of(part)):
            kept = self.compared[site]
            if len(kept) < PAGES:
                lines = _lines(part, page)
                hashes = np.array(list(lines), dtype=np.uint64)
                whole = hash(tuple(sorted(lines)))
                if lines and whole not in self._seen[site]:  # the same page twice says nothing
                    self._seen[site].add(whole)
                    kept.append(Compared(part.ids[page], names[page], hashes))
                    self._note(site, lines)

    def _note(self, site: str, lines: dict[int, str]) -> None:
        """Keep the text of lines that enough pages have by now."""
        kept, texts = self.compared[site], self._often[site]
        if len(kept) == LEAST_PAGES or (len(kept) > LEAST_PAGES and len(kept) % _EVERY == 0):
            everywhere, counts = np.unique(np.concatenate([page.lines for page in kept]), return_counts=True)
            texts.update(dict.fromkeys(everywhere[counts >= LEAST_PAGES].tolist(), "") | texts)
        texts.update((key, text) for key, text in lines.items() if texts.get(key) == "")

    def of_sites(self) -> dict[str, dict[int, str]]:
        """For each site that has enough pages the lines that come again, which may be none."""
        found = {}
        for site, kept in self.compared.items():
            if len(kept) >= LEAST_PAGES:
                keys, counts = np.unique(np.concatenate([page.lines for page in kept]), return_counts=True)
                shares = dict(zip(keys.tolist(), (counts / len(kept)).tolist(), strict=True))
                found[site] = {
                    key: text
                    for key, text in self._often[site].items()
                    if text and shares[key] >= (SENTENCE_SHARE if text.endswith(_SENTENCE_ENDS) else LEAST_SHARE)
                }
        return found


def repeating_pages(part: Part, repeated: dict[str, dict[int, str]]) -> dict[int, str]:
    """The pages of a part that hold a repeated line of their site, each with the first of these."""
    found = {}
    for page, site in enumerate(sites_of(part)):
        lines = repeated.get(site)
        shown = next((text for key, text in _lines(part, page).items() if key in lines), None) if lines else None
        if shown is not None:
            found[page] = f"{shown!r}, as many pages of {site}"
    return found


def sites_of(part: Part) -> list[str]:
    """What each page of a part belongs to."""
    return [
        site_of(url, source)
        for url, source in zip(part.pages["url"].to_pylist(), part.pages["source"].to_pylist(), strict=True)
    ]


def site_of(url: str | None, source: str) -> str:
    """The host of a page, or else the file that it came in; a file that is one page belongs to its folder.

    >>> site_of("https://a.example/1", "x.jsonl"), site_of(None, "x.jsonl"), site_of(None, "b/1.txt.gz")
    ('a.example', 'x.jsonl', 'b/*.txt')
    """
    host = host_of(url)
    if host:
        return host
    kind = kind_of(posixpath.basename(source))
    return posixpath.join(posixpath.dirname(source), "*.txt") if kind is not None and kind.format == "txt" else source


def _lines(part: Part, page: int) -> dict[int, str]:
    """The lines of an article that are long enough, by their hashes: no headings, which are often the same."""
    blocks = part.rows["blocks"]
    roles, starts, ends = (blocks.values(name) for name in ("role", "start", "end"))
    text = part.texts[page]
    found: dict[int, str] = {}
    for row in range(blocks.offsets[page], blocks.offsets[page + 1]):
        if roles[row] in _COMPARED:
            line = " ".join(text[starts[row] : ends[row]].split())
            data = line.encode("utf-8", "replace")
            if len(data) >= _SHORTEST or (roles[row] == _TITLE and line):
                key = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")
                found.setdefault(key, line if len(line) <= _SHOWN else f"{line[:_SHOWN]} …{line[-1]}")
                if len(found) == LINES:
                    break
    return found
