"""Listing edits for a person: line, rule, before and after, with nothing left invisible."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TextIO

from pipeline.cleaning.losses import find_losses
from pipeline.display.terminal import BOLD, DIM, NOTHING, styled, visible
from pipeline.edits import Cleaned, trace

BEFORE, AFTER = "31;9", "1;32"
# Longer texts are cut in the listing; the table `edits` holds them whole.
MOST_SHOWN = 80
# A text is spelled with the names of its characters if it shows nothing and has no more kinds of them.
_MOST_NAMES = 3
# What ends a line in a page as scraped; cleaning makes all of them one.
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_PLACEHOLDER = "\N{DOTTED CIRCLE}"


def list_edits(raw: str, cleaned: Cleaned, stream: TextIO) -> None:
    """Print one line for each edit, in the order of the raw text, whose lines are counted from 1; then the losses."""
    places = trace(cleaned.edits)
    ends = [match.end() for match in _LINE_END.finditer(raw)]
    order = sorted(range(len(places)), key=places.__getitem__)
    rows = [(str(bisect_right(ends, places[number]) + 1), cleaned.edits[number]) for number in order]
    margin = max((len(line) for line, _ in rows), default=0)
    width = max((len(edit.rule) for _, edit in rows), default=0)
    arrow = styled(" → ", BOLD, stream)
    for line, edit in rows:
        before = styled(_apart(shown_as(edit.before, edit.after) or NOTHING), BEFORE, stream)
        after = styled(_apart(shown_as(edit.after, edit.before) or NOTHING), AFTER, stream)
        stream.write(f"{styled(line.rjust(margin), DIM, stream)}  {edit.rule:<{width}}  {before}{arrow}{after}\n")
    if not rows:
        print("Nothing was changed.", file=stream)
    lost = Counter(loss.rule for loss in find_losses(cleaned.text))
    if lost:
        counts = ", ".join(f"{rule} {count:,}" for rule, count in sorted(lost.items()))
        print(f"Lost before, and left as it is: {counts}.", file=stream)


def _apart(text: str) -> str:
    """A text that changes nothing beside it: one from right to left stands by itself, and a mark on a circle."""
    if unicodedata.category(text[0])[0] == "M":
        text = _PLACEHOLDER + text
    if text.isascii() or not any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text):
        return text
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"


@lru_cache(maxsize=1 << 12)  # a page has the same few changes again and again
def shown_as(text: str, beside: str = "") -> str:
    """A text on one line in which every character can be seen, and told from the text `beside` it.

    >>> shown_as("\\xa0"), shown_as("a\\r\\n\\x00b"), shown_as("É", beside="E\\u0301")
    ('NO-BREAK SPACE', 'a\\\\r\\\\n\\\\x00b', 'É U+00C9')
    """
    named = [(unicodedata.name(char, ""), len(list(run))) for char, run in groupby(text)]
    hidden = not any(char.isprintable() and char != " " for char in text)
    if hidden and len(named) <= _MOST_NAMES and all(name for name, _ in named):
        return " + ".join(f"{name} x{count}" if count > 1 else name for name, count in named)
    if len(text) > MOST_SHOWN:
        return f"{_on_one_line(text[:MOST_SHOWN])}… ({len(text) - MOST_SHOWN} more)"
    codes = [f" U+{ord(char):04X}" for char in text] if _looks_like(text, beside) else []
    return "".join([_on_one_line(text), *codes])


def _on_one_line(text: str) -> str:
    return visible(text).replace("\n", "\\n")


def _looks_like(text: str, other: str) -> bool:
    """Whether two different texts look the same, because Unicode counts them as the same."""
    return 0 < len(other) <= MOST_SHOWN and unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", other)
