"""What several rules ask of one line by itself."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import DIGIT, SOURCE_SIGN
from pipeline.outline.zones.addresses import ADDRESS, RIGHTS, find_sources
from pipeline.outline.zones.beginnings import begins_with_number
from pipeline.outline.zones.dates import LONGEST_DATE, holds_date
from pipeline.outline.zones.notices import LABEL, PHRASE, SENTENCE, count_notices

# A word of a script without spaces is taken for two characters.
CHARACTERS_OF_A_WORD: Final = 2
# Words of boilerplate tell something only in a line of up to this many words; dates and bylines in shorter ones.
LONGEST_NOTICE: Final = 60
LONGEST_NOTE: Final = 12
# A line is a phrase, and a sentence, from this many words on.
LEAST_OF_PHRASE: Final = 4
LEAST_OF_SENTENCE: Final = 17


class LineFeatures:
    """What is known of one line; in a long one neither a date nor the others are looked for.

    ``words`` are its spaces and one, or half of its characters; of ``counted`` words ``noticed`` are of notices.
    """

    def __init__(self) -> None:
        self.words: i64 = 0
        self.group: i64 = 0
        self.numbered = False
        self.dated = False
        self.addressed = False
        self.rights = False
        self.noticed: i64 = 0
        self.counted: i64 = 0


def read_features(page: Lines, known: Phrases, line: i64, features: LineFeatures) -> None:
    """Find out what several rules ask of a line.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> features = LineFeatures()
    >>> read_features(page_of("1. Privacy policy"), phrases(), 0, features)
    >>> features.words, features.numbered, features.dated, features.noticed, features.counted
    (3, True, False, 2, 3)
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    flags: i64 = page.flags[line]
    words = count_words(page, line)
    features.words = words
    features.group = SENTENCE
    if words < LEAST_OF_PHRASE:
        features.group = LABEL
    elif words < LEAST_OF_SENTENCE:
        features.group = PHRASE
    features.numbered = begins_with_number(page, start, end)
    features.dated = (
        flags & DIGIT != 0 and (words <= LONGEST_NOTE or end - start <= LONGEST_DATE) and holds_date(page, start, end)
    )
    features.addressed = False
    features.rights = False
    features.noticed = 0
    features.counted = 0
    if words > LONGEST_NOTICE:
        return
    if flags & SOURCE_SIGN:
        found = find_sources(page, start, end)
        features.addressed = found & ADDRESS != 0
        features.rights = found & RIGHTS != 0
    features.noticed, features.counted = count_notices(page, known, start, end, page.wide[line] < end)


def count_words(page: Lines, line: i64) -> i64:
    """How many words a line has, by a guess; how it begins says how they are counted.

    >>> from pipeline.outline.reading import page_of
    >>> count_words(page_of("Two  words"), 0), count_words(page_of("两个词 word"), 0)
    (3, 4)
    """
    if page.wide[line] - page.start[line] < LONGEST_NOTICE and page.wide[line] < page.end[line]:
        return (page.end[line] - page.start[line]) // CHARACTERS_OF_A_WORD
    return page.spaces[line] + 1
