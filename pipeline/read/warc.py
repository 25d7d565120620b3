"""WARC and WET: cut by the length that each record states; what is in a record is read where it is decoded."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import BLOCK, Stream, skip
from pipeline.records import Piece, Reject

# What holds a page; the others (warcinfo, request, metadata, revisit) describe the crawl and hold none.
PAGE_TYPES = (b"conversion", b"response", b"resource")
_TYPE = re.compile(rb"^WARC-Type:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
# Headers of real records have some 500 bytes, and the longest addresses some 8 kB.
_MOST_HEAD = 1 << 20


class _Head(NamedTuple):
    """The lines before a record's content, and that content's type and length; junk has neither."""

    offset: int
    raw: bytes
    type: bytes | None = None
    length: int = 0


def cut_warc(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The records of a WARC file that hold pages; what stands between records is a reject."""
    most, most_raw = options.max_page_bytes, options.most_raw_bytes
    record = 0
    for head in _heads(stream):
        if head.type is None:
            broken = None if stream.peek(1) else stream.broken
            what = broken or ("broken WARC", "no header of a record")
            yield reject(name, record, head.offset, *what, head.raw, most=most_raw)
            if broken:
                return
            record += 1
            continue
        wanted = head.type in PAGE_TYPES
        content = stream.read(min(head.length, most + 1)) if wanted else b""
        there = len(content) + skip(stream, head.length - len(content))
        if there < head.length:
            what = stream.broken or ("broken WARC", f"the record has {there} of {head.length} bytes")
            yield reject(name, record, head.offset, *what, head.raw + content, most=most_raw)
            return
        if not wanted:
            continue
        raw = head.raw + content
        if head.length > most:
            yield too_large(name, record, head.offset, raw, len(head.raw) + head.length, options)
        else:
            yield Piece(name, record, head.offset, "warc", raw, None, stream.meter.done)
        record += 1
    if stream.broken:
        yield reject(name, record, stream.tell(), *stream.broken, b"")


def _heads(stream: Stream) -> Iterator[_Head]:
    """The head of each record; whoever asks for the next one has read the content of the last."""
    junk = b""
    while line := stream.readline(BLOCK):
        at = stream.tell() - len(line)
        if line[:5] != b"WARC/":
            if junk or line.strip():
                junk += line
                at += len(line) - len(junk)
            if len(junk) > BLOCK:
                yield _Head(at, junk)
                junk = b""
            continue
        if junk:
            yield _Head(at - len(junk), junk)
            junk = b""
        yield _head(stream, at, line)
    if junk:
        yield _Head(stream.tell() - len(junk), junk)


def _head(stream: Stream, offset: int, line: bytes) -> _Head:
    """The head that begins with this line, up to the blank line after it."""
    parts, size = [line], len(line)
    while line.strip() and size < _MOST_HEAD:
        line = stream.readline(_MOST_HEAD)
        parts.append(line)
        size += len(line)
    raw = b"".join(parts)
    kind, length = _TYPE.search(raw), _LENGTH.search(raw)
    if line.strip() or not line or not kind or not length:
        return _Head(offset, raw)
    return _Head(offset, raw, kind[1].lower(), int(length[1]))
