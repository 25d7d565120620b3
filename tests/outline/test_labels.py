"""Labels of lines are those that patterns of the vocabulary say."""

from functools import cache

import regex
from hypothesis import given

from pipeline.outline.hits import Hits
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.bylines import is_bare_path, label_in_head
from pipeline.outline.zones.features import LineFeatures
from pipeline.outline.zones.labels import Labels, label_line
from pipeline.vocabulary import languages
from tests.support.lines import LINES, is_wide, real_lines
from tests.support.phrases import pattern_of

AFTER = {
    "byline": r"[ \t]*(?:[:：]|[^\n]{0,12}?\p{Nd}{1,4}[-/.年])",
    "breadcrumb": r"[ \t]*[:：]?[^\n]{0,40}?[ \t]*(?:[>»›→]|[ \t]/[ \t]|[ \t]2[.)][ \t])",
    "telling": "",
    "common": r"[ \t]*(?:[:：|]|$)",
}
BEFORE = {"breadcrumb": r"(?:1[.)][ \t]*)?"}
TITLED = regex.compile(r"(?:date )?\d{4}[-/.]\d+(?:[-/.]\d+)?[ \t]")
SIGNED = regex.compile(r"(?i:by)[ \t]+\p{Lu}\p{L}*(?:[ \t]+\p{Lu}\S*){1,4}$")


def is_telling(phrase: str) -> bool:
    """Whether a phrase of boilerplate begins lines of all kinds; "share" alone begins sentences too."""
    return " " in phrase or (is_wide(phrase) and len(phrase) >= 4)


@cache
def pattern(name: str) -> regex.Pattern[str]:
    """What a line with a label begins with."""
    of_lines = "boilerplate" if name in ("telling", "common") else name
    groups = []
    for language in languages():
        known = getattr(language.lines, of_lines)
        if of_lines == "boilerplate":
            known = tuple(phrase for phrase in known if is_telling(phrase) == (name == "telling"))
        groups.append((language.words, known))
    return regex.compile(f"{BEFORE.get(name, '')}(?:{pattern_of(groups)}){AFTER[name]}", regex.IGNORECASE)


def label_slowly(text: str) -> tuple[str, int]:
    """The rule for a label that a line begins with, and where the line's own text begins; "" for no label."""
    if len(text) <= 120 and (text[0] == "©" or pattern("telling").match(text) or pattern("common").match(text)):
        return "boilerplate-words", 0
    return "", 0


def check(text: str) -> None:
    page = page_of(text)
    labels = Labels(page)
    label_line(page, phrases(), 0, LineFeatures(), Hits(), labels)
    if text.strip("| "):
        assert (labels.rule[0], labels.label[0]) == label_slowly(text)


def check_in_head(text: str) -> None:
    page = page_of(text)
    labels = Labels(page)
    label_in_head(page, phrases(), 0, labels)
    rule = ""
    if len(text) <= 160:
        if pattern("breadcrumb").match(text) or is_bare_path(page, 0, len(text)):
            rule = "breadcrumb-path"
        elif (pattern("byline").match(text) and not TITLED.match(text)) or SIGNED.match(text):
            rule = "byline-label"
    assert labels.rule[0] == rule


def test_labels_are_those_of_the_patterns_on_real_lines() -> None:
    for line in real_lines():
        check(line)
        check_in_head(line)


@given(LINES)
def test_labels_are_those_of_the_patterns_in_any_mix(text: str) -> None:
    check(text)


@given(LINES)
def test_labels_in_the_head_are_those_of_the_patterns_in_any_mix(text: str) -> None:
    check_in_head(text)
