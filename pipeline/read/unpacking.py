"""Compressed streams: gzip, zstd, bzip2 and xz, with any number of members or frames after each other."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from pipeline.read.options import Reading
from pipeline.read.streams import BLOCK, Break, Layer, Meter, Stream

# This many packed bytes are unpacked at a time: what the last step before a break gave is lost, and in one step the
# worst bomb becomes 16 MB. A quarter of that would cost a fifth of the speed.
_STEP = 1024
# xz asks for 65 MB at its highest level, zstd for 128 MB with --long.
_MOST_MEMORY = 1 << 28


class Unpacker(Protocol):
    """What the libraries have in common: one member of a compressed file."""

    @property
    def eof(self) -> bool:
        """Whether the member is at its end."""

    @property
    def unused_data(self) -> bytes:
        """What was given after the end of the member."""

    def decompress(self, data: bytes, /) -> bytes:
        """What the next bytes of the member unpack to."""


def _zstd() -> Unpacker:
    import zstandard

    unpacker: Unpacker = zstandard.ZstdDecompressor(max_window_size=_MOST_MEMORY >> 1).decompressobj()
    return unpacker


UNPACKERS: dict[str, Callable[[], Unpacker]] = {
    "gz": lambda: zlib.decompressobj(zlib.MAX_WBITS | 16),
    "zst": _zstd,
    "bz2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=_MOST_MEMORY),
}


class Unpacked(Layer):
    """What a compressed stream holds. It ends early where that is broken, or grows out of all proportion."""

    def __init__(self, packed: Stream, compression: str, options: Reading) -> None:
        super().__init__(packed.meter)
        self._packed, self._compression, self._options = packed, compression, options
        self._new = UNPACKERS[compression]
        self._unpacker: Unpacker | None = None
        self._input, self._at, self._before = b"", 0, 0

    def next_block(self) -> bytes:
        """About a block of unpacked bytes, or fewer at the end."""
        parts: list[bytes] = []
        size = 0
        while size < BLOCK and not self.broken:
            part = self._next_part()
            if part is None:
                break
            parts.append(part)
            size += len(part)
            self.meter.unpacked += len(part)
            self.broken = too_much(self.meter, self._options)
        return b"".join(parts)

    def _next_part(self) -> bytes | None:
        """What the next few bytes unpack to; None at the end."""
        if self._at >= len(self._input):
            self._before += len(self._input)
            self._input, self._at = self._packed.read1(BLOCK), 0
            if not self._input:
                self._end()
                return None
        if self._unpacker is None:
            if self._input[self._at] == 0 and self._before + self._at:  # members may be padded with zeros
                self._at += 1
                return b""
            self._unpacker = self._new()
        step = self._input[self._at : self._at + _STEP]
        self._at += len(step)
        try:
            part = self._unpacker.decompress(step)
        except Exception as error:  # each library has errors of its own
            self._break(str(error) or type(error).__name__)
            return None
        if self._unpacker.eof:
            self._at -= len(self._unpacker.unused_data)
            self._unpacker = None
        return part

    def _end(self) -> None:
        """Note a break if the packed bytes end within a member, or are broken themselves."""
        if self._packed.broken:
            self.broken = self._packed.broken
        elif self._unpacker is not None or not self._before:
            self._break("the file ends too early")

    def _break(self, what: str) -> None:
        place = self._before + self._at
        self.broken = Break("broken compression", f"{self._compression} breaks off near byte {place}: {what}")


def too_much(meter: Meter, options: Reading) -> Break | None:
    """The break of an input that unpacks to more than it may; None for all others."""
    ratio = meter.unpacked > options.free_expansion and meter.unpacked > options.most_expansion * meter.done
    if not ratio and meter.unpacked <= options.most_expanded_bytes:
        return None
    limit = f"{options.most_expansion} times as much" if ratio else f"{options.most_expanded_bytes} bytes"
    return Break(
        "unpacks to too much", f"{meter.done} bytes unpack to at least {meter.unpacked}, and {limit} is the limit"
    )
