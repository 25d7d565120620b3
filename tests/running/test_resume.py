"""Runs that are killed, stopped, or run out of disk: nothing half done is seen, and --resume gives the same bytes."""

import glob
import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import duckdb
import pandas as pd
import pytest

import pipeline
from pipeline.cli import call
from pipeline.errors import InputError, OutputError
from pipeline.tables.schema import TABLES
from tests.support.command import COMMAND
from tests.support.files import files_of, tables_of
from tests.support.interrupted import MOST, PAGE, dump, resume

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes with names are those of POSIX")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dump(tmp_path_factory.mktemp("dump") / "in", 200)


@pytest.fixture(scope="module")
def undisturbed(pages: Path) -> dict[str, bytes]:
    output = pages.parent / "undisturbed"
    pipeline.run([pages], output, workers=1, shard_records=MOST)
    return tables_of(output)


@contextmanager
def running(
    pages: Path, output: Path, workers: int, *more: str
) -> Iterator[tuple[subprocess.Popen[str], Iterator[str]]]:
    """The command at work, and the events that it logs; in a group of processes of its own, like in a terminal."""
    log = output.parent / "events"
    os.mkfifo(log)
    args = ["run", str(pages), "-o", str(output), "--shard-records", str(MOST), "--workers", str(workers)]
    command = [*COMMAND, *args, "--log", str(log), *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, process_group=0) as process:
        try:
            with log.open() as events:
                yield process, (json.loads(line)["event"] for line in events)
        finally:
            process.kill()
            last_words(process)
            log.unlink()


def last_words(process: subprocess.Popen[str]) -> str:
    """What was said on standard error; that ends when no process is left that could say more, so when no worker is."""
    assert process.stderr
    return process.stderr.read()


def wait_for(events: Iterator[str], shards: int) -> None:
    while shards:
        shards -= next(events) == "shard"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_goes_on_and_gives_the_same_bytes(
    pages: Path, undisturbed: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    output = tmp_path / "out"
    with running(pages, output, workers) as (process, events):
        wait_for(events, Random(workers).randint(1, 15))
        process.send_signal(signal.SIGKILL)
    assert [path.name for path in output.iterdir()] == [".unfinished"]
    assert glob.glob(f"{output}/**/*.parquet", recursive=True, include_hidden=True) == []
    with pytest.raises(OutputError, match=r"did not finish.*--resume.*--overwrite"):
        pipeline.run([pages], output)
    report = resume(pages, output)
    assert 0 < report.shards_reused < report.shards == 21
    assert report.records_in == report.pages + report.rejects == 201
    assert tables_of(output) == undisturbed


@pytest.mark.parametrize(("number", "workers"), [(signal.SIGINT, 2), (signal.SIGTERM, 1)])
def test_a_stopped_run_says_how_to_go_on(
    pages: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    number: signal.Signals,
    workers: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with running(pages, tmp_path / "out", workers) as (process, events):
        wait_for(events, 3)
        os.killpg(process.pid, number)
        assert "stopped" in list(events)
        errors = last_words(process)
        assert process.wait() == 128 + number
    assert "Traceback" not in errors
    said, _, command = errors.splitlines()[-1].partition("Go on with: ")
    assert said.startswith("pagesieve: Stopped; ")
    assert "shards of it are done and kept" in said
    name, *args = shlex.split(command.replace(str(tmp_path / "events"), str(tmp_path / "run.log")))
    assert (name, args[-1]) == ("pagesieve", "--resume")
    assert call(args) == 0
    assert "were done already" in capsys.readouterr().out
    assert tables_of(tmp_path / "out") == undisturbed


def test_ctrl_c_while_workers_start_is_one_sentence(pages: Path, tmp_path: Path) -> None:
    with running(pages, tmp_path / "out", 2) as (process, events):
        assert next(events) == "started"
        os.killpg(process.pid, signal.SIGINT)
        assert "stopped" in list(events)
        errors = last_words(process)
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("pagesieve: Stopped; ")


def test_an_earlier_run_is_what_readers_see_until_the_new_one_is_whole(pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    pipeline.run([dump(tmp_path / "other", 20)], output)
    earlier = files_of(output)
    with running(pages, output, 1, "--overwrite") as (process, events):
        wait_for(events, 5)
        with pytest.raises(OutputError, match="Another run is writing"):
            resume(pages, output)
        process.send_signal(signal.SIGKILL)
    now = files_of(output)
    assert {name: now[name] for name in earlier} == earlier
    assert len(pipeline.load(output).pages) == len(pd.read_parquet(output / "pages")) == 18
    counted = duckdb.sql(f"select count(*) from read_parquet('{output}/**/*.parquet', union_by_name=true)").fetchall()
    assert counted == [(sum(len(pd.read_parquet(output / table)) for table in TABLES),)]


def test_a_damaged_shard_is_made_again(pages: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    output = tmp_path / "out"

    def stop(report: pipeline.RunReport) -> None:
        if report.shards == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.run([pages], output, workers=1, shard_records=MOST, progress=stop)
    shards = sorted((output / ".unfinished" / "shards").iterdir())
    part = shards[0] / "pages.part"
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    (shards[1] / "blocks.part").unlink()
    (shards[2] / "shard.json").write_text("{")
    assert resume(pages, output).shards_reused == 3
    assert tables_of(output) == undisturbed


def test_only_what_has_changed_is_done_again(tmp_path: Path) -> None:
    inputs, output = dump(tmp_path / "in", 95), tmp_path / "out"
    pipeline.run([inputs], output, workers=1, shard_records=MOST)
    before = files_of(output)
    report = resume(inputs, output)
    assert (report.changed, report.shards_reused, report.records_in) == (False, 10, 96)
    assert files_of(output) == before
    records = (inputs / "pages.jsonl").read_text().split("\n")
    records[52] = records[52].replace("Haste", "Hurry")  # as long: the rows of a reject say where it begins
    (inputs / "pages.jsonl").write_text("\n".join(records))
    report = resume(inputs, output)
    assert (report.changed, report.shards_reused, report.shards) == (True, 9, 10)
    assert len(pipeline.load(output).pages) == report.pages
    pipeline.run([inputs], tmp_path / "anew", workers=1, shard_records=MOST)
    assert tables_of(output) == tables_of(tmp_path / "anew")


def test_a_damaged_table_of_a_finished_run_is_mended(tmp_path: Path) -> None:
    inputs, output = dump(tmp_path / "in", 35), tmp_path / "out"
    pipeline.run([inputs], output, workers=1, shard_records=MOST)
    before = tables_of(output)
    (output / "losses" / "part-00000.parquet").unlink()
    assert (resume(inputs, output).changed, tables_of(output)) == (True, before)
    part = output / "pages" / "part-00002.parquet"
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    report = resume(inputs, output)
    assert (report.changed, report.shards_reused, report.shards) == (True, 3, 4)
    assert tables_of(output) == before


def test_a_new_file_in_front_moves_the_part_files_of_the_others(tmp_path: Path) -> None:
    inputs, output = dump(tmp_path / "in", 35), tmp_path / "out"
    (inputs / "last.txt").unlink()
    pipeline.run([inputs], output, workers=1, shard_records=MOST)
    (inputs / "first.jsonl").write_text("\n".join(json.dumps({"text": PAGE.format(at)}) for at in range(4)))
    report = resume(inputs, output)
    assert (report.shards_reused, report.shards) == (4, 5)
    pipeline.run([inputs], tmp_path / "anew", workers=1, shard_records=MOST)
    assert tables_of(output) == tables_of(tmp_path / "anew")


def test_other_options_make_everything_again(tmp_path: Path) -> None:
    inputs, output = dump(tmp_path / "in", 15), tmp_path / "out"
    pipeline.run([inputs], output, workers=1)
    report = pipeline.run([inputs], output, workers=1, resume=True, page_seconds=50)
    assert (report.changed, report.shards_reused) == (True, 0)


def test_a_run_over_other_inputs_is_not_gone_on_with(tmp_path: Path) -> None:
    pipeline.run([dump(tmp_path / "in", 3)], tmp_path / "out")
    before = files_of(tmp_path / "out")
    (tmp_path / "a.txt").write_text("Something else.")
    with pytest.raises(OutputError, match=r"over other inputs \(last\.txt\)"):
        resume(tmp_path / "a.txt", tmp_path / "out")
    with pytest.raises(InputError, match="not both"):
        pipeline.run([tmp_path / "in"], tmp_path / "out", resume=True, overwrite=True)
    assert files_of(tmp_path / "out") == before


def test_a_file_that_must_not_grow_is_one_sentence(pages: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000));"
    args = ["run", str(pages), "-o", str(tmp_path / "out"), "--shard-records", str(MOST), "--workers", "2"]
    done = subprocess.run(
        [sys.executable, "-c", f"{limit} {COMMAND[-1]}", *args], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "The tables cannot be written" in done.stderr.splitlines()[-1]
    assert "--resume" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not any((tmp_path / "out" / table).exists() for table in TABLES)
    resume(pages, tmp_path / "out")
    assert tables_of(tmp_path / "out") == undisturbed


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_one_sentence_and_the_run_goes_on_when_there_is_room(
    pages: Path, undisturbed: dict[str, bytes], small_disk: Path
) -> None:
    with pytest.raises(OutputError, match=r"No space left on device.*--resume"):
        resume(pages, small_disk / "out")
    assert not any((small_disk / "out" / table).exists() for table in TABLES)
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    assert resume(pages, small_disk / "out").shards_reused > 0
    assert tables_of(small_disk / "out") == undisturbed
