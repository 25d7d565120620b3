"""The manifest, which says that a run is whole, of what it was made, and which files it consists of."""

import hashlib
import os
import platform
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.read import Dump
from pipeline.running.batch import Options
from pipeline.running.journal import Earlier, Entry, Part
from pipeline.running.parts import empty_part
from pipeline.running.report import RunReport
from pipeline.tables.parts import read_manifest
from pipeline.tables.schema import TABLES

_LIBRARIES = ("pagesieve", "chardet", "fastwarc", "ftfy", "orjson", "pyarrow", "pycld2", "regex")
# What may differ between two runs that made the same.
_INCIDENTAL = ("seconds",)


def config_hash(options: Options | None = None) -> str:
    """A hash of all that decides the tables besides the input: the code, the vocabulary, the libraries, the options."""
    digest = hashlib.sha256(repr(options or Options()).encode())
    package = os.path.dirname(os.path.dirname(__file__))
    found = (os.path.join(folder, name) for folder, _, names in os.walk(package) for name in names)
    for path in sorted(path for path in found if path.endswith((".py", ".toml"))):
        name = os.path.relpath(path, package).replace(os.sep, "/")
        digest.update(f"{name}\n".encode() + Path(path).read_bytes())
    digest.update(repr(_versions()).encode())
    return digest.hexdigest()


@cache
def _versions() -> dict[str, str]:
    """The versions of what decides the tables."""
    installed = _installed()
    missing = [name for name in _LIBRARIES if name not in installed]
    if missing:  # installed in another way; importing this takes longer than all else that a small run does here
        from importlib.metadata import version

        installed |= {name: version(name) for name in missing}
    return {name: installed[name] for name in _LIBRARIES}


def _installed() -> dict[str, str]:
    """The versions of what is installed, as the folders that installing it has made tell them."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for name in os.listdir(folder or "."):
                if name.endswith(".dist-info"):
                    library, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(library.lower(), version)
    return found


def part_name(number: int) -> str:
    """The file of a shard in a table's folder."""
    return f"part-{number:05}.parquet"


def make_manifest(
    report: RunReport, entries: Sequence[Entry], dump: Dump, options: Options, config: str
) -> dict[str, Any]:
    """The manifest of a run, in the types of JSON; `config` is the `config_hash` that it began with."""
    return {
        "inputs": [
            {"source": source.name, "bytes": source.size, "sha256": dump.sha256.get(source.name)}
            for source in dump.sources
        ],
        "skipped": report.skipped,
        "config_sha256": config,
        "options": asdict(options),
        "versions": {"python": platform.python_version(), **_versions()},
        "records_in": report.records_in,
        "pages": report.pages,
        "rejects": report.rejects,
        "counts": report.counts,
        "edits_by_rule": dict(sorted(report.edits_by_rule.items())),
        "losses_by_rule": dict(sorted(report.losses_by_rule.items())),
        "rejects_by_reason": dict(sorted(report.rejects_by_reason.items())),
        "seconds": round(report.seconds, 3),
        "parts": {
            table: [{"name": name, **part._asdict()} for name, part in parts_of(table, entries)] for table in TABLES
        },
        "shards": [{key: value for key, value in entry.to_json().items() if key != "parts"} for entry in entries],
    }


def parts_of(table: str, entries: Sequence[Entry]) -> list[tuple[str, Part]]:
    """The part files of a table by their names; a table without a row has one that is empty."""
    found = [(part_name(number), entry.parts[table]) for number, entry in enumerate(entries) if table in entry.parts]
    data = empty_part(table)
    return found or [(part_name(0), Part(0, len(data), hashlib.sha256(data).hexdigest()))]


def own_manifest(output: Path) -> dict[str, Any] | None:
    """The manifest of a finished run; None if there is none, or if it is not ours."""
    try:
        manifest = read_manifest(output)
    except OSError:
        return None
    return manifest if manifest and "config_sha256" in manifest else None


def is_same(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """Whether two manifests tell of the same inputs and the same tables."""
    before = {} if before is None else before
    return all(before.get(key) == value for key, value in after.items() if key not in _INCIDENTAL)


def earlier_shards(output: Path, manifest: dict[str, Any] | None) -> Earlier:
    """The shards of the finished run in a folder, by their key; none if its manifest does not list any."""
    found: Earlier = {}
    try:
        listed = (manifest or {})["shards"]
        parts = {
            (table, part["name"]): Part(part["rows"], part["bytes"], part["sha256"])
            for table, files in (manifest or {})["parts"].items()
            for part in files
        }
        for number, data in enumerate(listed):
            name = part_name(number)
            own = {table: parts[table, name]._asdict() for table in TABLES if data["tally"]["rows"].get(table)}
            entry = Entry.from_json({**data, "parts": own})
            found[entry.key] = entry, {table: output / table / name for table in own}
    except (KeyError, TypeError, AttributeError):
        return {}
    return found
