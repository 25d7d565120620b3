"""The tail of a page: titles and teasers of other pages, below a heading for them or below the navigation."""

from itertools import accumulate

from pipeline.characters import COLON, SENTENCE_END
from pipeline.structure.headings import is_bare_noun, is_wide
from pipeline.structure.kinds import ARTICLE, Kind, is_cut_off
from pipeline.structure.lines import Line
from pipeline.structure.markers import is_numbered

# A line of this length that ends like a sentence is prose of the article, not a teaser.
LEAST_PROSE = 160
LEAST_PROSE_HAN = 60


def read_tails(lines: list[Line], kinds: list[Kind]) -> None:
    """Behind a recommendation heading, or behind navigation, lines are titles and teasers.

    Until the article goes on: with a list, a bare heading, or prose that no site cut off.
    Navigation that stands above most of the article is followed by the article.
    """
    lengths = [len(line.text) if kind.role == ARTICLE else 0 for line, kind in zip(lines, kinds, strict=True)]
    above = [0, *accumulate(lengths)]
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
        elif not goes_on and above[start] >= above[end] - above[start]:
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
