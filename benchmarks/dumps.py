"""How fast a dump becomes tables, in how much memory, beside those who do a part of it; `make bench` prints it.

Every figure comes from a process of its own (`benchmarks.works`), which has imported what it needs before the clock
starts. Where one process works it is processor time, because machines are shared; where several do it is time by the
clock. Each is the least of some rounds in which all take turns. Only ratios mean something.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.made_dumps import make_mixed, make_scraped, make_short
from samples.places import ROOT


def measured(work: str, dump: Path, *args: object, python: str = sys.executable) -> dict[str, Any]:
    """Do some work in a process of its own: its seconds by the clock and of the processor, its memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "benchmarks.works", work, str(dump), folder, *map(str, args)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def least(rounds: int, figure: str, dump: Path, *works: tuple[object, ...]) -> list[float]:
    """The least figure of each work; they take turns."""
    turns = [[measured(str(work), dump, *args)[figure] for work, *args in works] for _ in range(rounds)]
    return [min(turn[at] for turn in turns) for at in range(len(works))]


def speed(title: str, dump: Path, rounds: int, python: str | None) -> None:
    """Print how fast a dump becomes tables, beside the others."""
    size, pages = dump.stat().st_size / 1e6, sum(1 for _ in dump.open(encoding="utf-8"))
    print(f"\n{title}: {pages:,} pages, {size:.0f} MB of JSON Lines, one worker, processor time:\n")
    print("| | MB/s | pages/s | ours is so many times as fast |\n|---|---|---|---|")
    names = {
        "here": "all tables, here",
        "machinery": "all tables, parsed before (no parser can be faster)",
        "ftfy_alone": "`ftfy.fix_text` alone",
        "floor": "pyarrow reads, writes zstd Parquet",
    }
    spent = dict(zip(names.values(), least(rounds, "cpu", dump, *((work,) for work in names)), strict=True))
    ours = spent[names["here"]]
    if python:
        theirs = measured("datatrove", dump, python=python)["cpu"]
        spent["datatrove: JsonlReader, FTFYFormatter, ParquetWriter"] = theirs
    for name, seconds in spent.items():
        print(f"| {name} | {size / seconds:.2f} | {pages / seconds:,.0f} | {seconds / ours:.2f} |", flush=True)
    if not python:
        print("\ndatatrove is left out: it is not installed here, nor is it named by --datatrove.")
    print("\n| step | µs a page |\n|---|---|")
    for step, micros in measured("steps", dump)["steps"].items():
        print(f"| {step} | {micros:.0f} |", flush=True)


def two_workers(dump: Path, rounds: int) -> None:
    """Print how much faster two workers are than one; the dump must be large beside what starting them takes."""
    pages = sum(1 for _ in dump.open(encoding="utf-8"))
    cut = pages // 24 + 1  # enough shards that neither worker waits for the other at the end
    one, two = least(rounds, "wall", dump, ("here", 1, cut), ("here", 2, cut))
    print(f"\nTwo workers, by the clock: {one:.1f} s with one, {two:.1f} s with two, {one / two:.2f} times as fast.")


def growth(path: Path, title: str) -> None:
    """Print what time and memory do while one worker goes through a dump."""
    found = measured("here", path)
    print(f"\n{title}, {path.stat().st_size / 1e6:.0f} MB, one worker:\n")
    print("| pages | seconds | µs a page since the last line | peak MB |\n|---|---|---|---|")
    rows = found["memory"]
    pages_before, seconds_before = 0, 0.0
    for at in sorted({len(rows) * tenth // 10 for tenth in range(1, 11)} - {0}):
        pages, seconds, megabytes = rows[at - 1]
        each = (seconds - seconds_before) / max(1, pages - pages_before) * 1e6
        print(f"| {pages:,} | {seconds:.1f} | {each:.0f} | {megabytes:.0f} |", flush=True)
        pages_before, seconds_before = pages, seconds


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--megabytes", type=float, default=10, help="the size of each dump")
    parser.add_argument("--shared", type=float, default=60, help="the size of the dump that two workers share")
    parser.add_argument("--large", type=float, default=0, help="also a dump of so many megabytes, for its memory")
    parser.add_argument("--short", type=int, default=50_000, help="how many short pages; 1000000 takes long")
    parser.add_argument("--datatrove", help="a python that has datatrove, pyarrow and ftfy")
    given = parser.parse_args()
    python = given.datatrove or (sys.executable if importlib.util.find_spec("datatrove") else None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mixed = make_mixed(folder / "mixed.jsonl", given.megabytes, given.seed)
        speed("Pages of all data sets", mixed, given.rounds, python)
        scraped = make_scraped(folder / "scraped.jsonl", given.megabytes, given.seed)
        speed("Pages like the first sample, no line twice", scraped, given.rounds, python)
        two_workers(make_mixed(folder / "shared.jsonl", given.shared, given.seed), given.rounds)
        print(f"\nThe command on one small page: {measured('start', mixed)['least']:.2f} s.")
        if given.short:
            growth(make_short(folder / "short.jsonl", given.short, given.seed), "Short pages")
        if given.large:
            growth(make_mixed(folder / "large.jsonl", given.large, given.seed), "A large dump")


if __name__ == "__main__":
    main()
