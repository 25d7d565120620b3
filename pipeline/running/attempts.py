"""One try at making the tables of a shard, in whichever process that happens."""

from collections.abc import Callable

from pipeline.errors import WorkerError
from pipeline.running.parts import Parts
from pipeline.running.shards import Shard

Work = Callable[[Shard], Parts]


def attempt(work: Work, shard: Shard) -> Parts | str:
    """What a shard becomes, or what went wrong; errors of pages are rows, so this one is a defect."""
    try:
        return work(shard)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:500]


def checked(shard: Shard, made: Parts | str) -> Parts:
    """What was made of a shard; raises `WorkerError` with what went wrong."""
    if isinstance(made, str):
        raise WorkerError(f"No tables could be made of {shard}: {made}. Please report this as a defect.")
    return made
