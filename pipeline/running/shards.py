"""Cutting a stream of records into shards, the units that are shared out, written and resumed.

Where a shard ends depends on the records alone, never on how many work on them, so the
part files are the same for any number of workers.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.records import Piece, Reject

if TYPE_CHECKING:
    from pipeline.read import Source

# A shard is full with 2,000 records, or with 8 MB of them.
SHARD_RECORDS = 2000
SHARD_BYTES = 8 << 20
# A source that gave this share of a full shard ends it. So the shards of the next large file begin with that file,
# and stay as they are if only this one changes.
_LARGE = 1 / 4


@dataclass(frozen=True)
class Shard:
    """Consecutive records; ``key`` is a hash of all that decides their rows.

    ``bytes_in`` is the length of the records, ``bytes_read`` that of the files they were read from, as far as
    it is known.
    """

    number: int
    key: str
    records: list[Piece | Reject]
    bytes_in: int
    bytes_read: int

    def __str__(self) -> str:
        """Name the records for a person."""
        first, last = self.records[0], self.records[-1]
        if len(self.records) == 1:
            return f"record {first.record} of {first.source}"
        if first.source == last.source:
            return f"records {first.record} to {last.record} of {first.source}"
        return f"record {first.record} of {first.source} to record {last.record} of {last.source}"


def cut(
    records: Iterable[Piece | Reject], sources: Sequence["Source"], config: str, most_records: int = SHARD_RECORDS
) -> Iterator[Shard]:
    """Cut the records of some sources into shards; ``config`` goes into every key."""
    left = iter(sources)
    source, begins, at = next(left, None), 0, 0
    for number, (shard, length) in enumerate(_cut(records, most_records)):
        last = shard[-1]
        while source and not last.source.startswith(source.name):  # a file in an archive is named after that
            begins += source.size or 0
            source = next(left, None)
        read = max(0, begins + (last.done if isinstance(last, Piece) else 0) - at)
        at += read
        yield Shard(number, _key(shard, config), shard, length, read)


def _cut(records: Iterable[Piece | Reject], most_records: int) -> Iterator[tuple[list[Piece | Reject], int]]:
    shard: list[Piece | Reject] = []
    length = 0
    source, before, length_before = None, 0, 0  # the source at hand, and where in the shard it began
    for record in records:
        if record.source != source:
            share = max((len(shard) - before) / most_records, (length - length_before) / SHARD_BYTES)
            if shard and share >= _LARGE:
                yield shard, length
                shard, length = [], 0
            source, before, length_before = record.source, len(shard), length
        shard.append(record)
        length += len(record.raw)
        if len(shard) >= most_records or length >= SHARD_BYTES:
            yield shard, length
            shard, length, before, length_before = [], 0, 0, 0
    if shard:
        yield shard, length


def _key(shard: list[Piece | Reject], config: str) -> str:
    """The hash of a shard; it holds the length of each record, so that no two shards give the same bytes."""
    digest = hashlib.sha256(config.encode())
    digest.update(repr([_place(record) for record in shard]).encode())
    digest.update(b"".join([record.raw for record in shard]))
    return digest.hexdigest()


def _place(record: Piece | Reject) -> tuple[object, ...]:
    place = (record.source, record.record, record.offset, len(record.raw))
    if isinstance(record, Piece):
        return (*place, record.kind, record.url, record.encoding)
    return (*place, record.reason, record.detail)
