"""Which kind of file it is, by the ending of its name: a format, and how it is compressed."""

from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.read.unpacking import UNPACKERS

FORMATS = ("txt", "jsonl", "ndjson", "json", "csv", "tsv", "parquet", "wet", "warc")
ARCHIVES = ("zip", "tar")
# One ending that means two.
_SHORT = {"tgz": "tar.gz", "tzst": "tar.zst", "tbz2": "tar.bz2", "tbz": "tar.bz2", "txz": "tar.xz", "gzip": "gz"}
# More wrappings than one around another are a mistake or an attack.
MOST_COMPRESSIONS = 2

# How files of each kind begin.
_COMPRESSED = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_BEGINNINGS = {b"PK\x03\x04": "zip", b"PAR1": "parquet", b"WARC/": "warc", b"{": "jsonl", b"[": "json"}


class Kind(NamedTuple):
    """A format, and the compressions around it from the outermost to the innermost."""

    format: str
    compressions: tuple[str, ...] = ()


def kind_of(name: str) -> Kind | None:
    """The kind of a file by its name; None for what nobody here can read.

    >>> kind_of("CC-MAIN-2024.warc.wet.gz")
    Kind(format='wet', compressions=('gz',))
    >>> kind_of("pages.tgz"), kind_of("notes.md"), kind_of("dump.gz")
    (Kind(format='tar', compressions=('gz',)), None, None)
    """
    endings = [ending.removeprefix(".").lower() for ending in PurePosixPath(name).suffixes[-4:]]
    endings = [part for ending in endings for part in _SHORT.get(ending, ending).split(".")]
    compressions: list[str] = []
    while endings and endings[-1] in UNPACKERS and len(compressions) < MOST_COMPRESSIONS:
        compressions.append(endings.pop())
    if endings and endings[-1] in (*FORMATS, *ARCHIVES):
        return Kind(endings[-1], tuple(compressions))
    return None


def known_kinds() -> str:
    """All endings, for a message."""
    plain = ", ".join(f".{name}" for name in (*FORMATS, *ARCHIVES))
    return f"{plain}, each also with {', '.join(f'.{name}' for name in UNPACKERS)} behind it"


def compression_of(beginning: bytes) -> str | None:
    """How a file is compressed, by its first bytes."""
    return next((name for mark, name in _COMPRESSED.items() if beginning.startswith(mark)), None)


def format_of(beginning: bytes) -> str:
    """The format of a file by its first bytes; what begins like nothing else is a text."""
    if beginning[257:262] == b"ustar":
        return "tar"
    beginning = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for mark, name in _BEGINNINGS.items() if beginning.startswith(mark)), "txt")
