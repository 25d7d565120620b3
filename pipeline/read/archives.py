"""Archives: the members of zip and tar files, each a stream with its own name."""

import hashlib
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, NamedTuple

from pipeline.edits import storable
from pipeline.read.kinds import ARCHIVES, Kind, kind_of
from pipeline.read.options import Reading
from pipeline.read.rejects import reject
from pipeline.read.sources import Source
from pipeline.read.streams import Break, Layer, Meter, Stream
from pipeline.read.unpacking import too_much
from pipeline.records import Reject

_ERRORS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
# The bit of a zip member that says that it is encrypted.
_ENCRYPTED = 1
# This many bytes of a member are read at a time: a checksum that does not fit costs the last of these steps.
_STEP = 1 << 12


class Member(NamedTuple):
    """A file in an archive; it must be read before the next one is asked for."""

    name: str
    kind: Kind
    stream: Stream


class _Contents(Layer):
    """The bytes of a member, unpacked by the archive."""

    def __init__(self, file: IO[bytes], meter: Meter, options: Reading) -> None:
        super().__init__(meter)
        self._file, self._options = file, options

    def next_block(self) -> bytes:
        """The next bytes of the member; it ends where the archive is broken."""
        try:
            block = self._file.read(_STEP)
        except _ERRORS as error:
            self.broken = Break("broken archive", storable(str(error)) or type(error).__name__)
            return b""
        self.meter.unpacked += len(block)
        self.broken = too_much(self.meter, self._options)
        return block


def zip_members(
    file: BinaryIO, meter: Meter, archive: str, options: Reading, skipped: list[Source]
) -> Iterator[Member | Reject]:
    """The members of a zip file that can be read, in their order; those that must not be are rejects."""
    names = _Names(archive, skipped)
    try:
        packed = zipfile.ZipFile(file)
    except _ERRORS as error:
        yield _refused(archive, "broken archive", str(error))
        return
    meter.done = 0
    for info in packed.infolist():
        kind = names.kind(info.filename)
        if info.is_dir() or not kind:
            continue
        source = names.source(info.filename)
        meter.done = max(meter.done, min(info.header_offset + info.compress_size, packed.start_dir))
        if refusal := _climbs_out(info.filename) or _is_nested(kind):
            yield _refused(source, *refusal)
        elif info.flag_bits & _ENCRYPTED:
            yield _refused(source, "encrypted", "a zip member with a password; unpack it by hand")
        else:
            try:
                with packed.open(info) as contents:
                    yield Member(source, kind, Stream(_Contents(contents, meter, options)))
            except (*_ERRORS, NotImplementedError) as error:
                yield _refused(source, "broken archive", str(error))


def tar_members(stream: Stream, archive: str, options: Reading, skipped: list[Source]) -> Iterator[Member | Reject]:
    """The members of a tar file that can be read, as they stream by; those that must not be are rejects."""
    names = _Names(archive, skipped)
    try:
        with tarfile.open(fileobj=stream, mode="r|") as packed:
            for info in packed:
                packed.members = []  # type: ignore[attr-defined]  # it would remember each one
                kind = names.kind(info.name)
                if info.isdir() or not kind:
                    continue
                source = names.source(info.name)
                contents = packed.extractfile(info) if info.isfile() else None
                if refusal := _climbs_out(info.name) or _is_nested(kind):
                    yield _refused(source, *refusal)
                elif contents is None:
                    yield _refused(source, "link in an archive", "a link or a device")
                else:
                    yield Member(source, kind, Stream(_Contents(contents, stream.meter, options)))
    except _ERRORS as error:
        if not stream.broken:
            yield _refused(archive, "broken archive", str(error))
    if stream.broken:
        yield reject(archive, 0, 0, *stream.broken, b"")


def _climbs_out(member: str) -> tuple[str, str] | None:
    parts = _parts(member)
    if ".." in parts or parts[0].startswith("/") or parts[0].endswith(":"):
        return "unsafe path", "the name leads out of the archive"
    return None


def _parts(member: str) -> tuple[str, ...]:
    return PurePosixPath(member.replace("\\", "/")).parts


def _is_nested(kind: Kind) -> tuple[str, str] | None:
    return ("nested archive", "an archive within an archive; unpack the outer one") if kind.format in ARCHIVES else None


def _refused(source: str, reason: str, detail: str) -> Reject:
    return reject(source, 0, 0, reason, detail or "no reason given", b"")


class _Names:
    """Which members are read, and what they are called."""

    def __init__(self, archive: str, skipped: list[Source]) -> None:
        self._archive, self._skipped = archive, skipped
        self._seen: set[bytes] = set()

    def kind(self, member: str) -> Kind | None:
        """The kind of a member that is to be read; hidden ones and other kinds are left out, the latter by name."""
        parts = _parts(member)
        if not parts or "__MACOSX" in parts or any(part[0] == "." and part != ".." for part in parts):
            return None
        kind = kind_of(parts[-1])
        if kind is None and not member.endswith("/"):
            self._skipped.append(Source("", self.source(member)))
        return kind

    def source(self, member: str) -> str:
        """What a member is called; a second one of the same name gets its number after it."""
        name = own = storable(f"{self._archive}/{member.removeprefix('./')}")
        number = 1
        while (key := hashlib.sha256(own.encode()).digest()[:12]) in self._seen:  # names would take more memory
            number += 1
            own = f"{name} ({number})"
        self._seen.add(key)
        return own
