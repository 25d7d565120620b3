"""Streams of bytes that end where they break, and say why.

A reader meets only `Stream`: a buffered reader that ends early where the file cannot be read on. What
happened is in `broken` then, so that a reader still has the record it was about to cut. All streams of one
input share a `Meter`.
"""

import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pipeline.edits import storable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# This many bytes are read at a time.
BLOCK = 1 << 20


class Break(NamedTuple):
    """Why a stream ended before its end: a reason of rejects, and what exactly happened."""

    reason: str
    detail: str


@dataclass(slots=True)
class Meter:
    """How much of an input was read from where it lies, and how much was unpacked from that, in bytes."""

    done: int = 0
    unpacked: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)


class Readable(Protocol):
    """What a stream can be made of: anything with `read`."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


class Layer(io.RawIOBase):
    """Bytes that come in blocks of any size; what goes wrong ends them."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self.meter = meter
        self.broken: Break | None = None
        self._block = memoryview(b"")
        self._position = 0

    def readable(self) -> bool:
        """Layers can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer as far as the block at hand goes; 0 at the end."""
        if not self._block and not self.broken:
            self._block = memoryview(self.next_block())
        view = memoryview(buffer)
        size = min(len(view), len(self._block))
        view[:size] = self._block[:size]
        self._block = self._block[size:]
        self._position += size
        return size

    def tell(self) -> int:
        """How many bytes were read; layers cannot be wound back."""
        return self._position

    def next_block(self) -> bytes:
        """The bytes that come next; empty at the end and at a break."""
        raise NotImplementedError


class File(Layer):
    """The bytes of an input as they lie there, counted and hashed."""

    def __init__(self, file: Readable, meter: Meter) -> None:
        super().__init__(meter)
        self._file = file

    def next_block(self) -> bytes:
        """The next block of the file."""
        try:
            block = self._file.read(BLOCK)
        except OSError as error:
            self.broken = unreadable(error)
            return b""
        self.meter.done += len(block)
        self.meter.digest.update(block)
        return block


class Stream(io.BufferedReader):
    """A buffered layer; see the module. `encoding` is what it was in before it was made UTF-8."""

    def __init__(self, layer: Layer, encoding: str | None = None) -> None:
        super().__init__(layer, BLOCK)
        self.encoding = encoding
        self.layer = layer
        self.meter = layer.meter

    @property
    def broken(self) -> Break | None:
        """Why the stream ended early, if it did."""
        return self.layer.broken


def skip(stream: Stream, most: int | None = None) -> int:
    """Read on to the end, or over `most` bytes; how many bytes that were."""
    skipped = 0
    while block := stream.read1(BLOCK if most is None else min(BLOCK, most - skipped)):
        skipped += len(block)
    return skipped


def unreadable(error: OSError) -> Break:
    """The break that an error of the system means."""
    return Break("unreadable file", storable(error.strerror or str(error) or type(error).__name__))
