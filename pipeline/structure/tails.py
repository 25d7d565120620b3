"""The tail of a page: titles and teasers of other pages, below a heading for them or below the navigation."""

from itertools import accumulate

from pipeline.characters import COLON, LINE_BULLETS, QUESTION, SENTENCE_END
from pipeline.structure.kinds import PLAIN, Kind, is_cut_off
from pipeline.structure.lines import Line
from pipeline.structure.markers import is_numbered
from pipeline.structure.roles import is_bare_noun, is_wide

# A line of this length that ends like a sentence is prose of the article, not a teaser.
LEAST_PROSE = 160
LEAST_PROSE_HAN = 60
# What looks like the article is still the tail if a line that a site cut off stands this close below it.
REOPENS = 3
_OPENING = frozenset(("rec_heading", "nav_next", "nav_prev"))


def read_tails(lines: list[Line], kinds: list[Kind]) -> None:
    """Behind a recommendation heading, or behind navigation, lines are titles and teasers.

    Until the article goes on: with a list, a heading, or prose that no site cut off.
    Navigation that stands above most of the article is followed by the article.
    """
    starts = [number for number, kind in enumerate(kinds) if kind is not PLAIN and kind.role in _OPENING]
    if not starts:
        return
    texts = [line.text if kind is PLAIN else "" for line, kind in zip(lines, kinds, strict=True)]
    above = [0, *accumulate(map(len, texts))]
    for start in starts:
        headed = kinds[start].role == "rec_heading"
        end = start + 1
        while end < len(lines) and texts[end] and not _goes_on(texts, end, start if headed else None):
            end += 1
        stop = end
        while stop < len(lines) and texts[stop]:
            stop += 1
        if headed or any(is_cut_off(text) for text in texts[start + 1 : end]):
            _pair(lines, kinds, start + 1, end)
        elif end == stop and above[start] >= above[stop] - above[start]:
            kinds[start + 1 : stop] = [Kind("other", "after-navigation")] * (stop - start - 1)


def _goes_on(texts: list[str], at: int, heading: int | None) -> bool:
    """Whether a line can only be of an article: long prose, a list, or what heads them.

    Below the `heading` of recommendations titles may be numbered, bracketed, or name a section, so that more is asked.
    """
    text = texts[at]
    near = _run(texts, at)
    if any(map(is_cut_off, near)):
        return False
    ends = text[-1] in SENTENCE_END
    if ends and len(text) >= (LEAST_PROSE_HAN if is_wide(text) else LEAST_PROSE):
        return True
    if text[0] == "【":
        return heading is None or is_bare_noun(text[1:].partition("】")[0])
    marked = heading is not None and is_numbered(texts[heading + 1])
    if is_numbered(text):
        return not marked or (ends and text[-1] not in QUESTION)
    if marked and not any(map(is_numbered, near)):
        return True
    if text[-1] in COLON or is_bare_noun(text):
        return heading is None or _is_body(texts[at + 1 : at + 2])
    return False


def _run(texts: list[str], at: int) -> list[str]:
    """The line at `at`, and those near below it up to the next one that is not of the article."""
    near = texts[at : at + 1 + REOPENS]
    return near[: near.index("")] if "" in near else near


def _is_body(below: list[str]) -> bool:
    """Whether a line is what stands below a heading of an article: an item or a sentence."""
    return any(text and (text[-1] in SENTENCE_END or is_numbered(text) or text[0] in LINE_BULLETS) for text in below)


def _pair(lines: list[Line], kinds: list[Kind], start: int, end: int) -> None:
    """Tell titles from teasers: by turns where every second line is cut off, else by the cut alone."""
    cut = [is_cut_off(lines[at].text) for at in range(start, end)]
    alternate = (end - start) % 2 == 0 and any(cut[1::2]) and not any(cut[0::2])
    for number, at in enumerate(range(start, end)):
        teaser = number % 2 == 1 if alternate else cut[number]
        kinds[at] = Kind("rec_teaser", "rec-teaser") if teaser else Kind("rec_title", "rec-title")
