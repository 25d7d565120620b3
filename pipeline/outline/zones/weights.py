"""How much a line speaks for the article by itself: its signs, and what each of them weighs.

Every line has a size and an ending, and may have other signs. Each speaks for the article (above 0) or against it;
the weights are log odds, fitted on one half of 500 real pages and rounded (`docs/splitting.md` says how).
"""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings.roles import LONGEST_BARE, is_section_name, names_telling_section
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip_back
from pipeline.outline.scan.properties import (
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BRACKET,
    CLOSING,
    COLON,
    QUESTION,
    SENTENCE_END,
)
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.features import LONGEST_NOTE, LONGEST_NOTICE, LineFeatures
from pipeline.outline.zones.link_rows import is_link_row
from pipeline.outline.zones.notices import LABEL, PHRASE, is_full

# How long the line is, in words.
WORD: Final = 0.25
FROM_2_WORDS: Final = 0.05
FROM_4_WORDS: Final = 0.45
FROM_31_WORDS: Final = 1.15
# How it ends: menus and links end bare, and a short line with a stop is a slogan.
BARE_LABEL: Final = -0.3
BARE_PHRASE: Final = -0.3
BARE_SENTENCE: Final = -0.6
STOP_LABEL: Final = -0.5
STOP_PHRASE: Final = 0.0
STOP_SENTENCE: Final = 0.5
ENDS_WITH_QUESTION: Final = 0.5
ENDS_WITH_LONG_QUESTION: Final = 1.2
COLON_LABEL: Final = 0.2
COLON_PHRASE: Final = 0.1
COLON_SENTENCE: Final = 1.1
CUT_OFF: Final = -1.1
# Without spaces between words, a headline says as much as a sentence and is as long; only its ending tells it.
HEADLINE_LABEL: Final = -0.3
HEADLINE: Final = -0.8
HEADLINE_WITH_NUMBER: Final = -0.3
HEADLINE_QUESTION: Final = -0.5
# Names of links in one line, which is as long as a sentence.
LINK_ROW: Final = -2.5
# Where it stands, and what it begins with.
BELOW_COLON: Final = 0.7
NUMBER: Final = 0.3
SECTION_NAME: Final = 1.0
LIST_OF_SECTION: Final = 3.0
# What it holds.
ADDRESS: Final = -0.5
DATE: Final = -2.0
RIGHTS: Final = -2.2
SOME_NOTICES_LABEL: Final = -0.4
SOME_NOTICES_PHRASE: Final = -0.4
SOME_NOTICES_SENTENCE: Final = -0.1
FULL_OF_NOTICES_LABEL: Final = -2.5
FULL_OF_NOTICES_PHRASE: Final = -1.7
FULL_OF_NOTICES_SENTENCE: Final = -0.9

# A question about a section that is this long, in words, spells out the subject: a heading of an article, not a link.
LONG_QUESTION: Final = 11
_LEAST_OF_LABEL: Final = 2
_LEAST_OF_PHRASE: Final = 4
_LEAST_OF_PARAGRAPH: Final = 31


def weigh_line(page: Lines, known: Phrases, line: i64, features: LineFeatures) -> float:
    """How much a line speaks for itself as a part of the article.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> from pipeline.outline.zones.features import read_features
    >>> page, features = page_of("• Privacy policy"), LineFeatures()
    >>> read_features(page, phrases(), 0, features)
    >>> round(weigh_line(page, phrases(), 0, features), 2)
    -2.75
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if is_link_row(page, known, line):
        return LINK_ROW
    weight: float = _weight_of_size(features.words) + _weight_of_ending(page, known, start, end, features)
    if features.words > LONGEST_NOTICE:
        return weight
    if features.numbered:
        weight += NUMBER
    if (
        end - start <= LONGEST_BARE
        and page.cells[start] & (BEGINS_SPACED | BEGINS_UNSPACED | BRACKET)
        and is_section_name(page, known, start, end)
    ):
        weight += SECTION_NAME
    if features.addressed:
        weight += ADDRESS
    if features.rights:
        weight += RIGHTS
    if features.dated and features.words <= LONGEST_NOTE:
        weight += DATE
    if features.noticed:
        weight += _weight_of_notices(features)
    return weight


def weigh_below(page: Lines, known: Phrases, line: i64, listed: bool) -> float:
    """What a line weighs more because of the line above it; ``listed``: it is short, and begins with a number.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> weigh_below(page_of("Causes:\\n1. Damp"), phrases(), 1, True)
    3.7
    """
    start: i64 = page.start[line - 1]
    end: i64 = page.end[line - 1]
    weight: float = BELOW_COLON if page.cells[end - 1] & COLON else 0.0
    if listed and end - start <= LONGEST_BARE and names_telling_section(page, known, start, end):
        weight += LIST_OF_SECTION
    return weight


def weigh_headline(page: Lines, line: i64, features: LineFeatures) -> float:
    """What a line without spaces weighs less if it may be a headline, and stands among others; 0 if it can be none.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> from pipeline.outline.zones.features import read_features
    >>> features, found = LineFeatures(), []
    >>> for text in ("剩面包能做的十种汤", "最好用布袋保存。", "Ten soups from old bread"):
    ...     read_features(page_of(text), phrases(), 0, features)
    ...     found.append(weigh_headline(page_of(text), 0, features))
    >>> found
    [-0.8, 0.0, 0.0]
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if page.wide[line] == end or features.words >= _LEAST_OF_PARAGRAPH:
        return 0.0
    last: i64 = page.cells[skip_back(page, start + 1, end, CLOSING) - 1]
    if last & QUESTION:
        return HEADLINE_QUESTION
    if last & (SENTENCE_END | COLON):
        return 0.0
    weight: float = HEADLINE_LABEL if features.group == LABEL else HEADLINE
    if features.numbered:
        weight += HEADLINE_WITH_NUMBER
    return weight


def _weight_of_size(words: i64) -> float:
    if words >= _LEAST_OF_PARAGRAPH:
        return FROM_31_WORDS
    if words >= _LEAST_OF_PHRASE:
        return FROM_4_WORDS
    return FROM_2_WORDS if words >= _LEAST_OF_LABEL else WORD


def _weight_of_ending(page: Lines, known: Phrases, start: i64, end: i64, features: LineFeatures) -> float:
    if is_cut_off(page, start, end):
        return CUT_OFF
    ending = skip_back(page, start, end, CLOSING)
    if ending == start:
        ending = end
    last: i64 = page.cells[ending - 1]
    if last & QUESTION:
        if features.words >= LONG_QUESTION and names_telling_section(page, known, start, end):
            return ENDS_WITH_LONG_QUESTION
        return ENDS_WITH_QUESTION
    group: i64 = features.group
    if last & SENTENCE_END:
        # What an item says in a few words is no slogan.
        if group == LABEL and not (features.numbered or is_bullet(page, end, start)):
            return STOP_LABEL
        return STOP_PHRASE if group <= PHRASE else STOP_SENTENCE
    if last & COLON:
        return COLON_LABEL if group == LABEL else COLON_PHRASE if group == PHRASE else COLON_SENTENCE
    return BARE_LABEL if group == LABEL else BARE_PHRASE if group == PHRASE else BARE_SENTENCE


def _weight_of_notices(features: LineFeatures) -> float:
    group: i64 = features.group
    if is_full(features.noticed, features.counted, group):
        return (
            FULL_OF_NOTICES_LABEL
            if group == LABEL
            else FULL_OF_NOTICES_PHRASE
            if group == PHRASE
            else FULL_OF_NOTICES_SENTENCE
        )
    return SOME_NOTICES_LABEL if group == LABEL else SOME_NOTICES_PHRASE if group == PHRASE else SOME_NOTICES_SENTENCE
