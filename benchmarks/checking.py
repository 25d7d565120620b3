"""How fast a run is checked, in how much memory, and how often drift is right; `make bench` prints the tables.

A made-up site of a thousand pages is parsed once. For larger runs its tables are copied under other names of
sources, which changes every `page_id`, and nothing else. Memory is the most that the process ever had resident.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import pipeline
from pipeline.checking.drift import Sample, Sampler, check_drift
from pipeline.checking.files import Files
from pipeline.checking.findings import Findings
from pipeline.checking.measures import count_pages
from pipeline.tables.parts import read_manifest
from pipeline.tables.schema import MANIFEST, TABLES, page_id_of
from samples.places import DATA
from samples.runs import change_manifest, part_path, sign, take_pages
from samples.site import write_site

PAGES = 1000
SEEDS = range(100)
# Sets of others; without them their rows are left out.
SETS = ("medquad-dev.jsonl", "wcxb-dev-text.jsonl")
LONGEST_ITEM = 2000


def copy_run(run: Path, target: Path, copies: int) -> Path:
    """A run of so many times the pages, one part for each copy."""
    tables = {table: pq.read_table(run / table) for table in TABLES}
    pages = tables["pages"].select(["page_id", "source", "record", "raw_sha256"]).to_pylist()
    for table in TABLES:
        (target / table).mkdir(parents=True)
    for copy in range(copies):
        ids = {row["page_id"]: page_id_of(f"{copy}/{row['source']}", row["record"], row["raw_sha256"]) for row in pages}
        for table, rows in tables.items():
            for column in ("page_id", "source"):
                at = rows.schema.get_field_index(column)
                if at >= 0:
                    old = rows[column].to_pylist()
                    new = [ids[value] if column == "page_id" else f"{copy}/{value}" for value in old]
                    rows = rows.set_column(at, rows.schema.field(at), pa.array(new, pa.string()))
            pq.write_table(rows, part_path(target, table, copy), compression="zstd")
    shutil.copy(run / MANIFEST, target / MANIFEST)
    inputs = json.loads((run / MANIFEST).read_bytes())["inputs"]
    copied = [{**entry, "source": f"{copy}/{entry['source']}"} for copy in range(copies) for entry in inputs]
    change_manifest(target, lambda manifest: manifest.update(inputs=copied))
    sign(target)
    return target


def measure(run: Path) -> None:
    """Check a run in this process, and print processor time, memory and how it ended."""
    begin = time.process_time()
    verdict = pipeline.check(run)
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pages": verdict.pages, "seconds": seconds, "memory": memory, "ok": verdict.ok}))


def speed(run: Path, folder: Path, sizes: list[int], parsing: float) -> None:
    """How fast runs of some sizes are checked, beside the seconds that parsing takes for a page."""
    print("| pages | checked in | pages/s | most memory | parsing them | times as fast |")
    print("|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        large = copy_run(run, folder / str(size), size // PAGES)
        command = [sys.executable, "-m", "benchmarks.checking", "--measure", str(large)]
        done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        assert done["ok"]
        assert done["pages"] == size
        parsed, seconds = parsing * size, done["seconds"]
        print(
            f"| {size:,} | {seconds:.1f} s | {size / seconds:,.0f} | {done['memory']:.0f} MB |"
            f" {parsed:.0f} s | {parsed / seconds:.0f} |",
            flush=True,
        )
        shutil.rmtree(large)


def sample_of(run: Path) -> Sample:
    """A run as a sample of pages, without its rejects, which belong to no half."""
    sampler = Sampler()
    for part in Files(run, read_manifest(run), Findings()).parts():
        sampler.add(part, count_pages(part, LONGEST_ITEM))
    return sampler.finish()._replace(rejects=0)


def alarms(before: Sample, now: Sample) -> list[str]:
    """What drift says."""
    found = Findings()
    check_drift(before, now, found)
    return [finding.table for finding in found]


def fewer(sample: Sample, points: int, rng: np.random.Generator) -> Sample:
    """The same pages, of which so many per cent lose their causes."""
    column = sample.columns["causes"].copy()
    having = np.flatnonzero(column > 0)
    column[rng.choice(having, min(len(having), len(column) * points // 100), replace=False)] = 0
    return sample._replace(columns={**sample.columns, "causes": column})


def drift_row(name: str, sample: Sample) -> str:
    """False alarms between random halves, and how often fewer pages with causes are found."""
    false, found = 0, dict.fromkeys((10, 15, 20), 0)
    paired = dict(found)
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        places = rng.permutation(len(sample.ids))
        one, other = sample.take(places[::2]), sample.take(places[1::2])
        false += bool(alarms(one, other))
        for points in found:
            found[points] += "causes" in alarms(one, fewer(other, points, rng))
            paired[points] += "causes" in alarms(other, fewer(other, points, rng))
    cells = [f"{count} %" for count in (*found.values(), *paired.values())]
    share = float((sample.columns["causes"] > 0).mean())
    return f"| {name} | {len(sample.ids) // 2} | {share:.2f} | {false} | {' | '.join(cells)} |"


def whole_halves(run: Path, folder: Path, count: int) -> int:
    """How many of so many random halves, written as runs and checked against the other half, fail."""
    ids = np.array(pq.read_table(run / "pages", columns=["page_id"])["page_id"].to_pylist())
    failed = 0
    for seed in range(count):
        shuffled = np.random.default_rng(seed).permutation(ids).tolist()
        half = len(ids) // 2
        halves = [
            take_pages(run, folder / f"half-{n}", part) for n, part in enumerate((shuffled[:half], shuffled[half:]))
        ]
        failed += not pipeline.check(halves[0], baseline=halves[1]).ok
        for made in halves:
            shutil.rmtree(made)
    return failed


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000], help="thousands of pages")
    parser.add_argument("--halves", type=int, default=100, help="how many random halves are checked as whole runs")
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin = time.process_time()
        pipeline.run([write_site(folder / "in", PAGES)], folder / "run")
        speed(folder / "run", folder, given.sizes, (time.process_time() - begin) / PAGES)
        print()
        failed = whole_halves(folder / "run", folder, given.halves)
        print(f"Of {given.halves} random halves of {PAGES} pages, checked against the other half, {failed} failed.\n")
        print("| pages | of each | with causes | false alarms | 10 points fewer | 15 | 20 | 10, same pages | 15 | 20 |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        print(drift_row("made-up site", sample_of(folder / "run")), flush=True)
        for source in SETS:
            if (DATA / "data" / source).exists():
                pipeline.run([DATA / "data" / source], folder / source)
                print(drift_row(source, sample_of(folder / source)), flush=True)
            else:
                print(f"({source} is not there.)")


if __name__ == "__main__":
    main()
