"""The templates of docs/ci.md do what they say: their commands run, in the order in which they stand."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from samples.places import RAW, ROOT
from tests.support.command import pagesieve

TEXT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def templates() -> list[list[str]]:
    """The pagesieve commands of every code block, shell variables filled in."""
    blocks = re.findall(r"```\w+\n(.*?)```", TEXT, re.DOTALL)
    found = [
        re.findall(r"^(?!.*pip install).*?\b(pagesieve (?:run|check|report) [^'&\n]+)", block, re.MULTILINE)
        for block in blocks
    ]
    entry = re.search(r"sh -c '(.*?)'", TEXT)
    assert entry
    return [lines for lines in [*found[:2], entry[1].split(" && ")] if lines]


@pytest.mark.parametrize("lines", templates(), ids=["github", "shell", "pre-commit"])
def test_a_template_runs(tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "sample").mkdir()
    shutil.copy(RAW / "en-heat-rash.txt", tmp_path / "sample")
    assert pagesieve("check", "--init", cwd=tmp_path).returncode == 0
    assert pagesieve("run", "sample/", "--output", "baseline/", cwd=tmp_path).returncode == 0
    ran = []
    for line in lines:
        command = line.replace("$BASELINE", "--baseline baseline").replace("$GITHUB_STEP_SUMMARY", "summary.md")
        _, name, *args = shlex.split(command)
        if name in COMMANDS:
            done = pagesieve(name, *args, cwd=tmp_path)
            assert done.returncode == 0, (command, done.stderr)
            ran.append(name)
    assert ran[:2] == ["run", "check"]
    named = set(
        re.findall(r"\S+\.(?:xml|json|md)(?=\s|$)", " ".join(lines).replace('"$GITHUB_STEP_SUMMARY"', "summary.md"))
    )
    assert all((tmp_path / name).stat().st_size for name in named)


def test_the_baseline_can_be_accepted_and_belongs_to_one_version() -> None:
    script = re.search(r"^ +(if \[ .*?; fi)$", TEXT, re.MULTILINE)
    assert script
    assert "ACCEPT: ${{ inputs.accept }}" in TEXT
    for accept, expected in (("true", ""), ("false", "--baseline baseline"), ("", "--baseline baseline")):
        command = f'mkdir -p baseline; touch baseline/manifest.json; {script[1]}; printf %s "$BASELINE"'
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["sh", "-c", command], cwd=folder, env={**os.environ, "ACCEPT": accept},
                                  capture_output=True, text=True, check=True)  # fmt: skip
        assert done.stdout == expected
    keys = re.findall(r"^ +(?:key|restore-keys): (.*)$", TEXT, re.MULTILINE)
    assert len(keys) == 3
    assert all(key.startswith("baseline-${{ steps.version.outputs.version }}-") for key in keys)


def test_exit_statuses_are_explained() -> None:
    rows = re.findall(r"^\| (\d) \|", TEXT, re.MULTILINE)
    assert rows == ["0", "1", "2"]
