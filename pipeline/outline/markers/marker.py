"""A marker of a list as it stands on a page."""

from librt.vecs import vec
from mypy_extensions import i64


class Marker:
    """A marker as it stands at a place, with the likeliest way to read it.

    ``family`` is -1 where what fits has no ordinal, or is spoken of and marks nothing; `OWN` where ``name`` is that of
    a family which only this page has. ``row`` is the row of the table that was read, -1 if none was; ``others`` are
    rows that read the same characters in another way. ``flags`` are those of its candidate.
    """

    def __init__(self, start: i64, end: i64, numeral_start: i64, numeral_end: i64) -> None:
        self.start = start
        self.end = end
        self.numeral_start = numeral_start
        self.numeral_end = numeral_end
        self.family: i64 = -1
        self.name = ""
        self.ordinal: i64 = 0
        self.weak = False
        self.misread = False
        self.row: i64 = -1
        self.others: vec[i64] = vec[i64]()
        self.flags: i64 = 0

    def is_of(self, other: "Marker") -> bool:
        """Whether two markers are of one family."""
        return self.family == other.family and self.name == other.name
