"""A whole run: read a dump, parse its pages, write the tables and the manifest."""

import hashlib
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.clean import STAGES
from pipeline.errors import PagesieveError
from pipeline.parse import parse
from pipeline.read import Dump, Read, find_sources, read_source, sha256_of
from pipeline.records import Page, RawPage, Reject
from pipeline.tables import COLUMNS, to_batches
from pipeline.write import TableWriter, prepare_output

# So many records become one batch of every table.
BATCH_RECORDS = 1000
# Or fewer, if their texts together are longer than this, in code points.
BATCH_LENGTH = 1 << 24

_LIBRARIES = ("pagesieve", "ftfy", "pyarrow", "regex")


@dataclass
class RunReport:
    """What a run did; `counts` are the rows of every table."""

    output: Path
    sources: int = 0
    skipped: list[str] = field(default_factory=list)
    records_in: int = 0
    bytes_in: int = 0
    bytes_done: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    edits_by_rule: Counter[str] = field(default_factory=Counter)
    rejects_by_reason: Counter[str] = field(default_factory=Counter)
    section_roles: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        """How many pages the run wrote."""
        return self.counts.get("pages", 0)

    @property
    def rejects(self) -> int:
        """How many records could not become a page."""
        return self.counts.get("rejects", 0)


Progress = Callable[[RunReport], None]


def run(
    inputs: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> RunReport:
    """Parse all pages of `inputs` (files, folders, globs) into tables under `output`.

    `progress` is called with the report so far after every batch. Raises `InputError`
    for inputs that are not there, `OutputError` for a folder that must not be written
    to, and `PagesieveError` if no page could be read or the records do not add up.
    """
    began = time.monotonic()
    folder = Path(output)
    dump = find_sources(inputs)
    if not dump.sources:
        raise PagesieveError("The inputs hold no file that can be read. Known kinds are .txt and .jsonl.")
    prepare_output(folder, overwrite)
    report = RunReport(folder, sources=len(dump.sources), skipped=[source.name for source in dump.skipped])
    report.bytes_in = sum(_size(source.path) for source in dump.sources)
    with TableWriter(folder) as writer:
        for batch in _batches(dump, report):
            pages, rejects = _parse_batch(batch, report)
            writer.write(to_batches(pages, rejects))
            report.counts = dict(writer.counts)
            report.seconds = time.monotonic() - began
            if progress:
                progress(report)
        if report.records_in != report.pages + report.rejects:
            raise PagesieveError(
                f"{report.records_in} records came in, but {report.pages} pages and {report.rejects} rejects went out."
                " Nothing was written; please report this as a defect."
            )
        if not report.pages:
            raise PagesieveError(f"Not one of {report.records_in} records is a page: {_reasons(report)}.")
        report.seconds = time.monotonic() - began
        writer.finish(_manifest(dump, report))
    return report


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _reasons(report: RunReport) -> str:
    return ", ".join(f"{reason} ({count})" for reason, count in report.rejects_by_reason.most_common())


def _batches(dump: Dump, report: RunReport) -> Iterator[list[RawPage | Reject]]:
    """Cut the records of a dump into batches, counting what comes in."""
    batch: list[RawPage | Reject] = []
    length = 0
    for done_before, read in _records(dump):
        report.records_in += 1
        report.bytes_done = done_before + read.bytes_done
        batch.append(read.record)
        length += len(read.record.text) if isinstance(read.record, RawPage) else len(read.record.raw)
        if len(batch) == BATCH_RECORDS or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _records(dump: Dump) -> Iterator[tuple[int, Read]]:
    done = 0
    for source in dump.sources:
        for read in read_source(source):
            yield done, read
        done += _size(source.path)


def _parse_batch(batch: list[RawPage | Reject], report: RunReport) -> tuple[list[tuple[RawPage, Page]], list[Reject]]:
    pages: list[tuple[RawPage, Page]] = []
    rejects: list[Reject] = []
    for record in batch:
        parsed = record if isinstance(record, Reject) else _parse(record)
        if isinstance(parsed, Reject):
            rejects.append(parsed)
            report.rejects_by_reason[parsed.reason] += 1
        else:
            pages.append(parsed)
            report.edits_by_rule.update(edit.rule for edit in parsed[1].edits)
            report.section_roles.update(section.role for section in parsed[1].sections)
    return pages, rejects


def _parse(raw: RawPage) -> tuple[RawPage, Page] | Reject:
    """Parse one page; a page that the parser fails on must not stop the run, and must not be lost."""
    try:
        return raw, parse(raw.text)
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:500]
        return Reject(raw.source, raw.record, 0, "parser failed", detail, raw.text.encode("utf-8", "surrogatepass"))


def _manifest(dump: Dump, report: RunReport) -> dict[str, Any]:
    inputs = [
        {"source": source.name, "bytes": _size(source.path), "sha256": sha256_of(source.path)}
        for source in dump.sources
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
        "rejects_by_reason": dict(sorted(report.rejects_by_reason.items())),
        "seconds": round(report.seconds, 3),
    }


def config_hash() -> str:
    """A hash of what decides the tables besides the input: version, stages and columns."""
    columns = [(table, column.name, str(column.type)) for table in COLUMNS for column in COLUMNS[table]]
    parts = chain([version("pagesieve")], (name for name, _ in STAGES), map(str, columns))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
