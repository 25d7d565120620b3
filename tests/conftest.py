"""Settings for all tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import pipeline
from tests.chromium import chromium
from tests.shared import RAW

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
