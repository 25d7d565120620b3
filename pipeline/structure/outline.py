"""The outline of a page: its lines, what each is, its headings, its list items and its strays."""

from typing import NamedTuple

from pipeline.characters import COLON
from pipeline.structure.announcements import PlacedHeading, announcements, numbered_headings
from pipeline.structure.headings import Heading, read_heading
from pipeline.structure.lines import Line, cut_lines
from pipeline.structure.lists import Entry, read_lists
from pipeline.structure.markers import Mark, marks_of_line
from pipeline.structure.zones import ARTICLE, Kind, read_zones


class Outline(NamedTuple):
    """All that is known of a page's structure, in page order."""

    lines: list[Line]
    kinds: list[Kind]
    headings: list[PlacedHeading]
    entries: list[Entry]
    strays: list[Mark]


def read_outline(text: str) -> Outline:
    """Read the structure of a text without changing it."""
    lines = cut_lines(text)
    kinds = read_zones(lines)
    article = [number for number, kind in enumerate(kinds) if kind.role == ARTICLE]
    headings, marks = _headings_and_marks(lines, article)
    entries, strays = read_lists(text, lines, marks)
    placed = announcements(text, lines, article, headings, entries)
    entries, numbered = numbered_headings(lines, article, entries)
    return Outline(lines, kinds, sorted(placed + numbered), entries, strays)


def _headings_and_marks(lines: list[Line], article: list[int]) -> tuple[dict[int, Heading], list[Mark]]:
    """The headings that their own text proves, by line, and every mark of the article."""
    headings: dict[int, Heading] = {}
    marks: list[Mark] = []
    above: Heading | None = None
    opens = False
    for number in article:
        line = lines[number]
        found = marks_of_line(line.text, line.start, opens)
        if not found or found[0].inline:
            heading = read_heading(line.text)
            if heading and not _introduces(heading, above):
                headings[number] = heading
                rest = line.text[heading.length :].lstrip()
                found = marks_of_line(rest, line.end - len(rest), True)
        above = headings.get(number)
        opens = above is not None or line.text[-1] in COLON
        marks += [mark._replace(line=number) for mark in found]
    return headings, marks


def _introduces(heading: Heading, above: Heading | None) -> bool:
    """Whether a sentence with a colon right under a heading only says what the heading said."""
    return above is not None and heading.rule == "heading-colon" and heading.role == above.role
