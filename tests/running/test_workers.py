"""Runs on several processes: the same bytes, and what happens to workers that die."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import InputError, WorkerError
from pipeline.records import Piece
from pipeline.running.batch import Options
from pipeline.running.parts import Parts, make_parts
from pipeline.running.shards import Shard, cut
from pipeline.running.workers import all_cores, work_through
from samples.places import RAW
from tests.support.files import files_of, tables_of

# What a worker may do here; it must be found by name in another process.
OPTIONS = Options()


def make(shard: Shard) -> Parts:
    return make_parts(shard, OPTIONS)


def die_once(marks: Path, shard: Shard) -> Parts:
    """Be killed by the first shard that says so, and by no other."""
    mark = marks / str(shard.number)
    if b"kill" in shard.records[0].raw and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return make(shard)


def die(shard: Shard) -> Parts:
    if b"kill" in shard.records[0].raw:
        os.kill(os.getpid(), signal.SIGKILL)
    return make(shard)


def fail(shard: Shard) -> Parts:
    if b"fail" in shard.records[0].raw:
        raise ValueError("a defect")
    return make(shard)


def shards(*texts: str) -> Iterator[Shard]:
    pieces = [Piece("a.txt", at, 0, "text", text.encode()) for at, text in enumerate(texts)]
    return cut(pieces, [], "", 1)


def in_order(found: Iterator[tuple[Shard, Parts]]) -> list[tuple[int, Parts]]:
    return sorted(((shard.number, parts) for shard, parts in found), key=lambda done: done[0])


TEXTS = [f"Page {number}\n\n① Soup\n⑧ Salt\n" for number in range(7)]


def test_any_number_of_workers_gives_the_same(tmp_path: Path) -> None:
    for workers in (1, 2, 3):
        report = pipeline.run([RAW], tmp_path / str(workers), workers=workers, shard_records=5)
        assert report.shards == 6
    one = tables_of(tmp_path / "1")
    assert one == tables_of(tmp_path / "2") == tables_of(tmp_path / "3")
    assert len([name for name in one if name.startswith("pages/")]) == 6
    whole = tmp_path / "whole"
    pipeline.run([RAW], whole)
    assert all(
        getattr(pipeline.load(whole), t).equals(getattr(pipeline.load(tmp_path / "2"), t)) for t in ("items", "pages")
    )


def test_one_worker_or_one_shard_needs_no_other_process() -> None:
    for workers, texts in ((1, TEXTS), (4, TEXTS[:1]), (4, [])):
        found = list(work_through(shards(*texts), lambda shard: Parts({"pid": b"%d" % os.getpid()}, None), workers))  # type: ignore[arg-type]
        assert [parts.files["pid"] for _, parts in found] == [b"%d" % os.getpid()] * len(texts)


def test_only_a_few_shards_are_held_in_memory() -> None:
    drawn = done = most = 0

    def drawing() -> Iterator[Shard]:
        nonlocal drawn, most
        for shard in shards(*TEXTS * 5):
            drawn += 1
            most = max(most, drawn - done)
            yield shard

    for _ in work_through(drawing(), make, 2):
        done += 1
    assert done == drawn == 35
    assert most <= 6


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    texts = [*TEXTS, "kill", *TEXTS, "kill"]
    expected = in_order(work_through(shards(*texts), make, 1))
    assert in_order(work_through(shards(*texts), partial(die_once, tmp_path), 2)) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["15", "7"]


def test_a_worker_that_dies_twice_ends_the_run_in_one_sentence() -> None:
    with pytest.raises(WorkerError, match=r"killed by SIGKILL twice .* record 7 of a\.txt.*--resume"):
        list(work_through(shards(*TEXTS, "kill", *TEXTS), die, 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_defect_in_a_worker_is_one_sentence(workers: int) -> None:
    with pytest.raises(WorkerError, match=r"record 3 of a\.txt: ValueError: a defect"):
        list(work_through(shards(*TEXTS[:3], "fail"), fail, workers))


def test_no_worker_outlives_a_run_that_is_broken_off() -> None:
    import multiprocessing

    running = work_through(shards(*TEXTS), make, 2)
    next(running)
    workers = multiprocessing.active_children()
    assert workers
    running.close()
    assert not any(worker.is_alive() for worker in workers)


def test_a_script_need_not_guard_itself(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    call = f"pipeline.run([{str(RAW)!r}], {str(tmp_path / 'out')!r}, workers=2, shard_records=9)"
    script.write_text(f"import pipeline\nprint('began')\nprint({call}.pages)\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("began\n28\n", "")


def test_the_number_of_workers_must_make_sense(tmp_path: Path) -> None:
    assert all_cores() >= 1
    for given in ({"workers": 0}, {"shard_records": 0}):
        with pytest.raises(InputError, match="must be 1 or more"):
            pipeline.run([RAW], tmp_path / "out", **given)
    assert not files_of(tmp_path)
