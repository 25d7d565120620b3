"""Which lines of an article are headings by their own text, their signs and the lines around them."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.article_lines import Article
from pipeline.outline.headings.headings import (
    LONGEST_GLUED,
    LONGEST_QUESTION,
    Heading,
    closes_bracket,
    could_be_heading,
    holds_word,
    read_heading,
    role_named,
)
from pipeline.outline.headings.roles import LONGEST_BARE, TELLING, is_bare_noun, role_of
from pipeline.outline.headings.section_names import names_section
from pipeline.outline.headings.signs import is_rule, own_end, own_start
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of
from pipeline.outline.scan.properties import (
    COLON,
    DIGIT,
    HAN_NUMERAL,
    LETTER,
    LOWER,
    OTHER_LETTER,
    QUESTION,
    SENTENCE_END,
    UPPER,
)

_COMMAS: Final = ",，、"
# In scripts without capitals, a longer line that ends bare may go on in the next one.
LONGEST_NAME: Final = 15
# The labels of questions and answers: "Q", "Frage", "問".
LONGEST_ASKING: Final = 10


def heading_of(page: Lines, known: Phrases, article: Article, line: i64) -> Heading | None:
    """The heading that a line without marker is by its signs, or that it is or begins with by its words."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    own: i64 = own_start(page, start, end)
    below: i64 = article.below[line]
    if page.flags[line] & COLON and _asks(page, article, line):
        asked = role_of(page, known, start, end)
        return Heading(start, end, known.role[asked] if asked >= 0 else "faq", "heading-question", asked)
    if own == start:
        underlined = below == line + 1 and page.blanks[below] == 0 and is_rule(page, below)
        if not underlined or not could_be_heading(page, start, end):
            return read_heading(page, known, start, end)
    to: i64 = own_end(page, own, start, end)
    if not holds_word(page, own, to):
        return None
    phrase = role_of(page, known, own, to)
    return Heading(own, to, role_named(known, phrase), "heading-markdown", phrase)


def is_borne_out(
    page: Lines, known: Phrases, article: Article, line: i64, heading: Heading, above: Heading | None
) -> bool:
    """Whether the lines around a heading bear it out."""
    if _introduces(heading, above):
        return False
    glued = heading.rule == "heading-glued"
    if not glued and heading.rule != "heading-words":
        return True
    to: i64 = heading.end - 1 if glued else heading.end
    is_bare = is_bare_noun(page, known, heading.start, to)
    if is_bare and (not glued or heading.role in TELLING):
        return True
    if glued:
        return (not is_bare and names_section(page, known, heading.start, to, article.subject)) or not (
            _is_labelled(page, known, article.above[line], is_bare)
            or _is_labelled(page, known, article.below[line], is_bare)
        )
    return not _goes_on(page, article, line) and (
        _heads(page, known, article, line) or names_section(page, known, heading.start, heading.end, article.subject)
    )


def _goes_on(page: Lines, article: Article, line: i64) -> bool:
    """Whether a line looks like a piece of a sentence: it begins small, closes a bracket, or the line above is open."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if page.cells[start] & LOWER or closes_bracket(page, start, end):
        return True
    above: i64 = article.above[line]
    if above < 0:
        return False
    if not page.flags[line] & (LOWER | UPPER) and _is_bare_text(page, article, above):
        return True
    return (
        page.blanks[line] == 0
        and page.end[above] - page.start[above] > LONGEST_BARE
        and (page.cells[page.end[above] - 1] & LETTER != 0 or is_one_of(page, page.end[above] - 1, _COMMAS))
    )


def _is_labelled(page: Lines, known: Phrases, line: i64, unnamed: bool) -> bool:
    """Whether a line is a label and a text, as the items of some lists are: "Tools: a brush".

    If it is to be ``unnamed``, the label is not the bare name of a section.
    """
    if line < 0:
        return False
    at: i64 = _after_label(page, line, LONGEST_GLUED)
    if at < 0 or at == page.end[line] or page.cells[at - 2] & (DIGIT | HAN_NUMERAL):
        return False
    return not unnamed or not is_bare_noun(page, known, page.start[line], at - 1)


def _after_label(page: Lines, line: i64, longest: i64) -> i64:
    """Where a line goes on after the colon of a label that it begins with; -1 if it does not."""
    if not page.flags[line] & COLON:
        return -1
    at: i64 = page.start[line] + 1
    end: i64 = min(page.end[line], at + longest)
    while at < end:
        if page.cells[at] & COLON:
            return at + 1
        at += 1
    return -1


def _asks(page: Lines, article: Article, line: i64) -> bool:
    """Whether a line with a label asks, and one with another label answers below it: "Q: ...?", "A: ..."."""
    below: i64 = article.below[line]
    if (
        below < 0
        or not page.cells[page.end[line] - 1] & QUESTION
        or page.end[line] - page.start[line] > LONGEST_QUESTION
    ):
        return False
    if _after_label(page, line, LONGEST_ASKING) < 0 or _after_label(page, below, LONGEST_ASKING) < 0:
        return False
    return page.text[page.start[line]] != page.text[page.start[below]]


def _is_bare_text(page: Lines, article: Article, line: i64) -> bool:
    """Whether a line is longer than a name, no heading, and ends in a letter: a piece of a sentence, or an item."""
    end: i64 = page.end[line]
    return (
        article.heading[line] < 0 and end - page.start[line] > LONGEST_NAME and page.cells[end - 1] & OTHER_LETTER != 0
    )


def _heads(page: Lines, known: Phrases, article: Article, line: i64) -> bool:
    """Whether a text, or a list, stands below a line; a line of its own kind may be its neighbour in a list."""
    below: i64 = article.below[line]
    if below < 0:
        return False
    start: i64 = page.start[below]
    end: i64 = page.end[below]
    if page.cells[end - 1] & (SENTENCE_END | COLON) or end - start > 2 * LONGEST_BARE:
        return True
    return is_numbered(page, known, start, end) or is_bullet(page, end, start)


def _introduces(heading: Heading, above: Heading | None) -> bool:
    """Whether a sentence with a colon right under a heading only says what the heading said."""
    return above is not None and heading.rule == "heading-colon" and heading.role == above.role
