"""Names of sections that end compounds: "-symptome" in "Grippesymptome"."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import CODE_POINT
from pipeline.outline.trie import Trie

_ROOT: Final = 0
# What stands before the name in a compound has this many letters at least.
_LEAST: Final = 3


class WordEnds(Trie):
    """A trie of phrases read backwards, from the ends of words."""

    def __init__(self) -> None:
        super().__init__(1)
        self._phrase: vec[i64] = vec[i64]([-1])

    def add(self, text: str, phrase: i64) -> None:
        """Add a phrase in small letters, which ends words."""
        state: i64 = _ROOT
        at: i64 = len(text) - 1
        while at >= 0:
            code: i64 = ord(text[at])
            child = self.child(state, code)
            if child < 0:
                child = self.grow(state, code)
                self._phrase = append(self._phrase, -1)
            state = child
            at -= 1
        self._phrase[state] = phrase

    def find(self, page: Lines, start: i64, end: i64) -> i64:
        """The longest phrase that ends a word from `start` to `end`, and is not all of it; -1 if there is none."""
        cells = page.cells
        found: i64 = -1
        state: i64 = _ROOT
        at: i64 = end
        while at > start + _LEAST:
            at -= 1
            state = self.child(state, cells[at] & CODE_POINT)
            if state < 0:
                return found
            if self._phrase[state] >= 0:
                found = self._phrase[state]
        return found
