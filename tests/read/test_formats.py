"""Every format, packed in every way, gives the same pages."""

import datetime
import decimal
import io
import json
import zipfile
from pathlib import Path

import pytest

from pipeline.read import Reading, decode, find_sources, pieces
from pipeline.records import Piece, RawPage, Reject
from tests.support.dumps import (
    FORMATS,
    PACKED,
    RECORDS,
    TEXTS,
    URLS,
    http,
    parquet,
    read,
    read_bytes,
    summary,
    tarred,
    warc_record,
)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("packing", ["", *PACKED])
def test_every_format_gives_the_same_pages(tmp_path: Path, ending: str, packing: str) -> None:
    data = FORMATS[ending]
    name = f"pages.{ending}.{packing}".removesuffix(".")
    found = read_bytes(tmp_path, name, PACKED[packing](data) if packing else data)
    assert summary(found) == TEXTS
    assert [(page.source, page.record, page.url) for page in found if isinstance(page, RawPage)] == [
        (name, number, url) for number, url in enumerate(URLS)
    ]


@pytest.mark.parametrize("archive", ["pages.zip", "pages.tar", "pages.tar.zst", "pages.tgz"])
def test_archives_hold_every_format(tmp_path: Path, archive: str) -> None:
    members = {f"deep/pages.{ending}": data for ending, data in FORMATS.items()}
    members |= {f"packed/pages.csv.{packing}": pack(FORMATS["csv"]) for packing, pack in PACKED.items()}
    members["one.txt"] = b"One page."
    if archive.endswith("zip"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in members.items():
                file.writestr(name, data)
        data = out.getvalue()
    else:
        data = tarred(members)
        data = PACKED["zst"](data) if archive.endswith("zst") else data
        data = PACKED["gz"](data) if archive.endswith("tgz") else data
    found = read_bytes(tmp_path, archive, data)
    assert summary(found) == TEXTS * (len(members) - 1) + ["One page."]
    assert list(dict.fromkeys(page.source for page in found)) == [f"{archive}/{name}" for name in members]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_record_of_a_format_knows_where_it_begins(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"pages.{ending}").write_bytes(FORMATS[ending])
    found = [piece for piece in pieces(find_sources(tmp_path), Reading()) if isinstance(piece, Piece)]
    assert [piece.offset for piece in found] == sorted(piece.offset for piece in found)
    for piece in found:
        if ending in ("jsonl", "ndjson", "json", "warc", "wet"):  # cut as they are
            assert FORMATS[ending][piece.offset :].startswith(piece.raw)
        elif ending != "parquet":
            assert FORMATS[ending][piece.offset :].startswith(b"%d" % piece.record)


@pytest.mark.parametrize("ending", FORMATS)
def test_further_columns_are_kept(tmp_path: Path, ending: str) -> None:
    found = read_bytes(tmp_path, f"pages.{ending}", FORMATS[ending])
    for record, page in zip(RECORDS, found, strict=True):
        assert isinstance(page, RawPage)
        extra = json.loads(page.extra or "{}")
        assert ending in ("warc", "wet") or str(extra["id"]) == str(record["id"])


def test_a_dump_is_read_in_the_order_of_its_names_and_hashed(tmp_path: Path) -> None:
    import hashlib

    for ending, data in FORMATS.items():
        (tmp_path / f"pages.{ending}").write_bytes(data)
    dump = find_sources(tmp_path)
    sources = [piece.source for piece in pieces(dump, Reading())]
    assert sources == sorted(sources)
    assert dump.size == sum(map(len, FORMATS.values()))
    assert dump.sha256 == {f"pages.{ending}": hashlib.sha256(data).hexdigest() for ending, data in FORMATS.items()}


@pytest.mark.parametrize("ending", [*FORMATS, "tar", "zip"])
def test_progress_ends_where_the_file_does(tmp_path: Path, ending: str) -> None:
    data = FORMATS.get(ending) or tarred({"a.jsonl": FORMATS["jsonl"]})
    if ending == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("a.jsonl", FORMATS["jsonl"])
        data = out.getvalue()
    (tmp_path / f"pages.{ending}").write_bytes(data)
    done = [piece.done for piece in pieces(find_sources(tmp_path), Reading()) if isinstance(piece, Piece)]
    assert done == sorted(done)
    assert len(data) // 2 < done[-1] <= len(data)


def test_columns_have_the_names_that_are_given(tmp_path: Path) -> None:
    row = {"content": "A page.", "link": "https://example.org", "text": "not this"}
    options = Reading(text_column="content", url_column="link")
    (page,) = read_bytes(tmp_path, "a.jsonl", json.dumps(row).encode(), options)
    assert isinstance(page, RawPage)
    assert (page.text, page.url, page.extra) == ("A page.", "https://example.org", '{"text":"not this"}')


def test_options_can_be_pickled_and_have_a_stable_form() -> None:
    import pickle

    options = Reading(max_page_bytes=5)
    assert pickle.loads(pickle.dumps(options)) == options
    assert repr(options) == repr(Reading(max_page_bytes=5)) != repr(Reading())
    piece = Piece("a", 1, 2, "text", b"raw")
    assert decode(pickle.loads(pickle.dumps(piece)), options) == decode(piece, options)


PARQUET_VALUES = [
    pytest.param([1, 2], [1, 2], id="list"),
    pytest.param({"a": {"b": None}}, {"a": {"b": None}}, id="struct"),
    pytest.param(decimal.Decimal("1.10"), "1.10", id="decimal"),
    pytest.param(datetime.datetime(2024, 5, 1, 12), "2024-05-01T12:00:00", id="timestamp"),
    pytest.param(datetime.date(2024, 5, 1), "2024-05-01", id="date"),
    pytest.param(datetime.time(1, 2), "01:02:00", id="time"),
    pytest.param(datetime.timedelta(seconds=5), "0:00:05", id="duration"),
    pytest.param(b"\xff\x00", "/wA=", id="binary"),
    pytest.param(float("nan"), None, id="nan"),
    pytest.param(2**63 - 1, 2**63 - 1, id="long"),
    pytest.param(True, True, id="flag"),
    pytest.param(None, None, id="null"),
]


@pytest.mark.parametrize(("value", "kept"), PARQUET_VALUES)
def test_any_type_of_parquet_is_kept_as_json(tmp_path: Path, value: object, kept: object) -> None:
    (page,) = read_bytes(tmp_path, "a.parquet", parquet([{"text": "A page.", "value": value}]))
    assert isinstance(page, RawPage)
    assert json.loads(page.extra or "") == {"value": kept}


def test_types_of_parquet_that_python_lacks_are_kept_too(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        "text": pa.array(["One.", b"Two."], pa.binary()),
        "far": pa.array([2**62, 0], pa.timestamp("us")),
        "fine": pa.array([1, 2], pa.timestamp("ns")),
        "map": pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int32())),
        "code": pa.array(["x", "y"]).dictionary_encode(),
        "large": pa.array([2**64 - 1, 0], pa.uint64()),
    }
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    found = read_bytes(tmp_path, "a.parquet", out.getvalue())
    assert summary(found) == ["One.", "Two."]
    extra = json.loads(found[0].extra or "") if isinstance(found[0], RawPage) else {}
    assert (extra["map"], extra["code"], extra["large"]) == ([["a", 1]], "x", 2**64 - 1)


def test_a_page_of_parquet_that_is_no_utf8_is_a_reject(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.parquet", parquet([{"text": b"caf\xe9"}, {"text": b"fine"}]))
    assert summary(found) == ["bad row", "fine"]


def test_parquet_of_any_size_of_row_group_is_read(tmp_path: Path) -> None:
    rows = [{"text": f"Page {n}."} for n in range(2500)]
    for size in (1, 999, 2500):
        found = read_bytes(tmp_path, f"{size}.parquet", parquet(rows, row_group_size=size))
        assert [(page.record, page.text) for page in found if isinstance(page, RawPage)] == [
            (n, row["text"]) for n, row in enumerate(rows)
        ]


WARC_CASES = [
    pytest.param(warc_record("response", http("病因".encode("gbk"), "text/plain; charset=GBK")), "病因", id="charset"),
    pytest.param(warc_record("response", http(b"<p>", "text/html")), "html not supported yet", id="html"),
    pytest.param(warc_record("response", http(b"<p>", "Text/HTML; charset=x")), "html not supported yet", id="html-2"),
    pytest.param(warc_record("response", http(b"x", "image/png")), "not plain text", id="picture"),
    pytest.param(warc_record("response", http(b"x", status="404 Not Found")), "HTTP error", id="missing"),
    pytest.param(warc_record("response", http(b"x", status="301 Moved")), "HTTP error", id="moved"),
    pytest.param(warc_record("response", b"no http"), "broken WARC", id="no-http"),
    pytest.param(warc_record("resource", b"A file.", Content_Type="text/plain"), "A file.", id="resource"),
    pytest.param(warc_record("resource", b"x", Content_Type="text/css"), "not plain text", id="style-sheet"),
    pytest.param(warc_record("conversion", b"A text."), "A text.", id="conversion"),
    pytest.param(warc_record("conversion", b" "), "no text", id="blank"),
    pytest.param(warc_record("CONVERSION", b"A text."), "A text.", id="upper-case"),
    pytest.param(b"WARC/1.1\nWARC-Type: conversion\nContent-Length: 2\n\nHi\n\n", "Hi", id="bare-line-ends"),
]


@pytest.mark.parametrize(("record", "outcome"), WARC_CASES)
def test_what_a_record_of_a_web_archive_becomes(tmp_path: Path, record: bytes, outcome: str) -> None:
    assert summary(read_bytes(tmp_path, "a.warc", record)) == [outcome]


def test_a_packed_answer_is_unpacked(tmp_path: Path) -> None:
    import gzip

    body = gzip.compress(b"A page.")
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    assert summary(read_bytes(tmp_path, "a.warc", warc_record("response", answer))) == ["A page."]


def test_headers_of_web_archives_are_kept(tmp_path: Path) -> None:
    headers = {"WARC_Target_URI": "https://example.org/a", "WARC_Record_ID": "<urn:uuid:0e12>"}
    (page,) = read_bytes(tmp_path, "a.wet", warc_record("conversion", b"A page.", WARC_Date="2024-05-01", **headers))
    assert isinstance(page, RawPage)
    assert page.url == "https://example.org/a"
    assert json.loads(page.extra or "") == {"id": "<urn:uuid:0e12>", "date": "2024-05-01"}


def test_standard_input_is_read_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for ending, data in FORMATS.items():
        if ending in ("csv", "tsv"):
            continue  # they begin like a text
        for pack in (bytes, *PACKED.values()):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pack(data))))
            assert summary(read("-")) == TEXTS, ending
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Just a page.\n")))
    assert summary(read("-")) == ["Just a page.\n"]


@pytest.mark.parametrize("ending", [*FORMATS, "jsonl.gz"])
def test_a_format_can_be_given_where_no_name_tells(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    data = FORMATS.get(ending) or PACKED["gz"](FORMATS["jsonl"])
    assert summary(read_bytes(tmp_path, "dump", data, Reading(format=ending))) == TEXTS
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = read("-", Reading(format=ending))
    assert summary(found) == TEXTS
    assert {page.source for page in found} == {"standard input"}


def test_a_reject_is_kept_with_its_raw_bytes(tmp_path: Path) -> None:
    html = warc_record("response", http(b"<p>A page.</p>", "text/html"), WARC_Target_URI="https://example.org/a")
    (row,) = read_bytes(tmp_path, "a.warc.gz", PACKED["gz"](html))
    assert isinstance(row, Reject)
    assert html.startswith(row.raw)
    assert b"<p>A page.</p>" in row.raw
    assert "https://example.org/a" in row.detail
