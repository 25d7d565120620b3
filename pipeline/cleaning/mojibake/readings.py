"""What the misreadings make of a line: the pieces that they propose, judged by what they gain."""

from typing import Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.code_points import UNSPACED, cell_of, half_bits
from pipeline.cleaning.mojibake.gains import gained, is_accent
from pipeline.cleaning.mojibake.misreadings import Alike, Misreading, Piece

# A line that gains this proves its misreading for the page; the others need not gain much then.
PROOF: Final = 20.0
# Where all misreadings that explain a line from end to end read it alike, more than this need not be known.
CERTAIN: Final = 60.0
# Many pieces that gain less than this prove nothing together.
SOMETHING: Final = 5.0
# Of this many ideographs, kana and hangul at least a share is frequent (in halves of a bit).
MANY_UNSPACED: Final = 16
SOME_FREQUENT: Final = 0.15
FREQUENT: Final = 18
# Where a misreading explains more characters than this, one that explains a good deal fewer is not judged.
MANY: Final = 20
NEARLY: Final = 0.9
# Of a line that is explained as a whole, the first pieces are judged, and of a long line its beginning.
MOST_PIECES: Final = 10
MOST_OF_LINE: Final = 160
# The first characters tell whether what comes out looks like text.
MOST_JUDGED: Final = 64


class Reading:
    """What one misreading makes of a line, and the bits that it gains, in all and by each different piece."""

    def __init__(
        self, misreading: Misreading, pieces: list[Piece], gained: float, gains: dict[str, float], in_part: bool
    ) -> None:
        self.misreading = misreading
        self.pieces = pieces
        self.gained = gained
        self.gains = gains
        self.in_part = in_part


def readings(line: str, misreadings: list[Misreading]) -> list[Reading]:
    """The readings of a line that gain something; of a long line, those only that its beginning makes likely."""
    if len(line) <= MOST_OF_LINE:
        return _judged(line, misreadings)
    begins = [pieces[0].start for misreading in misreadings if (pieces := misreading.pieces(line))]
    start: i64 = max(0, min(begins, default=0) - 3)
    likely = _judged(line[start : start + MOST_OF_LINE], misreadings)
    if not likely:  # what comes first may be no mojibake
        return _judged(line, misreadings)
    enough = NEARLY * max([reading.gained for reading in likely])
    found: list[Reading] = []
    for reading in sorted(likely, key=_loss):
        whole = _read(line, reading.misreading, _pieces(line, reading.misreading)) if reading.gained >= enough else None
        if whole is not None:
            found.append(whole)
            if not whole.in_part:
                break
    return found


def _loss(reading: Reading) -> float:
    return -reading.gained


def readings_alike(line: str, groups: list[Alike]) -> list[Reading]:
    """The readings of a line by misreadings of which each group reads it alike, so that one of them is judged.

    Of the pieces that all groups read alike, as many are judged as are certain together: more tell nothing of
    which group is right.
    """
    found: list[Reading] = []
    if not groups:
        return found
    proposed = [_without_accents(line, group.misreadings[0], group.pieces) for group in groups]
    alike = _in_all(proposed)
    telling = _certain(line, groups[0].misreadings[0], [piece for piece in proposed[0] if is_in(piece, alike)])
    for group, pieces in zip(groups, proposed, strict=True):
        apart = [piece for piece in pieces if not is_in(piece, alike)]
        one = _read(line, group.misreadings[0], pieces, apart + telling)
        if one is not None:
            for misreading in group.misreadings:
                found.append(Reading(misreading, one.pieces, one.gained, one.gains, one.in_part))
    return found


def _in_all(proposed: list[list[Piece]]) -> dict[int, Piece]:
    """The pieces that are in all lists, by where they start."""
    alike = {piece.start: piece for piece in proposed[0]}
    for pieces in proposed[1:]:
        alike = {piece.start: piece for piece in pieces if is_in(piece, alike)}
    return alike


def is_in(piece: Piece, known: dict[int, Piece]) -> bool:
    """Whether a piece is among those that are known by where they start."""
    other = known.get(piece.start)
    return other is not None and other.end == piece.end and other.after == piece.after


def _certain(line: str, misreading: Misreading, pieces: list[Piece]) -> list[Piece]:
    """The first pieces, as many as make a misreading certain."""
    taken: list[Piece] = []
    left = CERTAIN
    for piece in pieces[:MOST_PIECES]:
        taken.append(piece)
        left -= gained(line, piece, misreading)
        if left <= 0:
            break
    return taken


def _judged(line: str, misreadings: list[Misreading]) -> list[Reading]:
    proposed = [misreading.pieces(line) for misreading in misreadings]
    explained = [_explained(line, pieces) for pieces in proposed]
    most = max(explained, default=0)
    enough = NEARLY * most if most > MANY else 1.0
    found: list[Reading] = []
    for misreading, pieces, count in zip(misreadings, proposed, explained, strict=True):
        if count >= enough:
            reading = _read(line, misreading, _without_accents(line, misreading, pieces))
            if reading is not None:
                found.append(reading)
    return found


def _pieces(line: str, misreading: Misreading) -> list[Piece]:
    return _without_accents(line, misreading, misreading.pieces(line))


def _without_accents(line: str, misreading: Misreading, pieces: list[Piece]) -> list[Piece]:
    """The pieces that are no accented letters, where a misreading may take those for something else."""
    if misreading.toll <= 0:
        return pieces
    return [piece for piece in pieces if not is_accent(line, piece, misreading)]


def _explained(line: str, pieces: list[Piece]) -> int:
    """How many characters that are not ASCII the pieces explain."""
    count: i64 = 0
    for piece in pieces:
        at: i64 = piece.start
        end: i64 = piece.end
        while at < end:
            if ord(line[at]) >= 128:
                count += 1
            at += 1
    return count


def _read(line: str, misreading: Misreading, pieces: list[Piece], telling: list[Piece] | None = None) -> Reading | None:
    """Judge proposed pieces: taken whole where they explain all that is not ASCII, else only those that gain.

    Where they are taken whole, those that are ``telling`` are judged, or the first ones.
    """
    if not pieces:
        return None
    in_part = misreading.whole and not _cover(line, pieces)
    gains: dict[str, float] = {}  # the same piece again proves nothing new
    if in_part:
        kept: list[Piece] = []
        for piece in pieces:
            bits = gained(line, piece, misreading)
            if bits > 0:
                kept.append(piece)
                gains[line[piece.start : piece.end]] = bits
        pieces = kept
    else:
        wanted = pieces if telling is None else telling
        for piece in wanted[:MOST_PIECES]:
            gains[line[piece.start : piece.end]] = gained(line, piece, misreading)
    different = len({line[piece.start : piece.end] for piece in pieces})
    total = sum(gains.values())
    clear = sum([bits for bits in gains.values() if bits >= SOMETHING]) * different / max(len(gains), 1)
    if total <= 0 or not _plausible(pieces if in_part else pieces[:MOST_PIECES], misreading.worst):
        return None
    return Reading(misreading, pieces, max(clear, min(total, SOMETHING)), gains, in_part)


def _cover(line: str, pieces: list[Piece]) -> bool:
    """Whether nothing but ASCII stands between the pieces."""
    at: i64 = 0
    for piece in pieces:
        start: i64 = piece.start
        while at < start:
            if ord(line[at]) >= 128:
                return False
            at += 1
        at = piece.end
    return line[at:].isascii()


def _plausible(pieces: list[Piece], worst: float) -> bool:
    """Whether what comes out looks like text by itself: no character too rare, and of many ideographs some frequent."""
    judged: i64 = 0
    count: i64 = 0
    total: i64 = 0
    unspaced: i64 = 0
    frequent: i64 = 0
    for piece in pieces:
        for char in piece.after:
            if judged == MOST_JUDGED:
                break
            judged += 1
            if ord(char) >= 128:
                cell: i64 = cell_of(char)
                count += 1
                total += half_bits(cell)
                if cell & UNSPACED:
                    unspaced += 1
                    if half_bits(cell) <= FREQUENT:
                        frequent += 1
    if unspaced >= MANY_UNSPACED and float(frequent) < SOME_FREQUENT * float(unspaced):
        return False
    return float(total) <= 2 * worst * float(count)
