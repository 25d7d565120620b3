"""CSV and TSV: rows as the standard library writes them, and as careless tools do."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import Reading
from pipeline.records import Piece, RawPage, Reject
from tests.support.broken_files import cut_bytes
from tests.support.dumps import read_bytes, summary

FIELDS = st.text(alphabet='ab",;\t\n 病é', max_size=10)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(FIELDS, FIELDS), max_size=6), st.sampled_from(["csv", "tsv"]), st.sampled_from(["\r\n", "\n"])
)
def test_rows_come_out_as_they_were_written(rows: list[tuple[str, str]], ending: str, line_end: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if ending == "tsv" else ",", lineterminator=line_end)
    writer.writerows([("text", "other"), *rows])
    found = cut_bytes(f"a.{ending}", out.getvalue().encode())
    assert [json.loads(piece.raw) for piece in found] == [{"text": text, "other": other} for text, other in rows]
    assert [piece.offset for piece in found] == sorted(piece.offset for piece in found)


CASES = [
    pytest.param("text,n\nA,1\nB\nC,1\n", ["A", "bad row", "C"], id="too-few"),
    pytest.param("text,n\nA,1,2\nC,1\n", ["bad row", "C"], id="too-many"),
    pytest.param('text,n\nA,1\n"B,1\nC,1\n', ["A", "bad row"], id="quote-never-closed"),
    pytest.param('text,n\nA 5" pipe,1\nB,1\n', ['A 5" pipe', "B"], id="quote-within"),
    pytest.param('text,n\n"A"x,1\nB,1\n', ["Ax", "B"], id="text-behind-quote"),
    pytest.param("text,n\nA\rB,1\nC,1\n", ["bad row", "C"], id="lone-carriage-return"),
    pytest.param("text,n\n\nA,1\n\n\n", ["A"], id="blank-lines"),
    pytest.param("text,n\nA\0B,1\n", ["A\0B"], id="nul"),
    pytest.param("text,n\n ,1\n", ["no text"], id="blank-text"),
    pytest.param("n,m\n1,2\n", ["no text"], id="no-such-column"),
    pytest.param("text;n\nA, B;1\n", ["A, B"], id="semicolons"),
    pytest.param("text|n\nA, B|1\n", ["A, B"], id="bars"),
    pytest.param("text\nA\nB", ["A", "B"], id="one-column"),
    pytest.param("\ufefftext,n\nA,1\n", ["A"], id="byte-order-mark"),
    pytest.param("text,n\n", [], id="header-alone"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("content", "outcome"), CASES)
def test_what_a_row_becomes(tmp_path: Path, content: str, outcome: list[str]) -> None:
    found = read_bytes(tmp_path, "a.csv", content.encode())
    assert summary(found) == outcome
    assert [row.record for row in found] == list(range(len(outcome)))


def test_a_bad_row_is_kept_as_it_was(tmp_path: Path) -> None:
    content = b'text,n\nA,1\n"two\nlines",1,2\nB,1\n'
    row = read_bytes(tmp_path, "a.csv", content)[1]
    assert isinstance(row, Reject)
    assert (row.raw, row.offset) == (b'"two\nlines",1,2\n', 11)
    assert row.detail == "3 fields, and the header has 2"


def test_columns_of_the_same_name_are_both_kept(tmp_path: Path) -> None:
    (page,) = read_bytes(tmp_path, "a.csv", b"text,n,n,n\nA,1,2,3\n")
    assert isinstance(page, RawPage)
    assert json.loads(page.extra or "") == {"n": "1", "n (2)": "2", "n (3)": "3"}


def test_a_field_may_be_longer_than_the_library_allows_by_itself(tmp_path: Path) -> None:
    text = "x" * 500_000
    assert summary(read_bytes(tmp_path, "a.csv", f"text,n\n{text},1\n".encode())) == [text]


def test_a_row_that_is_too_large_is_skipped_as_a_whole(tmp_path: Path) -> None:
    large = '"' + "line, with a comma\n" * 50 + 'and ""quotes"" and an end"'
    content = f"text,n\nA,1\n{large},1\nB,1\n".encode()
    found = read_bytes(tmp_path, "a.csv", content, Reading(max_page_bytes=100, most_raw_bytes=20))
    assert summary(found) == ["A", "page too large", "B"]
    assert isinstance(found[1], Reject)
    assert found[1].raw == content[11:31]
    assert f"of {len(large) + 3} bytes" in found[1].detail
    assert isinstance(found[2], RawPage)
    assert content[found[2].offset :] == b"B,1\n"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "cp932", "cp949", "cp1251"])
def test_rows_in_another_encoding_are_found_out(tmp_path: Path, encoding: str) -> None:
    from samples.places import ROOT

    name = {"gb18030": "zh-Hans", "big5": "zh-Hant", "cp932": "ja", "cp949": "ko", "cp1251": "ru"}[encoding]
    lines = (ROOT / "tests" / "texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.encode(encoding, "replace").decode(encoding) == line][:40]
    content = "text,n\n" + "".join(f'"{line.replace(chr(34), chr(34) * 2)}",1\n' for line in lines)
    found = read_bytes(tmp_path, "a.csv", b"text,n\nplain,1\n" + content.encode(encoding)[7:])
    assert summary(found) == ["plain", *lines]
    assert {page.encoding for page in found if isinstance(page, RawPage)} == {"utf-8", encoding}


def test_one_bad_byte_does_not_change_how_other_rows_are_read(tmp_path: Path) -> None:
    content = b"text,n\n" + "病因 é,1\n".encode() * 3 + b"caf\xe9 au lait,1\n" + "病因 é,1\n".encode()
    found = read_bytes(tmp_path, "a.csv", content)
    assert summary(found) == ["病因 é"] * 3 + ["café au lait", "病因 é"]


def test_a_table_in_utf16_says_so(tmp_path: Path) -> None:
    (page,) = read_bytes(tmp_path, "a.csv", "text,n\n病因,1\n".encode("utf-16"))
    assert isinstance(page, RawPage)
    assert (page.text, page.encoding) == ("病因", "utf-16")


def test_the_pieces_of_a_table_are_json() -> None:
    (piece,) = cut_bytes("a.csv", b'text,url\n"A ""b""",u\n')
    assert isinstance(piece, Piece)
    assert (piece.kind, piece.raw, piece.encoding) == ("json", b'{"text":"A \\"b\\"","url":"u"}', "utf-8")
