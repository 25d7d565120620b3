"""Lines without markers that are the items of an announced list: they stand together and are of one shape."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.announcements.items import Items
from pipeline.outline.announcements.numbered import TOLD_AS_LISTS
from pipeline.outline.article import Article
from pipeline.outline.headings.closings import is_closing
from pipeline.outline.headings.headings import holds_word, last_sentence, role_named
from pipeline.outline.headings.roles import TELLING, is_bare_noun, is_wide, role_of
from pipeline.outline.headings.section_names import names_section
from pipeline.outline.headings.sentences import next_sentence_start
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of
from pipeline.outline.scan.properties import BLANK, COLON, LOWER, QUESTION, SENTENCE_END

# What the lines of a list have in common.
_NONE: Final = 0
_LABELLED: Final = 1  # "Label: text"
_PARTED: Final = 2  # "a;" up to the last line
_OPEN: Final = 3  # no line ends a sentence
_SENTENCE: Final = 4  # every line is one sentence

# A line is no longer than this, in a script with spaces and in one without.
_LONGEST: Final = (0, 400, 200, 100, 120)
_LONGEST_WIDE: Final = (0, 160, 80, 36, 50)
_LONGEST_LABEL: Final = 40
_LONGEST_LABEL_WIDE: Final = 14
# Below a heading without a colon, as many lines are a list.
_LEAST: Final = 2
_LEAST_BELOW_WORDS: Final = 3
_SEMICOLONS: Final = ";；"
_COMMAS: Final = ",，、"
_NO_LISTS: Final = "|\t"


class BareLines:
    """The lines of the article that are items without markers: ``list_id`` by line, from 0, or -1."""

    def __init__(self, page: Lines) -> None:
        self.lists: i64 = 0
        self.list_id: vec[i64] = vec[i64]([-1] * int(page.count))


def bare_lines(page: Lines, known: Phrases, article: Article, items: Items) -> BareLines:
    """Find the lists without markers: below a line with a colon, or below a heading that such lists are told under."""
    found = BareLines(page)
    place: i64 = 0
    while place < article.count - _LEAST:
        line: i64 = article.line[place]
        place += 1
        if found.list_id[line] >= 0 or items.first[line] >= 0:
            continue
        has_colon = page.cells[page.end[line] - 1] & COLON != 0
        row: i64 = article.heading[line]
        if row >= 0 and article.headings.end[row] < page.end[line]:
            continue
        if not has_colon and (row < 0 or article.headings.role[row] not in TOLD_AS_LISTS):
            continue
        if row >= 0:
            role = article.headings.role[row]
        else:
            begin: i64 = last_sentence(page, page.start[line], page.end[line])
            role = role_named(known, role_of(page, known, begin, page.end[line]))
        lines = _Run(page, known, article, items, role, has_colon).below(line)
        if len(lines) > 0:
            number: i64 = 0
            while number < len(lines):
                found.list_id[lines[number]] = found.lists
                number += 1
            found.lists += 1
    return found


class _Run:
    """Reads the lines below an announcement of a role as the items of one list."""

    def __init__(self, page: Lines, known: Phrases, article: Article, items: Items, role: str, has_colon: bool) -> None:
        self.page = page
        self.known = known
        self.article = article
        self.items = items
        self.role = role
        self.has_colon = has_colon
        self.shape: i64 = _NONE
        self.small: i64 = 0  # how many lines begin with a small letter

    def below(self, line: i64) -> vec[i64]:
        """The lines that are items, none where they are too few or of no one shape."""
        article = self.article
        lines = vec[i64]()
        at: i64 = article.below[line]
        if at < 0 or not self._may_be_item(at):
            return lines
        self.shape = self._shape_of(at)
        gap: i64 = 0
        is_tight = self.page.blanks[at] == 0
        while at >= 0 and self._may_be_item(at):
            if len(lines) == 1 and not is_tight:
                gap = self.page.blanks[at]
            if len(lines) > 0 and (self.page.blanks[at] > 0) != (gap > 0):
                break
            shape: i64 = self._shape_of(at)
            if self.shape == _PARTED and shape != _PARTED:
                lines = append(lines, at)  # the last one
                at = article.below[at]
                break
            if not self._fits(shape, at, lines):
                break
            lines = append(lines, at)
            if self.page.cells[self.page.start[at]] & LOWER:
                self.small += 1
            at = article.below[at]
        return self._checked(lines, at, gap)

    def _checked(self, lines: vec[i64], at: i64, gap: i64) -> vec[i64]:
        """The lines of a run if they are a list; `at` is the line below it, `gap` the blank lines between two."""
        count: i64 = len(lines)
        least: i64 = _LEAST if self.has_colon or self.shape == _LABELLED else _LEAST_BELOW_WORDS
        none = vec[i64]()
        if self.shape == _SENTENCE and (gap > 0 or not self.has_colon or self.role not in TOLD_AS_LISTS):
            return none
        if self.shape == _OPEN and self.small > 0 and self.small < count:
            return none  # a sentence that was broken into lines
        if self.shape == _OPEN and self._heads(lines[count - 1], at, gap):
            count -= 1
        if count < least:
            return none
        kept = vec[i64]()
        number: i64 = 0
        while number < count:
            kept = append(kept, lines[number])
            number += 1
        return kept

    def _heads(self, last: i64, at: i64, gap: i64) -> bool:
        """Whether the last line of a run heads the longer text right below it, at line `at` or -1."""
        page = self.page
        if at < 0 or self.items.first[at] >= 0 or (page.blanks[at] > 0) != (gap > 0):
            return False
        size: i64 = page.end[last] - page.start[last]
        if not page.cells[page.end[at] - 1] & SENTENCE_END or page.end[at] - page.start[at] <= 2 * size:
            return False
        return gap == 0 or not self.has_colon or self.article.heading[last] >= 0

    def _fits(self, shape: i64, line: i64, lines: vec[i64]) -> bool:
        """Whether a line of a shape may go on with a run; lines of about one length may end as sentences do, or not."""
        if shape == self.shape:
            return True
        size: i64 = self.page.end[line] - self.page.start[line]
        if size > 2 * (self.page.end[lines[0]] - self.page.start[lines[0]]) + _LONGEST_LABEL // 2:
            return False
        mixed = (shape == _OPEN and self.shape == _SENTENCE) or (shape == _SENTENCE and self.shape == _OPEN)
        return mixed and self.has_colon and self.role in TOLD_AS_LISTS

    def _may_be_item(self, line: i64) -> bool:
        """Whether a line has no marker, no sign of a heading or a table, and names no other section."""
        page = self.page
        start: i64 = page.start[line]
        end: i64 = page.end[line]
        if self.items.first[line] >= 0 or page.cells[end - 1] & (COLON | QUESTION):
            return False
        shape: i64 = self._shape_of(line)
        wide = is_wide(page, start, end)
        longest = _LONGEST_WIDE[shape] if wide else _LONGEST[shape]
        if shape == _NONE or end - start > longest:
            return False
        at: i64 = start
        while at < end:
            if is_one_of(page, at, _NO_LISTS):
                return False
            at += 1
        if not holds_word(page, start, end) or is_closing(page, self.known, start, end):
            return False
        return not self._begins_section(line, start, end)

    def _begins_section(self, line: i64, start: i64, end: i64) -> bool:
        """Whether a line is, or begins with, the name of a section of another role."""
        row: i64 = self.article.heading[line]
        if row < 0:
            return False
        headings = self.article.headings
        if headings.rule[row] == "heading-bracket":
            return True
        if headings.role[row] == self.role or headings.role[row] not in TELLING:
            return False
        end = min(end, headings.end[row])
        return is_bare_noun(self.page, self.known, start, end) or names_section(
            self.page, self.known, start, end, self.article.subject
        )

    def _shape_of(self, line: i64) -> i64:
        """The shape of a line by itself."""
        page = self.page
        start: i64 = page.start[line]
        end: i64 = page.end[line]
        if page.flags[line] & COLON and _label_end(page, start, end) > 0:
            return _LABELLED
        if is_one_of(page, end - 1, _SEMICOLONS):
            return _PARTED
        if is_one_of(page, end - 1, _COMMAS):
            return _PARTED if end - start <= _LONGEST_LABEL else _NONE
        if page.cells[end - 1] & SENTENCE_END == 0:
            return _OPEN if next_sentence_start(page, start, end, start) == end else _NONE
        return _SENTENCE if next_sentence_start(page, start, end, start) == end else _NONE


def _label_end(page: Lines, start: i64, end: i64) -> i64:
    """Where the text after a label begins, or 0: the label is short and holds no end of a sentence."""
    wide = is_wide(page, start, min(end, start + _LONGEST_LABEL))
    limit: i64 = min(end, start + (_LONGEST_LABEL_WIDE if wide else _LONGEST_LABEL))
    at: i64 = start
    while at < limit:
        cell: i64 = page.cells[at]
        if cell & COLON:
            after: i64 = at + 1
            is_label = at > start + 1 and after < end and (page.cells[after] & BLANK != 0 or wide)
            return after if is_label and holds_word(page, start, at) else 0
        if cell & SENTENCE_END:
            return 0
        at += 1
    return 0
