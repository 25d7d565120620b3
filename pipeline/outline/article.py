"""The lines of an article: the heading that each begins with, and all marker candidates."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.article_lines import Article as Article
from pipeline.outline.heading_lines import heading_of, is_borne_out
from pipeline.outline.headings.headings import (
    LONGEST_HEADING,
    OTHER,
    Heading,
    announces,
    may_begin_with_heading,
)
from pipeline.outline.headings.sentences import last_sentence_start
from pipeline.outline.headings.things import things_heading
from pipeline.outline.markers.alone import numerals_alone
from pipeline.outline.markers.candidates import BELOW, HOLLOW, INLINE, OPENS, SECTION, Candidates
from pipeline.outline.markers.families import BARE, BULLET
from pipeline.outline.markers.grammar import GRAMMAR
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.names import PARAGRAPH
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, says_nothing, skip, skip_back
from pipeline.outline.scan.properties import (
    COLON,
    SPACE,
)
from pipeline.outline.things import find_things


def read_article(page: Lines, known: Phrases, roles: vec[i64]) -> Article:
    """Read the lines of an article; ``roles`` are the labels of all lines."""
    return _read(page, known, roles, True)


def read_all_lines(page: Lines, known: Phrases) -> Article:
    """Read all lines as if they were the article, for their markers: only headings that text may follow are read."""
    return _read(page, known, vec[i64]([PARAGRAPH] * page.count), False)


def _read(page: Lines, known: Phrases, roles: vec[i64], with_headings: bool) -> Article:
    article = Article(page, roles)
    candidates = article.candidates
    reader = MarkerReader(GRAMMAR, page, known, candidates)
    alone = numerals_alone(page)
    above: Heading | None = None
    opens = False
    is_alone = False  # whether the line above is nothing but a marker
    is_item = False  # whether the line above begins with a marker
    is_new = False  # whether a heading stands above, and no marker since then
    unread: i64 = -1  # the line above, if it may be a heading that was not read
    things: set[int] = set()  # the lines that are items without a marker
    place: i64 = 0
    while place < article.count:
        line: i64 = article.line[place]
        if things and line in things:
            flags: i64 = OPENS if opens else 0
            _add_thing(page, candidates, line, flags | SECTION if is_new else flags)
            above, opens, is_item, is_alone, is_new, unread = None, False, True, False, False, -1
            place += 1
            continue
        before: i64 = candidates.count
        _read_markers(page, reader, line, alone, opens)
        heading: Heading | None = None
        unmarked = candidates.count == before or candidates.flags[before] & INLINE != 0
        if not unmarked and unread >= 0 and heading_of(page, known, article, unread) is not None:
            candidates.flags[before] |= OPENS
        if not unmarked and opens and is_item:
            candidates.flags[before] |= BELOW
        is_item, unread = not unmarked, -1
        if unmarked and not (with_headings or may_begin_with_heading(page, line)):
            unread = line
        elif unmarked and not is_alone:  # what stands below a marker alone is the item's text
            heading = _proven_heading(page, known, article, line, above)
        elif with_headings and not unmarked and candidates.family[candidates.first[before]] == BULLET:
            heading = _heading_after_sign(page, known, article, line)
        if heading is not None:
            _place(page, reader, article, line, heading, before)
            if with_headings and heading.phrase >= 0 and known.role[heading.phrase] == OTHER:
                find_things(page, known, article.line, place, things)
            is_item, is_new = False, True
        if is_new and candidates.count > before and not candidates.flags[before] & INLINE:
            candidates.flags[before] |= SECTION
            is_new = False
        is_alone = not unmarked and candidates.count > before and candidates.end[before] == page.end[line]
        above = heading
        opens = heading is not None or page.cells[page.end[line] - 1] & COLON != 0
        place += 1
    _judge_inline(page, known, article)
    return article


def _read_markers(page: Lines, reader: MarkerReader, line: i64, alone: vec[i64], opens: bool) -> None:
    """Read the markers of a line, which may be nothing but a numeral."""
    if len(alone) > 0 and alone[line]:
        reader.add_alone(line, alone[line])
    else:
        reader.read(page.start[line], page.end[line], opens, line, page.indent[line])


def _proven_heading(page: Lines, known: Phrases, article: Article, line: i64, above: Heading | None) -> Heading | None:
    """The heading that a line is, if what stands around it bears that out."""
    heading = heading_of(page, known, article, line)
    if heading is None or not is_borne_out(page, known, article, line, heading, above):
        return None
    return heading


def count_markers(page: Lines, known: Phrases) -> i64:
    """How many markers the lines of a page may hold at most, menus and notices included."""
    candidates = Candidates()
    reader = MarkerReader(GRAMMAR, page, known, candidates)
    count: i64 = 0
    line: i64 = 0
    while line < page.count:
        before: i64 = candidates.count
        reader.read(page.start[line], page.end[line], False, line, page.indent[line])
        unmarked = candidates.count == before or candidates.flags[before] & INLINE != 0
        if unmarked and may_begin_with_heading(page, line):
            count += 1  # one may follow the heading
        line += 1
    return count + candidates.count


def _add_thing(page: Lines, candidates: Candidates, line: i64, flags: i64) -> None:
    """Add a line that is an item without a marker."""
    start: i64 = page.start[line]
    candidates.add(start, start, start, start, flags, line, page.indent[line])
    candidates.add_reading(BARE, 0, False, False)


def _heading_after_sign(page: Lines, known: Phrases, article: Article, line: i64) -> Heading | None:
    """The heading that a line is whose sign might be a bullet; the line below has not the same sign."""
    below: i64 = article.below[line]
    if below < 0 or page.cells[page.start[below]] == page.cells[page.start[line]]:
        return None
    return things_heading(page, known, page.start[line], page.end[line])


def _place(page: Lines, reader: MarkerReader, article: Article, line: i64, heading: Heading, before: i64) -> None:
    """Add the heading of a line; what follows it is read as a line of its own."""
    end: i64 = page.end[line]
    rest: i64 = skip(page, heading.end, end, SPACE)
    heading.end = skip_back(page, heading.start, heading.end, SPACE)
    article.heading[line] = article.headings.count
    article.headings.take(heading)
    article.candidates.take_back(before)
    if rest < end and heading.rule != "heading-markdown":
        reader.read(rest, end, True, line, page.indent[line])


def _judge_inline(page: Lines, known: Phrases, article: Article) -> None:
    """Flag the candidates within lines: whether text follows them, and whether a sentence announces their list."""
    candidates = article.candidates
    begun = _begun(page, article)
    number: i64 = 0
    while number < candidates.count:
        if candidates.flags[number] & INLINE:
            line: i64 = candidates.line[number]
            below: i64 = article.below[line]
            is_last = number + 1 == candidates.count or candidates.line[number + 1] != line
            # A marker at the end of a paragraph may belong to the next one, if that has none itself.
            if is_last and (below < 0 or begun[below]) and says_nothing(page, candidates.end[number], page.end[line]):
                candidates.flags[number] |= HOLLOW
            elif _is_announced(page, known, candidates, number):
                candidates.flags[number] |= OPENS
        number += 1


def _begun(page: Lines, article: Article) -> vec[i64]:
    """By line, whether it begins with a marker or a heading."""
    begun = vec[i64]([0] * int(page.count))
    candidates = article.candidates
    number: i64 = 0
    while number < candidates.count:
        if not candidates.flags[number] & INLINE:
            begun[candidates.line[number]] = 1
        number += 1
    place: i64 = 0
    while place < article.count:
        if article.heading[article.line[place]] >= 0:
            begun[article.line[place]] = 1
        place += 1
    return begun


def _comes_before_second(candidates: Candidates, number: i64) -> bool:
    """Whether the next candidate of a line is the second item of a list, of which this one is the first then."""
    after: i64 = number + 1
    if after == candidates.count or candidates.line[after] != candidates.line[number]:
        return False
    row: i64 = candidates.first[after]
    return candidates.family[row] == candidates.family[candidates.first[number]] and candidates.ordinal[row] == 2


def _is_announced(page: Lines, known: Phrases, candidates: Candidates, number: i64) -> bool:
    """Whether the sentence before an inline candidate that may begin a list announces that list."""
    if candidates.flags[number] & (OPENS | HOLLOW):
        return False
    row: i64 = candidates.first[number]
    after: i64 = row + candidates.readings[number]
    while row < after and candidates.ordinal[row] != 1:
        row += 1
    if row == after and not _comes_before_second(candidates, number):
        return False
    start: i64 = max(page.start[candidates.line[number]], candidates.start[number] - LONGEST_HEADING)
    end: i64 = skip_back(page, start, candidates.start[number], SPACE)
    return announces(page, known, last_sentence_start(page, start, end), end) is not None
