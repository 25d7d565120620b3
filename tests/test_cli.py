"""The command as a user meets it: as a process, with its streams and exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import RAW

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def pagesieve(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)], capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False
    )


def test_run_ends_with_a_summary(tmp_path: Path) -> None:
    done = pagesieve("run", RAW, "--output", tmp_path / "out")
    assert done.returncode == 0
    for word in ("pages", "items", "teasers", "repairs", "losses", "rejects", "seconds", "read_parquet"):
        assert word in done.stdout
    assert str(tmp_path / "out") in done.stdout
    assert "100%" in done.stderr, "piped, progress is plain lines on standard error"
    assert "\x1b" not in done.stdout + done.stderr


def test_the_command_that_opens_the_tables_works(tmp_path: Path) -> None:
    done = pagesieve("run", RAW / "zh-static-shock.txt", "-o", "out", cwd=tmp_path)
    command = next(line for line in done.stdout.splitlines() if "read_parquet" in line)
    opened = subprocess.run(command.strip(), shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "[9 rows x" in opened.stdout


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        pytest.param(["run", "nowhere", "-o", "out"], "no file or folder nowhere", id="missing-input"),
        pytest.param(["run", "a.txt", "-o", "a.txt"], "is a file", id="output-is-a-file"),
        pytest.param(["run", "bad.txt", "-o", "out"], "not UTF-8 (1)", id="no-page"),
        pytest.param(["show", "nowhere"], "no file nowhere", id="show-missing"),
        pytest.param(["show", "*.txt"], "no file *.txt", id="show-glob"),
        pytest.param(["run", "", "-o", "out"], "empty name", id="empty-name"),
        pytest.param(["show", "."], "is a folder", id="show-folder"),
        pytest.param(["show", "bad.txt"], "is no page: not UTF-8", id="show-reject"),
        pytest.param(["show", "a.txt", "--record", "4"], "has no record 4", id="show-beyond"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, args: list[str], complaint: str) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    done = pagesieve(*args, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("pagesieve: ")
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_rejects_alone_do_not_fail_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    done = pagesieve("run", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "1 not UTF-8" in done.stdout


def test_show_marks_roles_and_repairs(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    items = "① Cold [red]x[/red] air\n\n⑧ Ha\u200bste ⑼\n\n③ Soup \ufffd\n"
    page.write_text(f"Hiccups\n\nThe causes are:\n\n{items}", encoding="utf-8")
    done = pagesieve("show", page)
    assert done.returncode == 0
    for shown in ("title", "causes", "item 2", "⑧→②", "⑼→∅", "\\u200b→∅", "[red]x[/red]", "wrong-numeral", "circled"):
        assert shown in done.stdout
    assert "replacement-character" in done.stdout
    assert "\x1b" not in done.stdout


def test_show_as_json_names_the_columns(tmp_path: Path) -> None:
    record = {"text": "Hiccups\n\nCauses:\n① Cold\n⑧ Haste\n③ Soup \ud83d"}
    (tmp_path / "pages.jsonl").write_text("broken\n" + json.dumps(record) + "\n")
    done = pagesieve("show", tmp_path / "pages.jsonl", "--record", "1", "--json")
    page = json.loads(done.stdout)
    assert page["causes"] == ["Cold", "Haste", "Soup \ufffd"]
    assert page["items"][1]["marker_raw"] == "⑧"
    assert [edit["before"] for edit in page["edits"]] == ["\ud83d", "⑧"]


def test_help_shows_examples() -> None:
    for command in ("run", "show"):
        assert f"pagesieve {command} raw/" in pagesieve(command, "--help").stdout
    assert pagesieve("--version").stdout.startswith("pagesieve 0.")
