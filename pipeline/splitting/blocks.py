"""Cutting a page into blocks that tile it: joined with the white space between them, they are the page."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.closings import is_closing
from pipeline.outline.headings.sentences import next_sentence_start
from pipeline.outline.markers.candidates import INLINE
from pipeline.outline.markers.families import BARE, BULLET
from pipeline.outline.names import (
    BOILERPLATE,
    HEADING,
    ITEM,
    LEAD,
    NAV_NEXT,
    NAV_PREV,
    OTHER,
    PARAGRAPH,
    REC_HEADING,
    REC_TITLE,
    TITLE,
)
from pipeline.outline.outline import Outline
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BLANK, LINE_END, SPACE
from pipeline.outline.zones.labels import Labels
from pipeline.splitting.continuations import continued_lines
from pipeline.splitting.cuts import Cuts, cuts_of

_BAR: Final = 124
_HEADING_SIGNS: Final = "#*_=-"
# A closing sentence shows within this many code points that it is one.
LONGEST_CLOSING: Final = 60


class Blocks:
    """The blocks of a page in order, as columns.

    ``entry`` and ``heading`` are the list entry and the heading that a block was cut for, or -1. ``role`` and ``alone``
    are labels of `pipeline.outline.names`; ``alone`` is what its line would be by itself.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.role: vec[i64] = vec[i64]()
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.rule: list[str] = []
        self.alone: vec[i64] = vec[i64]()
        self.entry: vec[i64] = vec[i64]()
        self.heading: vec[i64] = vec[i64]()

    def add(self, role: i64, start: i64, end: i64, rule: str, alone: i64, entry: i64 = -1, heading: i64 = -1) -> None:
        """Add one block."""
        self.role = append(self.role, role)
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.rule.append(rule)
        self.alone = append(self.alone, alone)
        self.entry = append(self.entry, entry)
        self.heading = append(self.heading, heading)
        self.count += 1


def cut_blocks(outline: Outline, known: Phrases) -> Blocks:
    """Cut the page into blocks: a line outside the article is one, the article is cut at its headings and markers."""
    page = outline.page
    labels = outline.labels
    cuts = cuts_of(outline)
    continued = continued_lines(outline, known, cuts)
    blocks = Blocks()
    item: i64 = -1  # the number of the block that the next line may go on with
    line: i64 = 0
    while line < page.count:
        start: i64 = page.start[line]
        end: i64 = page.end[line]
        alone: i64 = labels.alone[line]
        if labels.role[line] == TITLE:
            _add_title(blocks, outline, line)
            line += 1
            continue
        if labels.role[line] != PARAGRAPH:
            _add_labelled(blocks, page, labels, line)
            line += 1
            continue
        first: i64 = cuts.first[line]
        after: i64 = cuts.first[line + 1]
        goes_on = line + 1 < page.count and continued[line + 1] != 0
        if not goes_on and _ends_in_bar(page, start, end):
            before_bar: i64 = skip_back(page, start, end - 1, SPACE)
            if not _reaches(cuts, first, after, before_bar):
                end = before_bar
        if item >= 0 and continued[line]:
            blocks.end[item] = end
        elif first < after or end < page.end[line]:
            _add_pieces(blocks, outline, known, cuts, first, after, start, end, alone)
            item = blocks.count - 1 if blocks.role[blocks.count - 1] == ITEM else -1
        else:
            _add_prose(blocks, page, known, start, end, alone)
            item = -1
        if end < page.end[line]:
            blocks.add(BOILERPLATE, page.end[line] - 1, page.end[line], "boilerplate-bar", PARAGRAPH)
        line += 1
    _name_lead(blocks)
    return blocks


def _add_title(blocks: Blocks, outline: Outline, line: i64) -> None:
    """Add the title without the signs of a heading and the name of the site, which are blocks of their own."""
    page = outline.page
    labels = outline.labels
    start: i64 = labels.label[line]
    end: i64 = labels.title_end
    before: i64 = skip_back(page, page.start[line], start, BLANK)
    after: i64 = skip(page, end, page.end[line], BLANK)
    alone: i64 = labels.alone[line]
    if page.start[line] < before:
        blocks.add(OTHER, page.start[line], before, "title-sign", alone)
    blocks.add(TITLE, start, end, labels.rule[line], alone)
    if after < page.end[line]:
        blocks.add(OTHER, after, page.end[line], "title-sign", alone)


def _add_labelled(blocks: Blocks, page: Lines, labels: Labels, line: i64) -> None:
    """Add a line outside the article: one block, or more where its own text begins later or ends earlier.

    What stands around the title of another page is no part of it; the next page may stand after the previous one.
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    role: i64 = labels.role[line]
    rule = labels.rule[line]
    alone: i64 = labels.alone[line]
    to: i64 = labels.ending[line]
    if role == REC_TITLE and labels.label[line] > start:
        before = REC_HEADING if rule == "rec-label" else OTHER
        stop: i64 = skip_back(page, start, labels.label[line], SPACE)
        blocks.add(before, start, stop, rule if before == REC_HEADING else "rec-note", alone)
        start = labels.label[line]
    blocks.add(role, start, skip_back(page, start, to, SPACE), rule, alone)
    if to < end:
        if role == NAV_PREV:
            blocks.add(NAV_NEXT, to, end, rule, alone)
        elif role == NAV_NEXT:
            blocks.add(NAV_PREV, to, end, rule, alone)
        else:
            to = skip(page, to, end, SPACE)
            blocks.add(OTHER, to, end, "rec-note", alone)


def _ends_in_bar(page: Lines, start: i64, end: i64) -> bool:
    """Whether a line ends in the bar that the template leaves; with more bars it is a table's row."""
    if ord(page.text[end - 1]) != _BAR or end - start < 2 or not page.cells[end - 2] & BLANK:
        return False
    at: i64 = start
    while at < end - 1:
        if ord(page.text[at]) == _BAR:
            return False
        at += 1
    return True


def _reaches(cuts: Cuts, first: i64, after: i64, place: i64) -> bool:
    while first < after:
        if cuts.end[first] > place:
            return True
        first += 1
    return False


def _add_pieces(
    blocks: Blocks,
    outline: Outline,
    known: Phrases,
    cuts: Cuts,
    first: i64,
    after: i64,
    start: i64,
    end: i64,
    alone: i64,
) -> None:
    """Add the blocks of one article line from `start` to `end`; `alone` is what it would be by itself."""
    page = outline.page
    at: i64 = start
    number: i64 = first
    while number < after:
        cut_start: i64 = cuts.start[number]
        cut_end: i64 = cuts.end[number]
        _add_prose(blocks, page, known, at, cut_start, alone)
        heading: i64 = cuts.heading[number]
        entry: i64 = cuts.entry[number]
        number += 1
        if heading >= 0:
            blocks.add(HEADING, cut_start, cut_end, outline.headings.rule[heading], alone, -1, heading)
            at = cut_end
            continue
        following: i64 = cuts.start[number] if number < after else end
        last = number == after or cuts.heading[number] >= 0
        at = _item_end(page, known, cut_end, following) if last else following
        item_end: i64 = skip_back(page, cut_start, at, SPACE | LINE_END)
        blocks.add(
            ITEM, cut_start, item_end if item_end > cut_end else cut_end, _item_rule(outline, entry), alone, entry
        )
    _add_prose(blocks, page, known, at, end, alone)


def _item_rule(outline: Outline, entry: i64) -> str:
    candidate: i64 = outline.lists.candidate[entry]
    if outline.candidates.flags[candidate] & INLINE:
        return "item-inline"
    family: i64 = outline.candidates.family[outline.lists.reading[entry]]
    if family == BARE:
        return "item-bare"
    return "item-bullet" if family == BULLET else "item-line"


def _item_end(page: Lines, known: Phrases, start: i64, end: i64) -> i64:
    """Where the last item of a line ends: at `end`, or at a sentence that closes the article."""
    at: i64 = next_sentence_start(page, start, end, start)
    while at < end:
        if is_closing(page, known, at, at + LONGEST_CLOSING if at + LONGEST_CLOSING < end else end):
            return at
        at = next_sentence_start(page, start, end, at)
    return end


def _add_prose(blocks: Blocks, page: Lines, known: Phrases, start: i64, end: i64, alone: i64) -> None:
    begin: i64 = skip(page, start, end, SPACE | LINE_END)
    if begin < end:
        stop: i64 = skip_back(page, begin, end, SPACE | LINE_END)
        if _is_signs(page, begin, stop):
            blocks.add(OTHER, begin, stop, "heading-sign", alone)
            return
        blocks.add(PARAGRAPH, begin, stop, _prose_rule(page, known, begin, stop), alone)


def _is_signs(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span is nothing but signs that mark a heading in Markdown, beside it or below it."""
    at: i64 = start
    while at < end:
        if not is_one_of(page, at, _HEADING_SIGNS):
            return False
        at += 1
    return True


def _prose_rule(page: Lines, known: Phrases, start: i64, end: i64) -> str:
    return "paragraph-closing" if is_closing(page, known, start, end) else "paragraph-prose"


def _name_lead(blocks: Blocks) -> None:
    """Paragraphs before the first heading or item are the lead."""
    first: i64 = 0
    while first < blocks.count and blocks.role[first] != HEADING and blocks.role[first] != ITEM:
        first += 1
    if first == blocks.count:
        return
    number: i64 = 0
    while number < first:
        if blocks.role[number] == PARAGRAPH:
            blocks.role[number] = LEAD
            blocks.rule[number] = "lead-before-heading"
        number += 1
