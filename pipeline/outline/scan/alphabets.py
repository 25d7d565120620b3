"""Which alphabets a page has: its characters beyond ASCII, and where Latin and Cyrillic letters meet."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BEYOND_ASCII, CYRILLIC, LOWER, UPPER

_LAST_LATIN: Final = 0x24F


def count_script_changes(page: Lines) -> i64:
    """How often a Latin letter and a Cyrillic one stand side by side.

    >>> from pipeline.outline.reading import page_of
    >>> [count_script_changes(page_of(text)) for text in ("Москва is one", "Мoсква")]
    [0, 2]
    """
    cells = page.cells
    count: i64 = 0
    before: i64 = 0  # 1 after a Latin letter, 2 after a Cyrillic one
    at: i64 = 0
    while at < page.size:
        now: i64 = 0
        if cells[at] & CYRILLIC:
            now = 2
        elif cells[at] & (LOWER | UPPER) and ord(page.text[at]) <= _LAST_LATIN:
            now = 1
        if now + before == 3:
            count += 1
        before = now
        at += 1
    return count


def beyond_ascii(page: Lines, most: i64) -> set[str]:
    """The different characters of a page that are not ASCII, up to one more than ``most``.

    >>> from pipeline.outline.reading import page_of
    >>> sorted(beyond_ascii(page_of("Café, café, naïve"), 10))
    ['é', 'ï']
    """
    cells = page.cells
    found: set[str] = set()
    at: i64 = 0
    while at < page.size:
        if cells[at] & BEYOND_ASCII:
            found.add(page.text[at])
            if len(found) > most:
                break
        at += 1
    return found
