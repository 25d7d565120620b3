"""A trie whose children are looked up by open addressing, in one table of numbers."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

# A child of the trie is one number, which one comparison finds: the state, the letter after it, and the state then.
_CHILD: Final = 0xFFFFF
_LETTER_AT: Final = 20
_STATE_AT: Final = 41
_CODE_POINT: Final = 0x1FFFFF


class Trie:
    """States, which are numbers, and the letters that lead from one to the next; ``states`` is how many there are."""

    def __init__(self, roots: i64) -> None:
        self.states: i64 = roots
        self._children: vec[i64] = vec[i64]([-1] * 1024)
        self._mask: i64 = 1023
        self._used: i64 = 0

    def child(self, state: i64, code: i64) -> i64:
        """The state after a letter, or -1."""
        children = self._children
        key: i64 = state << _STATE_AT | code << _LETTER_AT
        slot: i64 = _hash_of(state, code) & self._mask
        while children[slot] >= 0:
            if (children[slot] ^ key) >> _LETTER_AT == 0:
                return children[slot] & _CHILD
            slot = (slot + 1) & self._mask
        return -1

    def grow(self, state: i64, code: i64) -> i64:
        """A new state after a letter."""
        if 3 * self._used >= 2 * self._mask:
            self._enlarge()
        child: i64 = self.states
        self.states += 1
        self._put(state << _STATE_AT | code << _LETTER_AT | child)
        return child

    def _put(self, entry: i64) -> None:
        slot: i64 = _hash_of(entry >> _STATE_AT, entry >> _LETTER_AT & _CODE_POINT) & self._mask
        while self._children[slot] >= 0:
            slot = (slot + 1) & self._mask
        self._children[slot] = entry
        self._used += 1

    def _enlarge(self) -> None:
        children = self._children
        size: i64 = 2 * len(children)
        self._children = vec[i64]([-1] * size)
        self._mask = size - 1
        self._used = 0
        at: i64 = 0
        while at < len(children):
            if children[at] >= 0:
                self._put(children[at])
            at += 1


def _hash_of(state: i64, code: i64) -> i64:
    """Where the search for the child begins: the children of a state lie near each other, so that they are cached."""
    return (state * 0x9E3779B1 >> 12) + code
