"""Which inputs a dump has: files, folders at any depth, glob patterns, addresses, standard input."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.read.kinds import kind_of, known_kinds
from pipeline.read.local import find_local
from pipeline.read.places import STANDARD_INPUT, Found, is_remote
from pipeline.read.remote import find_remote

Inputs = Iterable[str | PathLike[str]] | str | PathLike[str]


class Source(NamedTuple):
    """An input of the dump: where it lies, its name relative to the root of the dump, its size in bytes if known."""

    location: str
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """The inputs of a dump in the order of their names, and those of other kinds that are left out.

    Reading fills in `sha256`, of the bytes of each input by its name, and `skipped`, with what is left out of
    archives. An input that could not be read has no hash.
    """

    sources: list[Source]
    skipped: list[Source]
    sha256: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int | None:
        """The bytes of all inputs together; None if that is not known beforehand."""
        sizes = [source.size for source in self.sources]
        return None if None in sizes else sum(size or 0 for size in sizes)


def find_sources(inputs: Inputs, format: str | None = None) -> Dump:
    """Find the files of all inputs: files, folders at any depth, glob patterns, addresses, and `-`, standard input.

    A file is named relative to the folder that was given, a file given by itself by its
    name; where two files have the same name then, the inputs' own names are put before all.
    `format` is the ending that files given by themselves are read by if they have none that is known.
    Raises `InputError` for an input that is not there or that nobody here can read.
    """
    if format is not None and kind_of(f"x.{format}") is None:
        raise InputError(f"There is no format {format}. Known are the endings {known_kinds()}.")
    found: dict[str, Found] = {}
    for given in [inputs] if isinstance(inputs, str | PathLike) else inputs:
        for file in _find(str(given)):
            if file.alone and not (format or kind_of(file.name)):
                raise InputError(
                    f"{file.name} is of no kind that can be read. Known kinds are {known_kinds()}; "
                    "--format names one where the name does not tell, as in --format txt."
                )
            found.setdefault(file.location, file)
    dump = Dump([], [])
    for name, file in _named(found.values()):
        readable = file.alone or file.folder or kind_of(file.name)
        (dump.sources if readable else dump.skipped).append(Source(file.location, name, file.size))
    return dump


def _find(given: str) -> Iterable[Found]:
    if not given:
        raise InputError("An input is an empty name. Name a file, a folder or a pattern.")
    if given == STANDARD_INPUT:
        return [Found(STANDARD_INPUT, "standard input", "standard input", None, alone=False, folder=True)]
    return find_remote(given) if is_remote(given) else find_local(given)


def _named(found: Iterable[Found]) -> list[tuple[str, Found]]:
    """The files in the order of their names."""
    named = [(file.name, file) for file in found]
    if len({name for name, _ in named}) < len(named):
        named = [(file.full_name, file) for _, file in named]
    doubled = [name for name, count in Counter(name for name, _ in named).items() if count > 1]
    if doubled:
        raise InputError(f"Two inputs are both called {doubled[0]}. Give the folder that holds them instead.")
    return sorted(named, key=lambda pair: pair[0])
