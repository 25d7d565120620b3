"""The title of a page: of the lines near the top of the article, the one that most speaks for."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.zones.bylines import label_in_head
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.shared_words import telling_words
from pipeline.outline.zones.title_lines import ends_like_prose, heads_alone, is_lone_numeral, says_no_word
from pipeline.outline.zones.title_scores import TitleLine, are_equal, look_around, score_title

# It is looked for among this many lines above the article, and this many of its own first ones.
ABOVE_WITHIN: Final = 40
BELOW_WITHIN: Final = 6
# A line below the first of the article that may be its title has to be so much better, unless it comes again nearby.
LATER: Final = -2.5
# A sentence is a title only if it comes again among this many lines.
AGAIN_AT_ONCE: Final = 3
# The beginning of the article has this many code points.
OPENING: Final = 3000


def find_title(page: Lines, known: Phrases, labels: Labels, top: i64, above: str) -> TitleLine | None:
    """Find the title of a page whose article begins at the line ``top``.

    ``above`` is the rule of the lines above the article.
    """
    found: list[TitleLine] = []
    first: i64 = max(0, top - ABOVE_WITHIN)
    line: i64 = first
    while line < top:
        if labels.rule[line] == above and not label_in_head(page, known, line, labels):
            _add(page, known, line, found)
        line += 1
    higher: i64 = len(found)
    last = _add_of_article(page, known, labels, top, found)
    if not len(found):
        return None
    for each in found:
        look_around(page, labels, each, first, last + 1)
    for each in found:
        for other in found:
            if other.holder == each.line:
                each.holds = True
    if len(found) > 1 or higher:
        opening = _words_of_opening(page, labels, top, found)
        for each in found:
            score_title(page, known, each, opening, top, higher > 0)
    return _best(page, found, top)


def _add(page: Lines, known: Phrases, line: i64, found: list[TitleLine]) -> bool:
    """Add a line if it can be a title, or comes again at once; whether it is added."""
    title = TitleLine(page, line)
    if not heads_alone(page, known, line, title.start, title.end):
        return False
    if ends_like_prose(page, line, title.start, title.end) and (len(found) or not _comes_again(page, title)):
        return False
    found.append(title)
    return True


def _comes_again(page: Lines, title: TitleLine) -> bool:
    """Whether one of the next lines is the same."""
    line: i64 = title.line + 1
    while line < page.count and line <= title.line + AGAIN_AT_ONCE:
        start: i64 = page.start[line]
        if page.end[line] - start == title.end - title.start and are_equal(page, title.start, title.end, start):
            return True
        line += 1
    return False


def _add_of_article(page: Lines, known: Phrases, labels: Labels, top: i64, found: list[TitleLine]) -> i64:
    """Add the first lines of the article that may be its title; the last line that was looked at is returned.

    What is no title and no part of a page's head ends the search: prose, an item, the heading of a section.
    """
    line: i64 = top
    plain: i64 = 0
    while line < page.count and plain < BELOW_WITHIN:
        if labels.is_plain(line):
            plain += 1
            told = says_no_word(page, line) or label_in_head(page, known, line, labels)
            if not told and (is_lone_numeral(page, line) or not _add(page, known, line, found)):
                return line
        line += 1
    return line - 1


def _words_of_opening(page: Lines, labels: Labels, top: i64, found: list[TitleLine]) -> vec[i64]:
    """The telling words with which the article begins, those of the lines that may be its title aside."""
    words = vec[i64]()
    left: i64 = OPENING
    line: i64 = top
    number: i64 = 0
    while line < page.count and left > 0:
        while number < len(found) and found[number].line < line:
            number += 1
        if labels.is_plain(line) and (number == len(found) or found[number].line != line):
            start: i64 = page.start[line]
            end: i64 = page.end[line]
            words = telling_words(page, start, min(end, start + left), words)
            left -= end - start + 1  # and a blank between two lines
        line += 1
    return words


def _best(page: Lines, found: list[TitleLine], top: i64) -> TitleLine | None:
    """The line that most speaks for; above the article it has to share something with it."""
    best: TitleLine | None = None
    later = False
    for each in found:
        if each.line >= top:
            if later and not each.again and each.holder < 0:
                each.score += LATER
            later = True
        elif not (each.shared or each.bylined or each.holder >= 0):
            continue
        if best is None or each.score > best.score:
            best = each
    return best
