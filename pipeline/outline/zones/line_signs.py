"""What a line and the lines around it show, as small numbers: the signs that learned weights are for.

Every sign of a line is a number below `LEVELS`. They are read after a first decision which lines are the article.
"""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.scan.lines import Lines
from pipeline.outline.zones.line_columns import ANNOUNCES, ASKS, LineColumns

LEVELS: Final = 64
# The names of all signs, in the order in which `Signs.read` gives them. A number says which neighbour is meant.
SIGNS: Final = (
    "words",
    "ending",
    "beginning",
    "dated",
    "source",
    "notices",
    "blanks-above",
    "blanks-below",
    "indent",
    "weight",
    "repeated",
    "zone",
    "zone-2",
    "zone-1",
    "zone+1",
    "zone+2",
    "weight-2",
    "weight-1",
    "weight+1",
    "weight+2",
    "words-1",
    "words+1",
    "notices-1",
    "notices+1",
    "dated-1",
    "dated+1",
    "prose-above-2",
    "prose-below-2",
    "prose-above-5",
    "prose-below-5",
    "prose-above-10",
    "prose-below-10",
    "prose-above-30",
    "prose-below-30",
    "prose-around-2",
    "prose-around-10",
    "prose-around-30",
    "share-of-prose-above",
    "share-of-prose-below",
    "bare-above-5",
    "bare-below-5",
    "known-above",
    "known-below",
    "alike",
    "below-title",
)

# Added to how a line ends and begins in a script without spaces.
_UNSPACED: Final = 8
# What the first decision made of a line.
IN_ARTICLE: Final = 0
AROUND: Final = 1
_HEAD: Final = 2
_BYLINE: Final = 3
_BOILERPLATE: Final = 4
_TAIL: Final = 5
_NO_LINE: Final = 7

_LONGEST_BARE: Final = 8
_LEAST_PROSE: Final = 8
_MOST_PROSE: Final = 100
_FARTHEST: Final = 31
_MOST_WORDS: Final = 31
_SHARES: Final = 32
_LEVEL_OF: Final = 2048


def zone_of(role: i64, around: bool) -> i64:
    """What the first decision made of a line; ``around``: it only stands outside of the article."""
    if role == names.PARAGRAPH:
        return IN_ARTICLE
    if around:
        return AROUND
    if role == names.TITLE or role == names.TITLE_REPEAT:
        return _HEAD
    if role == names.BYLINE or role == names.BREADCRUMB:
        return _BYLINE
    return _BOILERPLATE if role == names.BOILERPLATE else _TAIL


class Signs:
    """The signs of all lines of a page, read one line after the other into ``levels``.

    ``zones`` are what the first decision made of each line, ``level_of`` is the table of levels.
    """

    def __init__(
        self,
        page: Lines,
        columns: LineColumns,
        weights: vec[float],
        following: vec[i64],
        zones: vec[i64],
        title: i64,
        level_of: vec[i64],
    ) -> None:
        count = int(page.count)
        self.levels: vec[i64] = vec[i64]([0] * len(SIGNS))
        self._page = page
        self._columns = columns
        self._zones = zones
        self._title = title
        self._weights: vec[i64] = vec[i64](capacity=count)
        self._repeated: vec[i64] = vec[i64]([0] * count)
        self._known_above: vec[i64] = vec[i64]([_FARTHEST] * count)
        self._known_below: vec[i64] = vec[i64]([_FARTHEST] * count)
        # Sums over all lines above: words of prose, and bare lines.
        self._prose: vec[i64] = vec[i64]([0] * (count + 1))
        self._bare: vec[i64] = vec[i64]([0] * (count + 1))
        self._level_of: vec[i64] = level_of
        self._next: i64 = 0
        self._sum_up(weights, following)

    def _sum_up(self, weights: vec[float], following: vec[i64]) -> None:
        page = self._page
        columns = self._columns
        known: i64 = -_FARTHEST
        line: i64 = 0
        while line < page.count:
            self._weights = append(self._weights, _level_of_weight(weights[line]))
            if len(following) and following[line]:
                self._repeated[line] |= 1
                self._repeated[following[line]] |= 2
            self._known_above[line] = min(_FARTHEST, line - known)
            if self._zones[line] == _BOILERPLATE or self._zones[line] == _TAIL:
                known = line
            words: i64 = columns.words[line]
            ending: i64 = columns.ending[line]
            prose: i64 = 0
            if ASKS <= ending <= ANNOUNCES and words >= _LEAST_PROSE:
                prose = min(words, _MOST_PROSE)
            self._prose[line + 1] = self._prose[line] + prose
            bare: i64 = 0
            if ending > ANNOUNCES and words <= _LONGEST_BARE:
                bare = 1
            self._bare[line + 1] = self._bare[line] + bare
            line += 1
        known = page.count + _FARTHEST
        line = page.count - 1
        while line >= 0:
            self._known_below[line] = min(_FARTHEST, known - line)
            if self._zones[line] == _BOILERPLATE or self._zones[line] == _TAIL:
                known = line
            line -= 1

    def read(self, line: i64) -> None:
        """Read the signs of a line into ``levels``."""
        page = self._page
        columns = self._columns
        last: i64 = page.count - 1
        unspaced: i64 = 0
        if page.wide[line] < page.end[line]:
            unspaced = _UNSPACED
        self._next = 0
        self._put(min(columns.words[line], _MOST_WORDS) + 4 * unspaced)
        self._put(columns.ending[line] + unspaced)
        self._put(columns.beginning[line] + unspaced)
        self._put(columns.dated[line])
        self._put(columns.source[line])
        self._put(columns.notices[line])
        self._put(min(2, page.blanks[line]))
        blanks_below: i64 = 3
        if line < last:
            blanks_below = min(2, page.blanks[line + 1])
        self._put(blanks_below)
        self._put(min(5, page.indent[line]))
        self._put(self._weights[line])
        self._put(self._repeated[line])
        self._put(self._zones[line])
        self._put_neighbours(self._zones, line, 2, _NO_LINE)
        self._put_neighbours(self._weights, line, 2, LEVELS - 1)
        self._put_neighbours(columns.words, line, 1, LEVELS - 1)
        self._put_neighbours(columns.notices, line, 1, 0)
        self._put_neighbours(columns.dated, line, 1, 0)
        self._put_prose(line)
        self._put(self._bare[line] - self._bare[max(0, line - 5)])
        self._put(self._bare[min(page.count, line + 6)] - self._bare[line + 1])
        self._put(self._known_above[line])
        self._put(self._known_below[line])
        self._put(self._count_alike(line))
        place: i64 = 0
        if self._title >= 0:
            place = 1
            if line >= self._title:
                place = 2
        self._put(place)

    def _put(self, level: i64) -> None:
        self.levels[self._next] = level
        self._next += 1

    def _put_neighbours(self, column: vec[i64], line: i64, reach: i64, missing: i64) -> None:
        """What a column says of the lines around, the farthest above first."""
        count: i64 = self._page.count
        at: i64 = line - reach
        while at <= line + reach:
            if at != line:
                level: i64 = missing
                if 0 <= at < count:
                    level = min(column[at], LEVELS - 1)
                self._put(level)
            at += 1

    def _put_prose(self, line: i64) -> None:
        """How much prose stands above and below, within some distances and in all."""
        levels = self._level_of
        sums = self._prose
        count: i64 = self._page.count
        nearer: i64 = self._next + 8
        reach: i64 = 2
        while reach <= 30:
            above = levels[min(_LEVEL_OF - 1, sums[line] - sums[max(0, line - reach)])]
            below = levels[min(_LEVEL_OF - 1, sums[min(count, line + 1 + reach)] - sums[line + 1])]
            self._put(above)
            self._put(below)
            if reach != 5:
                self.levels[nearer] = min(above, below)
                nearer += 1
            if reach == 2:
                reach = 5
            elif reach == 5:
                reach = 10
            elif reach == 10:
                reach = 30
            else:
                reach = 31
        self._next = nearer
        total: i64 = max(1, sums[count])
        self._put(_SHARES * sums[line] // total)
        self._put(_SHARES * (sums[count] - sums[line + 1]) // total)

    def _count_alike(self, line: i64) -> i64:
        """How many of the four nearest lines begin and end alike, and are about as long."""
        columns = self._columns
        words: i64 = columns.words[line]
        alike: i64 = 0
        at: i64 = max(0, line - 2)
        while at < min(self._page.count, line + 3):
            if (
                at != line
                and columns.ending[at] == columns.ending[line]
                and columns.beginning[at] == columns.beginning[line]
                and 2 * columns.words[at] <= 3 * words + 1
                and 2 * words <= 3 * columns.words[at] + 1
            ):
                alike += 1
            at += 1
        return alike


def _level_of_weight(weight: float) -> i64:
    """A weight from -3 to 3 in tenths, from 0 on."""
    return i64(int(max(-3.0, min(3.0, weight)) * 10.0 + 30.5))


def level_table() -> vec[i64]:
    """The level of each number up to some 2000: two levels for each doubling.

    >>> table = level_table()
    >>> [table[number] for number in (0, 1, 2, 3, 4, 6, 1000)]
    [0, 1, 3, 4, 5, 6, 20]
    """
    levels = vec[i64]([0] * _LEVEL_OF)
    number: i64 = 1
    power: i64 = 1
    level: i64 = 1
    while number < _LEVEL_OF:
        if number >= 2 * power:
            power *= 2
            level += 2
        levels[number] = level
        if 2 * number >= 3 * power:
            levels[number] += 1
        number += 1
    return levels
