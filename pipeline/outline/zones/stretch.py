"""The article as one stretch of a page: the heaviest one, which may be interrupted.

An interruption costs, so a short line within prose stays, and a sentence within a menu goes. The best stretch is found
in one pass (maximum subsequence segmentation, Pasternack and Roth 2009, here with interruptions, by Viterbi's
algorithm).
"""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

# Where a line stands: in the article, in an interruption of it, below or above it.
ARTICLE: Final = 0
GAP: Final = 1
BELOW: Final = 2
ABOVE: Final = 3

# What it costs to let the article begin below the top of the page or end above its bottom: less
# than a clear line of a menu, more than a short last item.
EDGE: Final = 1.0
# The same where the page begins like an article, with a title and prose.
EDGE_OF_ARTICLE: Final = 8.0
# What it costs to interrupt the article, and to go on with it.
INTERRUPTION: Final = 5.0

_NEVER: Final = -1e300
# How a choice of zones is packed: the zone of the line before, for each zone, two bits each.
_BITS: Final = 2


def find_stretch(weights: vec[float], begins: bool) -> vec[i64]:
    """The zone of each line, decided together: those that give the article the greatest weight.

    ``begins`` says that the page seems to begin with its article, which then should not begin further down.

    >>> list(find_stretch(vec[float]([-2.0, 1.0, 3.0, -1.0, 3.0]), False))
    [3, 0, 0, 0, 0]
    """
    count: i64 = len(weights)
    zones = vec[i64]([ARTICLE] * count)
    if not _any_below_zero(weights):
        return zones
    article: float = _NEVER  # the best totals so far; above the article it stays 0
    gap: float = _NEVER
    below: float = _NEVER
    enter: float = 0.0
    later: float = EDGE_OF_ARTICLE if begins else EDGE
    choices = vec[i64](capacity=count)
    line: i64 = 0
    while line < count:
        total: float = article
        to_article: i64 = ARTICLE
        to_gap: i64 = GAP
        to_below: i64 = BELOW
        if gap - INTERRUPTION > total:
            total = gap - INTERRUPTION
            to_article = GAP
        if enter > total:
            total = enter
            to_article = ABOVE
        if article - INTERRUPTION > gap:
            gap = article - INTERRUPTION
            to_gap = ARTICLE
        if article - EDGE > below:
            below = article - EDGE
            to_below = ARTICLE
        article = total + weights[line]
        enter = -later
        choices = append(
            choices, to_article | to_gap << _BITS * GAP | to_below << _BITS * BELOW | ABOVE << _BITS * ABOVE
        )
        line += 1
    _trace(choices, BELOW if below > article else ARTICLE, zones)
    return zones


def _trace(choices: vec[i64], zone: i64, zones: vec[i64]) -> None:
    """Follow the choices back from the zone of the last line."""
    line: i64 = len(choices) - 1
    while line >= 0:
        zones[line] = zone
        zone = choices[line] >> _BITS * zone & 3
        line -= 1


def _any_below_zero(weights: vec[float]) -> bool:
    line: i64 = 0
    while line < len(weights):
        if weights[line] < 0.0:
            return True
        line += 1
    return False
