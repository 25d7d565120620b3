"""Whole runs: tables, manifest, rejects, and what happens to input that is broken."""

import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline import batch
from pipeline.engine import parts
from pipeline.engine.manifest import config_hash
from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.read import find_sources
from pipeline.tables import COLUMNS, TABLES, read_edit, schema
from tests.shared import RAW, files_of

BINARY = b"\x89PNG\r\n\x1a\n" + bytes(20)
PAGE = "Hiccups\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste\n\n③ Soup\n"


def write(folder: Path, **files: bytes | str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sample") / "tables"
    pipeline.run([RAW], output)
    return output


def test_the_sample_pages_become_tables(sample: Path) -> None:
    tables = pipeline.load(sample)
    assert len(tables.pages) == 27
    assert list(tables.rejects.reason) == ["not JSON"]
    for table in TABLES:
        frame = getattr(tables, table)
        assert list(frame.columns) == [column.name for column in COLUMNS[table]]
        assert pq.read_schema(sample / table / "part-00000.parquet").equals(schema(table), check_metadata=False)
        for field in pq.read_schema(sample / table / "part-00000.parquet"):
            assert field.metadata[b"description"], "a column without description"


def test_keys_are_unique_and_rows_belong_to_pages(sample: Path) -> None:
    tables = pipeline.load(sample)
    assert tables.pages.page_id.is_unique
    keys = {"blocks": "block", "sections": "section", "items": "item", "recommendations": "rank"}
    keys |= {"edits": "seq", "losses": "seq"}
    for table, key in keys.items():
        frame = getattr(tables, table)
        assert not frame.duplicated(["page_id", key]).any()
        assert frame.page_id.isin(tables.pages.page_id).all()
    assert tables.pages.n_edits.sum() == len(tables.edits)
    assert tables.pages.n_losses.sum() == len(tables.losses)


def test_every_page_can_be_reverted_from_the_tables_alone(sample: Path) -> None:
    import hashlib

    tables = pipeline.load(sample)
    edits = dict(list(tables.edits.groupby("page_id")))
    for page in tables.pages.itertuples():
        rows = edits[page.page_id].to_dict("records") if page.page_id in edits else []
        raw = pipeline.revert(page.text, [read_edit(row) for row in rows])
        assert hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() == page.raw_sha256


def test_a_lone_surrogate_survives_the_tables(tmp_path: Path) -> None:
    write(tmp_path / "in", a__jsonl=json.dumps({"text": "tired \ud83d", "url": "\ud83d", "k\udc00": 1}))
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    tables = pipeline.load(tmp_path / "out")
    row = tables.edits.to_dict("records")[0]
    assert row["before"] == "\\ud83d"
    assert pipeline.revert(tables.pages.text[0], [read_edit(row)]) == "tired \ud83d"
    assert tables.pages.url[0] == "\\ud83d"


def test_a_loss_is_a_row_that_says_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path / "in", a__jsonl=json.dumps({"text": "Tired &amp; sad \ud83d\nSee 锟斤拷 \ue80a"}))
    report = pipeline.run([tmp_path / "in"], tmp_path / "out")
    tables = pipeline.load(tmp_path / "out")
    text = tables.pages.text[0]
    assert [(row.rule, row.text, text[row.start : row.end]) for row in tables.losses.itertuples()] == [
        ("replacement-character", "\ufffd", "\ufffd"),
        ("misread-replacement", "锟斤拷", "锟斤拷"),
        ("private-use", "\ue80a", "\ue80a"),
    ]
    assert tables.pages.n_losses[0] == report.counts["losses"] == report.losses_by_rule.total() == 3


def test_the_tables_open_without_options_elsewhere(sample: Path) -> None:
    import duckdb
    import pandas as pd
    import polars as pl

    expected = len(pipeline.load(sample).items)
    assert len(pd.read_parquet(sample / "items")) == expected
    assert pl.read_parquet(sample / "items").height == expected
    counted = duckdb.sql(f"select count(*) from '{sample}/items/*.parquet'").fetchall()
    assert counted == [(expected,)]


def test_the_same_input_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    pipeline.run([RAW], tmp_path / "again")
    for table in TABLES:
        part = Path(table) / "part-00000.parquet"
        assert (tmp_path / "again" / part).read_bytes() == (sample / part).read_bytes()


def test_batches_do_not_change_the_rows(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "BATCH_RECORDS", 3)
    pipeline.run([RAW], tmp_path / "small")
    for table in TABLES:
        assert pq.read_table(tmp_path / "small" / table).equals(pq.read_table(sample / table))


def test_the_manifest_adds_up(sample: Path) -> None:
    manifest = json.loads((sample / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["records_in"] == manifest["pages"] + manifest["rejects"] == 28
    assert manifest["counts"] == {table: pq.read_table(sample / table).num_rows for table in TABLES}
    assert [entry["source"] for entry in manifest["inputs"]] == sorted(path.name for path in RAW.iterdir())
    assert all(len(entry["sha256"]) == 64 for entry in manifest["inputs"])


REJECTED = [
    pytest.param("a.jsonl", b'{"text": "cut o', "not JSON", id="broken-json"),
    pytest.param("a.jsonl", b'["text"]', "not a JSON object", id="array"),
    pytest.param("a.jsonl", b'{"url": "x"}', "no text", id="no-text"),
    pytest.param("a.jsonl", b'{"text": null}', "no text", id="null-text"),
    pytest.param("a.jsonl", b'{"text": 5}', "no text", id="number-as-text"),
    pytest.param("a.jsonl", b'{"text": " \\n"}', "no text", id="blank-text"),
    pytest.param("a.jsonl", b'{"text": "\xff"}', "not UTF-8", id="jsonl-bytes"),
    pytest.param("a.jsonl", b"[" * 100_000, "not JSON", id="deep-json"),
    pytest.param("a.jsonl", b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "not JSON", id="huge-number"),
    pytest.param("a.txt", BINARY, "not text", id="txt-bytes"),
    pytest.param("a.txt", b"", "no text", id="empty-file"),
    pytest.param("a.txt", b"\n \n", "no text", id="blank-file"),
]


@pytest.mark.parametrize(("name", "raw", "reason"), REJECTED)
def test_a_record_that_is_no_page_is_kept_as_a_reject(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    folder = write(tmp_path / "in", good__txt=PAGE)
    (folder / name).write_bytes(raw + (b"\n" if name.endswith("l") else b""))
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.records_in, report.pages, report.rejects) == (2, 1, 1)
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.source, row.record, row.offset, row.reason, row.raw) == (name, 0, 0, reason, raw)
    assert row.detail


def test_a_reject_knows_where_its_record_begins(tmp_path: Path) -> None:
    first = json.dumps({"text": PAGE}, ensure_ascii=False).encode() + b"\r\n\n"
    write(tmp_path / "in", a__jsonl=b"\xef\xbb\xbf" + first + b"{}\n")
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.record, row.offset, row.raw) == (1, len(first) + 3, b"{}")


def test_an_unreadable_file_is_a_reject(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=PAGE)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop.jsonl").symlink_to(folder / "loop.jsonl")
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.pages, report.rejects_by_reason["unreadable file"]) == (1, 2)


def test_a_page_that_the_parser_fails_on_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_b(text: str, needs: object) -> pipeline.Page:
        if text == "b":
            raise ValueError("a defect")
        return pipeline.parse(text)

    monkeypatch.setattr(batch, "parse", fail_on_b)
    write(tmp_path / "in", a__txt=PAGE, b__txt="b")
    assert pipeline.run([tmp_path / "in"], tmp_path / "out").rejects == 1
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.reason, row.detail, row.raw) == ("parser failed", "ValueError: a defect", b"b")


def test_further_keys_are_kept_out_of_the_way(tmp_path: Path) -> None:
    record = {"id": 7, "text": PAGE, "url": "https://example.org/1", "tags": ["头痛"]}
    other = {"text": PAGE, "url": 5}
    write(tmp_path / "in", a__jsonl=json.dumps(record) + "\n" + json.dumps(other))
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    pages = pipeline.load(tmp_path / "out").pages
    assert pages.url[0] == "https://example.org/1"
    assert json.loads(pages.extra[0]) == {"id": 7, "tags": ["头痛"]}
    assert json.loads(pages.extra[1]) == {"url": 5}
    assert pages.url.isna()[1]


def test_sources_are_named_from_the_folder_that_was_given(tmp_path: Path) -> None:
    one = write(tmp_path / "one", a__txt=PAGE)
    two = write(tmp_path / "two", a__txt=PAGE, b__txt=PAGE)

    def names(*inputs: Path | str) -> list[str]:
        return [source.name for source in find_sources(inputs).sources]

    assert names(one) == ["a.txt"]
    assert names(one / "a.txt") == ["a.txt"]
    assert names(one, two) == ["one/a.txt", "two/a.txt", "two/b.txt"]
    assert names(f"{tmp_path}/two/*.txt") == ["a.txt", "b.txt"]
    assert names(f"{tmp_path}/**/a.txt") == ["one/a.txt", "two/a.txt"]
    assert names(two, two / "b.txt") == ["a.txt", "b.txt"]
    (tmp_path / "deep").mkdir()
    three = write(tmp_path / "deep" / "one", a__txt=PAGE)
    with pytest.raises(InputError, match=r"Two inputs are both called one/a\.txt"):
        names(one, three)


def test_the_page_id_depends_on_the_input_alone(tmp_path: Path) -> None:
    for place in ("here", "there"):
        write(tmp_path / place, a__txt=PAGE)
        pipeline.run([tmp_path / place], tmp_path / f"out-{place}")
    ids = [pipeline.load(tmp_path / f"out-{place}").pages.page_id[0] for place in ("here", "there")]
    assert ids[0] == ids[1]


def test_other_kinds_of_files_are_named_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=PAGE, notes__md="# notes", __hidden="x")
    report = pipeline.run([folder], tmp_path / "out")
    assert report.skipped == ["notes.md"]
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["skipped"] == ["notes.md"]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        pytest.param("nowhere", "There is no file or folder", id="missing"),
        pytest.param("*.txt", "No file matches", id="empty-glob"),
        pytest.param("notes.md", "of no kind that can be read", id="other-kind"),
        pytest.param("empty", "hold no file that can be read", id="empty-folder"),
    ],
)
def test_unusable_inputs_are_refused_before_anything_is_written(tmp_path: Path, given: str, complaint: str) -> None:
    write(tmp_path, notes__md="# notes")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PagesieveError, match=complaint):
        pipeline.run([tmp_path / given], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_run_without_a_page_fails_and_shows_its_rejects(tmp_path: Path) -> None:
    write(tmp_path / "in", a__jsonl=b'{"text": "\xff"}', b__txt=b"")
    for again in ({}, {"resume": True}):
        with pytest.raises(PagesieveError, match=r"Not one of 2 records is a page: .*not UTF-8 \(1\).*rejects"):
            pipeline.run([tmp_path / "in"], tmp_path / "out", **again)
        tables = pipeline.load(tmp_path / "out")
        assert (len(tables.pages), list(tables.rejects.reason)) == (0, ["not UTF-8", "no text"])


def test_a_run_without_a_record_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "in", a__jsonl=b"\n")
    with pytest.raises(PagesieveError, match="hold no record"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    write(tmp_path / "out", thesis__doc="years of work")
    for overwrite in (False, True):
        with pytest.raises(OutputError, match=r"holds something else \(thesis.doc\)"):
            pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=overwrite)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.doc"]


def test_a_file_of_somebody_else_in_a_table_folder_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    (tmp_path / "out" / "pages").mkdir(parents=True)
    write(tmp_path / "out" / "pages", mine__parquet="x")
    with pytest.raises(OutputError, match=r"pages/mine\.parquet"):
        pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True)


def test_an_earlier_run_is_replaced_only_on_demand(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    write(tmp_path / "out", README__md="stays")
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    with pytest.raises(OutputError, match="--overwrite"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    write(tmp_path / "in", b__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True)
    assert len(pipeline.load(tmp_path / "out").pages) == 2
    assert (tmp_path / "out" / "README.md").read_text() == "stays"


def test_the_output_must_be_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    write(tmp_path, out="x")
    with pytest.raises(OutputError, match="is a file"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")


def test_a_run_that_breaks_leaves_the_earlier_one_in_place(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out")

    def pull_the_plug(_: object) -> None:
        raise KeyboardInterrupt

    before = files_of(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True, progress=pull_the_plug)
    after = files_of(tmp_path / "out")
    assert {name: after[name] for name in before} == before
    assert all(name.startswith(".unfinished/") for name in after.keys() - before.keys())


def test_nothing_is_loaded_from_a_folder_without_a_finished_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no finished run"):
        pipeline.load(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_text_is_stored_as_escapes(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=PAGE)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(PAGE)
    pipeline.run([folder], tmp_path / "out")
    assert sorted(pipeline.load(tmp_path / "out").pages.source) == ["a.txt", "caf\\xe9.txt"]


def test_what_is_no_regular_file_or_cannot_be_listed_is_a_reject(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=PAGE)
    os.mkfifo(folder / "pipe.txt")
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.pages, report.rejects_by_reason["unreadable file"]) == (1, 1)
    assert pipeline.load(tmp_path / "out").rejects.detail[0] == "not a regular file"


def test_a_folder_that_cannot_be_listed_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", a__txt=PAGE)
    write(folder / "locked", b__txt=PAGE)
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    dump = find_sources([folder])
    assert [source.name for source in dump.sources] == ["a.txt", "locked"]


def test_records_that_do_not_add_up_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.to_batches
    monkeypatch.setattr(batch, "to_batches", lambda records: real(records[1:]))
    write(tmp_path / "in", a__txt=PAGE)
    with pytest.raises(PagesieveError, match="1 records came in, but 0 pages and rejects were written"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    assert not any((tmp_path / "out" / table).exists() for table in TABLES)


def test_an_unfinished_run_is_told_from_a_finished_one(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    with pytest.raises(OutputError, match="holds a run that did not finish"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")


def test_the_config_hash_covers_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    before = config_hash()
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: real(self) + (b"x" if self.name == "en.toml" else b""))
    assert config_hash() != before


def test_the_manifest_names_the_inputs_by_their_content(sample: Path) -> None:
    import hashlib

    manifest = json.loads((sample / "manifest.json").read_text(encoding="utf-8"))
    for entry in manifest["inputs"]:
        content = (RAW / entry["source"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_how_columns_are_written_names_columns_that_there_are() -> None:
    names = {column.name for columns in COLUMNS.values() for column in columns}
    assert names >= parts._FREE | parts._GROWING
    for table in TABLES:
        options = parts.parquet_options(table)
        assert not set(options["use_dictionary"]) & set(options["column_encoding"])
