"""Judgements at first sight: their table, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.eval.judgements import FIELDS, read_judgements, table_of
from tests.support.command import pagesieve


def judge(folder: Path, page: str, file: str = "judgements.jsonl", **verdicts: Any) -> None:
    """A page, and a line that judges it: every field that is not named is null."""
    (folder / page).write_text("Hiccups\n\nThey come after a hasty meal.\n", encoding="utf-8")
    with (folder / file).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"page": page, **dict.fromkeys(FIELDS), **verdicts}) + "\n")


def test_the_table_counts_what_is_present(tmp_path: Path) -> None:
    judge(tmp_path, "a.txt", language="en", title="right", causes="right")
    judge(tmp_path, "b.txt", language="ja", title="wrong", note="a rule line")
    judge(tmp_path, "c.txt", "judgements-more.jsonl", language="en", title="right", causes="wrong", items="wrong")
    table = [" ".join(line.split()) for line in table_of(read_judgements(tmp_path))]
    assert table == [
        "field right of share",
        "title 2 3 66.7 %",
        "causes 1 2 50.0 %",
        "items 0 1 0.0 %",
        "pages entirely right 1 3 33.3 %",
        "en 1 2 50.0 %",
        "ja 0 1 0.0 %",
        "wrong: b.txt (title): a rule line",
        "wrong: c.txt (causes, items)",
    ]


def test_the_command_prints_the_table(tmp_path: Path) -> None:
    judge(tmp_path, "a.txt", title="right")
    shown = pagesieve("eval", tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines() == table_of(read_judgements(tmp_path))
    refused = pagesieve("eval", tmp_path, "--update")
    assert refused.returncode == 1
    assert "--update" in refused.stderr


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("{", "Expecting", id="no-json"),
        pytest.param("[]", "no object", id="list"),
        pytest.param('{"title": "right"}', "name of a page", id="no-page"),
        pytest.param('{"page": "a.txt", "title": "right"}', "lacks 'article'", id="no-field"),
        pytest.param(json.dumps({"page": "b.txt", **dict.fromkeys(FIELDS), "items": "wring"}), "items is", id="typo"),
        pytest.param(json.dumps({"page": "b.txt", **dict.fromkeys(FIELDS)}), "not in", id="no-such-page"),
        pytest.param(json.dumps({"page": "a.txt", **dict.fromkeys(FIELDS)}), "a second time", id="twice"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    judge(tmp_path, "a.txt", title="right")
    with (tmp_path / "judgements.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(line + "\n")
    with pytest.raises(InputError, match=complaint) as raised:
        read_judgements(tmp_path)
    assert f"Line 2 of {tmp_path / 'judgements.jsonl'}" in str(raised.value)


def test_a_page_that_nobody_judged_is_named(tmp_path: Path) -> None:
    judge(tmp_path, "a.txt", title="right")
    (tmp_path / "b.txt").write_text("Unread.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"Nobody judged b\.txt"):
        read_judgements(tmp_path)
