"""Markers: numerals, the table of families, where a marker may stand, words that number, references."""

from functools import cache

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.characters import ENCLOSED, KEYCAP_TEN
from pipeline.outline.markers import families as table
from pipeline.outline.markers import numerals
from pipeline.outline.markers.candidates import GLUED, HOLLOW, INLINE, OPENS, Candidates
from pipeline.outline.markers.families import (
    AFTER_BOUNDARY,
    ANY,
    FAMILIES,
    LETTER_NEXT,
    NEW_SENTENCE,
    NO_DIGIT,
    SPACE,
    SPACE_AND_LETTER,
    Family,
    Numbering,
    family_name,
    family_named,
    numeral_for,
)
from pipeline.outline.markers.grammar import GRAMMAR, Grammar
from pipeline.outline.markers.line_starts import marker_at_line_start
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.markers.numerals import SYSTEMS
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.markers.references import joins_a_reference, refers
from pipeline.outline.markers.words import read_word_marker, word_for
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.vocabulary import languages
from samples.corruption import STYLES, Style
from tests.support.lists import PIECES
from tests.support.phrases import PHRASES, between_pattern, pattern_of, reference_pattern

NUMERALS = ["1", "12", "100", "0", "01", "３", "٣", "二", "十二", "IV", "iv", "l", "a", "B", "б", "ア", "イ", "가", "Ⅰ"]
NUMERALS += ["1\ufe0f\u20e3", "①", "②", "Ⓐ", "•", "\uf0b7", "-", "+"]
SIGNS = [
    *".,:;?()[]（）、。，：．﹒*/&~”|",
    " ",
    " ",
    "  ",
    "\t",
    "\u3000",
    "no.",
    "_",
    "\u0301",
    "x",
    "The d",
    "A",
    "原因",
]
MIXES = st.lists(
    st.sampled_from([*PIECES, *PHRASES[::9], *map(str.title, PHRASES[::50]), *NUMERALS, *NUMERALS, *SIGNS, *SIGNS]),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(pieces).replace("\n", " ").strip() or "-")


def read(line: str, opens: bool = False, grammar: Grammar = GRAMMAR) -> Candidates:
    candidates = Candidates()
    MarkerReader(grammar, page_of(line), phrases(), candidates).read(0, len(line), opens, 0, 0)
    return candidates


def shown(line: str, grammar: Grammar = GRAMMAR) -> list[str]:
    """The candidates of a line as "text family ordinal", with other ways to read them and what is known of them."""
    found = read(line, False, grammar)
    rows = []
    for number in range(found.count):
        first, flags = found.first[number], found.flags[number]
        names = {INLINE: "inline", OPENS: "opens", GLUED: "glued", HOLLOW: "hollow"}
        readings = [
            f"{grammar.numbering.name(found, found.family[row])} {found.ordinal[row]}"
            for row in range(first, first + found.readings[number])
        ]
        notes = [name for flag, name in names.items() if flags & flag]
        rows.append(" ".join([f"{line[found.start[number] : found.end[number]]!r}", "/".join(readings), *notes]))
    return rows


@pytest.mark.parametrize("system", range(len(SYSTEMS)))
def test_what_is_written_is_read(system: int) -> None:
    sample = (SYSTEMS[system].numerals or SYSTEMS[system].characters or "1")[0]
    ordinal = 1
    while ordinal < 100 and (text := numerals.write_numeral(system, ordinal, sample)) is not None:
        if system != numerals.MISREAD:
            assert numerals.read_numeral(system, text, 0, len(text)) == ordinal
        ordinal += 1
    assert ordinal >= 10


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("十", 10),
        ("十二", 12),
        ("九十九", 99),
        ("一二", 0),
        ("二三", 0),
        ("十十", 0),
        ("二十一一", 0),
        ("", 0),
        ("百", 0),
    ],
)
def test_a_chinese_numeral_is_composed_in_one_way(text: str, ordinal: int) -> None:
    assert numerals.read_han(text, 0, len(text)) == ordinal


@pytest.mark.parametrize(
    ("family", "ordinal", "sample", "expected"),
    [
        ("circled", 3, "⑧", "③"),
        ("circled", 51, "①", None),
        ("decimal-dot", 3, "08", "03"),
        ("decimal-dot", 12, "８", "１２"),
        ("decimal-parens", 1, "l", "1"),
        ("keycap", 10, "9", KEYCAP_TEN),
        ("keycap", 11, "9", None),
        ("han-comma", 21, "一", "二十一"),
        ("han-comma", 100, "一", None),
        ("roman-small-dot", 4, "i", "iv"),
        ("roman-dot", 21, "I", None),
        ("bullet", 2, "•", None),
        ("word", 2, "First", None),
    ],
)
def test_numerals_are_written_as_those_beside_them(
    family: str, ordinal: int, sample: str, expected: str | None
) -> None:
    assert numeral_for(Candidates(), family_named(family), ordinal, sample) == expected


def test_families_of_one_page_are_told_by_name() -> None:
    candidates = Candidates()
    nested, label = candidates.own_family("decimal-nested 3."), candidates.own_family("label reason")
    assert candidates.own_family("decimal-nested 3.") == nested
    assert [family_name(candidates, family) for family in (nested, label)] == ["decimal-nested 3.", "label reason"]
    assert [numeral_for(candidates, family, 2, "1") for family in (nested, label)] == ["2", None]


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


WORDS = [
    ("First, rest", "word", 1, 6),
    ("FIRST OF ALL , rest", "word", 1, 14),
    ("First National Bank", None, 0, 0),
    ("First It was cold", "word", 1, 5),
    ("secondThe door", "word", 2, 6),
    ("secondhand is cheap", None, 0, 0),
    ("The second is damp", "word", 2, 13),
    ("The second reason: haste", "label reason", 2, 18),
    ("The second reason is haste", "label reason", 2, 20),
    ("2 is damp", "word", 2, 4),
    ("0 is damp", None, 0, 0),
    ("Finally, rest", "word", 0, 8),
    ("第二，休息", "word", 2, 3),
    ("第二个原因：休息", "label 原因", 2, 6),
    ("第二个原因是休息", "label 原因", 2, 6),
    ("二是休息", "word", 2, 2),
    ("Reason 2: rest", "label reason", 2, 9),
    ("Reason 2:30 rest", None, 0, 0),
    ("Step 2 Rinse", "label step", 2, 6),
    ("Step 2 rinse", None, 0, 0),
    ("Step 200: Rinse", None, 0, 0),
    ("x 2: rest", None, 0, 0),
    ("原因二：休息", "label 原因", 2, 4),
    ("原因二休息", None, 0, 0),
    ("一二三：休息", None, 0, 0),
    ("Secondly", None, 0, 0),
]


@pytest.mark.parametrize(("line", "family", "ordinal", "end"), WORDS)
def test_words_that_number(line: str, family: str | None, ordinal: int, end: int) -> None:
    marker = read_word_marker(page_of(line), phrases(), 0, len(line), 0)
    found = (marker.name or "word", marker.ordinal, marker.end) if marker else (None, 0, 0)
    assert found == (family, ordinal, end)


@pytest.mark.parametrize(
    ("ordinal", "sample", "expected"),
    [
        (3, "Eighthly", "Thirdly"),
        (2, "首先", "其次"),
        (3, "first of all", None),
        (20, "First", None),
        (1, "Rest", None),
    ],
)
def test_words_are_written_in_the_form_of_those_beside_them(ordinal: int, sample: str, expected: str | None) -> None:
    assert word_for(ordinal, sample) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("see ", True),
        ("SEE\t ", True),
        ("see no. ", True),
        ("oversee ", False),
        ("(", True),
        ("同", True),
        ("见 no. ", False),
        ("① and ", True),
        ("(2) - ", True),
        ("2 and ", False),
        ("rest ", False),
        ("", False),
    ],
)
def test_words_before_a_numeral_make_it_a_reference(before: str, expected: bool) -> None:
    assert refers(page_of(before), 0, len(before)) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" and ②", True),
        (" andy ②", False),
        ("、②", True),
        (" - (3)", True),
        (" to 4)", True),
        ("和②", True),
        (" 표 ②", True),
        (" and 2", False),
        (" ②", False),
        ("", False),
    ],
)
def test_words_after_a_numeral_join_it_with_another(after: str, expected: bool) -> None:
    assert joins_a_reference(page_of(after), len(after), 0) is expected


@given(MIXES)
@example("各bước ①")
def test_references_are_those_of_a_pattern(text: str) -> None:
    text = regex.sub(r"[ \t]+", " ", text)
    page = page_of(text)
    for at in range(min(len(text), 40)):
        assert joins_a_reference(page, len(text), at) == bool(between_pattern().match(text, at)), at
        assert refers(page, 0, at) == bool(reference_pattern().search(text[max(0, at - 24) : at])), at


@cache
def word_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """An ordinal word with a sign, and a label; each may have a noun."""
    words = pattern_of(
        (language.words, (*sum(language.markers.ordinals, ()), *language.markers.continuing))
        for language in languages()
    )
    signed = rf"(?P<n>{words})(?:[ \t]*[个個种種条條点點]?[ \t]*(?P<noun>\p{{L}}{{2,14}}))?[ \t]*[,，:：、]"
    label = (
        r"(?P<noun>(?:(?!\p{Han})[\p{L}\p{M}]){2,14}+)[ \t]?(?P<n>\p{Nd}{1,2})"
        r"(?:[ \t]*[,，:：、.](?!\p{Nd})|(?=[ \t]?\p{Lu}))"
        r"|(?P<noun>\p{Han}{1,4}?)(?P<n>[一二三四五六七八九十]{1,3})[ \t]*[:：、]"
    )
    return regex.compile(signed, regex.IGNORECASE), regex.compile(label)


@given(MIXES)
@example("secondo luogo, d'abord, ")
def test_words_that_number_are_those_of_a_pattern(text: str) -> None:
    page, known = page_of(text), phrases()
    signed, label = word_patterns()
    for at in range(min(len(text), 40)):
        marker = read_word_marker(page, known, 0, len(text), at)
        found = (marker.numeral_start, marker.numeral_end, marker.end) if marker else None
        if match := signed.match(text, at):
            assert found == (*match.span("n"), match.end())
        elif (match := label.match(text, at)) and found != (*match.span("n"), match.end()):
            assert marker is None or marker.numeral_start == at, "a numeral without an ordinal, or a word"


BINDINGS = {
    ANY: "",
    NO_DIGIT: r"(?!\p{Nd})",
    LETTER_NEXT: r"(?=[ \t]*[^\W\d_])",
    SPACE: r"(?=[ \t]|$)",
    SPACE_AND_LETTER: r"(?=[ \t]+[^\W\d_])",
    NEW_SENTENCE: r"(?=[ \t]?\p{Lu}|[ \t]*\p{Lo})",
}


def pattern_of_family(number: int, family: Family) -> str:
    """A row of the table as a regular expression."""
    one_of = {key: f"[{regex.escape(getattr(family, key))}]" for key in ("before", "inner", "after", "more")}
    inner = f"{one_of['inner']}?" if family.inner else ""
    before = one_of["before"] + inner if family.before else ""
    after = inner + one_of["after"] if family.after else ""
    more = f"{one_of['more']}?" if family.more else ""
    system = SYSTEMS[family.system]
    digits = system.characters or r"\p{Nd}"
    numeral = rf"[{digits}]{{1,{system.longest}}}"
    return f"(?P<f{number}>{before}(?P<n{number}>{numeral}){after}{more}{BINDINGS[family.binding]})"


@cache
def table_pattern() -> regex.Pattern[str]:
    stop = r"(?:[.。][ \t]?(?=[(（]?\p{Nd}))?"
    nested = r"\p{Nd}{1,2}[.\-]\p{Nd}{1,2}(?:\.(?!\p{Nd}))?(?=[ \t]+\p{L}|\p{Lo}|\p{Lu}\p{Ll})"
    rows = "|".join(pattern_of_family(number, family) for number, family in enumerate(FAMILIES))
    return regex.compile(f"{stop}(?:(?P<nested>{nested})|{rows})")


@given(MIXES)
def test_the_table_is_read_as_one_regular_expression_would_be(text: str) -> None:
    page = page_of(text)
    for at in range(min(len(text), 30)):
        marker = marker_at_line_start(GRAMMAR, page, len(text), at)
        match = table_pattern().match(text, at)
        if marker and (marker.row >= 0 or marker.name):
            assert match is not None
            kind = "nested" if marker.name else f"f{marker.row}"
            assert (marker.start, marker.end) in (match.span(kind), match.span(match.lastgroup or 0))
        elif match and match.lastgroup:
            assert marker is not None, "a marker without an ordinal, or a reference"
            assert (marker.start, marker.end) == match.span(match.lastgroup)


NEW_FAMILIES = [
    (Family("decimal-hash", numerals.DECIMAL, "#", "", SPACE, within=AFTER_BOUNDARY), "#1", "#2"),
    (Family("decimal-degree", numerals.DECIMAL, "", "º°", SPACE, within=AFTER_BOUNDARY), "1º", "2º"),
    (Family("decimal-dash", numerals.DECIMAL, "", "-", SPACE, within=AFTER_BOUNDARY), "1-", "2-"),
    (Family("decimal-dash", numerals.DECIMAL, "", "-", SPACE, within=AFTER_BOUNDARY), "١-", "٢-"),
    (Family("letter-stroke", numerals.LATIN_SMALL, "", "/", SPACE, within=AFTER_BOUNDARY), "a/", "b/"),
]


@pytest.mark.parametrize(("family", "first", "second"), NEW_FAMILIES)
def test_a_family_is_one_row_of_the_table(family: Family, first: str, second: str) -> None:
    """A row that is added is read at all places and written in repairs, and nothing else has to know of it."""
    assert not any(family.name in row for row in shown(f"{first} Rest {second} sleep"))
    grammar = Grammar((family, *FAMILIES))
    line = f"{first} Rest {second} sleep"
    at_start, within = f"'{first}' {family.name} 1", f"'{second}' {family.name} 2 inline"
    assert shown(line, grammar) == [at_start, within]
    candidates = Candidates()
    rest = f"Causes: {line}"
    MarkerReader(grammar, page_of(rest), phrases(), candidates).read(8, len(rest), True, 0, 0)
    assert list(candidates.ordinal) == [1, 2], "after a heading"
    assert candidates.flags[0] == OPENS
    numbering: Numbering = grammar.numbering
    start, end = candidates.numeral_start[1], candidates.numeral_end[1]
    right = numbering.numeral_for(candidates, candidates.family[1], 1, rest[start:end])
    assert right == first.strip("#º-/"), "in repairs"


def test_a_family_of_letters_within_lines_needs_a_sign() -> None:
    with pytest.raises(ValueError, match="letter-bare"):
        Grammar((*FAMILIES, Family("letter-bare", numerals.LATIN, "", "", ANY, within=AFTER_BOUNDARY)))


def test_enclosed_numerals_come_first_in_the_numbers_of_families() -> None:
    names = [family_name(Candidates(), number) for number in range(table.ENCLOSED_COUNT)]
    assert names == list(ENCLOSED)
    assert not set(names) & {family.name for family in FAMILIES}
