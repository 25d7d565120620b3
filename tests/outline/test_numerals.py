"""Numerals: what is written is read, and a numeral is written as those beside it."""

import pytest

from pipeline.characters import KEYCAP_TEN
from pipeline.outline.markers import numerals
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.families import (
    family_name,
    family_named,
    numeral_for,
)
from pipeline.outline.markers.numerals import SYSTEMS


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
