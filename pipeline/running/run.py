"""A whole run: read a dump, parse its pages on all cores, write the tables and the manifest.

The stream of records is cut into shards. What workers make of a shard is kept in the
journal, and when all shards are there, the tables are put into place. A run that ends
before that, however it ends, goes on with the shards that the journal does not have yet.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.read import Dump, Inputs, Reading, find_sources, known_kinds, pieces
from pipeline.running.attempts import Work
from pipeline.running.batch import Options
from pipeline.running.claim import Existing, claim
from pipeline.running.journal import Entry, Journal
from pipeline.running.log import RunLog
from pipeline.running.manifest import config_hash, earlier_shards, is_same, make_manifest, own_manifest
from pipeline.running.parts import make_parts
from pipeline.running.publish import discard, is_published, publish
from pipeline.running.report import RunReport
from pipeline.running.shards import SHARD_RECORDS, Shard, cut
from pipeline.running.timelimit import PAGE_SECONDS
from pipeline.running.watch import Progress, Watch
from pipeline.running.workers import all_cores, work_through
from pipeline.tables.writing import writing_to


def run(
    inputs: Inputs,
    output: str | os.PathLike[str],
    *,
    overwrite: bool = False,
    resume: bool = False,
    workers: int | None = None,
    page_seconds: float = PAGE_SECONDS,
    shard_records: int = SHARD_RECORDS,
    log: str | os.PathLike[str] | None = None,
    reading: Reading | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Parse all pages of `inputs` (files, folders, globs) into tables under `output`.

    A run that is in that folder already is refused, replaced with `overwrite`, or with `resume` gone on with:
    then only those shards are parsed that are not done yet, or whose records, code or options have changed.
    The tables do not depend on `workers`, the number of processes (all cores by default). A page that takes
    more than `page_seconds` of processor time becomes a reject (0: no limit; there is none outside of the
    main thread). `shard_records` is how many records a part file holds at most. `log` is a file that events are
    appended to as lines of JSON. `reading` says how the inputs are read. `progress` is called with the report
    so far after every shard.

    Raises `InputError` for inputs that are not there and arguments that make no sense, `OutputError` for a
    folder that must not or cannot be written to, `WorkerError` for a worker that died twice on the same
    records, and `PagesieveError` if there is no record, if none is a page (the tables with the rejects
    are written all the same), or if the records do not add up.
    """
    existing = Existing.asked_for(overwrite, resume)
    _at_least({"workers": (workers, 1), "page-seconds": (page_seconds, 0), "shard-records": (shard_records, 1)})
    options, folder = Options(reading or Reading(), float(page_seconds)), Path(output)
    dump = _find(inputs, options.reading)
    with claim(folder, existing), RunLog(log, folder) as events:
        watch = Watch(RunReport(folder), events, progress)
        report = _run(dump, options, workers or all_cores(), shard_records, watch)
    if not report.pages:
        reasons = ", ".join(f"{reason} ({count})" for reason, count in report.rejects_by_reason.most_common())
        raise PagesieveError(
            f"Not one of {report.records_in} records is a page: {reasons}. The first is {report.tally.first_reject}."
            f" All are rows of {folder / 'rejects'}."
        )
    return report


def _run(dump: Dump, options: Options, workers: int, shard_records: int, watch: Watch) -> RunReport:
    report, output = watch.report, watch.report.output
    before = own_manifest(output)
    _refuse_other_inputs(before, dump, output)
    watch.begin(dump, workers=workers)
    with writing_to(output):
        journal = Journal(output, earlier_shards(output, before))
    records = watch.count(pieces(dump, options.reading))
    config = config_hash(options)
    shards = cut(records, dump.sources, config, shard_records)
    entries = _through_journal(shards, journal, partial(make_parts, options=options), workers, watch)
    watch.end(dump, entries)
    _verify(report, entries)
    manifest = make_manifest(report, entries, dump, options, config)
    with writing_to(output):
        report.changed = not is_same(before, manifest) or not is_published(output, entries)
        if report.changed:
            publish(output, entries, journal, manifest)
        discard(output)
    watch.finished()
    return report


def _through_journal(shards: Iterable[Shard], journal: Journal, work: Work, workers: int, watch: Watch) -> list[Entry]:
    """The entries of all shards, in their order; those that the journal lacks are worked through first."""
    entries: dict[int, Entry] = {}

    def missing() -> Iterator[Shard]:
        for shard in shards:
            with writing_to(journal.output):
                entry = journal.find(shard.key)
            if entry is None:
                yield shard
            else:
                entries[shard.number] = entry
                watch.done(shard, entry, reused=True)

    for shard, parts in work_through(missing(), work, workers):
        with writing_to(journal.output):
            entries[shard.number] = journal.keep(shard, parts)
        watch.done(shard, entries[shard.number], reused=False)
    return [entries[number] for number in sorted(entries)]


def _find(inputs: Inputs, reading: Reading) -> Dump:
    try:
        dump = find_sources(inputs, reading.format)
    except OSError as error:
        raise InputError(f"{error.filename} cannot be read: {error.strerror}.") from None
    if not dump.sources:
        raise PagesieveError(f"The inputs hold no file that can be read. Known kinds are {known_kinds()}.")
    return dump


def _at_least(given: Mapping[str, tuple[float | None, int]]) -> None:
    for name, (value, least) in given.items():
        if value is not None and not value >= least:
            raise InputError(f"--{name} is {value}, and must be {least} or more.")


def _refuse_other_inputs(before: dict[str, Any] | None, dump: Dump, output: Path) -> None:
    """Going on with a run over other inputs would replace it; that is rather a folder taken for another."""
    earlier = [entry["source"] for entry in (before or {}).get("inputs", ())]
    if earlier and set(earlier).isdisjoint(source.name for source in dump.sources):
        raise OutputError(
            f"{output} holds a run over other inputs ({earlier[0]}). Name another folder, or replace it with"
            " --overwrite."
        )


def _verify(report: RunReport, entries: Sequence[Entry]) -> None:
    """Every record that came in must have been written, as a page or as a reject; the part files say what was."""
    written = sum(entry.parts[table].rows for entry in entries for table in entry.parts.keys() & {"pages", "rejects"})
    if report.records_in != written:
        raise PagesieveError(
            f"{report.records_in} records came in, but {written} pages and rejects were written. Nothing was finished;"
            " please report this as a defect."
        )
    if not report.records_in:
        raise PagesieveError("The inputs hold no record. Nothing was written.")
