"""Mojibake: text that was decoded with the wrong encoding.

Every misreading that is known is undone on trial, and the least surprising reading of a
line wins if it wins by enough.  A page is evidence too: what is proven on one line
of it is believed on the others with less.  What is left is given to ftfy.
"""

import re
from collections.abc import Sequence
from functools import cache
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
    """A line that may be misread, and the misreadings that it shows, by family."""

    start: int
    text: str
    shown: list[Sequence[Misreading]]


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
    longest = sorted(lines, key=lambda line: -len(line.text))[:SAMPLE]
    known = {line.start: _readings(line) for line in longest}
    proven = proven_by(known.values())
    if proven is None:
        known |= {line.start: _readings(line) for line in lines if line.start not in known}
        proven = proven_by(known.values())
    if proven:
        lines = _with_the_others(text, lines)
    edits: list[Edit] = []
    for line in lines:
        edits += _repaired(line, known.get(line.start), proven)
    return edits


def _suspects(text: str) -> list[_Line]:
    """The lines that show any misreading."""
    found: dict[tuple[int, int], list[Sequence[Misreading]]] = {}
    for pattern, family in _hinted_families():
        end = -1
        for match in pattern.finditer(text):
            if match.start() <= end:
                continue
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            shown = family.shown_by(text[start:end])
            if shown:
                found.setdefault((start, end), []).append(shown)
    return [_Line(start, text[start:end], shown) for (start, end), shown in sorted(found.items())]


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


def _readings(line: _Line) -> list[Reading]:
    """The readings of a line by the misreadings that it shows; later families only if no earlier one explains it."""
    found: list[Reading] = []
    for shown in line.shown:
        found += readings(line.text, shown)
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
        chosen = choice(found, proven)
    if chosen is None or (chosen.in_part and looks_bad(rest(line.text, chosen.pieces))):
        edits = ftfy_edits(line.text, found or [], STAGE) if line.shown and looks_bad(line.text) else []
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
