"""Tables of contents: short lines that come again further down, in the same order, with text between them."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BLANK, CODE_POINT, COLON, QUESTION, SENTENCE_END
from pipeline.outline.zones.beginnings import after_marker
from pipeline.outline.zones.labels import Labels

# A table of contents has at least this many entries, and one more if nothing says that it is one.
LEAST_CONTENTS: Final = 2
LONGEST_ENTRY: Final = 150
# A sentence of this many words announces a list; a table of contents has a shorter heading.
LEAST_OF_SENTENCE: Final = 9

# Hashes have 31 bits, so that no product of theirs is too large for 64.
_HASH_BITS: Final = (1 << 31) - 1
_HASH_FACTOR: Final = 0x45D9F3B


class Names:
    """The name of each line: what it says after a marker, without a colon at its end, whatever the case."""

    def __init__(self) -> None:
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.hash: vec[i64] = vec[i64]()


def mark_contents(page: Lines, labels: Labels) -> vec[i64]:
    """Label the entries of tables of contents as boilerplate; the answer of `next_of_same_name` is passed on."""
    following = next_of_same_name(page)
    done: i64 = 0
    start: i64 = 0
    while start < len(following):
        if start >= done and following[start] > start + 1:
            end: i64 = start
            target: i64 = start
            while end < page.count and following[end] > target + 1 and _could_be_entry(page, labels, end):
                target = following[end]
                end += 1
            labelled = start > 0 and labels.role[start - 1] == names.BOILERPLATE
            entries: i64 = end - start if labelled else end - start - 1
            if entries >= LEAST_CONTENTS and following[start] >= end and not _is_announced(page, labels, start - 1):
                line: i64 = start
                while line < end:
                    labels.put(line, names.BOILERPLATE, "contents-entry")
                    line += 1
            done = end
        start += 1
    return following


def _is_announced(page: Lines, labels: Labels, line: i64) -> bool:
    """Whether a long sentence with a colon announces the entries: they are a list of the article then."""
    return (
        line >= 0
        and labels.is_plain(line)
        and page.words[line] >= LEAST_OF_SENTENCE
        and page.cells[page.end[line] - 1] & COLON != 0
    )


def next_of_same_name(page: Lines) -> vec[i64]:
    """For each line the number of the next one of the same name, 0 if there is none; nothing if no name comes twice.

    >>> from pipeline.outline.reading import page_of
    >>> list(next_of_same_name(page_of("1. Causes\\n2. Tips\\nCAUSES:\\nDamp")))
    [2, 0, 0, 0]
    """
    found = Names()
    size: i64 = 16
    while size < 2 * page.count:
        size *= 2
    slots = vec[i64]([-1] * size)
    following = vec[i64]([0] * page.count)
    comes_again = False
    line: i64 = 0
    while line < page.count:
        _add_name(page, line, found)
        line += 1
    line = page.count - 1
    while line >= 0:
        if found.hash[line] >= 0:
            slot: i64 = found.hash[line] & size - 1
            while slots[slot] >= 0 and not _are_same(page, found, slots[slot], line):
                slot = slot + 1 & size - 1
            if slots[slot] >= 0:
                following[line] = slots[slot]
                comes_again = True
            slots[slot] = line
        line -= 1
    return following if comes_again else vec[i64]()


def _add_name(page: Lines, line: i64, found: Names) -> None:
    """Add the name of a line; a long one is no entry, and has no hash."""
    cells = page.cells
    start = after_marker(page, page.start[line], page.end[line])
    end: i64 = page.end[line]
    while end > start and (cells[end - 1] & COLON or (cells[end - 1] & BLANK and ord(page.text[end - 1]) == ord(" "))):
        end -= 1
    total: i64 = -1
    if end - start <= LONGEST_ENTRY:
        total = end - start
        at: i64 = start
        while at < end:
            total = (total * _HASH_FACTOR + (cells[at] & CODE_POINT)) & _HASH_BITS
            at += 1
        total ^= total >> 15
    found.start = append(found.start, start)
    found.end = append(found.end, end)
    found.hash = append(found.hash, total)


def _are_same(page: Lines, found: Names, one: i64, other: i64) -> bool:
    if (
        found.hash[one] != found.hash[other]
        or found.end[one] - found.start[one] != found.end[other] - found.start[other]
    ):
        return False
    cells = page.cells
    at: i64 = found.start[one]
    apart: i64 = found.start[other] - at
    while at < found.end[one]:
        if (cells[at] ^ cells[at + apart]) & CODE_POINT:
            return False
        at += 1
    return True


def _could_be_entry(page: Lines, labels: Labels, line: i64) -> bool:
    last: i64 = page.cells[page.end[line] - 1]
    ends_open = last & QUESTION != 0 or not last & (SENTENCE_END | COLON)
    return labels.is_plain(line) and page.end[line] - page.start[line] <= LONGEST_ENTRY and ends_open
