"""What kind of line a line is by itself: navigation, a byline, a notice, or perhaps a part of the article."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import CUT_OFF
from pipeline.records import BlockRole
from pipeline.structure.boilerplate import is_date, is_nothing_else
from pipeline.structure.headings import is_bare_noun, is_wide
from pipeline.vocabulary import alternatives, languages
from pipeline.vocabulary.openings import Openings

LONGEST_BYLINE = 160
LONGEST_BOILERPLATE = 120
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
    previous: regex.Pattern[str]
    next: regex.Pattern[str]
    recommendations: regex.Pattern[str]
    byline: regex.Pattern[str]
    breadcrumb: regex.Pattern[str]
    boilerplate: regex.Pattern[str]


_PLAIN = Kind(ARTICLE, "")
_BEFORE_LABELS = "«‹<【[©"
# A label ends with a colon; behind Han characters white space will do: 上一篇 冬天吃什么.
_LABEL_ENDS = r"(?:[ \t]*[:：][ \t]*|(?<=\p{Han})[ \t]+)"


@cache
def _labels() -> _Labels:
    def any_of(name: str, wanted: Callable[[str], bool] = bool) -> str:
        parts = []
        for language in languages():
            phrases = tuple(phrase for phrase in getattr(language.lines, name) if wanted(phrase))
            if phrases:
                parts.append(alternatives(phrases, language.words))
        return f"(?:{'|'.join(parts)})"

    flags = regex.IGNORECASE
    return _Labels(
        previous=regex.compile(rf"[«‹<]?[ \t]*{any_of('previous')}{_LABEL_ENDS}", flags),
        next=regex.compile(rf"{any_of('next')}{_LABEL_ENDS}", flags),
        recommendations=regex.compile(rf"[【\[]?{any_of('recommendations')}[】\]]?[ \t]*[:：]?", flags),
        byline=regex.compile(
            rf"{any_of('byline')}[ \t]*(?:[:：]|[^\n]{{0,12}}?\d{{1,4}}[-/.年])"
            r"|by[ \t]+(?-i:\p{Lu})\p{L}*(?:[ \t]+(?-i:\p{Lu})\S*){1,4}$",
            flags,
        ),
        breadcrumb=regex.compile(
            rf"(?:1[.)][ \t]*)?{any_of('breadcrumb')}[ \t]*[:：]?[^\n]{{0,40}}?"
            r"[ \t]*(?:[>»›→]|[ \t]/[ \t]|[ \t]2[.)][ \t])",
            flags,
        ),
        boilerplate=regex.compile(
            rf"©|{any_of('boilerplate', _is_telling)}|{any_of('boilerplate', _is_common)}[ \t]*(?:[:：|]|$)", flags
        ),
    )


@cache
def _label_openings() -> Openings:
    return Openings(
        (language, lines.previous + lines.next + lines.recommendations + lines.boilerplate)
        for language, lines in ((language, language.lines) for language in languages())
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
    if text.startswith("|") and not text.strip("| "):
        return Kind("boilerplate", "boilerplate-bar")
    if text[0] not in _BEFORE_LABELS and not _label_openings().possible(text):
        return _read_notice(text)
    labels = _labels()
    if labels.previous.match(text):
        return _navigation("nav_prev", labels.previous, text)
    if labels.next.match(text):
        return _navigation("nav_next", labels.next, text)
    if labels.recommendations.fullmatch(text):
        return Kind("rec_heading", "rec-heading-words")
    if len(text) <= LONGEST_BOILERPLATE and labels.boilerplate.match(text):
        return Kind("boilerplate", "boilerplate-words")
    return _read_notice(text)


def _read_notice(text: str) -> Kind:
    """A line that begins with no label may still be nothing but a date, or words of notices."""
    if is_date(text):
        return Kind("byline", "byline-date")
    if is_nothing_else(text) and not is_bare_noun(text):
        return Kind("boilerplate", "boilerplate-notices")
    return _PLAIN


def _navigation(role: BlockRole, pattern: regex.Pattern[str], text: str) -> Kind:
    """A line behind a label, unless it is a sentence: "Next: put the leaves in." is a step."""
    match = pattern.match(text)
    if match is None or (text[-1] == "." and not is_cut_off(text) and text[0].isalpha()):
        return _PLAIN
    return Kind(role, "nav-label", match.end())


def read_head_kind(text: str) -> Kind | None:
    """The kind of a line that would be prose elsewhere, but stands in the head of a page: breadcrumb or byline."""
    labels = _labels()
    if len(text) <= LONGEST_BYLINE:
        if labels.breadcrumb.match(text):
            return Kind("breadcrumb", "breadcrumb-path")
        if labels.byline.match(text):
            return Kind("byline", "byline-label")
    return None
