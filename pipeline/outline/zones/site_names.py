"""The name of the site after a title: "Why bread keeps | Oven Notes"."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings.roles import TELLING, is_bare_noun, role_of
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds, skip, skip_back
from pipeline.outline.scan.properties import BLANK, LETTER, WIDE
from pipeline.outline.zones.title_scores import are_equal

# A name has up to this many characters, and a title before it at least this many.
LONGEST_NAME: Final = 40
LEAST_TITLE: Final = 8
LEAST_TITLE_HAN: Final = 4
# These part a title from a name alone; the others also join two parts of a title.
_BARS: Final = "|｜_"
_DASHES: Final = "-–—·•"


def before_name(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """Where a title ends that may have the name of the site after it.

    After a bar, what names no section is a name; after a dash, only what is a line of its own on the page.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Why bread keeps | Oven Notes", "Why bread keeps | Causes", "Why bread keeps - an essay"]
    >>> [text[: before_name(page_of(text), phrases(), 0, len(text))] for text in texts]
    ['Why bread keeps', 'Why bread keeps | Causes', 'Why bread keeps - an essay']
    """
    sign: i64 = end - 1
    while sign > start and end - sign <= LONGEST_NAME + 2:
        if _parts(page, start, end, sign):
            name: i64 = skip(page, sign + 1, end, BLANK)
            before: i64 = skip_back(page, start, sign, BLANK)
            least: i64 = LEAST_TITLE_HAN if holds(page, start, before, WIDE) else LEAST_TITLE
            if before - start < least or end - name > LONGEST_NAME or not holds(page, name, end, LETTER):
                return end
            if _is_line(page, name, end) or (page.text[sign] in _BARS and not _names_section(page, known, name, end)):
                return before_name(page, known, start, before)
            return end
        sign -= 1
    return end


def _parts(page: Lines, start: i64, end: i64, sign: i64) -> bool:
    """Whether a sign stands at a place that parts a name from what is before it."""
    if sign + 1 >= end or page.text[sign] not in _BARS + _DASHES:
        return False
    if page.cells[sign - 1] & BLANK and page.cells[sign + 1] & BLANK:
        return True
    if page.text[sign] in "·•–—" or not (page.cells[sign - 1] | page.cells[sign + 1]) & WIDE:
        return page.text[sign] == "｜"
    return True


def _names_section(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a span is about a part of the subject; "Oven Notes" and "Garden Tips" are names."""
    if is_bare_noun(page, known, start, end):
        return True
    phrase = role_of(page, known, start, end)
    return phrase >= 0 and known.role[phrase] in TELLING and known.role[phrase] != "precautions"


def _is_line(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span is a line of its own elsewhere on the page."""
    line: i64 = 0
    while line < page.count:
        if page.end[line] - page.start[line] == end - start and are_equal(page, start, end, page.start[line]):
            return True
        line += 1
    return False
