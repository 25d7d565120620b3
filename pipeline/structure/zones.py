"""Telling a page's article from what stands around it: navigation, recommendations, boilerplate.

Every line gets a kind. The head (title, byline, breadcrumb) is found from the top, the
tail (previous, next, recommendations) by its labels, and what is left is the article.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import COLON, CUT_OFF, SENTENCE_END
from pipeline.records import BlockRole
from pipeline.structure.headings import is_bare_noun, is_wide
from pipeline.structure.lines import Line
from pipeline.structure.markers import is_numbered
from pipeline.vocabulary import alternatives, languages

LONGEST_TITLE = 150
LONGEST_TITLE_HAN = 50
LONGEST_BYLINE = 160
LONGEST_BOILERPLATE = 120
# A phrase of boilerplate of one word, or shorter than this, has to stand alone or before a colon.
LEAST_TELLING_HAN = 4
# A title at most this many lines below the top is still the page's title.
TITLE_REPEATED_WITHIN = 4
ARTICLE: BlockRole = "paragraph"


class Kind(NamedTuple):
    """What a line is, the rule that says so, and where its own text begins behind a label."""

    role: BlockRole
    rule: str
    label: int = 0


class _Labels(NamedTuple):
    previous: regex.Pattern[str]
    next: regex.Pattern[str]
    recommendations: regex.Pattern[str]
    byline: regex.Pattern[str]
    breadcrumb: regex.Pattern[str]
    boilerplate: regex.Pattern[str]


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
        previous=regex.compile(rf"[«‹<]?[ \t]*{any_of('previous')}[ \t]*[:：][ \t]*", flags),
        next=regex.compile(rf"{any_of('next')}[ \t]*[:：][ \t]*", flags),
        recommendations=regex.compile(rf"[【\[]?{any_of('recommendations')}[】\]]?[ \t]*[:：]?", flags),
        byline=regex.compile(
            rf"{any_of('byline')}[ \t]*(?:[:：]|[^\n]{{0,12}}?\d{{1,4}}[-/.年])|by[ \t]+\p{{Lu}}", flags
        ),
        breadcrumb=regex.compile(rf"{any_of('breadcrumb')}[ \t]*[:：]?[^\n]{{0,40}}?[ \t]*(?:[>»›/→]|&gt;)", flags),
        boilerplate=regex.compile(
            rf"©|{any_of('boilerplate', _is_telling)}|{any_of('boilerplate', _is_common)}[ \t]*(?:[:：|]|$)", flags
        ),
    )


def _is_telling(phrase: str) -> bool:
    """Whether a phrase of boilerplate tells enough to begin any line; "share" alone begins sentences too."""
    return " " in phrase or (is_wide(phrase) and len(phrase) >= LEAST_TELLING_HAN)


def _is_common(phrase: str) -> bool:
    return not _is_telling(phrase)


def is_cut_off(text: str) -> bool:
    """Whether a teaser ends where the site cut it, not where its sentence ends.

    >>> is_cut_off("Running is a very good form of exercise, b...")
    True
    """
    return text.endswith(CUT_OFF)


def read_zones(lines: list[Line]) -> list[Kind]:
    """The kind of every line, in order."""
    kinds = [_context_free(line.text) for line in lines]
    _tail(lines, kinds)
    _head(lines, kinds)
    return kinds


def _context_free(text: str) -> Kind:
    labels = _labels()
    if text.startswith("|") and not text.strip("| "):
        return Kind("boilerplate", "boilerplate-bar")
    for role, pattern in (("nav_prev", labels.previous), ("nav_next", labels.next)):
        match = pattern.match(text)
        if match:
            return Kind(role, "nav-label", match.end())  # type: ignore[arg-type]
    if labels.recommendations.fullmatch(text):
        return Kind("rec_heading", "rec-heading-words")
    if len(text) <= LONGEST_BOILERPLATE and labels.boilerplate.match(text):
        return Kind("boilerplate", "boilerplate-words")
    return Kind(ARTICLE, "")


def _tail(lines: list[Line], kinds: list[Kind]) -> None:
    """Behind a recommendation heading, or behind navigation, lines are titles and teasers."""
    start = 0
    while start < len(lines):
        if kinds[start].role not in ("rec_heading", "nav_next", "nav_prev"):
            start += 1
            continue
        end = start + 1
        while end < len(lines) and kinds[end].role == ARTICLE:
            end += 1
        under_heading = kinds[start].role == "rec_heading"
        if under_heading or any(is_cut_off(line.text) for line in lines[start + 1 : end]):
            _pair(lines, kinds, start + 1, end)
        else:
            for at in range(start + 1, end):
                kinds[at] = Kind("other", "after-navigation")
        start = end


def _pair(lines: list[Line], kinds: list[Kind], start: int, end: int) -> None:
    """Tell titles from teasers: by turns where every second line is cut off, else by the cut alone."""
    cut = [is_cut_off(lines[at].text) for at in range(start, end)]
    alternate = (end - start) % 2 == 0 and any(cut[1::2]) and not any(cut[0::2])
    for number, at in enumerate(range(start, end)):
        teaser = number % 2 == 1 if alternate else cut[number]
        kinds[at] = Kind("rec_teaser", "rec-teaser") if teaser else Kind("rec_title", "rec-title")


def _head(lines: list[Line], kinds: list[Kind]) -> None:
    top = [at for at, kind in enumerate(kinds) if kind.role == ARTICLE]
    at = 0
    while at < len(top) and at < TITLE_REPEATED_WITHIN:
        kind = _head_kind(lines[top[at]].text)
        if kind is None:
            break
        kinds[top[at]] = kind
        at += 1
    rest = top[at:]
    if not rest or not _can_be_title(lines[rest[0]].text):
        return
    title = lines[rest[0]].text
    again = [number for number in rest[1:] if lines[number].text == title]
    if not again and (len(rest) == 1 or not _stands_alone(lines, rest)):
        return
    kinds[rest[0]] = Kind("title", "title-repeated" if again else "title-first-line")
    for number in again:
        kinds[number] = Kind("title_repeat", "title-again")
    for number in rest[1 : 1 + TITLE_REPEATED_WITHIN]:
        kind = _head_kind(lines[number].text)
        if kind and kinds[number].role == ARTICLE:
            kinds[number] = kind


def _head_kind(text: str) -> Kind | None:
    labels = _labels()
    if len(text) <= LONGEST_BYLINE:
        if labels.breadcrumb.match(text):
            return Kind("breadcrumb", "breadcrumb-path")
        if labels.byline.match(text):
            return Kind("byline", "byline-label")
    return None


def _can_be_title(text: str) -> bool:
    longest = LONGEST_TITLE_HAN if is_wide(text) else LONGEST_TITLE
    ends_like_prose = text[-1] in SENTENCE_END + COLON + ",，、" and text[-1] not in "?？!！"
    heads_text = is_bare_noun(text) or text[0] in "【[［" or is_numbered(text)
    return len(text) <= longest and not ends_like_prose and not heads_text


def _stands_alone(lines: list[Line], rest: list[int]) -> bool:
    """A first line that is no sentence and is followed by something longer, or by more lines."""
    following = lines[rest[1]].text
    return len(following) > len(lines[rest[0]].text) or len(rest) > 2
