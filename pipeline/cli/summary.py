"""The summary of a run, for the person who started it.

It is laid out by hand, because importing a library for that takes longer than a small run.
"""

import sys
from collections import Counter
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO

from pipeline.display.terminal import ALARM, BOLD, DIM, styled, visible
from pipeline.running.report import RunReport

# The rules of the stage that repairs numbering.
REPAIRS = ("wrong-numeral", "letter-for-digit", "stray-numeral")
_GAP = "  "
# A remark has at least this many columns, however narrow the terminal is.
_NARROWEST = 20


def print_summary(report: RunReport, stream: TextIO) -> None:
    """What a person wants to know when a run is over."""
    print(file=stream)
    for line in (*_table(report, stream), "", *map(visible, _remarks(report))):
        print(line, file=stream)


def _table(report: RunReport, stream: TextIO) -> list[str]:
    """The figures of a run, each with its name and a remark that goes on below itself."""
    rows = _rows(report)
    names, figures = (max(len(row[column]) for row in rows) for column in (0, 1))
    margin = " " * (names + figures + 2 * len(_GAP))
    width = max(_NARROWEST, get_terminal_size().columns - len(margin))
    lines = []
    for name, figure, remark in rows:
        alarm = ALARM if name == "rejects" and report.rejects else ""
        first, *more = wrap(remark, width, break_on_hyphens=False) or [""]
        shown = (styled(name.rjust(names), BOLD, stream), styled(figure.rjust(figures), alarm, stream))
        lines.append(_GAP.join((*shown, styled(first, DIM, stream))).rstrip())
        lines += [margin + styled(line, DIM, stream) for line in more]
    return lines


def _rows(report: RunReport) -> list[tuple[str, str, str]]:
    counts = report.counts
    lists = sum(count for role, count in report.section_roles.items() if role in ("causes", "prevention"))
    repairs = Counter({rule: report.edits_by_rule[rule] for rule in REPAIRS})
    rows = (
        ("pages", counts["pages"], f"from {report.sources:,} files"),
        ("items", counts["items"], f"in {counts['sections']:,} sections, {lists:,} of them causes or prevention"),
        ("teasers", counts["recommendations"], "links to other pages"),
        ("repairs", repairs.total(), _listed(repairs) or "no list needed one"),
        ("edits", counts["edits"], _listed(report.edits_by_rule)),
        ("losses", counts["losses"], _listed(report.losses_by_rule) or "nothing that cannot be brought back"),
        ("rejects", counts["rejects"], _listed(report.rejects_by_reason) or "every record became a page"),
    )
    return [*((name, f"{count:,}", remark) for name, count, remark in rows), ("seconds", f"{report.seconds:.1f}", "")]


def _remarks(report: RunReport) -> list[str]:
    """What has changed, what was left out, and how to go on."""
    lines = []
    if not report.changed:
        lines += ["Nothing has changed since the earlier run: its tables stay as they are.", ""]
    elif report.shards_reused:
        lines += [f"Of {report.shards:,} shards {report.shards_reused:,} were done already.", ""]
    if report.skipped:
        lines += [f"Left out, because of no kind that can be read: {_first(report.skipped)}", ""]
    lines.append(f"The tables are in {report.output}. Open them with")
    lines.append(f"  {_python()} -c \"import pandas; print(pandas.read_parquet('{report.output}/items'))\"")
    if report.rejects:
        lines.append(f"  and see what was rejected, and why, in {report.output}/rejects.")
    return lines


def _python() -> str:
    """The interpreter that has the libraries, as it is called from here."""
    path = Path(sys.executable)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common() if count)


def _first(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
