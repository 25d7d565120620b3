"""Mojibake: text that was decoded with the wrong encoding.

Every misreading that is known is undone on trial, and the least surprising reading of a
line wins if it wins by enough.  A page is evidence too: what is proven on one line
of it is believed on the others with less.  What is left is given to ftfy.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from pipeline.clean.by_ftfy import ftfy_edits, looks_bad
from pipeline.clean.judgement import PROOF, Reading, choice, proven_by, read, readings, rest
from pipeline.clean.misread_legacy import east_asian, windows
from pipeline.clean.misread_utf8 import multi_byte, single_byte
from pipeline.clean.misreadings import Family, Misreading, Piece, pattern_of
from pipeline.edits import Edit, compose, splice

STAGE = "mojibake"
# In the order in which they are tried; made when the first page needs them.
FAMILIES = (single_byte, multi_byte, windows, east_asian)
# Text that was misread more often than this is left.
MOST_ROUNDS = 4
# So many lines, the longest of a page, are read in every way; they mostly prove a way for the others.
SAMPLE = 2


class _Line(NamedTuple):
    """A line that may be misread, and the families of which it has a hint."""

    start: int
    text: str
    families: list[Family]


def mojibake_edits(text: str) -> list[Edit]:
    """Repair the lines that were read in a wrong encoding, once or several times.

    >>> [(edit.before, edit.after, edit.rule) for edit in mojibake_edits("donâ€™t worry")]
    [('â€™', '’', 'utf-8-as-cp1252')]
    """
    edits: list[Edit] = []
    now = text
    for _ in range(MOST_ROUNDS):
        found = _round(now)
        if not found:
            break
        edits = compose(text, edits, found) if edits else found
        now = splice(now, found)
    return edits


@cache
def _hinted_families() -> list[tuple[re.Pattern[str], Family]]:
    """All families of misreadings with the patterns of their hints."""
    return [(pattern_of(family().hints), family()) for family in FAMILIES]


def _round(text: str) -> list[Edit]:
    lines = [] if text.isascii() else _suspects(text)
    if not lines:
        return []
    by_length = sorted(lines, key=lambda line: -len(line.text))
    known = dict(islice(_with_readings(by_length), SAMPLE))
    proven = proven_by(known.values())
    if proven is None:
        known |= _with_readings(line for line in lines if line.start not in known)
        proven = proven_by(known.values())
    if proven:
        lines = _with_the_others(text, lines)
    edits: list[Edit] = []
    for line in lines:
        edits += _repaired(line, known.get(line.start), proven)
    return edits


def _suspects(text: str) -> list[_Line]:
    """The lines with hints of any misreading."""
    found: dict[tuple[int, int], list[Family]] = {}
    for pattern, family in _hinted_families():
        match = pattern.search(text)
        while match:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            found.setdefault((start, end), []).append(family)
            match = pattern.search(text, end + 1)
    return [_Line(start, text[start:end], families) for (start, end), families in sorted(found.items(), key=itemgetter(0))]


def _with_the_others(text: str, lines: list[_Line]) -> list[_Line]:
    """The suspicious lines, and all others that are not plain ASCII: they may have been misread in the proven way."""
    known = {line.start: line for line in lines}
    found = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            found.append(known.get(start) or _Line(start, line, []))
        start += len(line) + 1
    return found


def _with_readings(lines: Iterable[_Line]) -> Iterator[tuple[int, list[Reading]]]:
    """The readings of all lines that show a misreading, by where the lines begin."""
    for line in lines:
        found = _readings(line)
        if found is not None:
            yield line.start, found


def _readings(line: _Line) -> list[Reading] | None:
    """The readings of a line by the misreadings that it shows, None if it shows none.

    Later families are asked only if no earlier one explains the line.
    """
    found: list[Reading] | None = None
    for family in line.families:
        shown = family.shown_by(line.text)
        if shown:
            found = (found or []) + readings(line.text, shown)
            if any(one.gained >= PROOF and one.misreading.whole and not one.in_part for one in found):
                break
    return found


def _repaired(line: _Line, found: list[Reading] | None, proven: Misreading | None) -> list[Edit]:
    """The edits of one line, by its best reading, or else by ftfy."""
    chosen = None
    if found is None and proven:
        reading = read(line.text, proven)
        if reading and not reading.in_part:
            found, chosen = [reading], reading
    if chosen is None:
        found = _readings(line) if found is None else found
        chosen = choice(found or [], proven)
    if chosen is None or (chosen.in_part and looks_bad(rest(line.text, chosen.pieces))):
        edits = ftfy_edits(line.text, found, STAGE) if found is not None and looks_bad(line.text) else []
    else:
        edits = [
            Edit(start, end, line.text[start:end], after, STAGE, chosen.misreading.rule)
            for start, end, after in _joined(chosen.pieces)
        ]
    return [edit._replace(start=line.start + edit.start, end=line.start + edit.end) for edit in edits]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with those that touch each other made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].end == piece.start:
            last = joined.pop()
            piece = Piece(last.start, piece.end, last.after + piece.after)
        joined.append(piece)
    return joined
