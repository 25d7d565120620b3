"""Every damage to a finished run is found, and named by the right check."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

import pipeline
from pipeline.tables.schema import COLUMNS, MANIFEST, NUMBERED
from samples.places import RAW
from samples.runs import change, cut_into_parts, read_rows
from samples.site import write_site
from tests.support.breaks import BREAKS, Break

PAGES = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of a made-up site in two parts, with something in every table."""
    folder = tmp_path_factory.mktemp("whole")
    pipeline.run([write_site(folder / "in", PAGES, seed=3)], folder / "out")
    cut_into_parts(folder / "out", PAGES // 2)
    return folder / "out"


@pytest.fixture
def run(whole: Path, tmp_path: Path) -> Path:
    """A copy of the run, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "run"))


def test_a_whole_run_is_fine(whole: Path, tmp_path: Path) -> None:
    verdict = pipeline.check(whole)
    assert verdict.findings == []
    assert (verdict.parts, verdict.pages) == (2, PAGES)
    pipeline.run([RAW], tmp_path / "raw")
    assert pipeline.check(tmp_path / "raw").findings == []


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.name.replace(" ", "-"))
def test_a_break_is_found_and_named(run: Path, broken: Break) -> None:
    broken.damage(run)
    verdict = pipeline.check(run)
    named = {(finding.check, finding.table) for finding in verdict.findings}
    assert (broken.check, broken.table) in named, named
    assert not verdict.ok
    for finding in verdict.findings:
        assert finding.message.endswith((".", "?"))
        assert finding.count > 0
        assert finding.examples or finding.table == MANIFEST


def test_bullets_have_ordinals_too(tmp_path: Path) -> None:
    pipeline.run([RAW], tmp_path / "raw")

    def skip_one(rows: list[dict[str, Any]]) -> None:
        next(row for row in rows if row["family"] == "bullet" and row["ordinal"] == 3)["ordinal"] = 9

    change(tmp_path / "raw", "items", skip_one)
    assert {(finding.check, finding.table) for finding in pipeline.check(tmp_path / "raw").findings} == {
        ("values", "items")
    }


def test_all_breaks_are_found_not_the_first(run: Path) -> None:
    mixed = [
        next(b for b in BREAKS if b.name == name) for name in ("a wrong ordinal", "another body", "drop a row of edits")
    ]
    for broken in mixed:
        broken.damage(run)
    named = {(finding.check, finding.table) for finding in pipeline.check(run).findings}
    assert {(broken.check, broken.table) for broken in mixed} <= named


# What only the hashes of the files tell: nothing else in the tables says the same. (A rule of blocks is
# tested only as far as the role goes that it gives.)
UNTOLD = {
    *(("pages", name) for name in ("url", "lang", "encoding", "extra")),
    *(("blocks", name) for name in ("alone", "rule")),
    *(("sections", name) for name in ("rule", "evidence")),
    ("items", "family"),
    *(("edits", name) for name in ("stage", "rule")),
    *(("rejects", name) for name in ("record", "offset", "reason", "detail", "raw")),
}
CELLS = [(table, column) for table in COLUMNS for column in COLUMNS[table] if (table, column.name) not in UNTOLD]


def other(value: Any, values: tuple[str, ...]) -> Any:
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [*value, "x"]
    if values:
        return values[(values.index(value) + 1) % len(values)]
    return "x" if value is None else f"{value}x"


@pytest.mark.parametrize(("table", "column"), CELLS, ids=lambda value: getattr(value, "name", value))
def test_no_cell_changes_unseen(run: Path, table: str, column: Any) -> None:
    rng = Random(f"{table} {column.name}")

    def change_cell(rows: list[dict[str, Any]]) -> None:
        row = rng.choice(rows)
        row[column.name] = 0 if column.name == "parent" else other(row[column.name], column.values)

    change(run, table, change_cell)
    assert not pipeline.check(run).ok


@pytest.mark.parametrize("table", ["pages", *NUMBERED])
@pytest.mark.parametrize("seed", range(6))
def test_no_row_is_lost_unseen(run: Path, table: str, seed: int) -> None:
    lost = Random(seed).randrange(len(read_rows(run, table)))
    change(run, table, lambda rows: rows.pop(lost) and None)
    assert not pipeline.check(run).ok
