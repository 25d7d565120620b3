"""The first letters of phrases: words that begin otherwise need not be looked up in the trie."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

# The first letters of a word are shifted into one key, each after the one before.
LETTERS: Final = 4
BITS_OF_LETTER: Final = 12

# A key is one bit in numbers of 32.
_BITS: Final = 15
_BITS_OF_NUMBER: Final = 5


class Beginnings:
    """A set of words by their first letters, which takes a few other words for its own.

    >>> known = Beginnings()
    >>> known.add("cookie policy")
    >>> [known.may_hold(key_of(word)) for word in ("cookies", "privacy")]
    [True, False]
    """

    def __init__(self) -> None:
        self._bits: vec[i64] = vec[i64]([0] * (1 << _BITS - _BITS_OF_NUMBER))

    def add(self, text: str) -> None:
        """Add the first word of a text in small letters, up to a sign in it."""
        bit = _hash_of(key_of(text))
        self._bits[bit >> _BITS_OF_NUMBER] |= 1 << (bit & (1 << _BITS_OF_NUMBER) - 1)

    def may_hold(self, key: i64) -> bool:
        """Whether a word with this key may be one of those that were added."""
        bit = _hash_of(key)
        return self._bits[bit >> _BITS_OF_NUMBER] >> (bit & (1 << _BITS_OF_NUMBER) - 1) & 1 != 0


def key_of(word: str) -> i64:
    """The key of a word in small letters, up to a sign in it.

    >>> key_of("q&a") == key_of("q"), key_of("cookie") == key_of("cooking")
    (True, True)
    """
    key: i64 = 0
    for letter in word[:LETTERS]:
        if not (letter.isalnum() or letter == "_"):
            break
        key = key << BITS_OF_LETTER ^ ord(letter)
    return key


def _hash_of(key: i64) -> i64:
    return (((key ^ key >> 23) & (1 << 31) - 1) * 0x9E3779B1 >> 16) & (1 << _BITS) - 1
