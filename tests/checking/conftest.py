"""A finished run, whole and broken."""

import shutil
from pathlib import Path

import pytest

import pipeline
from samples.runs import change
from samples.site import Shares, write_site


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over a made site, half of whose pages hold causes."""
    folder = tmp_path_factory.mktemp("check")
    pipeline.run([write_site(folder / "in", 120, shares=Shares(causes=0.5))], folder / "out")
    return folder / "out"


@pytest.fixture
def broken(run: Path, tmp_path: Path) -> Path:
    """A run with two kinds of mistakes, one of them in a name that other formats must escape."""
    folder = Path(shutil.copytree(run, tmp_path / "broken"))
    change(folder, "items", lambda rows: rows[0].update(ordinal=7))
    change(folder, "rejects", lambda rows: rows[0].update(source="100%, <b>|\x00::\n.jsonl"))
    return folder
