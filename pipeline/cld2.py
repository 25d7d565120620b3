"""What CLD2 says of a text: compact, compiled, without start-up time, and its data is part of it."""

from functools import cache
from typing import Any, NamedTuple

import regex

from pipeline.edits import storable

# A language is clear where this many percent of a text are in it, and half of the text are words.
ENOUGH = 90


class Answer(NamedTuple):
    """Whether CLD2 is sure; the languages, the most frequent first; whether there is no other; how likely the first is.

    ``score`` counts by byte, so that texts of different lengths can be compared.
    """

    reliable: bool
    codes: list[str]
    clear: bool
    score: float


@cache  # few texts need it, and it takes long to compile
def _refused() -> Any:
    """Controls and code points that no character has, which CLD2 refuses."""
    return regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}\p{Co}--\n]+", regex.VERSION1)


def ask(text: str) -> Answer | None:
    """Ask CLD2; None where it finds no text.

    >>> ask("The pain is in the knee, and it can be treated.").codes
    ['en']
    """
    import pycld2

    if not text.replace("\n", " ").isprintable():  # printable text has nothing to refuse; this test is fast
        text = _refused().sub(" ", storable(text))
    data = text.encode()
    try:
        reliable, length, found = pycld2.detect(data, isPlainText=True, bestEffort=True)
    except pycld2.error:
        return None
    codes = [code.partition("-")[0] for _, code, share, _ in found if share]
    _, _, share, score = found[0]
    return Answer(reliable, codes, reliable and share >= ENOUGH and 2 * length > len(data), score)
