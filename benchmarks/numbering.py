"""How well numbering is read and repaired, on seeded lists; `make bench-numbering` prints the table.

Prints one row for each kind of damage, and the worst styles; `--show N` prints N failures.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from random import Random

import pipeline
from tests.corruption import (
    INLINE_STYLES,
    STYLES,
    Made,
    Style,
    flattened,
    many,
    prose,
    stray_numeral,
    undamaged,
    wrong_numeral,
)


class Score:
    """Edits that were right, made and needed, with the failures by style."""

    def __init__(self) -> None:
        self.right = self.made = self.needed = self.pages = 0
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


def score_repairs(make: Callable[[Random, Style], Made | None], seed: int, count: int) -> Score:
    """Damaged lists: each needs exactly one edit, and the edits must give the right page."""
    score = Score()
    for rng, style in many(seed, count):
        made = make(rng, style)
        if made is None:
            continue
        cleaned = pipeline.clean(made.text)
        right = int(cleaned.text == made.right)
        needed = int(made.text != made.right)
        score.add(made, right * needed, len(cleaned.edits), needed, cleaned.text)
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20, help="pages for each style")
    parser.add_argument("--show", type=int, default=0, help="how many failures of each kind to print")
    given = parser.parse_args()
    scores = {
        "wrong numeral": score_repairs(wrong_numeral, given.seed, given.count),
        "stray numeral": score_repairs(stray_numeral, given.seed, given.count),
        "undamaged lists": score_repairs(undamaged, given.seed, given.count),
        "references, prose": score_prose(given.seed, given.count),
        "flattened lists": score_flattened(given.seed, given.count),
    }
    print(f"seed {given.seed}, {given.count} pages for each of {len(STYLES)} styles\n")
    print("| on | pages | precision | recall | F1 | edits or items found |")
    print("|---|---|---|---|---|---|")
    for name, score in scores.items():
        figures = f"{score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f} | {score.made}"
        print(f"| {name} | {score.pages} | {figures} |")
    for name, score in scores.items():
        worst = Counter(f"{made.style.family} {made.style.after!r}" for made, _ in score.failures)
        if worst:
            print(f"\n{name}: {len(score.failures)} pages fail, by style: {worst.most_common(8)}")
        for made, seen in score.failures[: given.show]:
            print(f"--- {made.style.family} {made.language} {made.damage}\n{made.text}>>> {seen}")


if __name__ == "__main__":
    main()
