"""What a misreading is: bytes of one encoding that were read as another.

Undoing one means to get the bytes back and to read them as what they are.  Nothing is
decided here: `pieces` proposes every stretch of a line that can be read otherwise,
and `judgement` says which reading is believed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.cleaning.hints import Hint


class Piece(NamedTuple):
    """A stretch of a line, and what it says when the misreading is undone."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, eq=False)  # each one is the same as itself alone, which is quickly told
class Misreading:
    """One mix-up of two encodings.

    ``margin``: by how many bits a line must become less surprising to be believed alone;
    more where the mix-up is rare, or where nearly all bytes can be read so.
    ``toll``: what each piece must gain before it counts; less than 0 is what it gains besides.
    ``worst``: how surprising, on average, the characters that come out may be.
    ``controls``: whether C1 controls are what the wrong encoding makes of some bytes.
    ``whole``: whether it concerns whole lines as a rule.
    """

    rule: str
    margin: float
    toll: float
    worst: float
    controls: bool
    whole: bool
    pieces: Callable[[str], Iterator[Piece]]

    @property
    def source(self) -> str:
        """The encoding that the text was in."""
        return self.rule.partition("-as-")[0]


class Family(NamedTuple):
    """Mix-ups that look alike.

    A text without any of the ``hints`` shows none of them; ``shown_by`` tells which ones a
    line with a hint shows, and ``entire_by`` which ones explain it from end to end, where
    that is hardly chance: in groups of those that read it alike.
    """

    hints: tuple[Hint, ...]
    shown_by: Callable[[str], Sequence[Misreading]]
    entire_by: Callable[[str], Iterable[Sequence[Misreading]]] = lambda line: ()


LOST = "\N{REPLACEMENT CHARACTER}"
# A terminal's colours behind one control, which is no quotation mark of Windows-1252.
COLOURS = "\x9b[0-9;]*m"
# The controls that Latin-1 has where Windows-1252 has quotation marks and dashes.
C1 = "".join(map(chr, range(0x80, 0xA0)))


def single_byte_table(codec: str) -> str:
    """The 256 characters of an encoding; an undefined byte is the control of that number, as in browsers."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))
