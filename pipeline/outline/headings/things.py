"""Headings of what is needed: the ingredients of a dish, the materials of a work."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings.brackets import bracket_heading
from pipeline.outline.headings.heading import OTHER, Heading, role_named
from pipeline.outline.headings.roles import LONGEST_BARE, is_bare_noun, is_wide, role_of
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import ROLE
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BRACKET, COLON, DIGIT, LETTER, PARTING, SENTENCE_END, SPACE

LONGEST_WIDE: Final = 30

# Signs and brackets that headings of recipes stand in, besides those of `BRACKET`.
_SIGNS: Final = (
    "\N{BLACK SQUARE}\N{WHITE SQUARE}\N{BLACK DIAMOND}\N{WHITE DIAMOND}\N{BLACK CIRCLE}\N{WHITE CIRCLE}\N{BULLSEYE}"
    "\N{BLACK STAR}\N{WHITE STAR}\N{BLACK DOWN-POINTING TRIANGLE}\N{WHITE DOWN-POINTING TRIANGLE}"
    "\N{BLACK UP-POINTING TRIANGLE}\N{BLACK RIGHT-POINTING TRIANGLE}\N{BLACK DIAMOND SUIT}\N{REFERENCE MARK}"
)
_OPENING: Final = "<＜〈《"
_CLOSING: Final = ">＞〉》"
_ROUND: Final = "(（"


def things_in_heading(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """The phrase that says that a line heads a list of things that are needed, or -1.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Zutaten für 4 Personen:", "材料（2人分）", "Ingredients cost a lot.", "材料的危害"]
    >>> [things_in_heading(page_of(text), phrases(), 0, len(text)) >= 0 for text in texts]
    [True, True, False, False]
    """
    cells = page.cells
    if start >= end or end - start > LONGEST_BARE:
        return -1
    hits = Hits()
    known.find_at(page, start, end, start, ROLE, hits)
    found: i64 = hits.count - 1
    while found >= 0 and known.role[hits.phrase[found]] != OTHER:
        found -= 1
    if found < 0:
        return -1
    phrase: i64 = hits.phrase[found]
    at: i64 = skip(page, hits.end[found], end, SPACE)
    last: i64 = skip_back(page, at, end, COLON | SPACE)
    if at >= last:
        return phrase
    if is_wide(page, start, end):
        stands_apart = at > hits.end[found] or cells[at] & DIGIT != 0 or is_one_of(page, at, _ROUND)
        return phrase if stands_apart and end - start <= LONGEST_WIDE and not _holds_sentence(page, at, last) else -1
    if _holds_sentence(page, at, last):
        return -1
    named: i64 = role_of(page, known, start, end)
    return phrase if named < 0 or known.role[named] == OTHER else -1


def _holds_sentence(page: Lines, start: i64, end: i64) -> bool:
    """Whether a sign within a span ends or parts a sentence, or a colon does."""
    at: i64 = start
    while at < end:
        if page.cells[at] & (SENTENCE_END | PARTING | COLON):
            return True
        at += 1
    return False


def inside_signs(page: Lines, start: i64, end: i64) -> tuple[i64, i64]:
    """The words of a line after a sign, or in angle brackets: "◆作り方", "<材料>(2人分)"; without any, an empty span.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["◆作り方", "<材料>(2人分)", "● Rest", "材料", "<b", "a <b> c"]
    >>> [inside_signs(page_of(text), 0, len(text)) for text in texts]
    [(1, 4), (1, 3), (2, 6), (0, 0), (0, 0), (0, 0)]
    """
    at: i64 = start
    if at < end and is_one_of(page, at, _SIGNS):
        at = skip(page, at + 1, end, SPACE)
    if at < end and is_one_of(page, at, _OPENING):
        close: i64 = at + 1
        while close < end and not is_one_of(page, close, _CLOSING):
            close += 1
        rest: i64 = skip(page, close + 1, end, SPACE) if close < end else end
        if close == end or (rest < end and not is_one_of(page, rest, _ROUND)):
            return start, start
        return at + 1, close
    if at == start or at == end or not page.cells[at] & (LETTER | BRACKET):
        return start, start
    return at, end


def things_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """The heading of a list of things that are needed, or of a section of a recipe that stands after a sign.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Zutaten für 4 Personen:", "<材料>(2人分)", "◆作り方", "■ 【肉じゃが】(2人分)", "◆ Ruhe"]
    >>> found = [things_heading(page_of(text), phrases(), 0, len(text)) for text in texts]
    >>> [heading and heading.role for heading in found]
    ['other', 'other', 'steps', 'other', None]
    """
    phrase: i64 = things_in_heading(page, known, start, end)
    if phrase < 0 and page.cells[start] & (LETTER | SPACE) == 0:
        begin, stop = inside_signs(page, start, end)
        if begin == stop:
            return None
        if page.cells[begin] & BRACKET:
            inner = bracket_heading(page, known, begin, end)
            if inner is None or (inner.end < end and not is_one_of(page, inner.end, _ROUND)):
                return None
            return Heading(start, end, inner.role, "heading-after-sign", inner.phrase)
        phrase = things_in_heading(page, known, begin, stop)
        if phrase < 0 and is_bare_noun(page, known, begin, stop):
            phrase = role_of(page, known, begin, stop)
        return Heading(start, end, role_named(known, phrase), "heading-after-sign", phrase) if phrase >= 0 else None
    return Heading(start, end, OTHER, "heading-things", phrase) if phrase >= 0 else None
