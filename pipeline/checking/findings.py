"""What checks find: kinds of mistakes, each with a count, some examples, and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# This many examples of one kind of mistake are kept.
EXAMPLES = 5
# And this much of each, in code points: a damaged column may hold a page.
LONGEST_DETAIL = 200

Severity = Literal["failure", "warning"]


class Example(NamedTuple):
    """One row that is wrong: its page and its number there, where it has them, and what was seen."""

    page_id: str | None
    row: int | None
    detail: str

    def __str__(self) -> str:
        """The example as a person reads it."""
        place = [f"page {self.page_id}"] * (self.page_id is not None) + [f"row {self.row}"] * (self.row is not None)
        return ": ".join(part for part in (", ".join(place), self.detail) if part)


@dataclass
class Finding:
    """One kind of mistake in one table: how many rows have it, and some of them."""

    check: str
    table: str
    message: str
    severity: Severity = "failure"
    count: int = 0
    examples: list[Example] = field(default_factory=list)


class Findings:
    """All findings of a run; what is found again is counted, not repeated."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Finding] = {}

    def add(
        self,
        check: str,
        table: str,
        message: str,
        examples: Iterable[Example] = (),
        *,
        count: int | None = None,
        severity: Severity = "failure",
    ) -> None:
        """Note a mistake; without a count there are as many as examples, and at least one."""
        finding = self._found.setdefault((check, table, message), Finding(check, table, message, severity))
        seen = 0
        for example in examples:
            seen += 1
            if len(finding.examples) < EXAMPLES:
                finding.examples.append(example._replace(detail=example.detail[:LONGEST_DETAIL]))
        finding.count += max(1, seen) if count is None else count

    def __iter__(self) -> Iterator[Finding]:
        """All findings, in the order in which they were first met."""
        return iter(self._found.values())
