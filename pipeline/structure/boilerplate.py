"""Telling an article from the menus, notices, forms and links around it, by the shape of its lines alone.

In two steps, as jusText does it. First every line is weighed by itself: its signs (how long
it is, how it ends, what it holds) each speak for or against the article. Then the lines
are decided together: the article is one stretch of the page, the heaviest one, that may be
interrupted. An interruption costs, so a short line within prose stays, and
a sentence within a menu goes. The best stretch is found in one pass (maximum subsequence
segmentation, Pasternack and Roth 2009, here with interruptions, by Viterbi's algorithm).

The weights are log odds, fitted on one half of 500 real pages and rounded; `docs/splitting.md` says how.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from math import inf

import regex

from pipeline.characters import CLOSING_MARKS, COLON, CUT_OFF, QUESTION, SENTENCE_END
from pipeline.structure.families import BULLET_PATTERN, GLYPHS
from pipeline.structure.remembered import remembered
from pipeline.structure.roles import LONGEST_BARE, is_section_name, is_wide, names_telling_section
from pipeline.vocabulary import languages

# A word of a script without spaces is taken for two characters.
CHARACTERS_OF_A_WORD = 2
# The sizes of lines: from so many words on.
SIZES = (
    *((31, "paragraph"), (17, "long sentence"), (11, "sentence"), (7, "clause")),
    *((4, "phrase"), (2, "label"), (0, "word")),
)
# Words of boilerplate tell something only in a line of at most so many words; dates and bylines in shorter ones.
LONGEST_NOTICE = 60
LONGEST_NOTE = 12
# A line is nothing but boilerplate if at least half of its few words are of notices.
LONGEST_NOTHING_ELSE = 8
# A question about a section of so many words spells out the subject: a heading of an article, not a link.
LONG_QUESTION = 11
# A line is full of notices if so many of its words are.
FULL = {"label": 0.5, "phrase": 0.25, "sentence": 0.12}
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
# Besides a date, a line that says nothing else holds at most so many words.
BESIDE_DATE = 4
LONGEST_DATE = 80

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

_NUMBER = regex.compile(rf"[(（]?\p{{Nd}}{{1,2}}[.)、）．]|[{''.join(GLYPHS)}]|[一二三四五六七八九十]{{1,3}}、")
_LISTED = regex.compile(rf"{BULLET_PATTERN}|{_NUMBER.pattern}")
_ADDRESS = regex.compile(r"https?:|www\.|\.(?:com|org|net)\b|\S@\S")
_DATE = regex.compile(
    r"\p{Nd}{1,4}[-/.年]\p{Nd}{1,2}[-/.月]\p{Nd}{1,4}|\p{L}{3,9}\.? \p{Nd}{1,2}(?:st|nd|rd|th)?,? \p{Nd}{4}"
    r"|\p{Nd}{1,2}\.? (?:de )?\p{L}{3,10}\.?,? (?:de )?\p{Nd}{4}|\p{Nd}+ min\b|\p{Nd}+ \p{L}+ ago\b"
)
# A look that spares most lines the pattern of dates.
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


def signs_of(text: str) -> Iterator[str]:
    """The signs of one line by itself.

    >>> list(signs_of("• Privacy policy"))
    ['label', 'bare label', 'full of notices label']
    """
    words = _count_words(text)
    size = next(name for least, name in SIZES if words >= least)
    yield size
    group = "label" if words < 4 else "phrase" if words < 17 else "sentence"
    ending = text.rstrip(CLOSING_MARKS)[-1:] or text[-1]
    if text.endswith(CUT_OFF):
        yield "cut off"
    elif ending in COLON:
        yield f"colon {group}"
    elif ending in QUESTION:
        yield "long question" if words >= LONG_QUESTION and names_telling_section(text) else "question"
    elif ending in SENTENCE_END:
        listed = group == "label" and _LISTED.match(text)
        yield f"stop {'phrase' if listed else group}"
    else:
        yield f"bare {group}"
    if words > LONGEST_NOTICE:
        return
    if _NUMBER.match(text):
        yield "number"
    if len(text) <= LONGEST_BARE and is_section_name(text):
        yield "section name"
    if _ADDRESS.search(text):
        yield "address"
    if "©" in text:
        yield "copyright"
    if words <= LONGEST_NOTE and _DIGIT.search(text) and _DATE.search(text):
        yield "date"
    share = covered(text)
    if share:
        yield f"{'full of' if share >= FULL[group] else 'some'} notices {group}"


def _signs_below(text: str, above: str) -> Iterator[str]:
    """The signs that a line has from the line above it."""
    if above[-1] in COLON:
        yield "below colon"
    numbered = len(above) <= LONGEST_BARE and _NUMBER.match(text) and _count_words(text) <= LONGEST_NOTICE
    if numbered and names_telling_section(above):
        yield "list of a section"


def _count_words(text: str) -> int:
    if not text.isascii() and is_wide(text[:LONGEST_NOTICE]):
        return len(text) // CHARACTERS_OF_A_WORD
    return text.count(" ") + 1


@cache
def _notices() -> tuple[dict[str, list[tuple[str, ...]]], re.Pattern[str]]:
    """The phrases of notices: those of spaced scripts as words, by the first of them, the others as one pattern."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in {phrase for language in languages() if language.words for phrase in language.lines.notices}:
        by_first.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    wide = [re.escape(phrase) for language in languages() if not language.words for phrase in language.lines.notices]
    return by_first, re.compile("|".join(sorted(wide, key=len, reverse=True)) or r"(?!)")


@remembered
def covered(text: str) -> float:
    """Which share of a line's words belongs to phrases of notices, forms and menus.

    >>> covered("Privacy policy"), covered("Sign of a cold")
    (1.0, 0.0)
    """
    by_first, wide = _notices()
    if not text.isascii() and is_wide(text):
        return sum(len(match.group()) for match in wide.finditer(text)) / len(text)
    words = _WORD.findall(text.lower())
    if by_first.keys().isdisjoint(words):
        return 0.0
    known: set[int] = set()
    for at, word in enumerate(words):
        for phrase in by_first.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                known.update(range(at, at + len(phrase)))
    return len(known) / len(words)


def is_nothing_else(text: str) -> bool:
    """Whether a short line holds hardly anything but phrases of notices, forms and menus; not so a numbered one.

    >>> is_nothing_else("Subscribe to our newsletter"), is_nothing_else("How to print in colour")
    (True, False)
    """
    if _count_words(text) > LONGEST_NOTHING_ELSE or _NUMBER.match(text):
        return False
    return covered(text) >= FULL["label"]


def is_date(text: str) -> bool:
    """Whether a short line is hardly more than a date.

    >>> is_date("Updated: June 3, 2024"), is_date("He arrived here on June 3, 2024.")
    (True, False)
    """
    if len(text) > LONGEST_DATE or text[-1] in SENTENCE_END or not (_DIGIT.search(text) and _DATE.search(text)):
        return False
    return len(_WORD.findall(_DATE.sub("", text))) <= BESIDE_DATE and not _NUMBER.match(text)


@remembered
def is_note(text: str) -> bool:
    """Whether a line holds a date, an address or words of notices, so that it is no title.

    >>> is_note("Updated June 3, 2024"), is_note("Why bread gets mouldy")
    (True, False)
    """
    return bool(_DATE.search(text) or _ADDRESS.search(text) or "©" in text or covered(text) >= FULL["phrase"])


def weigh(text: str, above: str) -> float:
    """How much speaks for a line, given the line above it, as a part of the article."""
    alone = _weight_alone(text)
    return alone + sum(WEIGHTS[sign] for sign in _signs_below(text, above)) if above else alone


@remembered
def _weight_alone(text: str) -> float:
    return sum(WEIGHTS[sign] for sign in signs_of(text))


class Zone(Enum):
    """Where a line stands: above the article, in it, in an interruption of it, or below it."""

    ARTICLE = 0
    GAP = 1
    BELOW = 2
    ABOVE = 3


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
    came: list[tuple[Zone, Zone, Zone]] = []  # for the last three zones, the likeliest zone of the line before
    for weight in weights:
        to_article, to_gap, to_below = Zone.ARTICLE, Zone.GAP, Zone.BELOW
        total = article
        if gap - GAP > total:
            total, to_article = gap - GAP, Zone.GAP
        if enter > total:
            total, to_article = enter, Zone.ABOVE
        if article - GAP > gap:
            gap, to_gap = article - GAP, Zone.ARTICLE
        if article - EDGE > below:
            below, to_below = article - EDGE, Zone.ARTICLE
        article = total + weight
        enter = -later
        came.append((to_article, to_gap, to_below))
    zone = Zone.ARTICLE if article >= below else Zone.BELOW
    zones = []
    for before in reversed(came):
        zones.append(zone)
        if zone is not Zone.ABOVE:
            zone = before[zone.value]
    return zones[::-1]
