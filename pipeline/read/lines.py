"""Cutting a stream into lines, however long they are."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.streams import BLOCK, Stream

BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line with its end; of one that is too long only the beginning, ``length`` bytes it was."""

    offset: int
    raw: bytes
    length: int


def lines(stream: Stream, most: int) -> Iterator[Line]:
    """The lines of a stream; of each at most `most` bytes are held in memory."""
    offset = 0
    while raw := stream.readline(most + 1):
        length = len(raw)
        if length > most and raw[-1:] != b"\n":
            length += _skip_line(stream)
        yield Line(offset, raw, length)
        offset += length


def _skip_line(stream: Stream) -> int:
    skipped = 0
    while raw := stream.readline(BLOCK):
        skipped += len(raw)
        if raw[-1:] == b"\n":
            break
    return skipped
