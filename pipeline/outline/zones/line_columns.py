"""What a line shows by itself, as small numbers: how long it is, how it begins and ends, what it holds."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.scan.lines import Lines, skip_back
from pipeline.outline.scan.properties import CLOSING, COLON, DIGIT, LETTER, LOWER, QUESTION, SENTENCE_END, UPPER
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.features import LineFeatures

# How a line ends, and what it begins with.
_CUT: Final = 0
ASKS: Final = 1
_STOP: Final = 2
ANNOUNCES: Final = 3
_SIGN: Final = 4
_DIGIT: Final = 5
_BARE: Final = 6
_BULLET: Final = 0
_NUMBER: Final = 1
_UPPER: Final = 2
_LOWER: Final = 3
_LETTER: Final = 4
_OTHER: Final = 5


class LineColumns:
    """What is kept of each line by itself, in columns."""

    def __init__(self, page: Lines) -> None:
        size = int(page.count)
        self.words: vec[i64] = vec[i64](capacity=size)
        self.ending: vec[i64] = vec[i64](capacity=size)
        self.beginning: vec[i64] = vec[i64](capacity=size)
        self.dated: vec[i64] = vec[i64](capacity=size)
        self.source: vec[i64] = vec[i64](capacity=size)
        self.notices: vec[i64] = vec[i64](capacity=size)

    def add(self, page: Lines, line: i64, features: LineFeatures) -> None:
        """Add a line whose features were read."""
        self.words = append(self.words, features.words)
        self.ending = append(self.ending, _ending_of(page, line))
        self.beginning = append(self.beginning, _beginning_of(page, line, features))
        dated: i64 = 0
        if features.dated:
            dated = 1
        self.dated = append(self.dated, dated)
        source: i64 = 0
        if features.addressed:
            source = 1
        if features.rights:
            source += 2
        self.source = append(self.source, source)
        notices: i64 = 0
        if features.noticed:
            notices = 1 + min(6, 7 * features.noticed // max(1, features.counted))
        self.notices = append(self.notices, notices)


def _ending_of(page: Lines, line: i64) -> i64:
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if is_cut_off(page, start, end):
        return _CUT
    ending = skip_back(page, start + 1, end, CLOSING)
    last: i64 = page.cells[ending - 1]
    if last & QUESTION:
        return ASKS
    if last & SENTENCE_END:
        return _STOP
    if last & COLON:
        return ANNOUNCES
    if last & DIGIT:
        return _DIGIT
    return _BARE if last & LETTER else _SIGN


def _beginning_of(page: Lines, line: i64, features: LineFeatures) -> i64:
    start: i64 = page.start[line]
    first: i64 = page.cells[start]
    if is_bullet(page, page.end[line], start):
        return _BULLET
    if features.numbered:
        return _NUMBER
    if first & UPPER:
        return _UPPER
    if first & LOWER:
        return _LOWER
    return _LETTER if first & LETTER else _OTHER
