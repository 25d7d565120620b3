"""Which lines may begin with one of many phrases, by their first word: a look that spares most lines the phrases."""

from collections.abc import Iterable

from pipeline.structure.notices import small_words
from pipeline.vocabulary import Language
from pipeline.vocabulary.openings import Openings


def first_word(text: str, words: list[str]) -> str | None:
    """The first of the words of a line, "" if the line begins with none; None where only a pattern can tell.

    That is where not all of its letters are ASCII, whose case is no riddle, or where the words are not known.

    >>> first_word("Next: oats", ["next", "oats"]), first_word("- Oats", ["oats"]), first_word("Über", ["über"])
    ('next', '', None)
    """
    if not text[0].isalnum():
        return ""
    first = words[0] if words else None
    return first if first and first.isascii() and text[: len(first)].isascii() else None


class FirstWords:
    """How the phrases of some groups begin: as `Openings` knows it, and by their first word, which is known sooner."""

    def __init__(self, groups: Iterable[tuple[Language, tuple[str, ...]]]) -> None:
        known = list(groups)
        self._openings = Openings(known)
        self._words: set[str] = set()
        self._signs: set[str] = set()
        for language, phrases in known:
            for phrase in phrases:
                if language.words and phrase[0].isalnum():
                    self._words.add(small_words(phrase)[0])
                else:
                    self._signs.update((phrase[0].lower(), phrase[0].upper()))

    def may_begin(self, text: str, first: str | None) -> bool:
        """Whether a phrase may begin a line; ``first`` is what `first_word` says of it."""
        if first is None:
            return self._openings.possible(text)
        return first in self._words or text[0] in self._signs
