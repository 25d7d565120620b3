"""Watching a run: its report, its log, and whoever wants to be told of its progress."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pipeline.read import Dump
from pipeline.records import Piece, Reject
from pipeline.running.journal import Entry
from pipeline.running.log import RunLog
from pipeline.running.parts import Tally
from pipeline.running.report import RunReport
from pipeline.running.shards import Shard

Progress = Callable[[RunReport], None]


class Watch:
    """Keeps the report of a run up to date, and passes it on."""

    def __init__(self, report: RunReport, log: RunLog, progress: Progress | None) -> None:
        self.report, self.log, self.progress = report, log, progress
        self.began = time.monotonic()

    def begin(self, dump: Dump, **facts: Any) -> None:
        """The inputs are found."""
        report = self.report
        report.sources = len(dump.sources)
        report.bytes_in = dump.size or 0
        self.log.write("started", output=report.output, sources=report.sources, bytes=report.bytes_in, **facts)

    def count(self, records: Iterable[Piece | Reject]) -> Iterator[Piece | Reject]:
        """Count records as they come in; what becomes of them is counted from the tables, so that nothing is lost."""
        for record in records:
            self.report.records_in += 1
            yield record

    def done(self, shard: Shard, entry: Entry, reused: bool) -> None:
        """One more shard is in the journal."""
        report = self.report
        report.shards += 1
        report.bytes_done += shard.bytes_read
        report.tally.add(entry.tally)
        report.seconds = time.monotonic() - self.began
        if reused:
            report.shards_reused += 1
            report.bytes_reused += shard.bytes_read
        else:
            report.pages_parsed += entry.tally.rows["pages"]
            report.bytes_parsed += shard.bytes_in
        self.log.write("shard", shard=shard.number, records=str(shard), reused=reused, **self._figures())
        if self.progress:
            self.progress(report)

    def end(self, dump: Dump, entries: Sequence[Entry]) -> None:
        """All shards are there: count once more what they hold, in their order instead of as they came."""
        self.report.skipped = [source.name for source in dump.skipped]  # those in archives are known only now
        self.report.tally = Tally()
        for entry in entries:
            self.report.tally.add(entry.tally)
        self.report.seconds = time.monotonic() - self.began
        if self.report.bytes_done < self.report.bytes_in:  # what is rejected at the end of a file counts no bytes
            self.report.bytes_done = self.report.bytes_in
            if self.progress:
                self.progress(self.report)

    def finished(self) -> None:
        """The tables are in place."""
        report = self.report
        self.log.write("finished", changed=report.changed, **self._figures(), counts=report.counts)

    def _figures(self) -> dict[str, Any]:
        report = self.report
        return {
            "records_in": report.records_in,
            "pages": report.pages,
            "rejects": report.rejects,
            "share": round(report.share, 4),
            "seconds": round(report.seconds, 3),
            "pages_per_second": round(report.pages_per_second, 1),
            "mb_per_second": round(report.bytes_per_second / 1e6, 3),
        }
