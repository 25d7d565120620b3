"""The report of a run: what it counts, says and shows; in a browser it is tested in test_report_browser."""

import json
import shutil
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.records import Reject
from pipeline.report import write_report
from pipeline.report.chunks import chunks
from pipeline.report.figures import ALIKE, Figures
from pipeline.report.histograms import COUNTS, LENGTHS, SHARES, Histogram
from pipeline.report.measures import COLUMNS as MEASURED
from pipeline.report.measures import measure
from pipeline.report.sample import Smallest
from pipeline.report.signs import SIGNS
from pipeline.tables import TABLES, to_batches
from pipeline.write import TableWriter
from tests.shared import RAW
from tests.test_cli import pagesieve


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sample") / "tables"
    pipeline.run([RAW], output)
    return output


def run_of(folder: Path, pages: list[str], name: str = "dump") -> Path:
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps({"text": page}) + "\n" for page in pages))
    pipeline.run([source], folder / name)
    return folder / name


def figures_of(output: Path, worst: int = 30, random: int = 30, seed: int = 1) -> Figures:
    figures = Figures(worst, random, seed)
    for chunk in chunks(output, MEASURED):
        figures.add(chunk, measure(chunk))
    return figures


class _Text(HTMLParser):
    """The words of a page, without style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()


def words_of(file: Path) -> str:
    parser = _Text()
    parser.feed(file.read_text(encoding="utf-8"))
    return " ".join(parser.words)


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
    shutil.copytree(sample, several)
    pages = pq.read_table(sample / "pages" / "part-00000.parquet")
    first = pages["page_id"].slice(0, 10).combine_chunks()
    for table in TABLES:
        rows = pq.read_table(sample / table / "part-00000.parquet")
        if table == "rejects":
            continue
        early = pc.is_in(rows["page_id"], value_set=first)
        pq.write_table(rows.filter(early), several / table / "part-00000.parquet")
        pq.write_table(rows.filter(pc.invert(early)), several / table / "part-00001.parquet")
    write_report(sample, tmp_path / "one.html")
    write_report(several, tmp_path / "several.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "several.html").read_bytes()


def test_the_seed_draws_the_sample(tmp_path: Path) -> None:
    output = run_of(tmp_path, [f"A page about number {number}.\n\nIt has a line." for number in range(300)])
    drawn = [[pick.page_id for pick in figures_of(output, 0, 20, seed).sample()[1]] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) == 20


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Tea\n\nThe pot \ufffd is warm.\n", "losses", id="losses"),
        pytest.param("Tea\n\n" + "\ufffd" * 30 + "\n", "heavy losses", id="heavy-losses"),
        pytest.param("This is a long sentence that is no title at all, and it goes on.\n", "no title", id="no-title"),
        pytest.param("Tea\n\n" + "The pot&nbsp;is &amp; stays warm. " * 6, "many edits", id="many-edits"),
        pytest.param("Tea\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n", "renumbered", id="renumbered"),
        pytest.param("Tea\n\n" + "The pot was warm and the tea was good. " * 50, "no headings", id="no-headings"),
        pytest.param("1234 5678", "no language", id="no-language"),
        pytest.param(
            "Tea\n\nThe causes are:\n\n① " + "cold air in rooms " * 70 + "\n\n② Haste\n", "long items", id="long-items"
        ),
    ],
)
def test_a_page_is_listed_for_its_sign(tmp_path: Path, text: str, sign: str) -> None:
    fine = "Tea\n\nThe causes are:\n\n① Cold\n\n② Haste\n\n③ Soup\n"
    figures = figures_of(run_of(tmp_path, [fine, text, fine]))
    assert figures.signs[sign] == 1
    worst, _ = figures.sample()
    assert sign in worst[0].signs
    assert len(worst) == 1, "a page without a sign is none of the worst"


def test_pages_with_more_points_come_first(tmp_path: Path) -> None:
    pages = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30 for number in range(40)]
    pages.append("\ufffd" * 500)
    worst, _ = figures_of(run_of(tmp_path, pages), worst=6).sample()
    points = {sign.name: sign.points for sign in SIGNS}
    assert [pick.points for pick in worst] == sorted((pick.points for pick in worst), reverse=True)
    assert all(pick.points == sum(points[name] for name in pick.signs) for pick in worst)
    assert len(worst) == 6
    assert len(set(worst[0].signs) - set(worst[1].signs)) > 0


def test_pages_with_the_same_signs_do_not_fill_the_sample(tmp_path: Path) -> None:
    lossy = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30 for number in range(20)]
    renumbered = [f"Tea {number}\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n" for number in range(5)]
    worst, _ = figures_of(run_of(tmp_path, lossy + renumbered), worst=6).sample()
    assert Counter(pick.signs for pick in worst) == {("losses",): ALIKE, ("renumbered",): ALIKE}


def test_a_reject_only_run_and_an_empty_one_have_a_report(tmp_path: Path) -> None:
    for name, rejects in (("empty", 0), ("rejects", 3)):
        output = tmp_path / name
        output.mkdir()
        found = [Reject("dump.jsonl", number, 0, "not JSON", "at <b>", b"\xff<script>") for number in range(rejects)]
        with TableWriter(output) as writer:
            writer.write(to_batches(found))
            writer.finish({"config_sha256": "", "counts": writer.counts, "pages": 0})
        write_report(output, tmp_path / f"{name}.html")
        words = words_of(tmp_path / f"{name}.html")
        assert "The run holds no page." in words
        assert ("3 of 3 records are no page: not JSON (3)." in words) == bool(rejects)
        assert ("\\xff<script>" in words) == bool(rejects)


def test_the_report_answers_the_three_questions(sample: Path, tmp_path: Path) -> None:
    write_report(sample, tmp_path / "report.html")
    words = words_of(tmp_path / "report.html")
    assert "12 of 27 pages (44 %) were repaired." in words
    assert "Nothing: no page holds a sign of characters that cannot be brought back." in words
    assert "1 of 28 records is no page: not JSON (1)." in words
    assert "4 pages (15 %): no title." in words
    for rule in pipeline.load(sample).edits.rule.unique():
        assert f"{rule} " in words


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


@given(st.lists(st.integers(0, 500)), st.integers(1, 20))
def test_the_smallest_are_kept_in_any_order(keys: list[int], room: int) -> None:
    kept = Smallest[int](room)
    for key in keys:
        kept.offer(key, key)
    assert kept.values() == sorted(keys)[:room]


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
