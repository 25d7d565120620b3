"""JSON: an array of records, one record, or records one after another; cut without being parsed.

Only strings and brackets are looked for. So memory is flat, a record keeps its exact bytes, and what is wrong
within one is found where it is decoded.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import BLOCK, Stream
from pipeline.records import Piece, Reject

_BETWEEN = re.compile(rb"(?:[\s,]|\xef\xbb\xbf)*+")
_STRUCTURE = re.compile(rb'["{}\[\]]')
_BACKSLASH = b"\\"[0]
_SCALAR_END = re.compile(rb'[\s,"{}\[\]]')


class _Value(NamedTuple):
    """A value, or as much of it as may be kept; ``closed`` if the stream did not end within it."""

    offset: int
    raw: bytes
    length: int
    closed: bool


def cut_json(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The records of a `.json` file: the elements of arrays, and what stands outside of any."""
    meter, most, most_raw = stream.meter, options.max_page_bytes, options.most_raw_bytes
    record = end = 0
    for value in _values(stream, most):
        if not value.closed and (stream.broken or not value.raw):
            what = stream.broken or ("not JSON", "the array has no end")
            yield reject(name, record, value.offset, *what, value.raw, most=most_raw, length=value.length)
            return
        if value.length > most:
            yield too_large(name, record, value.offset, value.raw, value.length, options)
        else:
            yield Piece(name, record, value.offset, "json", value.raw, None, meter.done)
        record += 1
        end = value.offset + value.length
    if stream.broken:
        yield reject(name, record, end, *stream.broken, b"")


def _values(stream: Stream, most: int) -> Iterator[_Value]:
    """The values of a stream, of each at most `most` bytes and one; at the end the one that is not closed."""
    scanner = _Scanner()
    before, rest = 0, b""  # where the block begins in the stream; what of the block was not read yet
    within = False  # an array of records
    start, kept, length = -1, bytearray(), 0  # of the value at hand; none is open if start is negative
    while block := stream.read1(BLOCK):
        block, at = rest + block, 0
        while at < len(block):
            if start < 0:
                between = _BETWEEN.match(block, at)
                at = between.end() if between else at
                if at == len(block):
                    break
                if block[at] == (b"]" if within else b"[")[0]:
                    within = not within
                    at += 1
                    continue
                start, kept, length = before + at, bytearray(), 0
                scanner.begin(block[at])
            end, closed = scanner.read(block, at, first=start == before + at and not length)
            length += end - at
            kept += block[at : min(end, at + most + 1 - len(kept))]
            at = end
            if closed:
                yield _Value(start, bytes(kept), length, True)
                start = -1
            elif end < len(block):
                break
        before, rest = before + at, block[at:]
    if start >= 0:
        yield _Value(start, bytes(kept + rest), length + len(rest), False)
    elif within:
        yield _Value(before, b"", 0, False)


class _Scanner:
    """How deep within a value the reading is, from block to block."""

    def __init__(self) -> None:
        self.depth = 0
        self.in_string = self.scalar = False

    def begin(self, char: int) -> None:
        """A value begins with this character."""
        self.depth, self.in_string = 0, False
        self.scalar = char not in b'{["'

    def read(self, block: bytes, at: int, *, first: bool) -> tuple[int, bool]:
        """Read on in the value: how far, and whether it ended there.

        Reading stops before the last byte of the block where that is a backslash whose next character is missing.
        """
        if self.scalar:
            found = _SCALAR_END.search(block, at + first)
            return (found.start(), True) if found else (len(block), False)
        while True:
            if self.in_string:
                at, closed = _string_end(block, at)
                if not closed:
                    return at, False
                self.in_string = False
                if not self.depth:
                    return at, True
            found = _STRUCTURE.search(block, at)
            if not found:
                return len(block), False
            at = found.end()
            if found[0] == b'"':
                self.in_string = True
            elif found[0] in b"{[":
                self.depth += 1
            else:
                self.depth -= 1
                if not self.depth:
                    return at, True


def _string_end(block: bytes, at: int) -> tuple[int, bool]:
    """Where the string ends whose inside begins here; or how far the block can be read, without half an escape."""
    first = at
    while (quote := block.find(b'"', at)) >= 0:
        if not _escapes(block, first, quote):
            return quote + 1, True
        at = quote + 1
    return len(block) - _escapes(block, first, len(block)), False


def _escapes(block: bytes, first: int, end: int) -> bool:
    """Whether the backslashes before `end` escape what stands there: whether their number is odd."""
    at = end
    while at > first and block[at - 1] == _BACKSLASH:
        at -= 1
    return bool((end - at) % 2)
