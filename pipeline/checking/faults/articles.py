"""Articles that are too little of their page, and lines in them that are no prose."""

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from pipeline.characters import BULLETS
from pipeline.checking.part import Part

# A page of this many characters has an article of more than a line, and of more than a fifth.
LONG_PAGE = 1500
LEAST_ARTICLE = 0.2
# One line that is so much of its page is the whole page.
_WHOLE_PAGE = 0.5
# Fewer paragraphs that begin with a bullet may be dashes, or quotations.
_BULLETS = 3
_ARTICLE = ("title", "lead", "heading", "paragraph", "item")
_PROSE = ("lead", "paragraph")
_NUMBER = re.compile(r"[(（\[]?(\d{1,2})[)）\].、．:：]?")
_LONGEST_NUMBER = 6
_BEGINS_WITH_BULLET = re.compile(rf"[{BULLETS}]|[-–+*]\s")


def little_articles(part: Part) -> dict[int, str]:
    """Long pages of which next to nothing is article."""
    if "blocks" not in part.rows:
        return {}
    blocks = part.rows["blocks"]
    roles = np.array(blocks.values("role"), dtype=object)
    inside = np.isin(roles, _ARTICLE)
    spans = (blocks.integers("end") - blocks.integers("start")) * inside
    whole = np.bincount(blocks.at, weights=spans, minlength=len(part.ids)) / np.maximum(part.lengths, 1)
    lines = np.bincount(blocks.at, weights=inside & (roles != "title"), minlength=len(part.ids))
    little = (whole < LEAST_ARTICLE) | ((lines <= 1) & (whole < _WHOLE_PAGE))
    return {
        page: f"{lines[page]:.0f} lines, {whole[page]:.0%} of {part.lengths[page]:,} characters"
        for page in np.flatnonzero((part.lengths >= LONG_PAGE) & little).tolist()
    }


def lone_numbers(part: Part) -> dict[int, str]:
    """Numbers alone on their lines that count: an item's number was not seen, or the page's columns were cut up."""
    counted: defaultdict[int, list[int]] = defaultdict(list)
    for page, text in _prose(part, _LONGEST_NUMBER):
        number = _NUMBER.fullmatch(text)
        if number:
            counted[page].append(int(number[1]))
    return {
        page: ", ".join(map(str, numbers[:6]))
        for page, numbers in counted.items()
        if 1 in numbers and 2 in numbers[numbers.index(1) :]
    }


def unread_bullets(part: Part) -> dict[int, str]:
    """Paragraphs that begin with a bullet."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for page, text in _prose(part):
        if _BEGINS_WITH_BULLET.match(text):
            found[page].append(text[:60])
    return {page: repr(texts[0]) for page, texts in found.items() if len(texts) >= _BULLETS}


def _prose(part: Part, longest: int | None = None) -> Iterator[tuple[int, str]]:
    """The paragraphs of the pages, or their beginnings; with a limit only those that are no longer."""
    if "blocks" not in part.rows:
        return
    blocks = part.rows["blocks"]
    starts, ends = blocks.integers("start"), blocks.integers("end")
    chosen = np.isin(np.array(blocks.values("role"), dtype=object), _PROSE)
    if longest is not None:
        chosen &= ends - starts <= longest
    for row in np.flatnonzero(chosen).tolist():
        page = int(blocks.at[row])
        yield page, part.texts[page][starts[row] : min(ends[row], starts[row] + 60)].strip()
