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
from pipeline.vocabulary.openings import Openings

LONGEST_TITLE = 150
LONGEST_TITLE_HAN = 50
LONGEST_BYLINE = 160
# Below the article it has to be shorter: a last line such as "Time: two weeks." may be prose.
LONGEST_BYLINE_BELOW = 30
LONGEST_BOILERPLATE = 120
# A phrase of boilerplate of one word, or shorter than this, has to stand alone or before a colon.
LEAST_TELLING_HAN = 4
# A line of this length that ends like a sentence is prose of the article, not a teaser.
LEAST_PROSE = 160
LEAST_PROSE_HAN = 60
# A title at most this many lines below the top is still the page's title.
TITLE_REPEATED_WITHIN = 4
ARTICLE: BlockRole = "paragraph"


class Kind(NamedTuple):
    """What a line is, the rule that says so, and where its own text begins behind a label."""

    role: BlockRole
    rule: str
    label: int = 0


_PLAIN = Kind(ARTICLE, "")


class _Labels(NamedTuple):
    previous: regex.Pattern[str]
    next: regex.Pattern[str]
    recommendations: regex.Pattern[str]
    byline: regex.Pattern[str]
    breadcrumb: regex.Pattern[str]
    boilerplate: regex.Pattern[str]


# A label ends with a colon; behind Han characters white space will do: 上一篇 冬天吃什么.
_BEFORE_LABELS = "«‹<【[©"
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
            rf"{any_of('breadcrumb')}[ \t]*[:：]?[^\n]{{0,40}}?[ \t]*(?:[>»›→]|[ \t]/[ \t])", flags
        ),
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

    >>> is_cut_off("Old windows let in more cold than most peo...")
    True
    """
    return text.endswith(CUT_OFF)


def read_zones(lines: list[Line]) -> list[Kind]:
    """The kind of every line, in order."""
    kinds = [_context_free(line.text) for line in lines]
    _tail(lines, kinds)
    _head(lines, kinds)
    return kinds


@cache
def _label_openings() -> Openings:
    return Openings(
        (language, lines.previous + lines.next + lines.recommendations + lines.boilerplate)
        for language, lines in ((language, language.lines) for language in languages())
    )


def _context_free(text: str) -> Kind:
    if text.startswith("|") and not text.strip("| "):
        return Kind("boilerplate", "boilerplate-bar")
    if text[0] not in _BEFORE_LABELS and not _label_openings().possible(text):
        return _PLAIN
    labels = _labels()
    if labels.previous.match(text):
        return _navigation("nav_prev", labels.previous, text)
    if labels.next.match(text):
        return _navigation("nav_next", labels.next, text)
    if labels.recommendations.fullmatch(text):
        return Kind("rec_heading", "rec-heading-words")
    if len(text) <= LONGEST_BOILERPLATE and labels.boilerplate.match(text):
        return Kind("boilerplate", "boilerplate-words")
    return _PLAIN


def _navigation(role: BlockRole, pattern: regex.Pattern[str], text: str) -> Kind:
    """A line behind a label, unless it is a sentence: "Next: put the leaves in." is a step."""
    match = pattern.match(text)
    if match is None or (text[-1] == "." and not is_cut_off(text) and text[0].isalpha()):
        return Kind(ARTICLE, "")
    return Kind(role, "nav-label", match.end())


def _tail(lines: list[Line], kinds: list[Kind]) -> None:
    """Behind a recommendation heading, or behind navigation, lines are titles and teasers.

    Until the article goes on: with a list, a bare heading, or prose that no site cut off.
    """
    start = 0
    while start < len(lines):
        if kinds[start].role not in ("rec_heading", "nav_next", "nav_prev"):
            start += 1
            continue
        end = start + 1
        while end < len(lines) and kinds[end].role == ARTICLE and not _goes_on(lines[end].text):
            end += 1
        goes_on = end < len(lines) and kinds[end].role == ARTICLE
        if kinds[start].role == "rec_heading" or any(is_cut_off(line.text) for line in lines[start + 1 : end]):
            _pair(lines, kinds, start + 1, end)
        elif not goes_on:
            for at in range(start + 1, end):
                kinds[at] = Kind("other", "after-navigation")
        while end < len(lines) and kinds[end].role == ARTICLE:
            end += 1
        start = end


def _goes_on(text: str) -> bool:
    """Whether a line can only be of an article: an item, a bare heading, a line with a colon, long prose."""
    if is_cut_off(text):
        return False
    prose = len(text) >= (LEAST_PROSE_HAN if is_wide(text) else LEAST_PROSE) and text[-1] in SENTENCE_END
    return prose or text[-1] in COLON or is_bare_noun(text) or text[0] == "【" or is_numbered(text)


def _pair(lines: list[Line], kinds: list[Kind], start: int, end: int) -> None:
    """Tell titles from teasers: by turns where every second line is cut off, else by the cut alone."""
    cut = [is_cut_off(lines[at].text) for at in range(start, end)]
    alternate = (end - start) % 2 == 0 and any(cut[1::2]) and not any(cut[0::2])
    for number, at in enumerate(range(start, end)):
        teaser = number % 2 == 1 if alternate else cut[number]
        kinds[at] = Kind("rec_teaser", "rec-teaser") if teaser else Kind("rec_title", "rec-title")


def _head(lines: list[Line], kinds: list[Kind]) -> None:
    """Find the title from the top: a line that comes again, or one that is no sentence and heads the rest."""
    top = [at for at, kind in enumerate(kinds) if kind.role == ARTICLE]
    at = 0
    while at < min(len(top), TITLE_REPEATED_WITHIN):
        kind = _head_kind(lines[top[at]].text)
        if kind is None or _again(lines, top[at:]):
            break
        kinds[top[at]] = kind
        at += 1
    rest = top[at:]
    if len(rest) > 1 and len(lines[rest[-1]].text) <= LONGEST_BYLINE_BELOW:
        kinds[rest[-1]] = _head_kind(lines[rest[-1]].text) or kinds[rest[-1]]
    if not rest or len(lines[rest[0]].text) > _longest_title(lines[rest[0]].text):
        return
    again = _again(lines, rest)
    if not again and not (_can_be_title(lines[rest[0]].text) and len(rest) > 1 and _stands_alone(lines, rest)):
        return
    kinds[rest[0]] = Kind("title", "title-repeated" if again else "title-first-line")
    for number in again:
        kinds[number] = Kind("title_repeat", "title-again")
    for number in rest[1 : 1 + TITLE_REPEATED_WITHIN]:
        kind = _head_kind(lines[number].text)
        if kind and kinds[number].role == ARTICLE:
            kinds[number] = kind


def _again(lines: list[Line], rest: list[int]) -> list[int]:
    """Where the first of some lines comes again; an item or a bare heading may do so without being a title."""
    first = lines[rest[0]].text
    if is_numbered(first) or is_bare_noun(first):
        return []
    return [number for number in rest[1:] if lines[number].text == first]


def _head_kind(text: str) -> Kind | None:
    labels = _labels()
    if len(text) <= LONGEST_BYLINE:
        if labels.breadcrumb.match(text):
            return Kind("breadcrumb", "breadcrumb-path")
        if labels.byline.match(text):
            return Kind("byline", "byline-label")
    return None


def _longest_title(text: str) -> int:
    return LONGEST_TITLE_HAN if is_wide(text) else LONGEST_TITLE


def _can_be_title(text: str) -> bool:
    ends_like_prose = text[-1] in SENTENCE_END + COLON + ",，、" and text[-1] not in "?？!！"
    heads_text = is_bare_noun(text) or text[0] in "【[［" or is_numbered(text)
    return not ends_like_prose and not heads_text


def _stands_alone(lines: list[Line], rest: list[int]) -> bool:
    """A first line that is no sentence and is followed by something longer, or by more lines."""
    following = lines[rest[1]].text
    return len(following) > len(lines[rest[0]].text) or len(rest) > 2
