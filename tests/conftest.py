"""Settings for all tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import pipeline
from tests.chromium import chromium
from tests.runs import change
from tests.shared import RAW
from tests.site import Shares, write_site

# The first example loads vocabularies and patterns; how long that takes says nothing about a defect.
settings.register_profile("pagesieve", deadline=None)
settings.load_profile("pagesieve")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium; without it the test skips."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a run of raw/."""
    from pipeline.report import write_report

    folder = tmp_path_factory.mktemp("report")
    pipeline.run([RAW], folder / "tables")
    write_report(folder / "tables", folder / "report.html")
    return folder / "report.html"


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
