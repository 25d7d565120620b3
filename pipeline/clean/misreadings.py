"""What a misreading is: bytes of one encoding that were read as another.

Undoing one means to get the bytes back and to read them as what they are.  Nothing is
decided here: `pieces` proposes every stretch of a line that can be read otherwise,
and `judgement` says which reading is believed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


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
    ``toll``: what each piece must gain before it counts.
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


class Hint(NamedTuple):
    """A character of a class and, around it, what a pattern asks for.

    Where it asks for something, one of the characters ``beside`` stands at one of the ``distances`` from the character.
    """

    characters: str
    around: str = ""
    beside: str = ""
    distances: tuple[int, ...] = ()


class Family(NamedTuple):
    """Mix-ups that look alike.

    A text without any of the ``hints`` shows none of them; ``shown_by`` tells which ones a
    line with a hint shows, and ``entire_by`` which ones explain it from end to end, where
    that is hardly chance: in groups of those that read it alike.
    """

    hints: tuple[Hint, ...]
    shown_by: Callable[[str], Sequence[Misreading]]
    entire_by: Callable[[str], Iterable[Sequence[Misreading]]] = lambda line: ()


def pattern_of(hints: Iterable[Hint], others: str = "") -> re.Pattern[str]:
    """One pattern for all hints, and for the characters of a class, given as its inside.

    It begins with one character class, so that it passes over all other characters
    several times as fast as alternatives would.
    """
    known = list(hints)
    alone = "".join(hint.characters for hint in known if not hint.around)
    free = set(alone)
    if others:
        free |= set(re.findall(f"[{others}]", "".join(hint.characters for hint in known)))
    bound = [Hint("".join(set(hint.characters) - free), hint.around) for hint in known if hint.around]
    company = "".join(hint.characters for hint in bound)
    around = [f"(?<={character_class(hint.characters)}){hint.around}" for hint in bound if hint.characters]
    if company:
        around.append(f"(?<!{character_class(company)})")
    first = others + character_class(alone + company)[1:-1]
    return re.compile(f"[{first}](?:{'|'.join(around)})")


# The controls that Latin-1 has where Windows-1252 has quotation marks and dashes.
C1 = "".join(map(chr, range(0x80, 0xA0)))


def single_byte_table(codec: str) -> str:
    """The 256 characters of an encoding; an undefined byte is the control of that number, as in browsers."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))


def character_class(characters: str) -> str:
    """A regular expression for one of these characters, which neighbours share a range in: it compiles faster so.

    >>> character_class("cab-x")
    '[\\\\-a-cx]'
    """
    ranges: list[list[str]] = []
    for character in sorted(set(characters)):
        if ranges and ord(character) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return "[" + "".join("-".join(map(re.escape, sorted(set(ends)))) for ends in ranges) + "]"
