"""The lines of a list of things that are needed: each is an item without a marker, below the heading of the list."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.headings.headings import read_heading
from pipeline.outline.headings.roles import is_bare_noun, is_wide
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BLANK, COLON, DIGIT, LOWER, SENTENCE_END, UPPER

# One line below a heading is no list yet.
LEAST_THINGS: Final = 2
# A longer line is prose, and so is a shorter one without an amount, or that ends like a sentence.
LONGEST_THING: Final = 140
LONGEST_THING_WIDE: Final = 60
LONGEST_UNMEASURED: Final = 60
LONGEST_UNMEASURED_WIDE: Final = 25
LONGEST_SENTENCE: Final = 20
LONGEST_SENTENCE_WIDE: Final = 12
# A line that begins small goes on with one above that is longer.
LONGEST_WRAPPED: Final = 40


def find_things(page: Lines, known: Phrases, lines: vec[i64], place: i64, things: set[int]) -> None:
    """Add the lines of the list below the heading at a place among the lines of an article.

    It ends at a heading, at prose, at a list with markers, and where a wider gap parts it from a line without amount.
    The names of its parts, "For the sauce:", stand between its lines and are none.
    """
    found: list[int] = []
    gap: i64 = -1  # the blank lines between two things
    is_first = True
    at: i64 = place + 1
    while at < len(lines):
        line: i64 = lines[at]
        start: i64 = page.start[line]
        end: i64 = page.end[line]
        if line != lines[at - 1] + 1:
            break
        if _is_prose(page, line, start, end) or _is_heading(page, known, lines, at):
            break
        if is_bullet(page, end, start) or is_numbered(page, known, start, end):
            # A short line right above a list with markers is its heading.
            if found and found[len(found) - 1] == lines[at - 1] and not page.flags[lines[at - 1]] & DIGIT:
                found.pop()
            break
        if (
            page.cells[start] & LOWER
            and found
            and page.end[lines[at - 1]] - page.start[lines[at - 1]] > LONGEST_WRAPPED
        ):
            found.clear()
            break
        if page.cells[end - 1] & COLON:
            is_first = True
        else:
            if not is_first:
                if gap >= 0 and page.blanks[line] > gap and not page.flags[line] & DIGIT:
                    break
                if gap < 0:
                    gap = page.blanks[line]
            is_first = False
            found.append(line)
        at += 1
    if len(found) >= LEAST_THINGS:
        things.update(found)


def _is_prose(page: Lines, line: i64, start: i64, end: i64) -> bool:
    """Whether a line is longer than what is needed for one thing, or holds sentences."""
    size: i64 = end - start
    wide = is_wide(page, start, end)
    if size > (LONGEST_THING_WIDE if wide else LONGEST_THING):
        return True
    is_long = size > (LONGEST_UNMEASURED_WIDE if wide else LONGEST_UNMEASURED)
    if page.cells[start] & DIGIT or (page.flags[line] & DIGIT and not is_long):
        return False
    if is_long and not page.flags[line] & DIGIT:
        return True
    if page.cells[end - 1] & SENTENCE_END and size > (LONGEST_SENTENCE_WIDE if wide else LONGEST_SENTENCE):
        return True
    at: i64 = start
    while at + 2 < end:
        if page.cells[at] & SENTENCE_END and page.cells[at + 1] & BLANK and page.cells[at + 2] & UPPER:
            return True
        at += 1
    return False


def _is_heading(page: Lines, known: Phrases, lines: vec[i64], at: i64) -> bool:
    """Whether a line without an amount heads another section; a word for food in it does not make it one."""
    line: i64 = lines[at]
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if page.cells[start] & DIGIT:
        return False
    heading = read_heading(page, known, start, end)
    if heading is None or heading.end < end:
        return False
    if heading.rule != "heading-words" or is_bare_noun(page, known, start, end):
        return True
    return at + 1 < len(lines) and page.cells[page.end[lines[at + 1]] - 1] & SENTENCE_END != 0
