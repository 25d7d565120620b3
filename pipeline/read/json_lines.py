"""JSON Lines: every line that is not blank is a record."""

from collections.abc import Iterator

from pipeline.read.lines import BOM, lines
from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import Stream
from pipeline.records import Piece, Reject


def cut_json_lines(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The records of a `.jsonl` file; a line that is too long is a reject, and reading goes on after it."""
    record = end = 0
    meter, most, most_raw = stream.meter, options.max_page_bytes, options.most_raw_bytes
    for offset, line, length in lines(stream, most):
        end = offset + length
        raw = line.rstrip(b"\r\n")
        if not offset:
            raw = raw.removeprefix(BOM)
        if not raw or raw.isspace():
            continue
        if length > most:
            yield too_large(name, record, offset, line, length, options)
        elif stream.broken and line[-1:] != b"\n":
            end = offset
            break
        else:
            yield Piece(name, record, offset, "json", raw, None, meter.done)
        record += 1
    else:
        raw = b""
    if stream.broken:
        yield reject(name, record, end, *stream.broken, raw, most=most_raw)
