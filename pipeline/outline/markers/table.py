"""A number for each code point."""

from librt.vecs import append, vec
from mypy_extensions import i64


class Table:
    """A number for each code point, 0 for most: blocks of 256, made where one is not 0."""

    def __init__(self) -> None:
        self.place_of: vec[i64] = vec[i64]([0] * (0x110000 >> 8))
        self.values: vec[i64] = vec[i64]([0] * 256)

    def get(self, code: i64) -> i64:
        """The number of a code point."""
        return self.values[self.place_of[code >> 8] + (code & 255)]

    def mark(self, characters: str, bits: i64) -> None:
        """Set some bits of the numbers of some characters."""
        for character in characters:
            code: i64 = ord(character)
            if not self.place_of[code >> 8]:
                self.place_of[code >> 8] = len(self.values)
                for _ in range(256):
                    self.values = append(self.values, 0)
            self.values[self.place_of[code >> 8] + (code & 255)] |= bits
