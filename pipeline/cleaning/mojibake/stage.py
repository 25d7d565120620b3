"""Mojibake: text that was decoded with the wrong encoding.

Every misreading that is known is undone on trial, and the least surprising reading of a
line wins if it wins by enough.  A page is evidence too: what is proven on one line
of it is believed on the others with less.  What is left is given to ftfy.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.cleaning.hints import pattern_of
from pipeline.cleaning.mojibake.by_ftfy import LONGEST, RECENT, ftfy_edits, looks_bad
from pipeline.cleaning.mojibake.judgement import (
    PROOF,
    Reading,
    choice,
    is_one_ideograph,
    proven_by,
    readings,
    readings_alike,
    rest,
)
from pipeline.cleaning.mojibake.misread_alphabets import alphabets
from pipeline.cleaning.mojibake.misread_legacy import east_asian, windows
from pipeline.cleaning.mojibake.misread_multi_byte import MULTI_BYTE, multi_byte
from pipeline.cleaning.mojibake.misread_utf8 import single_byte
from pipeline.cleaning.mojibake.misreadings import LOST, Family, Misreading, Piece
from pipeline.edits import Edit, compose, splice

STAGE = "mojibake"
# In the order in which they are tried; made when the first page needs them.
FAMILIES = (single_byte, multi_byte, windows, east_asian, alphabets)
# Text that was misread more often than this is left.
MOST_ROUNDS = 4
# So many ideographs and syllables that are no mojibake make a page East Asian.
MANY_IDEOGRAPHS = 2
_IDEOGRAPH = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_AS_MULTI_BYTE = {f"utf-8-as-{codec}" for codec in MULTI_BYTE}
# So many lines, the longest of a page, are read in every way; they mostly prove a way for the others.
SAMPLE = 2


class _Line(NamedTuple):
    """A line that may be misread."""

    start: int
    text: str


def mojibake_edits(text: str) -> list[Edit]:
    """Repair the lines that were read in a wrong encoding, once or several times.

    >>> [(edit.before, edit.after, edit.rule) for edit in mojibake_edits("donâ€™t worry")]
    [('â€™', '’', 'utf-8-as-cp1252')]
    """
    edits: list[Edit] = []
    now = text
    source: str | None = None  # the encoding that the page was in, as soon as it is proven
    for _ in range(MOST_ROUNDS):
        found, source = _round(now, source)
        if not found:
            break
        edits = compose(text, edits, found) if edits else found
        now = splice(now, found)
    return edits


@cache
def _hinted_families() -> list[tuple[re.Pattern[str], Family]]:
    """All families of misreadings with the patterns of their hints."""
    return [(pattern_of(family().hints), family()) for family in FAMILIES]


@cache
def _hints() -> list[re.Pattern[str]]:
    """Patterns that find all hints: one of thousands of characters, which is compiled once, and one of all others."""
    apart = multi_byte()
    others = (hint for family in FAMILIES if family() is not apart for hint in family().hints)
    return [*(pattern for pattern, family in _hinted_families() if family is apart), pattern_of(others)]


def _round(text: str, source: str | None) -> tuple[list[Edit], str | None]:
    """The edits of all lines, once, and the encoding that the page was in, if it is proven now or was before."""
    lines = [] if text.isascii() else _suspects(text)
    if not lines:
        return [], source
    known = _known(lines)
    proven = proven_by(found for found in known.values() if found)
    source = source or (proven.source if proven else None)
    if proven:
        lines = _with_the_others(text, lines)
    entirely = proven and any(
        one.misreading is proven and not one.in_part for found in known.values() for one in found or ()
    )
    edits: list[Edit] = []
    for line in lines:
        edits += _repaired(line, known, proven, bool(entirely), source)
    return (edits if entirely else _without_loans(text, edits)), source


def _without_loans(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits without ideographs behind Latin letters, as in Kitty猫, on a page that is East Asian besides.

    On a page that was misread as East Asian all ideographs go: caf茅.
    """
    if (
        not any(map(_is_loan, edits))
        or _ideographs(text) - sum(_ideographs(edit.before) for edit in edits) < MANY_IDEOGRAPHS
    ):
        return edits
    return [edit for edit in edits if not _is_loan(edit)]


def _is_loan(edit: Edit) -> bool:
    return edit.rule in _AS_MULTI_BYTE and not _ideographs(edit.after)


def _ideographs(text: str) -> int:
    return len(_IDEOGRAPH.findall(text))


def _suspects(text: str) -> list[_Line]:
    """The lines with hints of any misreading."""
    found: dict[int, str] = {}
    for pattern in _hints():
        match = pattern.search(text)
        while match:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            found[start] = text[start:end]
            match = pattern.search(text, end + 1)
    return [_Line(start, found[start]) for start in sorted(found)]


def _with_the_others(text: str, lines: list[_Line]) -> list[_Line]:
    """The suspicious lines, and all others that are not plain ASCII: they may have been misread in the proven way."""
    known = {line.start: line for line in lines}
    found = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            found.append(known.get(start) or _Line(start, line))
        start += len(line) + 1
    return found


def _known(lines: list[_Line]) -> dict[int, list[Reading] | None]:
    """The readings of lines by where they begin: of the longest ones, or of all if those prove nothing."""
    known: dict[int, list[Reading] | None] = {}
    shown: list[list[Reading]] = []
    for line in sorted(lines, key=lambda line: -len(line.text)):
        known[line.start] = found = _readings(line.text)
        if found is not None:
            shown.append(found)
            if len(shown) == SAMPLE and proven_by(shown):
                break
    return known


def _readings(line: str) -> list[Reading] | None:
    """The readings of a line by the misreadings that it shows, None if it shows none.

    Those are tried first that explain it from end to end, and later families only if no
    earlier one explains it.
    """
    return _recent_readings(line) if len(line) <= LONGEST else _found(line)


def _found(line: str) -> list[Reading] | None:
    families = [family for hint, family in _hinted_families() if hint.search(line)]
    for family in families:
        entire = readings_alike(line, family.entire_by(line))
        if _explain(entire):
            return entire
    found: list[Reading] | None = None
    for family in families:
        shown = family.shown_by(line)
        if shown:
            found = (found or []) + readings(line, shown)
            if _explain(found):
                break
    return found


_recent_readings = lru_cache(maxsize=RECENT)(_found)


def _explain(found: list[Reading]) -> bool:
    """Whether a reading explains a whole line beyond doubt."""
    return any(one.gained >= PROOF and one.misreading.whole and not one.in_part for one in found)


def _repaired(
    line: _Line,
    known: dict[int, list[Reading] | None],
    proven: Misreading | None,
    entirely: bool,
    source: str | None,
) -> list[Edit]:
    """The edits of one line, by its best reading, or else by ftfy; ``entirely``: a whole line proves the misreading."""
    chosen, found = None, None
    if proven and known.get(line.start) is None:
        chosen = next((reading for reading in readings_alike(line.text, [[proven]]) if not reading.in_part), None)
    if chosen is None:
        found = known[line.start] if line.start in known else _readings(line.text)
        chosen = choice(found or [], proven, source)
        if chosen and chosen.misreading is not proven and is_one_ideograph(line.text, chosen.pieces):
            chosen = None
    sure = chosen and (not chosen.in_part or (entirely and chosen.misreading is proven))
    if chosen and (sure or not looks_bad(rest(line.text, chosen.pieces).replace(LOST, ""))):
        return [
            Edit(line.start + start, line.start + end, line.text[start:end], after, STAGE, chosen.misreading.rule)
            for start, end, after in _joined(chosen.pieces)
            if line.text[start:end] != after
        ]
    if found is None or not looks_bad(line.text):
        return []
    edits = ftfy_edits(line.text, found, STAGE)
    return [edit._replace(start=line.start + edit.start, end=line.start + edit.end) for edit in edits]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with those that touch each other made one."""
    joined: list[Piece] = []
    said: list[str] = []
    start = end = -1
    for piece in pieces:
        if piece.start != end:
            if said:
                joined.append(Piece(start, end, "".join(said)))
            start, said = piece.start, []
        end = piece.end
        said.append(piece.after)
    return [*joined, Piece(start, end, "".join(said))] if said else joined
