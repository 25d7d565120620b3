"""Writing files so that they outlast a power failure."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from pipeline.errors import OutputError

# In the output folder, what is not yet a table. Hidden, so that no reader of the folder takes it for one.
UNFINISHED = ".unfinished"


def write_file(path: Path, data: bytes) -> None:
    """Write a file; when this returns, its bytes are on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def link(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where a file system knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        target.unlink(missing_ok=True)
        shutil.copyfile(source, target)
        sync(target)


def sync(path: Path) -> None:
    """Make sure that a file's bytes, or a folder's names, outlast a power failure."""
    if os.name != "posix" and path.is_dir():
        return  # only there a folder can be opened
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def at_once(tasks: Sequence[Callable[[], object]]) -> None:
    """Write several files or folders at the same time, so that the disk is waited for once, and not once for each."""
    failures: list[Exception] = []

    def attempt(task: Callable[[], object]) -> None:
        try:
            task()
        except Exception as error:
            failures.append(error)

    threads = [Thread(target=attempt, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@contextmanager
def writing_to(output: Path) -> Iterator[None]:
    """Say what to do when the tables cannot be written, as an `OutputError`."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"The tables cannot be written to {output}: {error.strerror or error}."
            " What was done is kept: when that is put right, go on with --resume."
        ) from None
