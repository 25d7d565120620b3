"""How fast a dump becomes tables, in how much memory, beside those who do a part of it; `make bench` prints it.

Every figure comes from a process of its own. Where one process works it is processor time, because machines are
shared; where several do it is time by the clock. Each is the least of some rounds in which all take turns. Only
ratios mean something.
"""

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pipeline
from benchmarks.cleaning_speed import page_sets
from pipeline.engine.shards import SHARD_RECORDS
from tests.shared import ROOT

# The short pages of the long run have about so many characters.
SHORT = 300


def make_dump(path: Path, megabytes: float, seed: int) -> Path:
    """A `.jsonl` file of pages drawn from all data sets, each set as often as the others."""
    rng = Random(seed)
    sets = [pages for pages in page_sets(seed).values() if pages]
    with path.open("w", encoding="utf-8") as file:
        size, number = 0, 0
        while size < megabytes * 1e6:
            text = rng.choice(rng.choice(sets)).encode("utf-8", "replace").decode()
            line = json.dumps({"url": f"https://example.org/{number}", "text": text}, ensure_ascii=False)
            size += len(line.encode()) + 1
            number += 1
            file.write(line + "\n")
    return path


def make_short(path: Path, pages: int, seed: int) -> Path:
    """A `.jsonl` file of short pages, the beginnings of those of the other dump."""
    rng = Random(seed)
    texts = [page[: rng.randint(SHORT // 2, SHORT * 3 // 2)] for pages in page_sets(seed).values() for page in pages]
    with path.open("w", encoding="utf-8") as file:
        for _ in range(pages):
            text = rng.choice(texts).encode("utf-8", "replace").decode()
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def texts_of(dump: Path) -> list[str]:
    """The texts of a dump."""
    return [json.loads(line)["text"] for line in dump.open(encoding="utf-8")]


def here(dump: Path, output: Path, workers: int = 1, shard_records: int = SHARD_RECORDS) -> dict[str, Any]:
    """All tables, with the memory after every shard."""

    memory: list[tuple[int, float, float]] = []

    def note(report: pipeline.RunReport) -> None:
        memory.append((report.pages, report.seconds, peak()))

    pipeline.run([dump], output, workers=workers, shard_records=shard_records, overwrite=True, progress=note)
    return {"memory": memory}


def ftfy_alone(dump: Path, output: Path) -> dict[str, Any]:
    """Repair the same texts with ftfy, and write nothing."""
    import ftfy

    for text in texts_of(dump):
        ftfy.fix_text(text)
    return {}


def floor(dump: Path, output: Path) -> dict[str, Any]:
    """Read the same file with pyarrow, and write the same texts as they are."""
    import pyarrow.json
    import pyarrow.parquet

    # The threads of pyarrow are off: one worker is what it is compared with.
    table = pyarrow.json.read_json(dump, pyarrow.json.ReadOptions(use_threads=False, block_size=16 << 20))
    pyarrow.parquet.write_table(table, output / "floor.parquet", compression="zstd")
    return {}


def datatrove(dump: Path, output: Path) -> dict[str, Any]:
    """Datatrove's reader, its formatter by ftfy, and its writer of Parquet."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.formatters import FTFYFormatter
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import ParquetWriter

    steps = [
        JsonlReader(str(dump.parent), glob_pattern=dump.name),
        FTFYFormatter(),
        ParquetWriter(str(output / "datatrove"), compression="zstd"),
    ]
    executor = LocalPipelineExecutor(steps, tasks=1, workers=1, logging_dir=str(output / "logs"), skip_completed=False)
    executor.run()
    return {}


def start(dump: Path, output: Path) -> dict[str, Any]:
    """The whole command on one small page, as often as it takes to find the least."""
    page = output / "page.txt"
    page.write_text("Hiccups\n\nThe causes are:\n\n① Cold air\n\n⑧ Haste\n\n③ Soup\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("pagesieve")), "run", str(page), "-o", str(output / "small")]
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([*command, "--overwrite"], check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return {"least": min(seconds)}


WORK: dict[str, Callable[..., dict[str, Any]]] = {
    work.__name__: work for work in (here, ftfy_alone, floor, datatrove, start)
}


def peak() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def measured(work: str, dump: Path, *args: object, python: str = sys.executable) -> dict[str, Any]:
    """Do some work in a process of its own: its seconds by the clock and of the processor, its memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "benchmarks.dumps", "--work", work, str(dump), folder, *map(str, args)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def do(work: str, dump: str, output: str, *args: str) -> None:
    """What a measured process does."""
    began, before = time.perf_counter(), time.process_time()
    found = WORK[work](Path(dump), Path(output), *map(int, args))
    found |= {"wall": time.perf_counter() - began, "cpu": time.process_time() - before, "peak": peak()}
    print(json.dumps(found))


def least(rounds: int, figure: str, dump: Path, *works: tuple[object, ...]) -> list[float]:
    """The least figure of each work; they take turns."""
    turns = [[measured(str(work), dump, *args)[figure] for work, *args in works] for _ in range(rounds)]
    return [min(turn[at] for turn in turns) for at in range(len(works))]


def speed(dump: Path, rounds: int, python: str | None) -> None:
    """Print how fast a dump becomes tables, beside the others."""
    size, pages = dump.stat().st_size / 1e6, sum(1 for _ in dump.open(encoding="utf-8"))
    print(f"\n{pages:,} pages, {size:.0f} MB of JSON Lines, one worker, processor time:\n")
    print("| | MB/s | pages/s | ours is so many times as fast |\n|---|---|---|---|")
    ours, ftfy, floors = least(rounds, "cpu", dump, ("here",), ("ftfy_alone",), ("floor",))
    rows = {"all tables, here": ours, "`ftfy.fix_text` alone": ftfy, "pyarrow reads, writes zstd Parquet": floors}
    if python:
        rows["datatrove: JsonlReader, FTFYFormatter, ParquetWriter"] = measured("datatrove", dump, python=python)["cpu"]
    for name, spent in rows.items():
        print(f"| {name} | {size / spent:.2f} | {pages / spent:,.0f} | {spent / ours:.2f} |", flush=True)
    if not python:
        print("\ndatatrove is left out: it is not installed here, nor is it named by --datatrove.")
    cut = pages // 24 + 1  # enough shards that neither worker waits for the other at the end
    one, two = least(rounds, "wall", dump, ("here", 1, cut), ("here", 2, cut))
    print(f"\nTwo workers, by the clock: {one:.1f} s with one, {two:.1f} s with two, {one / two:.2f} times as fast.")
    print(f"\nThe command on one small page: {measured('start', dump)['least']:.2f} s.")


def growth(path: Path, title: str) -> None:
    """Print what time and memory do while one worker goes through a dump."""
    found = measured("here", path)
    print(f"\n{title}, {path.stat().st_size / 1e6:.0f} MB, one worker:\n\n| pages | seconds | peak MB |\n|---|---|---|")
    steps = found["memory"]
    for at in sorted({len(steps) * tenth // 10 for tenth in range(1, 11)} - {0}):
        pages, seconds, megabytes = steps[at - 1]
        print(f"| {pages:,} | {seconds:.1f} | {megabytes:.0f} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--megabytes", type=float, default=10, help="the size of the dump")
    parser.add_argument("--large", type=float, default=0, help="also a dump of so many megabytes, for its memory")
    parser.add_argument("--short", type=int, default=50_000, help="how many short pages; 1000000 takes long")
    parser.add_argument("--datatrove", help="a python that has datatrove, pyarrow and ftfy")
    parser.add_argument("--work", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        do(*given.work)
        return
    python = given.datatrove or (sys.executable if importlib.util.find_spec("datatrove") else None)
    with tempfile.TemporaryDirectory() as folder:
        speed(make_dump(Path(folder, "dump.jsonl"), given.megabytes, given.seed), given.rounds, python)
        if given.short:
            growth(make_short(Path(folder, "short.jsonl"), given.short, given.seed), "Short pages")
        if given.large:
            growth(make_dump(Path(folder, "large.jsonl"), given.large, given.seed), "A large dump")


if __name__ == "__main__":
    main()
