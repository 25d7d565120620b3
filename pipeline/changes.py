"""Listing edits for a person: line, rule, before and after, with nothing left invisible."""

import unicodedata
from itertools import groupby

from rich.console import Console
from rich.text import Text

from pipeline.display import AFTER, BEFORE, REMOVED
from pipeline.edits import Cleaned, trace
from pipeline.terminal import visible

# Longer texts are cut in the listing; the table `edits` holds them whole.
MOST_SHOWN = 80
# A text is spelled with the names of its characters if it shows nothing and has no more kinds of them.
_MOST_NAMES = 3


def list_edits(raw: str, cleaned: Cleaned, console: Console) -> None:
    """Print one line for each edit, in the order of the raw text, whose lines are counted from 1."""
    places = trace(cleaned.edits)
    order = sorted(range(len(places)), key=places.__getitem__)
    line = 1
    counted = 0
    rows = []
    for number in order:
        line += raw.count("\n", counted, places[number])
        counted = places[number]
        rows.append((str(line), cleaned.edits[number]))
    margin = max((len(line) for line, _ in rows), default=0)
    width = max((len(edit.rule) for _, edit in rows), default=0)
    for shown, edit in rows:
        row = Text().append(f"{shown:>{margin}}  ", style="dim").append(f"{edit.rule:<{width}}  ")
        row.append(shown_as(edit.before, beside=edit.after), style=BEFORE).append(" → ", style="bold")
        row.append(shown_as(edit.after, beside=edit.before) or REMOVED, style=AFTER)
        console.print(row, soft_wrap=True)
    if not rows:
        console.print("Nothing was changed.")


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
