"""Which reading of a line is believed: the one that is less surprising by enough.

Bits are those of `likelihood`.  The thresholds are few and coarse; docs/encodings.md
tells how far from them real mojibake and real text are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.characters import BULLETS, ENCLOSED
from pipeline.cleaning.mojibake.commonness import BITS, CHARACTERS, EAST_ASIAN, HANGUL, Kept, Kind
from pipeline.cleaning.mojibake.likelihood import gain, may_be_meant
from pipeline.cleaning.mojibake.misreadings import LOST, Misreading, Piece

# Where other characters of a line do not come from the same misreading, so that it is
# damaged in part at most, it must gain so many bits, and so many more than by another one.
IN_PART, CLEARLY = 27.0, 6.0
# And so many where its page proves the same misreading: "Рі" may begin a word that was read well.
IN_PART_OF_PROVEN = 14.0
# A line that gains this proves its misreading for the page; the others need not gain much then.
PROOF = 20.0
# Where all misreadings that explain a line from end to end read it alike, more than this need not be known.
CERTAIN = 3 * PROOF
# Lines that are damaged in part prove it together, by different pieces that gain so much each.
PROOF_IN_PARTS, CLEAR = 40.0, 12.0
# Many pieces that gain less than this prove nothing together.
SOMETHING = 5.0
# A list marker at the beginning of a line is evidence; controls that the encoding does not have, against it.
MARKER, NO_CONTROL = 5.0, 4.0
LOST_AND_MISREAD = "ï¿½"
# A line begins with a capital rather than with a small letter, and ß stands behind a vowel.
CAPITAL, UNUSUAL = 2.0, 6.0
_VOWELS = frozenset("aeiouyäöü")
# What may be meant as it is must gain so much more.
MEANT = 9.0
# A piece with fewer different characters than these counts only once for each of them.
FEW = 4
# Of so many ideographs, kana and hangul at least this share is as frequent as so many bits.
MANY_UNSPACED, SOME_FREQUENT, FREQUENT = 16, 0.15, 9.0
# Where a misreading explains so many characters, one that explains a good deal fewer is not judged.
MANY, NEARLY = 20, 0.9
# So many pieces of a line that is explained as a whole are judged, and so much of a long line.
MOST_PIECES, MOST_OF_LINE = 10, 160
# A longer piece is no accented letter with what stands beside it.
LONGEST_ACCENTED = 16
# So many characters tell whether what comes out looks like text.
MOST_JUDGED = 64

_NUMERALS = ("circled", "negative-circled", "parenthesised", "full-stop")
_MARKERS = frozenset("".join(ENCLOSED[family] for family in _NUMERALS) + BULLETS + "✓✔✗✘✅❌➤❖©")
_UNSPACED_SCRIPTS = (EAST_ASIAN, HANGUL)
_UNSPACED_KINDS = (int(Kind.IDEOGRAPH), int(Kind.LETTER))
# Whether a character is one of those; and whether it is as frequent as some of them are in every text.
_IS_UNSPACED = Kept(lambda char: CHARACTERS[char][1] in _UNSPACED_SCRIPTS and CHARACTERS[char][0] in _UNSPACED_KINDS)
_IS_FREQUENT = Kept(lambda char: _IS_UNSPACED[char] and BITS[char] <= FREQUENT)
_CONTROL = re.compile(r"[\x80-\x9f]")
_ASCII = re.compile(r"[\x00-\x7f]+")


class Reading(NamedTuple):
    """What one misreading makes of a line, and the bits that it gains, in all and by each different piece."""

    misreading: Misreading
    pieces: list[Piece]
    gained: float
    gains: dict[str, float]
    in_part: bool


def readings(line: str, misreadings: Sequence[Misreading]) -> list[Reading]:
    """The readings of a line that gain something; of a long line, those only that its beginning makes likely."""
    if len(line) <= MOST_OF_LINE:
        return _judged(line, misreadings)
    begins = [piece.start for misreading in misreadings for piece in islice(misreading.pieces(line), 1)]
    start = max(0, min(begins, default=0) - 3)
    likely = _judged(line[start : start + MOST_OF_LINE], misreadings)
    if not likely:  # what comes first may be no mojibake
        return _judged(line, misreadings)
    enough = NEARLY * max(reading.gained for reading in likely)
    found = []
    for reading in sorted(likely, key=lambda reading: -reading.gained):
        whole = read(line, reading.misreading) if reading.gained >= enough else None
        if whole:
            found.append(whole)
            if not whole.in_part:
                break
    return found


def readings_alike(line: str, groups: Iterable[Sequence[Misreading]]) -> list[Reading]:
    """The readings of a line by misreadings of which each group reads it alike, so that one of them is judged.

    Of the pieces that all groups read alike so many are judged as are certain together: more tell nothing of which
    group is right.
    """
    proposed = [(misreadings, _pieces(line, misreadings[0])) for misreadings in groups]
    if not proposed:
        return []
    (first, *_), pieces = proposed[0]
    alike = set(pieces).intersection(*(others for _, others in proposed[1:]))
    telling = _certain(line, first, [piece for piece in pieces if piece in alike])
    found = []
    for misreadings, pieces in proposed:
        apart = [piece for piece in pieces if piece not in alike]
        reading = _read(line, misreadings[0], pieces, apart + telling)
        if reading:
            found += [reading._replace(misreading=misreading) for misreading in misreadings]
    return found


def _certain(line: str, misreading: Misreading, pieces: Iterable[Piece]) -> list[Piece]:
    """The first pieces, as many as make a misreading certain."""
    taken = []
    left = CERTAIN
    for piece in islice(pieces, MOST_PIECES):
        taken.append(piece)
        left -= _gained(line, piece, misreading)
        if left <= 0:
            break
    return taken


def _judged(line: str, misreadings: Sequence[Misreading]) -> list[Reading]:
    proposed = {misreading: list(misreading.pieces(line)) for misreading in misreadings}
    explained = {misreading: _explained(line, pieces) for misreading, pieces in proposed.items()}
    most = max(explained.values(), default=0)
    enough = NEARLY * most if most > MANY else 1
    likely = (misreading for misreading in proposed if explained[misreading] >= enough)
    found = (_read(line, misreading, _without_accents(line, misreading, proposed[misreading])) for misreading in likely)
    return [reading for reading in found if reading]


def read(line: str, misreading: Misreading) -> Reading | None:
    """What a misreading makes of a line; None if nothing is gained."""
    return _read(line, misreading, _pieces(line, misreading))


def _pieces(line: str, misreading: Misreading) -> list[Piece]:
    return _without_accents(line, misreading, list(misreading.pieces(line)))


def _without_accents(line: str, misreading: Misreading, pieces: list[Piece]) -> list[Piece]:
    """The pieces that are no accented letters, where a misreading may take those for something else."""
    return [piece for piece in pieces if not _is_accent(line, piece, misreading)] if misreading.toll > 0 else pieces


def _explained(line: str, pieces: list[Piece]) -> int:
    """How many characters that are not ASCII the pieces explain."""
    return len(_ASCII.sub("", "".join([line[start:end] for start, end, _ in pieces])))


def _read(
    line: str, misreading: Misreading, pieces: list[Piece], telling: Sequence[Piece] | None = None
) -> Reading | None:
    """Judge proposed pieces: taken whole where they explain all that is not ASCII, else only those that gain.

    Where they are taken whole, those that are ``telling`` are judged, or the first ones.
    """
    if not pieces:
        return None
    in_part = misreading.whole and not _cover(line, pieces)
    if in_part:
        judged = {piece: gained for piece in pieces if (gained := _gained(line, piece, misreading)) > 0}
        pieces = list(judged)
    else:
        wanted = pieces if telling is None else telling
        judged = {piece: _gained(line, piece, misreading) for piece in wanted[:MOST_PIECES]}
    # The same piece again proves nothing new.
    gains = {line[piece.start : piece.end]: gained for piece, gained in judged.items()}
    different = len({line[piece.start : piece.end] for piece in pieces})
    total = sum(gains.values())
    clear = sum(gained for gained in gains.values() if gained >= SOMETHING) * different / max(len(gains), 1)
    if total <= 0 or not _plausible(pieces if in_part else pieces[:MOST_PIECES], misreading.worst):
        return None
    return Reading(misreading, pieces, max(clear, min(total, SOMETHING)), gains, in_part)


def is_one_ideograph(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether a line is an ideograph, or two narrow katakana, that would become one letter: too little to tell."""
    one = len(pieces) == 1 and len(pieces[0].after) == 1 and line[pieces[0].start] >= "\u2e80"
    return one and not rest(line, list(pieces)).strip()


def _is_accent(line: str, piece: Piece, misreading: Misreading) -> bool:
    """Whether an East Asian piece is more likely an accented letter within a word: the é of Médecine."""
    if piece.end - piece.start > LONGEST_ACCENTED or not line[max(0, piece.start - 1) : piece.start].isalpha():
        return False
    return _gained(line, piece, misreading) <= -misreading.toll


def _cover(line: str, pieces: list[Piece]) -> bool:
    """Whether nothing but ASCII stands between the pieces."""
    done = 0
    for start, end, _ in pieces:
        if not line[done:start].isascii():
            return False
        done = end
    return line[done:].isascii()


def rest(line: str, pieces: list[Piece]) -> str:
    """What stands between the pieces."""
    starts = [piece.start for piece in pieces] + [len(line)]
    ends = [0] + [piece.end for piece in pieces]
    return "".join(line[end:start] for end, start in zip(ends, starts, strict=True))


def gained_between(line: str, start: int, end: int, after: str, may_mean: bool = True) -> float:
    """What a change gains between its neighbours; ``may_mean``: what stands there may be meant as it is."""
    left, before, right = line[start - 3 if start > 3 else 0 : start], line[start:end], line[end : end + 2]
    if not after.strip(LOST) and before != LOST_AND_MISREAD and (LOST not in before or not left[-1:].islower()):
        return 0.0  # a question mark is one, and a capital in front of a lost character was right
    gained = gain(left, before, after, right)
    if after[:1] == "ß" and left[-1:].lower() not in _VOWELS:
        gained -= UNUSUAL
    if not left.strip() and after[:1].isupper():
        gained += CAPITAL
    return gained - MEANT if may_mean and may_be_meant(left, before, right) else gained


def _gained(line: str, piece: Piece, misreading: Misreading) -> float:
    start, end, after = piece
    gained = gained_between(line, start, end, after, misreading.whole and not misreading.toll)
    if gained > 0 and len(after) > 1:
        gained *= _variety(after)
    gained -= misreading.toll
    if after in _MARKERS and not line[max(0, start - 8) : start].strip():
        gained += MARKER
    if not misreading.controls and _CONTROL.search(line, start, end):
        gained -= NO_CONTROL
    return gained


def _variety(after: str) -> float:
    """Little is proven by the same few characters again and again: line art, alphabets of one letter."""
    characters = _ASCII.sub("", after)
    distinct = len(set(characters[:100]))
    return 1.0 if distinct >= FEW else distinct / max(len(characters), 1)


def _plausible(pieces: list[Piece], worst: float) -> bool:
    """Whether what comes out looks like text by itself: no character too rare, and of many ideographs some frequent."""
    # As a list, so that each character is made and hashed only once.
    after = list(_ASCII.sub("", "".join([piece.after for piece in pieces])[:MOST_JUDGED]))
    if len(after) >= MANY_UNSPACED:
        unspaced = sum(map(_IS_UNSPACED.__getitem__, after))
        frequent = sum(map(_IS_FREQUENT.__getitem__, after))
        if unspaced >= MANY_UNSPACED and frequent < SOME_FREQUENT * unspaced:
            return False
    return sum(map(BITS.__getitem__, after)) <= worst * len(after)


def proven_by(lines: Iterable[list[Reading]]) -> Misreading | None:
    """The misreading that the lines of a page prove, if any; the one that gains most."""
    totals: dict[Misreading, float] = defaultdict(float)
    in_parts: dict[Misreading, dict[str, float]] = defaultdict(dict)
    proofs: dict[Misreading, None] = {}  # in a stable order, so that the first one wins a tie
    for found in lines:
        for reading in found:
            totals[reading.misreading] += reading.gained
            in_parts[reading.misreading] |= {
                piece: gained for piece, gained in reading.gains.items() if gained >= CLEAR
            }
            if reading.gained >= PROOF and not reading.in_part:
                proofs[reading.misreading] = None
    proofs |= {one: None for one, gains in in_parts.items() if sum(gains.values()) >= PROOF_IN_PARTS}
    return max(proofs, key=lambda one: totals[one] - one.margin) if proofs else None


def choice(found: list[Reading], proven: Misreading | None, source: str | None) -> Reading | None:
    """The reading of a line that is believed, if any; only one of the ``source`` encoding that its page proves."""
    if not found:
        return None
    if source:  # what is left of a line that lost a byte looks like anything
        found = [reading for reading in found if reading.misreading.source == source]
        if not found:
            return None
    for reading in found:
        if reading.misreading is proven and not reading.in_part:
            return reading
    best = max(found, key=lambda reading: reading.gained - reading.misreading.margin)
    if best.in_part and best.misreading is proven and best.gained >= IN_PART_OF_PROVEN:
        return best
    if best.in_part:
        others = (other.gained for other in found if other.pieces != best.pieces)
        return best if best.gained >= max(IN_PART, CLEARLY + max(others, default=0)) else None
    # A control is no part of any text, so that nothing is lost with it.
    needed = best.misreading.margin if best.misreading.whole else 0
    return best if best.gained >= needed else None
