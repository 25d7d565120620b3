"""Telling at once, of most pages, that no numeral on them can be wrong.

Every mark stands on a line where one of the patterns of `places` finds something. Those lines
alone are read, by the functions that read the outline, and whether a line belongs to the
article, or begins with a heading, is left open: a mark counts if it is there either way.
A page is clear

- if its marks are too few: a numeral is found wrong only in a list of three or more, two
  of them right, and a stray is an enclosed numeral behind an item;
- or if its marks are nothing but regular lists (`_is_regular` says why that is enough).
"""

from collections.abc import Iterator

from pipeline.characters import ENCLOSED
from pipeline.structure.families import BULLET, GLYPHS
from pipeline.structure.headings import read_heading
from pipeline.structure.markers import marks_of_line
from pipeline.structure.marks import Mark
from pipeline.structure.places import candidates, go_the_long_way

# A wrong numeral stands in a list of so many: itself, and two right ones.
SHORTEST_REPAIRED = 3


def may_be_misnumbered(text: str, places: list[int] | None = None) -> bool:
    """Whether a wrong or stray numeral may stand on a page; True only says that it has to be read.

    False is proven, but for odd mixtures of lists that each count up, as in "[1] a [2] b [1] c": they stay as they are.

    ``places`` are those where marks may stand, if they are known.

    >>> may_be_misnumbered("(1) Rest. (2) Sleep."), may_be_misnumbered("1. Rest\\n2. Sleep\\n8. Walk\\n")
    (False, True)
    """
    page = f"\n{text}\n"
    if places is not None:
        places = [place + 1 for place in places]
    elif go_the_long_way(text):
        return True
    else:
        at_front, within = candidates(page)
        if not at_front and len(within) < SHORTEST_REPAIRED and not any(page[place] in GLYPHS for place in within):
            return False
        places = at_front + within
    seen = _Seen()
    for line in _lines_at(page, places):
        seen.add(line.strip())
        if seen.may_hold_a_wrong_one():
            return True
    return (seen.enclosed or seen.could_repair()) and not seen.is_regular()


def _lines_at(page: str, places: list[int]) -> Iterator[str]:
    """The lines that hold some places, in order, each once; a line end belongs to the line behind it."""
    end = 0
    for place in sorted(places):
        if place >= end:  # looking back no further than this keeps a long line from being searched again and again
            start = page.rfind("\n", end, place + 1) + 1
            end = page.index("\n", start)
            yield page[start:end]


class _Seen:
    """What has been seen of the marks of a page, line by line; bullets are left aside."""

    def __init__(self) -> None:
        self.count = 0
        self.enclosed = self.inline = False
        # Whether two marks may be of one family, and every place that is shown.
        self.company = False
        self.places: set[int | None] = set()
        # The ordinals of each family in page order, and whether they count up so far.
        self.ordinals: dict[str, list[int]] = {}
        self.counts_up = True

    def add(self, line: str) -> None:
        """Read one more line."""
        for mark in _marks_either_way(line):
            families = {shown.family for shown in mark.shown}
            self.count += 1
            self.enclosed = self.enclosed or mark.family in ENCLOSED
            self.inline = self.inline or mark.inline
            self.company = self.company or any(family in self.ordinals for family in families)
            self.places.update(shown.ordinal for shown in mark.shown)
            for family in families:
                self.ordinals.setdefault(family, [])
            self.counts_up = self.counts_up and len(mark.shown) == 1 and self._counts(mark, line)

    def _counts(self, mark: Mark, line: str) -> bool:
        """Whether a mark shows the next place of its family, or begins at one; if so, it is noted."""
        shown = mark.shown[0]
        before = self.ordinals[shown.family]
        restarts = shown.ordinal == 1 and not (before and mark.inline and mark.family in ENCLOSED)
        follows = bool(before) and shown.ordinal == before[-1] + 1
        # A numeral that nothing follows may be a stray.
        if mark.family in ENCLOSED and not line[mark.end : mark.end + 3].strip()[:1].isalnum():
            return False
        before.append(shown.ordinal or 0)
        return restarts or follows or len(before) == 1

    def could_repair(self) -> bool:
        """Whether the marks may make a list with a wrong numeral, and two right ones.

        The wrong one stands behind one of its own family; or it is the first, and the
        others are of its family or of each other's, or show 2 and 3.
        """
        return self.count >= SHORTEST_REPAIRED and (self.company or {2, 3} <= self.places)

    def may_hold_a_wrong_one(self) -> bool:
        """Whether nothing that follows can clear the page any more."""
        return not self.counts_up and (self.could_repair() or self.enclosed)

    def is_regular(self) -> bool:
        """Whether every family counts up from 1 without a gap, once or again and again.

        The next place costs nothing, and a restart less than any other way to read a 1, so
        no numeral of such a page is read as a wrong one. One family alone, at the beginnings
        of lines, may start late, as the list of another page does.
        """
        if not self.counts_up:
            return False
        plain = len(self.ordinals) == 1 and not self.inline
        late = not plain and any(found[0] != 1 for found in self.ordinals.values() if len(found) > 1)
        alone = any(len(found) == 1 and family in ENCLOSED for family, found in self.ordinals.items())
        scattered = {2, 3} <= {found[0] for found in self.ordinals.values() if len(found) == 1}
        return not late and not alone and not scattered


def _marks_either_way(line: str) -> list[Mark]:
    """The marks of a line but bullets, those behind a heading that it may begin with included."""
    marks = marks_of_line(line, 0, False) if line else []
    if line and (not marks or marks[0].inline):
        heading = read_heading(line)
        if heading:
            below = line[heading.length :].lstrip()
            known = {mark.start for mark in marks}
            behind = marks_of_line(below, len(line) - len(below), True)
            marks += [mark for mark in behind if mark.start not in known or not mark.inline]
    return [mark for mark in marks if mark.family != BULLET]
