"""The figures as rows of the report's tables."""

from collections import Counter
from typing import NamedTuple

from pipeline.report.examples import Example
from pipeline.report.figures import Figures
from pipeline.report.findings import STAGES
from pipeline.report.measures import QUIET_STAGE
from pipeline.rules import RULES

# More languages and hosts than these become one row.
MOST_GROUPS = 15
# This many languages have a column in the table of roles.
_LANGUAGES = 5


class GroupRow(NamedTuple):
    """What the pages of one language or host hold."""

    name: str
    pages: int
    sums: Counter[str]


class RoleRow(NamedTuple):
    """How often a role is there: blocks or sections, pages that have one, items, sections by language."""

    role: str
    number: int
    pages: int
    items: int
    languages: list[int]


class RuleRow(NamedTuple):
    """What one rule did."""

    name: str
    reason: str
    number: int
    pages: int
    examples: list[Example]


class RuleGroup(NamedTuple):
    """Rules of one kind."""

    name: str
    anchor: str
    number: int
    quiet: bool
    rows: list[RuleRow]


class Roles(NamedTuple):
    """The roles of sections, and the languages that have a column."""

    languages: list[str]
    rows: list[RoleRow]


def role_rows(figures: Figures) -> Roles:
    """Sections and items by role, the most frequent first."""
    languages = [row.name for row in group_rows(figures.by_language)[:_LANGUAGES]]
    languages = [name for name in languages if name in figures.by_language] if len(figures.by_language) > 1 else []
    rows = [
        RoleRow(
            role,
            count,
            figures.role_pages["sections", role],
            figures.roles["items", role],
            [figures.role_languages[role, language] for language in languages],
        )
        for (table, role), count in figures.roles.most_common()
        if table == "sections"
    ]
    return Roles(languages, rows)


def block_rows(figures: Figures) -> list[RoleRow]:
    """Blocks by role, the most frequent first."""
    return [
        RoleRow(role, count, figures.role_pages["blocks", role], 0, [])
        for (table, role), count in figures.roles.most_common()
        if table == "blocks"
    ]


def group_rows(groups: dict[str, Counter[str]]) -> list[GroupRow]:
    """Languages or hosts, those with the most pages first; the last row is all that are left."""
    ordered = sorted(groups.items(), key=lambda group: (-group[1]["pages"], group[0]))
    rows = [GroupRow(name, int(sums["pages"]), sums) for name, sums in ordered[:MOST_GROUPS]]
    rest = ordered[MOST_GROUPS:]
    if rest:
        sums: Counter[str] = sum((found for _, found in rest), Counter())
        rows.append(GroupRow(f"{len(rest):,} others", int(sums["pages"]), sums))
    return rows


def rule_groups(figures: Figures, table: str) -> list[RuleGroup]:
    """The rules of `edits` by stage, or those of `losses`, the most frequent first."""
    groups: dict[str, list[RuleRow]] = {}
    for (kind, rule), count in figures.rules.most_common():
        if kind == table:
            stage = figures.stage_of[rule] if table == "edits" else "losses"
            pages = figures.rule_pages[table, rule]
            row = RuleRow(rule, RULES.get(rule, ""), count, pages, figures.examples[table].of(rule))
            groups.setdefault(stage, []).append(row)
    found = [
        RuleGroup(
            STAGES.get(stage, stage), f"stage-{stage}", sum(row.number for row in rows), stage == QUIET_STAGE, rows
        )
        for stage, rows in groups.items()
    ]
    return sorted(found, key=lambda group: (group.quiet, -group.number))
