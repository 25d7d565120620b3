"""From a dump to the pieces of its records, input after input.

Formats that need further libraries are imported where a file is of them: a small run takes less time than those do.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pipeline.read.delimited import cut_csv, cut_tsv
from pipeline.read.json_lines import cut_json_lines
from pipeline.read.json_values import cut_json
from pipeline.read.kinds import MOST_COMPRESSIONS, Kind, compression_of, format_of, kind_of
from pipeline.read.opening import local_path, open_source
from pipeline.read.options import Reading
from pipeline.read.rejects import reject
from pipeline.read.sources import Dump, Source
from pipeline.read.streams import File, Meter, Stream, skip, unreadable
from pipeline.read.text import cut_text
from pipeline.read.transcoding import in_utf8
from pipeline.read.unpacking import Unpacked
from pipeline.read.warc import cut_warc
from pipeline.records import Piece, Reject

if TYPE_CHECKING:
    from pipeline.read.archives import Member

Cutter = Callable[[Stream, str, Reading], Iterator[Piece | Reject]]

# How each format that can be read from the beginning to the end is cut into records.
_TEXTUAL: dict[str, Cutter] = {
    "jsonl": cut_json_lines,
    "ndjson": cut_json_lines,
    "json": cut_json,
    "csv": cut_csv,
    "tsv": cut_tsv,
}
_BINARY: dict[str, Cutter] = {"txt": cut_text, "wet": cut_warc, "warc": cut_warc}


def pieces(dump: Dump, options: Reading) -> Iterator[Piece | Reject]:
    """The records of all inputs in order, cut but not decoded; what cannot be cut is a reject, never an exception.

    Memory stays flat, however large the dump. As each input ends, the SHA-256 of its bytes is put into
    `dump.sha256`, and what was left out of an archive into `dump.skipped`.
    """
    for source in dump.sources:
        try:
            with open_source(source) as file:
                meter = Meter()
                stream = Stream(File(file, meter))
                kind, unpacked = _kind(source, stream, options)
                path = local_path(source) if unpacked is stream and not kind.compressions else None
                yield from _cut(source.name, kind, unpacked, path, options, dump)
                skip(stream)  # the hash is that of the whole file, even where reading gave up
                if not stream.broken:
                    dump.sha256[source.name] = meter.digest.hexdigest()
        except OSError as error:
            yield reject(source.name, 0, 0, *unreadable(error), b"")


def _kind(source: Source, stream: Stream, options: Reading) -> tuple[Kind, Stream]:
    """The kind of an input by its name, by the options or, if neither tells, by how its bytes begin."""
    kind = kind_of(source.name) or kind_of(f"{source.name}.{options.format}")
    if kind:
        return kind, stream
    for _ in range(MOST_COMPRESSIONS):
        if compression := compression_of(stream.peek(16)):
            stream = Stream(Unpacked(stream, compression, options))
    return Kind(format_of(stream.peek(512))), stream


def _cut(
    name: str, kind: Kind, stream: Stream, path: str | None, options: Reading, dump: Dump
) -> Iterator[Piece | Reject]:
    """The records of one file, or of all files in an archive; `path` is the file, if it lies on disk unpacked."""
    for compression in kind.compressions:
        stream = Stream(Unpacked(stream, compression, options))
    if kind.format in _TEXTUAL:
        yield from _TEXTUAL[kind.format](in_utf8(stream), name, options)
    elif kind.format in _BINARY:
        yield from _BINARY[kind.format](stream, name, options)
    elif kind.format == "tar":
        from pipeline.read.archives import tar_members

        yield from _cut_members(tar_members(stream, name, options, dump.skipped), options, dump)
    else:
        yield from _cut_seekable(name, kind, stream, path, options, dump)


def _cut_seekable(
    name: str, kind: Kind, stream: Stream, path: str | None, options: Reading, dump: Dump
) -> Iterator[Piece | Reject]:
    """The records of a file that is read from its end, which needs it on disk."""
    from pipeline.read.archives import zip_members
    from pipeline.read.on_disk import on_disk
    from pipeline.read.parquet import cut_parquet

    with on_disk(stream, path) as file:
        if stream.broken:
            yield reject(name, 0, 0, *stream.broken, b"")
        elif kind.format == "parquet":
            yield from cut_parquet(file, stream.meter, name, options)
        else:
            yield from _cut_members(zip_members(file, stream.meter, name, options, dump.skipped), options, dump)


def _cut_members(members: "Iterator[Member | Reject]", options: Reading, dump: Dump) -> Iterator[Piece | Reject]:
    for member in members:
        if isinstance(member, Reject):
            yield member
        else:
            yield from _cut(member.name, member.kind, member.stream, None, options, dump)
