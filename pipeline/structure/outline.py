"""The outline of a page: its lines, what each is, its headings, its list items and its strays."""

from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from pipeline.characters import COLON
from pipeline.structure.announcements import PlacedHeading, announcements, numbered_headings
from pipeline.structure.headings import LONGEST_HEADING, Heading, announces, read_heading
from pipeline.structure.kinds import ARTICLE, Kind
from pipeline.structure.lines import Line, cut_lines, text_between
from pipeline.structure.lists import Entry, read_lists
from pipeline.structure.markers import read_bullet, read_marks
from pipeline.structure.marks import Mark
from pipeline.structure.places import lines_with_places
from pipeline.structure.sentences import last_sentence_start
from pipeline.structure.zones import read_zones


class Outline(NamedTuple):
    """All that is known of a page's structure, in page order."""

    lines: list[Line]
    kinds: list[Kind]
    headings: list[PlacedHeading]
    entries: list[Entry]
    strays: list[Mark]


class _Lists(NamedTuple):
    """What is known of a page before the headings are looked for that only show by a list behind them."""

    lines: list[Line]
    kinds: list[Kind]
    article: list[int]
    headings: dict[int, Heading]
    entries: list[Entry]
    strays: list[Mark]


@lru_cache(maxsize=1)  # splitting asks for the text that numbering repair has just read
def read_outline(text: str) -> Outline:
    """Read the structure of a text without changing it."""
    lines, kinds, article, headings, entries, strays = _read_lists(text)
    placed = announcements(text, lines, article, headings, entries)
    entries, numbered = numbered_headings(lines, article, entries, placed)
    return Outline(lines, kinds, sorted(placed + numbered), entries, strays)


def is_misnumbered(text: str) -> bool:
    """Whether a wrong or a stray numeral stands in a text; headings may turn out to be no items, and no more."""
    found = _read_lists(text)
    return bool(found.strays) or any(entry.wrong for entry in found.entries)


@lru_cache(maxsize=1)
def _read_lists(text: str) -> _Lists:
    lines = cut_lines(text)
    kinds = read_zones(lines)
    article = [number for number, kind in enumerate(kinds) if kind.role == ARTICLE]
    headings, marks = _headings_and_marks(text, lines, article)
    return _Lists(lines, kinds, article, headings, *read_lists(lines, marks))


def _headings_and_marks(text: str, lines: list[Line], article: list[int]) -> tuple[dict[int, Heading], list[Mark]]:
    """The headings that their own text proves, by line, and every mark of the article."""
    begun, within = lines_with_places(text, [line.start for line in lines])
    headings: dict[int, Heading] = {}
    marks: list[Mark] = []
    above: Heading | None = None
    opens = False
    for number in article:
        line = lines[number]
        start = line.start
        if number in within:
            found = read_marks(line.text, opens)
        elif number in begun:
            found = read_marks(line.text, opens, False)
        else:
            found = read_bullet(line.text, opens)
        if not found or found[0].inline:
            heading = read_heading(line.text)
            if heading and not _introduces(heading, above):
                headings[number] = heading
                rest = line.text[heading.length :].lstrip()
                start = line.end - len(rest)
                found = read_marks(rest, True) if rest else ()
        above = headings.get(number)
        opens = above is not None or line.text[-1] in COLON
        if found:
            marks += [mark.placed(start, number, line.indent) for mark in found]
    if not any(mark.inline for mark in marks):
        return headings, marks
    marks = _hollow(lines, article, headings, marks)
    return headings, [mark._replace(opens=True) if _announced(lines, mark) else mark for mark in marks]


def _hollow(lines: list[Line], article: list[int], headings: dict[int, Heading], marks: list[Mark]) -> list[Mark]:
    """Find the inline marks at the end of a line, so that they cannot begin an item.

    But a marker at the end of a paragraph may belong to the next one, if that has none itself.
    """
    begun = {mark.line for mark in marks if not mark.inline} | set(headings)
    plain_next = {above for above, below in pairwise(article) if below not in begun}
    found = []
    for mark, following in zip_longest(marks, marks[1:]):
        if not mark.inline:
            found.append(mark)
            continue
        last = (following is None or following.line != mark.line) and mark.line not in plain_next
        line = lines[mark.line]
        ends = last and not text_between(line.text, mark.end - line.start, len(line.text))
        found.append(mark._replace(hollow=True) if ends else mark)
    return found


def _announced(lines: list[Line], mark: Mark) -> bool:
    """Whether the sentence in front of an inline mark that may begin a list announces that list."""
    if mark.opens or mark.hollow or not mark.inline or all(shown.ordinal != 1 for shown in mark.shown):
        return False
    line = lines[mark.line]
    at = mark.start - line.start
    before = line.text[max(0, at - LONGEST_HEADING) : at].rstrip()
    return announces(before[last_sentence_start(before) :]) is not None


def _introduces(heading: Heading, above: Heading | None) -> bool:
    """Whether a sentence with a colon right under a heading only says what the heading said."""
    return above is not None and heading.rule == "heading-colon" and heading.role == above.role
