"""The lines of an article in order, with their neighbours, headings and marker candidates."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.section_names import Subject
from pipeline.outline.headings.table import Headings
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.names import PARAGRAPH, TITLE
from pipeline.outline.scan.lines import Lines


class Article:
    """The lines of a page that are none of its menus, notices and teasers, in order.

    By number of the line, ``above`` and ``below`` are the article's lines beside it, and ``heading`` is the row of
    its heading in ``headings``; -1 is none. The headings are those that their own text proves.
    ``title`` is the line of the title, ``subject`` what the title says.
    """

    def __init__(self, page: Lines, roles: vec[i64]) -> None:
        size = int(page.count)
        self.line: vec[i64] = vec[i64]()
        self.above: vec[i64] = vec[i64]([-1] * size)
        self.below: vec[i64] = vec[i64]([-1] * size)
        self.heading: vec[i64] = vec[i64]([-1] * size)
        self.headings = Headings()
        self.subject = Subject()
        self.title: i64 = -1
        self.candidates = Candidates()
        last: i64 = -1
        line: i64 = 0
        while line < page.count:
            if roles[line] == TITLE:
                self.title = line
                self.subject.read(page, page.start[line], page.end[line])
            if roles[line] == PARAGRAPH:
                self.line = append(self.line, line)
                if last >= 0:
                    self.above[line] = last
                    self.below[last] = line
                last = line
            line += 1
        self.count: i64 = len(self.line)

    def with_headings(self, page: Lines, left: vec[i64]) -> "Article":
        """The same lines with only those headings whose row in `left` is 1, and without any candidates."""
        other = Article(page, vec[i64]([-1] * page.count))
        other.line, other.above, other.below, other.count = self.line, self.above, self.below, self.count
        other.subject, other.title = self.subject, self.title
        other.candidates.own_families = self.candidates.own_families
        place: i64 = 0
        while place < self.count:
            line: i64 = self.line[place]
            row: i64 = self.heading[line]
            if row >= 0 and left[row]:
                other.heading[line] = other.headings.count
                other.headings.copy(self.headings, row)
            place += 1
        return other
