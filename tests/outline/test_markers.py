"""Markers of a line: at its beginning, directly after another one, and within it."""

import pytest

from pipeline.outline.markers.bullets import after_bullet
from pipeline.outline.markers.candidates import OPENS, Candidates
from pipeline.outline.markers.families import (
    family_name,
)
from pipeline.outline.markers.grammar import GRAMMAR
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from samples.corruption import STYLES, Style
from tests.support.markers import read, shown


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.family} {style.sample}{style.after}".strip())
def test_every_style_is_read_at_the_beginning_of_a_line(style: Style) -> None:
    for place in range(1, 9):
        line = f"{style.marker(place)} Rest"
        found = read(line)
        rows = range(found.readings[0])
        assert (style.family, place) in [(family_name(found, found.family[row]), found.ordinal[row]) for row in rows]


AT_THE_BEGINNING = [
    ("1. Rest", ["'1.' decimal-dot 1"]),
    ("1.5", []),
    ("1.5 grams", ["'1.5' decimal-nested 1. 5"]),
    ("10:30 Rest", []),
    ("2004. Rest", []),
    (".2. Rest", ["'2.' decimal-dot 2"]),
    ("。（2）Rest", ["'（2）' decimal-parens 2"]),
    (".Rest", []),
    ("0. Rest", []),
    ("( 1 ) Rest", ["'( 1 )' decimal-parens 1"]),
    ("1): Rest", ["'1):' decimal-paren 1"]),
    ("[1] Rest", ["'[1]' decimal-brackets 1"]),
    ("5 kinds of rest", []),
    ("5 Kinds of rest", ["'5' decimal-bare 5"]),
    ("1.2 Rest", ["'1.2' decimal-nested 1. 2"]),
    ("3-2. Rest", ["'3-2.' decimal-nested 3- 2"]),
    ("1.2.3 Rest", []),
    ("①② Rest ③ sleep", ["'③' circled 3 inline"]),
    ("i) Rest", ["'i)' roman-small-paren 1/letter-small-paren 9"]),
    ("V. Rest", ["'V.' roman-dot 5/letter-dot 22"]),
    ("l. Rest", ["'l.' decimal-dot 1/letter-small-dot 12"]),
    ("イ）Rest", ["'イ）' katakana-paren 2/iroha-paren 1"]),
    ("e.g. rest", ["'e.' letter-small-dot 5"]),
    ("etc. rest", []),
    ("iiii) Rest", []),
    ("Ⅰ Rest", ["'Ⅰ' roman-sign 1"]),
    ("一 Rest", ["'一' han-bare 1"]),
    ("一些人", []),
    ("1\\. Rest", ["'1\\\\.' decimal-dot 1"]),
    ("2 . Rest", ["'2 .' decimal-dot 2"]),
    ("2 .5", []),
    ("1.) Rest", ["'1.)' decimal-dot 1"]),
    ("1.-5", ["'1.' decimal-dot 1"]),
    ("**1.** Rest", ["'**1.**' decimal-dot 1"]),
    ("**Step 2:** Rest", ["'**Step 2:**' label step 2"]),
    ("1- Rest", ["'1-' decimal-dash 1"]),
    ("1 – rest", ["'1 –' decimal-dash 1"]),
    ("١- راحة", ["'١-' decimal-dash 1"]),
    ("2-bedroom flats", []),
    ("2 - 3 hours", []),
    ("1/ Rest", ["'1/' decimal-slash 1"]),
    ("1/2 cup", []),
    ("#1 Rest", ["'#1' decimal-hash 1"]),
    ("№ 1", []),
    ("1º Rest", ["'1º' decimal-degree 1"]),
    ("5° Celsius", ["'5°' decimal-degree 5"]),
    ("5°C", []),
    ("β) Rest", ["'β)' greek-paren 2"]),
    ("Step 1", ["'Step 1' label step 1"]),
    ("Step 1 - Rest", ["'Step 1 -' label step 1"]),
    ("Q1: Rest", ["'Q1:' label q 1"]),
    ("Q1 is over", []),
    ("q1: rest", []),
    ("步骤1：休息", ["'步骤1：' label 步骤 1"]),
    ("步骤1", ["'步骤1' label 步骤 1"]),
    ("图1", []),
    ("第2步，休息", ["'第2步，' label 步 2"]),
    ("第二条路很长", []),
    ("ⓘ Note", ["'ⓘ' circled-small-letter 9"]),
    ("🌿 Rest", []),
    ("→ Home → Rest", []),
    ("»Rest«, he said", []),
    ("○○市", []),
    ("✅", []),
    ("o\tRest", ["'o' bullet 0"]),
    ("o Rest", []),
    ("\\- Rest", ["'\\\\-' bullet 0"]),
    ("• Rest", ["'•' bullet 0"]),
    ("•Rest", ["'•' bullet 0"]),
    ("- Rest", ["'-' bullet 0"]),
    ("-Rest", ["'-' bullet 0"]),
    ("-rest", []),
    ("+1 point", []),
    ("-", ["'-' bullet 0"]),
    ("\uf0b7Rest", ["'\\uf0b7' bullet 0"]),
    ("1. (1) Rest", ["'1.' decimal-dot 1", "'(1)' decimal-parens 1 opens"]),
    ("1. 2. Rest", ["'1.' decimal-dot 1", "'2.' decimal-dot 2 inline"]),
    ("- First, rest", ["'-' bullet 0", "'First,' word 1 opens"]),
    ("1. • Rest", ["'1.' decimal-dot 1"]),
    ("(1) and (2) help", []),
    ("1、2）", ["'2）' decimal-paren 2 inline"]),
]
PICTURES = [
    ("➤ Rest", 1),
    ("✅早睡", 1),
    ("❤\ufe0f Rest", 2),
    ("👉🏽 Rest", 2),
    ("» Rest", 1),
    ("»Rest«, he said", -1),
    ("→ Home → Rest", -1),
    ("○○市", -1),
    ("✅", -1),
]


@pytest.mark.parametrize(("line", "end"), PICTURES)
def test_a_picture_is_a_bullet_where_text_follows_it_and_the_sign_comes_once(line: str, end: int) -> None:
    assert after_bullet(page_of(line), len(line), 0) == end


def test_a_picture_is_a_bullet_near_another_one() -> None:
    for lines, ends in ((["➤ a b", "c d", "✅ e f"], [1, -1, 1]), (["➤ a b", "c d", "c d", "✅ e f"], [-1] * 4)):
        page = page_of("\n".join(lines))
        for number, end in enumerate(ends):
            candidates = Candidates()
            start = page.start[number]
            MarkerReader(GRAMMAR, page, phrases(), candidates).read(start, page.end[number], False, number, 0)
            assert (candidates.end[0] - start if candidates.count else -1) == end


WITHIN = [
    ("So 1) rest 2) sleep", ["'1)' decimal-paren 1 inline", "'2)' decimal-paren 2 inline"]),
    ("Do: ① rest ② sleep", ["'①' circled 1 inline opens", "'②' circled 2 inline"]),
    ("It is ① cold ② damp", ["'②' circled 2 inline"]),
    ("So ① ② rest", ["'①' circled 1 inline hollow", "'②' circled 2 inline"]),
    ("So ①②③ rest", []),
    ("So it is 1. 2. rest", ["'2.' decimal-dot 2 inline"]),
    ("Do a) rest b) sleep", ["'a)' letter-small-paren 1 inline", "'b)' letter-small-paren 2 inline"]),
    ("The thing(s) he needs", []),
    (
        "Some (a) rest (i) sleep",
        [
            "'(a)' letter-small-parens 1 inline",
            "'(i)' roman-parens 1/letter-small-parens 9 inline",
        ],
    ),
    ("Это а) сон б. еда", ["'а)' cyrillic-paren 1 inline", "'б.' cyrillic-paren 2 inline"]),
    ("It works. 2 Rest", ["'2' decimal-bare 2 inline"]),
    ("It works 2 Rest", []),
    ("Tips.2 Rest", []),
    ("病因：1受凉", ["'1' decimal-bare 1 inline opens"]),
    ("休息1、睡眠2、喝水", ["'1、' decimal-comma-wide 1 inline glued", "'2、' decimal-comma-wide 2 inline glued"]),
    ("The REST1. Sleep", []),
    ("In 2004. rest", []),
    ("He pays 1, 2 or 3", []),
    ("病因1 受凉", ["'1' decimal-bare 1 inline opens"]),
    ("胡说1 受凉", []),
    ("So it is. Causes 1 Rest", ["'Causes 1' label causes 1 inline"]),
    ("Well. Reason 2: rest", ["'Reason 2:' label reason 2 inline"]),
    ("Well. Reason 2, rest", []),
    ("预防。原因二：受凉", ["'原因二：' label 原因 2 inline"]),
    ("Rest first. Second, sleep", []),
    ("First, rest. Second, sleep", ["'First,' word 1", "'Second,' word 2 inline"]),
    ("① 休息。4つ目、寝る", ["'①' circled 1", "'4つ目、' word 4 inline"]),
    ("First, rest. Finally, sleep", ["'First,' word 1"]),
]


@pytest.mark.parametrize(("line", "expected"), [*AT_THE_BEGINNING, *WITHIN])
def test_markers_of_a_line(line: str, expected: list[str]) -> None:
    assert shown(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Rest", True),
        ("① Rest", True),
        ("• Rest", True),
        ("- Rest", False),
        ("[1] Rest", False),
        ("5 Kinds", False),
        ("a) Rest", False),
        ("1.2 Rest", False),
        ("First, rest", False),
        ("① and ② rest", False),
        ("Rest", False),
    ],
)
def test_a_line_is_numbered_if_its_marker_convinces_alone(line: str, expected: bool) -> None:
    assert is_numbered(page_of(line), phrases(), 0, len(line)) is expected


def test_a_heading_before_it_opens_a_marker_at_the_beginning() -> None:
    assert [read("1. Rest", opens).flags[0] for opens in (False, True)] == [0, OPENS]


def test_only_the_span_is_looked_at() -> None:
    line = "see ① rest 1) sleep ②"
    candidates = Candidates()
    MarkerReader(GRAMMAR, page_of(line), phrases(), candidates).read(4, 13, False, 0, 3)
    assert list(candidates.start) == [4, 11]
    assert list(candidates.indent) == [3, -1]
