"""Plain text: a file is a page."""

from collections.abc import Iterator

from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import Stream, skip
from pipeline.records import Piece, Reject


def cut_text(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The one page of a text file, its encoding still unknown."""
    most = options.max_page_bytes
    raw = stream.read(most + 1)
    if len(raw) > most:
        yield too_large(name, 0, 0, raw, len(raw) + skip(stream), options)
    elif stream.broken:
        yield reject(name, 0, 0, *stream.broken, raw, most=options.most_raw_bytes)
    else:
        yield Piece(name, 0, 0, "text", raw, None, stream.meter.done)
