"""Which reading of a line is believed: the one that is less surprising by enough.

Bits are those of `likelihood`.  The thresholds are few and coarse; docs/encodings.md
tells how far from them real mojibake and real text are.
"""

from typing import Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.misreadings import Misreading, Piece
from pipeline.cleaning.mojibake.readings import PROOF, Reading, is_in

# Where other characters of a line do not come from the same misreading, so that it is
# damaged in part at most, it must gain 27 bits, and 6 more than by another one.
IN_PART: Final = 27.0
CLEARLY: Final = 6.0
# And this many where its page proves the same misreading: "Рі" may begin a word that was read well.
IN_PART_OF_PROVEN: Final = 14.0
# Lines that are damaged in part prove it together, by different pieces that gain 12 bits each, and 40 together.
PROOF_IN_PARTS: Final = 40.0
CLEAR: Final = 12.0


def proven_by(lines: list[list[Reading]]) -> Misreading | None:
    """The misreading that the lines of a page prove, if any; the one that gains most."""
    totals: dict[Misreading, float] = {}
    in_parts: dict[Misreading, dict[str, float]] = {}
    proofs: list[Misreading] = []
    for found in lines:
        for reading in found:
            one = reading.misreading
            totals[one] = totals.get(one, 0.0) + reading.gained
            gains = in_parts.setdefault(one, {})
            for piece, gained in reading.gains.items():
                if gained >= CLEAR:
                    gains[piece] = gained
            if reading.gained >= PROOF and not reading.in_part and one not in proofs:
                proofs.append(one)
    for one, gains in in_parts.items():
        if sum(gains.values()) >= PROOF_IN_PARTS and one not in proofs:
            proofs.append(one)
    best: Misreading | None = None
    for one in proofs:
        if best is None or totals[one] - one.margin > totals[best] - best.margin:
            best = one
    return best


def choice(found: list[Reading], proven: Misreading | None, source: str | None) -> Reading | None:
    """The reading of a line that is believed, if any; only one of the ``source`` encoding that its page proves."""
    if source:  # the rest of a line that lost a byte may seem any misreading
        found = [reading for reading in found if reading.misreading.source == source]
    best: Reading | None = None
    for reading in found:
        if reading.misreading is proven and not reading.in_part:
            return reading
        if best is None or reading.gained - reading.misreading.margin > best.gained - best.misreading.margin:
            best = reading
    if best is None or (best.in_part and best.misreading is proven and best.gained >= IN_PART_OF_PROVEN):
        return best
    if best.in_part:
        others = [other.gained for other in found if not _same(other.pieces, best.pieces)]
        return best if best.gained >= max(IN_PART, CLEARLY + max(others, default=0.0)) else None
    # A control is no part of any text, so that nothing is lost with it.
    needed = best.misreading.margin if best.misreading.whole else 0.0
    return best if best.gained >= needed else None


def _same(some: list[Piece], others: list[Piece]) -> bool:
    """Whether two readings propose the same pieces."""
    known = {piece.start: piece for piece in some}
    for piece in others:
        if not is_in(piece, known):
            return False
    return len(some) == len(others)


def is_one_ideograph(line: str, pieces: list[Piece]) -> bool:
    """Whether a line is an ideograph, or two narrow katakana, that would become one letter: too little to tell."""
    one = len(pieces) == 1 and len(pieces[0].after) == 1 and line[pieces[0].start] >= "\u2e80"
    return one and not rest(line, pieces).strip()


def rest(line: str, pieces: list[Piece]) -> str:
    """What stands between the pieces."""
    found: list[str] = []
    done: i64 = 0
    for piece in pieces:
        found.append(line[done : piece.start])
        done = piece.end
    found.append(line[done:])
    return "".join(found)
