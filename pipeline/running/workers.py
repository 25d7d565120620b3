"""Sharing shards out to as many processes as may work on them; to none but this one, where that is enough."""

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pipeline.running.attempts import Work, attempt, checked
from pipeline.running.parts import Parts
from pipeline.running.shards import Shard


def all_cores() -> int:
    """How many cores this process may use."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import current_process

        if current_process().daemon:
            return 1  # a worker of somebody else's pool; it may not start processes
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_through(shards: Iterable[Shard], work: Work, workers: int) -> Iterator[tuple[Shard, Parts]]:
    """Yield every shard with what `work` makes of it, as they get done; a few are held in memory, never all.

    One worker, or a single shard, needs no process but this one. Raises `WorkerError` for a
    shard on which a worker died twice; whenever it ends, no worker is left.
    """
    source = iter(shards)
    first = list(islice(source, 2)) if workers > 1 else []
    if len(first) < 2:
        for shard in chain(first, source):
            yield shard, checked(shard, attempt(work, shard))
        return
    from pipeline.running.crew import Crew  # what starts processes is only imported where some are needed

    crew = Crew(work, workers)
    try:
        yield from crew.results(first, source)
    finally:
        crew.stop()
