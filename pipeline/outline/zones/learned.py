"""Weights of signs that were learned, and the second decision which lines are the article.

The first decision reads a page as one stretch (`stretch.py`). The second asks every line that nothing else is known of
once more, now that the lines around it are known; so a line within the article may go, and one outside may come back.
`learned.toml` holds the weights; `benchmarks/train_zones.py` makes them.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.scan.lines import Lines
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.line_columns import LineColumns
from pipeline.outline.zones.line_signs import AROUND, IN_ARTICLE, LEVELS, SIGNS, Signs, level_table, zone_of

# A page with fewer lines around its article is not asked: there is too little to tell the two apart.
LEAST_AROUND: Final = 5


class LearnedWeights:
    """What each level of each sign weighs, in hundredths of log odds, and what every line weighs."""

    def __init__(self, weights: list[int], every_line: int, least: int) -> None:
        self.weights: vec[i64] = vec[i64](weights)
        self.every_line: i64 = every_line
        self.least: i64 = least
        self.levels: vec[i64] = level_table()

    def weigh(self, signs: vec[i64]) -> i64:
        """What a line with some signs weighs."""
        weight: i64 = self.every_line
        sign: i64 = 0
        while sign < len(signs):
            weight += self.weights[sign * LEVELS + signs[sign]]
            sign += 1
        return weight


@cache
def learned_weights() -> LearnedWeights:
    """The weights of the data file, where each sign has its levels in steps: up to a level, a weight."""
    data = tomllib.loads(files("pipeline.outline.zones").joinpath("learned.toml").read_text(encoding="utf-8"))
    weights: list[int] = []
    for name in SIGNS:
        steps = data["signs"][name]
        row: list[int] = []
        for up_to, weight in steps:
            row.extend([weight] * (up_to + 1 - len(row)))
        if len(row) != LEVELS:
            raise ValueError(f"learned.toml: the steps of {name} have to end at level {LEVELS - 1}")
        weights.extend(row)
    return LearnedWeights(weights, data["every_line"], data["least"])


class FirstDecision:
    """What is known of a page's lines once its article was read as one stretch.

    ``weights`` are what the lines weigh by themselves, ``following`` the next line of the same name (0 if none), or
    nothing; ``around`` are the lines that only stand outside of the article; ``title`` is the line of the title, or -1;
    ``confirmed`` says that the page begins with its article, so that the head at its top is the right one.
    """

    def __init__(
        self, page: Lines, labels: Labels, columns: LineColumns, weights: vec[float], following: vec[i64]
    ) -> None:
        self.page = page
        self.labels = labels
        self.columns = columns
        self.weights: vec[float] = weights
        self.following: vec[i64] = following
        self.around: vec[i64] = vec[i64]([0] * page.count)
        self.title: i64 = -1
        self.confirmed = False


def decide_again(first: FirstDecision) -> vec[i64]:
    """Which lines are the article, 1 or 0 for each; nothing if the page is not asked."""
    zones, outside = zones_of(first)
    chosen = vec[i64]()
    if outside < LEAST_AROUND:
        return chosen
    learned = learned_weights()
    signs = signs_of(first, zones)
    found = False
    line: i64 = 0
    while line < first.page.count:
        choice: i64 = 0
        if zones[line] <= AROUND:
            signs.read(line)
            if learned.weigh(signs.levels) > learned.least:
                choice = 1
                found = True
        chosen = append(chosen, choice)
        line += 1
    return chosen if found else vec[i64]()


def zones_of(first: FirstDecision) -> tuple[vec[i64], i64]:
    """What the first decision made of each line, and how many lines it left out."""
    zones = vec[i64](capacity=first.page.count)
    outside: i64 = 0
    line: i64 = 0
    while line < first.page.count:
        zone = zone_of(first.labels.role[line], first.around[line] != 0)
        if zone != IN_ARTICLE:
            outside += 1
        zones = append(zones, zone)
        line += 1
    return zones, outside


def signs_of(first: FirstDecision, zones: vec[i64]) -> Signs:
    """The signs of the lines of a page."""
    levels = learned_weights().levels
    return Signs(first.page, first.columns, first.weights, first.following, zones, first.title, levels)


def apply_choice(first: FirstDecision, chosen: vec[i64], above: str, between: str, below: str) -> None:
    """Label the lines of which nothing else is known as they were chosen, by the rules for where they stand."""
    labels = first.labels
    top: i64 = 0
    while not chosen[top]:
        top += 1
    bottom: i64 = first.page.count - 1
    while not chosen[bottom]:
        bottom -= 1
    line: i64 = 0
    while line < first.page.count:
        if first.around[line] or labels.is_plain(line):
            if not chosen[line]:
                labels.put(line, names.BOILERPLATE, above if line < top else below if line > bottom else between)
            elif first.around[line]:
                labels.put(line, names.PARAGRAPH, "")
        line += 1
