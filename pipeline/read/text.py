"""Plain text: a file is a page."""

from collections.abc import Iterator

from pipeline.read.options import Reading
from pipeline.read.rejects import reject
from pipeline.read.streams import BLOCK, Stream
from pipeline.records import Piece, Reject


def cut_text(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The one page of a text file, its encoding still unknown."""
    most = options.max_page_bytes
    raw = stream.read(most + 1)
    if len(raw) > most:
        length = len(raw) + _rest(stream)
        detail = f"more than {most} bytes"
        yield reject(name, 0, 0, "page too large", detail, raw, most=options.most_raw_bytes, length=length)
    elif stream.broken:
        yield reject(name, 0, 0, *stream.broken, raw, most=options.most_raw_bytes)
    else:
        yield Piece(name, 0, 0, "text", raw, None, stream.meter.done)


def _rest(stream: Stream) -> int:
    length = 0
    while block := stream.read1(BLOCK):
        length += len(block)
    return length
