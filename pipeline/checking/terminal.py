"""A verdict on the terminal: what is wrong, worst first, and every measure."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.checking.findings import Finding
from pipeline.checking.verdict import Verdict, unjudged
from pipeline.display.terminal import visible

# This many examples of each finding are printed; the files hold more.
SHOWN = 2
_WITHOUT_DESCRIPTIONS = 100
_STYLES = {"failure": "bold red", "warning": "bold yellow"}


def print_table(verdict: Verdict, console: Console) -> None:
    """Print all findings with examples, the measures, and one line that says how it ended."""
    if verdict.findings:
        console.print(_findings(verdict.findings))
    console.print(_measures(verdict, console))
    if verdict.comparisons:
        console.print(_comparisons(verdict))
    sizes = f"{verdict.pages:,} pages, {verdict.rows:,} rows in {verdict.parts:,} parts, {verdict.seconds:.1f} s"
    kinds = f"failures {len(verdict.failures)}, warnings {len(verdict.warnings)}"
    for advice in [*verdict.advice, *unjudged(verdict)]:
        console.print(advice, highlight=False)
    state, style = ("ok", "bold green") if verdict.ok else ("failed", "bold red")
    console.print(
        Text(state, style=style).append(f"  {len(verdict.checked)} checks: {kinds} ({sizes})", style="default")
    )


def _findings(findings: list[Finding]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("check", no_wrap=True)
    table.add_column("table", no_wrap=True)
    table.add_column("rows", justify="right", no_wrap=True)
    table.add_column("what is wrong", ratio=1, overflow="fold")
    for finding in findings:
        said = Text(visible(finding.message))
        for example in finding.examples[:SHOWN]:
            said.append(f"\n{visible(str(example))}", style="dim")
        name = Text(finding.severity, style=_STYLES[finding.severity])
        table.add_row(name, finding.check, visible(finding.table), f"{finding.count:,}", said)
    return table


def _measures(verdict: Verdict, console: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("measure", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    wide = console.width >= _WITHOUT_DESCRIPTIONS
    for measure, value in verdict.measures:
        shown = "–" if value is None else f"{value:.4g}"
        table.add_row(measure.name, shown, *([measure.description] if wide else []))
    return table


def _comparisons(verdict: Verdict) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("compared with the baseline", overflow="fold")
    for name in ("before", "now", "p"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("test", overflow="fold")
    for one in verdict.comparisons:
        table.add_row(one.description, f"{one.before:.4g}", f"{one.now:.4g}", f"{one.p:.2g}", one.by)
    return table
