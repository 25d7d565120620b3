"""Showing things to people: one page with its roles and edits, the summary of a run."""

import json
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.edits import Edit, Span, locate, storable
from pipeline.records import Page
from pipeline.rules import CLEANING, LOSSES

if TYPE_CHECKING:
    from pipeline.engine.report import RunReport

# Colours by role; the role is always written beside the text, so nothing hangs on colour.
ROLE_STYLES = {
    "title": "bold cyan",
    "title_repeat": "dim cyan",
    "byline": "dim",
    "breadcrumb": "dim",
    "lead": "white",
    "heading": "bold yellow",
    "paragraph": "white",
    "item": "green",
    "nav_prev": "blue",
    "nav_next": "blue",
    "rec_heading": "bold magenta",
    "rec_title": "magenta",
    "rec_teaser": "dim magenta",
    "boilerplate": "dim red",
    "other": "red",
}
BEFORE, AFTER = "red strike", "bold green"
REMOVED = "∅"
# The rules of the stage that repairs numbering.
REPAIRS = ("wrong-numeral", "letter-for-digit", "stray-numeral")
# Changes of white space would bury the others; they are counted below the page instead.
_QUIET_STAGE = "spaces"
_WITHOUT_RULES = 100
# How far a nested list is moved in, in columns.
INDENT = 3


def visible(text: str) -> str:
    """A text whose invisible characters can be seen, and do nothing to a terminal.

    >>> visible("a\\x1b[0m\\u200b")
    'a\\\\x1b[0m\\\\u200b'
    """
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in text)


def page_json(page: Page) -> str:
    """A page as JSON, with the names of the tables' columns."""
    own = ((field.name, getattr(page, field.name)) for field in fields(page))
    data = {name: [part._asdict() for part in value] if isinstance(value, tuple) else value for name, value in own}
    data |= {"causes": page.causes, "prevention": page.prevention}
    return storable(json.dumps(data, ensure_ascii=False, indent=2))


def show_page(page: Page, console: Console) -> None:
    """Print a page block by block: its role, its text with edits marked, the rule that decided."""
    grid = Table.grid(padding=(0, 2, 1, 0), expand=True)
    grid.add_column(min_width=12, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(style="dim", no_wrap=True, justify="right")
    with_rules = console.width >= _WITHOUT_RULES
    edits = _edits_by_block(page)
    sections = {section.heading: section for section in page.sections}
    items = iter(page.items)
    for number, block in enumerate(page.blocks):
        style = ROLE_STYLES[block.role]
        level = 0
        label = Text(block.role, style=style)
        if block.role == "heading":
            section = sections.get(page.text[block.start : block.end])
            label.append(f"\n{section.role if section else 'below it'}", style="dim")
        elif block.role == "item":
            item = next(items)
            level = item.level
            label.append(f" {item.ordinal}", style="bold").append(f"\n{item.family}", style="dim")
        text = Padding(_marked(page.text, block.start, block.end, edits[number], style), (0, 0, 0, INDENT * level))
        grid.add_row(label, text, block.rule if with_rules else "")
    console.print(grid)
    _print_legend(page, console)


def _edits_by_block(page: Page) -> dict[int, list[tuple[Span, Edit]]]:
    """The edits of each block; one in the white space behind a block belongs to that block."""
    starts = [block.start for block in page.blocks]
    found = defaultdict(list)
    for span, edit in sorted(zip(locate(page.edits), page.edits, strict=True)):
        if edit.stage != _QUIET_STAGE:
            found[max(0, bisect_right(starts, span.start) - 1)].append((span, edit))
    return found


def _marked(text: str, start: int, end: int, edits: list[tuple[Span, Edit]], style: str) -> Text:
    """A block's text in which every edit shows as before → after."""
    marked = Text(style=style)
    at = start
    for span, edit in edits:
        if span.start < at:
            continue
        marked.append(text[at : span.start])
        marked.append(visible(edit.before), style=BEFORE)
        marked.append("→", style="bold")
        marked.append(visible(edit.after) or REMOVED, style=AFTER)
        at = span.end
    marked.append(text[at : max(at, end)])
    return marked


def _print_legend(page: Page, console: Console) -> None:
    legend = Text("roles  ", style="bold")
    for role in dict.fromkeys(block.role for block in page.blocks):
        legend.append(role, style=ROLE_STYLES[role]).append("  ")
    console.print(legend)
    console.print(
        Text("edits  ", style="bold")
        .append("before", style=BEFORE)
        .append("→", style="bold")
        .append("after", style=AFTER)
        .append("   ")
        .append("before", style=BEFORE)
        .append("→", style="bold")
        .append(REMOVED, style=AFTER)
        .append(" removed")
    )
    made = Table.grid(padding=(0, 2, 0, 0))
    for rule, count in Counter(edit.rule for edit in page.edits).most_common():
        made.add_row(Text(f"  {count}", style="bold"), rule, Text(CLEANING[rule], style="dim"))
    if not page.edits:
        console.print("       none", style="dim")
    console.print(made)
    if page.losses:
        console.print("losses", style="bold")
        lost = Table.grid(padding=(0, 2, 0, 0))
        for rule, count in Counter(loss.rule for loss in page.losses).most_common():
            lost.add_row(Text(f"  {count}", style="bold"), rule, Text(LOSSES[rule], style="dim"))
        console.print(lost)


def print_summary(report: "RunReport", console: Console) -> None:
    """What a person wants to know when a run is over."""
    counts = report.counts
    lists = sum(count for role, count in report.section_roles.items() if role in ("causes", "prevention"))
    repairs = {rule: report.edits_by_rule[rule] for rule in REPAIRS}
    rows = [
        ("pages", counts["pages"], f"from {report.sources:,} files"),
        ("items", counts["items"], f"in {counts['sections']:,} sections, {lists:,} of them causes or prevention"),
        ("teasers", counts["recommendations"], "links to other pages"),
        ("repairs", sum(repairs.values()), _listed(Counter(repairs)) or "no list needed one"),
        ("edits", counts["edits"], _listed(report.edits_by_rule)),
        ("losses", counts["losses"], _listed(report.losses_by_rule) or "nothing that cannot be brought back"),
        ("rejects", counts["rejects"], _listed(report.rejects_by_reason) or "every record became a page"),
    ]
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column(justify="right")
    table.add_column(style="dim", overflow="fold")
    for name, count, remark in rows:
        alarm = "bold red" if name == "rejects" and count else ""
        table.add_row(name, Text(f"{count:,}", style=alarm), remark)
    table.add_row("seconds", f"{report.seconds:.1f}", "")
    console.print()
    console.print(table)
    lines = [""]
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
    for line in lines:
        console.print(visible(line), highlight=False, markup=False, soft_wrap=True)


def _python() -> str:
    """The interpreter that has the libraries, as it is called from here."""
    path = Path(sys.executable)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _listed(counts: "Counter[str]") -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common() if count)


def _first(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def error_console() -> Console:
    """A console on standard error, for messages that must not mix with what a command prints."""
    return Console(file=sys.stderr, stderr=True)
