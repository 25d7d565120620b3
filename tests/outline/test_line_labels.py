"""What a line is by itself: how it begins, dates, addresses and notices in it, its label, and what it weighs."""

import pytest
import regex

from pipeline.outline.hits import Hits
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.scan.lines import Lines
from pipeline.outline.zones.addresses import ADDRESS, RIGHTS, find_sources
from pipeline.outline.zones.beginnings import after_marker, begins_with_number, is_later_item
from pipeline.outline.zones.bylines import label_in_head
from pipeline.outline.zones.cut import is_cut_off
from pipeline.outline.zones.features import LineFeatures, read_features
from pipeline.outline.zones.labels import Labels, label_line
from pipeline.outline.zones.notices import count_notices, is_note
from pipeline.outline.zones.weights import weigh_below, weigh_line
from pipeline.vocabulary import languages

PROSE = (
    "Bread gets mouldy because spores drift through every kitchen and settle on whatever is moist enough to feed them, "
    "and a warm bag keeps the crumb as moist as a cellar."
)


def features_of(page: Lines) -> LineFeatures:
    features = LineFeatures()
    read_features(page, phrases(), 0, features)
    return features


def rule_alone(text: str) -> str:
    page = page_of(text)
    labels = Labels(page)
    label_line(page, phrases(), 0, features_of(page), Hits(), labels)
    return labels.rule[0]


def rule_in_head(text: str) -> str:
    page = page_of(text)
    labels = Labels(page)
    label_in_head(page, phrases(), 0, labels)
    return labels.rule[0]


def weight(text: str) -> float:
    page = page_of(text)
    return weigh_line(page, phrases(), 0, features_of(page))


# What a line begins with.


@pytest.mark.parametrize(
    ("text", "bullet", "number", "later", "name"),
    [
        ("• Rest", True, False, False, "Rest"),
        ("- Rest", True, False, False, "Rest"),
        ("-Rest", True, False, False, "Rest"),
        ("-rest", False, False, False, "rest"),
        ("-休息", True, False, False, "休息"),
        ("—", True, False, False, ""),
        ("\uf0b7Rest", True, False, False, "Rest"),
        ("1. Rest", False, True, False, "Rest"),
        ("2) Rest", False, True, True, "Rest"),
        ("19．Rest", False, True, True, "Rest"),
        ("20. Rest", False, True, False, "Rest"),
        ("2. 5", False, True, False, "5"),
        ("(12) Rest", False, True, False, "Rest"),
        ("①Rest", False, True, False, "①Rest"),
        ("③", False, True, True, "③"),
        ("十二、休息", False, True, False, "休息"),
        ("十二.休息", False, False, False, "休息"),
        ("2020. Rest", False, False, False, "Rest"),
        ("1.2. Rest", False, True, False, "Rest"),
        ("3: Rest", False, False, False, "Rest"),
        ("Rest", False, False, False, "Rest"),
        ("(a) Rest", False, False, False, "(a) Rest"),
        ("(", False, False, False, "("),
    ],
)
def test_what_a_line_begins_with(text: str, bullet: bool, number: bool, later: bool, name: str) -> None:
    page, end = page_of(text), len(text)
    assert is_bullet(page, end, 0) == bullet
    assert begins_with_number(page, 0, end) == number
    assert is_later_item(page, 0, end) == later
    assert text[after_marker(page, 0, end) :] == name


# Dates, addresses and notices.


def test_the_sign_of_copyright_is_found_beside_an_address() -> None:
    assert find_sources(page_of("example.com ©"), 0, 13) == ADDRESS | RIGHTS


@pytest.mark.parametrize(
    ("text", "covered"),
    [("请联系我们", 4), ("联系我们关于我们", 8), ("京icp备", 3), ("今天下雨", 0), ("回到頂部", 4)],
)
def test_notices_without_spaces_count_by_characters(text: str, covered: int) -> None:
    assert count_notices(page_of(text), phrases(), 0, len(text), True) == (covered, len(text))


def test_notices_are_written_as_they_are_compared() -> None:
    for language in languages():
        for phrase in language.lines.notices:
            assert phrase == phrase.lower()
            assert not language.words or phrase == " ".join(regex.findall(r"\w+", phrase))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Updated June 3, 2024", True),
        ("2-1/2 cups flour", False),
        ("Write to us@example.org", True),
        ("© Kitchen", True),
        ("Privacy policy", True),
        ("Why bread gets mouldy", False),
        ("An account of how bread is made in many countries", False),
    ],
)
def test_a_note(text: str, note: bool) -> None:
    assert is_note(page_of(text), phrases(), 0, len(text)) == note


# What a line is by itself, and what it weighs.


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("| | |", "boilerplate-bar"),
        ("| a |", ""),
        ("Recommended by doctors", ""),
        ("Share this article", "boilerplate-words"),
        ("Share", "boilerplate-words"),
        ("Share:", "boilerplate-words"),
        ("Share the bread with a friend", ""),
        ("© 2020 Kitchen", "boilerplate-words"),
        ("Updated: June 3, 2024", "byline-date"),
        ("1. June 3, 2024", ""),
        ("On June 3, 2024 it rained for the first time in many weeks.", ""),
        ("Subscribe to our newsletter", "boilerplate-notices"),
        ("Newsletters are a good way to lose friends and readers.", ""),
        ("He sneezed.", ""),
    ],
)
def test_a_line_by_itself(text: str, rule: str) -> None:
    assert rule_alone(text) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Home > Health", "breadcrumb-path"),
        ("Home / Health", "breadcrumb-path"),
        ("1. Home 2. Health", "breadcrumb-path"),
        ("Home is where bread is", ""),
        ("Author: Jane", "byline-label"),
        ("Published 2020-01-02", "byline-label"),
        ("Published by a long-gone printer in 2020-01", ""),
        ("By Jane Smith", "byline-label"),
        ("by Jane Van Smith-Jones", "byline-label"),
        ("By Jane van Smith", ""),
        ("By Jane", ""),
        ("By the sea", ""),
    ],
)
def test_a_line_in_the_head(text: str, rule: str) -> None:
    assert rule_in_head(text) == rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contact", -0.05 - 2.5),
        ("Bread", -0.05),
        ("Nice bread", -0.25),
        ("Nice bread.", -0.45),
        ("• Nice bread.", 0.05),
        ("1. Nice bread.", 0.35),
        ("Causes", 0.95),
        ("Why is it so", 0.15),
        ("Why is it so?", 0.95),
        ("Why is it so”?”", 0.95),
        ("Why is it so that bread always falls on the buttered side?", 1.65),
        ("Where is it so that bread always falls on the buttered side?", 0.95),
        ("It is so:", 0.25),
        ("Old windows let in more cold than most peo...", -0.65),
        (PROSE, 1.55),  # with a word of notices: "feed"
        ("See www.example.com today", -0.75),
        ("面包发霉的原因有很多，比如受潮。", 0.45),
    ],
)
def test_what_a_line_weighs(text: str, expected: float) -> None:
    assert weight(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("above", "listed", "expected"),
    [("Causes:", True, 3.7), ("Causes", True, 3.0), ("Causes:", False, 0.7), ("So:", True, 0.7), ("So", True, 0.0)],
)
def test_what_a_line_weighs_below_another(above: str, listed: bool, expected: float) -> None:
    assert weigh_below(page_of(f"{above}\n1. Damp"), phrases(), 1, listed) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "cut"), [("peo...", True), ("peo…", True), ("...", True), ("..", False), ("people.", False)]
)
def test_a_cut_off_line(text: str, cut: bool) -> None:
    assert is_cut_off(page_of(text), 0, len(text)) == cut
