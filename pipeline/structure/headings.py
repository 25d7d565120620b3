"""Reading a heading: does this piece of text announce a section, and which one?"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pipeline.characters import COLON, QUESTION, SENTENCE_END
from pipeline.structure.sentences import sentence_starts
from pipeline.vocabulary import Language, languages
from pipeline.vocabulary.openings import Openings, matches_at

# A heading longer than this is a sentence that happens to hold a heading's word.
LONGEST_HEADING = 160
LONGEST_HEADING_HAN = 45
# A line that is one question may be longer: it may spell out a subject with all its names.
LONGEST_QUESTION = 300
# A bare line without any sign of a heading (no colon, no question) has to be shorter.
LONGEST_BARE = 70
LONGEST_BARE_HAN = 20
# The noun in front of a glued colon: "原因：", "Prevention: keep warm".
LONGEST_GLUED = 40
LONGEST_GLUED_HAN = 14
LONGEST_BRACKET = 30
BRACKETS = "【[［"

# Some roles name a section only where no more telling one does: "Foods that cause acne",
# "How to avoid complications", "Tips for preventing X", "What is the cause of X?".
_RANK = {
    **dict.fromkeys(("precautions", "diet", "complications"), 1),
    **dict.fromkeys(("overview", "steps", "tips", "faq", "summary"), 2),
}
# Sections that no menu offers, unlike tips, questions and recipes.
TELLING = frozenset(("causes", "risk_factors", "symptoms", "complications", "treatment", "prevention", "precautions"))


class Role(NamedTuple):
    """A section role, and the phrase of which language decided it."""

    role: str
    evidence: str


class Heading(NamedTuple):
    """A heading at the beginning of a line: its length in code points, its role and its rule."""

    length: int
    role: str
    rule: str
    evidence: str | None


_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_BRACKET = regex.compile(
    rf"(?:【([^【】\n]{{1,{LONGEST_BRACKET}}})】|\[([^\[\]\n]{{1,{LONGEST_BRACKET}}})\]|［([^［］\n]{{1,{LONGEST_BRACKET}}})］)"
    r"[ \t]*[:：]?"
)
_HEADING_LIKE = regex.compile(r"[^\p{Ll}\s|][^|\n\t]*[^\s|.,;:…。，、；：]")
_ENDS_WITHIN = regex.compile(r"[.!?][ \t]")
_LETTER = regex.compile(r"\p{L}\p{L}")
_ASCII_WORD = re.compile("[a-z]+")


def is_wide(text: str) -> bool:
    """Whether a text is written in a script without spaces between words."""
    return not text.isascii() and bool(_HAN.search(text))


@cache
def _with_roles() -> tuple[Language, ...]:
    return tuple(language for language in languages() if language.roles)


@cache
def _role_pattern(number: int) -> regex.Pattern[str]:
    language = _with_roles()[number]
    return regex.compile(language.pattern(tuple(language.roles)), regex.IGNORECASE)


@cache
def _role_openings() -> Openings:
    return Openings((language, tuple(language.roles)) for language in _with_roles())


@lru_cache(maxsize=4096)  # a heading is asked about by several rules, and sites repeat theirs
def role_of(text: str) -> Role | None:
    """The section that a heading announces, or None if no vocabulary knows it.

    Where several languages know a phrase in it, the one that knows most of the heading
    decides, common words included.

    >>> role_of("To prevent hiccups, pay attention to the following points:").role
    'prevention'
    >>> role_of("引起头痛症状的原因").role
    'causes'
    """
    best: tuple[int, Language, list[str]] | None = None
    wide = is_wide(text)
    for number, places in sorted(_role_openings().places(text).items()):
        language = _with_roles()[number]
        if language.words and wide:
            continue
        found = matches_at(_role_pattern(number), text, places)
        phrases = [" ".join(match.group().lower().split()) for match in found]
        if phrases:
            known = sum(map(len, phrases)) + sum(len(word) for word in _common_words(language, text))
            if best is None or known > best[0]:
                best = known, language, phrases
    return _decide(best[1], best[2]) if best else None


def _common_words(language: Language, text: str) -> list[str]:
    if language.words:
        return [word for word in text.lower().split() if word in language.common]
    return [word for word in language.common if word in text]


def _decide(language: Language, phrases: list[str]) -> Role | None:
    """Which of several phrases names the section: the first or last of those that say most."""
    found = [
        Role(language.roles[phrase], f"{language.code}: {phrase}") for phrase in phrases if phrase in language.roles
    ]
    if not found:
        return None
    rank = min(_RANK.get(role.role, 0) for role in found)
    telling = [role for role in found if _RANK.get(role.role, 0) == rank]
    return telling[0 if language.deciding == "first" else -1]


@cache
def _noun_pattern() -> regex.Pattern[str]:
    """A heading that is nothing but a vocabulary phrase, or two of them joined."""
    nouns = "|".join(language.pattern(tuple(language.roles)) for language in languages() if language.roles)
    words = "|".join(regex.escape(joint) for language in languages() for joint in language.markers.joints)
    joint = rf"(?:[ \t]*(?:,|、|/|の|{words})[ \t]*)"
    return regex.compile(rf"(?:the[ \t]+)?(?:{nouns})(?:{joint}(?:{nouns}))*", regex.IGNORECASE)


@cache
def _noun_words() -> frozenset[str]:
    """Every word of which a bare heading in ASCII may consist."""
    known = [word for language in languages() for word in (*language.roles, *language.markers.joints, "the")]
    return frozenset(run for word in known for run in _ASCII_WORD.findall(word.lower()))


def is_bare_noun(text: str) -> bool:
    """Whether a text is nothing but the name of a section: "Causes", "预防措施"."""
    if len(text) > LONGEST_BARE or not (_role_openings().possible(text) or text[:3].lower() == "the"):
        return False
    if text.isascii() and not _noun_words().issuperset(_ASCII_WORD.findall(text.lower())):
        return False  # one word that no vocabulary knows is enough, and seen much faster
    return bool(_noun_pattern().fullmatch(text.rstrip(COLON + QUESTION + " ")))


def is_section_name(text: str) -> bool:
    """Whether a short line names a section that only an article has: "Causes", "【病因】".

    >>> is_section_name("Causes"), is_section_name("Tips"), is_section_name("Our doctors")
    (True, False, False)
    """
    named = text.strip("【】[]［］")
    return is_bare_noun(named) and names_telling_section(named)


def names_telling_section(text: str) -> bool:
    """Whether a text holds the name of a section that only an article has.

    >>> names_telling_section("How to prevent bites"), names_telling_section("How to cook an egg")
    (True, False)
    """
    role = role_of(text)
    return role is not None and role.role in TELLING


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
    longest = LONGEST_QUESTION if text[-1] in QUESTION else LONGEST_HEADING
    if len(text) > _limit(text, longest, LONGEST_HEADING_HAN) or "|" in text or last_sentence(text):
        return None
    if text[-1] in COLON:
        rule = "heading-colon"
    elif text[-1] in QUESTION:
        rule = "heading-question"
    elif (
        text[-1] in SENTENCE_END + ",，、"
        or len(text) > _limit(text, LONGEST_BARE, LONGEST_BARE_HAN)
        or any(sign in text for sign in "。，；,;")
        or _ENDS_WITHIN.search(text)
    ):
        return None
    else:
        rule = "heading-words"
    role = role_of(text)
    return Heading(len(text), role.role, rule, role.evidence) if role else None


def last_sentence(text: str) -> int:
    """Where the last sentence of a line begins, if others stand in front of it, and it asks or announces; else 0."""
    if text[-1] not in QUESTION + COLON:
        return 0
    start = max(sentence_starts(text))
    return start + len(text[start:]) - len(text[start:].lstrip())


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
    head = text[: _limit(text[:LONGEST_GLUED], LONGEST_GLUED, LONGEST_GLUED_HAN)]
    cut = min((at for at in (head.find(colon) for colon in COLON) if at > 0), default=-1)
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
