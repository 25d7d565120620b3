"""Phrases that were found on a page."""

from librt.vecs import append, vec
from mypy_extensions import i64


class Hits:
    """Phrases that were found: ``phrase`` from ``start`` to ``end`` on the page."""

    def __init__(self) -> None:
        self.count: i64 = 0
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.phrase: vec[i64] = vec[i64]()

    def add(self, start: i64, end: i64, phrase: i64) -> None:
        """Add one phrase that was found."""
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.phrase = append(self.phrase, phrase)
        self.count += 1
