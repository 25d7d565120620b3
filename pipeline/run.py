"""A whole run: read a dump, parse its pages, write the tables and the manifest."""

import hashlib
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, PagesieveError
from pipeline.parse import parse
from pipeline.read import Dump, Inputs, Reading, decode, find_sources, known_kinds, pieces, reject
from pipeline.records import RawPage, Reject
from pipeline.tables import Parsed, to_batches
from pipeline.write import TableWriter, cannot_write, prepare_output

# So many records become one batch of every table.
BATCH_RECORDS = 1000
# Or fewer, if their texts together are longer than this, in code points.
BATCH_LENGTH = 1 << 24

_LIBRARIES = ("pagesieve", "ftfy", "pyarrow", "regex")


@dataclass
class RunReport:
    """What a run did so far, and in the end; `counts` are the rows of every table that were written."""

    output: Path
    sources: int = 0
    skipped: list[str] = field(default_factory=list)
    records_in: int = 0
    pages: int = 0
    rejects: int = 0
    bytes_in: int = 0
    bytes_done: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    edits_by_rule: Counter[str] = field(default_factory=Counter)
    losses_by_rule: Counter[str] = field(default_factory=Counter)
    first_reject: str = ""
    rejects_by_reason: Counter[str] = field(default_factory=Counter)
    section_roles: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


Progress = Callable[[RunReport], None]


def run(
    inputs: Inputs,
    output: str | os.PathLike[str],
    *,
    overwrite: bool = False,
    reading: Reading | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Parse all pages of `inputs` (files, folders, globs) into tables under `output`.

    `progress` is called with the report so far after every record. Raises `InputError`
    for inputs that are not there, `OutputError` for a folder that must not or cannot be
    written to, and `PagesieveError` if no page could be read or the records do not add up.
    """
    began = time.monotonic()
    folder = Path(output)
    reading = reading or Reading()
    try:
        dump = find_sources(inputs, reading.format)
    except OSError as error:
        raise InputError(f"{error.filename} cannot be read: {error.strerror}.") from None
    if not dump.sources:
        raise PagesieveError(f"The inputs hold no file that can be read. Known kinds are {known_kinds()}.")
    try:
        prepare_output(folder, overwrite)
    except OSError as error:
        raise cannot_write(folder, error) from None
    report = RunReport(folder, sources=len(dump.sources), skipped=[source.name for source in dump.skipped])
    report.bytes_in = dump.size or 0
    try:
        with TableWriter(folder) as writer:
            for batch in _batches(_parsed(dump, reading, report, began, progress)):
                writer.write(to_batches(batch))
            report.counts = dict(writer.counts)
            report.skipped = [source.name for source in dump.skipped]
            _verify(report)
            report.seconds = time.monotonic() - began
            writer.finish(_manifest(dump, report))
    except OSError as error:
        raise cannot_write(folder, error) from None
    return report


def _verify(report: RunReport) -> None:
    """Every record that came in must have been written, as a page or as a reject."""
    written = report.counts["pages"] + report.counts["rejects"]
    if report.records_in != written:
        raise PagesieveError(
            f"{report.records_in} records came in, but {written} pages and rejects were written. Nothing was finished;"
            " please report this as a defect."
        )
    if not report.records_in:
        raise PagesieveError("The inputs hold no record. Nothing was written.")
    if not report.pages:
        reasons = ", ".join(f"{reason} ({count})" for reason, count in report.rejects_by_reason.most_common())
        raise PagesieveError(
            f"Not one of {report.records_in} records is a page: {reasons}. The first is {report.first_reject}."
        )


def _parsed(
    dump: Dump, options: Reading, report: RunReport, began: float, progress: Progress | None
) -> Iterator[Parsed | Reject]:
    """Parse record after record, counting what comes in and what becomes of it."""
    sizes = {source.name: source.size or 0 for source in dump.sources}
    before, current = 0, ""
    for piece in pieces(dump, options):
        report.records_in += 1
        record = piece if isinstance(piece, Reject) else decode(piece, options)
        parsed = record if isinstance(record, Reject) else _parse(record)
        if isinstance(parsed, Reject):
            report.rejects += 1
            place = f"record {parsed.record} of {parsed.source}, {parsed.detail}"
            report.first_reject = report.first_reject or place
            report.rejects_by_reason[parsed.reason] += 1
        else:
            report.pages += 1
            report.edits_by_rule.update(edit.rule for edit in parsed.page.edits)
            report.losses_by_rule.update(loss.rule for loss in parsed.page.losses)
            report.section_roles.update(section.role for section in parsed.page.sections)
        if piece.source != current:
            before, current = before + sizes.get(current, 0), piece.source
        report.bytes_done = before + (0 if isinstance(piece, Reject) else piece.done)
        report.seconds = time.monotonic() - began
        if progress:
            progress(report)
        yield parsed


def _parse(raw: RawPage) -> Parsed | Reject:
    """Parse one page; a page that the parser fails on must not stop the run, and must not be lost."""
    try:
        return Parsed(raw, parse(raw.text))
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:500]
        raw_bytes = raw.text.encode("utf-8", "surrogatepass")
        return reject(raw.source, raw.record, raw.offset, "parser failed", detail, raw_bytes)


def _batches(records: Iterable[Parsed | Reject]) -> Iterator[list[Parsed | Reject]]:
    batch: list[Parsed | Reject] = []
    length = 0
    for record in records:
        batch.append(record)
        length += len(record.raw) if isinstance(record, Reject) else len(record.raw.text)
        if len(batch) == BATCH_RECORDS or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _manifest(dump: Dump, report: RunReport) -> dict[str, Any]:
    inputs = [
        {"source": source.name, "bytes": source.size, "sha256": dump.sha256.get(source.name)} for source in dump.sources
    ]
    return {
        "inputs": inputs,
        "skipped": report.skipped,
        "config_sha256": config_hash(),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
        "records_in": report.records_in,
        "pages": report.pages,
        "rejects": report.rejects,
        "counts": report.counts,
        "edits_by_rule": dict(sorted(report.edits_by_rule.items())),
        "losses_by_rule": dict(sorted(report.losses_by_rule.items())),
        "rejects_by_reason": dict(sorted(report.rejects_by_reason.items())),
        "seconds": round(report.seconds, 3),
    }


def config_hash() -> str:
    """A hash of all that decides the tables besides the input: the code, the vocabulary, the libraries."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".toml")):
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    digest.update("\n".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()
