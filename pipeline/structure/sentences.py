"""Where sentences begin."""

import re

from pipeline.characters import CLOSING_MARKS, SENTENCE_END_NARROW, SENTENCE_END_WIDE

_CLOSING = f"[{re.escape(CLOSING_MARKS)}]*"
# It begins with one set of characters, because the standard library searches for that fastest.
_SENTENCE_START = re.compile(
    rf"[{SENTENCE_END_WIDE}{re.escape(SENTENCE_END_NARROW)}]"
    rf"(?:(?<=[{SENTENCE_END_WIDE}]){_CLOSING}[ \t]*|{_CLOSING}[ \t]+)"
)


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text begin, in code points.

    >>> sentence_starts("It is common. The causes are:")
    [0, 14]
    """
    starts = [0, *[match.end() for match in _SENTENCE_START.finditer(text)]]
    if len(starts) > 1 and starts[-1] >= len(text.rstrip()):  # only white space follows the last one
        starts.pop()
    return starts


def last_sentence_start(text: str) -> int:
    """Where the last sentence of a text begins.

    >>> last_sentence_start("It is common. The causes are:")
    14
    """
    return sentence_starts(text)[-1]
