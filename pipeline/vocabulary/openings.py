"""Where phrases may begin: a look at words that spares most texts the large patterns of all languages.

A pattern of hundreds of phrases takes some hundred times as long as looking up the words
of a line, and most lines hold none of the words with which those phrases begin.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import regex

from pipeline.vocabulary import Language
from pipeline.vocabulary.phrases import ODD, Found, Phrases

_LETTERS = regex.compile(r"\p{L}+")
# The same where all is ASCII; the standard library finds it in a third of the time.
_ASCII_LETTERS = re.compile("[A-Za-z]+")
# Where a letter stands that `str.lower` does not make small, every place is looked at.
ODD_CASE = re.compile(f"[{''.join(map(chr, ODD))}]")


class Openings:
    """How the phrases of some groups begin, by number of the group.

    Where words are spaced, by a whole run of letters; elsewhere, or where a phrase begins with
    another sign, by one character. `places` and `possible` leave out no place where a phrase begins.
    """

    def __init__(self, groups: Iterable[tuple[Language, tuple[str, ...]]]) -> None:
        self._runs: defaultdict[str, list[int]] = defaultdict(list)
        self._signs: defaultdict[str, list[int]] = defaultdict(list)
        self._groups: list[int] = []
        for number, (language, phrases) in enumerate(groups):
            self._groups.append(number)
            for phrase in phrases:
                run = _LETTERS.match(phrase.lower()) if language.words else None
                known = self._runs if run else self._signs
                for key in (run.group(),) if run else {phrase[0].lower(), phrase[0].upper()}:
                    if number not in known[key]:
                        known[key].append(number)
        # The first two letters rule out most words at once; of a word of one letter there is only one.
        self._heads = {run[:2] for run in self._runs}
        self._sign = re.compile(f"[{''.join(map(re.escape, self._signs))}]") if self._signs else None
        self._sign_in_ascii = any(sign.isascii() for sign in self._signs)

    def possible(self, text: str, at: int = 0) -> bool:
        """Whether a phrase may begin at `at`."""
        head = text[at : at + 2]
        if head[:1] in self._signs:
            return True
        if head.isascii() and head.lower() not in self._heads and head[:1].lower() not in self._heads:
            return False
        run = (_ASCII_LETTERS if text.isascii() else _LETTERS).match(text, at)
        return run is not None and (run.group().lower() in self._runs or bool(ODD_CASE.search(run.group())))

    def places(self, text: str) -> dict[int, list[int]]:
        """The places where a phrase of a group may begin, in order, by group; without the groups that have none."""
        is_ascii, small = text.isascii(), text.lower()
        if not is_ascii and ODD_CASE.search(text):
            return {number: list(range(len(text))) for number in self._groups}
        found: defaultdict[int, list[int]] = defaultdict(list)
        letters = _ASCII_LETTERS if is_ascii else _LETTERS
        if not self._runs.keys().isdisjoint(letters.findall(small)):
            for run in letters.finditer(small):  # without odd letters, they are where the text has them
                for number in self._runs.get(run.group(), ()):
                    found[number].append(run.start())
        if self._sign and (self._sign_in_ascii or not is_ascii):
            for match in self._sign.finditer(text):
                for number in self._signs.get(match.group(), ()):
                    found[number].append(match.start())
            for starts in found.values():
                starts.sort()
        return found


def found_at(phrases: Phrases, text: str, places: Iterable[int]) -> Iterator[Found]:
    """The phrases in a text, none within another, if they begin at no other places than the ones given."""
    done = 0
    for at in places:
        if at >= done:
            found = phrases.match(text, at)
            if found:
                done = found.end
                yield found
