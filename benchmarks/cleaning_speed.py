"""How fast cleaning is beside `ftfy.fix_text` on the same text; `make bench` prints the tables.

Processor time, the least of several rounds in which both take turns, because machines
are shared; only the ratios mean something. Nothing is remembered of a page, so that every
round meets its pages for the first time.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from random import Random

import ftfy

import pipeline
from benchmarks.encodings import real_pages
from pipeline.cleaning.mojibake.encodings import EAST_ASIAN, OTHER, WINDOWS
from samples.corruption import many, stray_numeral, wrong_numeral
from samples.misreadings import misread
from samples.places import labelled_pages, own_lines

ROUNDS = 3
# Of each data set, pages with this many characters in all.
ENOUGH = 1_500_000
LONG_LINES = {
    "Ã©": "mojibake without end",
    "aÃ©b ": "mojibake in every word",
    "é»": "what only looks like it",
    "²¡Òò": "GBK read as Latin-1",
    "鐥呭洜": "UTF-8 read as GBK",
    "&amp;": "entities",
    "\x00a\u200b": "controls and zero-width spaces",
    "<b>": "tags",
    "e\u0301": "letters with combining marks",
    "1. a ": "numerals",
    "①": "enclosed numerals",
}


def seconds(work: Callable[[Sequence[str]], object], pages: Sequence[str]) -> float:
    """Processor time for some work on all pages."""
    start = time.process_time()
    work(pages)
    return time.process_time() - start


def one_by_one(pages: Sequence[str]) -> None:
    """Clean each page for itself."""
    for page in pages:
        pipeline.clean(page)


def by_ftfy(pages: Sequence[str]) -> None:
    """Repair each page with ftfy."""
    for page in pages:
        ftfy.fix_text(page)


def least(pages: Sequence[str]) -> list[float]:
    """The least processor time of cleaning and of ftfy, in turns."""
    turns = [[seconds(work, pages) for work in (one_by_one, by_ftfy)] for _ in range(ROUNDS)]
    return [min(spent) for spent in zip(*turns, strict=True)]


def page_sets(seed: int) -> dict[str, list[str]]:
    """Pages by data set, our own among them, up to some length in all."""
    rng = Random(seed)
    own = ["\n".join(lines[at : at + 20]) for lines in own_lines().values() for at in range(0, len(lines), 20)]
    sets = {"own texts": own, "sample pages": [page.text for page in labelled_pages().values()], **real_pages()}
    chosen = {}
    for name, pages in sets.items():
        shuffled = rng.sample(pages, len(pages))
        total, kept = 0, []
        while shuffled and total < ENOUGH:
            kept.append(shuffled.pop())
            total += len(kept[-1])
        chosen[name] = kept
    return chosen


def damaged(rng: Random, page: str) -> str:
    """A page with one of the damages that this project repairs."""
    kind = rng.choice(["single byte", "east asian", "entities", "invisible"])
    if kind == "single byte":
        return misread(page, "utf-8", rng.choice((*WINDOWS, *OTHER))) or page
    if kind == "east asian":
        for right in rng.sample(EAST_ASIAN, len(EAST_ASIAN)):
            text = misread(page, right, "cp1252")
            if text is not None and not page.isascii():
                return text
        return misread(page, "utf-8", "cp1252") or page
    if kind == "entities":
        return page.replace(" ", "&nbsp;", 20).replace("“", "&ldquo;").replace("’", "&rsquo;")
    return page.replace(" ", " \u200b", 20) + "\x00"


def row(name: str, pages: Sequence[str]) -> str:
    """One row of a table of speeds."""
    size = sum(len(page.encode("utf-8", "replace")) for page in pages) / 1e6
    ours, theirs = least(pages)
    speeds = f"{size / ours:.1f} MB/s | {size / theirs:.1f} MB/s"
    return f"| {name} | {len(pages)} | {size:.2f} | {speeds} | **{theirs / ours:.1f}** |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=int, nargs="*", default=[1, 2, 4], help="lengths of the long lines")
    given = parser.parse_args()
    sets = page_sets(given.seed)
    clean = {name: [page for page in pages if not pipeline.clean(page).edits] for name, pages in sets.items()}
    columns = "pages | MB | clean | ftfy | times as fast |\n" + "|---" * 6 + "|"
    print(f"| clean pages | {columns}")
    for name, pages in clean.items():
        print(row(name, pages), flush=True)
    print(row("all of them", [page for pages in clean.values() for page in pages]), flush=True)
    print(f"\n| one page in ten is damaged | {columns}")
    mixed = []
    for name, pages in clean.items():
        rng = Random(given.seed)
        mixed.append([damaged(rng, page) if at % 10 == 0 else page for at, page in enumerate(pages)])
        print(row(name, mixed[-1]), flush=True)
    print(row("all of them", [page for pages in mixed for page in pages]), flush=True)
    lists = [made.text for make in (wrong_numeral, stray_numeral) for at in many(given.seed, 2) if (made := make(*at))]
    print(row("lists, all damaged", lists), flush=True)
    print(f"\n| one line of | {' | '.join(f'{size} MB' for size in given.megabytes)} |")
    print(f"|---|{'---|' * len(given.megabytes)}")
    for unit, what in LONG_LINES.items():
        times = []
        for size in given.megabytes:
            times.append(seconds(one_by_one, [unit * (size * 1_000_000 // len(unit.encode()))]))
        print(f"| {what} | {' | '.join(f'{spent:.1f} s' for spent in times)} |", flush=True)


if __name__ == "__main__":
    main()
