"""How the gate tells what it has found: as JSON, JUnit, annotations, Markdown, and on a terminal."""

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

from pipeline.checking import CHECKS
from pipeline.checking.measures import MEASURES
from samples.runs import change, read_rows
from tests.support.command import pagesieve


def test_json_holds_all_that_is_known(broken: Path) -> None:
    done = pagesieve("check", broken, "--json", "-")
    verdict = json.loads(done.stdout)
    assert done.returncode == 1
    assert verdict["ok"] is False
    assert list(verdict["checks"]) == [name for name in CHECKS if name != "drift"]
    assert list(verdict["measures"]) == [measure.name for measure in MEASURES]
    wrong = next(finding for finding in verdict["findings"] if finding["check"] == "values")
    example = wrong["examples"][0]
    assert example["page_id"] == read_rows(broken, "items")[0]["page_id"]
    assert example["row"] == 0
    assert "failed" in done.stderr, "the table goes where it disturbs nothing"


def test_junit_has_a_case_for_each_check(broken: Path, tmp_path: Path) -> None:
    pagesieve("check", broken, "--junit", tmp_path / "check.xml")
    suite = ET.parse(tmp_path / "check.xml").getroot()
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert list(cases) == [name for name in CHECKS if name != "drift"]
    failed = [name for name, case in cases.items() if case.find("failure") is not None]
    assert failed == ["origins", "values"]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(cases)), "2")
    text = cases["origins"].find("failure")
    assert text is not None
    assert "100%, <b>|\ufffd::" in str(text.text)


def test_annotations_are_one_line_each(broken: Path) -> None:
    done = pagesieve("check", broken, "--github")
    lines = done.stdout.splitlines()
    assert [line.split("::")[1] for line in lines] == ["error title=origins%3A rejects", "error title=values%3A items"]
    assert "100%25, <b>|" in lines[0]
    assert "%0A" in lines[0]


def test_markdown_is_a_table_that_holds(broken: Path, run: Path, tmp_path: Path) -> None:
    pagesieve("check", broken, "--markdown", tmp_path / "check.md", "--baseline", run)
    text = (tmp_path / "check.md").read_text(encoding="utf-8")
    assert text.startswith("## ❌ The dump fails the check\n")
    rows = [line for line in text.splitlines() if line.startswith("| ❌")]
    assert len(rows) == 2
    assert all(len(row.replace("\\|", "").split("|")) == 8 for row in rows)
    assert "100%, \\<b\\>\\|" in text
    assert "Compared with the baseline" in text
    assert "write them again" in text
    assert pagesieve("check", run, "--markdown", "-").stdout.startswith("## ✅ The dump is fine\n")


def test_names_from_the_dump_do_nothing_to_a_terminal(run: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "run"))
    change(folder, "rejects", lambda rows: rows[0].update(source="\x1b[31mred"))
    assert "\x1b" not in pagesieve("check", folder).stdout
