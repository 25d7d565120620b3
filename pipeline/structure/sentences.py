"""Where sentences begin."""

from collections.abc import Iterator

import regex

from pipeline.characters import CLOSING_MARKS, SENTENCE_END_WIDE

_SENTENCE_START = regex.compile(
    rf"(?:[{SENTENCE_END_WIDE}][{regex.escape(CLOSING_MARKS)}]*[ \t]*|[.!?;…][{regex.escape(CLOSING_MARKS)}]*[ \t]+)"
)


def sentence_starts(text: str) -> Iterator[int]:
    """Where the sentences of a text begin, in code points.

    >>> list(sentence_starts("It is common. The causes are:"))
    [0, 14]
    """
    yield 0
    length = len(text.rstrip())
    for match in _SENTENCE_START.finditer(text):
        if match.end() < length:
            yield match.end()
