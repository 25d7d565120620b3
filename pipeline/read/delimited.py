"""CSV and TSV: a header, and a record in every row."""

import csv
from collections.abc import Iterator

import orjson

from pipeline.read.encodings import NotTextError, RowDecoder
from pipeline.read.lines import BOM
from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.streams import Stream
from pipeline.records import Piece, Reject

_DELIMITERS = ",;\t|"


def cut_csv(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The rows of a `.csv` file as JSON objects; fields are parted by what its header has most of."""
    first = stream.peek(1 << 16).partition(b"\n")[0].decode("latin-1")
    return _cut_rows(stream, name, options, max(_DELIMITERS, key=first.count))


def cut_tsv(stream: Stream, name: str, options: Reading) -> Iterator[Piece | Reject]:
    """The rows of a `.tsv` file as JSON objects."""
    return _cut_rows(stream, name, options, "\t")


class _TooLargeError(Exception):
    """A row is longer than a page may be."""


class _Row:
    """The lines of one row after another, as the reader of the standard library asks for them.

    Bytes are handed over as the code points of their numbers: rows can be cut before anything is known of
    their encoding, because no encoding of such files has a comma, a quote or a line end within a character.
    """

    def __init__(self, stream: Stream, most: int) -> None:
        self._stream, self._most = stream, most
        self.offset = self.length = 0
        self._lines: list[bytes] = []
        self.torn = False

    @property
    def raw(self) -> bytes:
        """The bytes of the row; of one that is too large only the beginning."""
        return b"".join(self._lines)

    def ahead(self) -> bytes:
        """Some of what follows the row."""
        return self._stream.peek(1)

    def begin(self) -> None:
        """The next line is the first of a row."""
        self.offset += self.length
        self.length = 0
        self._lines = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._most + 1 - self.length)
        if line[-1:] != b"\n":
            self.torn = bool(self._stream.broken or (self._lines and not line))  # the row was to go on
            if not line:
                raise StopIteration
        self._lines.append(line)
        self.length += len(line)
        if self.length > self._most:
            self._skip()
            raise _TooLargeError
        if not self.offset and len(self._lines) == 1:
            line = line.removeprefix(BOM)
        return line.decode("latin-1")

    def _skip(self) -> None:
        """Skip to the end of the first line that leaves no quote open."""
        quotes = sum(line.count(b'"') for line in self._lines)
        line = self._lines[-1]
        while line and (quotes % 2 or line[-1:] != b"\n"):
            line = self._stream.readline(self._most)
            quotes += line.count(b'"')
            self.length += len(line)


def _cut_rows(stream: Stream, name: str, options: Reading, delimiter: str) -> Iterator[Piece | Reject]:
    most = options.max_page_bytes
    csv.field_size_limit(max(csv.field_size_limit(), most))  # rows are limited here already
    row = _Row(stream, most)
    rows = csv.reader(row, delimiter=delimiter)
    decoder = RowDecoder(stream.encoding)
    header: list[str] = []
    record = 0
    while True:
        row.begin()
        try:
            fields = next(rows, None)
            if fields is None:
                break
            if row.torn:
                what = stream.broken or ("bad row", "a quote is not closed")
                yield reject(name, record, row.offset, *what, row.raw, most=options.most_raw_bytes)
                return
            if not fields:
                continue
            values, encoding = decoder.decode(fields, row.raw, row.ahead)
            if not header:
                header = _unique(values)
                continue
            if len(values) != len(header):
                raise csv.Error(f"{len(values)} fields, and the header has {len(header)}")
            raw = orjson.dumps(dict(zip(header, values, strict=True)))
            yield Piece(name, record, row.offset, "json", raw, None, stream.meter.done, encoding)
        except _TooLargeError:
            yield too_large(name, record, row.offset, row.raw, row.length, options)
        except csv.Error as error:
            yield reject(name, record, row.offset, "bad row", str(error), row.raw, most=options.most_raw_bytes)
        except NotTextError as error:
            yield reject(name, record, row.offset, "not text", str(error), row.raw, most=options.most_raw_bytes)
        record += 1
    if stream.broken:
        yield reject(name, record, row.offset, *stream.broken, b"")


def _unique(names: list[str]) -> list[str]:
    """The names of columns; one that stands there again gets its number after it."""
    found: dict[str, None] = {}
    for name in names:
        number, own = 1, name
        while own in found:
            number += 1
            own = f"{name} ({number})"
        found[own] = None
    return list(found)
