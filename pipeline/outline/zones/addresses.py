"""Addresses of the web and of mail in a line, and the sign of copyright."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines, is_edge, stands_at
from pipeline.outline.scan.properties import LOWER, SOURCE_SIGN, SPACE

ADDRESS: Final = 1
RIGHTS: Final = 2


def find_sources(page: Lines, start: i64, end: i64) -> i64:
    """Whether a span holds an address of the web or of mail, and the sign of copyright: `ADDRESS`, `RIGHTS` or both.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Write to us@example.org", "https://example", "See www.example", "example.community", "The end. Go"]
    >>> [find_sources(page_of(text), 0, len(text)) == ADDRESS for text in texts]
    [True, True, True, False, False]
    >>> find_sources(page_of("© example.org"), 0, 13) == ADDRESS | RIGHTS
    True
    """
    cells = page.cells
    found: i64 = 0
    at: i64 = start
    while at < end:
        if cells[at] & SOURCE_SIGN:
            if ord(page.text[at]) == ord("©"):
                found |= RIGHTS
            elif not found & ADDRESS and _is_of_address(page, start, end, at):
                found |= ADDRESS
        at += 1
    return found


def _is_of_address(page: Lines, start: i64, end: i64, at: i64) -> bool:
    """Whether a colon, a full stop or an at sign is part of an address."""
    code: i64 = ord(page.text[at])
    if code == ord("."):
        if at - start >= 3 and ord(page.text[at - 1]) == ord("w") and stands_at(page, at, at - 3, "www"):
            return True
        if at + 4 > end or not page.cells[at + 1] & LOWER:
            return False
        return _is_domain(page, end, at + 1) and is_edge(page, start, end, at + 4)
    if code == ord(":"):
        return (at - start >= 4 and stands_at(page, at, at - 4, "http")) or (
            at - start >= 5 and stands_at(page, at, at - 5, "https")
        )
    if code != ord("@") or at == start or at + 1 == end:
        return False
    return not (page.cells[at - 1] | page.cells[at + 1]) & SPACE


def _is_domain(page: Lines, end: i64, at: i64) -> bool:
    return stands_at(page, end, at, "com") or stands_at(page, end, at, "org") or stands_at(page, end, at, "net")
