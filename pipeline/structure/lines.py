"""A text as lines: what stands between two line ends, without the white space around it."""

from typing import NamedTuple

import regex

from pipeline.characters import CLOSING_MARKS, SENTENCE_END

# What may stand between a numeral and the end of its item, when nothing is said there.
ITEM_ENDS = regex.compile(rf"[ \t|{regex.escape(SENTENCE_END + CLOSING_MARKS)}]*")


class Line(NamedTuple):
    """A line that holds more than white space; ``text`` is the page from ``start`` to ``end``.

    ``indent`` counts the columns of white space in front of it.
    """

    start: int
    end: int
    text: str
    indent: int


def cut_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, trimmed on both sides.

    >>> [line.text for line in cut_lines("  one \\n\\n two")]
    ['one', 'two']
    """
    lines = []
    start = 0
    for raw in text.split("\n"):
        trimmed = raw.strip()
        if len(trimmed) == len(raw):  # most lines, or an empty one
            if raw:
                lines.append(Line(start, start + len(raw), raw, 0))
        elif trimmed:
            space = len(raw) - len(raw.lstrip())
            at = start + space
            lines.append(Line(at, at + len(trimmed), trimmed, len(raw[:space].expandtabs())))
        start += len(raw) + 1
    return lines


def text_between(line: str, start: int, end: int) -> bool:
    """Whether anything but punctuation stands between two places of a line.

    >>> text_between("①. ②", 1, 3), text_between("① a ②", 1, 4)
    (False, True)
    """
    match = ITEM_ENDS.match(line, start, end)
    return match is None or match.end() < end
