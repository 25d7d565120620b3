"""Formats that cannot be read from the beginning to the end, Parquet and zip, are read from a file on disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from pipeline.read.streams import BLOCK, Stream, skip


@contextmanager
def on_disk(stream: Stream, path: str | None) -> Iterator[BinaryIO]:
    """The contents of a stream as a file that can be wound back; `path` names them if they are one already.

    The stream is read to its end in either case, which is how it is hashed, and tells whether it broke.
    """
    if path is not None:
        skip(stream)
        with open(path, "rb") as file:
            yield file
        return
    with tempfile.TemporaryFile(prefix="pagesieve-") as copy:
        while block := stream.read1(BLOCK):
            copy.write(block)
        copy.seek(0)
        yield copy
