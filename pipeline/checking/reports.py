"""Handing over a verdict: files for CI, and what is printed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.checking.as_json import to_json
from pipeline.checking.github import to_github
from pipeline.checking.junit import to_junit
from pipeline.checking.markdown import to_markdown
from pipeline.checking.verdict import Verdict

FORMATS: dict[str, Callable[[Verdict], str]] = {"json": to_json, "junit": to_junit, "markdown": to_markdown}
STDOUT = Path("-")


def write_reports(verdict: Verdict, files: Mapping[str, Path]) -> None:
    """Write a verdict in some formats; the file `-` is standard output. Raises OSError if a file cannot be written."""
    for kind, path in files.items():
        text = FORMATS[kind](verdict).encode("utf-8", "backslashreplace")
        if path == STDOUT:
            sys.stdout.buffer.write(text)
        else:
            path.write_bytes(text)


def print_verdict(verdict: Verdict, github: bool, *, quiet: bool) -> None:
    """Print a verdict as a table or as annotations; `quiet` leaves standard output to a report."""
    from rich.console import Console

    from pipeline.checking.terminal import print_table

    if github:
        sys.stdout.buffer.write(to_github(verdict).encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    print_table(verdict, Console(stderr=quiet or github))
