"""Headings within paragraphs: the bare name of a section, and its text in the same line."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.headings import LONGEST_GLUED, OTHER, bracket_heading, glued_heading
from pipeline.outline.headings.sentences import next_sentence_start
from pipeline.outline.headings.table import Headings
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import BRACKET, COLON


def glued_headings(page: Lines, known: Phrases, article: Article, items: Items, found: Headings) -> None:
    """Add the section names that begin a sentence within a paragraph, or after the last item of a list in one."""
    last_of_list = vec[i64]([-1] * int(items.list_count))
    entry: i64 = 0
    while entry < items.count:
        last_of_list[items.lists.list_id[entry]] = entry
        entry += 1
    place: i64 = 0
    while place < article.count:
        line: i64 = article.line[place]
        if page.flags[line] & (COLON | BRACKET):
            row: i64 = article.heading[line]
            start: i64 = article.headings.end[row] if row >= 0 else page.start[line]
            first: i64 = items.first[line]
            _read_sentences(page, known, start, items.start[first] if first >= 0 else page.end[line], found)
            last: i64 = items.last[line]
            if last >= 0 and last_of_list[items.lists.list_id[last]] == last:
                _read_sentences(page, known, items.end[last], page.end[line], found)
        place += 1


def _read_sentences(page: Lines, known: Phrases, start: i64, end: i64, found: Headings) -> None:
    """Add the headings that begin the sentences of a span, the first sentence left aside."""
    cells = page.cells
    begin: i64 = next_sentence_start(page, start, end, start)
    sign: i64 = begin
    while begin < end:
        # A heading has a colon or a bracket, and not further from its beginning than the longest heading is long.
        while sign < end and (sign < begin or not cells[sign] & (COLON | BRACKET)):
            sign += 1
        if sign == end:
            return
        if sign <= begin + LONGEST_GLUED:
            limit: i64 = min(end, begin + LONGEST_GLUED + 2)
            if cells[begin] & BRACKET:
                heading = bracket_heading(page, known, begin, limit)
            else:
                heading = glued_heading(page, known, begin, limit)
            if heading is not None and heading.role != OTHER:
                found.take(heading)
        begin = next_sentence_start(page, start, end, begin)
