"""Reading a heading: does this piece of text announce a section, and which one?"""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.headings.brackets import bracket_heading as bracket_heading
from pipeline.outline.headings.brackets import holds_word as holds_word
from pipeline.outline.headings.heading import OTHER as OTHER
from pipeline.outline.headings.heading import Heading as Heading
from pipeline.outline.headings.heading import role_named as role_named
from pipeline.outline.headings.roles import LONGEST_BARE, LONGEST_BARE_HAN, is_bare_noun, is_wide, role_of
from pipeline.outline.headings.sentences import last_sentence_start
from pipeline.outline.headings.things import things_heading
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    BLANK,
    BRACKET,
    COLON,
    LOWER,
    PARTING,
    QUESTION,
    SENTENCE_END,
    SPACE,
)

# A heading longer than this is a sentence that happens to hold a heading's word.
LONGEST_HEADING: Final = 160
LONGEST_HEADING_HAN: Final = 45
# A line that is one question may be longer: it may spell out a subject with all its names.
LONGEST_QUESTION: Final = 300
# The noun before a glued colon: "原因：", "Prevention: keep warm".
LONGEST_GLUED: Final = 40
LONGEST_GLUED_HAN: Final = 14

_OPEN_BRACKETS: Final = "([（［【〔「『《〈"
_CLOSED_BRACKETS: Final = ")]）］】〕」』》〉"
_COMMAS: Final = ",，、"
# What ends a sentence in the middle of a line, before a blank.
_ENDS: Final = ".!?"
_NO_LAST_SIGN: Final = "|.,;:…。，、；："
_TAB: Final = 9
_BAR: Final = 124


def read_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """Whether a line without marker begins with, or is, a heading that its own text proves.

    Roleless lines that only end in a colon are not decided here: whether they announce
    a list is seen from what follows them.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> heading = read_heading(page_of("【病因】天气寒冷。"), phrases(), 0, 9)
    >>> heading.end, heading.role, heading.rule
    (4, 'causes', 'heading-bracket')
    >>> read_heading(page_of("She caught a cold."), phrases(), 0, 18) is None
    True
    """
    if not holds_word(page, start, min(end, start + LONGEST_HEADING)):
        return None
    heading = bracket_heading(page, known, start, end)
    if heading is None:
        heading = things_heading(page, known, start, end)
    if heading is None:
        heading = _whole_line_heading(page, known, start, end)
    if heading is None:
        heading = glued_heading(page, known, start, end)
    return heading


def _is_longer(page: Lines, start: i64, end: i64, narrow: i64, wide: i64) -> bool:
    """Whether a span is longer than a limit, which is lower in a script without spaces."""
    size: i64 = end - start
    return size > narrow or (size > wide and is_wide(page, start, end))


def is_too_long(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span is longer than any heading."""
    return _is_longer(page, start, end, LONGEST_HEADING, LONGEST_HEADING_HAN)


def _whole_line_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    rule = _rule_of_whole_line(page, start, end)
    if not rule:
        return None
    phrase = role_of(page, known, start, end)
    if phrase < 0 or known.role[phrase] == OTHER:
        return None
    return Heading(start, end, known.role[phrase], rule, phrase)


def _rule_of_whole_line(page: Lines, start: i64, end: i64) -> str:
    """The rule by which a whole line may be a heading, if it names a section; empty if there is none."""
    cells = page.cells
    last: i64 = cells[end - 1]
    if last & (QUESTION | COLON):
        if _is_longer(page, start, end, LONGEST_QUESTION if last & QUESTION else LONGEST_HEADING, LONGEST_HEADING_HAN):
            return ""
        if _holds_sign(page, start, end, _BAR) or last_sentence_start(page, start, end) > start:
            return ""
        return "heading-question" if last & QUESTION else "heading-colon"
    if _is_longer(page, start, end, LONGEST_BARE, LONGEST_BARE_HAN) or last & SENTENCE_END:
        return ""
    at: i64 = start
    while at < end:
        cell: i64 = cells[at]
        if cell & PARTING or (cell & SENTENCE_END and cells[at + 1] & BLANK and page.text[at] in _ENDS):
            return ""
        at += 1
    return "" if page.text[end - 1] in _COMMAS else "heading-words"


def _holds_sign(page: Lines, start: i64, end: i64, sign: i64) -> bool:
    at: i64 = start
    while at < end:
        if ord(page.text[at]) == sign:
            return True
        at += 1
    return False


def last_sentence(page: Lines, start: i64, end: i64) -> i64:
    """Where the last sentence of a line begins, if it asks or announces; else, where the line begins."""
    if not page.cells[end - 1] & (QUESTION | COLON):
        return start
    at: i64 = last_sentence_start(page, start, end)
    return skip(page, at, end, SPACE) if at > start else start


def closing_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """The last sentence of a paragraph, where it names the section that follows.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> closing_heading(page_of("Bread moulds. What is the reason?"), phrases(), 0, 33).start
    14
    >>> closing_heading(page_of("Bread moulds. Nobody knows."), phrases(), 0, 27) is None
    True
    """
    begin: i64 = last_sentence(page, start, end)
    heading = announces(page, known, begin, end) if begin > start else None
    return heading if heading is not None and heading.phrase >= 0 and heading.role != OTHER else None


def glued_heading(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """The heading that a span begins with, where it is the bare name of a section and the section's text follows.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> glued_heading(page_of("Prevention: keep warm."), phrases(), 0, 22).end
    11
    """
    cut: i64 = _first_colon(page, start, min(end, start + LONGEST_GLUED))
    if cut < 0 or cut + 1 == end:
        return None
    if cut >= start + LONGEST_GLUED_HAN and is_wide(page, start, min(end, start + LONGEST_GLUED)):
        return None
    if not (is_bare_noun(page, known, start, cut) or is_wide(page, start, cut)):
        return None
    phrase = role_of(page, known, start, cut)
    return Heading(start, cut + 1, known.role[phrase], "heading-glued", phrase) if phrase >= 0 else None


def may_begin_with_heading(page: Lines, line: i64) -> bool:
    """Whether a line has the sign of a heading that text follows: a bracket at its beginning, or a colon near it."""
    if not page.flags[line] & (COLON | BRACKET):
        return False
    start: i64 = page.start[line]
    return (
        page.cells[start] & BRACKET != 0 or _first_colon(page, start, min(page.end[line], start + LONGEST_GLUED)) >= 0
    )


def _first_colon(page: Lines, start: i64, end: i64) -> i64:
    """Where the first colon stands that is not the sign which the span begins with, or -1."""
    cells = page.cells
    at: i64 = start + 1
    while at < end:
        if cells[at] & COLON and (not cells[start] & COLON or page.text[at] != page.text[start]):
            return at
        at += 1
    return -1


def announces(page: Lines, known: Phrases, start: i64, end: i64) -> Heading | None:
    """Whether the last sentence before a list announces it: it ends in a colon, or names a section.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> texts = ["So what are the causes?", "Preventive measures", "These:", "Nobody knows why."]
    >>> found = [announces(page_of(text), phrases(), 0, len(text)) for text in texts]
    >>> [heading and heading.role for heading in found]
    ['causes', 'prevention', 'other', None]
    """
    if start >= end or _is_longer(page, start, end, LONGEST_HEADING, LONGEST_HEADING_HAN):
        return None
    last: i64 = page.cells[end - 1]
    if not last & (QUESTION | COLON) and not could_be_heading(page, start, end):
        return None
    phrase = role_of(page, known, start, end)
    if phrase < 0 and not last & COLON:
        return None
    return Heading(start, end, role_named(known, phrase), "heading-sentence", phrase)


def closes_bracket(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span closes a bracket that it does not open, as the rest of a reference does.

    >>> from pipeline.outline.reading import page_of
    >>> [closes_bracket(page_of(text), 0, len(text)) for text in ("Go to source)", "Causes (2)")]
    [True, False]
    """
    depth: i64 = 0
    at: i64 = start
    while at < end:
        if is_one_of(page, at, _OPEN_BRACKETS):
            depth += 1
        elif is_one_of(page, at, _CLOSED_BRACKETS):
            depth -= 1
            if depth < 0:
                return True
        at += 1
    return False


def could_be_heading(page: Lines, start: i64, end: i64) -> bool:
    """Whether a line is short and no sentence, so that it may head what stands below it.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["A night on the mountain", "It rained.", "a, b,"]
    >>> [could_be_heading(page_of(text), 0, len(text)) for text in texts]
    [True, False, False]
    """
    if _is_longer(page, start, end, LONGEST_BARE, LONGEST_BARE_HAN) or not holds_word(page, start, end):
        return False
    cells = page.cells
    if cells[start] & (LOWER | SPACE) or cells[end - 1] & SPACE or page.text[end - 1] in _NO_LAST_SIGN:
        return False
    if closes_bracket(page, start, end):
        return False
    return not (_holds_sign(page, start, end, _BAR) or _holds_sign(page, start, end, _TAB))
