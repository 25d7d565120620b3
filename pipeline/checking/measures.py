"""What is counted on every page, and the measures that are made of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checking.faults import FAULTS, REPEATED, Seen
from pipeline.checking.faults.repeated import RepeatedLines
from pipeline.checking.part import Part
from pipeline.links.titles import host_of

# How pages are grouped, besides all of them together.
GROUPS = ("source", "lang", "host")
ALL = "overall"
# So many pages are kept as examples of a sign.
SHOWN = 4
# What the pages of no language, and those without an address, are called.
NONE = "(none)"

Counts = dict[str, npt.NDArray[np.float64]]


class Measure(NamedTuple):
    """A quotient of two counts, summed over pages: `of` among `among`, for each `per` of them."""

    name: str
    of: str
    among: str
    description: str
    per: int = 1


MEASURES = (
    Measure("with_title", "title", "pages", "Share of pages with a title."),
    Measure("with_body", "body", "pages", "Share of pages with prose outside headings and lists."),
    Measure("with_headings", "headings", "pages", "Share of pages with a heading."),
    Measure("with_items", "listed", "pages", "Share of pages with a list item."),
    Measure("with_causes", "causes", "pages", "Share of pages with a section about causes."),
    Measure("with_causes_list", "causes_list", "pages", "Share of pages with an item under causes."),
    Measure("with_prevention", "prevention", "pages", "Share of pages with a section about prevention."),
    Measure("with_prevention_list", "prevention_list", "pages", "Share of pages with an item under prevention."),
    Measure("with_teasers", "teasers", "pages", "Share of pages with a link to another page."),
    Measure("with_navigation", "navigation", "pages", "Share of pages with a previous or next title."),
    Measure("with_losses", "losses", "pages", "Share of pages with characters that cannot be brought back."),
    Measure("rejected", "rejects", "records", "Share of records that could not become a page (overall and by source)."),
    Measure("repairs_per_thousand_items", "repaired", "items", "Repaired markers for a thousand items.", 1000),
    Measure("empty_items", "empty", "items", "Share of items without text."),
    Measure("long_items", "long", "items", "Share of items longer than longest_item."),
    Measure("other_blocks", "other", "blocks", "Share of blocks that nobody understood: their role is other."),
    Measure("lost_per_million", "lost", "characters", "Unrecoverable characters in a million.", 1_000_000),
    Measure(
        "teaser_agreement",
        "teasers_agreeing",
        "teasers_compared",
        "Share of teasers that are the beginning of the page they lead to, where it is in the dump.",
    ),
    Measure(
        "navigation_agreement",
        "navigation_agreeing",
        "navigation_compared",
        "Share of previous and next pages in the dump that link back.",
    ),
    *(Measure(fault.name, fault.name, "pages", f"Share of pages where {fault.description}.") for fault in FAULTS),
    Measure(
        REPEATED,
        REPEATED,
        "compared",
        "Share of pages, of up to 100 compared of each site, whose article has a line that many of them have.",
    ),
)


def count_pages(part: Part, longest_item: int) -> Counts:
    """For every page of a part: whether it has what the measures ask for, how many, and how long."""
    pages = part.pages
    counts: dict[str, Any] = {
        "pages": np.ones(len(part.ids)),
        "records": np.ones(len(part.ids)),
        "title": pages["title"].is_valid(),
        "body": pc.not_equal(pages["body"], ""),
        "causes_list": pc.greater(pc.list_value_length(pages["causes"]), 0),
        "prevention_list": pc.greater(pc.list_value_length(pages["prevention"]), 0),
        "navigation": pc.or_(pages["prev_title"].is_valid(), pages["next_title"].is_valid()),
        "losses": pc.greater(pages["n_losses"], 0),
        "edited": pc.greater(pages["n_edits"], 0),
        "characters": part.lengths,
        "body_length": pc.utf8_length(pages["body"]),
    }
    for table, number in (
        ("items", "items"),
        ("sections", "sections"),
        ("blocks", "blocks"),
        ("recommendations", "links"),
    ):
        if table in part.rows:
            counts[number] = np.diff(part.rows[table].offsets)
    if "recommendations" in part.rows:
        counts["teasers"] = counts["links"] > 0
    if "items" in part.rows:
        lengths = pc.utf8_length(part.rows["items"].table["text"])
        counts |= {
            "listed": counts["items"] > 0,
            "repaired": _sum(part, "items", part.rows["items"].table["repaired"]),
            "empty": _sum(part, "items", pc.equal(lengths, 0)),
            "long": _sum(part, "items", pc.greater(lengths, longest_item)),
            "item_length": _sum(part, "items", lengths) / np.maximum(counts["items"], 1),
        }
    if "sections" in part.rows:
        sections = part.rows["sections"].table
        counts["headings"] = _sum(part, "sections", sections["heading"].is_valid()) > 0
        for role in ("causes", "prevention"):
            counts[role] = _sum(part, "sections", pc.equal(sections["role"], role)) > 0
    if "blocks" in part.rows:
        counts["other"] = _sum(part, "blocks", pc.equal(part.rows["blocks"].table["role"], "other"))
    if "losses" in part.rows:
        counts["lost"] = _sum(part, "losses", pc.utf8_length(part.rows["losses"].table["text"]))
    return {name: np.asarray(column, dtype=np.float64) for name, column in counts.items()}


def _sum(part: Part, table: str, values: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    """The sum of a column over the rows of every page."""
    weights = np.asarray(values, dtype=np.float64)
    return np.bincount(part.rows[table].at, weights=weights, minlength=len(part.ids)).astype(np.float64)


class Totals:
    """Sums of counts over all pages and over each group of them; memory grows with the groups, not with the pages."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
        # Some pages that show a sign, by its name, each with what was seen.
        self.shown: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, part: Part, counts: Mapping[str, npt.NDArray[np.float64]]) -> None:
        """Add the pages of a part, and the rejects beside them."""
        self._add(ALL, [""] * len(part.ids), counts)
        for by, names in group_names(part.pages).items():
            self._add(by, names, counts)
        if "rejects" in part.tables:
            rejects = part.tables["rejects"]["source"].to_pylist()
            ones = {"rejects": np.ones(len(rejects)), "records": np.ones(len(rejects))}
            self._add(ALL, [""] * len(rejects), ones)
            self._add("source", rejects, ones)

    def add_faults(self, part: Part, seen: Mapping[str, Seen]) -> None:
        """Add which pages of a part show which signs of wrong splitting."""
        counts = {}
        for name, pages in seen.items():
            counts[name] = np.zeros(len(part.ids))
            counts[name][list(pages)] = 1
            self._show(name, ((part.ids[page], what) for page, what in pages.items()))
        self.add_links(part, counts)

    def add_repeated(self, lines: RepeatedLines) -> None:
        """Add the lines that come again on the pages of a site, when all pages are known."""
        for site, often in lines.of_sites().items():
            compared = lines.compared[site]
            at = np.array([bool(len(np.intersect1d(page.lines, [*often]))) for page in compared], dtype=np.float64)
            counts = {"compared": np.ones(len(at)), REPEATED: at}
            self._add(ALL, [""] * len(at), counts)
            for by, names in zip(GROUPS, zip(*(page.groups for page in compared), strict=True), strict=True):
                self._add(by, list(names), counts)
            shown = next(iter(often.values()), "")
            self._show(
                REPEATED, ((page.page_id, f"{shown!r}") for page, here in zip(compared, at, strict=True) if here)
            )

    def _show(self, name: str, pages: Iterable[tuple[str, str]]) -> None:
        room = SHOWN - len(self.shown[name])
        self.shown[name] += islice(pages, max(room, 0))

    def add_links(self, part: Part, counts: Mapping[str, npt.NDArray[np.float64]]) -> None:
        """Add what is known of a part's pages only when all titles are known."""
        self._add(ALL, [""] * len(part.ids), counts)
        for by, names in group_names(part.pages).items():
            self._add(by, names, counts)

    def _add(self, by: str, names: list[str], counts: Mapping[str, npt.NDArray[np.float64]]) -> None:
        groups, at = np.unique(np.array(names, dtype=object), return_inverse=True)
        for name, column in counts.items():
            for group, total in zip(
                groups, np.bincount(at, weights=column, minlength=len(groups)).tolist(), strict=True
            ):
                self.sums[by, group][name] += total

    def value(self, measure: Measure, by: str = ALL, name: str = "") -> float | None:
        """A measure over one group; None where there is nothing to measure."""
        sums = self.sums.get((by, name), {})
        among = sums.get(measure.among, 0.0)
        return sums.get(measure.of, 0.0) * measure.per / among if among else None


def group_names(pages: pa.Table) -> dict[str, list[str]]:
    """For every page the names of the groups that it is in."""
    return {
        "source": pages["source"].to_pylist(),
        "lang": [lang or NONE for lang in pages["lang"].to_pylist()],
        "host": [host_of(url) or NONE for url in pages["url"].to_pylist()],
    }
