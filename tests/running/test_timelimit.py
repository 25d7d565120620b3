"""The limit on the time of a page: busy pages become rejects, and nothing else does."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.columns import Columns
from pipeline.errors import InputError
from pipeline.parsing import Parsed, parse_parts
from pipeline.records import Piece
from pipeline.running import batch
from pipeline.running.timelimit import TookTooLong, time_limit
from pipeline.splitting.parts import Parts
from pipeline.splitting.rows import Codes, add_rows


def busy(text: str) -> Parsed:
    """The parser, but it never ends on a page that says so."""
    while "for ever" in text:
        try:
            sum(range(100))
        except Exception:  # a parser may catch what goes wrong; the limit is above that
            continue
    return parse_parts(text)


def test_a_page_that_takes_too_long_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.parse("Words and patterns are loaded for the first page.")
    monkeypatch.setattr(batch, "parse_parts", busy)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("This page goes on for ever.\n")
    (tmp_path / "in" / "b.txt").write_text("Fine.\n")
    report = pipeline.run([tmp_path / "in"], tmp_path / "out", page_seconds=0.5)
    assert (report.pages, report.rejects) == (1, 1)
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.source, row.reason, row.raw) == ("a.txt", "took too long", b"This page goes on for ever.\n")
    assert row.detail == "more than 0.5 seconds of processor time"


def test_a_page_that_is_stopped_halfway_leaves_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def add_half(columns: Columns, codes: Codes, parts: Parts, *rest: Any) -> None:
        if parts.text != "2":
            return add_rows(columns, codes, parts, *rest)
        columns.pages.text.append(parts.text)
        columns.blocks.add(0, 0, 0, 1, 0)
        columns.items.marker.append("1.")
        raise TookTooLong

    records = [Piece("a", number, 0, "text", b"%d" % number) for number in range(5)]
    rest = batch.to_tables([record for record in records if record.record != 2], batch.Options())
    monkeypatch.setattr(batch, "add_rows", add_half)
    tables = batch.to_tables(records, batch.Options())
    assert tables["rejects"]["record"].to_pylist() == [2]
    assert all(tables[table].equals(rest[table]) for table in tables if table != "rejects")


def test_the_alarm_rings_again_where_it_was_swallowed() -> None:
    rung = []

    def swallow_the_first() -> None:
        try:
            busy("for ever")
        except TookTooLong:
            rung.append(True)
        busy("for ever")

    with pytest.raises(TookTooLong), time_limit(0.01):
        swallow_the_first()
    assert rung == [True]


def test_each_page_has_its_own_time() -> None:
    with time_limit(0.2) as start:
        for _ in range(3):
            start()
            began = time.process_time()
            while time.process_time() < began + 0.1:
                sum(range(100))


def test_waiting_is_not_working() -> None:
    with time_limit(0.05):
        threading.Event().wait(0.2)
    started = time.process_time()
    while time.process_time() < started + 0.1:  # the alarm is off behind the block
        sum(range(100))


def test_without_a_limit_or_outside_of_the_main_thread_a_page_may_take_its_time() -> None:
    def work(seconds: float) -> None:
        with time_limit(seconds):
            started = time.thread_time()
            while time.thread_time() < started + 0.1:
                sum(range(100))
        done.append(seconds)

    done: list[float] = []
    work(0)
    thread = threading.Thread(target=work, args=(0.01,))
    thread.start()
    thread.join()
    assert done == [0, 0.01]


def test_the_limit_must_make_sense(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    for seconds in (-1.0, float("nan")):
        with pytest.raises(InputError, match="--page-seconds"):
            pipeline.run([tmp_path / "a.txt"], tmp_path / "out", page_seconds=seconds)
