"""Mojibake: text that was decoded with the wrong encoding.

Every misreading that is known is undone on trial, and the least surprising reading of a
line wins if it wins by enough.  A page is evidence too: what is proven on one line
of it is believed on the others with less.  What is left is given to ftfy.
"""

from functools import cache
from typing import Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.by_ftfy import ftfy_edits, looks_bad
from pipeline.cleaning.mojibake.encodings import MULTI_BYTE
from pipeline.cleaning.mojibake.judgement import choice, is_one_ideograph, proven_by, rest
from pipeline.cleaning.mojibake.misread_east_asian import EachOther
from pipeline.cleaning.mojibake.misread_legacy import EastAsians, Windows
from pipeline.cleaning.mojibake.misread_multi_byte import AsMultiBytes
from pipeline.cleaning.mojibake.misread_utf8 import AsSingleBytes
from pipeline.cleaning.mojibake.misreadings import LOST, Alike, Family, Misreading, Piece
from pipeline.cleaning.mojibake.readings import PROOF, Reading, readings, readings_alike
from pipeline.cleaning.mojibake.traces import (
    ALPHABET_AS_1252,
    AS_LATIN_1,
    AS_MULTI_BYTE,
    AS_SINGLE_BYTE,
    EAST_ASIAN_AS_1252,
    Line,
    lines_with_traces,
)
from pipeline.edits import Edit, compose, splice
from pipeline.outline.page_reader import PageReader
from pipeline.outline.reading import page_of
from pipeline.outline.scan.alphabets import beyond_ascii, count_script_changes
from pipeline.outline.scan.properties import BEYOND_ASCII, CYRILLIC, WIDE

STAGE: Final = "mojibake"
# Text that was misread more often than this is left.
MOST_ROUNDS: Final = 4
# This many ideographs and syllables that are no mojibake make a page East Asian.
MANY_IDEOGRAPHS: Final = 2
_AS_MULTI_BYTE: Final = frozenset([f"utf-8-as-{codec}" for codec in MULTI_BYTE])
# The longest lines of a page are read by every misreading; they mostly prove the one of the others.
SAMPLE: Final = 2


@cache
def _families() -> list[tuple[int, Family]]:
    """All families, by their traces, in the order in which they are tried; made when the first page needs them."""
    from pipeline.cleaning.mojibake.misread_alphabets import Alphabets  # its patterns take long to compile

    return [
        (AS_SINGLE_BYTE, AsSingleBytes()),
        (AS_MULTI_BYTE, AsMultiBytes()),
        (AS_MULTI_BYTE, EachOther()),
        (AS_LATIN_1, Windows()),
        (EAST_ASIAN_AS_1252, EastAsians()),
        (ALPHABET_AS_1252, Alphabets()),
    ]


class _Read:
    """What was made of the lines of a page, by their texts: each round meets most of them again."""

    def __init__(self) -> None:
        self.readings: dict[str, list[Reading] | None] = {}
        self.by_ftfy: dict[str, list[Edit]] = {}


def mojibake_edits(page: PageReader) -> list[Edit]:
    """Repair the lines that were read in a wrong encoding, once or several times.

    >>> [(edit.before, edit.after, edit.rule) for edit in mojibake_edits(PageReader("donâ€™t worry"))]
    [('â€™', '’', 'utf-8-as-cp1252')]
    """
    text = now = page.text
    lines = lines_with_traces(page.lines)
    read = _Read()
    edits: list[Edit] = []
    if not lines or proven_by([found for found in _known(lines, read).values() if found]) is None:
        edits = _of_latin(page)
    if edits:
        now = splice(text, edits)
        lines = lines_with_traces(page_of(now))
    source: str | None = None  # the encoding that the page was in, as soon as it is proven
    for _ in range(MOST_ROUNDS):
        if not lines:
            break
        found, source = _round(now, lines, source, read)
        if not found:
            break
        edits = compose(text, edits, found) if edits else found
        now = splice(now, found)
        lines = lines_with_traces(page_of(now))
    return edits


def _of_latin(page: PageReader) -> list[Edit]:
    """The edits of a page in one Latin alphabet that was read as another; one in Chinese or Russian is none."""
    flags: i64 = page.lines.flags_of_page
    if not flags & BEYOND_ASCII or flags & WIDE or (flags & CYRILLIC and not count_script_changes(page.lines)):
        return []
    from pipeline.cleaning.mojibake.misread_latin import MOST, latin_edits

    return latin_edits(page.text, frozenset(beyond_ascii(page.lines, MOST)), STAGE)


def _round(text: str, lines: list[Line], source: str | None, read: _Read) -> tuple[list[Edit], str | None]:
    """The edits of all lines, once, and the encoding that the page was in, if it is proven now or was before."""
    known = _known(lines, read)
    proven = proven_by([found for found in known.values() if found])
    if proven is not None:
        source = source or proven.source
        lines = _with_the_others(text, lines)
    entirely = _explain_a_line(known, proven)
    edits: list[Edit] = []
    for line in lines:
        edits += _repaired(line, known, proven, entirely, source, read)
    return (edits if entirely else _without_loans(text, edits)), source


def _explain_a_line(known: dict[int, list[Reading] | None], proven: Misreading | None) -> bool:
    """Whether the proven misreading explains a line from end to end."""
    for found in known.values():
        for one in found or []:
            if one.misreading is proven and not one.in_part:
                return True
    return False


def _without_loans(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits without ideographs after Latin letters, as in Kitty猫, on a page that is East Asian besides.

    On a page that was misread as East Asian all ideographs go: caf茅.
    """
    kept = [edit for edit in edits if not _is_loan(edit)]
    if len(kept) == len(edits):
        return edits
    others = _ideographs(text) - sum([_ideographs(edit.before) for edit in edits])
    return edits if others < MANY_IDEOGRAPHS else kept


def _is_loan(edit: Edit) -> bool:
    return edit.rule in _AS_MULTI_BYTE and not _ideographs(edit.after)


def _ideographs(text: str) -> int:
    """How many kana, ideographs and syllables of Hangul a text holds."""
    count: i64 = 0
    for char in text:
        code: i64 = ord(char)
        if 0x3041 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3:
            count += 1
    return count


def _with_the_others(text: str, lines: list[Line]) -> list[Line]:
    """The suspicious lines, and all others that are not plain ASCII: they may have been misread in the proven way."""
    known = {line.start: line for line in lines}
    found: list[Line] = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            found.append(known.get(start) or Line(start, line, 0))
        start += len(line) + 1
    return found


def _known(lines: list[Line], read: _Read) -> dict[int, list[Reading] | None]:
    """The readings of lines by where they begin: of the longest ones, or of all if those prove nothing."""
    known: dict[int, list[Reading] | None] = {}
    shown: list[list[Reading]] = []
    for line in sorted(lines, key=_shortness):
        known[line.start] = found = _readings(line, read)
        if found is not None:
            shown.append(found)
            if len(shown) == SAMPLE and proven_by(shown) is not None:
                break
    return known


def _shortness(line: Line) -> int:
    return -len(line.text)


def _readings(line: Line, read: _Read) -> list[Reading] | None:
    """The readings of a line by the misreadings that it shows, None if it shows none."""
    if line.text not in read.readings:
        read.readings[line.text] = _found(line)
    return read.readings[line.text]


def _found(line: Line) -> list[Reading] | None:
    """Those that explain a line from end to end are tried first, and a later family only if no earlier one does."""
    families = [family for traces, family in _families() if line.families & traces]
    for family in families:
        entire = readings_alike(line.text, family.entire_by(line.text))
        if _explain(entire):
            return entire
    found: list[Reading] | None = None
    for family in families:
        shown = family.shown_by(line.text)
        if shown:
            found = (found or []) + readings(line.text, shown)
            if _explain(found):
                break
    return found


def _explain(found: list[Reading]) -> bool:
    """Whether a reading explains a whole line beyond doubt."""
    return any(one.gained >= PROOF and one.misreading.whole and not one.in_part for one in found)


def _repaired(
    line: Line,
    known: dict[int, list[Reading] | None],
    proven: Misreading | None,
    entirely: bool,
    source: str | None,
    read: _Read,
) -> list[Edit]:
    """The edits of one line, by its best reading, or else by ftfy; ``entirely``: a whole line proves the misreading."""
    chosen: Reading | None = None
    found: list[Reading] | None = None
    if proven is not None and not _is_read_as(proven, known.get(line.start)):
        alike = Alike([proven], proven.pieces(line.text))
        entire = [reading for reading in readings_alike(line.text, [alike]) if not reading.in_part]
        chosen = entire[0] if entire else None
    if chosen is None:
        found = known[line.start] if line.start in known else _readings(line, read)
        chosen = choice(found or [], proven, source)
        if chosen and chosen.misreading is not proven and is_one_ideograph(line.text, chosen.pieces):
            chosen = None
    if chosen is not None:
        sure = not chosen.in_part or (entirely and chosen.misreading is proven)
        if sure or not looks_bad(rest(line.text, chosen.pieces).replace(LOST, "")):
            return _edits_of(line, chosen)
    if found is None:
        return []
    if line.text not in read.by_ftfy:
        read.by_ftfy[line.text] = ftfy_edits(line.text, found, STAGE) if looks_bad(line.text) else []
    edits = read.by_ftfy[line.text]
    return [edit._replace(start=line.start + edit.start, end=line.start + edit.end) for edit in edits]


def _is_read_as(misreading: Misreading, found: list[Reading] | None) -> bool:
    """Whether a line was tried as a misreading; one that shows others may be no more than short of evidence."""
    return any(one.misreading is misreading for one in found or [])


def _edits_of(line: Line, reading: Reading) -> list[Edit]:
    edits: list[Edit] = []
    for piece in _joined(reading.pieces):
        before = line.text[piece.start : piece.end]
        if before != piece.after:
            start, end = line.start + piece.start, line.start + piece.end
            edits.append(Edit(start, end, before, piece.after, STAGE, reading.misreading.rule))
    return edits


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
