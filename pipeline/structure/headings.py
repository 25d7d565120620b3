"""Reading a heading: does this piece of text announce a section, and which one?"""

import re
from typing import NamedTuple

import regex

from pipeline.characters import COLON, QUESTION, SENTENCE_END
from pipeline.structure.remembered import remembered
from pipeline.structure.roles import LONGEST_BARE, LONGEST_BARE_HAN, is_bare_noun, is_wide, role_of
from pipeline.structure.sentences import last_sentence_start

# A heading longer than this is a sentence that happens to hold a heading's word.
LONGEST_HEADING = 160
LONGEST_HEADING_HAN = 45
# A line that is one question may be longer: it may spell out a subject with all its names.
LONGEST_QUESTION = 300
# The noun in front of a glued colon: "原因：", "Prevention: keep warm".
LONGEST_GLUED = 40
LONGEST_GLUED_HAN = 14
LONGEST_BRACKET = 30
BRACKETS = "【[［"
_QUESTION_OR_COLON = QUESTION + COLON
_NO_HEADING_ENDS = SENTENCE_END + ",，、"


class Heading(NamedTuple):
    """A heading at the beginning of a line: its length in code points, its role and its rule."""

    length: int
    role: str
    rule: str
    evidence: str | None


_BRACKET = regex.compile(
    rf"(?:【([^【】\n]{{1,{LONGEST_BRACKET}}})】|\[([^\[\]\n]{{1,{LONGEST_BRACKET}}})\]|［([^［］\n]{{1,{LONGEST_BRACKET}}})］)"
    r"[ \t]*[:：]?"
)
_HEADING_LIKE = regex.compile(r"[^\p{Ll}\s|][^|\n\t]*[^\s|.,;:…。，、；：]")
# What no heading without a sign at its end holds: a bar, signs between sentences and their parts, ends of sentences.
_NO_HEADING = re.compile(r"[|。，；,;]|[.!?](?=[ \t])")
_LETTER = regex.compile(r"\p{L}\p{L}")


def _limit(text: str, narrow: int, wide: int) -> int:
    return wide if is_wide(text) else narrow


def read_heading(text: str) -> Heading | None:
    """Whether a line without marker begins with, or is, a heading that its own text proves.

    Roleless lines that only end in a colon are not decided here: whether they announce
    a list is seen from what follows them.

    >>> read_heading("【病因】天气寒冷。")
    Heading(length=4, role='causes', rule='heading-bracket', evidence='zh: 病因')
    >>> read_heading("She caught a cold.") is None
    True
    """
    return _read_heading(text) if _may_hold_heading(text) else None


def _may_hold_heading(text: str) -> bool:
    """Whether a line begins or ends like a heading; most lines are prose and do neither."""
    if text[-1] in _QUESTION_OR_COLON:
        return True
    if len(text) <= LONGEST_BARE and text[-1] not in _NO_HEADING_ENDS:
        return True
    head = text[:LONGEST_GLUED]
    return ":" in head or "：" in head or text[0] in BRACKETS


@remembered
def _read_heading(text: str) -> Heading | None:
    if not _LETTER.search(text[:LONGEST_HEADING]):
        return None
    return bracket_heading(text) or _whole_line_heading(text) or read_glued_heading(text)


def bracket_heading(text: str) -> Heading | None:
    """The heading in brackets that a text begins with.

    >>> bracket_heading("【病因】天气寒冷。").role
    'causes'
    """
    match = _BRACKET.match(text)
    if not match:
        return None
    inside = next(group for group in match.groups() if group is not None)
    if not _LETTER.search(inside):
        return None
    role = role_of(inside)
    alone = match.end() == len(text)
    if role is None and not alone and text[0] != "【":
        return None
    return Heading(match.end(), role.role if role else "other", "heading-bracket", role.evidence if role else None)


def _whole_line_heading(text: str) -> Heading | None:
    rule = _rule_of_whole_line(text)
    role = role_of(text) if rule else None
    return Heading(len(text), role.role, str(rule), role.evidence) if role else None


def _rule_of_whole_line(text: str) -> str | None:
    """By which rule a line may be a heading as a whole, if it names a section."""
    if text[-1] in _QUESTION_OR_COLON:
        asks = text[-1] in QUESTION
        if len(text) > _limit(text, LONGEST_QUESTION if asks else LONGEST_HEADING, LONGEST_HEADING_HAN):
            return None
        if "|" in text or last_sentence(text):
            return None
        return "heading-question" if asks else "heading-colon"
    if len(text) > LONGEST_BARE or text[-1] in _NO_HEADING_ENDS or _NO_HEADING.search(text):
        return None
    return None if len(text) > LONGEST_BARE_HAN and is_wide(text) else "heading-words"


def last_sentence(text: str) -> int:
    """Where the last sentence of a line begins, if others stand in front of it, and it asks or announces; else 0."""
    if text[-1] not in _QUESTION_OR_COLON:
        return 0
    start = last_sentence_start(text)
    return start + len(text[start:]) - len(text[start:].lstrip())


@remembered
def closing_heading(text: str) -> tuple[int, Heading] | None:
    """The last sentence of a paragraph, where it names the section that follows, with its place in the line.

    >>> closing_heading("Bread moulds. What is the reason?")[0]
    14
    >>> closing_heading("Bread moulds. Nobody knows.") is None
    True
    """
    start = last_sentence(text)
    heading = announces(text[start:]) if start else None
    return (start, heading) if heading and heading.role != "other" else None


def read_glued_heading(text: str) -> Heading | None:
    """The heading that a text begins with, where it is the bare name of a section and the section's text follows.

    >>> read_glued_heading("Prevention: keep warm.").length
    11
    """
    head = text[:LONGEST_GLUED]
    if ":" not in head and "：" not in head:
        return None
    head = head[: _limit(head, LONGEST_GLUED, LONGEST_GLUED_HAN)]
    cut = min((at for at in map(head.find, COLON) if at > 0), default=-1)
    if cut < 0 or cut + 1 == len(text):
        return None
    name = head[:cut]
    role = role_of(name)
    if role is None or not (is_bare_noun(name) or is_wide(name)):
        return None
    return Heading(cut + 1, role.role, "heading-glued", role.evidence)


def announces(sentence: str) -> Heading | None:
    """Whether the last sentence before a list announces it: it ends in a colon, or names a section.

    >>> announces("So what are the causes?").rule, announces("Preventive measures").role
    ('heading-sentence', 'prevention')
    >>> announces("Nobody knows why.") is None
    True
    """
    if not sentence or len(sentence) > _limit(sentence, LONGEST_HEADING, LONGEST_HEADING_HAN):
        return None
    role = role_of(sentence)
    names_section = role and (sentence[-1] in QUESTION or could_be_heading(sentence))
    if sentence[-1] in COLON or names_section:
        return Heading(
            len(sentence), role.role if role else "other", "heading-sentence", role.evidence if role else None
        )
    return None


def could_be_heading(text: str) -> bool:
    """Whether a line is short and no sentence, so that it may head what stands below it.

    >>> could_be_heading("A night on the mountain"), could_be_heading("It rained."), could_be_heading("a, b,")
    (True, False, False)
    """
    short = len(text) <= _limit(text, LONGEST_BARE, LONGEST_BARE_HAN)
    return short and bool(_HEADING_LIKE.fullmatch(text)) and bool(_LETTER.search(text))
