"""Files on disk: given by themselves, in folders at any depth, by patterns."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.places import Found


def find_local(given: str) -> Iterator[Found]:
    """The files that a path or a pattern means. Raises `InputError` if there are none."""
    path = Path(given)
    absolute = path.absolute()
    if path.is_dir():
        for file in _walk(absolute):
            yield _found(file, absolute)
    elif path.exists() or path.is_symlink():
        yield _found(absolute, absolute.parent, alone=True)
    elif glob.has_magic(given):
        yield from _matches(given, absolute)
    else:
        raise InputError(f"There is no file or folder {given}. Check the path.")


def _matches(given: str, pattern: Path) -> Iterator[Found]:
    """The files that a pattern matches, and those in folders that it matches; hidden ones only if it names them."""
    root = _fixed_part(pattern)
    wanted = str(pattern.relative_to(root))
    hidden = any(part.startswith(".") for part in Path(wanted).parts)
    try:
        matches = sorted(root.glob(wanted))  # unlike the module glob, it follows no link that leads to itself
    except ValueError as error:
        raise InputError(f"{given} is no pattern: {error}.") from None
    found = False
    for match in matches:
        if hidden or not any(part.startswith(".") for part in match.relative_to(root).parts):
            for file in _walk(match) if match.is_dir() else [match]:
                found = True
                yield _found(file, root)
    if not found:
        raise InputError(f"No file matches {given}. Check the pattern, and quote it if the shell expands it.")


def _walk(folder: Path) -> Iterator[Path]:
    """All files below a folder but hidden ones; links to folders are not followed.

    A folder that cannot be listed stands among the files, and reading it says why.
    """
    unlisted: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in files if not name.startswith("."))
    yield from (Path(error.filename) for error in unlisted)


def _fixed_part(pattern: Path) -> Path:
    """The folders of a glob pattern before the first wildcard."""
    fixed = Path(pattern.anchor)
    for part in pattern.parts[1:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    return fixed


def _found(file: Path, root: Path, alone: bool = False) -> Found:
    name = file.relative_to(root)
    try:
        size = file.stat().st_size
    except OSError:
        size = 0
    full_name = Path(root.name, name)
    return Found(str(file), _storable_name(name), _storable_name(full_name), size, alone, not alone and file.is_dir())


def _storable_name(relative: Path) -> str:
    return os.fsencode(relative.as_posix()).decode("utf-8", "backslashreplace")
