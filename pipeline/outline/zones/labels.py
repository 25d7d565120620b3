"""What a line is by itself: navigation, a heading of recommendations, a notice; else perhaps of the article."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import BOILERPLATE
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, holds, skip
from pipeline.outline.scan.properties import (
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    COLON,
    SENTENCE_END,
    WIDE,
)
from pipeline.outline.zones.dates import is_little_beside_date
from pipeline.outline.zones.features import LineFeatures
from pipeline.outline.zones.notices import LABEL, PHRASE, is_full

LONGEST_BOILERPLATE: Final = 120
# A line is nothing but boilerplate if at least half of its few words are of notices.
LONGEST_NOTHING_ELSE: Final = 8
# A phrase of boilerplate of one word, or shorter than this, has to stand alone or before a colon.
_LEAST_TELLING_HAN: Final = 4


class Labels:
    """The label of each line: its role, the rule that says so, and where its own text begins and ends.

    ``alone`` is what the line would be by itself, before its neighbours are asked. ``changed`` are the lines that
    were given a role, in order. What nothing is known of is a paragraph, and has no rule. The title ends at
    ``title_end``, where signs or the name of the site follow it.
    """

    def __init__(self, page: Lines) -> None:
        self.count: i64 = page.count
        self.role: vec[i64] = vec[i64]([names.PARAGRAPH] * page.count)
        self.rule: list[str] = [""] * page.count
        self.label: vec[i64] = vec[i64](capacity=page.count)
        self.ending: vec[i64] = vec[i64](capacity=page.count)
        self.alone: vec[i64] = vec[i64]([names.PARAGRAPH] * page.count)
        self.changed: vec[i64] = vec[i64]()
        self.title_end: i64 = -1
        self._start: vec[i64] = page.start
        self._end: vec[i64] = page.end
        line: i64 = 0
        while line < page.count:
            self.label = append(self.label, page.start[line])
            self.ending = append(self.ending, page.end[line])
            line += 1

    def put(self, line: i64, role: i64, rule: str) -> None:
        """Give a line a role, and the rule that says so."""
        self.role[line] = role
        self.rule[line] = rule
        self.label[line] = self._start[line]
        self.ending[line] = self._end[line]
        self.changed = append(self.changed, line)

    def take_back(self) -> None:
        """Forget what the changed lines are, which were plain before."""
        for line in self.changed:
            self.put(line, names.PARAGRAPH, "")
        self.changed = vec[i64]()

    def is_plain(self, line: i64) -> bool:
        """Whether nothing is known of a line."""
        return self.role[line] == names.PARAGRAPH

    def first_plain(self) -> i64:
        """The first line of which nothing is known, or the number of all lines."""
        line: i64 = 0
        while line < self.count and not self.is_plain(line):
            line += 1
        return line


def label_line(page: Lines, known: Phrases, line: i64, features: LineFeatures, hits: Hits, labels: Labels) -> None:
    """Label a line by itself, if it is anything but text."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    code: i64 = ord(page.text[start])
    if code == ord("|") and _is_bar(page, start, end):
        labels.put(line, names.BOILERPLATE, "boilerplate-bar")
    elif not (
        (page.cells[start] & (BEGINS_SPACED | BEGINS_UNSPACED) or code == ord("©"))
        and _read_label(page, known, line, features, hits, labels)
    ) and (features.dated or features.noticed):
        _read_notice(page, known, line, features, labels)


def _is_bar(page: Lines, start: i64, end: i64) -> bool:
    at: i64 = start
    while at < end and (ord(page.text[at]) == ord("|") or ord(page.text[at]) == ord(" ")):
        at += 1
    return at == end


def _read_label(page: Lines, known: Phrases, line: i64, features: LineFeatures, hits: Hits, labels: Labels) -> bool:
    """Label a line that begins with a word for it; whether it does, even if it is a sentence then."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    first: i64 = hits.count
    known.find_at(page, start, end, start, BOILERPLATE, hits)
    if end - start <= LONGEST_BOILERPLATE and (
        ord(page.text[start]) == ord("©")
        or _is_boilerplate(page, known, start, end, hits, first, _says_more(page, end, features))
    ):
        labels.put(line, names.BOILERPLATE, "boilerplate-words")
        return True
    return False


def _says_more(page: Lines, end: i64, features: LineFeatures) -> bool:
    """Whether a line is a sentence of which few words are of notices: "Learn more about mills from those ..."."""
    return (
        page.cells[end - 1] & SENTENCE_END != 0
        and features.words > LONGEST_NOTHING_ELSE
        and not is_full(features.noticed, features.counted, PHRASE)
    )


def _is_boilerplate(page: Lines, known: Phrases, start: i64, end: i64, hits: Hits, first: i64, says_more: bool) -> bool:
    """Whether a phrase of boilerplate begins a line; "share" alone begins sentences too."""
    number: i64 = first
    while number < hits.count:
        if known.kind[hits.phrase[number]] == BOILERPLATE:
            at: i64 = hits.end[number]
            if not says_more and (
                holds(page, start, at, BLANK) or (at - start >= _LEAST_TELLING_HAN and holds(page, start, at, WIDE))
            ):
                return True
            at = skip(page, at, end, BLANK)
            if at == end or page.cells[at] & COLON or ord(page.text[at]) == ord("|"):
                return True
        number += 1
    return False


def _read_notice(page: Lines, known: Phrases, line: i64, features: LineFeatures, labels: Labels) -> None:
    """A line that begins with no label may still be nothing but a date, or words of notices."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if features.numbered:
        return
    if features.dated and is_little_beside_date(page, start, end):
        labels.put(line, names.BYLINE, "byline-date")
    elif (
        features.words <= LONGEST_NOTHING_ELSE
        and features.noticed
        and is_full(features.noticed, features.counted, LABEL)
        and not is_bare_noun(page, known, start, end)
    ):
        labels.put(line, names.BOILERPLATE, "boilerplate-notices")
