"""Titles of the pages before and after this one that only have arrows: « Tea, and below it Oats »."""

from mypy_extensions import i64

from pipeline.arrows import LEFT_ARROWS, RIGHT_ARROWS
from pipeline.outline import names
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import ARROW, BLANK, COLON, PARTING, SENTENCE_END
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.navigation import LONGEST_TITLE


def read_arrows(page: Lines, line: i64, labels: Labels) -> None:
    """Two titles with arrows that point away from each other, on two lines or on one."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    title = _after_arrow(page, start, end, LEFT_ARROWS)
    if title < 0 or end - start > 2 * LONGEST_TITLE or not labels.is_plain(line) or _is_quoted(page, line):
        return
    if _ends_with_arrow(page, start, end):
        gap = _gap(page, title, end)
        if gap >= 0:
            labels.put(line, names.NAV_PREV, "nav-arrow")
            labels.ending[line] = gap
        return
    if line + 1 == page.count or page.cells[end - 1] & PARTING or not labels.is_plain(line + 1):
        return
    below: i64 = page.start[line + 1]
    to: i64 = page.end[line + 1]
    if to - below <= LONGEST_TITLE and (
        _ends_with_arrow(page, below, to) or _after_arrow(page, below, to, RIGHT_ARROWS) >= 0
    ):
        labels.put(line, names.NAV_PREV, "nav-arrow")
        labels.put(line + 1, names.NAV_NEXT, "nav-arrow")


def _after_arrow(page: Lines, start: i64, end: i64, arrows: str) -> i64:
    """Where a title begins after an arrow and a blank, or after a double arrow; -1 if there is none."""
    at: i64 = start
    while at < end and is_one_of(page, at, arrows):
        at += 1
    after: i64 = skip(page, at, end, BLANK)
    if after == end or after == start or (after == at and at - start < 2):
        return -1
    return after


def _ends_with_arrow(page: Lines, start: i64, end: i64) -> bool:
    """Whether a blank and an arrow to the right, or a double one, end a title."""
    at: i64 = end
    while at > start and is_one_of(page, at - 1, RIGHT_ARROWS):
        at -= 1
    return start < at < end and (page.cells[at - 1] & BLANK != 0 or end - at >= 2)


def _is_quoted(page: Lines, line: i64) -> bool:
    """Whether guillemets seem to be those of a quotation: below a colon, or with a sentence in them."""
    if not is_one_of(page, page.start[line], "«‹"):
        return False
    if line > 0 and page.cells[page.end[line - 1] - 1] & COLON:
        return True
    at: i64 = page.start[line]
    while at < page.end[line]:
        if page.cells[at] & SENTENCE_END:
            return True
        at += 1
    return False


def _gap(page: Lines, start: i64, end: i64) -> i64:
    """Where two titles on one line part: at a bar, or at a wide gap; -1 if they do not."""
    at: i64 = start
    while at < end:
        if page.cells[at] & BLANK:
            after: i64 = skip(page, at, end, BLANK)
            if is_one_of(page, after, "|｜·") and after + 1 < end and page.cells[after + 1] & BLANK:
                return skip(page, after + 1, end, BLANK)
            if (after - at >= 2 or ord(page.text[at]) == ord("\t")) and not page.cells[after] & ARROW:
                return after
            at = after
        at += 1
    return -1
