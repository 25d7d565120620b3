"""Distribution plots as inline SVG, drawn by matplotlib and coloured by the report's own style sheet.

A plot is drawn for the width of a phone, so that its letters never shrink below
readable; on a wide screen several stand side by side.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pipeline.report.histograms import COUNTS, LENGTHS, SHARES, Histogram

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# In inches of 72 points.
_SIZE = (4.4, 2.7)
_INK, _DIM, _BAR = "#000001", "#000002", "#000003"
# Colours become classes, so that the plots follow the theme.
_CLASSES = {_INK: "plot-ink", _DIM: "plot-dim", _BAR: "plot-bar"}
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "pagesieve",
    "font.size": 10,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _DIM,
    "xtick.color": _DIM,
    "ytick.color": _DIM,
    "xtick.labelcolor": _INK,
    "ytick.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "figure.constrained_layout.use": True,
}


class Plot(NamedTuple):
    """A drawn distribution: its title, a sentence on it, the picture, and the same as a table of numbers."""

    title: str
    caption: str
    svg: str
    columns: tuple[str, ...]
    table: Sequence[tuple[str, ...]]


class _Kind(NamedTuple):
    title: str
    unit: str
    of: str


_KINDS = {
    "characters": _Kind("Length of a page", "characters", "pages"),
    "article": _Kind("Share of a page that is article", "share of the characters", "pages"),
    "boilerplate": _Kind("Share of a page that is boilerplate", "share of the characters", "pages"),
    "sections": _Kind("Sections on a page", "sections", "pages"),
    "items": _Kind("List items on a page", "items", "pages"),
    "items per list": _Kind("Items in a list", "items", "lists"),
    "item length": _Kind("Length of a list item", "characters", "items"),
    "edits": _Kind("Edits on a page, without white space", "edits", "pages"),
}


def draw_plots(histograms: Mapping[str, Histogram], by_role: Mapping[str, Histogram]) -> list[Plot]:
    """Draw every distribution that has a value, and the lengths of sections by their role."""
    plots = [_distribution(_KINDS[name], found) for name, found in histograms.items() if found.total]
    if by_role:
        plots.append(_lengths_by_role(by_role))
    return plots


def _distribution(kind: _Kind, histogram: Histogram) -> Plot:
    last = int(np.flatnonzero(histogram.counts)[-1])
    first = int(np.flatnonzero(histogram.counts)[0]) if histogram.edges is not COUNTS else 0
    if histogram.edges is SHARES:
        first, last = 0, len(SHARES) - 2
    counts = histogram.counts[first : last + 1]
    labels = [_bin(histogram, at) for at in range(first, last + 1)]

    def bars(axes: "Axes") -> None:
        axes.bar(range(len(counts)), counts, width=0.9, color=_BAR)
        places, texts = _ticks(histogram, first, len(counts))
        axes.set_xticks(places, texts)
        axes.set_xlabel(kind.unit)
        axes.set_ylabel(kind.of)
        axes.locator_params(axis="y", integer=True, nbins=5)

    caption = _caption(kind, histogram)
    table = [(label, f"{count:,}") for label, count in zip(labels, counts, strict=True) if count]
    return Plot(kind.title, caption, _svg(bars, kind.title), (kind.unit, kind.of), table)


def _lengths_by_role(by_role: Mapping[str, Histogram]) -> Plot:
    roles = sorted(by_role, key=lambda role: (by_role[role].quantile(0.5), role))
    low, middle, high = ([by_role[role].quantile(share) for role in roles] for share in (0.1, 0.5, 0.9))

    def ranges(axes: "Axes") -> None:
        axes.hlines(range(len(roles)), low, high, color=_BAR, linewidth=5)
        axes.plot(middle, range(len(roles)), "o", color=_INK, markersize=5)
        axes.set_yticks(range(len(roles)), roles)
        axes.set_xscale("symlog", linthresh=10, linscale=0.5)
        axes.set_xlim(left=0)
        axes.xaxis.set_major_formatter(lambda value, _: _short(value))
        axes.set_xlabel("characters")

    title = "Length of a section, by role"
    caption = "A dot is the median; a bar reaches from the shortest tenth to the longest tenth."
    values = zip(roles, low, middle, high, strict=True)
    table = [(role, *(f"{value:,.0f}" for value in found)) for role, *found in values]
    height = max(_SIZE[1], 0.22 * len(roles) + 0.6)
    svg = _svg(ranges, title, (_SIZE[0], height))
    return Plot(title, caption, svg, ("role", "10 %", "median", "90 %"), table)


def _bin(histogram: Histogram, at: int) -> str:
    low, high = histogram.edges[at : at + 2]
    if histogram.edges is SHARES:
        return f"{100 * low:.0f} to {100 * high:.0f} %"
    if np.isinf(high):
        return f"{low:,.0f} or more"
    return f"{low:,.0f}" if high - low == 1 else f"{low:,.0f} to {high - 1:,.0f}"


def _ticks(histogram: Histogram, first: int, size: int) -> tuple[list[float], list[str]]:
    """Where the axis of a histogram has ticks, in bins from the first one that is drawn, and what they say."""
    if histogram.edges is LENGTHS:
        low, high = first, min(first + size, len(LENGTHS) - 2)
        edges = np.log10(np.maximum(LENGTHS[low : high + 1], 0.5))
        powers = [
            base * 10**power
            for power in range(8)
            for base in (1, 3)
            if edges[0] <= np.log10(base * 10**power) <= edges[-1]
        ]
        return [float(np.interp(np.log10(value), edges, np.arange(len(edges)) - 0.5)) for value in powers], [
            _short(value) for value in powers
        ]
    if histogram.edges is SHARES:
        return [at - 0.5 for at in range(0, 21, 5)], [f"{5 * at} %" for at in range(0, 21, 5)]
    shown = range(0, size, max(1, -(-size // 7)))
    return list(shown), [_short(COUNTS[at]) + ("+" if np.isinf(COUNTS[at + 1]) else "") for at in shown]


def _caption(kind: _Kind, histogram: Histogram) -> str:
    if histogram.edges is SHARES:
        low, high = histogram.counts[0], histogram.counts[-1]
        return f"Of {histogram.total:,} {kind.of}, {high:,} have 95 % or more, and {low:,} less than 5 %."
    about = "about " if histogram.edges is LENGTHS else ""
    middle, most = histogram.quantile(0.5), histogram.quantile(0.9)
    return (
        f"The median of {histogram.total:,} {kind.of} is {about}{middle:,.0f};"
        f" one in ten has {about}{most:,.0f} {kind.unit} or more."
    )


def _short(value: float) -> str:
    for limit, letter in ((1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:.3g}{letter}"
    return f"{value:.0f}"


def _svg(draw: "Callable[[Axes], None]", title: str, size: tuple[float, float] = _SIZE) -> str:
    """Draw one plot; what is drawn holds no text of the pages."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_SETTINGS):
        figure = Figure(figsize=size)
        axes = figure.add_subplot()
        draw(axes)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _restyled(buffer.getvalue(), title)


def _restyled(svg: str, title: str) -> str:
    """A picture without styles of its own, which the report's security policy would refuse."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r'style="([^"]*)"', lambda match: _as_attributes(match[1]), body)
    prefix = re.sub(r"\W+", "-", title.lower())
    body = re.sub(r'\bid="', f'id="{prefix}-', body)
    body = re.sub(r'(xlink:href="#|url\(#)', lambda match: f"{match[1]}{prefix}-", body)
    return re.sub(r'<svg[^>]*?(viewBox="[^"]*")[^>]*>', rf'<svg \1 role="img" aria-label="{title}">', body, count=1)


def _as_attributes(style: str) -> str:
    classes, attributes = [], []
    for declaration in filter(None, map(str.strip, style.split(";"))):
        name, value = (part.strip() for part in declaration.split(":", 1))
        if name in ("fill", "stroke") and value in _CLASSES:
            classes.append(f"{_CLASSES[value]}-{name}")
        elif name != "font":
            attributes.append(f'{name}="{value}"')
    return " ".join([*([f'class="{" ".join(classes)}"'] if classes else []), *attributes])
