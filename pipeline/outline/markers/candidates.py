"""Marker candidates: places that may hold a list marker, and the ways to read each."""

from typing import Final

from librt.vecs import append, pop, vec
from mypy_extensions import i64

# What is known of a candidate besides its place.
INLINE: Final = 1  # within a line
OPENS: Final = 2  # a heading, or a sentence with a colon, stands right before it
GLUED: Final = 4  # directly after a letter
HOLLOW: Final = 8  # no text follows it
BELOW: Final = 16  # the line above begins with a marker and ends in a colon
SECTION: Final = 32  # the first at the beginning of a line since a heading
SENTENCE: Final = 64  # within a line, between the end of a sentence and the beginning of another one
PASSING: Final = 128  # after a word that refers, or ends a sentence

OWN: Final = 1000  # from this number on, families are those of the page


class Candidates:
    """The marker candidates of a page in order, as columns; all offsets are code points of the page.

    ``numeral_start`` and ``numeral_end`` bound the part that shows the ordinal; ``line`` is the number of its line,
    ``indent`` that line's indent, or -1 for a candidate within a line.
    The ways to read candidate ``n`` are ``readings[n]`` readings from ``first[n]`` on, the likeliest first.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.numeral_start: vec[i64] = vec[i64]()
        self.numeral_end: vec[i64] = vec[i64]()
        self.flags: vec[i64] = vec[i64]()
        self.line: vec[i64] = vec[i64]()
        self.indent: vec[i64] = vec[i64]()
        self.first: vec[i64] = vec[i64]()
        self.readings: vec[i64] = vec[i64]()
        # One row for each way to read a candidate. An ordinal of 0 is none: a bullet's, or that of "Finally,".
        # ``weak`` families need a second marker in order; ``misread`` is a letter for a digit, (l) for (1).
        self.family: vec[i64] = vec[i64]()
        self.ordinal: vec[i64] = vec[i64]()
        self.weak: vec[i64] = vec[i64]()
        self.misread: vec[i64] = vec[i64]()
        # Families that only this page has: nouns that are counted ("reason"), prefixes of nested numbers ("3.").
        self.own_families: list[str] = []
        self._own: dict[str, int] = {}

    def add(
        self, start: i64, end: i64, numeral_start: i64, numeral_end: i64, flags: i64, line: i64, indent: i64
    ) -> None:
        """Add a candidate; its readings are added after it."""
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.numeral_start = append(self.numeral_start, numeral_start)
        self.numeral_end = append(self.numeral_end, numeral_end)
        self.flags = append(self.flags, flags)
        self.line = append(self.line, line)
        self.indent = append(self.indent, indent)
        self.first = append(self.first, len(self.family))
        self.readings = append(self.readings, 0)
        self.count += 1

    def add_reading(self, family: i64, ordinal: i64, weak: bool, misread: bool) -> None:
        """Add a way to read the last candidate."""
        self.family = append(self.family, family)
        self.ordinal = append(self.ordinal, ordinal)
        self.weak = append(self.weak, 1 if weak else 0)
        self.misread = append(self.misread, 1 if misread else 0)
        self.readings[self.count - 1] += 1

    def copy(self, other: "Candidates", number: i64) -> None:
        """Add a candidate of another table, whose own families these are too."""
        self.add(
            other.start[number],
            other.end[number],
            other.numeral_start[number],
            other.numeral_end[number],
            other.flags[number],
            other.line[number],
            other.indent[number],
        )
        row: i64 = other.first[number]
        end: i64 = row + other.readings[number]
        while row < end:
            self.add_reading(other.family[row], other.ordinal[row], other.weak[row] != 0, other.misread[row] != 0)
            row += 1

    def own_family(self, name: str) -> i64:
        """The number of a family that only this page has; it is added if it is new."""
        number = self._own.get(name, -1)
        if number < 0:
            number = OWN + len(self.own_families)
            self._own[name] = number
            self.own_families.append(name)
        return number

    def take_back(self, count: i64) -> None:
        """Keep only the first candidates, up to a count."""
        while self.count > count:
            self.count -= 1
            rows: i64 = self.readings[self.count]
            for _ in range(rows):
                self.family, _ = pop(self.family)
                self.ordinal, _ = pop(self.ordinal)
                self.weak, _ = pop(self.weak)
                self.misread, _ = pop(self.misread)
            self.start, _ = pop(self.start)
            self.end, _ = pop(self.end)
            self.numeral_start, _ = pop(self.numeral_start)
            self.numeral_end, _ = pop(self.numeral_end)
            self.flags, _ = pop(self.flags)
            self.line, _ = pop(self.line)
            self.indent, _ = pop(self.indent)
            self.first, _ = pop(self.first)
            self.readings, _ = pop(self.readings)
