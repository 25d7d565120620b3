"""The report of a run: what it counts, says and shows; in a browser it is tested in test_report_browser."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.report import write_report
from pipeline.report.findings import look_at, lost
from pipeline.report.histograms import COUNTS, LENGTHS, SHARES, Histogram
from pipeline.report.rejected import Rejected
from samples.places import RAW
from tests.support.command import pagesieve
from tests.support.reports import figures_of, words_of


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sample") / "tables"
    pipeline.run([RAW], output)
    return output


def test_figures_are_those_of_the_tables(sample: Path) -> None:
    figures, tables = figures_of(sample), pipeline.load(sample)
    assert figures.pages == len(tables.pages)
    for table in ("blocks", "sections", "items"):
        counted = {role: count for (found, role), count in figures.roles.items() if found == table}
        assert counted == getattr(tables, table).role.value_counts().to_dict()
    for table in ("edits", "losses"):
        counted = {rule: count for (found, rule), count in figures.rules.items() if found == table}
        assert counted == getattr(tables, table).rule.value_counts().to_dict()
    assert {name: sums["pages"] for name, sums in figures.by_language.items()} == (
        tables.pages.lang.value_counts().to_dict()
    )
    by_page = tables.items.groupby("page_id").size()
    languages = tables.pages.set_index("page_id").lang
    assert figures.by_language["zh"]["items"] == by_page[languages[by_page.index] == "zh"].sum()
    assert figures.histograms["characters"].total == len(tables.pages)


def test_many_parts_give_the_same_report(sample: Path, tmp_path: Path) -> None:
    several = tmp_path / sample.name
    pipeline.run([RAW], several, shard_records=10)
    assert len(list((several / "pages").iterdir())) == 3
    write_report(sample, tmp_path / "one.html")
    write_report(several, tmp_path / "several.html")
    one, other = ((tmp_path / name).read_text(encoding="utf-8") for name in ("one.html", "several.html"))
    assert re.sub(r"read in \S+ seconds", "", one) == re.sub(r"read in \S+ seconds", "", other)


def test_a_reject_only_run_and_an_empty_one_have_a_report(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_bytes(b"\xff<script>\n" * 5)
    for name, rejects in (("rejects", 5), ("empty", 0)):
        with pytest.raises(PagesieveError, match="Not one of 5 records"):
            pipeline.run([tmp_path / "dump.jsonl"], tmp_path / name)
        part = tmp_path / name / "rejects" / "part-00000.parquet"
        pq.write_table(pq.read_table(part).slice(0, rejects), part)
        write_report(tmp_path / name, tmp_path / f"{name}.html")
        words = words_of(tmp_path / f"{name}.html")
        assert "The run holds no page." in words
        assert ("5 of 5 records are no page: not UTF-8 (5)." in words) == bool(rejects)
        assert ("\\xff<script>" in words) == bool(rejects)
        assert ("5 records, 3 of them shown, drawn at random" in words) == bool(rejects)


def test_the_report_says_what_the_check_found(sample: Path, tmp_path: Path) -> None:
    write_report(sample, tmp_path / "fine.html")
    fine = words_of(tmp_path / "fine.html")
    assert "What the check found Nothing: the tables are whole, fit each other, and are within the default" in fine
    shutil.copytree(sample, tmp_path / "tables")
    part = tmp_path / "tables" / "items" / "part-00000.parquet"
    pq.write_table(pq.read_table(part).slice(1), part)
    write_report(tmp_path / "tables", tmp_path / "damaged.html")
    assert re.search(
        r"What the check found failure: files , items: .* failure: numbering , items: ",
        words_of(tmp_path / "damaged.html"),
    )


def test_the_report_answers_the_three_questions(sample: Path, tmp_path: Path) -> None:
    write_report(sample, tmp_path / "report.html")
    words = words_of(tmp_path / "report.html")
    assert "12 of 28 pages (43 %) were repaired." in words
    assert "Nothing: no page holds a sign of lost text." in words
    assert "1 of 29 records is no page: not JSON (1)." in words
    assert "4 pages (14 %): no title." in words
    for rule in pipeline.load(sample).edits.rule.unique():
        assert f"{rule} " in words


def test_a_host_is_named_where_a_sign_is_its_own(tmp_path: Path) -> None:
    fine, lossy = "Tea\n\nThe pot is warm.\n", "Tea\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30
    hosts = {"a.example": [fine] * 6, "b.example": [lossy] * 3, "c.example": [fine, lossy]}
    lines = [
        json.dumps({"url": f"https://{host}/", "text": page}) + "\n" for host, pages in hosts.items() for page in pages
    ]
    (tmp_path / "dump.jsonl").write_text("".join(lines))
    pipeline.run([tmp_path / "dump.jsonl"], tmp_path / "tables")
    figures = figures_of(tmp_path / "tables")
    (finding,) = (
        found for found in look_at(figures, {}, Rejected(tmp_path / "tables", 1), {}) if found.sign == "losses"
    )
    assert finding.head.startswith("4 pages")
    assert finding.text.endswith("3 of them are of b.example.")
    assert "75" in lost(figures)
    assert "b.example" in lost(figures)


def test_tables_that_are_not_whole_are_named(sample: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "tables"
    shutil.copytree(sample, damaged)
    (damaged / "rejects" / "part-00000.parquet").unlink()
    write_report(damaged, tmp_path / "report.html")
    assert "The table rejects is not whole. It holds 0 rows, but the manifest says 1" in words_of(
        tmp_path / "report.html"
    )


def cut_file(tables: Path) -> None:
    path = tables / "blocks" / "part-00000.parquet"
    path.write_bytes(path.read_bytes()[:100])


def drop_a_page(tables: Path) -> None:
    path = tables / "pages" / "part-00000.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        pytest.param(lambda tables: (tables / "manifest.json").unlink(), "holds no finished run", id="no-manifest"),
        pytest.param(lambda tables: (tables / "manifest.json").write_text("{"), "cannot be read as", id="bad-manifest"),
        pytest.param(lambda tables: shutil.rmtree(tables / "items"), "lacks the table items", id="no-table"),
        pytest.param(cut_file, "blocks/part-00000.parquet cannot be read", id="cut-file"),
        pytest.param(drop_a_page, "holds rows of pages that are not in pages", id="page-dropped"),
    ],
)
def test_what_cannot_be_reported_is_one_sentence(
    sample: Path, tmp_path: Path, damage: Callable[[Path], None], complaint: str
) -> None:
    shutil.copytree(sample, tmp_path / "tables")
    damage(tmp_path / "tables")
    with pytest.raises(InputError, match=complaint):
        write_report(tmp_path / "tables", tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_a_report_that_cannot_be_written_is_one_sentence(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_report(sample, tmp_path)
    (tmp_path / "mine.html").write_text("mine")
    with pytest.raises(OutputError, match=r"mine.html exists already and is no report"):
        write_report(sample, tmp_path / "mine.html")
    assert (tmp_path / "mine.html").read_text() == "mine"
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(sample, tmp_path / "no" / "report.html")


def test_without_its_libraries_the_report_says_what_to_install(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.report.find_spec", lambda name: None)
    with pytest.raises(PagesieveError, match=r"needs jinja2 and matplotlib. .*pip install 'pagesieve\[report\]'"):
        write_report(sample, tmp_path / "report.html")


def test_the_command_writes_beside_the_tables(sample: Path, tmp_path: Path) -> None:
    shutil.copytree(sample, tmp_path / "tables")
    done = pagesieve("report", tmp_path / "tables", "--pages", "4")
    assert (done.returncode, done.stdout) == (0, "")
    report = tmp_path / "tables.html"
    assert str(report) in done.stderr
    assert report.read_text(encoding="utf-8").count('<article class="page"') == 4
    assert pagesieve("report", tmp_path / "tables").returncode == 0, "an earlier report is replaced"
    done = pagesieve("report", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "holds no finished run" in done.stderr


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_no_value_is_lost_in_a_histogram(values: list[int]) -> None:
    for edges in (LENGTHS, COUNTS):
        histogram = Histogram(edges)
        histogram.add(values)
        assert histogram.total == len(values)
        assert sum(value <= histogram.quantile(0.5) for value in values) * 2 >= len(values) or edges is COUNTS


def test_shares_reach_from_nothing_to_all() -> None:
    histogram = Histogram(SHARES)
    histogram.add([0, 1, 0.5])
    assert (histogram.counts[0], histogram.counts[-1], histogram.total) == (1, 1, 3)
