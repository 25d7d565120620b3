"""Which inputs a dump has: files, folders at any depth, glob patterns."""

import glob
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.read.kinds import kind_of, known_kinds

Inputs = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


class Source(NamedTuple):
    """An input of the dump: where it lies, its name relative to the root of the dump, its size in bytes if known."""

    location: str
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """The inputs of a dump in the order of their names, and those of other kinds that are left out.

    Reading fills in `sha256`, of the bytes of each input by its name; one that could not be read has none.
    """

    sources: list[Source]
    skipped: list[Source]
    sha256: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int | None:
        """The bytes of all inputs together; None if that is not known beforehand."""
        sizes = [source.size for source in self.sources]
        return None if None in sizes else sum(size or 0 for size in sizes)


def find_sources(inputs: Inputs) -> Dump:
    """Find the files of all inputs: files, folders at any depth, and glob patterns.

    A file is named relative to the folder that was given, a file given by itself by its
    name; where two files have the same name then, the inputs' own names stand in front of all.
    Raises `InputError` for an input that is not there or that nobody here can read.
    """
    streams: list[Source] = []
    found: dict[Path, tuple[Path, Path]] = {}  # file -> the root that names it, the input's own name
    for given in [inputs] if isinstance(inputs, str | os.PathLike) else inputs:
        path = Path(given)
        if not str(given):
            raise InputError("An input is an empty name. Name a file, a folder or a pattern.")
        if str(given) == "-":
            streams.append(Source("-", "standard input"))
            continue
        absolute = path.absolute()
        if path.is_dir():
            for file in _walk(absolute):
                found.setdefault(file, (absolute, Path(absolute.name)))
        elif path.exists() or path.is_symlink():
            if not kind_of(path.name):
                raise InputError(f"{path.name} is of no kind that can be read. Known kinds are {known_kinds()}.")
            found.setdefault(absolute, (absolute.parent, Path(absolute.parent.name)))
        elif glob.has_magic(str(given)):
            root = _fixed_part(absolute)
            matches = [Path(match).absolute() for match in sorted(glob.glob(str(given), recursive=True))]
            if not matches:
                raise InputError(f"No file matches {given}. Check the pattern, and quote it if the shell expands it.")
            for file in chain.from_iterable(_walk(match) if match.is_dir() else [match] for match in matches):
                found.setdefault(file, (root, Path(root.name)))
        else:
            raise InputError(f"There is no file or folder {given}. Check the path.")
    dump = Dump(streams, [])
    for path, name in _named(found):
        readable = kind_of(path.name) or path.is_dir()
        (dump.sources if readable else dump.skipped).append(Source(str(path), name, _size(path)))
    return dump


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _named(found: dict[Path, tuple[Path, Path]]) -> list[tuple[Path, str]]:
    names = {path: _storable_name(path.relative_to(root)) for path, (root, _) in found.items()}
    if len(set(names.values())) < len(names):
        names = {path: _storable_name(own / path.relative_to(root)) for path, (root, own) in found.items()}
    doubled = [name for name, count in Counter(names.values()).items() if count > 1]
    if doubled:
        raise InputError(f"Two inputs are both called {doubled[0]}. Give the folder that holds them instead.")
    return sorted(names.items(), key=lambda named: named[1])


def _walk(folder: Path) -> list[Path]:
    """All files below a folder but hidden ones; links to folders are not followed.

    A folder that cannot be listed stands among the files, and reading it says why.
    """
    found = []
    unlisted: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in files if not name.startswith(".")]
    return found + [Path(error.filename) for error in unlisted]


def _fixed_part(pattern: Path) -> Path:
    """The folders of a glob pattern in front of the first wildcard."""
    fixed = Path(pattern.anchor)
    for part in pattern.parts[1:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    return fixed


def _storable_name(relative: Path) -> str:
    return os.fsencode(relative.as_posix()).decode("utf-8", "backslashreplace")
