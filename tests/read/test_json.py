"""JSON: arrays are cut exactly where a parser would, and what parsers quarrel over is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import Reading, decode, json_values
from pipeline.records import Piece, RawPage, Reject
from tests.support.broken_files import cut_bytes
from tests.support.dumps import read_bytes, summary

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='ab"\\{}[],: \n😀', max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='k"\\]}', max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1]), st.integers(1, 7))
def test_an_array_is_cut_into_its_elements(values: list[Any], indent: int | None, block: int) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=False).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_values, "BLOCK", block)  # so that every place is the end of a block sometimes
        found = cut_bytes("a.json", data)
    assert [json.loads(piece.raw) for piece in found] == values
    assert [data[piece.offset : piece.offset + len(piece.raw)] for piece in found] == [piece.raw for piece in found]


@settings(max_examples=100)
@given(st.lists(st.dictionaries(st.text(max_size=3), VALUES), max_size=5), st.sampled_from(["", " ", "\n", ",\n"]))
def test_objects_behind_each_other_are_records(values: list[Any], between: str) -> None:
    found = cut_bytes("a.json", between.join(map(json.dumps, values)).encode())
    assert [json.loads(piece.raw) for piece in found] == values


BROKEN = [
    pytest.param('[{"text": "A"}, {"text": "B"', ["A", "not JSON"], id="cut-in-record"),
    pytest.param('[{"text": "A"},', ["A", "not JSON"], id="cut-behind-comma"),
    pytest.param('[{"text": "A"}', ["A", "not JSON"], id="cut-behind-record"),
    pytest.param('[{"text": "A"}, {text: 1}, {"text": "B"}]', ["A", "not JSON", "B"], id="bad-record"),
    pytest.param('[{"text": "A"}, nonsense, {"text": "B"}]', ["A", "not JSON", "B"], id="bad-scalar"),
    pytest.param('[{"text": "A"} {"text": "B"},]', ["A", "B"], id="commas"),
    pytest.param('{"text": "A"}]', ["A", "not JSON"], id="stray-bracket"),
    pytest.param("[]", [], id="empty-array"),
    pytest.param("", [], id="empty-file"),
    pytest.param('\ufeff[{"text": "A"}]', ["A"], id="byte-order-mark"),
    pytest.param('[[{"text": "A"}]]', ["not a JSON object"], id="nested-array"),
]


@pytest.mark.parametrize(("content", "outcome"), BROKEN)
def test_a_broken_array_keeps_its_good_records(tmp_path: Path, content: str, outcome: list[str]) -> None:
    found = read_bytes(tmp_path, "a.json", content.encode())
    assert summary(found) == outcome
    assert [row.record for row in found] == list(range(len(outcome)))


def page_of(raw: str | bytes) -> RawPage | Reject:
    return decode(Piece("a", 0, 0, "json", raw.encode() if isinstance(raw, str) else raw), Reading())


KEPT = [
    pytest.param('"n": NaN', {"n": None}, id="nan"),
    pytest.param('"n": -Infinity, "m": [1e999]', {"n": None, "m": [None]}, id="infinity"),
    pytest.param('"n": 123456789012345678901234567890', {"n": 123456789012345678901234567890}, id="long-integer"),
    pytest.param('"n": [[-98765432109876543210]]', {"n": [[-98765432109876543210]]}, id="long-integer-within"),
    pytest.param('"n": 18446744073709551615', {"n": 2**64 - 1}, id="64-bits"),
    pytest.param('"n": 1.5e300', {"n": 1.5e300}, id="large-float"),
    pytest.param('"n": 1, "n": 2', {"n": 2}, id="same-key-twice"),
    pytest.param('"n": "\\ud83d"', {"n": "\ud83d"}, id="lone-surrogate"),
    pytest.param('"\\udc00": 1', {"\udc00": 1}, id="lone-surrogate-in-key"),
    pytest.param('"n": "\\u0000"', {"n": "\0"}, id="nul"),
    pytest.param('"n": "a\nb\tc"', {"n": "a\nb\tc"}, id="line-end-in-string"),
    pytest.param('"n": {"deep": ' + "[" * 300 + "]" * 300 + "}", None, id="deep"),
]


@pytest.mark.parametrize(("content", "kept"), KEPT)
def test_what_parsers_quarrel_over_is_kept(content: str, kept: dict[str, Any] | None) -> None:
    page = page_of('{"text": "A page.", ' + content + "}")
    assert isinstance(page, RawPage)
    assert page.text == "A page."
    extra = json.loads(page.extra or "", parse_constant=pytest.fail)
    assert kept is None or extra == kept
    assert (page.extra or "").encode()


def test_a_lone_surrogate_in_a_text_stays_in_the_text() -> None:
    page = page_of('{"text": "tired \\ud83d"}')
    assert isinstance(page, RawPage)
    assert page.text == "tired \ud83d"


@pytest.mark.parametrize(
    ("raw", "reason", "detail"),
    [
        pytest.param(
            '{"text": null, "body": "x"}', "no text", "\"text\" is missing or null; there are 'body'", id="null"
        ),
        pytest.param('{"text": 5}', "no text", "no string", id="number"),
        pytest.param('{"text": [" "]}', "no text", "no string", id="list"),
        pytest.param('{"text": "\\n\\u3000"}', "no text", "blank", id="blank"),
        pytest.param("5", "not a JSON object", "a int", id="scalar"),
        pytest.param("[" * 100_000, "not JSON", "recursion", id="deep"),
        pytest.param('{"text": "a"} x', "not JSON", "Extra data", id="more"),
        pytest.param(b'{"text": "\xed\xa0\x80"}', "not UTF-8", "0xed", id="surrogate-as-bytes"),
    ],
)
def test_what_is_no_page_says_why(raw: str | bytes, reason: str, detail: str) -> None:
    row = page_of(raw)
    assert isinstance(row, Reject)
    assert row.reason == reason
    assert detail in row.detail


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\ud8tex0 ', max_size=60).map(str.encode))
def test_decoding_never_raises(raw: bytes) -> None:
    for kind in ("json", "text", "warc"):
        assert isinstance(decode(Piece("a", 0, 0, kind, raw), Reading()), RawPage | Reject)


def test_a_file_in_utf16_is_read_like_any_other(tmp_path: Path) -> None:
    content = '{"text": "病因 😀"}\n{"text": "Two"}\n'
    for ending, encoding in (("jsonl", "utf-16"), ("json", "utf-32"), ("jsonl", "utf-8-sig")):
        assert summary(read_bytes(tmp_path, f"a.{ending}", content.encode(encoding))) == ["病因 😀", "Two"]
