"""A report, and a browser that shows it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline
from samples.places import RAW
from tests.support.chromium import chromium


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
