"""What a misreading is: bytes of one encoding that were read as another.

Undoing one means to get the bytes back and to read them as what they are.  Nothing is
decided here: `Misreading.pieces` proposes every stretch of a line that can be read otherwise,
and `judgement` says which reading is believed.
"""

from typing import Final

from mypy_extensions import i64

LOST: Final = "\N{REPLACEMENT CHARACTER}"
# A terminal's colours after one control, which is no quotation mark of Windows-1252.
COLOURS: Final = "\x9b[0-9;]*m"


class Piece:
    """A stretch of a line, and what it says when the misreading is undone."""

    def __init__(self, start: i64, end: i64, after: str) -> None:
        self.start = start
        self.end = end
        self.after = after


class Misreading:
    """One mix-up of two encodings.

    ``margin``: by how many bits a line must become less surprising to be believed alone;
    more where the mix-up is rare, or where nearly all bytes can be read so.
    ``toll``: what each piece must gain before it counts; less than 0 is what it gains besides.
    ``worst``: how surprising, on average, the characters that come out may be.
    ``controls``: whether C1 controls are what the wrong encoding makes of some bytes.
    ``whole``: whether it concerns whole lines as a rule.
    ``source``: the encoding that the text was in.
    """

    def __init__(self, rule: str, margin: float, toll: float, worst: float, controls: bool, whole: bool) -> None:
        self.rule = rule
        self.margin = margin
        self.toll = toll
        self.worst = worst
        self.controls = controls
        self.whole = whole
        self.source = rule.partition("-as-")[0]

    def pieces(self, line: str) -> list[Piece]:
        """All stretches of a line that this misreading may have made, in order."""
        raise NotImplementedError


class Alike:
    """Misreadings that read a line alike, and the pieces that they all propose."""

    def __init__(self, misreadings: list[Misreading], pieces: list[Piece]) -> None:
        self.misreadings = misreadings
        self.pieces = pieces


class Family:
    """Misreadings that look alike, and leave the same traces (`pipeline.cleaning.mojibake.traces`)."""

    def shown_by(self, line: str) -> list[Misreading]:
        """The misreadings that a line with traces shows."""
        raise NotImplementedError

    def entire_by(self, line: str) -> list[Alike]:
        """The misreadings that explain a line from end to end, where that is hardly chance."""
        return []


def holds_control(line: str, start: i64, end: i64) -> bool:
    """Whether a C1 control stands in a span of a line."""
    at: i64 = start
    while at < end:
        if 0x80 <= ord(line[at]) < 0xA0:
            return True
        at += 1
    return False
