"""How well numbering is read and repaired, on seeded lists; `make bench` prints the table.

Prints one row for each kind of damage, a wrong numeral by its place in the list and in lines or in one paragraph, and
the worst styles; `--show N` prints N failures.
"""

import argparse
from collections import Counter
from functools import partial

from samples.corruption import INLINE_STYLES, POSITIONS, STYLES, stray_numeral, undamaged, wrong_numeral
from samples.numbering_scores import score_flattened, score_prose, score_repairs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20, help="pages for each style")
    parser.add_argument("--show", type=int, default=0, help="how many failures of each kind to print")
    given = parser.parse_args()
    seed, count = given.seed, given.count
    scores = {
        f"{place}, lines": score_repairs(partial(wrong_numeral, position=place), seed, count) for place in POSITIONS
    }
    for place in POSITIONS:
        make = partial(wrong_numeral, position=place, flat=True)
        scores[f"{place}, flattened"] = score_repairs(make, seed, count, INLINE_STYLES)
    scores |= {
        "stray numeral": score_repairs(stray_numeral, seed, count),
        "undamaged lists": score_repairs(undamaged, seed, count),
        "references, prose": score_prose(seed, count),
        "flattened lists": score_flattened(seed, count),
    }
    print(f"seed {given.seed}, {given.count} pages for each of {len(STYLES)} styles\n")
    print("| on | pages | precision | recall | F1 | edits or items found | items lost |")
    print("|---|---|---|---|---|---|---|")
    for name, score in scores.items():
        figures = f"{score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f} | {score.made} | {score.lost}"
        print(f"| {name} | {score.pages} | {figures} |")
    for name, score in scores.items():
        worst = Counter(f"{made.style.family} {made.style.after!r}" for made, _ in score.failures)
        if worst:
            print(f"\n{name}: {len(score.failures)} pages fail, by style: {worst.most_common(8)}")
        for made, seen in score.failures[: given.show]:
            print(f"--- {made.style.family} {made.language} {made.damage}\n{made.text}>>> {seen}")


if __name__ == "__main__":
    main()
