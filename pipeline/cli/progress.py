"""Showing how far a run is: a bar on a terminal, elsewhere a plain line every few seconds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from pipeline.running.report import RunReport

SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress_on(stream: TextIO) -> Iterator[Callable[[RunReport], None]]:
    """A progress bar on a terminal; elsewhere a plain line every few seconds, and at the end."""
    yield from _bar(stream) if stream.isatty() else _lines(stream)


def _bar(stream: TextIO) -> Iterator[Callable[[RunReport], None]]:
    # Imported only where somebody looks on.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("parsing"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[figures]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=1.0, figures="")
        yield lambda report: bar.update(task, completed=report.share, figures=_figures(report))


def _lines(stream: TextIO) -> Iterator[Callable[[RunReport], None]]:
    last: list[RunReport] = []
    shown = 0.0

    def show(report: RunReport) -> None:
        nonlocal shown
        last[:] = [report]
        if report.seconds >= shown + SECONDS_BETWEEN_LINES:
            shown = report.seconds
            print(_line(report), file=stream, flush=True)

    yield show
    for report in last:
        print(_line(report), file=stream, flush=True)


def _line(report: RunReport) -> str:
    return f"{report.share:4.0%}  {_figures(report)}"


def _figures(report: RunReport) -> str:
    """The figures of a run so far.

    >>> from pathlib import Path
    >>> report = RunReport(Path("out"), pages_parsed=300, bytes_parsed=10**6, bytes_in=2 * 10**8, bytes_done=10**6)
    >>> report.seconds = 2.0
    >>> _figures(report)
    '0 pages, 0 rejects, 150 pages/s, 0.5 MB/s, 6:38 left'
    """
    rejects = "1 reject" if report.rejects == 1 else f"{report.rejects:,} rejects"
    speed = f"{report.pages_per_second:,.0f} pages/s, {report.bytes_per_second / 1e6:,.1f} MB/s"
    left = f", {_clock(report.seconds_left)} left" if report.seconds_left and report.share < 1 else ""
    return f"{report.pages:,} pages, {rejects}, {speed}{left}"


def _clock(seconds: float) -> str:
    """Seconds as a person reads them.

    >>> _clock(9), _clock(3661)
    ('0:09', '1:01:01')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
