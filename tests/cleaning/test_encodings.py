"""Encodings: what is clean stays, what was misread comes back, and traces are what patterns say."""

import re
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline import clean, revert
from pipeline.cleaning.mojibake import misread_legacy
from pipeline.cleaning.mojibake.code_points import CODE_POINTS, half_bits
from pipeline.cleaning.mojibake.commonness import describe
from pipeline.cleaning.mojibake.encodings import C1, EAST_ASIAN, MULTI_BYTE, OTHER, WINDOWS, single_byte_table
from pipeline.cleaning.mojibake.latin_alphabets import ALPHABETS as ALPHABETS_OF_LATIN
from pipeline.cleaning.mojibake.latin_alphabets import SIGNS
from pipeline.cleaning.mojibake.misread_utf8 import AsSingleByte
from pipeline.cleaning.mojibake.misreadings import LOST, Piece
from pipeline.cleaning.mojibake.traces import (
    ALPHABET_AS_1252,
    AS_LATIN_1,
    AS_SINGLE_BYTE,
    EAST_ASIAN_AS_1252,
    families_in,
)
from samples.misreadings import EAST_ASIAN_TEXTS, FTFY_CASES, encoding_only, misread, of_encoding
from samples.places import DATA, labelled_pages, own_lines, read_json
from tests.support.cases import cases

SINGLE_BYTE = (*WINDOWS, *OTHER)
TEXTS = own_lines()
# Of the lines of a page in any language so many come back, whatever single-byte encoding it was read in.
RESTORED = 0.95
RESTORED_TWICE = 0.8


@pytest.mark.parametrize("language", TEXTS)
def test_clean_text_keeps_its_encoding(language: str) -> None:
    for line in TEXTS[language]:
        assert of_encoding(line) == []
    assert of_encoding("\n".join(TEXTS[language])) == []


@pytest.mark.parametrize("codec", SINGLE_BYTE)
def test_pages_read_in_a_single_byte_encoding_come_back(codec: str) -> None:
    lines = restored = 0
    for language in TEXTS:
        page = TEXTS[language][:12]
        damaged = misread("\n".join(page), "utf-8", codec)
        assert damaged
        found = encoding_only(damaged).split("\n")
        lines += len(page)
        restored += sum(one == other for one, other in zip(found, page, strict=True))
    assert restored / lines >= RESTORED


@pytest.mark.parametrize(
    ("language", "right"), [(language, right) for language, known in EAST_ASIAN_TEXTS.items() for right in known]
)
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_east_asian_pages_come_back(language: str, right: str, wrong: str) -> None:
    lines = [line for line in TEXTS[language] if misread(line, right, wrong) is not None]
    for start in range(0, len(lines), 10):
        page = "\n".join(lines[start : start + 10])
        damaged = misread(page, right, wrong)
        assert damaged
        assert encoding_only(damaged) == page


@pytest.mark.parametrize("language", EAST_ASIAN_TEXTS)
@pytest.mark.parametrize("wrong", MULTI_BYTE)
def test_what_survives_an_east_asian_encoding_comes_back(language: str, wrong: str) -> None:
    lines = [line for line in TEXTS[language] if misread(line, "utf-8", wrong) is not None]
    page = "\n".join(lines)
    if page.isascii():
        pytest.skip("no line of this language survives")
    assert encoding_only(misread(page, "utf-8", wrong) or "") == page


@pytest.mark.parametrize("second", ["cp1252", "latin-1", "cp1251", "mac-roman"])
@pytest.mark.parametrize("first", ["cp1252", "latin-1", "cp437"])
def test_text_that_was_misread_twice_comes_back(first: str, second: str) -> None:
    page = "\n".join(TEXTS["es"][:20])
    once = misread(page, "utf-8", first)
    assert once
    found = encoding_only(misread(once, "utf-8", second) or "").split("\n")
    assert sum(one == other for one, other in zip(found, page.split("\n"), strict=True)) >= 20 * RESTORED_TWICE


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
@pytest.mark.parametrize("name", [name for name in FTFY_CASES if name != "known-failures"])
def test_no_case_of_ftfy_is_lost(name: str) -> None:
    for case in read_json(DATA / "data" / "ftfy-cases" / f"{name}.json"):
        found, wanted = encoding_only(case["original"]), case.get("fixed-encoding", case["fixed"])
        if found != wanted:  # a quotation mark that ftfy leaves lost may come back
            assert found.replace("”", "\ufffd") == wanted.replace("”", "\ufffd"), case["label"]
            assert found.count("”") > wanted.count("”")


def damaged_texts() -> list[str]:
    rng = Random(5)
    texts = [
        case[key]
        for name in ("mojibake", "entities", "invisible")
        for case in cases(name)
        for key in ("before", "after")
    ]
    texts += [page.text for page in labelled_pages().values()]
    for lines in TEXTS.values():
        for line in rng.sample(lines, 5):
            texts += [line, misread(line, "utf-8", rng.choice(SINGLE_BYTE)) or line]
            texts += [misread(line, rng.choice(EAST_ASIAN), "cp1252") or line]
    return texts


PIECES = [
    *("Ã", "Â", "â", "€", "™", "œ", "©", "\x9d", "\x85", "\xa0", " ", "\n", "é", "É", "’", "“", "…", "\ufffd", "?"),
    *("Ã©", "â€™", "вЂ", "Рџ", "├⌐", "√©", "ц╘", "²¡Òò", "¯f¦]", "鐥呭洜", "caf茅", "鈥檛", "ﾃｩ", "寃쎈젴"),
    *("a", "word", "①", "â‘¡", "病", "因", "。", "&acirc;", "&#8364;", "\u200b", "\ud800", "т", "π", "ñ", "╨┐"),
]
mixed = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(mixed)
def test_whatever_is_repaired_can_be_undone_and_is_stable(text: str) -> None:
    cleaned = clean(text)
    assert revert(cleaned.text, cleaned.edits) == text
    assert clean(cleaned.text).edits == ()


MIX_UPS = [AsSingleByte(codec) for codec in SINGLE_BYTE]
HIGH = f"[{re.escape(single_byte_table('cp1252')[0x80:] + C1)}]"


def sequences(table: str) -> str:
    """What begins a sequence of UTF-8 in one encoding; a third character follows where it must."""
    two, more, follow = (re.escape(text) for text in (table[0xC2:0xE0], table[0xE0:0xF5], table[0x80:0xC0] + C1 + LOST))
    return f"[{two}][{follow}]|[{more}][{follow}][{follow}? ]"


TRACES = {
    AS_SINGLE_BYTE: re.compile("|".join([*map(sequences, map(single_byte_table, SINGLE_BYTE)), "[ÂÃÅÎÐĂĆ] "])),
    AS_LATIN_1: re.compile(f"[{C1}]"),
    EAST_ASIAN_AS_1252: re.compile(f"{HIGH}(?:[@-~]?{HIGH}){{3}}"),
    ALPHABET_AS_1252: re.compile(f"{HIGH}{{3}}"),
}


def as_tuples(pieces: list[Piece]) -> list[tuple[int, int, str]]:
    return [(piece.start, piece.end, piece.after) for piece in pieces]


def check_shortcuts(line: str) -> None:
    """What is decoded at once says the same as what is searched for sequences, and traces are what patterns find."""
    for mix_up in MIX_UPS:
        assert as_tuples(mix_up.pieces(line)) == as_tuples(mix_up.pieces_within(line))
    for stretch in re.findall(f"(?:{HIGH}[@-~0-9]*)+", line):
        assert misread_legacy.to_bytes(stretch) == stretch.translate(misread_legacy._TO_BYTE).encode("latin-1")
    found = families_in(line, 0, len(line))
    for family, pattern in TRACES.items():
        assert (pattern.search(line) is not None) == bool(found & family)


@given(mixed.map(lambda text: text.replace("\n", " ")))
def test_shortcuts_agree_in_any_mix(line: str) -> None:
    check_shortcuts(line)


@given(st.text(max_size=20), st.sampled_from(SINGLE_BYTE), st.sampled_from(SINGLE_BYTE))
def test_shortcuts_agree_on_any_text_that_was_misread(text: str, first: str, second: str) -> None:
    line = misread(text.replace("\n", " ").encode("utf-8", "replace").decode(), "utf-8", first)
    check_shortcuts(line or "")
    check_shortcuts(misread(line or "", "utf-8", second) or "")


def test_shortcuts_agree_on_damaged_pages() -> None:
    for line in {line for text in damaged_texts()[::3] for line in text.split("\n")}:
        check_shortcuts(line)


@given(st.characters(codec=None, exclude_categories=()))
def test_what_is_known_of_a_character_fits_into_its_cell(char: str) -> None:
    assert half_bits(CODE_POINTS.cell(ord(char))) == 2 * describe(char).bits


def test_only_dense_east_asian_text_is_told_at_once() -> None:
    entire_by = misread_legacy.EastAsians().entire_by
    read = "这种药可以治疗高血压，但是要注意用量。"
    assert entire_by(misread(read, "gb18030", "cp1252") or "")
    for accented in ("médecine générale, déjà vérifiée", "cafÃ© crÃ¨me, dÃ©jÃ  vu", "Ïðèâåò, êàê äåëà? Âñå õîðîøî."):
        assert not entire_by(accented)


def test_the_same_text_gives_the_same_edits_in_every_process() -> None:
    program = (
        "from tests.cleaning.test_encodings import damaged_texts\nfrom pipeline import clean\n"
        "print([clean(text).edits for text in damaged_texts()[::7]])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


LATIN_PAIRS = [
    *(("tr", "cp1254", "cp1252"), ("pl", "cp1250", "cp1252"), ("cs", "cp1250", "cp1252"), ("lt", "cp1257", "cp1252")),
    *(("fr", "mac-roman", "cp1252"), ("de", "mac-roman", "cp1252"), ("pt", "cp1252", "cp1250")),
    *(("fr", "cp1252", "cp1251"), ("sv", "cp1252", "cp1251"), ("fr", "cp1252", "cp1253"), ("pl", "cp852", "cp1252")),
]


@pytest.mark.parametrize(("language", "right", "wrong"), LATIN_PAIRS)
def test_pages_in_a_latin_alphabet_come_back_from_another(language: str, right: str, wrong: str) -> None:
    lines = [line for line in TEXTS[language] if misread(line, right, wrong) is not None]
    rng = Random(7)
    restored = []
    for _ in range(20):
        page = "\n".join(rng.sample(lines, 10))
        restored.append(pipeline.clean(misread(page, right, wrong) or "").text == pipeline.clean(page).text)
    assert sum(restored) >= 0.9 * len(restored)


def test_a_proven_encoding_explains_a_line_that_shows_another() -> None:
    """A no-break space of GB18030 has four bytes, two of which look like controls of Windows-1252."""
    page = "晒干的辣椒怎么保存，才能不发霉。\n>>:\N{NO-BREAK SPACE}How to dry chilies"
    assert encoding_only(misread(page, "gb18030", "latin-1") or "") == page


def test_latin_alphabets_have_no_letter_twice_and_no_sign() -> None:
    for code, letters in ALPHABETS_OF_LATIN.items():
        assert not letters & SIGNS - set("·"), code
        assert [letter for letter in letters if letter.isascii() or not letter.isalpha()] in ([], ["·"]), code
