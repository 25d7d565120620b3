"""Streams in UTF-16 or UTF-32 become streams in UTF-8, so that lines and quotes can be looked for as bytes."""

import codecs

from pipeline.read.encodings import mark_of
from pipeline.read.streams import BLOCK, Layer, Stream


class _Transcoded(Layer):
    """A stream in UTF-8; what is no character becomes a surrogate, and so a fault of the record it is in."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        super().__init__(stream.meter)
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._final = False

    def next_block(self) -> bytes:
        """The next block; half a character at the end is dropped with the record that it breaks."""
        while not self._final:
            block = self._stream.read1(BLOCK)
            self._final = not block
            self.broken = self._stream.broken
            if text := self._decoder.decode(block):
                return text.encode("utf-8", "surrogatepass")
        return b""


def in_utf8(stream: Stream) -> Stream:
    """The stream itself, or what it is in UTF-8 if its mark names another encoding."""
    encoding = mark_of(stream.peek(4))
    return Stream(_Transcoded(stream, encoding), encoding) if encoding else stream
