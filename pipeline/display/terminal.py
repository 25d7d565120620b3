"""What a terminal is told besides words: escapes that set a style, but none that came with a page or a name."""

import os
from typing import TextIO

# What is shown where nothing is left.
NOTHING = "∅"
BOLD, DIM, ALARM = "1", "2", "1;31"


def visible(text: str) -> str:
    """A text whose invisible characters can be seen, and do nothing to a terminal.

    >>> visible("a\\x1b[0m\\u200b")
    'a\\\\x1b[0m\\\\u200b'
    """
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in text)


def styled(text: str, style: str, stream: TextIO) -> str:
    """A text in a style, if the stream is a terminal that shows styles.

    >>> import io
    >>> styled("12", BOLD, io.StringIO())
    '12'
    """
    plain = not stream.isatty() or os.name == "nt" or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if plain or not (style and text) else f"\x1b[{style}m{text}\x1b[0m"
