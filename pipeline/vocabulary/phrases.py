"""Finding phrases of all languages at a place of a text, without one large pattern for all of them.

A pattern of two thousand phrases takes half a second to compile and tries them one after
the other. Here phrases stand in groups by how they begin, and a group's pattern is compiled
when a text first begins so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from pipeline.vocabulary import alternatives

# What a pattern without regard to case takes for one of these letters, although `str.lower` does not make it one:
# dotted İ, long ſ, the old forms of в д о с т ъ ѣ and of a ligature, and a new ß.
_ODD = str.maketrans("İſᲀᲁᲂᲃᲄᲅᲆᲇᲈ\U0001df95", "isвдосттъѣꙋß")


def plain(text: str) -> str:
    """A text in the small letters in which vocabulary is written, code point by code point where it is odd.

    >>> plain("İſCauſes")
    'iscauses'
    """
    return text.translate(_ODD).lower()


@lru_cache(maxsize=1 << 16)  # asked for every line by every list of phrases
def _beginning(text: str) -> str:
    """How a text of two characters begins: with two letters, or with the first character alone."""
    start = plain(text)
    return start if start[1:].isalpha() else start[:1]


class Phrases:
    """Phrases in groups, each group with whether its phrases stand as whole words only.

    ``around`` is the pattern of what has to be found, with ``{}`` where one of the phrases
    stands, the longest first; as in one alternative for all of them, the first one that fits is found.
    """

    def __init__(self, groups: Iterable[tuple[bool, tuple[str, ...]]], around: str = "{}") -> None:
        self._around = around
        self._groups = list(groups)
        self._beginnings: defaultdict[str, set[int]] = defaultdict(set)
        for number, (_, phrases) in enumerate(self._groups):
            for phrase in phrases:
                self._beginnings[_beginning(phrase[:2])].add(number)
        self._patterns: dict[str, regex.Pattern[str]] = {}
        self._lists: dict[str, tuple[tuple[str, bool], ...]] = {}

    def possible(self, text: str, at: int = 0) -> bool:
        """Whether a phrase may begin at `at`."""
        return self._key(text, at) is not None

    def match(self, text: str, at: int = 0) -> regex.Match[str] | None:
        """What the pattern finds in a text, beginning at `at`."""
        key = self._key(text, at)
        if key is None:
            return None
        pattern = self._patterns.get(key)
        if pattern is None:
            joined = "|".join(alternatives(phrases, words) for words, phrases in self._with(key))
            pattern = regex.compile(self._around.replace("{}", f"(?:{joined})"), regex.IGNORECASE)
            self._patterns[key] = pattern
        return pattern.match(text, at)

    def candidates(self, text: str, at: int = 0) -> tuple[tuple[str, bool], ...]:
        """The phrases that begin as the text does at `at`, each with whether it has to be whole words."""
        key = self._key(text, at)
        if key is None:
            return ()
        if key not in self._lists:
            self._lists[key] = tuple((phrase, words) for words, found in self._with(key) for phrase in found)
        return self._lists[key]

    def _key(self, text: str, at: int) -> str | None:
        beginning = _beginning(text[at : at + 2])
        if beginning in self._beginnings:
            return beginning
        return beginning[:1] if beginning[:1] in self._beginnings else None

    def _with(self, key: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
        """The phrases of every group that begin so, or with the first character and no letter behind it."""
        keys = {key, key[:1]}
        for number in sorted(set().union(*(self._beginnings.get(known, set()) for known in keys))):
            words, phrases = self._groups[number]
            yield words, tuple(phrase for phrase in phrases if _beginning(phrase[:2]) in keys)
