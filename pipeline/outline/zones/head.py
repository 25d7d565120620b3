"""The head of a page: its title, the title once more, bylines, breadcrumbs and the lines between them."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import SENTENCE_END
from pipeline.outline.zones.bylines import label_in_head
from pipeline.outline.zones.features import count_words
from pipeline.outline.zones.labels import Labels
from pipeline.outline.zones.notices import is_note
from pipeline.outline.zones.site_names import before_name
from pipeline.outline.zones.title_lines import own_end, own_start
from pipeline.outline.zones.title_scores import TitleLine, are_equal
from pipeline.outline.zones.titles import find_title

# Below the article a byline has to be shorter: a last line such as "Time: two weeks." may be prose.
LONGEST_BYLINE_BELOW: Final = 30
# Below the title, bylines are looked for among this many lines, and the rest of the head among this many.
BYLINES_WITHIN: Final = 4
HEAD_WITHIN: Final = 15
# A sentence between the title and the article is a standfirst if it has this many words.
_LEAST_OF_STANDFIRST: Final = 5


def read_head(page: Lines, known: Phrases, labels: Labels, top: i64, above: str) -> i64:
    """Find the title of a page whose article begins at the line ``top``, and label it and the bylines near it.

    ``above`` is the rule of the lines above the article. The number of the title's line is returned, -1 if there is
    none.
    """
    title = find_title(page, known, labels, top, above)
    last: i64 = page.count - 1
    while last > top and not labels.is_plain(last):
        last -= 1
    if last > top and page.end[last] - page.start[last] <= LONGEST_BYLINE_BELOW:
        label_in_head(page, known, last, labels)
    if title is None:
        return -1
    again = _label_again(page, labels, title)
    in_article = title.line >= top
    if in_article and not again and not _heads_something(page, labels, title.line):
        return -1
    labels.put(title.line, names.TITLE, _rule(in_article, again))
    labels.label[title.line] = title.start
    labels.title_end = before_name(page, known, title.start, title.end)
    line: i64 = title.line + 1
    while line < page.count and line <= title.line + BYLINES_WITHIN:
        if labels.is_plain(line):
            label_in_head(page, known, line, labels)
        line += 1
    return title.line


def _rule(in_article: bool, again: bool) -> str:
    if not in_article:
        return "title-above-article"
    return "title-repeated" if again else "title-first-line"


def _label_again(page: Lines, labels: Labels, title: TitleLine) -> bool:
    """Label the lines that are the title once more; whether there are any."""
    found = False
    length: i64 = title.end - title.start
    line: i64 = 0
    while line < page.count:
        if labels.is_plain(line) and line != title.line and page.end[line] - page.start[line] >= length:
            start: i64 = own_start(page, line)
            if own_end(page, line, start) - start == length and are_equal(page, title.start, title.end, start):
                labels.put(line, names.TITLE_REPEAT, "title-again")
                found = True
        line += 1
    return found


def _heads_something(page: Lines, labels: Labels, title: i64) -> bool:
    """Whether a longer line follows, or more lines than one."""
    following: i64 = 0
    line: i64 = title + 1
    while line < page.count:
        if labels.is_plain(line):
            following += 1
            if following > 1 or page.end[line] - page.start[line] > page.end[title] - page.start[title]:
                return True
        line += 1
    return False


def settle_head(page: Lines, known: Phrases, labels: Labels, title: i64, top: i64, above: str) -> None:
    """Decide what stands between the title and the beginning of the article at ``top``.

    What stands above the title is none of the article; a standfirst below it is, and so is the name of a section.
    """
    line: i64 = top
    while line < title:
        if labels.is_plain(line):
            labels.put(line, names.BOILERPLATE, above)
        line += 1
    line = title + 1
    if top - title > HEAD_WITHIN:
        return
    while line < top:
        if labels.rule[line] == above and not label_in_head(page, known, line, labels):
            start: i64 = page.start[line]
            end: i64 = page.end[line]
            if is_bare_noun(page, known, start, end) or (
                page.cells[end - 1] & SENTENCE_END
                and count_words(page, line) >= _LEAST_OF_STANDFIRST
                and not is_note(page, known, start, end)
            ):
                labels.put(line, names.PARAGRAPH, "")
        line += 1
