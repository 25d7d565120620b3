"""Reading dumps: which files there are, and the pages and rejects that are in them."""

import glob
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pipeline.edits import storable
from pipeline.errors import InputError
from pipeline.records import RawPage, Reject

# A reject keeps at most so many bytes of what could not be read.
MOST_RAW_BYTES = 1 << 20

_BOM = b"\xef\xbb\xbf"


Inputs = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


class Source(NamedTuple):
    """A file of the dump, and its name relative to the root of the dump."""

    path: Path
    name: str


class Dump(NamedTuple):
    """The files of a dump in the order of their names, and those of other kinds that are left out."""

    sources: list[Source]
    skipped: list[Source]


class Read(NamedTuple):
    """A record as it was read, and how many bytes of its source are done with it."""

    record: RawPage | Reject
    bytes_done: int


def find_sources(inputs: Inputs) -> Dump:
    """Find the files of all inputs: files, folders at any depth, and glob patterns.

    A file is named relative to the folder that was given, a file given by itself by its
    name; where two files have the same name then, the inputs' own names stand in front of all.
    Raises `InputError` for an input that is not there or that nobody here can read.
    """
    found: dict[Path, tuple[Path, Path]] = {}  # file -> the root that names it, the input's own name
    for given in [inputs] if isinstance(inputs, str | os.PathLike) else inputs:
        path = Path(given)
        if not str(given):
            raise InputError("An input is an empty name. Name a file, a folder or a pattern.")
        absolute = path.absolute()
        if path.is_dir():
            for file in _walk(absolute):
                found.setdefault(file, (absolute, Path(absolute.name)))
        elif path.exists() or path.is_symlink():
            if path.suffix.lower() not in READERS:
                raise InputError(f"{path.name} is of no kind that can be read. Known kinds are {', '.join(READERS)}.")
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
    sources = _named(found)
    readable = [source for source in sources if source.path.suffix.lower() in READERS or source.path.is_dir()]
    return Dump(readable, [source for source in sources if source not in readable])


def _named(found: dict[Path, tuple[Path, Path]]) -> list[Source]:
    names = {path: _storable_name(path.relative_to(root)) for path, (root, _) in found.items()}
    if len(set(names.values())) < len(names):
        names = {path: _storable_name(own / path.relative_to(root)) for path, (root, own) in found.items()}
    doubled = [name for name, count in Counter(names.values()).items() if count > 1]
    if doubled:
        raise InputError(f"Two inputs are both called {doubled[0]}. Give the folder that holds them instead.")
    return sorted((Source(path, name) for path, name in names.items()), key=lambda source: source.name)


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


def read_source(source: Source) -> Iterator[Read]:
    """The records of one file, in order; what cannot be read is a reject, never an exception."""
    try:
        if source.path.exists() and not source.path.is_file() and not source.path.is_dir():
            yield Read(Reject(source.name, 0, 0, "unreadable file", "not a regular file", b""), 0)
            return
        with source.path.open("rb") as file:
            yield from READERS[source.path.suffix.lower()](file, source.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Read(Reject(source.name, 0, 0, "unreadable file", reason, b""), 0)


def _read_text(file: BinaryIO, name: str) -> Iterator[Read]:
    """A `.txt` file is one page."""
    raw = file.read()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Read(reject(name, 0, 0, "not UTF-8", _where(error), raw), len(raw))
        return
    if text.strip():
        yield Read(RawPage(name, 0, text), len(raw))
    else:
        yield Read(reject(name, 0, 0, "no text", "the file is empty or holds white space only", raw), len(raw))


def _read_json_lines(file: BinaryIO, name: str) -> Iterator[Read]:
    """In a `.jsonl` file every line that is not blank is a record."""
    offset = record = 0
    for line in file:
        start = offset
        offset += len(line)
        raw = line.removeprefix(_BOM) if start == 0 else line
        if raw.strip():
            yield Read(_read_object(raw.rstrip(b"\r\n"), name, record, start), offset)
            record += 1


def _read_object(raw: bytes, name: str, record: int, offset: int) -> RawPage | Reject:
    try:
        data = json.loads(raw.decode("utf-8"))
        if not isinstance(data, dict):
            return reject(name, record, offset, "not a JSON object", f"the line holds a {type(data).__name__}", raw)
        text = data.pop("text", None)
        url = data.pop("url") if isinstance(data.get("url"), str) else None
        extra = _extra(data)
    except UnicodeDecodeError as error:
        return reject(name, record, offset, "not UTF-8", _where(error), raw)
    except (ValueError, RecursionError) as error:
        return reject(name, record, offset, "not JSON", str(error), raw)
    if not isinstance(text, str) or not text.strip():
        kind = "missing or null" if text is None else "blank" if isinstance(text, str) else "no string"
        return reject(name, record, offset, "no text", f'the key "text" is {kind}', raw)
    return RawPage(name, record, text, offset, storable(url) if url is not None else None, extra)


def _extra(data: dict[str, Any]) -> str | None:
    return storable(json.dumps(data, ensure_ascii=False)) if data else None


def _where(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} at {error.start}: {error.reason}"


def reject(name: str, record: int, offset: int, reason: str, detail: str, raw: bytes) -> Reject:
    """A record that is no page, with at most `MOST_RAW_BYTES` of its bytes."""
    if len(raw) > MOST_RAW_BYTES:
        detail = f"{detail} (only the first {MOST_RAW_BYTES} of {len(raw)} bytes are kept)"
    return Reject(name, record, offset, reason, storable(detail), raw[:MOST_RAW_BYTES])


# How each kind of file is read, by the ending of its name.
READERS = {".txt": _read_text, ".jsonl": _read_json_lines}


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes as hexadecimal digits; None if it cannot be read."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
