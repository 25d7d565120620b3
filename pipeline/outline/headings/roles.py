"""The names of sections: which role a phrase of the vocabulary announces, and whether a span is nothing but one."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.background import are_joined, news
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import COMMON, JOINT, ROLE
from pipeline.outline.phrases import Phrases, phrases
from pipeline.outline.reading import page_of
from pipeline.outline.scan.lines import Lines, holds, skip, skip_back
from pipeline.outline.scan.properties import CODE_POINT, COLON, QUESTION, SPACE, WIDE
from pipeline.vocabulary import languages

# A bare line without any sign of a heading (no colon, no question) has to be shorter.
LONGEST_BARE: Final = 70
LONGEST_BARE_HAN: Final = 20

# Some roles name a section only where no more telling one does: "Foods that cause acne",
# "How to avoid complications", "Tips for preventing X", "What is the cause of X?".
_RANK: Final = {
    "precautions": 1,
    "diet": 1,
    "complications": 1,
    "overview": 2,
    "steps": 2,
    "tips": 2,
    "faq": 2,
    "summary": 2,
    "other": 3,
}
# Sections that no menu offers, unlike tips, questions and recipes.
TELLING: Final = frozenset(
    ("causes", "risk_factors", "symptoms", "complications", "treatment", "prevention", "precautions")
)
# What joins two names of sections, besides the joints of the vocabulary.
_JOINING: Final = ",、/の"
_ARTICLE: Final = "the"
_BRACKETS: Final = "【】[]［］"


def is_wide(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span is written in a script without spaces between words."""
    return page.flags_of_page & WIDE != 0 and holds(page, start, end, WIDE)


def role_of(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """The phrase that says which section a heading announces, or -1 if no vocabulary knows it.

    Where several languages know a phrase in it, the one that knows most of the heading
    decides, common words included.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> phrases().role[role_of(page_of("引起头痛症状的原因"), phrases(), 0, 9)]
    'causes'
    """
    hits = Hits()
    known.find_names(page, start, end, hits)
    if hits.count == 0:
        return -1
    found = _apart(known, hits, is_wide(page, start, end))
    if len(found) == 0:
        return -1
    language: i64 = _language(page, known, start, end, hits, found)
    named = vec[i64]()
    for row in found:
        if known.language[hits.phrase[row]] == language:
            named = append(named, row)
    named = news(page, known, start, end, hits, named)
    if len(named) == 0:
        return -1
    if len(named) == 1:
        return hits.phrase[named[0]]
    return _telling(page, known, end, hits, named)


def _apart(known: Phrases, hits: Hits, wide: bool) -> vec[i64]:
    """The phrases that were found but those within others: of each language, the longest at each place.

    In a wide text, languages with spaces between words have nothing to say. These are rows of the hits.
    """
    done = vec[i64]([0] * len(languages()))
    apart = vec[i64]()
    group: i64 = 0
    while group < hits.count:
        after: i64 = group + 1
        while after < hits.count and hits.start[after] == hits.start[group]:
            after += 1
        number: i64 = after - 1
        while number >= group:
            phrase: i64 = hits.phrase[number]
            language: i64 = known.language[phrase]
            if hits.start[number] >= done[language] and not (wide and known.spaced[phrase]):
                apart = append(apart, number)
                done[language] = hits.end[number]
            number -= 1
        group = after
    return apart


def _language(page: Lines, known: Phrases, start: i64, end: i64, hits: Hits, named: vec[i64]) -> i64:
    """The language that knows most of a heading, of those that know a section in it."""
    first: i64 = known.language[hits.phrase[named[0]]]
    number: i64 = 1
    while number < len(named) and known.language[hits.phrase[named[number]]] == first:
        number += 1
    if number == len(named):
        return first
    letters = _common_letters(page, known, start, end)
    for row in named:
        phrase: i64 = hits.phrase[row]
        letters[known.language[phrase]] += len(known.text[phrase])
    best: i64 = first
    for row in named:
        language: i64 = known.language[hits.phrase[row]]
        more: i64 = letters[language] - letters[best]
        if more > 0 or (more == 0 and language < best):
            best = language
    return best


def _common_letters(page: Lines, known: Phrases, start: i64, end: i64) -> vec[i64]:
    """By language, how many letters of a heading are of its frequent words.

    Without spaces between words, each counts once, wherever it stands.
    """
    cells = page.cells
    letters = vec[i64]([0] * len(languages()))
    seen = vec[i64]()
    hits = Hits()
    at: i64 = start
    while at < end:
        if at == start or cells[at - 1] & SPACE or cells[at] & CODE_POINT >= known.first_unspaced:
            known.find_at(page, start, end, at, COMMON, hits)
        at += 1
    number: i64 = 0
    while number < hits.count:
        phrase: i64 = hits.phrase[number]
        begin: i64 = hits.start[number]
        to: i64 = hits.end[number]
        if known.spaced[phrase]:
            counts = (begin == start or cells[begin - 1] & SPACE != 0) and (to == end or cells[to] & SPACE != 0)
        else:
            counts = not _contains(seen, phrase)
            seen = append(seen, phrase)
        if counts:
            letters[known.language[phrase]] += to - begin
        number += 1
    return letters


def _telling(page: Lines, known: Phrases, end: i64, hits: Hits, named: vec[i64]) -> i64:
    """Which of several phrases of a language names the section: the first or last of those that say most.

    Where the last one decides, the first one does of those that are joined: what comes first in a heading comes first
    below it.
    """
    takes_first = languages()[int(known.language[hits.phrase[named[0]]])].deciding == "first"
    best: i64 = -1
    lowest = 0
    for row in named:
        rank = _RANK.get(known.role[hits.phrase[row]], 0)
        if best < 0 or rank < lowest:
            best = row
            lowest = rank
        elif rank > lowest or takes_first:
            continue
        elif not are_joined(page, known, end, hits.end[best], hits.start[row]):
            best = row
    return hits.phrase[best]


def _contains(numbers: vec[i64], wanted: i64) -> bool:
    at: i64 = 0
    while at < len(numbers):
        if numbers[at] == wanted:
            return True
        at += 1
    return False


def is_bare_noun(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a span is nothing but the name of a section, or several that are joined.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Causes", "Symptoms and causes:", "病因", "Our causes"]
    >>> [is_bare_noun(page_of(text), phrases(), 0, len(text)) for text in texts]
    [True, True, True, False]
    """
    if end - start > LONGEST_BARE:
        return False
    end = skip_back(page, start, end, COLON | QUESTION | SPACE)
    hits = Hits()
    known.find_at(page, start, end, start, ROLE, hits)
    after = _after_article(page, start, end)
    if after > start:
        known.find_at(page, start, end, after, ROLE, hits)
    ends = vec[i64]()
    number: i64 = 0
    while number < hits.count:
        at: i64 = hits.end[number]
        if at == end:
            return True
        if not _contains(ends, at):
            ends = append(ends, at)
            _find_after_joints(page, known, start, end, at, hits)
        number += 1
    return False


def _after_article(page: Lines, start: i64, end: i64) -> i64:
    """Where a name begins after "the", or the place itself."""
    at: i64 = start
    while at < end and at - start < len(_ARTICLE):
        if ord(_ARTICLE[at - start]) != page.cells[at] & CODE_POINT:
            return start
        at += 1
    after: i64 = skip(page, at, end, SPACE)
    return after if after > at else start


def _find_after_joints(page: Lines, known: Phrases, start: i64, end: i64, at: i64, hits: Hits) -> None:
    """Add the names that begin after a joint at a place, white space around it aside."""
    at = skip(page, at, end, SPACE)
    if at == end:
        return
    if page.text[at] in _JOINING:
        known.find_at(page, start, end, skip(page, at + 1, end, SPACE), ROLE, hits)
    joints = Hits()
    known.find_at(page, start, end, at, JOINT, joints, True)
    number: i64 = 0
    while number < joints.count:
        known.find_at(page, start, end, skip(page, joints.end[number], end, SPACE), ROLE, hits)
        number += 1


def names_telling_section(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a span holds the name of a section that only an article has.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["How to prevent bites", "How to cook an egg"]
    >>> [names_telling_section(page_of(text), phrases(), 0, len(text)) for text in texts]
    [True, False]
    """
    phrase = role_of(page, known, start, end)
    return phrase >= 0 and known.role[phrase] in TELLING


def is_section_name(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a short line names a section that only an article has: "Causes", "【病因】".

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Causes", "【病因】", "Tips", "Our doctors"]
    >>> [is_section_name(page_of(text), phrases(), 0, len(text)) for text in texts]
    [True, True, False, False]
    """
    while start < end and page.text[start] in _BRACKETS:
        start += 1
    while end > start and page.text[end - 1] in _BRACKETS:
        end -= 1
    return is_bare_noun(page, known, start, end) and names_telling_section(page, known, start, end)


def role_in(heading: str) -> str | None:
    """The role of the section that a heading announces, None if no vocabulary knows it.

    >>> role_in("What causes hiccups?"), role_in("Hiccups")
    ('causes', None)
    """
    page = page_of(heading)
    phrase = role_of(page, phrases(), 0, page.size)
    return phrases().role[phrase] if phrase >= 0 else None
