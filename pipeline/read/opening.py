"""Opening an input where it lies: on disk, on standard input, or at an address that fsspec knows."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.read.places import STANDARD_INPUT, is_remote
from pipeline.read.sources import Source
from pipeline.read.streams import Readable


@contextmanager
def open_source(source: Source) -> Iterator[Readable]:
    """The bytes of an input from the beginning. Raises `OSError`, whatever a remote file system raises."""
    if source.location == STANDARD_INPUT:
        yield sys.stdin.buffer
    elif local_path(source) is None:
        yield _Remote(source.location)
    else:
        path = Path(source.location)
        if path.exists() and not path.is_file() and not path.is_dir():
            raise OSError("not a regular file")
        with path.open("rb", buffering=0) as file:
            yield file


def local_path(source: Source) -> str | None:
    """Where a file lies on disk; None for all other inputs."""
    return None if source.location == STANDARD_INPUT or is_remote(source.location) else source.location


class _Remote:
    """A file at an address, opened when it is first read."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._file: Readable | None = None

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes. Raises `OSError`."""
        import fsspec

        try:
            if self._file is None:
                self._file = fsspec.open(self._url, "rb").open()
            return self._file.read(size)
        except OSError:
            raise
        except Exception as error:  # every file system has its own
            raise OSError(f"{type(error).__name__}: {error}") from error
