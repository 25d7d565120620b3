"""What is broken: everything in front of the break comes out, the break is one reject, and nothing else is lost."""

import bz2
import gzip
import json
import lzma
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import Reading
from pipeline.records import Piece, RawPage, Reject
from pipeline.rules import REJECTS
from tests.support.broken_files import cut_bytes
from tests.support.dumps import FORMATS, PACKED, RECORDS, TEXTS, http, parquet, read_bytes, summary, tarred, warc_record

PACKERS: dict[str, tuple[Callable[[bytes], bytes], Callable[[], Any]]] = {
    "gz": (gzip.compress, lambda: zlib.decompressobj(31)),
    "zst": (zstandard.compress, lambda: zstandard.ZstdDecompressor().decompressobj()),
    "bz2": (bz2.compress, bz2.BZ2Decompressor),
    "xz": (lzma.compress, lzma.LZMADecompressor),
}


def lines_of(count: int, seed: int) -> bytes:
    """JSON lines that do not shrink much, so that packed they are long enough to be cut in many places."""
    noise = random.Random(seed)
    return b"".join(
        b'{"text": "%d %s"}\n' % (n, noise.randbytes(noise.randrange(80)).hex().encode()) for n in range(count)
    )


@settings(max_examples=60)
@given(st.sampled_from(sorted(PACKERS)), st.integers(1, 300), st.integers(0, 9), st.floats(0, 1, exclude_max=True))
def test_a_packed_file_cut_anywhere_gives_the_records_before(packing: str, count: int, seed: int, where: float) -> None:
    pack, unpacker = PACKERS[packing]
    lines = lines_of(count, seed)
    data = pack(lines)
    data = data[: int(where * len(data))]
    left = unpacker().decompress(data)
    *found, last = cut_bytes(f"a.jsonl.{packing}", data)
    assert [piece.raw for piece in found] == left.split(b"\n")[:-1]
    assert isinstance(last, Reject)
    assert (last.record, last.reason, last.raw) == (len(found), "broken compression", left.split(b"\n")[-1])
    assert last.offset == len(left) - len(last.raw)


@settings(max_examples=60)
@given(st.sampled_from(sorted(PACKERS)), st.integers(0, 9), st.floats(0, 1, exclude_max=True), st.integers(1, 255))
def test_a_packed_file_damaged_anywhere_keeps_what_stands_well_before(
    packing: str, seed: int, where: float, damage: int
) -> None:
    pack, unpacker = PACKERS[packing]
    data = bytearray(pack(lines_of(500, seed)))
    place = int(where * len(data))
    data[place] ^= damage
    surely = unpacker().decompress(bytes(data[: place // 1024 * 1024])).split(b"\n")[:-1]
    found = cut_bytes(f"a.jsonl.{packing}", bytes(data))
    assert [piece.raw for piece in found[: len(surely)]] == surely
    assert [piece.record for piece in found] == list(range(len(found)))
    assert sum(isinstance(piece, Reject) for piece in found) <= 1


@settings(max_examples=150)
@given(st.sampled_from(sorted(FORMATS)), st.floats(0, 1), st.booleans())
def test_a_file_cut_anywhere_never_raises_and_never_invents_a_page(ending: str, where: float, fails: bool) -> None:
    data = FORMATS[ending][: int(where * len(FORMATS[ending]))]
    found = cut_bytes(f"a.{ending}", data, fails=fails)
    assert [piece.record for piece in found] == sorted({piece.record for piece in found}), "two of one number"
    whole = [piece for piece in found if isinstance(piece, Piece)]
    expected = [piece.raw for piece in cut_bytes(f"a.{ending}", FORMATS[ending])]
    # what is cut off within a line cannot be told from a record that is broken, before it is decoded
    assert [piece.raw for piece in whole][:-1] == expected[: len(whole)][:-1]
    if fails:
        assert isinstance(found[-1], Reject)
        assert found[-1].reason == "unreadable file"
        assert [piece.raw for piece in whole] == expected[: len(whole)]


@settings(max_examples=100)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_a_damaged_file_never_raises(ending: str, data: st.DataObject) -> None:
    damaged = bytearray(FORMATS[ending])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=5)):
        damaged[place] = data.draw(st.integers(0, 255))
    from pipeline.read import decode

    found = cut_bytes(f"a.{ending}", bytes(damaged))
    assert len({piece.record for piece in found}) == len(found)
    for piece in found:
        if isinstance(piece, Piece):
            decode(piece, Reading())


@settings(max_examples=100)
@given(st.sampled_from([*FORMATS, "txt", "zip", "tar", "jsonl.gz", "csv.zst", "tar.xz"]), st.binary(max_size=300))
def test_any_bytes_under_any_name_never_raise(ending: str, data: bytes) -> None:
    for piece in cut_bytes(f"a.{ending}", data):
        assert isinstance(piece, Reject | Piece)


def test_reading_goes_on_with_the_next_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(PACKED["gz"](FORMATS["jsonl"])[:-9])
    (tmp_path / "b.zip").write_bytes(b"PK\3\4 and no more")
    (tmp_path / "c.parquet").write_bytes(FORMATS["parquet"][:-9])
    (tmp_path / "d.jsonl").write_bytes(FORMATS["jsonl"])
    from tests.support.dumps import read

    found = read(tmp_path)
    assert summary(found)[-7:] == TEXTS
    rejects = [(row.source, row.reason) for row in found if isinstance(row, Reject)]
    assert rejects == [
        ("a.jsonl.gz", "broken compression"),
        ("b.zip", "broken archive"),
        ("c.parquet", "broken Parquet"),
    ]


def test_a_page_of_a_text_that_breaks_off_is_no_page(tmp_path: Path) -> None:
    (row,) = read_bytes(tmp_path, "a.txt.gz", gzip.compress(b"A page. " * 100)[:-5])
    assert isinstance(row, Reject)
    assert (row.reason, row.raw) == ("broken compression", b"A page. " * 100)
    assert "gz breaks off near byte" in row.detail


def test_a_broken_row_group_costs_no_other(tmp_path: Path) -> None:
    rows = [{"text": f"{n} {'x' * 50}"} for n in range(100)]
    data = bytearray(parquet(rows, row_group_size=20, compression="none", use_dictionary=False))
    place = data.index(b"45 xxx")
    data[place - 400 : place - 340] = bytes(60)  # the lengths of strings within the third row group
    found = read_bytes(tmp_path, "a.parquet", bytes(data))
    kept = {page.record for page in found if isinstance(page, RawPage)}
    assert kept >= {*range(40), *range(60, 100)}
    assert len({row.record for row in found}) == len(found)


def test_a_member_that_breaks_off_ends_a_tar_with_one_reject(tmp_path: Path) -> None:
    data = tarred({"a.jsonl": FORMATS["jsonl"], "b.jsonl": FORMATS["jsonl"]})
    found = read_bytes(tmp_path, "a.tar", data[: 512 + 1024 + 512 + 300])
    assert summary(found)[:7] == TEXTS
    assert summary(found)[-1] == "broken archive"
    assert len({(row.source, row.record) for row in found}) == len(found)


def test_junk_between_the_records_of_a_web_archive_is_a_reject(tmp_path: Path) -> None:
    one, two = (warc_record("conversion", text) for text in (b"One.", b"Two."))
    found = read_bytes(tmp_path, "a.wet", one + b"junk\r\n\r\nmore\r\n" + two + b"WARC/1.0\r\nno: length\r\n\r\n" + one)
    assert summary(found) == ["One.", "broken WARC", "Two.", "broken WARC", "One."]
    assert [row.raw for row in found if isinstance(row, Reject)] == [
        b"junk\r\n\r\nmore\r\n",
        b"WARC/1.0\r\nno: length\r\n\r\n",
    ]


def test_a_record_of_a_web_archive_that_is_cut_off_is_no_page(tmp_path: Path) -> None:
    record = warc_record("conversion", b"A whole page.")
    found = read_bytes(tmp_path, "a.wet", record + record[:-9])
    assert summary(found) == ["A whole page.", "broken WARC"]
    assert isinstance(found[1], Reject)
    assert "8 of 13 bytes" in found[1].detail


ONE_OF_EACH: dict[str, tuple[str, bytes, Reading]] = {
    "broken compression": ("a.jsonl.xz", b"no xz", Reading()),
    "broken archive": ("a.tar", b"no tar" * 100, Reading()),
    "unpacks to too much": ("a.jsonl.gz", gzip.compress(b" " * 10**6), Reading(most_expanded_bytes=10**5)),
    "unsafe path": ("a.tar", tarred({"../a.txt": b"x"}), Reading()),
    "nested archive": ("a.tar", tarred({"a.zip": b"x"}), Reading()),
    "broken Parquet": ("a.parquet", b"no Parquet", Reading()),
    "broken WARC": ("a.warc", b"no WARC", Reading()),
    "bad row": ("a.csv", b"text,url\na,b,c\n", Reading()),
    "page too large": ("a.txt", b"long", Reading(max_page_bytes=3)),
    "not text": ("a.txt", bytes(9), Reading()),
    "not UTF-8": ("a.jsonl", b'{"text": "\xff"}', Reading()),
    "not JSON": ("a.json", b'[{"text": ', Reading()),
    "not a JSON object": ("a.json", b"[1]", Reading()),
    "no text": ("a.txt", b" \n", Reading()),
    "html not supported yet": ("a.warc", warc_record("response", http(b"<p>", "text/html")), Reading()),
    "not plain text": ("a.warc", warc_record("response", http(b"x", "image/png")), Reading()),
    "HTTP error": ("a.warc", warc_record("response", http(b"x", status="500 Sorry")), Reading()),
}


@pytest.mark.parametrize("reason", ONE_OF_EACH)
def test_every_reason_happens(tmp_path: Path, reason: str) -> None:
    name, data, options = ONE_OF_EACH[reason]
    (row,) = read_bytes(tmp_path, name, data, options)
    assert isinstance(row, Reject)
    assert row.reason == reason
    assert row.detail


def test_every_reason_is_tested_and_documented() -> None:
    from samples.places import ROOT

    elsewhere = {"unreadable file", "link in an archive", "encrypted", "took too long", "parser failed"}
    assert set(ONE_OF_EACH) | elsewhere == set(REJECTS)
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [reason for reason in REJECTS if f"| {reason} |" not in page] == []


def test_good_and_bad_lines_stand_beside_each_other(tmp_path: Path) -> None:
    good = json.dumps(RECORDS[0]).encode()
    found = read_bytes(tmp_path, "a.jsonl", b"\n".join([b"{broken", good, b"[]", b"", b"  ", good + b"\r", b"null"]))
    assert summary(found) == ["not JSON", TEXTS[0], "not a JSON object", TEXTS[0], "not a JSON object"]
    assert [row.record for row in found] == [0, 1, 2, 3, 4]
