"""Telling an article from the menus, notices, forms and links around it, by the shape of its lines alone.

In two steps, as jusText does it. First every line is weighed by itself: its signs (how long
it is, how it ends, what it holds) each speak for or against the article. Then the lines
are decided together: the article is one stretch of the page, the heaviest one, that may be
interrupted. An interruption costs, so a short line within prose stays, and
a sentence within a menu goes. The best stretch is found in one pass (maximum subsequence
segmentation, Pasternack and Roth 2009, here with interruptions, by Viterbi's algorithm).

The weights are log odds, fitted on one half of 500 real pages and rounded; `docs/splitting.md` says how.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from math import inf
from string import ascii_letters
from typing import NamedTuple

import regex

from pipeline.characters import CLOSING_MARKS, COLON, CUT_OFF, HAN_NUMERALS, QUESTION, SENTENCE_END
from pipeline.structure.families import BULLET_PATTERN, GLYPHS
from pipeline.structure.first_words import FirstWords, first_word
from pipeline.structure.notices import (
    FULL,
    LONGEST_DATE,
    holds_address,
    holds_date,
    rare_signs,
    share_in_wide,
    share_of_notices,
    small,
)
from pipeline.structure.roles import LONGEST_BARE, is_section_name, is_wide, names_telling_section
from pipeline.vocabulary import languages

# A word of a script without spaces is taken for two characters.
CHARACTERS_OF_A_WORD = 2
# The sizes of lines: from so many words on.
SIZES = (
    *((31, "paragraph"), (17, "long sentence"), (11, "sentence"), (7, "clause")),
    *((4, "phrase"), (2, "label"), (0, "word")),
)
# The groups of lines for which endings and notices are weighed: labels, phrases, sentences.
LEAST_OF_PHRASE, LEAST_OF_SENTENCE = 4, 17
# Words of boilerplate tell something only in a line of at most so many words; dates and bylines in shorter ones.
LONGEST_NOTICE = 60
LONGEST_NOTE = 12
# A question about a section of so many words spells out the subject: a heading of an article, not a link.
LONG_QUESTION = 11
# What it costs to let the article begin behind the top of the page or end above its bottom: less
# than a clear line of a menu, more than a short last item.
EDGE = 1.0
# The same where the page begins like an article, with a title and prose.
EDGE_OF_ARTICLE = 8.0
# What it costs to interrupt the article, and to go on with it.
GAP = 5.0
# A line of this weight is prose beyond doubt.
PROSE = 0.9
# Boilerplate that its words prove speaks at least so much against the lines around it.
CLAIMED = -1.0
# However many such lines follow each other, they speak no louder than this.
NOTICES_AT_MOST = 3.0

# What each sign says: above 0 for the article, below 0 for boilerplate.
WEIGHTS = {
    # How long the line is.
    "word": 0.25,
    "label": 0.05,
    "phrase": 0.45,
    "clause": 0.45,
    "sentence": 0.45,
    "long sentence": 0.45,
    "paragraph": 1.15,
    # How it ends: menus and links end bare, and a short line with a stop is a slogan.
    "bare label": -0.3,
    "bare phrase": -0.3,
    "bare sentence": -0.6,
    "stop label": -0.5,
    "stop phrase": 0.0,
    "stop sentence": 0.5,
    "question": 0.5,
    "long question": 1.2,
    "colon label": 0.2,
    "colon phrase": 0.1,
    "colon sentence": 1.1,
    "cut off": -1.1,
    # Where it stands, and what it begins with.
    "below colon": 0.7,
    "number": 0.3,
    "section name": 1.0,
    "list of a section": 3.0,
    # What it holds.
    "address": -0.5,
    "date": -2.0,
    "copyright": -2.2,
    "some notices label": -0.4,
    "some notices phrase": -0.4,
    "some notices sentence": -0.1,
    "full of notices label": -2.5,
    "full of notices phrase": -1.7,
    "full of notices sentence": -0.9,
}

_NUMBER = regex.compile(rf"[(（]?\p{{Nd}}{{1,2}}[.)、）．]|[{''.join(GLYPHS)}]|[{HAN_NUMERALS}]{{1,3}}、")
_LISTED = regex.compile(rf"{BULLET_PATTERN}|{_NUMBER.pattern}")
# The size of a line, and the group that counts for its other signs, by its words; the last are of all longer ones.
_SIZES = [
    (
        next(name for least, name in SIZES if words >= least),
        "label" if words < LEAST_OF_PHRASE else "phrase" if words < LEAST_OF_SENTENCE else "sentence",
    )
    for words in range(SIZES[0][0] + 1)
]
_ENDINGS = {
    **dict.fromkeys(SENTENCE_END, "stop"),
    **dict.fromkeys(QUESTION, "question"),
    **dict.fromkeys(COLON, "colon"),
}
_CUT = frozenset(mark[-1] for mark in CUT_OFF)
_NO_NUMBER = frozenset(ascii_letters)


class Shape(NamedTuple):
    """What several rules ask of one line by itself; in a long one neither a date nor the others are looked for.

    ``first`` is its first word, if that is known for sure (`first_word`).
    """

    words: int
    numbered: bool
    dated: bool
    addressed: bool
    noticed: float
    first: str | None


def shapes_of(texts: Sequence[str]) -> list[Shape]:
    """Look at some lines once: together, as far as they can be told apart again, because one call costs less than many.

    >>> shapes_of(["1. Privacy policy", "Rest"])[0]
    Shape(words=3, numbered=True, dated=False, addressed=False, noticed=0.6666666666666666, first='1')
    """
    wide = [not text.isascii() and is_wide(text[:LONGEST_NOTICE]) for text in texts]
    counts = [
        len(text) // CHARACTERS_OF_A_WORD if is_so else text.count(" ") + 1
        for text, is_so in zip(texts, wide, strict=True)
    ]
    short = [
        text if count <= LONGEST_NOTICE or len(text) <= LONGEST_DATE else ""
        for text, count in zip(texts, counts, strict=True)
    ]
    page = spaced = "\n".join(short)
    if not page.isascii():
        spaced = "\n".join(["" if is_so or is_wide(text) else text for text, is_so in zip(short, wide, strict=True)])
    return list(map(_shape_of, texts, counts, rare_signs(page).split(b"\n"), small(spaced).split("\n")))


def _shape_of(text: str, count: int, rare: bytes, words: str) -> Shape:
    numbered = text[0] not in _NO_NUMBER and _NUMBER.match(text) is not None
    dated = addressed = False
    if rare:
        may_be_dated = rare.strip(b".:@") and (count <= LONGEST_NOTE or len(text) <= LONGEST_DATE)
        dated = bool(may_be_dated) and holds_date(text)
        addressed = count <= LONGEST_NOTICE and holds_address(text)
    if count > LONGEST_NOTICE:
        return Shape(count, numbered, dated, False, 0.0, first_word(text, []))
    known = words.split()
    noticed = share_of_notices(known) if known else share_in_wide(text) if is_wide(text) else 0.0
    return Shape(count, numbered, dated, addressed, noticed, first_word(text, known))


@cache
def _section_names() -> FirstWords:
    """How the names of sections begin, in brackets or not."""
    return FirstWords(
        (language, (*language.roles, *"【[［", *(("the",) if language.words else ())))
        for language in languages()
        if language.roles
    )


def signs_of(text: str, shape: Shape | None = None) -> tuple[str, ...]:
    """The signs of one line by itself.

    >>> signs_of("• Privacy policy")
    ('label', 'bare label', 'full of notices label')
    """
    count, numbered, dated, addressed, noticed, first = shape or shapes_of([text])[0]
    size, group = _SIZES[count] if count < len(_SIZES) else _SIZES[-1]
    ending = _ending_of(text, count, group)
    if count > LONGEST_NOTICE:
        return size, ending
    signs = [size, ending]
    if numbered:
        signs.append("number")
    if len(text) <= LONGEST_BARE and _section_names().may_begin(text, first) and is_section_name(text):
        signs.append("section name")
    if addressed:
        signs.append("address")
    if "©" in text:
        signs.append("copyright")
    if dated and count <= LONGEST_NOTE:
        signs.append("date")
    if noticed:
        signs.append(f"{'full of' if noticed >= FULL[group] else 'some'} notices {group}")
    return tuple(signs)


def _ending_of(text: str, words: int, group: str) -> str:
    """The sign of how a line ends."""
    last = text[-1]
    if last in _CUT and text.endswith(CUT_OFF):
        return "cut off"
    if last in CLOSING_MARKS:
        last = text.rstrip(CLOSING_MARKS)[-1:] or last
    ending = _ENDINGS.get(last, "bare")
    if ending == "question":
        return "long question" if words >= LONG_QUESTION and names_telling_section(text) else ending
    if ending == "stop" and group == "label" and _LISTED.match(text):
        return "stop phrase"
    return f"{ending} {group}"


class _Totals(dict[tuple[str, ...], float]):
    """The weights of signs that were seen together, of which there are few."""

    def __missing__(self, signs: tuple[str, ...]) -> float:
        total = self[signs] = sum(map(WEIGHTS.__getitem__, signs))
        return total


_TOTALS = _Totals()


def weigh(signs: tuple[str, ...]) -> float:
    """How much some signs speak for a line as a part of the article."""
    return _TOTALS[signs]


def signs_below(above: str, listed: bool) -> tuple[str, ...]:
    """The signs that a line has from the line above it; ``listed`` says that it is short, and begins with a number."""
    signs = ("below colon",) if above[-1] in COLON else ()
    if listed and len(above) <= LONGEST_BARE and names_telling_section(above):
        return (*signs, "list of a section")
    return signs


class Zone(Enum):
    """Where a line stands: above the article, in it, in an interruption of it, or below it."""

    ARTICLE = 0
    GAP = 1
    BELOW = 2
    ABOVE = 3


# The values of the zones, and the zones by value.
_ARTICLE, _GAP, _BELOW, _ABOVE = range(4)
_ZONES = tuple(Zone)


def revise(weights: Sequence[float], begins: bool = False) -> list[Zone]:
    """The zone of each line, decided together: those that give the article the greatest weight.

    ``begins`` says that the page seems to begin with its article, which then should not begin further down.

    >>> [zone.name for zone in revise([-2, 1, 3, -1, 3])]
    ['ABOVE', 'ARTICLE', 'ARTICLE', 'ARTICLE', 'ARTICLE']
    """
    if min(weights, default=0.0) >= 0:
        return [Zone.ARTICLE] * len(weights)
    article = gap = below = -inf  # the best totals so far; above the article it stays 0
    enter, later = 0.0, EDGE_OF_ARTICLE if begins else EDGE
    came = []  # the likeliest zone of the line before, for each of the last three zones
    for weight in weights:
        total, to_article, to_gap, to_below = article, _ARTICLE, _GAP, _BELOW
        if gap - GAP > total:
            total, to_article = gap - GAP, _GAP
        if enter > total:
            total, to_article = enter, _ABOVE
        if article - GAP > gap:
            gap, to_gap = article - GAP, _ARTICLE
        if article - EDGE > below:
            below, to_below = article - EDGE, _ARTICLE
        article = total + weight
        enter = -later
        came.append((to_article, to_gap, to_below, _ABOVE))
    zone = _ARTICLE if article >= below else _BELOW
    zones = []
    for before in reversed(came):
        zones.append(_ZONES[zone])
        zone = before[zone]
    return zones[::-1]
