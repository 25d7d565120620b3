"""What kind of line a line is by itself: navigation, a byline, a notice, or perhaps a part of the article."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import CUT_OFF
from pipeline.records import BlockRole
from pipeline.structure.boilerplate import Shape, shapes_of
from pipeline.structure.first_words import FirstWords
from pipeline.structure.notices import FULL, is_little_beside_date
from pipeline.structure.roles import is_bare_noun, is_wide
from pipeline.vocabulary import languages
from pipeline.vocabulary.phrases import Found, Phrases

LONGEST_BYLINE = 160
LONGEST_BOILERPLATE = 120
# A line is nothing but boilerplate if at least half of its few words are of notices.
LONGEST_NOTHING_ELSE = 8
# A phrase of boilerplate of one word, or shorter than this, has to stand alone or before a colon.
LEAST_TELLING_HAN = 4
ARTICLE: BlockRole = "paragraph"


class Kind(NamedTuple):
    """What a line is, the rule that says so, and where its own text begins behind a label.

    ``alone`` is what the line would be by itself, before its neighbours are asked.
    """

    role: BlockRole
    rule: str
    label: int = 0
    alone: BlockRole = ARTICLE


class _Labels(NamedTuple):
    previous: Phrases
    next: Phrases
    recommendations: Phrases
    byline: Phrases
    breadcrumb: Phrases
    telling: Phrases
    common: Phrases
    beginnings: FirstWords


PLAIN = Kind(ARTICLE, "")
# A label ends with a colon; behind Han characters white space will do: 上一篇 冬天吃什么.
_LABEL_ENDS = r"(?:[ \t]*[:：][ \t]*|(?<=\p{Han})[ \t]+)"

# What may stand in front of a label, or for one.
_BEFORE_LABELS = "«‹<【[©"
_BEFORE_PREVIOUS = re.compile(r"[«‹<][ \t]*")
_BEFORE_BREADCRUMB = re.compile(r"1[.)][ \t]*")
_BRACKET = re.compile(r"[【\[]")
_BY = ("By", "by", "BY", "bY")
_SIGNED = regex.compile(r"(?i:by)[ \t]+\p{Lu}\p{L}*(?:[ \t]+\p{Lu}\S*){1,4}$")


@cache
def _labels() -> _Labels:
    def any_of(name: str, behind: str, wanted: Callable[[str], bool] = bool) -> Phrases:
        return Phrases(
            ((language.words, tuple(filter(wanted, getattr(language.lines, name)))) for language in languages()), behind
        )

    return _Labels(
        previous=any_of("previous", _LABEL_ENDS),
        next=any_of("next", _LABEL_ENDS),
        recommendations=any_of("recommendations", r"[】\]]?[ \t]*[:：]?$"),
        byline=any_of("byline", r"[ \t]*(?:[:：]|[^\n]{0,12}?\d{1,4}[-/.年])"),
        breadcrumb=any_of("breadcrumb", r"[ \t]*[:：]?[^\n]{0,40}?[ \t]*(?:[>»›→]|[ \t]/[ \t]|[ \t]2[.)][ \t])"),
        telling=any_of("boilerplate", "", _is_telling),
        common=any_of("boilerplate", r"[ \t]*(?:[:：|]|$)", _is_common),
        beginnings=FirstWords(
            (language, lines.previous + lines.next + lines.recommendations + lines.boilerplate)
            for language in languages()
            for lines in (language.lines,)
        ),
    )


def _is_telling(phrase: str) -> bool:
    """Whether a phrase of boilerplate tells enough to begin any line; "share" alone begins sentences too."""
    return " " in phrase or (is_wide(phrase) and len(phrase) >= LEAST_TELLING_HAN)


def _is_common(phrase: str) -> bool:
    return not _is_telling(phrase)


def is_cut_off(text: str) -> bool:
    """Whether a teaser ends where the site cut it, not where its sentence ends.

    >>> is_cut_off("Old windows let in more cold than most peo...")
    True
    """
    return text.endswith(CUT_OFF)


def read_kind(text: str) -> Kind:
    """The kind of a line by itself.

    >>> read_kind("Next: Burping").role, read_kind("Share this article").role, read_kind("He sneezed.").role
    ('nav_next', 'boilerplate', 'paragraph')
    """
    return kind_of(text, shapes_of([text])[0])


def kind_of(text: str, shape: Shape) -> Kind:
    """The kind of a line by itself, if its shape is known."""
    if text[0] == "|" and not text.strip("| "):
        return Kind("boilerplate", "boilerplate-bar")
    labels = _labels()
    labelled = labels.beginnings.may_begin(text, shape.first) or text[0] in _BEFORE_LABELS
    if labelled:
        kind = _read_label(text, labels)
        if kind:
            return kind
    return _read_notice(text, shape) if shape.dated or shape.noticed else PLAIN


def _read_label(text: str, labels: _Labels) -> Kind | None:
    """The kind of a line that begins with a label, or is one."""
    previous = labels.previous.match(text) or _behind(_BEFORE_PREVIOUS, labels.previous, text)
    if previous:
        return _navigation("nav_prev", previous, text)
    following = labels.next.match(text)
    if following:
        return _navigation("nav_next", following, text)
    if labels.recommendations.match(text) or _behind(_BRACKET, labels.recommendations, text):
        return Kind("rec_heading", "rec-heading-words")
    if len(text) <= LONGEST_BOILERPLATE and (text[0] == "©" or labels.telling.match(text) or labels.common.match(text)):
        return Kind("boilerplate", "boilerplate-words")
    return None


def _behind(sign: re.Pattern[str], label: Phrases, text: str) -> Found | None:
    """A label behind a sign that a line begins with."""
    found = sign.match(text)
    return label.match(text, found.end()) if found else None


def _read_notice(text: str, shape: Shape) -> Kind:
    """A line that begins with no label may still be nothing but a date, or words of notices."""
    if shape.numbered:
        return PLAIN
    if shape.dated and is_little_beside_date(text):
        return Kind("byline", "byline-date")
    if shape.words <= LONGEST_NOTHING_ELSE and shape.noticed >= FULL["label"] and not is_bare_noun(text):
        return Kind("boilerplate", "boilerplate-notices")
    return PLAIN


def _navigation(role: BlockRole, label: Found, text: str) -> Kind:
    """A line behind a label, unless it is a sentence: "Next: put the leaves in." is a step."""
    if text[-1] == "." and not is_cut_off(text) and text[0].isalpha():
        return PLAIN
    return Kind(role, "nav-label", label.end)


def read_head_kind(text: str) -> Kind | None:
    """The kind of a line that would be prose elsewhere, but stands in the head of a page: breadcrumb or byline."""
    labels = _labels()
    if len(text) <= LONGEST_BYLINE:
        if labels.breadcrumb.match(text) or _behind(_BEFORE_BREADCRUMB, labels.breadcrumb, text):
            return Kind("breadcrumb", "breadcrumb-path")
        if labels.byline.match(text) or (text[:2] in _BY and _SIGNED.match(text)):
            return Kind("byline", "byline-label")
    return None
