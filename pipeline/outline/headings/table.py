"""The headings of a page as a table."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.headings import Heading


class Headings:
    """Headings as columns: each from ``start`` to ``end``, its role, its rule, and the phrase that decided, or -1."""

    def __init__(self) -> None:
        self.count: i64 = 0
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.role: list[str] = []
        self.rule: list[str] = []
        self.phrase: vec[i64] = vec[i64]()

    def add(self, start: i64, end: i64, role: str, rule: str, phrase: i64) -> None:
        """Add a row."""
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.role.append(role)
        self.rule.append(rule)
        self.phrase = append(self.phrase, phrase)
        self.count += 1

    def take(self, heading: Heading) -> None:
        """Add a heading that was read."""
        self.add(heading.start, heading.end, heading.role, heading.rule, heading.phrase)

    def copy(self, other: "Headings", row: i64) -> None:
        """Add a row of another table."""
        self.add(other.start[row], other.end[row], other.role[row], other.rule[row], other.phrase[row])

    def copy_all(self, other: "Headings") -> None:
        """Add all rows of another table."""
        row: i64 = 0
        while row < other.count:
            self.copy(other, row)
            row += 1


def sorted_rows(headings: Headings) -> list[int]:
    """The rows of a table as they follow each other on the page; at one place, the shortest first.

    >>> headings = Headings()
    >>> headings.add(5, 9, "causes", "heading-sentence", -1)
    >>> headings.add(5, 8, "causes", "heading-glued", -1)
    >>> headings.add(0, 4, "other", "heading-short", -1)
    >>> sorted_rows(headings)
    [2, 1, 0]
    """
    keys: list[int] = []
    row: i64 = 0
    while row < headings.count:
        keys.append(headings.start[row] * headings.count + row)
        row += 1
    keys.sort()
    rows: list[int] = []
    for key in keys:
        rows.append(key % headings.count)
        at = len(rows) - 1
        while at > 0 and _precedes(headings, rows[at], rows[at - 1]):
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            at -= 1
    return rows


def _precedes(headings: Headings, one: i64, other: i64) -> bool:
    """Whether one of two headings, of which the other was found first, comes first; both begin at one place."""
    if headings.start[one] != headings.start[other]:
        return False
    if headings.end[one] != headings.end[other]:
        return headings.end[one] < headings.end[other]
    if headings.role[one] != headings.role[other]:
        return headings.role[one] < headings.role[other]
    return headings.rule[one] < headings.rule[other]
