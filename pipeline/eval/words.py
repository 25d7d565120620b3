"""Comparing texts by their words, whatever order they stand in.

A word is a run of letters, digits and underscores, in lower case. Chinese and Japanese
write no spaces, so each of their characters counts as a word.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import regex

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|(?:(?![\p{Han}\p{Hiragana}\p{Katakana}])\w)+")


def words_of(text: str) -> Counter[str]:
    """How often each word occurs in a text.

    >>> sorted(words_of("No pain, no gain; 原因").elements())
    ['gain', 'no', 'no', 'pain', '原', '因']
    """
    return Counter(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, how many should have been, and how many of them are the same."""

    right: int = 0
    found: int = 0
    needed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.found + other.found, self.needed + other.needed)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found; 1 if nothing is there."""
        return self.right / self.needed if self.needed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 if nothing was found and nothing is there."""
        return 2 * self.right / (self.found + self.needed) if self.found + self.needed else 1.0

    @property
    def exact(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return self.right == self.found == self.needed


def compare(found: Iterable[object], needed: Iterable[object]) -> Count:
    """Two collections in which things may occur several times."""
    found, needed = Counter(found), Counter(needed)
    return Count((found & needed).total(), found.total(), needed.total())


def compare_words(found: str, needed: str) -> Count:
    """The words of two texts.

    >>> round(compare_words("the cold wind", "a cold wind blows").f1, 3)
    0.571
    """
    one, other = words_of(found), words_of(needed)
    return Count((one & other).total(), one.total(), other.total())


def held(snippets: Iterable[str], text: str) -> Count:
    """How many snippets stand in a text word for word; `recall` is their share.

    Punctuation, case and white space do not matter.

    >>> held(["Share this.", "Menu"], "Please share\\nthis page").recall
    0.5
    """
    flat = _flat(text)
    found = [_flat(snippet) in flat for snippet in snippets]
    return Count(sum(found), len(found), len(found))


def _flat(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "
