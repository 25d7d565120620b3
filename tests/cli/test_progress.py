"""What is said of a run while it works: the progress, the log, the figures of the report."""

import io
import json
import re
from pathlib import Path

import pytest

import pipeline
from pipeline.cli.progress import progress_on
from pipeline.cli.summary import print_summary
from pipeline.errors import OutputError
from samples.places import RAW


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, object]], list[tuple[int, float]]]:
    """The log of a run, one of the same with --resume behind it, and what the progress said in the first."""
    folder = tmp_path_factory.mktemp("log")
    steps: list[tuple[int, float]] = []
    for resume in (False, True):
        pipeline.run(
            [RAW],
            folder / "out",
            workers=1,
            shard_records=10,
            resume=resume,
            log=folder / "out.log",
            progress=None if resume else lambda report: steps.append((report.pages, report.share)),
        )
    return [json.loads(line) for line in (folder / "out.log").read_text().splitlines()], steps


def test_the_log_tells_of_every_shard(logged: tuple[list[dict[str, object]], list[tuple[int, float]]]) -> None:
    events, steps = logged
    assert [event["event"] for event in events] == ["started", "shard", "shard", "shard", "finished"] * 2
    assert [event["reused"] for event in events if event["event"] == "shard"] == [False] * 3 + [True] * 3
    shard = events[3]
    assert (shard["pages"], shard["rejects"], shard["share"]) == (28, 1, 1.0)
    assert shard["pages_per_second"] > 0
    assert shard["mb_per_second"] > 0
    assert (events[4]["changed"], events[9]["changed"]) == (True, False)
    assert all(str(event["time"]).endswith("+00:00") for event in events)
    assert [share for _, share in steps] == sorted(share for _, share in steps)
    assert (len(steps), steps[-1]) == (3, (28, 1.0))


def test_the_log_notes_why_a_run_failed(tmp_path: Path) -> None:
    def stop(report: pipeline.RunReport) -> None:
        raise OutputError("The terminal is on fire.")

    with pytest.raises(OutputError, match="on fire"):
        pipeline.run([RAW], tmp_path / "out", workers=1, log=tmp_path / "log.jsonl", progress=stop)
    last = json.loads((tmp_path / "log.jsonl").read_text().splitlines()[-1])
    assert (last["event"], last["reason"]) == ("failed", "The terminal is on fire.")


def test_a_log_may_lie_beside_the_tables_if_it_is_called_a_log(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match=r"must end in \.log"):
        pipeline.run([RAW], tmp_path / "out", log=tmp_path / "out" / "events.jsonl")
    with pytest.raises(OutputError, match="cannot be written"):
        pipeline.run([RAW], tmp_path / "out", log=tmp_path)
    for resume in (False, True):
        pipeline.run([RAW], tmp_path / "out", workers=1, log=tmp_path / "out" / "run.log", resume=resume)
    assert len((tmp_path / "out" / "run.log").read_text().splitlines()) == 6


def report_of(**figures: float) -> pipeline.RunReport:
    report = pipeline.RunReport(Path("out"))
    for name, value in figures.items():
        setattr(report, name, value)
    return report


def test_figures_leave_out_what_was_done_before() -> None:
    report = report_of(seconds=10.0, bytes_in=1000, bytes_done=600, bytes_reused=500, pages_parsed=50, bytes_parsed=400)
    assert (report.share, report.pages_per_second, report.bytes_per_second) == (0.6, 5.0, 40.0)
    assert report.seconds_left == 40.0
    nothing = report_of(bytes_in=1000, bytes_done=500, bytes_reused=500)
    assert (nothing.seconds_left, nothing.pages_per_second) == (None, 0.0)


def test_without_a_terminal_a_line_comes_every_few_seconds() -> None:
    stream = io.StringIO()
    with progress_on(stream) as progress:
        for seconds in (1.0, 4.0, 6.0, 7.0, 12.0, 13.0):
            progress(report_of(seconds=seconds, bytes_in=130, bytes_done=int(seconds * 10)))
    assert [line[:4] for line in stream.getvalue().splitlines()] == [" 46%", " 92%", "100%"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    stream = Terminal()
    with progress_on(stream) as progress:
        progress(report_of(seconds=2.0, bytes_in=100, bytes_done=50, bytes_parsed=4_000_000))
    assert "50%" in stream.getvalue()
    assert "2.0 MB/s, 0:02 left" in stream.getvalue()


def test_the_summary_is_a_table_with_remarks_that_wrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    report = report_of(sources=1, seconds=1.25)
    report.tally.rows.update(pages=1200, edits=300, rejects=2)
    report.tally.edits_by_rule.update({"named-entity": 200, "zero-width": 60, "soft-hyphen": 40})
    report.tally.rejects_by_reason["not text"] = 2
    plain, styled = io.StringIO(), Terminal()
    print_summary(report, plain)
    print_summary(report, styled)
    assert plain.getvalue().splitlines()[1:10] == [
        "  pages  1,200  from 1 files",
        "  items      0  in 0 sections, 0 of them causes or",
        "                prevention",
        "teasers      0  links to other pages",
        "repairs      0  no list needed one",
        "  edits    300  200 named-entity, 60 zero-width, 40",
        "                soft-hyphen",
        " losses      0  nothing that cannot be brought back",
        "rejects      2  2 not text",
    ]
    assert re.sub("\x1b\\[[0-9;]*m", "", styled.getvalue()) == plain.getvalue()
    assert "\x1b[1;31m    2\x1b[0m" in styled.getvalue()
