"""Telling at once, of most pages, that no numeral on them can be wrong.

Every mark stands on a line where one of the patterns of `places` finds something. Those lines
alone are read, by the functions that read the outline, and whether a line belongs to the
article, or begins with a heading, is left open: a mark counts if it is there either way.
A page is clear

- if its marks are too few: a numeral is found wrong only in a list of three or more, two
  of them right, and a stray is an enclosed numeral behind an item;
- or if its marks are nothing but regular lists (`_are_regular` says why that is enough), and
  numbers of prose, such as those of dates, that have no neighbours (`_is_lonely`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.structure.families import BULLET, GLYPHS
from pipeline.structure.headings import read_heading
from pipeline.structure.markers import marks_of_line, read_marks
from pipeline.structure.marks import Mark
from pipeline.structure.places import candidates, go_the_long_way

# A wrong numeral stands in a list of so many: itself, and two right ones.
SHORTEST_REPAIRED = 3


def may_be_misnumbered(text: str, places: list[int] | None = None) -> bool:
    """Whether a wrong or stray numeral may stand on a page; True only says that it has to be read.

    False is proven, but for odd mixtures of lists that each count up, as in "[1] a [2] b [1] c", or of such lists and
    lonely numbers: two of 66,000 made pages. They stay as they are.

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
    marks = [seen for line in _lines_at(page, places) for seen in _marks_of(line.strip())]
    if not _could_hold_a_wrong_one(marks):
        return False
    shown = {ordinal for mark in marks for ordinal in mark.ordinals}
    lonely = {mark for mark in marks if _is_lonely(mark, shown)}
    others = [mark for mark in marks if mark not in lonely]
    families = {family for mark in lonely for family in mark.families}
    if any(family in families for mark in others for family in mark.families):
        return True
    return not _are_regular(others, alone=not lonely)


def _lines_at(page: str, places: list[int]) -> Iterator[str]:
    """The lines that hold some places, in order, each once; a line end belongs to the line behind it."""
    end = 0
    for place in sorted(places):
        if place >= end:  # looking back no further than this keeps a long line from being searched again and again
            start = page.rfind("\n", end, place + 1) + 1
            end = page.index("\n", start)
            yield page[start:end]


class _Seen(NamedTuple):
    """What is seen of a mark: the ways to read it, and how firmly it stands.

    A ``loose`` one costs little to pass over; behind an ``empty`` one nothing stands, so it may be a stray.
    """

    families: tuple[str, ...]
    ordinals: tuple[int | None, ...]
    enclosed: bool
    inline: bool
    loose: bool
    empty: bool


def _marks_of(line: str) -> Iterator[_Seen]:
    """The marks of a line but bullets."""
    for mark in _marks_either_way(line):
        enclosed = mark.family in ENCLOSED
        loose = not enclosed and (mark.inline or all(shown.weak for shown in mark.shown))
        empty = enclosed and not line[mark.end : mark.end + 3].strip()[:1].isalnum()
        families, ordinals, *_ = zip(*mark.shown, strict=True)
        yield _Seen(families, ordinals, enclosed, mark.inline, loose, empty)


def _could_hold_a_wrong_one(marks: Sequence[_Seen]) -> bool:
    """Whether there may be a stray, or a list with a wrong numeral, and two right ones.

    The wrong one stands behind one of its own family; or it is the first, and the
    others are of its family or of each other's, or show 2 and 3.
    """
    if any(mark.enclosed for mark in marks):
        return True
    if len(marks) < SHORTEST_REPAIRED:
        return False
    families = [family for mark in marks for family in set(mark.families)]
    return len(set(families)) < len(families) or {2, 3} <= {ordinal for mark in marks for ordinal in mark.ordinals}


def _is_lonely(mark: _Seen, shown: Set[int | None]) -> bool:
    """Whether a mark is loose, and no mark shows one of the two places before or behind the one that it shows.

    So it is no item: to begin a list or to go on with one costs more than to pass over it, but in a run
    of its own family, and nothing that follows makes up for that. Two places away a wrong one may stand between them.
    """
    return mark.loose and all(
        ordinal is not None and shown.isdisjoint((ordinal - 2, ordinal - 1, ordinal + 1, ordinal + 2))
        for ordinal in mark.ordinals
    )


def _are_regular(marks: Sequence[_Seen], alone: bool) -> bool:
    """Whether every family counts up from 1 without a gap, once or again and again.

    The next place costs nothing, and a restart less than any other way to read a 1, so
    no numeral of such a page is read as a wrong one. One family ``alone`` on its page, at the beginnings
    of lines, may start late, as the list of another page does.
    """
    known: defaultdict[str, list[int]] = defaultdict(list)
    for mark in marks:
        if len(mark.families) != 1 or mark.empty:
            return False
        before, ordinal = known[mark.families[0]], mark.ordinals[0] or 0
        restarts = ordinal == 1 and not (before and mark.inline and mark.enclosed)
        if before and not restarts and ordinal != before[-1] + 1:
            return False
        before.append(ordinal)
    plain = alone and len(known) == 1 and not any(mark.inline for mark in marks)
    late = not plain and any(found[0] != 1 for found in known.values() if len(found) > 1)
    single = {family: found[0] for family, found in known.items() if len(found) == 1}
    return not late and ENCLOSED.keys().isdisjoint(single) and not {2, 3} <= set(single.values())


def _marks_either_way(line: str) -> list[Mark]:
    """The marks of a line but bullets, those behind a heading that it may begin with included."""
    marks = list(read_marks(line, False)) if line else []
    if line and (not marks or marks[0].inline):
        heading = read_heading(line)
        if heading:
            below = line[heading.length :].lstrip()
            known = {mark.start for mark in marks}
            behind = marks_of_line(below, len(line) - len(below), True)
            marks += [mark for mark in behind if mark.start not in known or not mark.inline]
    return [mark for mark in marks if mark.family != BULLET]
