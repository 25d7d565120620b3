"""The command as a user meets it: as a process, with its streams and exit status."""

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from samples.places import RAW
from tests.support.command import COMMAND, pagesieve


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
        pytest.param(["run", "bad.txt", "-o", "out"], "not text (1)", id="no-page"),
        pytest.param(["show", "nowhere"], "no file nowhere", id="show-missing"),
        pytest.param(["show", "*.txt"], "no file *.txt", id="show-glob"),
        pytest.param(["run", "", "-o", "out"], "empty name", id="empty-name"),
        pytest.param(["show", "."], "is a folder", id="show-folder"),
        pytest.param(["clean", ""], "Name a file, or - for standard input", id="clean-no-name"),
        pytest.param(["clean", "x" * 5000], "file name too long", id="clean-long-name"),
        pytest.param(["clean", "nowhere"], "no file nowhere", id="clean-missing"),
        pytest.param(["clean", "bad.txt"], "is no page: not text", id="clean-reject"),
        pytest.param(["clean", "a.txt", "-o", "no/such"], "cannot be written", id="clean-output"),
        pytest.param(["show", "bad.txt"], "is no page: not text", id="show-reject"),
        pytest.param(["show", "a.txt", "--record", "4"], "has no record 4", id="show-beyond"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, args: list[str], complaint: str) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    (tmp_path / "bad.txt").write_bytes(bytes(9))
    done = pagesieve(*args, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("pagesieve: ")
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_rejects_alone_do_not_fail_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    (tmp_path / "bad.txt").write_bytes(bytes(9))
    done = pagesieve("run", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "1 not text" in done.stdout


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
    for command in ("run", "show", "clean"):
        assert f"pagesieve {command} raw/" in pagesieve(command, "--help").stdout
    assert pagesieve("--version").stdout.startswith("pagesieve 0.")


def test_clean_writes_the_text_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("\ufeffFish &amp; chips\r\nca\u0301t".encode())
    for args in ([page], [page, "--output", tmp_path / "clean.txt"]):
        done = pagesieve("clean", *args)
        assert (done.returncode, done.stderr) == (0, "")
    assert pagesieve("clean", page).stdout == "Fish & chips\ncát"
    assert done.stdout == ""
    assert (tmp_path / "clean.txt").read_bytes() == "Fish & chips\ncát".encode()


def test_clean_reads_standard_input_and_a_record() -> None:
    done = subprocess.run([*COMMAND, "clean", "-"], input=b"a\x00b", capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"ab", b"")
    lost = subprocess.run([*COMMAND, "clean", "-"], input=bytes(9), capture_output=True, check=False)
    assert b"Record 0 of standard input is no page: not text" in lost.stderr
    assert pagesieve("clean", RAW / "pages.jsonl", "--record", "3").stdout.strip()


def test_clean_lists_each_change_with_its_line_in_the_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(
        "One<br/>two\r\n[red]Fish &amp;lt; ca\u0301t\xa0\u200b\u200b\nThe causes are:\n① Cold\n⑧ Haste\n③ Soup\x1b[0m\n".encode()
    )
    done = pagesieve("clean", page, "--edits")
    assert done.stderr == ""
    assert [" ".join(line.split()) for line in done.stdout.splitlines()] == [
        "1 leftover-tag <br/> → \\n",
        "1 line-end \\r\\n → \\n",
        "2 named-entity &amp;lt; → <",
        "2 nfc a\u0301 U+0061 U+0301 → á U+00E1",
        "2 exotic-space NO-BREAK SPACE → SPACE",
        "2 zero-width ZERO WIDTH SPACE x2 → ∅",
        "5 wrong-numeral ⑧ → ②",
        "6 terminal-escape \\x1b[0m → ∅",
    ]
    assert pagesieve("clean", RAW / "en-hiccups-after-dinner.txt", "--edits").stdout.count("→") == 2


def test_lines_end_as_the_page_ends_them_and_losses_are_counted() -> None:
    done = subprocess.run(
        [*COMMAND, "clean", "-", "--edits"],
        input="a\rb &lt;\u2028c &gt; � 锟斤拷".encode(),
        capture_output=True,
        check=False,
    )
    assert [line.split() for line in done.stdout.decode().splitlines()] == [
        ["1", "line-end", "\\r", "→", "\\n"],
        ["2", "named-entity", "&lt;", "→", "<"],
        ["2", "line-end", "LINE", "SEPARATOR", "→", "\\n"],
        ["3", "named-entity", "&gt;", "→", ">"],
        [
            "Lost",
            "before,",
            "and",
            "left",
            "as",
            "it",
            "is:",
            "misread-replacement",
            "1,",
            "replacement-character",
            "1.",
        ],
    ]


def test_what_runs_from_right_to_left_stays_on_its_side() -> None:
    text = "أسباب الصداع"
    done = subprocess.run(
        [*COMMAND, "clean", "-", "--edits"],
        input=text.encode().decode("cp1256").encode(),
        capture_output=True,
        check=False,
    )
    assert "→\u2068" in done.stdout.decode().replace(" ", "")
    assert "\u2069\n" in done.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell")
@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-"])
def test_a_closed_stream_is_no_reason_to_fail_with_a_traceback(tmp_path: Path, closed: str) -> None:
    (tmp_path / "page.txt").write_text("Fish &amp; chips")
    line = f"{shlex.join(COMMAND)} clean {'-' if closed[0] == '<' else 'page.txt'} --edits {closed}"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if closed[0] == "<" else 0)
    assert ("named-entity" in done.stdout) is (closed == "2>&-")


@pytest.mark.skipif(os.name != "posix", reason="named pipes are of POSIX")
def test_a_pipe_is_read_as_standard_input(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = pagesieve("clean", "pipe", cwd=tmp_path)
    assert done.returncode == 1
    assert "pipe is a pipe. Read it as standard input: - < pipe" in done.stderr


def test_the_text_may_go_to_standard_output_with_its_list(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Fish &amp; chips\n")
    done = pagesieve("clean", "page.txt", "-o", "-", "--edits", cwd=tmp_path)
    assert done.stdout.startswith("Fish & chips\n1  named-entity")
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


def test_a_list_of_changes_may_go_with_the_text(tmp_path: Path) -> None:
    page, text = tmp_path / "page.txt", tmp_path / "clean.txt"
    page.write_text("&quot;" * 3 + "<p title='" + "x" * 500 + "'>")
    done = pagesieve("clean", page, "--edits", "-o", text)
    assert text.read_text() == '"' * 3
    assert max(map(len, done.stdout.splitlines())) < 150
    assert "more)" in done.stdout
    assert pagesieve("clean", text, "--edits").stdout == "Nothing was changed.\n"
    again = pagesieve("clean", page, "-o", text)
    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert pagesieve("clean", page, "-o", text, "--overwrite").returncode == 0


def test_any_format_and_any_column_can_be_run_and_shown(tmp_path: Path) -> None:
    rows = "body,link\n" + "".join(f"Page {n} &amp; more,https://example.org/{n}\n" for n in range(3))
    (tmp_path / "dump").write_text(rows)
    columns = ["--text-column", "body"]
    for args in (["show"], ["clean"]):
        done = pagesieve(*args, tmp_path / "dump", "--format", "csv", *columns, "--record", "1")
        assert "Page 1 " in done.stdout, done.stderr
    (tmp_path / "dump").rename(tmp_path / "dump.csv")
    output = tmp_path / "out"
    done = pagesieve("run", tmp_path / "dump.csv", "-o", output, *columns, "--url-column", "link")
    assert done.returncode == 0, done.stderr
    import pipeline

    pages = pipeline.load(output).pages
    assert list(pages.text) == [f"Page {n} & more" for n in range(3)]
    assert list(pages.url) == [f"https://example.org/{n}" for n in range(3)]
    again = pagesieve("run", tmp_path / "dump.csv", "-o", output, *columns, "--overwrite", "--max-page-bytes", "20")
    assert again.returncode == 1
    assert "page too large (3)" in again.stderr


def test_a_dump_may_come_from_a_pipe(tmp_path: Path) -> None:
    import gzip

    lines = b"".join(b'{"text": "Page %d"}\n' % n for n in range(3))
    for sent in (lines, gzip.compress(lines)):
        command = [*COMMAND, "run", "-", "-o", str(tmp_path / "out"), "--overwrite"]
        done = subprocess.run(command, input=sent, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
        assert manifest["pages"] == 3
        assert len(manifest["inputs"][0]["sha256"]) == 64
    unknown = pagesieve("run", "-", "-o", tmp_path / "out", "--format", "docx")
    assert "There is no format docx" in unknown.stderr
