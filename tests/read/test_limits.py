"""Limits: nothing that a dump holds fills the memory, and every limit that is met is a reject."""

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.read import Reading, cutting, pieces
from pipeline.read.sources import Dump, Source
from pipeline.records import Piece, RawPage, Reject
from tests.support.dumps import RECORDS, json_lines, parquet, read_bytes, summary, tarred

MB = 1_000_000


class Generated(io.RawIOBase):
    """A file that is longer than the memory would like, made as it is read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self, size: int = -1) -> bytes:
        return next(self._blocks, b"")


def peak(name: str, blocks: Callable[[], Iterator[bytes]], options: Reading) -> tuple[list[str], int]:
    """What a generated file gives, without its bytes, and the most memory that took."""

    @contextmanager
    def opened(_: Source) -> Iterator[Generated]:
        yield Generated(blocks())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "open_source", opened)
        patch.setattr(cutting, "local_path", lambda _: None)
        tracemalloc.start()
        try:
            found = [
                "page" if isinstance(piece, Piece) else piece.reason
                for piece in pieces(Dump([Source(name, name)], []), options)
            ]
            return found, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def around(begin: bytes, end: bytes) -> Callable[[], Iterator[bytes]]:
    """A hundred megabytes of one record, and a good one behind it."""

    def blocks() -> Iterator[bytes]:
        yield begin + b"x" * MB
        yield from (b"x" * MB for _ in range(98))
        yield b"x" * MB + end

    return blocks


WARC = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: %d\r\n\r\n"
HUGE = [
    pytest.param("a.txt", around(b"", b""), ["page too large"], id="txt"),
    pytest.param("a.jsonl", around(b'{"text": "', b'"}\n{"text": "B"}'), ["page too large", "page"], id="jsonl"),
    pytest.param("a.json", around(b'[{"text": "', b'"}, {"text": "B"}]'), ["page too large", "page"], id="json"),
    pytest.param("a.json", around(b"[", b', {"text": "B"}]'), ["page too large", "page"], id="json-scalar"),
    pytest.param("a.csv", around(b"text\n", b"\nB\n"), ["page too large", "page"], id="csv"),
    pytest.param("a.csv", around(b'text\n"a\n', b'\n"\nB\n'), ["page too large", "page"], id="csv-quoted"),
    pytest.param(
        "a.warc",
        around(WARC % (100 * MB), b"\r\n\r\n" + WARC % 1 + b"B\r\n\r\n"),
        ["page too large", "page"],
        id="warc",
    ),
    pytest.param("a.warc", around(b"", b"\n" + WARC % 1 + b"B\r\n\r\n"), ["broken WARC", "page"], id="warc-junk"),
]


@pytest.mark.parametrize(("name", "blocks", "outcome"), HUGE)
def test_a_huge_record_is_skipped_and_never_held(
    name: str, blocks: Callable[[], Iterator[bytes]], outcome: list[str]
) -> None:
    found, most = peak(name, blocks, Reading(max_page_bytes=MB))
    assert list(dict.fromkeys(found)) == outcome
    assert most < 20 * MB


def test_many_records_take_no_more_memory_than_few() -> None:
    def blocks() -> Iterator[bytes]:
        yield b"["
        yield from (b'{"text": "%s"},' % (b"x" * 1000) * 100 for _ in range(300))
        yield b"]"

    for name in ("a.json", "a.jsonl"):
        found, most = peak(name, lambda: (block.replace(b",", b"\n") for block in blocks()), Reading())
        assert len(found) >= 30_000
        assert most < 25 * MB


@pytest.mark.parametrize("ending", ["txt", "jsonl", "json", "csv", "parquet"])
def test_a_record_at_the_limit_is_a_page_and_one_byte_more_is_none(tmp_path: Path, ending: str) -> None:
    data = {
        "txt": b"A page.",
        "jsonl": b'{"text":"A page."}',
        "json": b'{"text":"A page."}',
        "csv": b"text\nA page.",
        "parquet": parquet([{"text": "A page."}]),
    }[ending]
    limit = {"txt": 7, "csv": 7}.get(ending, 18)
    assert summary(read_bytes(tmp_path, f"a.{ending}", data, Reading(max_page_bytes=limit))) == ["A page."]
    (row,) = read_bytes(tmp_path, f"a.{ending}", data, Reading(max_page_bytes=limit - 1))
    assert isinstance(row, Reject)
    assert row.reason == "page too large"
    assert f"{limit} bytes, and {limit - 1} are the limit" in row.detail


def test_a_huge_reject_keeps_its_beginning(tmp_path: Path) -> None:
    (row,) = read_bytes(tmp_path, "a.txt", bytes(100), Reading(most_raw_bytes=10))
    assert isinstance(row, Reject)
    assert row.raw == bytes(10)
    assert "10 of 100 bytes" in row.detail


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


BLANK = b" " * 9999 + b"\n"
LINES = json_lines() + BLANK * 2000
BOMBS = [
    pytest.param("a.jsonl.gz", gzip.compress(LINES), id="gz"),
    pytest.param("a.jsonl.gz.gz", gzip.compress(gzip.compress(LINES)), id="gz-in-gz"),
    pytest.param("a.zip", zipped({"a.jsonl": LINES}), id="zip"),
    pytest.param("a.zip", zipped({"a.jsonl.gz": gzip.compress(LINES)}), id="gz-in-zip"),
    pytest.param("a.tar.gz", gzip.compress(tarred({"a.jsonl": LINES})), id="tar"),
]


@pytest.mark.parametrize(("name", "data"), BOMBS)
def test_a_bomb_is_defused_after_its_good_records(tmp_path: Path, name: str, data: bytes) -> None:
    options = Reading(free_expansion=2 * MB, most_expansion=100)
    found = read_bytes(tmp_path, name, data, options)
    assert [page.text for page in found if isinstance(page, RawPage)] == [record["text"] for record in RECORDS]
    rejects = [row for row in found if isinstance(row, Reject)]
    assert {row.reason for row in rejects} == {"unpacks to too much"}
    assert "100 times as much is the limit" in rejects[0].detail


def test_what_is_small_may_grow_as_it_likes(tmp_path: Path) -> None:
    data = gzip.compress(json.dumps({"text": "x" * MB}).encode())
    assert len(data) * 500 < MB
    assert summary(read_bytes(tmp_path, "a.jsonl.gz", data)) == ["x" * MB]


def test_a_size_is_a_limit_too(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(LINES), Reading(most_expanded_bytes=3 * MB))
    assert summary(found)[-1] == "unpacks to too much"
    assert "3000000 bytes is the limit" in (found[-1].detail if isinstance(found[-1], Reject) else "")


def test_members_that_overlap_are_weighed_together(tmp_path: Path) -> None:
    """Many names for the same bytes: the trick of the worst zip bombs, none of whose members is one by itself."""
    data = bytearray(zipped({f"{n:03}.jsonl": BLANK * 100 for n in range(60)}))
    options = Reading(free_expansion=5 * MB, most_expansion=500)
    found = read_bytes(tmp_path, "a.zip", bytes(data), options)
    assert {row.reason for row in found if isinstance(row, Reject)} == {"unpacks to too much"}


def test_rows_that_share_one_long_string_do_not_fill_the_memory(tmp_path: Path) -> None:
    import subprocess
    import sys

    import pyarrow as pa
    import pyarrow.parquet as pq

    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 5000, pa.int32()), pa.array(["x" * MB]))
    pq.write_table(pa.table({"text": shared}), tmp_path / "a.parquet", store_schema=False)
    assert (tmp_path / "a.parquet").stat().st_size < MB
    code = (
        "import resource, sys; from pipeline.read import *\n"
        "count = sum(1 for _ in pieces(find_sources(sys.argv[1]), Reading()))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "a.parquet"], capture_output=True, check=True)
    count, most = map(int, done.stdout.split())
    assert count == 5000
    assert most < 1_000_000, "kilobytes, where the strings one by one are five times as many"
