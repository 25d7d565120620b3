"""Check `drift`: whether shares and lengths are those of an earlier run, as far as the number of pages can tell.

Pages are the unit: the items of one page depend on each other, so each page gives one number to every
comparison. Where both runs hold mostly the same pages, the pages are compared one by one (an exact test of
sign, McNemar's for shares); else the runs are independent samples (Fisher's exact test for shares, the
two-sample test of Kolmogorov and Smirnov for lengths). Holm's method corrects for the number of comparisons,
and what is significant is reported only if it is also large. What is large among the same pages is reported
even if it is not significant: the same raw text that parses otherwise is no work of chance.
"""

from importlib.util import find_spec
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.checking.findings import EXAMPLES, Example, Findings, Severity
from pipeline.checking.measures import Counts
from pipeline.checking.part import Part
from pipeline.errors import PagesieveError

CHECK = "drift"
# The chance that a run that did not change raises an alarm at all: once in a thousand checks.
ALPHA = 0.001
# Cohen's h, the distance of two shares after the arcsine: 0.2 is small. 0.5 and 0.45 are 0.1 apart, 0.99 and 0.978 too.
LEAST_H = 0.1
# The largest distance of two cumulative distributions, or the share of pages that grew less that of those that shrank.
LEAST_D = 0.1
# Of the same pages less is a real change: this share of them, net of those that changed the other way.
LEAST_NET = 0.01
# Of fewer pages the exact distribution of the distance is quick, and the asymptotic one is wrong for a few.
EXACT = 100
# Runs are compared page by page if this share of each is in the other too.
PAIRED = 0.5
SHARES = {
    "title": "pages with a title",
    "body": "pages with prose",
    "headings": "pages with a heading",
    "listed": "pages with a list item",
    "causes": "pages with a section about causes",
    "causes_list": "pages with a list of causes",
    "prevention": "pages with a section about prevention",
    "prevention_list": "pages with a prevention list",
    "teasers": "pages with teasers",
    "navigation": "pages with a previous or next title",
    "repaired": "pages with a repaired marker",
    "other": "pages with a block that nobody understood",
    "losses": "pages with unrecoverable characters",
}
LENGTHS = {
    "items": "number of items on a page",
    "item_length": "mean length of a page's items",
    "sections": "number of sections on a page",
    "body_length": "length of a page's prose",
    "characters": "length of a page",
}
# Whether more of it is better (1), worse (-1), or neither; a change for the better is a warning.
BETTER = {**dict.fromkeys(SHARES, 1), "repaired": 0, "other": -1, "losses": -1, "rejects": -1}
_Column = npt.NDArray[np.float32]


class Comparison(NamedTuple):
    """One statistic in both runs: its value before and now, the effect with the least that counts, and the p-value.

    `test` is the test that gave the p-value, `paired` how many pages of both runs were compared one by one: 0 if
    the runs were independent samples.
    """

    name: str
    description: str
    before: float
    now: float
    effect: float
    least: float
    p: float
    test: str
    paired: int = 0
    pages: tuple[int, ...] = ()

    @property
    def by(self) -> str:
        """How it was tested, as a person reads it."""
        return f"{self.test}, {f'{self.paired:,} same' if self.paired else 'independent'} pages"


class Sample(NamedTuple):
    """A run as a sample of pages: their ids as numbers, and for every statistic a number of each page.

    `sources` are the sources of the pages as hashes of this process.
    """

    ids: npt.NDArray[np.uint64]
    columns: dict[str, _Column]
    rejects: int
    sources: npt.NDArray[np.int64]

    def take(self, places: npt.NDArray[np.int64]) -> "Sample":
        """Some of the pages."""
        columns = {name: column[places] for name, column in self.columns.items()}
        return Sample(self.ids[places], columns, self.rejects, self.sources[places])


class Sampler:
    """Collects a sample part by part: some 90 bytes for each page."""

    def __init__(self) -> None:
        self._ids: list[npt.NDArray[np.uint64]] = []
        self._columns: dict[str, list[_Column]] = {name: [] for name in (*SHARES, *LENGTHS)}
        self._sources: list[npt.NDArray[np.int64]] = []
        self._rejects = 0

    def add(self, part: Part, counts: Counts) -> None:
        """Add the pages of a part."""
        self._ids.append(part.numbers)
        self._sources.append(np.array([hash(source) for source in part.pages["source"].to_pylist()], dtype=np.int64))
        self._rejects += part.tables["rejects"].num_rows if "rejects" in part.tables else 0
        for name, columns in self._columns.items():
            columns.append(counts.get(name, np.full(len(part.ids), np.nan)).astype(np.float32))

    def finish(self) -> Sample:
        """The whole sample; a page whose rows could not be read has no number."""
        columns = {name: np.concatenate([[], *parts]).astype(np.float32) for name, parts in self._columns.items()}
        sources = np.concatenate([np.array([], np.int64), *self._sources])
        return Sample(np.concatenate([np.array([], np.uint64), *self._ids]), columns, self._rejects, sources)


def require_scipy() -> None:
    """Raise `PagesieveError` where SciPy, which does the tests, is not installed."""
    if find_spec("scipy") is None:
        raise PagesieveError("A baseline needs SciPy. Install it with pip install 'pagesieve[drift]'.")


def check_drift(before: Sample, now: Sample, found: Findings) -> list[Comparison]:
    """Report every statistic that has changed by more than chance and by much; gives back all that was compared.

    A change for the better is a warning, and so is one of too few of the same pages to be significant; any other is
    a failure.
    """
    comparisons = compare(before, now)
    for comparison, p in zip(comparisons, holm([comparison.p for comparison in comparisons]), strict=True):
        certain = p < ALPHA
        if comparison.effect >= comparison.least and (certain or comparison.paired):
            values = f"{comparison.before:.4g} before, {comparison.now:.4g} now"
            detail = f"{values} (p = {p:.1g} after correction, {comparison.by})"
            message = f"The {comparison.description} is not as in the earlier run."
            pages = [Example(f"{page:016x}…", None, "changed") for page in comparison.pages[:EXAMPLES]]
            examples = [Example(None, None, detail), *pages]
            severity: Severity = "failure" if certain and not _is_better(comparison) else "warning"
            count = max(1, len(comparison.pages))
            found.add(CHECK, comparison.name, message, examples, count=count, severity=severity)
    return comparisons


def _is_better(comparison: Comparison) -> bool:
    return BETTER.get(comparison.name, 0) * (comparison.now - comparison.before) > 0


def compare(before: Sample, now: Sample) -> list[Comparison]:
    """All comparisons of two runs."""
    _, here, there = np.intersect1d(before.ids, now.ids, return_indices=True)
    if len(here) and len(here) >= PAIRED * max(len(before.ids), len(now.ids)):
        pairs = before.take(here), now.take(there)
        shares, lengths = _paired_share, _paired_length
    else:
        pairs = before, now
        shares, lengths = _share, _length
    made = [_rejected(before, now)]
    for compare_one, names in ((shares, SHARES), (lengths, LENGTHS)):
        for name, description in names.items():
            comparison = compare_one(name, description, *pairs)
            made += [comparison] if comparison else []
    return made


def holm(p_values: list[float]) -> list[float]:
    """P-values corrected for their number (Holm 1979): the least times n, the next times n - 1, never falling.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - rank)))
        corrected[place] = highest
    return corrected


def _fisher(name: str, description: str, before: tuple[int, int], now: tuple[int, int]) -> Comparison:
    """Two shares of independent samples, each as (how many, of how many)."""
    from scipy.stats import fisher_exact

    p = float(fisher_exact([[some, of - some] for some, of in (before, now)]).pvalue)
    first, second = (some / of if of else 0.0 for some, of in (before, now))
    return Comparison(name, description, first, second, _cohen(first, second), LEAST_H, p, "Fisher")


def _cohen(first: float, second: float) -> float:
    """Cohen's h of two shares."""
    return float(2 * abs(np.arcsin(np.sqrt(first)) - np.arcsin(np.sqrt(second))))


def _rejected(before: Sample, now: Sample) -> Comparison:
    counts = [(sample.rejects, sample.rejects + len(sample.ids)) for sample in (before, now)]
    return _fisher("rejects", "share of records that are no page", *counts)


def _columns(name: str, before: Sample, now: Sample) -> tuple[_Column, _Column]:
    """One column of both samples, without the pages that have no number."""
    first, second = before.columns[name], now.columns[name]
    return first[~np.isnan(first)], second[~np.isnan(second)]


def _share(name: str, description: str, before: Sample, now: Sample) -> Comparison | None:
    columns = _columns(name, before, now)
    if not all(map(len, columns)):
        return None
    counts = [(int((column > 0).sum()), len(column)) for column in columns]
    return _fisher(name, f"share of {description}", *counts)


def _length(name: str, description: str, before: Sample, now: Sample) -> Comparison | None:
    """Two lengths of independent samples; pages without items have no length of items."""
    from scipy.stats import ks_2samp

    first, second = _columns(name, before, now)
    if name == "item_length":
        first, second = first[first > 0], second[second > 0]
    if not len(first) or not len(second):
        return None
    exact = max(len(first), len(second)) <= EXACT
    result = ks_2samp(first, second, method="exact" if exact else "asymp")
    medians = float(np.median(first)), float(np.median(second))
    effect, p = float(result.statistic), float(result.pvalue)
    return Comparison(name, f"{description} (median)", *medians, effect, LEAST_D, p, "Kolmogorov-Smirnov")


def _signs(up: npt.NDArray[np.bool_], down: npt.NDArray[np.bool_]) -> float:
    """The exact test of sign: whether as many pages went up as went down."""
    from scipy.stats import binomtest

    changed = int(up.sum() + down.sum())
    return float(binomtest(int(up.sum()), changed).pvalue) if changed else 1.0


def _paired_share(name: str, description: str, before: Sample, now: Sample) -> Comparison | None:
    """McNemar's exact test on the same pages."""
    first, second = before.columns[name], now.columns[name]
    both = ~(np.isnan(first) | np.isnan(second))
    if not both.any():
        return None
    had, has = first[both] > 0, second[both] > 0
    shares = float(had.mean()), float(has.mean())
    p = _signs(has & ~had, had & ~has)
    changed = tuple(now.ids[both][had != has].tolist())
    effect = abs(shares[1] - shares[0])
    return Comparison(name, f"share of {description}", *shares, effect, LEAST_NET, p, "McNemar", len(had), changed)


def _paired_length(name: str, description: str, before: Sample, now: Sample) -> Comparison | None:
    """A test of sign on the same pages: how many have more of it, and how many less."""
    first, second = before.columns[name], now.columns[name]
    both = ~(np.isnan(first) | np.isnan(second))
    if not both.any():
        return None
    first, second = first[both], second[both]
    up, down = second > first, second < first
    effect = abs(float(up.mean() - down.mean()))
    changed = tuple(now.ids[both][up | down].tolist())
    means = float(first.mean()), float(second.mean())
    p = _signs(up, down)
    return Comparison(name, f"{description} (mean)", *means, effect, LEAST_D, p, "sign", len(up), changed)
