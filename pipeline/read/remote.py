"""Files at an address that fsspec knows: `s3://`, `https://`, `gs://`, `memory://` and others."""

import glob
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.edits import storable
from pipeline.errors import InputError
from pipeline.read.places import Found

# Protocols that need a package that is an extra of ours, and which extra.
_EXTRAS = {"s3": "s3", "s3a": "s3", "http": "http", "https": "http"}


def find_remote(url: str) -> Iterator[Found]:
    """The files that an address means: of a file, a folder or a pattern. Raises `InputError` if there are none."""
    system, path = _connect(url)
    try:
        root, files = _list(system, path)
    except FileNotFoundError:
        files = {}
    except Exception as error:  # every file system has its own
        raise InputError(f"{url} cannot be listed: {type(error).__name__}: {error}.") from None
    if not files:
        raise InputError(f"There is nothing at {url}. Check the address.")
    alone = list(files) == [path]
    for file, size in sorted(files.items()):
        name = PurePosixPath(unquote(urlsplit(file).path) if "://" in file else file).relative_to(root)
        if alone or not any(part.startswith(".") for part in name.parts):
            full_name = str(PurePosixPath(PurePosixPath(root).name, name))
            yield Found(system.unstrip_protocol(file), storable(str(name)), storable(full_name), size, alone)


def _connect(url: str) -> tuple[Any, str]:
    import fsspec

    protocol = url.partition("://")[0]
    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        what = f"pip install 'pagesieve[{_EXTRAS[protocol]}]'" if protocol in _EXTRAS else f"{error}"
        raise InputError(f"Reading {protocol}:// needs a package that is not installed: {what}.") from None
    except ValueError as error:
        raise InputError(f"{url} cannot be read: {error}.") from None
    return system, path


def _list(system: Any, path: str) -> tuple[str, dict[str, int | None]]:
    """The folder that files are named from, and their sizes."""
    if "://" in path:  # on the web there are no folders, and a question mark is no wildcard
        return str(PurePosixPath(urlsplit(path).path).parent), {path: system.info(path).get("size")}
    if not glob.has_magic(path):
        found = {path: system.info(path)}
        root = path if system.isdir(path) else str(PurePosixPath(path).parent)
    else:
        found = system.glob(path, detail=True)
        fixed = takewhile(lambda part: not glob.has_magic(part), PurePosixPath(path).parts[:-1])
        root = str(PurePosixPath(*fixed))
    for folder in [name for name, info in found.items() if info["type"] == "directory"]:
        del found[folder]
        found |= system.find(folder, detail=True)
    return root, {name: info.get("size") for name, info in found.items()}
