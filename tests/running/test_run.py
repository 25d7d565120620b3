"""Whole runs: tables, manifest, rejects, and what happens to input that is broken."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.columns import Columns
from pipeline.errors import PagesieveError
from pipeline.parsing import Parsed, parse_parts
from pipeline.running import batch, parts
from pipeline.running.manifest import config_hash
from pipeline.tables.schema import COLUMNS, TABLES, read_edit, schema
from samples.places import RAW
from tests.support.files import PAGE, write_files

BINARY = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sample") / "tables"
    pipeline.run([RAW], output)
    return output


def test_the_sample_pages_become_tables(sample: Path) -> None:
    tables = pipeline.load(sample)
    assert len(tables.pages) == 28
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
    write_files(tmp_path / "in", a__jsonl=json.dumps({"text": "tired \ud83d", "url": "\ud83d", "k\udc00": 1}))
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    tables = pipeline.load(tmp_path / "out")
    row = tables.edits.to_dict("records")[0]
    assert row["before"] == "\\ud83d"
    assert pipeline.revert(tables.pages.text[0], [read_edit(row)]) == "tired \ud83d"
    assert tables.pages.url[0] == "\\ud83d"


def test_a_loss_is_a_row_that_says_where_it_stands(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__jsonl=json.dumps({"text": "Tired &amp; sad \ud83d\nSee 锟斤拷 \ue80a"}))
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
    assert manifest["records_in"] == manifest["pages"] + manifest["rejects"] == 29
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
    folder = write_files(tmp_path / "in", good__txt=PAGE)
    (folder / name).write_bytes(raw + (b"\n" if name.endswith("l") else b""))
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.records_in, report.pages, report.rejects) == (2, 1, 1)
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.source, row.record, row.offset, row.reason, row.raw) == (name, 0, 0, reason, raw)
    assert row.detail


def test_a_reject_knows_where_its_record_begins(tmp_path: Path) -> None:
    first = json.dumps({"text": PAGE}, ensure_ascii=False).encode() + b"\r\n\n"
    write_files(tmp_path / "in", a__jsonl=b"\xef\xbb\xbf" + first + b"{}\n")
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.record, row.offset, row.raw) == (1, len(first) + 3, b"{}")


def test_an_unreadable_file_is_a_reject(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", a__txt=PAGE)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop.jsonl").symlink_to(folder / "loop.jsonl")
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.pages, report.rejects_by_reason["unreadable file"]) == (1, 2)


def test_a_page_that_the_parser_fails_on_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_b(text: str) -> Parsed:
        if text == "b":
            raise ValueError("a defect")
        return parse_parts(text)

    monkeypatch.setattr(batch, "parse_parts", fail_on_b)
    write_files(tmp_path / "in", a__txt=PAGE, b__txt="b")
    assert pipeline.run([tmp_path / "in"], tmp_path / "out").rejects == 1
    row = pipeline.load(tmp_path / "out").rejects.iloc[0]
    assert (row.reason, row.detail, row.raw) == ("parser failed", "ValueError: a defect", b"b")


def test_further_keys_are_kept_out_of_the_way(tmp_path: Path) -> None:
    record = {"id": 7, "text": PAGE, "url": "https://example.org/1", "tags": ["头痛"]}
    other = {"text": PAGE, "url": 5}
    write_files(tmp_path / "in", a__jsonl=json.dumps(record) + "\n" + json.dumps(other))
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    pages = pipeline.load(tmp_path / "out").pages
    assert pages.url[0] == "https://example.org/1"
    assert json.loads(pages.extra[0]) == {"id": 7, "tags": ["头痛"]}
    assert json.loads(pages.extra[1]) == {"url": 5}
    assert pages.url.isna()[1]


def test_records_that_do_not_add_up_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.to_batches
    monkeypatch.setattr(batch, "to_batches", lambda raws, columns, rejects: real([], Columns(), rejects))
    write_files(tmp_path / "in", a__txt=PAGE)
    with pytest.raises(PagesieveError, match="1 records came in, but 0 pages and rejects were written"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    assert not any((tmp_path / "out" / table).exists() for table in TABLES)


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
