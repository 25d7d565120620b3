"""The table of families: read as one regular expression would be, and all that has to be known of a family."""

from functools import cache

import pytest
import regex
from hypothesis import example, given

from pipeline.characters import ENCLOSED
from pipeline.outline.markers import families as table
from pipeline.outline.markers import numerals
from pipeline.outline.markers.candidates import OPENS, Candidates
from pipeline.outline.markers.families import (
    AFTER_BOUNDARY,
    AFTER_LETTER,
    AFTER_SENTENCE,
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
)
from pipeline.outline.markers.grammar import GRAMMAR, Grammar
from pipeline.outline.markers.line_starts import marker_at_line_start
from pipeline.outline.markers.numerals import SYSTEMS
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.markers.within import marker_from
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from tests.support.markers import MIXES, shown

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


NUMERALS = "".join(map("".join, ENCLOSED.values()))
BOUNDARY = rf"(?<=[\s\x1c-\x1f.!?:;,|。！？：；，、…”\"'）)】\]》>{NUMERALS}])"
SENTENCE = r"(?<=[.!?;…:][ \t]|[。．！？；：][ \t]?)"
LETTER = r"(?<=[\p{Ll}\p{Lo}])"


@cache
def pattern_within() -> regex.Pattern[str]:
    """A marker within a line: an enclosed numeral anywhere, others where their family may stand."""
    rows = {
        place: "|".join(
            pattern_of_family(number, family) for number, family in enumerate(FAMILIES) if family.within & place
        )
        for place in (AFTER_BOUNDARY, AFTER_SENTENCE, AFTER_LETTER)
    }
    glued = regex.sub(r"\(\?P<[fn]\d+>", "(", rows[AFTER_LETTER])
    enclosed = "".join(map("".join, ENCLOSED.values()))
    return regex.compile(
        rf"[{enclosed}]|{BOUNDARY}(?:{rows[AFTER_BOUNDARY]})|{SENTENCE}(?:{rows[AFTER_SENTENCE]})|{LETTER}(?:{glued})"
    )


@given(MIXES)
@example("Tips: 1 Rest。2休息")
def test_markers_within_a_line_are_those_of_one_regular_expression(text: str) -> None:
    page = page_of(text)
    for at in range(1, min(len(text), 40)):
        marker, match = marker_from(GRAMMAR, page, 0, len(text), at), pattern_within().match(text, at)
        assert (marker and (marker.start, marker.end)) == (match and match.span()), at


NEW_FAMILIES = [
    (Family("decimal-tilde", numerals.DECIMAL, "~", "", SPACE, within=AFTER_BOUNDARY), "~1", "~2"),
    (Family("decimal-equals", numerals.DECIMAL, "", "=", SPACE, within=AFTER_BOUNDARY), "1=", "2="),
    (Family("decimal-equals", numerals.DECIMAL, "", "=", SPACE, within=AFTER_BOUNDARY), "١=", "٢="),
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
    assert right == first.strip("~=/"), "in repairs"


def test_a_family_of_letters_within_lines_needs_a_sign() -> None:
    with pytest.raises(ValueError, match="letter-bare"):
        Grammar((*FAMILIES, Family("letter-bare", numerals.LATIN, "", "", ANY, within=AFTER_BOUNDARY)))


def test_enclosed_numerals_come_first_in_the_numbers_of_families() -> None:
    names = [family_name(Candidates(), number) for number in range(table.ENCLOSED_COUNT)]
    assert names == list(ENCLOSED)
    assert not set(names) & {family.name for family in FAMILIES}
