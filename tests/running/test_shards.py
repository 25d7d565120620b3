"""Where a stream of records is cut, and what the key of a shard depends on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import Source
from pipeline.records import Piece, Reject
from pipeline.running import shards
from pipeline.running.shards import Shard, cut

SOURCES = [Source("/dump/a", "a.jsonl", 100), Source("/dump/b", "b.jsonl", 50)]
PIECE = Piece("a.jsonl", 3, 40, "json", b"{}", "https://example.org", 42, "utf-8")
REJECT = Reject("a.jsonl", 3, 40, "not JSON", "cut off", b"{}")


def key(*records: Piece | Reject, config: str = "config") -> str:
    (shard,) = cut(records, SOURCES, config)
    return shard.key


def lengths(found: list[Shard]) -> list[int]:
    return [len(shard.records) for shard in found]


records = st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=40)), max_size=60).map(
    lambda made: [Piece(f"{source}.jsonl", at, 0, "json", raw) for at, (source, raw) in enumerate(sorted(made))]
)


@given(records, st.integers(1, 20))
def test_the_shards_are_the_records(stream: list[Piece], most: int) -> None:
    found = list(cut(stream, SOURCES, "", most))
    assert [record for shard in found for record in shard.records] == stream
    assert [shard.number for shard in found] == list(range(len(found)))
    assert all(1 <= len(shard.records) <= most for shard in found)
    assert len({shard.key for shard in found}) == len(found)


def test_a_shard_is_full_by_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_BYTES", 100)
    stream = [Piece("a.jsonl", at, 0, "json", bytes(size)) for at, size in enumerate([40, 70, 500, 10, 10])]
    found = list(cut(stream, SOURCES, ""))
    assert lengths(found) == [2, 1, 2]
    assert [shard.bytes_in for shard in found] == [110, 500, 20]


def test_a_large_source_ends_its_last_shard_and_small_ones_share_one() -> None:
    def stream(*counts: int) -> list[Piece]:
        return [
            Piece(f"{name}.jsonl", at, 0, "json", b"x")
            for name, count in zip("abcdefgh", counts, strict=False)
            for at in range(count)
        ]

    assert lengths(list(cut(stream(13, 9), SOURCES, "", 10))) == [10, 3, 9]
    assert lengths(list(cut(stream(12, 9), SOURCES, "", 10))) == [10, 10, 1]
    assert lengths(list(cut(stream(*[1] * 8), SOURCES, "", 10))) == [8]


def test_a_change_in_one_large_source_leaves_the_shards_of_the_next_alone() -> None:
    one = [Piece("a.jsonl", at, 0, "json", b"x") for at in range(17)]
    two = [Piece("b.jsonl", at, 0, "json", b"y") for at in range(12)]
    longer = [*one, *(piece._replace(record=17 + piece.record) for piece in one)]
    before, after = ({shard.key for shard in cut([*a, *two], SOURCES, "", 10)} for a in (one, longer))
    assert len(before & after) == 3


@pytest.mark.parametrize(
    "other",
    [
        *(PIECE._replace(**{name: value}) for name, value in {"source": "b", "record": 4, "offset": 1}.items()),
        *(PIECE._replace(**{name: None}) for name in ("url", "encoding")),
        PIECE._replace(kind="text"),
        PIECE._replace(raw=b"[]"),
        REJECT,
    ],
    ids=str,
)
def test_the_key_depends_on_all_that_decides_the_rows(other: Piece | Reject) -> None:
    assert key(PIECE) != key(other)


def test_the_key_depends_on_the_options_but_not_on_the_progress() -> None:
    assert key(PIECE, config="other") != key(PIECE)
    assert key(PIECE._replace(done=7)) == key(PIECE)
    assert key(PIECE, PIECE) != key(PIECE)
    assert key(REJECT) != key(Reject("a.jsonl", 3, 40, "not JSON", "broken", b"{}"))


def test_the_bytes_read_add_up_to_the_inputs() -> None:
    stream = [
        Piece("a.jsonl", 0, 0, "json", b"x", None, 60),
        Piece("a.jsonl", 1, 0, "json", b"x", None, 100),
        Reject("b.jsonl", 0, 0, "not JSON", "", b"x"),
        Piece("b.jsonl", 1, 0, "json", b"x", None, 50),
    ]
    assert [shard.bytes_read for shard in cut(stream, SOURCES, "", 1)] == [60, 40, 0, 50]
    inside = [piece._replace(source=f"{piece.source}/page.txt") for piece in stream if isinstance(piece, Piece)]
    assert [shard.bytes_read for shard in cut(inside, SOURCES, "", 1)] == [60, 40, 50]


def test_a_shard_names_its_records_for_people() -> None:
    one, two = PIECE, PIECE._replace(record=5)
    assert [str(shard) for shard in cut([one, two], SOURCES, "")] == ["records 3 to 5 of a.jsonl"]
    both = cut([one, two._replace(source="b.jsonl")], SOURCES, "")
    assert [str(shard) for shard in both] == ["record 3 of a.jsonl to record 5 of b.jsonl"]
