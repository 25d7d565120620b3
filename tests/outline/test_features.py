"""What a line says by itself is what slow references find in it, on real lines and in any mix."""

import re
from collections.abc import Callable

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from librt.vecs import vec
from mypy_extensions import i64

from pipeline.characters import BULLETS, ENCLOSED, HAN_NUMERALS, LINE_BULLETS, SENTENCE_END
from pipeline.outline.headings import roles
from pipeline.outline.hits import Hits
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.addresses import ADDRESS, find_sources
from pipeline.outline.zones.contents import LONGEST_ENTRY, next_of_same_name
from pipeline.outline.zones.dates import LONGEST_DATE, holds_date, is_little_beside_date
from pipeline.outline.zones.features import LONGEST_NOTE, LONGEST_NOTICE, LineFeatures, read_features
from pipeline.outline.zones.labels import Labels, label_line
from pipeline.outline.zones.notices import PHRASE, count_notices, is_full, is_note
from pipeline.outline.zones.shared_words import telling_words
from pipeline.outline.zones.weights import weigh_line
from samples.places import labelled_pages
from tests.support.lines import DATE, LINES, LINK, is_wide, notices_in, real_lines, small

NUMBER = regex.compile(
    rf"[(（]?\p{{Nd}}{{1,2}}[.)、）．]|[{''.join(map(''.join, ENCLOSED.values()))}]|[{HAN_NUMERALS}]{{1,3}}、"
)


def is_telling(word: str) -> bool:
    if regex.match(r"[가-힣]", word):
        return len(word) >= 2
    short = regex.match(r"\p{Lo}", word) or regex.search(r"[\u0103-\u03b0\u1ea1-\u1ef9]", word)
    return len(word) >= (3 if short else 4) or regex.match(r"\p{Han}", word) is not None


def check_words(text: str) -> None:
    page, end = page_of(text), len(text)
    assert roles.is_wide(page, 0, end) == is_wide(text)
    assert count_notices(page, phrases(), 0, end, is_wide(text)) == notices_in(text)
    telling = [word for word in regex.findall(r"\p{Han}|(?:(?!\p{Han})\w)+", small(text)) if is_telling(word)]
    keys = list(telling_words(page, 0, end, vec[i64]()))
    assert len(keys) == len(telling)
    assert len({*keys}) == len({word[: 2 if regex.match(r"[가-힣]", word) else 5] for word in telling})


def check_dates_and_addresses(text: str) -> None:
    page, end = page_of(text), len(text)
    dated, addressed = bool(DATE.search(text)), bool(LINK.search(text))
    assert holds_date(page, 0, end) == dated
    assert bool(find_sources(page, 0, end) & ADDRESS) == addressed
    beside = len(re.findall(r"\w+", DATE.sub("", text)))
    assert is_little_beside_date(page, 0, end) == (
        len(text) <= LONGEST_DATE and text[-1] not in SENTENCE_END and beside <= 4
    )
    covered, of = notices_in(text)
    noticed = covered > 0 and is_full(covered, of, PHRASE)
    assert is_note(page, phrases(), 0, end) == (dated or addressed or "©" in text or noticed)


def check_shape(text: str) -> None:
    features = LineFeatures()
    read_features(page_of(text), phrases(), 0, features)
    words = len(text) // 2 if is_wide(text[:LONGEST_NOTICE]) else text.count(" ") + 1
    short = words <= LONGEST_NOTICE
    assert features.words == words
    assert features.numbered == bool(NUMBER.match(text))
    may_be_dated = words <= LONGEST_NOTE or len(text) <= LONGEST_DATE
    assert features.dated == (may_be_dated and bool(DATE.search(text)))
    assert (features.addressed, features.rights) == (short and bool(LINK.search(text)), short and "©" in text)
    assert (features.noticed, features.counted) == (notices_in(text) if short else (0, 0))


CHECKS = [check_words, check_dates_and_addresses, check_shape]


@pytest.mark.parametrize("check", CHECKS)
def test_features_are_those_of_slow_references_on_real_lines(check: Callable[[str], None]) -> None:
    for line in real_lines():
        check(line)


@pytest.mark.parametrize("check", CHECKS)
@given(text=LINES)
def test_features_are_those_of_slow_references_in_any_mix(check: Callable[[str], None], text: str) -> None:
    check(text)


def said_by(lines: list[str]) -> list[tuple[object, ...]]:
    """The label and the weight of each line of a page by itself."""
    page, features, hits = page_of("\n".join(lines)), LineFeatures(), Hits()
    labels = Labels(page)
    said: list[tuple[object, ...]] = []
    for line in range(page.count):
        read_features(page, phrases(), line, features)
        label_line(page, phrases(), line, features, hits, labels)
        own = labels.label[line] - page.start[line]
        said.append((labels.rule[line], own, weigh_line(page, phrases(), line, features)))
    return said


@given(st.lists(LINES, max_size=6))
def test_lines_say_together_what_they_say_alone(lines: list[str]) -> None:
    assert said_by(lines) == [said for line in lines for said in said_by([line])]


# What stands in front of the name of a line.
BEFORE_NAME = regex.compile(
    rf"(?:[{BULLETS}\ue000-\uf8ff]|[{LINE_BULLETS}](?=[ \t]|$)|-(?=\p{{Lu}}\p{{Ll}}|\p{{Lo}})"
    rf"|[(（]?[\p{{Nd}}.\-]{{1,5}}[.)、）．:：]?|[{HAN_NUMERALS}]{{1,3}}[、.])?[ \t]*"
)


def check_names(lines: list[str]) -> None:
    names = [small(BEFORE_NAME.sub("", line, count=1)).rstrip(" :：") for line in lines]
    following = [
        next((row for row in range(line + 1, len(names)) if names[row] == name and len(name) <= LONGEST_ENTRY), 0)
        for line, name in enumerate(names)
    ]
    found = list(next_of_same_name(page_of("\n".join(lines))))
    assert found == (following if any(following) else [])


def test_a_name_comes_again_where_it_is_the_same_without_its_marker_on_real_pages() -> None:
    for page in labelled_pages().values():
        check_names([line.strip() for line in page.text.split("\n") if line.strip()])


NAMED = st.lists(
    st.sampled_from(
        ["1. ", "(2) ", "3-", "- ", "-", "• ", "二、", "①", "Damp", "DAMP", "damp", "病", ":", "：", " ", "."]
    ),
    min_size=1,
    max_size=4,
).map(lambda pieces: "".join(pieces).strip() or "x")


@given(st.lists(NAMED, max_size=12))
def test_a_name_comes_again_where_it_is_the_same_without_its_marker(lines: list[str]) -> None:
    check_names(lines)
