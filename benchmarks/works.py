"""What `benchmarks.dumps` measures, each in a process of its own: ``python -m benchmarks.works WORK DUMP FOLDER``.

A work is a function that readies everything, imports first of all, and gives back what is timed. Nothing is
imported up here but the standard library, so that another Python, which knows nothing of this project, can do a work.
"""

import json
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

Timed = Callable[[], dict[str, Any] | None]


def here(dump: Path, output: Path, workers: int = 1, shard_records: int = 0) -> Timed:
    """All tables, with the memory after every shard."""
    from pipeline.running import run as running

    memory: list[tuple[int, float, float]] = []
    records = shard_records or running.SHARD_RECORDS

    def work() -> dict[str, Any]:
        running.run([dump], output, workers=workers, shard_records=records, progress=note)
        return {"memory": memory}

    def note(report: running.RunReport) -> None:
        memory.append((report.pages, report.seconds, peak()))

    return work


def machinery(dump: Path, output: Path) -> Timed:
    """All tables, but that every page is parsed before: what is left when parsing takes no time."""
    from pipeline.parsing import parse_parts
    from pipeline.running import batch

    parsed = deque(map(parse_parts, _texts_of(dump)))
    batch.parse_parts = lambda text: parsed.popleft()  # type: ignore[assignment]
    return here(dump, output)


def steps(dump: Path, output: Path) -> Timed:
    """Step after step, for as many pages as make a batch: the processor time of each."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.columns import Columns
    from pipeline.parsing import Parsed, parse_parts
    from pipeline.read import Reading, decode, find_sources, pieces
    from pipeline.records import Piece, RawPage
    from pipeline.running.batch import codes
    from pipeline.running.parts import parquet_options
    from pipeline.running.shards import cut
    from pipeline.splitting.language import guess_language
    from pipeline.splitting.rows import add_rows
    from pipeline.tables.rows import to_batches

    reading = Reading()
    found = find_sources([dump])
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Any]) -> Any:
        before = time.process_time()
        made = work()
        spent[step] = spent.get(step, 0.0) + time.process_time() - before
        return made

    def columns_of(parsed: list[Parsed]) -> Columns:
        columns = Columns()
        for page in parsed:
            add_rows(columns, codes(), *page)
        return columns

    def write(table: str, batch: pa.RecordBatch) -> None:
        pq.write_table(pa.Table.from_batches([batch]), pa.BufferOutputStream(), **parquet_options(table))

    def work() -> dict[str, Any]:
        shards = timed("read, cut, hash", lambda: list(cut(pieces(found, reading), found.sources, "")))
        records = [record for shard in shards for record in shard.records if isinstance(record, Piece)]
        for at in range(0, len(records), 1000):
            some = records[at : at + 1000]
            raws = timed("decode", lambda some=some: [decode(record, reading) for record in some])
            raws = [raw for raw in raws if isinstance(raw, RawPage)]
            parsed = timed("clean, split", lambda raws=raws: [parse_parts(raw.text) for raw in raws])
            timed("of these, language", lambda raws=raws: [guess_language(raw.text) for raw in raws])
            columns = timed("columns", lambda parsed=parsed: columns_of(parsed))
            batches = timed("rows of Arrow", lambda raws=raws, columns=columns: to_batches(raws, columns, []))
            timed("Parquet", lambda batches=batches: [write(*pair) for pair in batches.items() if pair[1].num_rows])
        return {"steps": {step: seconds / len(records) * 1e6 for step, seconds in spent.items()}}

    return work


def ftfy_alone(dump: Path, output: Path) -> Timed:
    """Repair the same texts with ftfy, and write nothing."""
    import ftfy

    texts = _texts_of(dump)

    def work() -> None:
        for text in texts:
            ftfy.fix_text(text)

    return work


def floor(dump: Path, output: Path) -> Timed:
    """Read the same file with pyarrow, and write the same texts as they are."""
    import pyarrow.json as pj
    import pyarrow.parquet as pq

    def work() -> None:
        # The threads of pyarrow are off: one worker is what it is compared with.
        table = pj.read_json(dump, pj.ReadOptions(use_threads=False, block_size=16 << 20))
        pq.write_table(table, output / "floor.parquet", compression="zstd")

    return work


def datatrove(dump: Path, output: Path) -> Timed:
    """Datatrove's reader, its formatter by ftfy, and its writer of Parquet."""
    import ftfy  # noqa: F401, as are all: what it imports when it begins
    import pyarrow.parquet  # noqa: F401
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

    def work() -> None:
        executor.run()

    return work


def start(dump: Path, output: Path) -> Timed:
    """The whole command on one small page, as often as it takes to find the least."""
    page = output / "page.txt"
    page.write_text("Hiccups\n\nThe causes are:\n\n① Cold air\n\n⑧ Haste\n\n③ Soup\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("pagesieve")), "run", str(page), "-o"]

    def work() -> dict[str, Any]:
        seconds = []
        for number in range(5):  # a folder of its own for each: what is done there already is not done again
            began = time.perf_counter()
            subprocess.run([*command, str(output / f"small-{number}")], check=True, capture_output=True)
            seconds.append(time.perf_counter() - began)
        return {"least": min(seconds)}

    return work


WORK: dict[str, Callable[..., Timed]] = {
    work.__name__: work for work in (here, machinery, steps, ftfy_alone, floor, datatrove, start)
}


def peak() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def _texts_of(dump: Path) -> list[str]:
    return [json.loads(line)["text"] for line in dump.open(encoding="utf-8")]


def main(work: str, dump: str, output: str, *args: str) -> None:
    """Do some work, and print its seconds by the clock and of the processor, and its memory in MB."""
    timed = WORK[work](Path(dump), Path(output), *map(int, args))
    began, before = time.perf_counter(), time.process_time()
    found = timed() or {}
    found |= {"wall": time.perf_counter() - began, "cpu": time.process_time() - before, "peak": peak()}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
