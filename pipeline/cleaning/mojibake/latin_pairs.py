"""What characters become that were in one Latin encoding and were read as another: a table of numbers."""

from functools import cache
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.encodings import C1, single_byte_table
from pipeline.cleaning.mojibake.latin_alphabets import ALPHABETS, SIGNS

# What a text was in, and what it was read as. Cyrillic and Greek take letters of the West for their own.
SOURCES: Final = (
    *("cp1252", "cp1250", "iso8859-2", "iso8859-16", "cp1254", "cp1257"),
    *("mac-roman", "mac-latin2", "cp850", "cp437", "cp852"),
)
READ_AS: Final = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman", "cp850", "cp437")
LANGUAGES: Final = tuple(ALPHABETS)  # up to 62, as each is a bit of a number
# A control character of Latin-1, which belongs to no language and is lost.
LOST: Final = 1 << 62


class Pairs:
    """All pairs of encodings. A character is a number, and so is what it becomes: -1 where a pair does not have it."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.numbers: dict[str, int] = {}
        self.belongs: vec[i64] = vec[i64]()  # of each character, the languages that have it as bits, or LOST
        pairs = [_becomes(source, read_as) for read_as in READ_AS for source in SOURCES if source != read_as]
        for pair in pairs:
            for char, after in pair.items():
                self._add(char)
                self._add(after)
        self.misreadable = frozenset([char for pair in pairs for char in pair])
        self.becomes: list[vec[i64]] = []
        for pair in pairs:
            row = vec[i64]([-1] * len(self.chars))
            for char, after in pair.items():
                at: i64 = self.numbers[char]
                row[at] = self.numbers[after]
            self.becomes.append(row)

    def _add(self, char: str) -> None:
        if char not in self.numbers:
            self.numbers[char] = len(self.chars)
            self.chars.append(char)
            self.belongs = append(self.belongs, _belongs(char))


def _becomes(source: str, read_as: str) -> dict[str, str]:
    was = single_byte_table(source)
    becomes = {char: was[byte] for byte, char in enumerate(single_byte_table(read_as)) if byte >= 0x80}
    if read_as == "cp1252":  # Latin-1 has controls where Windows-1252 has signs
        becomes.update(zip(C1, was[0x80:0xA0], strict=True))
    return becomes


def _belongs(char: str) -> i64:
    belongs: i64 = LOST if char in C1 else 0
    bit: i64 = 1
    for code in LANGUAGES:
        if char in SIGNS or char in ALPHABETS[code]:
            belongs |= bit
        bit <<= 1
    return belongs


@cache
def pairs() -> Pairs:
    """The pairs, made when the first page needs them."""
    return Pairs()
