"""Files that are read from memory, and that fail where a disk would."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipeline.read import Reading, cutting, pieces
from pipeline.read.sources import Dump, Source
from pipeline.records import Piece, Reject


class Failing(io.RawIOBase):
    """A file on a disk that fails somewhere."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        block = self._data.read(min(size, 100))
        if not block:
            raise OSError(5, "Input/output error")
        return block


def cut_bytes(name: str, data: bytes, *, fails: bool = False, options: Reading | None = None) -> list[Piece | Reject]:
    """The pieces of a file that is in memory, and breaks at its end if it `fails`."""

    @contextmanager
    def opened(_: Source) -> Iterator[io.RawIOBase | io.BytesIO]:
        yield Failing(data) if fails else io.BytesIO(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "open_source", opened)
        patch.setattr(cutting, "local_path", lambda _: None)
        return list(pieces(Dump([Source(name, name, len(data))], []), options or Reading()))
