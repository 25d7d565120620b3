"""What a line is by itself: navigation, a heading of recommendations, a notice; else perhaps of the article."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.phrases import BOILERPLATE, NEXT, PREVIOUS, RECOMMENDATIONS, Hits, Phrases, phrases
from pipeline.outline.reading import page_of
from pipeline.outline.scan.lines import Lines, holds, skip
from pipeline.outline.scan.properties import (
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    COLON,
    HAN,
    LETTER,
    WIDE,
)
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.dates import is_little_beside_date
from pipeline.outline.zones.features import LineFeatures, read_features
from pipeline.outline.zones.notices import LABEL, is_full

LONGEST_BOILERPLATE: Final = 120
# A line is nothing but boilerplate if at least half of its few words are of notices.
LONGEST_NOTHING_ELSE: Final = 8
# A phrase of boilerplate of one word, or shorter than this, has to stand alone or before a colon.
_LEAST_TELLING_HAN: Final = 4


class Labels:
    """The label of each line: its role, the rule that says so, and where the line's own text begins after a label.

    ``alone`` is what the line would be by itself, before its neighbours are asked. ``changed`` are the lines that
    were given a role, in order. What nothing is known of is a paragraph, and has no rule. The title ends at
    ``title_end``, where signs or the name of the site follow it.
    """

    def __init__(self, page: Lines) -> None:
        self.count: i64 = page.count
        self.role: vec[i64] = vec[i64]([names.PARAGRAPH] * page.count)
        self.rule: list[str] = [""] * page.count
        self.label: vec[i64] = vec[i64](capacity=page.count)
        self.alone: vec[i64] = vec[i64]([names.PARAGRAPH] * page.count)
        self.changed: vec[i64] = vec[i64]()
        self.title_end: i64 = -1
        self._start: vec[i64] = page.start
        line: i64 = 0
        while line < page.count:
            self.label = append(self.label, page.start[line])
            line += 1

    def put(self, line: i64, role: i64, rule: str) -> None:
        """Give a line a role, and the rule that says so."""
        self.role[line] = role
        self.rule[line] = rule
        self.label[line] = self._start[line]
        self.changed = append(self.changed, line)

    def take_back(self) -> None:
        """Forget what the changed lines are, which were plain before."""
        for line in self.changed:
            self.put(line, names.PARAGRAPH, "")
        self.changed = vec[i64]()

    def is_plain(self, line: i64) -> bool:
        """Whether nothing is known of a line."""
        return self.role[line] == names.PARAGRAPH


def label_line(page: Lines, known: Phrases, line: i64, features: LineFeatures, hits: Hits, labels: Labels) -> None:
    """Label a line by itself, if it is anything but text."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    code: i64 = ord(page.text[start])
    if code == ord("|") and _is_bar(page, start, end):
        labels.put(line, names.BOILERPLATE, "boilerplate-bar")
    elif not (
        (page.cells[start] & (BEGINS_SPACED | BEGINS_UNSPACED) or _opens_label(code))
        and _read_label(page, known, line, hits, labels)
    ) and (features.dated or features.noticed):
        _read_notice(page, known, line, features, labels)


def _is_bar(page: Lines, start: i64, end: i64) -> bool:
    at: i64 = start
    while at < end and (ord(page.text[at]) == ord("|") or ord(page.text[at]) == ord(" ")):
        at += 1
    return at == end


def _opens_label(code: i64) -> bool:
    """Whether a sign may stand before a label, or for one."""
    return _is_arrow(code) or _is_bracket(code) or code == ord("©")


def _is_arrow(code: i64) -> bool:
    return code == ord("«") or code == ord("‹") or code == ord("<")


def _is_bracket(code: i64) -> bool:
    return code == ord("【") or code == ord("[")


def _read_label(page: Lines, known: Phrases, line: i64, hits: Hits, labels: Labels) -> bool:
    """Label a line that begins with a word for it; whether it does, even if it is a sentence then."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    code: i64 = ord(page.text[start])
    first: i64 = hits.count
    known.find_at(page, start, end, start, PREVIOUS | NEXT | RECOMMENDATIONS | BOILERPLATE, hits)
    after = _after_label(page, known, start, end, PREVIOUS, hits, first)
    if after < 0 and _is_arrow(code):
        within: i64 = hits.count
        known.find_at(page, start, end, skip(page, start + 1, end, BLANK), PREVIOUS, hits)
        after = _after_label(page, known, start, end, PREVIOUS, hits, within)
    if after >= 0:
        _put_navigation(page, line, names.NAV_PREV, after, labels)
        return True
    after = _after_label(page, known, start, end, NEXT, hits, first)
    if after >= 0:
        _put_navigation(page, line, names.NAV_NEXT, after, labels)
        return True
    if _is_bracket(code):
        known.find_at(page, start, end, start + 1, RECOMMENDATIONS, hits)
    if _heads_recommendations(page, known, end, hits, first):
        labels.put(line, names.REC_HEADING, "rec-heading-words")
        return True
    if end - start <= LONGEST_BOILERPLATE and (
        code == ord("©") or _is_boilerplate(page, known, start, end, hits, first)
    ):
        labels.put(line, names.BOILERPLATE, "boilerplate-words")
        return True
    return False


def _after_label(page: Lines, known: Phrases, start: i64, end: i64, kind: i64, hits: Hits, first: i64) -> i64:
    """Where the text after a label begins, or -1: of the first language that has one, after its longest label.

    A label ends with a colon; after Han characters white space will do: 上一篇 冬天吃什么.
    """
    best: i64 = -1
    language: i64 = 0
    number: i64 = first
    while number < hits.count:
        phrase: i64 = hits.phrase[number]
        at: i64 = hits.end[number]
        after = skip(page, at, end, BLANK)
        if after < end and page.cells[after] & COLON:
            after = skip(page, after + 1, end, BLANK)
        elif after == at or not page.cells[at - 1] & HAN:
            after = -1
        if after >= 0 and known.kind[phrase] == kind and (best < 0 or known.language[phrase] <= language):
            best = after
            language = known.language[phrase]
        number += 1
    return best


def _put_navigation(page: Lines, line: i64, role: i64, label: i64, labels: Labels) -> None:
    """Label a line after a label, unless it is a sentence: "Next: put the leaves in." is a step."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if ord(page.text[end - 1]) == ord(".") and page.cells[start] & LETTER and not is_cut_off(page, start, end):
        return
    labels.put(line, role, "nav-label")
    labels.label[line] = label


def _heads_recommendations(page: Lines, known: Phrases, end: i64, hits: Hits, first: i64) -> bool:
    """Whether one of the phrases that were found is all of the line, in brackets or before a colon."""
    number: i64 = first
    while number < hits.count:
        if known.kind[hits.phrase[number]] == RECOMMENDATIONS:
            at: i64 = hits.end[number]
            if at < end and (ord(page.text[at]) == ord("】") or ord(page.text[at]) == ord("]")):
                at += 1
            at = skip(page, at, end, BLANK)
            if at < end and page.cells[at] & COLON:
                at += 1
            if at == end:
                return True
        number += 1
    return False


def _is_boilerplate(page: Lines, known: Phrases, start: i64, end: i64, hits: Hits, first: i64) -> bool:
    """Whether a phrase of boilerplate begins a line; "share" alone begins sentences too."""
    number: i64 = first
    while number < hits.count:
        if known.kind[hits.phrase[number]] == BOILERPLATE:
            at: i64 = hits.end[number]
            if holds(page, start, at, BLANK) or (at - start >= _LEAST_TELLING_HAN and holds(page, start, at, WIDE)):
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


def own_text(line: str) -> str:
    """What a line says after the label that it begins with.

    >>> own_text("Next: oats"), own_text("Oats")
    ('oats', 'Oats')
    """
    page = page_of(line)
    if page.count == 0:
        return ""
    labels = Labels(page)
    features = LineFeatures()
    read_features(page, phrases(), 0, features)
    label_line(page, phrases(), 0, features, Hits(), labels)
    return line[labels.label[0] :]
