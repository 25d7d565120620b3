"""Stopping a run: Ctrl-C, and the signal by which the system asks a process to end."""

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoppedError
from pipeline.running.journal import shards_kept

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Signal(KeyboardInterrupt):
    """One of the signals has come."""


@contextmanager
def telling_how_to_go_on(output: Path) -> Iterator[None]:
    """Raise `StoppedError` where a signal stops a run, with the command that goes on with it."""
    before = {number: signal.signal(number, _stop) for number in _SIGNALS}
    try:
        yield
    except _Signal as stopped:
        kept = shards_kept(output)
        shards = f"{kept:,} shard{'' if kept == 1 else 's'} of it {'is' if kept == 1 else 'are'} done and kept"
        command = shlex.join(_command(sys.argv))
        raise StoppedError(f"Stopped; {shards}. Go on with: {command}", 128 + stopped.args[0]) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _command(arguments: list[str]) -> list[str]:
    """The command that goes on with the one that was stopped.

    >>> _command(["/usr/bin/pagesieve", "run", "a b.txt", "-o", "out", "--overwrite"])
    ['pagesieve', 'run', 'a b.txt', '-o', 'out', '--resume']
    """
    kept = [argument for argument in arguments[1:] if argument not in ("--overwrite", "--resume")]
    return ["pagesieve", *kept, "--resume"]


def _stop(number: int, frame: object) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # an impatient second one must not break off the tidying up
    raise _Signal(number)
