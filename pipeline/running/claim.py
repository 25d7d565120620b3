"""Claiming an output folder: what it holds, whether a run may write there, and that only one does."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from pipeline.errors import InputError, OutputError
from pipeline.running.manifest import own_manifest
from pipeline.tables.schema import DERIVED, MANIFEST, TABLES
from pipeline.tables.writing import UNFINISHED

# What may stand in an output folder besides the run itself; and logs.
_WELCOME = {"README.md", ".gitignore", ".gitkeep"}
LOG_SUFFIX = ".log"
# The names that a run gives to its files in a table's folder.
_OWN = re.compile(r"part-\d{5,}\.parquet")


class Existing(Enum):
    """What to do with a run that is in the output folder already."""

    REFUSE = "refuse"
    RESUME = "resume"
    OVERWRITE = "overwrite"

    @classmethod
    def asked_for(cls, overwrite: bool, resume: bool) -> "Existing":
        """The choice that two options mean; raises `InputError` if both are given."""
        if overwrite and resume:
            raise InputError("An earlier run can be replaced (--overwrite) or gone on with (--resume), not both.")
        return cls.OVERWRITE if overwrite else cls.RESUME if resume else cls.REFUSE


@contextmanager
def claim(output: Path, existing: Existing) -> Iterator[None]:
    """Hold the output folder for one run; make it where there is none.

    Raises `OutputError` if it holds something else, if another run writes to it, or if it
    holds a run, finished or not, that must be refused. An empty folder that was made
    for nothing goes again.
    """
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file. Name a folder for the tables.")
    made = not output.exists()
    try:
        output.mkdir(parents=True, exist_ok=True)
        foreign = _foreign(output)
    except OSError as error:
        raise OutputError(f"{output} cannot be used as a folder for the tables: {error.strerror}.") from None
    if foreign:
        raise OutputError(f"{output} holds something else ({foreign[0]}). Name an empty folder, or a new one.")
    try:
        with _alone(output):
            _allow(output, existing)
            yield
    finally:
        if made:
            with suppress(OSError):
                output.rmdir()


def _foreign(output: Path) -> list[str]:
    """What is in the folder that no run put there."""
    entries = sorted(path.name for path in output.iterdir())
    ours = {*TABLES, *DERIVED, MANIFEST, UNFINISHED, *_WELCOME}
    foreign = [name for name in entries if name not in ours and not name.endswith(LOG_SUFFIX)]
    for table in set(entries) & {*TABLES, *DERIVED}:
        folder = output / table
        names = os.listdir(folder) if folder.is_dir() else [""]
        foreign += [f"{table}/{name}" for name in names if not _OWN.fullmatch(name)]
    if MANIFEST in entries and own_manifest(output) is None:
        foreign.append(MANIFEST)
    return foreign


def _allow(output: Path, existing: Existing) -> None:
    finished = (output / MANIFEST).exists()
    begun = (output / UNFINISHED).exists() or any((output / table).exists() for table in TABLES)
    if existing is Existing.REFUSE and finished:
        raise OutputError(
            f"{output} holds an earlier run. Redo only what has changed since with --resume, replace it with"
            " --overwrite, or name another folder."
        )
    if existing is Existing.REFUSE and begun:
        raise OutputError(
            f"{output} holds a run that did not finish. Go on with it with --resume, begin anew with --overwrite, or"
            " name another folder."
        )
    if existing is Existing.OVERWRITE:
        shutil.rmtree(output / UNFINISHED, ignore_errors=True)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Lock the folder; the lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(output, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise OutputError(f"Another run is writing to {output}. Wait for its end, or stop it.") from None
        yield
    finally:
        os.close(handle)
