"""How a text becomes the table of lines that all rooms of the outline read."""

from pipeline.outline.phrases import characters
from pipeline.outline.scan.lines import Lines, scan


def page_of(text: str) -> Lines:
    r"""Scan a text, with the characters that begin a phrase of the vocabulary marked.

    >>> page_of("Hiccups\n\n1. Cold air").count
    2
    """
    return scan(text, characters())
