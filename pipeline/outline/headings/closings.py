"""Sentences that end an article, and with it its last list."""

from mypy_extensions import i64

from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import CLOSING
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BEGINS_SPACED, BEGINS_UNSPACED


def is_closing(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a paragraph says that the article is over.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["The above is what you need to know.", "Above the knee"]
    >>> [is_closing(page_of(text), phrases(), 0, len(text)) for text in texts]
    [True, False]
    """
    if start >= end or not page.cells[start] & (BEGINS_SPACED | BEGINS_UNSPACED):
        return False
    hits = Hits()
    known.find_at(page, start, end, start, CLOSING, hits)
    return hits.count > 0
