"""The table of links: where titles lead, and whether both pages agree."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.errors import InputError
from pipeline.links.linking import write_links
from pipeline.links.titles import PageIndex
from pipeline.tables.schema import COLUMNS, DERIVED, schema
from samples.runs import cut_into_parts, part_path
from samples.site import write_site

import pyarrow as pa  # isort: skip

PAGE = schema("pages")
REC = schema("recommendations")


def page(page_id: str, title: str | None, *, url: str | None = None, source: str = "a", **more: Any) -> dict[str, Any]:
    names = [column.name for column in COLUMNS["pages"]]
    values = {"page_id": page_id, "title": title, "url": url, "source": source, "article": title or "", **more}
    return {name: values.get(name) for name in names}


def teaser(page_id: str, title: str | None, text: str | None = None) -> dict[str, Any]:
    return {"page_id": page_id, "rank": 1, "title": title, "teaser": text, "truncated": False, "start": 0, "end": 0}


def linked(pages: list[dict[str, Any]], teasers: list[dict[str, Any]] | None = None) -> list[tuple[Any, ...]]:
    """The links of some pages, as (page, kind, target, agreement)."""
    table = pa.Table.from_pylist(pages, pa.schema([field.with_nullable(True) for field in PAGE]))
    with PageIndex() as index:
        index.add(table)
        index.seal()
        links = index.links(table, pa.Table.from_pylist(teasers or [], REC), 0)
    return [(row["page_id"], row["kind"], row["target_page_id"], row["agreement"]) for row in links.to_pylist()]


ARTICLE = "Cold feet\n\nCold feet come from cold floors.\n\n① Wool\n② Felt"
MARKS = ["…", "。。。", " [...]", "(…)", "...more", "… read more", "...】"]
BEGINNINGS = [
    pytest.param("Cold feet come from co...", 1.0, id="cut-off"),
    pytest.param("Cold feet come from cold floors. ① Wool ⑦ F…", 1.0, id="a-list-on-one-line-with-a-wrong-numeral"),
    pytest.param("Cold feet Cold feet come", 1.0, id="with-the-title"),
    pytest.param("Coldfeet\tcome\u3000from", 1.0, id="white-space"),
    pytest.param("Cold feet come for cold ...", 13 / 19, id="another-word"),
    pytest.param("Something else", 0.0, id="another-text"),
    *(pytest.param(f"Cold feet come from co{mark}", 1.0, id=f"cut-off-by-{mark}") for mark in MARKS),
    pytest.param("Cold feet come from warm [...]", 16 / 20, id="another-word-before-a-mark"),
    pytest.param("...", None, id="nothing-but-dots"),
    pytest.param(None, None, id="no-teaser"),
]


@pytest.mark.parametrize(("text", "agreement"), BEGINNINGS)
def test_a_teaser_is_the_beginning_of_its_page(text: str | None, agreement: float | None) -> None:
    pages = [page("a", "One"), page("b", "Cold feet", article=ARTICLE)]
    ((_, _, target, found),) = linked(pages, [teaser("a", "cold  FEET", text)])
    assert (target, found) == ("b", agreement if agreement is None else pytest.approx(agreement))


def test_a_long_teaser_of_a_long_title_is_compared_as_far_as_pages_are_kept() -> None:
    title, text = "What helps when eyes are dry " * 4, "Warm air dries the eyes out in the winter. " * 20
    pages = [page("a", "One"), page("b", title, article=f"{title}\n\n{text}")]
    for shown in (text[:460], f"{title} {text[:460]}", text):
        ((*_, found),) = linked(pages, [teaser("a", title, shown + "...")])
        assert found == 1.0
    ((*_, found),) = linked(pages, [teaser("a", title, text[:200] + "Cold air does not. " * 10)])
    assert found is not None
    assert found < 0.9


def test_previous_and_next_point_to_each_other() -> None:
    pages = [
        page("a", "A", next_title="B"),
        page("b", "B", prev_title="A", next_title="C"),
        page("c", "C", prev_title="X", next_title="Gone"),
        page("d", None, prev_title="C"),
    ]
    assert linked(pages) == [
        ("a", "next", "b", 1.0),
        ("b", "prev", "a", 1.0),
        ("b", "next", "c", 0.0),
        ("c", "prev", None, None),
        ("c", "next", None, None),
        ("d", "prev", "c", None),
    ]


@pytest.mark.parametrize(
    ("back", "agreement"),
    [
        pytest.param("Alp...", None, id="cut-off"),
        pytest.param("Alp…", None, id="cut-off-by-one-character"),
        pytest.param("Alpha", 1.0, id="whole"),
        pytest.param("Alp", 0.0, id="another"),
        pytest.param(None, 0.0, id="none"),
    ],
)
def test_a_title_that_the_site_cut_off_can_not_be_compared(back: str | None, agreement: float | None) -> None:
    pages = [page("a", "Alpha", next_title="Beta"), page("b", "Beta", prev_title=back)]
    assert linked(pages)[0] == ("a", "next", "b", agreement)


@pytest.mark.parametrize("shown", ["1. Wool 1. Felt 1. Silk", "1.Wool 2.Felt 3.Silk", "1. Wool 7. Felt 3. Si..."])
def test_numerals_that_were_repaired_in_the_page_only_are_no_disagreement(shown: str) -> None:
    pages = [page("a", "One"), page("b", "Cold feet", article="Cold feet\n\n1. Wool\n2. Felt\n3. Silk")]
    assert linked(pages, [teaser("a", "Cold feet", shown)])[0][3] == 1.0


def test_titles_that_differ_in_a_numeral_are_two_titles() -> None:
    pages = [page("a", "A", next_title="Part 2"), page("b", "Part 1"), page("c", "Part 2", prev_title="A")]
    assert linked(pages)[0] == ("a", "next", "c", 1.0)


def test_of_pages_with_one_title_the_nearest_is_meant() -> None:
    here, there = "https://here.example/", "https://there.example/"
    same = {"title": "Cold feet"}
    both = [page("b", **same, url=here + "2"), page("c", **same, url=there + "2")]
    assert linked([page("a", "A", url=here + "1", next_title="Cold feet"), *both])[0][2] == "b"
    assert linked([page("a", "A", next_title="Cold feet"), *both])[0][2] is None
    sources = [page("b", **same, source="x"), page("c", **same, source="y")]
    assert linked([page("a", "A", source="y", next_title="Cold feet"), *sources])[0][2] == "c"
    assert linked([page("a", "A", source="z", next_title="Cold feet"), *sources])[0][2] is None
    assert linked([page("a", "A", next_title="A")]) == [("a", "next", None, None)], "no page leads to itself"


def test_links_are_a_table_like_the_others(tmp_path: Path) -> None:
    pipeline.run([write_site(tmp_path / "in", 24)], tmp_path / "out")
    assert pipeline.load(tmp_path / "out").links is None
    counts = write_links(tmp_path / "out")
    tables = pipeline.load(tmp_path / "out")
    assert tables.links is not None
    assert list(tables.links.columns) == [column.name for column in DERIVED["links"]]
    assert len(tables.links) == counts["links"] == 24 * 2 + 23 * 2
    assert counts["resolved"] == tables.links.target_page_id.notna().sum() > 60
    assert set(tables.links.target_page_id.dropna()) <= set(tables.pages.page_id)
    assert (tables.links.agreement.dropna() == 1).all()
    written = pq.read_schema(part_path(tmp_path / "out", "links"))
    assert written.equals(schema("links"), check_metadata=False)
    assert all(field.metadata[b"description"] for field in written)


def test_parts_and_repetition_do_not_change_the_links(tmp_path: Path) -> None:
    pipeline.run([write_site(tmp_path / "in", 24)], tmp_path / "out")
    write_links(tmp_path / "out")
    before = pq.read_table(tmp_path / "out" / "links")
    cut_into_parts(tmp_path / "out", 7)
    for _ in range(2):
        write_links(tmp_path / "out")
        assert len(list((tmp_path / "out" / "links").iterdir())) == 4
        assert pq.read_table(tmp_path / "out" / "links").equals(before)
    assert pipeline.check(tmp_path / "out").findings == []


def test_links_of_an_earlier_run_are_not_taken_for_those_of_this_one(tmp_path: Path) -> None:
    pipeline.run([write_site(tmp_path / "in", 8)], tmp_path / "out")
    write_links(tmp_path / "out")
    assert pipeline.load(tmp_path / "out").links is not None
    pipeline.run([write_site(tmp_path / "in", 8, seed=1)], tmp_path / "out", overwrite=True)
    assert pipeline.load(tmp_path / "out").links is None
    assert pipeline.check(tmp_path / "out").ok


def test_a_teaser_of_another_page_is_a_warning_with_its_row(tmp_path: Path) -> None:
    write_site(tmp_path / "in", 20, sources=1)
    path = tmp_path / "in" / "site-0.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:-1]]
    head, _, tail = records[4]["text"].rpartition("\n\n")
    records[4]["text"] = f"{head}\n\nNobody on this site ever wrote a sentence like ...\n"
    assert tail.strip().endswith("...")
    path.write_text("\n".join(json.dumps(record) for record in records))
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    verdict = pipeline.check(tmp_path / "out")
    assert verdict.ok
    (warning,) = verdict.warnings
    assert (warning.check, warning.count, warning.examples[0].row) == ("agreement", 1, 2)
    assert pipeline.load(tmp_path / "out").pages.page_id[4] == warning.examples[0].page_id


def test_links_need_a_finished_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no finished run"):
        write_links(tmp_path)


def _no_column(folder: Path) -> None:
    rows = pq.read_table(part_path(folder, "pages"))
    pq.write_table(rows.drop_columns(["title"]), part_path(folder, "pages"))


def _no_text(folder: Path) -> None:
    rows = pq.read_table(part_path(folder, "pages"))
    data = pa.array([b"\xff\xfe"] * len(rows), pa.binary())
    broken = pa.Array.from_buffers(pa.string(), len(rows), data.buffers())
    at = rows.column_names.index("article")
    pq.write_table(rows.set_column(at, rows.schema.field(at), broken), part_path(folder, "pages"))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_no_column, id="no-column"),
        pytest.param(_no_text, id="no-utf-8"),
        pytest.param(lambda folder: part_path(folder, "pages").unlink(), id="no-pages"),
        pytest.param(lambda folder: part_path(folder, "recommendations").unlink(), id="no-recommendations"),
        pytest.param(lambda folder: part_path(folder, "pages").write_bytes(b"PAR1"), id="cut"),
        pytest.param(lambda folder: (folder / "manifest.json").write_text("{}"), id="no-parts"),
    ],
)
def test_links_of_a_broken_run_are_refused_and_nothing_is_left(tmp_path: Path, damage: Callable[[Path], Any]) -> None:
    pipeline.run([write_site(tmp_path / "in", 8)], tmp_path / "out")
    damage(tmp_path / "out")
    with pytest.raises(InputError, match="with --overwrite"):
        write_links(tmp_path / "out")
    assert not (tmp_path / "out" / "links").exists()
    assert not (tmp_path / "out" / ".links.tmp").exists()
