"""The journal of a run: the shards that are done, each a folder that is there as a whole or not at all.

    output/.unfinished/shards/<key>/pages.part ... shard.json

A shard is named by its key, a hash of its records and of all that decides their rows. So
what lies under a key is what would be made again, whenever and wherever it was made. The
files do not end in `.parquet`: they are not yet part of a table, and no pattern for the
tables finds them, not even one that looks into hidden folders.
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.running.parts import Parts, Tally, rows_of
from pipeline.running.shards import Shard
from pipeline.tables.writing import UNFINISHED, at_once, link, sync, write_file

_SHARDS, _ENTRY, _SUFFIX = "shards", "shard.json", ".part"


class Part(NamedTuple):
    """A part file: how many rows and bytes it has, and the hash of the bytes."""

    rows: int
    bytes: int
    sha256: str


class Place(NamedTuple):
    """Where a record stands in the dump."""

    source: str
    record: int


@dataclass(frozen=True)
class Entry:
    """A shard that is done: which records it holds, from ``first`` to ``last``, and what became of them."""

    key: str
    records: int
    bytes_in: int
    first: Place
    last: Place
    tally: Tally
    parts: dict[str, Part]

    def to_json(self) -> dict[str, Any]:
        """The entry in the types of JSON."""
        places = {"first": self.first._asdict(), "last": self.last._asdict()}
        parts = {table: part._asdict() for table, part in self.parts.items()}
        return {**vars(self), **places, "tally": vars(self.tally), "parts": parts}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Entry":
        """The entry that `to_json` wrote; raises `KeyError`, `TypeError` or `AttributeError` for anything else."""
        tally: dict[str, Any] = {
            name: Counter(value) if isinstance(value, dict) else value for name, value in data["tally"].items()
        }
        parts = {table: Part(**part) for table, part in data["parts"].items()}
        places = {name: Place(**data[name]) for name in ("first", "last")}
        return cls(**{**data, **places, "tally": Tally(**tally), "parts": parts})


# The part files of an earlier run: by key, the entry and the file of each table.
Earlier = dict[str, tuple[Entry, dict[str, Path]]]


class Journal:
    """The shards of a run that are done; `earlier` holds those of a finished run in the same folder.

    What an interrupted run left half written is removed.
    """

    def __init__(self, output: Path, earlier: Earlier) -> None:
        self.output, self.earlier = output, earlier
        self.folder = output / UNFINISHED / _SHARDS
        for left in self.folder.glob("*.tmp"):
            shutil.rmtree(left)

    def find(self, key: str) -> Entry | None:
        """The entry of a shard that is done, if its part files are what they were; one of an earlier run is kept."""
        entry = _read_entry(self.folder / key)
        if entry and entry.key == key and _intact(entry, self.part_files(entry)):
            return entry
        if key in self.earlier:
            entry, files = self.earlier[key]
            if _intact(entry, files):
                self._keep(entry, lambda table, target: link(files[table], target))
                return entry
        return None

    def keep(self, shard: Shard, parts: Parts) -> Entry:
        """Store the part files of a shard. When this returns, they outlast a power failure."""
        first, last = shard.records[0], shard.records[-1]
        entry = Entry(
            shard.key,
            len(shard.records),
            shard.bytes_in,
            Place(first.source, first.record),
            Place(last.source, last.record),
            parts.tally,
            {
                table: Part(rows_of(data), len(data), hashlib.sha256(data).hexdigest())
                for table, data in parts.files.items()
            },
        )
        self._keep(entry, lambda table, target: write_file(target, parts.files[table]))
        return entry

    def part_files(self, entry: Entry) -> dict[str, Path]:
        """Where the part files of a shard are until they are published."""
        return {table: self.folder / entry.key / f"{table}{_SUFFIX}" for table in entry.parts}

    def _keep(self, entry: Entry, put: Callable[[str, Path], None]) -> None:
        place, beside = self.folder / entry.key, self.folder / f"{entry.key}.tmp"
        beside.mkdir(parents=True)
        writing = [partial(put, table, beside / f"{table}{_SUFFIX}") for table in entry.parts]
        listed = json.dumps(entry.to_json(), ensure_ascii=False).encode()
        try:
            at_once([*writing, partial(write_file, beside / _ENTRY, listed)])
            sync(beside)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)  # a full disk needs the room
            raise
        if place.exists():  # it was found to be damaged
            shutil.rmtree(place)
        os.replace(beside, place)
        sync(self.folder)


def shards_kept(output: Path) -> int:
    """How many shards of an unfinished run are done."""
    return sum(1 for _ in (output / UNFINISHED / _SHARDS).glob(f"*[!p]/{_ENTRY}"))


def _read_entry(folder: Path) -> Entry | None:
    try:
        return Entry.from_json(json.loads((folder / _ENTRY).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _intact(entry: Entry, files: dict[str, Path]) -> bool:
    return all(is_intact(files[table], part) for table, part in entry.parts.items())


def is_intact(path: Path, part: Part) -> bool:
    """Whether a part file is there as it was written."""
    try:
        if path.stat().st_size != part.bytes:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == part.sha256
    except OSError:
        return False
