"""The grammar of markers: the table of families as masks of rows, and the composed marker that fits at a place.

A row of the table is a bit. For each character there is a mask of the rows in which it may stand first, second, before
the numeral, in it, and after it, so that nearly every place of a page is ruled out by one or two masks.
"""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.characters import ENCLOSED
from pipeline.outline.markers.families import (
    AFTER_BOUNDARY,
    AFTER_LETTER,
    AFTER_SENTENCE,
    ENCLOSED_COUNT,
    FAMILIES,
    LETTER_NEXT,
    NEW_SENTENCE,
    NO_DIGIT,
    SPACE,
    SPACE_AND_LETTER,
    Family,
    Numbering,
)
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.numerals import DECIMAL, MISREAD, SYSTEMS, read_numeral
from pipeline.outline.markers.table import Table
from pipeline.outline.scan.lines import Lines, skip
from pipeline.outline.scan.properties import BLANK, DIGIT, OTHER_LETTER, UPPER, WORD

# What a character may do to a marker within a line: begin it, or come after the letter that is its numeral.
BEGINS: Final = 1
CLOSES: Final = 2

_MOST_ROWS: Final = 62
_LOW_LINE: Final = 95


class Grammar:
    """All that a table of families says, by row and by character."""

    def __init__(self, families: tuple[Family, ...]) -> None:
        if len(families) > _MOST_ROWS:
            raise ValueError(f"A table of families has up to {_MOST_ROWS} rows, not {len(families)}.")
        self.numbering = Numbering(families)
        self.family: vec[i64] = vec[i64]()
        self.system: vec[i64] = vec[i64]()
        self.longest: vec[i64] = vec[i64]()
        self.binding: vec[i64] = vec[i64]()
        # Rows of which something is true.
        self.weak: i64 = 0
        self.signed_before: i64 = 0
        self.signed_after: i64 = 0
        self.spread: i64 = 0  # something may stand between the signs and the numeral
        self.extended: i64 = 0  # one more sign may follow
        self.open_ended: i64 = 0  # nothing has to stand around the numeral
        self.letters: i64 = 0
        self.decimals: i64 = 0
        self.begin_decimal: i64 = 0
        self.after_boundary: i64 = 0
        self.after_sentence: i64 = 0
        self.after_letter: i64 = 0
        # Rows in which a character may have a place; decimal digits are told by their property.
        self.first = Table()
        self.second = Table()
        self.before = Table()
        self.inner = Table()
        self.numeral = Table()
        self.after = Table()
        self.more = Table()
        self.closing_letter = Table()  # the sign after a letter, in a row that is looked for within lines by that sign
        self.within = Table()  # `BEGINS` and `CLOSES`, of markers within lines
        for family in families:
            self._add(family)
        self.enclosed = Table()  # the family of an enclosed numeral times 64, and its ordinal
        self.enclosed_letters = vec[i64]()  # by family
        for number, (name, glyphs) in enumerate(ENCLOSED.items()):
            self.enclosed_letters = append(self.enclosed_letters, 1 if name.endswith("letter") else 0)
            for place, glyph in enumerate(glyphs, start=1):
                self.enclosed.mark(glyph, number * 64 + place)

    def _add(self, family: Family) -> None:
        bit: i64 = 1  # a shift of a plain 1 would have 32 bits only
        bit <<= len(self.family)
        system = SYSTEMS[family.system]
        self.family = append(self.family, self.numbering.numbers[family.name])
        self.system = append(self.system, family.system)
        self.longest = append(self.longest, system.longest)
        self.binding = append(self.binding, family.binding)
        self.before.mark(family.before, bit)
        self.inner.mark(family.inner, bit)
        self.numeral.mark(system.characters, bit)
        self.after.mark(family.after, bit)
        self.more.mark(family.more, bit)
        self.first.mark(family.before or system.characters, bit)
        self.second.mark(family.inner, bit)
        if not family.before:
            self.second.mark(family.after, bit)
        if family.before or system.longest > 1:
            self.second.mark(system.characters, bit)
        self.weak |= bit if family.weak else 0
        self.signed_before |= bit if family.before else 0
        self.signed_after |= bit if family.after else 0
        self.spread |= bit if family.inner else 0
        self.extended |= bit if family.more else 0
        self.open_ended |= bit if not family.before and not family.after else 0
        self.letters |= bit if system.letters else 0
        self.decimals |= bit if family.system == DECIMAL else 0
        self.begin_decimal |= bit if family.system == DECIMAL and not family.before else 0
        self.after_boundary |= bit if family.within & AFTER_BOUNDARY else 0
        self.after_sentence |= bit if family.within & AFTER_SENTENCE else 0
        self.after_letter |= bit if family.within & AFTER_LETTER else 0
        if not family.within:
            return
        if system.letters and not family.before:
            if system.longest > 1 or not family.after or family.within & AFTER_LETTER:
                raise ValueError(f"{family.name}: letters in prose need a sign before them, or be one before a sign.")
            self.closing_letter.mark(family.after, bit)
            self.within.mark(family.after, CLOSES)
        else:
            self.within.mark(family.before or system.characters, BEGINS)

    def expected(self, page: Lines, end: i64, at: i64) -> i64:
        """The rows that may fit at a place, as far as the first characters tell."""
        rows: i64 = self.first.get(ord(page.text[at]))
        to: i64 = at + 1
        if page.cells[at] & DIGIT:
            rows |= self.begin_decimal
            if to < end and page.cells[to] & DIGIT:
                rows &= self.begin_decimal
                to += 1
        if rows == 0 or to == end:
            return rows & self.open_ended
        second: i64 = self.second.get(ord(page.text[to])) | self.open_ended
        if page.cells[to] & DIGIT:
            second |= self.decimals & self.signed_before
        return rows & second

    def fit(self, page: Lines, end: i64, at: i64, rows: i64) -> Marker | None:
        """The marker at a place, of the first of some rows that fits."""
        row: i64 = 0
        while rows:
            while rows & 255 == 0:
                rows >>= 8
                row += 8
            if rows & 1:
                bounds = self._bounds(page, end, at, row)
                if bounds[2] >= 0:
                    marker = Marker(at, bounds[2], bounds[0], bounds[1])
                    self._read(page, end, marker, row)
                    return marker
            rows >>= 1
            row += 1
        return None

    def _bounds(self, page: Lines, end: i64, at: i64, row: i64) -> tuple[i64, i64, i64]:
        """Where the numeral of a row begins and ends at a place, and where the marker ends, -1 if it does not fit."""
        text = page.text
        bit: i64 = 1
        bit <<= row
        to: i64 = at
        if self.signed_before & bit:
            if not self.before.get(ord(text[to])) & bit:
                return 0, 0, -1
            to += 1
            if self.spread & bit and to < end and self.inner.get(ord(text[to])) & bit:
                to += 1
        begin: i64 = to
        last: i64 = begin + self.longest[row]
        if last > end:
            last = end
        if self.decimals & bit:
            while to < last and page.cells[to] & DIGIT:
                to += 1
        else:
            while to < last and self.numeral.get(ord(text[to])) & bit:
                to += 1
        numeral_end: i64 = to
        if to == begin:
            return 0, 0, -1
        if self.signed_after & bit:
            if self.spread & bit and to < end and self.inner.get(ord(text[to])) & bit:
                to += 1
            if to == end or not self.after.get(ord(text[to])) & bit:
                return 0, 0, -1
            to += 1
            more = self.extended & bit != 0 and to < end and self.more.get(ord(text[to])) & bit != 0
            if more and binds(page, end, to + 1, self.binding[row]):
                return begin, numeral_end, to + 1
        if not binds(page, end, to, self.binding[row]):
            to = -1
        return begin, numeral_end, to

    def _read(self, page: Lines, end: i64, marker: Marker, row: i64) -> None:
        """Read the ordinal of a marker; a letter may be a numeral of several families."""
        if not self.letters >> row & 1:
            self.take(page, marker, row)
            return
        rows: i64 = self.expected(page, end, marker.start) & self.letters
        row = 0
        while rows:
            if rows & 1 and self._bounds(page, end, marker.start, row)[2] == marker.end:
                if marker.family < 0:
                    self.take(page, marker, row)
                elif self.ordinal(page, marker, row):
                    marker.others = append(marker.others, row)
            rows >>= 1
            row += 1

    def ordinal(self, page: Lines, marker: Marker, row: i64) -> i64:
        """The ordinal of a marker as a row of the table reads it, 0 if it has none."""
        return read_numeral(self.system[row], page.text, marker.numeral_start, marker.numeral_end)

    def take(self, page: Lines, marker: Marker, row: i64) -> None:
        """Read a marker as a row of the table does, if that gives an ordinal."""
        marker.ordinal = self.ordinal(page, marker, row)
        if marker.ordinal:
            marker.row = row
            marker.family = self.family[row]
            marker.weak = self.weak >> row & 1 != 0
            marker.misread = self.system[row] == MISREAD

    def read_enclosed(self, page: Lines, at: i64) -> Marker:
        """The enclosed numeral at a place."""
        known: i64 = self.enclosed.get(ord(page.text[at]))
        marker = Marker(at, at + 1, at, at + 1)
        marker.family = known // 64
        marker.ordinal = known % 64
        return marker

    def are_alike(self, page: Lines, one: i64, other: i64) -> bool:
        """Whether enclosed numerals of one family stand at two places."""
        first: i64 = self.enclosed.get(ord(page.text[one]))
        second: i64 = self.enclosed.get(ord(page.text[other]))
        return first != 0 and second != 0 and first // 64 == second // 64


def is_enclosed(family: i64) -> bool:
    """Whether a family is one of enclosed numerals."""
    return 0 <= family < ENCLOSED_COUNT


def binds(page: Lines, end: i64, at: i64, binding: i64) -> bool:
    """Whether a marker that ends at a place is bound to what follows as its family asks."""
    cells = page.cells
    if binding == NO_DIGIT:
        return at == end or cells[at] & DIGIT == 0
    if binding == LETTER_NEXT:
        return _is_letter(page, end, skip(page, at, end, BLANK))
    if binding == SPACE:
        return at == end or cells[at] & BLANK != 0
    if binding == SPACE_AND_LETTER:
        return at < end and cells[at] & BLANK != 0 and _is_letter(page, end, skip(page, at, end, BLANK))
    if binding == NEW_SENTENCE:
        after: i64 = skip(page, at, end, BLANK)
        return after < end and (cells[after] & OTHER_LETTER != 0 or (after <= at + 1 and cells[after] & UPPER != 0))
    return True


def _is_letter(page: Lines, end: i64, at: i64) -> bool:
    """Whether a letter stands at a place, or what joins with letters into a word."""
    return at < end and page.cells[at] & (WORD | DIGIT) == WORD and ord(page.text[at]) != _LOW_LINE


GRAMMAR: Final = Grammar(FAMILIES)
