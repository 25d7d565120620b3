"""Which core runs: the compiled modules, or the same source interpreted.

The compiled modules stand beside their sources. They are used only if they were made from
the sources as these are now, which a digest in the name of their library tells, so what
runs is always what the source says. `PAGESIEVE_INTERPRETED=1` leaves them aside.
"""

import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

_PACKAGE = Path(__file__).parent
_BUILD = "With a C compiler (gcc or clang) and the headers of Python, `make run` or `pip install .` compiles it."


class Core(NamedTuple):
    """The core that runs, and why it is not the compiled one."""

    compiled: bool
    reason: str = ""

    def __str__(self) -> str:
        """One line for people."""
        return "compiled core" if self.compiled else f"interpreted core: {self.reason}"


@cache
def core_in_use() -> Core:
    """The core of this process, decided once.

    >>> str(core_in_use()).split(":")[0] in ("compiled core", "interpreted core")
    True
    """
    if interpreted_is_asked():
        return Core(False, "PAGESIEVE_INTERPRETED is set.")
    if (_PACKAGE / f"{library_name()}{EXTENSION_SUFFIXES[0]}").exists():
        return Core(True)
    if compiled_files():
        return Core(False, f"its source has changed since it was compiled. {_BUILD}")
    return Core(False, f"it was not compiled when it was installed. {_BUILD}")


def interpreted_is_asked() -> bool:
    """Whether the environment asks for the interpreted core, when it is built as well as when it runs."""
    return os.environ.get("PAGESIEVE_INTERPRETED", "0") not in ("", "0")


def sources() -> list[Path]:
    """The sources of the core, in a fixed order."""
    patterns = (_PACKAGE / "core.txt").read_text(encoding="utf-8").splitlines()
    found = {path for pattern in patterns if not pattern.startswith("#") for path in _PACKAGE.glob(pattern)}
    return sorted(path for path in found if path.name != "__init__.py")


def compiled_files() -> list[Path]:
    """The compiled modules and their libraries, fresh or stale."""
    return [path for suffix in EXTENSION_SUFFIXES[:1] for path in _PACKAGE.rglob(f"*{suffix}")]


def library_name() -> str:
    """The name of the library that holds the compiled core, which tells what it was made from."""
    digest = blake2b(digest_size=6)
    for path in sources():
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"core_{digest.hexdigest()}__mypyc"


class SourceFinder(MetaPathFinder):
    """Finds the sources of this package's modules, and never what was compiled from them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The source of a module below this package; nothing for modules of others."""
        if not path or not fullname.startswith(f"{__name__.rpartition('.')[0]}."):
            return None
        found = (FileFinder(folder, (SourceFileLoader, SOURCE_SUFFIXES)).find_spec(fullname) for folder in path)
        return next((spec for spec in found if spec and spec.loader), None)


def choose_core() -> None:
    """Let all imports that follow find the core that is in use; said on standard error where it is a surprise."""
    core = core_in_use()
    if core.compiled or not compiled_files():
        return
    sys.meta_path.insert(0, SourceFinder())
    if not interpreted_is_asked():
        _warn(core)


def _warn(core: Core) -> None:
    from multiprocessing import parent_process

    if parent_process() is None:  # its workers need not say it again
        print(f"pagesieve: {core}", file=sys.stderr)
