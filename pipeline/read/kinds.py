"""Which kind of file it is, by the ending of its name."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from pipeline.read.json_lines import cut_json_lines
from pipeline.read.options import Reading
from pipeline.read.streams import Stream
from pipeline.read.text import cut_text
from pipeline.records import Piece, Reject

Cutter = Callable[[Stream, str, Reading], Iterator[Piece | Reject]]

# How each format is cut into records.
CUTTERS: dict[str, Cutter] = {
    "txt": cut_text,
    "jsonl": cut_json_lines,
    "ndjson": cut_json_lines,
}


def format_of(name: str) -> str | None:
    """The format of a file by its name; None for what nobody here can read."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    return ending if ending in CUTTERS else None
