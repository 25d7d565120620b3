"""Showing one page to people: its blocks with their roles, and its edits."""

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import fields

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.display.terminal import NOTHING, visible
from pipeline.edits import Edit, Span, locate, storable
from pipeline.records import Page
from pipeline.rules import CLEANING, LOSSES

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
# Changes of white space would bury the others; they are counted below the page instead.
_QUIET_STAGE = "spaces"
_WITHOUT_RULES = 100
# How far a nested list is moved in, in columns.
INDENT = 3


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
    """The edits of each block; one in the white space after a block belongs to that block."""
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
        marked.append(visible(edit.after) or NOTHING, style=AFTER)
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
        .append(NOTHING, style=AFTER)
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
