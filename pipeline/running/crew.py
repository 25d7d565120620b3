"""Processes that work on shards, and getting what they make of them.

A process of the standard library and a pipe for each worker, rather than one of its pools:
those have one queue for all, and a worker that is killed while it writes there leaves
the others waiting for ever. From a pipe of its own the death of a worker is known at
once, and with it the shard that it had.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from types import ModuleType
from typing import TYPE_CHECKING, cast

from pipeline.errors import WorkerError
from pipeline.running.attempts import Work, attempt, checked
from pipeline.running.parts import Parts
from pipeline.running.shards import Shard

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

# Processes are never started as a copy of this one, whose libraries have threads that no copy has.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
# What a worker imports before its first shard, once for all of them where the system can fork.
_PRELOAD = ["pipeline.running.warm"]
# One core for each worker: the threads of libraries would only take it from the next one.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# How long to wait for the exit status of a worker whose pipe has ended, in seconds.
_GRACE = 5


class _Worker:
    """A process, this end of its pipe, and the shard that it has."""

    def __init__(self, work: Work) -> None:
        context = _context()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        try:
            with _starting():
                self.process.start()
        except (OSError, EOFError) as error:
            raise WorkerError(f"No worker can be started ({error}). Go on with --resume --workers 1.") from None
        theirs.close()
        self.shard: Shard | None = None

    def give(self, shard: Shard) -> None:
        self.shard = shard
        with suppress(OSError):  # it died; that is seen when an answer is taken
            self.connection.send(shard)

    def stop(self) -> None:
        self.connection.close()
        if self.shard is not None:
            self.process.kill()  # it writes nothing, so nothing can be left half done
        self.process.join()


class Crew:
    """The workers, those that are busy and those that are not."""

    def __init__(self, work: Work, size: int) -> None:
        self.work, self.size = work, size
        self.members: list[_Worker] = []
        self.idle: list[_Worker] = []
        self.busy: dict[Connection, _Worker] = {}
        self.died: set[int] = set()  # the shards that a worker died on

    def results(self, first: Iterable[Shard], source: Iterator[Shard]) -> Iterator[tuple[Shard, Parts]]:
        """Every shard, the first ones and those of the source, with what was made of it, as they get done."""
        waiting = deque(first)
        more = True
        while waiting or self.busy or more:
            while waiting and len(self.busy) < self.size:
                self._give(waiting.popleft())
            reading = more and len(waiting) < self.size
            done = []
            for connection in wait(list(self.busy), 0 if reading else None):
                worker = self.busy.pop(cast(Connection, connection))
                shard, parts = self._take(worker)
                if parts is None:
                    waiting.appendleft(shard)
                else:
                    done.append((shard, parts))
                    if waiting:  # before anybody looks at what this one made: it need not wait for that
                        self._give(waiting.popleft())
            yield from done
            if reading:
                read = next(source, None)
                more = read is not None
                waiting += [read] if read is not None else []

    def _give(self, shard: Shard) -> None:
        if shard.number in self.died or not self.idle:
            worker = _Worker(self.work)
            self.members.append(worker)
        else:
            worker = self.idle.pop()
        self.busy[worker.connection] = worker
        worker.give(shard)

    def _take(self, worker: _Worker) -> tuple[Shard, Parts | None]:
        """What a worker has made; nothing if it died for the first time on this shard."""
        shard = worker.shard
        assert shard is not None
        try:
            parts = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_GRACE)
            worker.stop()
            self.members.remove(worker)
            if shard.number in self.died:
                raise WorkerError(_epitaph(shard, worker.process.exitcode)) from None
            self.died.add(shard.number)
            return shard, None
        worker.shard = None
        self.idle.append(worker)
        return shard, checked(shard, parts)

    def stop(self) -> None:
        """End all processes, those that are at work too."""
        for worker in self.members:
            worker.stop()


def _epitaph(shard: Shard, status: int | None) -> str:
    how = f"was killed by {signal.Signals(-status).name}" if status and status < 0 else f"ended with status {status}"
    return (
        f"A worker {how} twice while it had {shard}; the usual reason is that memory has run out."
        " What was done is kept: go on with --resume, and with fewer --workers."
    )


def _context() -> "SpawnContext | ForkServerContext":
    """How processes are started."""
    if _METHOD == "spawn":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context


def _serve(connection: Connection, work: Work) -> None:
    """What a worker does: shard after shard, until nobody is left who sends one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the one that started us decides
    import pyarrow as pa

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    try:
        while True:
            connection.send(attempt(work, connection.recv()))
    except (EOFError, OSError):
        return


@contextmanager
def _starting() -> Iterator[None]:
    """Start a process without its importing the script that runs, deaf to Ctrl-C, and with libraries on one thread.

    The script is hidden because nothing that a worker needs is in it: so it need not guard
    itself with `if __name__ == "__main__"`, and cannot start a run within a worker.
    """
    script, environment = sys.modules["__main__"], {name: os.environ.get(name) for name in _ONE_THREAD}
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ.update(_ONE_THREAD)
    try:
        if _METHOD == "forkserver":
            with _deaf():
                forkserver.ensure_running()
        yield
    finally:
        sys.modules["__main__"] = script
        for name, value in environment.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a program that is started now ignore Ctrl-C from its first moment; a handler would not outlast that."""
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers are the main thread's
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
