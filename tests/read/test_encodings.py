"""Text in any encoding: what it is decoded from is found out and recorded."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.edits import revert
from pipeline.read.encodings import NotTextError, decode_text
from pipeline.records import RawPage, Reject
from samples.places import ROOT
from tests.support.dumps import read_bytes, warc_record

TEXTS = ROOT / "tests" / "texts"

# An encoding, and a language that is found in it.
USUAL = {
    "gb18030": "zh-Hans", "big5": "zh-Hant", "cp932": "ja", "euc_jp": "ja", "cp949": "ko", "cp1250": "cs",
    "cp1251": "ru", "koi8-r": "ru", "cp1252": "fr", "cp1253": "el", "cp1254": "tr", "cp1255": "he", "cp1256": "ar",
    "cp1257": "lt", "cp1258": "vi", "cp874": "th",
}  # fmt: skip


def text_in(encoding: str) -> str:
    """The lines of a language that can be written in an encoding and read again."""
    lines = (TEXTS / f"{USUAL[encoding]}.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if line.encode(encoding, "replace").decode(encoding, "replace") == line)


@pytest.mark.parametrize("encoding", USUAL)
def test_legacy_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    text = text_in(encoding)
    (page,) = read_bytes(tmp_path, "a.txt", text.encode(encoding))
    assert isinstance(page, RawPage)
    assert (page.encoding, page.text) == (encoding, text)


@pytest.mark.parametrize("name", sorted(path.name for path in TEXTS.glob("*.txt")))
def test_utf8_is_never_taken_for_anything_else(tmp_path: Path, name: str) -> None:
    data = (TEXTS / name).read_bytes()
    for line in [data, *data.splitlines()]:
        assert decode_text(line) == (line.decode(), "utf-8")


@given(st.text())
def test_whatever_is_utf8_is_read_as_utf8(text: str) -> None:
    if "\0" not in text:
        assert decode_text(text.encode("utf-8", "ignore"))[1] == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_every_form_of_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    text = "The causes of hiccups: cold air, haste, and 病因 😀."
    (page,) = read_bytes(tmp_path, "a.txt", text.encode(encoding))
    assert isinstance(page, RawPage)
    assert page.text.removeprefix("\ufeff") == text
    assert page.encoding == encoding.removesuffix("-sig")


def test_utf16_with_either_mark_is_read() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode_text(mark + "病因".encode(encoding)) == ("病因", "utf-16")


BINARY = [
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(20), id="png"),
    pytest.param(bytes(100), id="zeros"),
    pytest.param(b"\x7fELF\x02\x01\x01" + bytes(range(200)), id="program"),
    pytest.param(b"PK\x03\x04\x14\x00\x08\x00" + bytes(range(256)), id="zip"),
    pytest.param(b"\x1f\x8b\x08\x00" + os.urandom(2000), id="gzip"),
    pytest.param(b"\xff\xfe\x00", id="half-of-a-character"),
    pytest.param(b"\xff\xfe\x00\xd8\x41\x00", id="broken-utf-16"),
]


@pytest.mark.parametrize("raw", BINARY)
def test_what_is_no_text_is_a_reject(tmp_path: Path, raw: bytes) -> None:
    (row,) = read_bytes(tmp_path, "a.txt", raw)
    assert isinstance(row, Reject)
    assert (row.reason, row.raw) == ("not text", raw)


def test_damaged_utf8_keeps_its_good_characters_and_can_be_undone() -> None:
    raw = "病因 and more: é".encode() * 20 + b"\xe7\x97" + "病因".encode()
    text, encoding = decode_text(raw)
    assert encoding == "utf-8"
    assert text.count("病因") == 21
    cleaned = clean(text)
    assert cleaned.text.count("\ufffd") == 2
    assert revert(cleaned.text, cleaned.edits).encode("utf-8", "surrogateescape") == raw


def test_a_few_letters_are_western() -> None:
    assert decode_text(b"caf\xe9 au lait") == ("café au lait", "cp1252")


STATED = [
    pytest.param("gb2312", "病因".encode("gb18030"), "病因", id="gb2312"),
    pytest.param("Shift_JIS", "病気".encode("cp932"), "病気", id="shift-jis"),
    pytest.param("windows-1251", "Что".encode("cp1251"), "Что", id="windows-1251"),
    pytest.param("gb2312", "病因".encode(), "病因", id="utf-8-in-truth"),
    pytest.param("ISO-8859-1", text_in("gb18030").encode("gb18030"), text_in("gb18030"), id="latin-1-means-nothing"),
    pytest.param("big5", text_in("cp1251").encode("cp1251"), text_in("cp1251"), id="does-not-fit"),
    pytest.param("no-such-thing", "病因".encode(), "病因", id="unknown"),
    pytest.param("\0tf-8", "病因".encode(), "病因", id="damaged"),
    pytest.param("rot13", "病因".encode(), "病因", id="no-encoding-of-text"),
]


@pytest.mark.parametrize(("charset", "content", "text"), STATED)
def test_a_stated_encoding_is_believed_if_it_fits(tmp_path: Path, charset: str, content: bytes, text: str) -> None:
    record = warc_record("resource", content, Content_Type=f"text/plain; charset={charset}")
    (page,) = read_bytes(tmp_path, "a.warc", record)
    assert isinstance(page, RawPage)
    assert page.text == text


@given(st.binary())
def test_any_bytes_are_a_text_or_are_not(raw: bytes) -> None:
    try:
        text, encoding = decode_text(raw)
    except NotTextError:
        return
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    assert raw.decode(encoding, errors) == text


def test_the_encoding_is_a_column(tmp_path: Path) -> None:
    import pipeline

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(text_in("cp1251").encode("cp1251"))
    (tmp_path / "in" / "b.jsonl").write_bytes(b'{"text": "A page."}\n')
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    pages = pipeline.load(tmp_path / "out").pages
    assert pages.encoding[0] == "cp1251"
    assert pages.encoding.isna()[1]


def test_a_long_page_is_detected_by_its_beginning_but_decoded_as_a_whole() -> None:
    text = text_in("gb18030") * 50
    assert decode_text(text.encode("gb18030")) == (text, "gb18030")
