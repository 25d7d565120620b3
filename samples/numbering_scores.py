"""How well numbering is read and repaired, on seeded lists."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pipeline
from samples.corruption import INLINE_STYLES, STYLES, Made, Style, flattened, many, prose


class Score:
    """Edits that were right, made and needed, with the failures by style."""

    def __init__(self) -> None:
        self.right = self.made = self.needed = self.pages = 0
        self.lost = 0  # items that are not found
        self.failures: list[tuple[Made, str]] = []

    def add(self, made: Made, right: int, found: int, needed: int, seen: str) -> None:
        """Count one page."""
        self.pages += 1
        self.right += right
        self.made += found
        self.needed += needed
        if not right == found == needed:
            self.failures.append((made, seen))

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / self.needed if self.needed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_repairs(
    make: Callable[[Random, Style], Made | None], seed: int, count: int, styles: tuple[Style, ...] = STYLES
) -> Score:
    """Damaged lists: each needs one edit or none, and the edits must give the right page."""
    score = Score()
    for rng, style in many(seed, count, styles):
        made = make(rng, style)
        if made is None:
            continue
        page = pipeline.parse(made.text)
        right = int(page.text == made.right)
        needed = int(made.text != made.right)
        found = [item.text for item in page.items]
        lost = sum((Counter(made.items) - Counter(found)).values())
        score.lost += lost
        score.add(made, right * needed, len(page.edits), needed, page.text)
        if lost and (not score.failures or score.failures[-1][0] is not made):
            score.failures.append((made, "\n    ".join(found)))
    return score


def score_flattened(seed: int, count: int) -> Score:
    """Flattened lists: the texts of the items that are found against those that are there."""
    score = Score()
    for rng, style in many(seed, count, INLINE_STYLES):
        made = flattened(rng, style)
        found = [item.text for item in pipeline.parse(made.text).items]
        right = sum((Counter(found) & Counter(made.items)).values())
        score.add(made, right, len(found), len(made.items), "\n    ".join(found))
    return score


def score_prose(seed: int, count: int) -> Score:
    """Running text full of numbers: no edit."""
    score = Score()
    for number in range(count * 10):
        text = prose(Random(f"{seed} {number}"))
        edits = pipeline.clean(text).edits
        score.add(Made(text, text, [], STYLES[0], "", "prose"), 0, len(edits), 0, str(edits))
    return score
