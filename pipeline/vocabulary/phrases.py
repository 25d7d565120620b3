"""Finding phrases of all languages at a place of a text, without a pattern of them.

A pattern of two thousand phrases takes half a second to compile and tries them one after
the other. Here phrases are looked up by how they begin, and compared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import regex

# What a pattern without regard to case takes for one of these letters, although `str.lower` does not make it one:
# dotted İ, long ſ, the old forms of в д о с т ъ ѣ and of a ligature, and a new ß.
ODD = str.maketrans("İſᲀᲁᲂᲃᲄᲅᲆᲇᲈ\U0001df95", "isвдосттъѣꙋß")


def plain(text: str) -> str:
    """A text in the small letters in which vocabulary is written, code point by code point where it is odd.

    >>> plain("İſCauſes")
    'iscauses'
    """
    return text.lower() if text.isascii() else text.translate(ODD).lower()


def _beginning(text: str) -> str:
    """How a text of two characters begins: with two letters, or with the first character alone."""
    start = plain(text)
    return start if start[1:].isalpha() else start[:1]


# The edge of a word, and what may stand between two words of a phrase.
_EDGE = regex.compile(r"\b")
_BETWEEN = re.compile(r"[ \t]+")


class Found(NamedTuple):
    """A phrase in a text, and what had to stand behind it; all of that together ends at ``end``."""

    start: int
    phrase_end: int
    end: int
    behind: regex.Match[str] | None = None


# So many beginnings are remembered by each list of phrases.
_MOST = 1 << 13


class _Alike(NamedTuple):
    """Phrases that begin alike, with whether they have to be whole words, in the order in which they are tried."""

    first_words: tuple[str, ...]
    texts: tuple[str, ...]
    phrases: tuple[tuple[str, bool], ...]


class _Alikes(dict[str, _Alike | None]):
    """The phrases that begin as two characters do, for every two that were asked for, as long as they are not many."""

    def __init__(self, members: dict[str, list[tuple[int, int, str, bool]]]) -> None:
        self._members = members

    def __missing__(self, start: str) -> _Alike | None:
        if len(self) == _MOST:
            self.clear()
        key = _beginning(start)
        # Those that begin so, and those with the first character and no letter behind it.
        members = sorted(member for known in {key, key[:1]} for member in self._members.get(known, ()))
        first_words = dict.fromkeys(phrase.partition(" ")[0] for _, _, phrase, _ in members)
        phrases = tuple((phrase, words) for _, _, phrase, words in members)
        texts = tuple(phrase for phrase, _ in phrases)
        self[start] = found = _Alike(tuple(first_words), texts, phrases) if members else None
        return found


class Phrases:
    """Phrases in groups, each group with whether its phrases stand as whole words only.

    ``behind`` is the pattern of what has to stand behind a phrase. As in one alternative for all of them, the
    first that fits is found: groups are tried in their order, of each group the longest phrase first. White
    space in a phrase may be any run of spaces and tabs, and the case of letters does not matter.
    """

    def __init__(self, groups: Iterable[tuple[bool, tuple[str, ...]]], behind: str = "") -> None:
        self._behind = behind
        self._longest = 0
        self._members: defaultdict[str, list[tuple[int, int, str, bool]]] = defaultdict(list)
        for number, (words, phrases) in enumerate(groups):
            for phrase in phrases:
                self._longest = max(self._longest, len(phrase))
                self._members[_beginning(phrase[:2])].append((number, -len(phrase), phrase, words))
        self._alikes = _Alikes(self._members)

    def possible(self, text: str, at: int = 0) -> bool:
        """Whether a phrase stands at `at`, as far as its letters tell."""
        alike = self._alikes[text[at : at + 2]]
        if alike is None:
            return False
        small = self._small(text, at)
        return small.startswith(alike.first_words) and (_is_spread(small) or small.startswith(alike.texts))

    def match(self, text: str, at: int = 0) -> Found | None:
        """The first phrase that stands at `at` with what has to stand behind it."""
        alike = self._alikes[text[at : at + 2]]
        if alike is None:
            return None
        small = self._small(text, at)
        if not small.startswith(alike.first_words):  # nearly always
            return None
        for end in _ends(alike, small, text, at):
            if not self._behind:
                return Found(at, end, end)
            behind = self.behind.match(text, end)
            if behind:
                return Found(at, end, behind.end(), behind)
        return None

    def ends(self, text: str, at: int = 0) -> list[int]:
        """Where the phrases end that stand at `at`, in the order in which they are tried."""
        alike = self._alikes[text[at : at + 2]]
        return [] if alike is None else _ends(alike, self._small(text, at), text, at)

    def _small(self, text: str, at: int) -> str:
        """So much of a text as the longest phrase takes, in small letters."""
        return plain(text[at : at + self._longest])

    @cached_property
    def behind(self) -> regex.Pattern[str]:
        """What has to stand behind a phrase."""
        return regex.compile(self._behind, regex.IGNORECASE)


def _is_spread(small: str) -> bool:
    """Whether white space in a text may be more than a phrase has."""
    return "  " in small or "\t" in small


def _ends(alike: _Alike, small: str, text: str, at: int) -> list[int]:
    """Where phrases end that stand at `at`; ``small`` is what stands there, in small letters."""
    is_spread = _is_spread(small)
    ends: list[int] = []
    if not (is_spread or small.startswith(alike.texts)):  # nearly always, and told without a loop
        return ends
    for phrase, words in alike.phrases:
        if small.startswith(phrase):
            end = at + len(phrase)
        elif is_spread and " " in phrase:
            end = _spread_end(phrase, text, at)
        else:
            continue
        if end >= 0 and not (words and not (_EDGE.match(text, at) and _EDGE.match(text, end))):
            ends.append(end)
    return ends


def _spread_end(phrase: str, text: str, at: int) -> int:
    """Where a phrase ends that stands at `at` with any white space between its words; -1 if it does not."""
    for number, word in enumerate(phrase.split(" ")):
        between = _BETWEEN.match(text, at) if number else None
        if number and not between:
            return -1
        start = between.end() if between else at
        at = start + len(word)
        if plain(text[start:at]) != word:
            return -1
    return at
