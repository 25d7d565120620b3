"""What a run did so far, and in the end."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.running.parts import Tally
from pipeline.tables.schema import TABLES


@dataclass
class RunReport:
    """What a run did so far, and in the end; `counts` are the rows of every table that were written.

    `bytes_in` and `bytes_done` count the inputs as they lie there, compressed or not. What an earlier run had
    done already is part of all figures but `pages_parsed` and `bytes_parsed`, the length of the records parsed.
    """

    output: Path
    sources: int = 0
    skipped: list[str] = field(default_factory=list)
    records_in: int = 0
    bytes_in: int = 0
    bytes_done: int = 0
    bytes_reused: int = 0
    bytes_parsed: int = 0
    pages_parsed: int = 0
    shards: int = 0
    shards_reused: int = 0
    changed: bool = True
    tally: Tally = field(default_factory=Tally)
    seconds: float = 0.0

    @property
    def counts(self) -> dict[str, int]:
        """The rows of every table."""
        return {table: self.tally.rows[table] for table in TABLES}

    @property
    def pages(self) -> int:
        """How many records became a page."""
        return self.tally.rows["pages"]

    @property
    def rejects(self) -> int:
        """How many records could not become a page."""
        return self.tally.rows["rejects"]

    @property
    def edits_by_rule(self) -> Counter[str]:
        """How often each cleaning rule changed something."""
        return self.tally.edits_by_rule

    @property
    def losses_by_rule(self) -> Counter[str]:
        """How often something was met that nobody can bring back."""
        return self.tally.losses_by_rule

    @property
    def rejects_by_reason(self) -> Counter[str]:
        """Why records could not become pages."""
        return self.tally.rejects_by_reason

    @property
    def section_roles(self) -> Counter[str]:
        """How many sections there are of each role."""
        return self.tally.section_roles

    @property
    def pages_per_second(self) -> float:
        """Pages parsed by this run, by its time so far."""
        return self.pages_parsed / self.seconds if self.seconds else 0.0

    @property
    def bytes_per_second(self) -> float:
        """Bytes of records parsed by this run, by its time so far."""
        return self.bytes_parsed / self.seconds if self.seconds else 0.0

    @property
    def share(self) -> float:
        """How much of the inputs is done, from 0 to 1."""
        return min(1.0, self.bytes_done / self.bytes_in) if self.bytes_in else 1.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take, if it goes on as so far; None while nothing is known."""
        parsed = self.bytes_done - self.bytes_reused
        return self.seconds * (self.bytes_in - self.bytes_done) / parsed if parsed > 0 else None
