"""From a dump to the pieces of its records, input after input."""

import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.read.kinds import CUTTERS, format_of
from pipeline.read.options import Reading
from pipeline.read.rejects import reject
from pipeline.read.sources import Dump, Source
from pipeline.read.streams import BLOCK, File, Meter, Readable, Stream, unreadable
from pipeline.records import Piece, Reject


def pieces(dump: Dump, options: Reading) -> Iterator[Piece | Reject]:
    """The records of all inputs in order, cut but not decoded; what cannot be cut is a reject, never an exception.

    Memory stays flat, however large the dump. As each input ends, the SHA-256 of its bytes is put into
    `dump.sha256`.
    """
    for source in dump.sources:
        meter = Meter()
        path = Path(source.location)
        try:
            if source.location == "-":
                yield from _cut(sys.stdin.buffer, source, meter, options)
            elif path.exists() and not path.is_file() and not path.is_dir():
                yield reject(source.name, 0, 0, "unreadable file", "not a regular file", b"")
                continue
            else:
                with path.open("rb", buffering=0) as file:
                    yield from _cut(file, source, meter, options)
        except OSError as error:
            yield reject(source.name, 0, 0, *unreadable(error), b"")
        else:
            dump.sha256[source.name] = meter.digest.hexdigest()


def _cut(file: Readable, source: Source, meter: Meter, options: Reading) -> Iterator[Piece | Reject]:
    stream = Stream(File(file, meter))
    yield from CUTTERS[format_of(source.name) or "txt"](stream, source.name, options)
    while stream.read1(BLOCK):  # the hash is that of the whole file, even where reading gave up
        pass
