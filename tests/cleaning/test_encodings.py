"""Encodings: what is clean stays, what was misread comes back, and the screen hides nothing."""

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import clean, revert
from pipeline.cleaning import STAGES
from pipeline.cleaning.mojibake import likelihood, misread_legacy, misread_utf8
from pipeline.cleaning.mojibake import stage as mojibake
from pipeline.cleaning.mojibake.misread_legacy import EAST_ASIAN
from pipeline.cleaning.mojibake.misread_multi_byte import MULTI_BYTE
from pipeline.cleaning.mojibake.misread_utf8 import OTHER, WINDOWS
from pipeline.cleaning.mojibake.misreadings import single_byte_table
from pipeline.cleaning.screen import may_change
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
        assert encoding_only(case["original"]) == case.get("fixed-encoding", case["fixed"]), case["label"]


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


def test_the_screen_hides_nothing() -> None:
    cleared = 0
    for text in damaged_texts():
        if not may_change(text):
            cleared += 1
            assert [edit for _, stage in STAGES[:-1] for edit in stage(text)] == []
    assert cleared > 100


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


def check_shortcuts(line: str) -> None:
    """What is decoded at once says the same as what is searched for sequences, and two patterns see all hints."""
    for table in map(single_byte_table, SINGLE_BYTE):
        codec = misread_utf8._codec(table)
        assert [*misread_utf8._single_byte_pieces(codec, line)] == [*misread_utf8._pieces_within(codec, line)]
    for match in misread_legacy._STRETCH.finditer(line):
        stretch = match.group()
        assert misread_legacy.to_bytes(stretch) == stretch.translate(misread_legacy._TO_BYTE).encode("latin-1")
    families = [family for pattern, family in mojibake._hinted_families() if pattern.search(line)]
    assert any(pattern.search(line) for pattern in mojibake._hints()) == bool(families)


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


def test_gains_of_long_pieces_are_not_kept() -> None:
    known = likelihood._recent_gain.cache_info().currsize
    piece = "鐥呭洜" * likelihood.LONGEST
    assert likelihood.gain("", piece, "病因" * likelihood.LONGEST, "") > 0
    assert likelihood._recent_gain.cache_info().currsize == known


def test_only_dense_east_asian_text_is_told_at_once() -> None:
    entire_by = misread_legacy.east_asian().entire_by
    read = "这种药可以治疗高血压，但是要注意用量。"
    assert [one.rule for group in entire_by(misread(read, "gb18030", "cp1252") or "") for one in group]
    for accented in ("médecine générale, déjà vérifiée", "cafÃ© crÃ¨me, dÃ©jÃ  vu", "Ïðèâåò, êàê äåëà? Âñå õîðîøî."):
        assert not [*entire_by(accented)]


@given(mixed)
def test_what_the_screen_clears_no_stage_changes(text: str) -> None:
    if not may_change(text):
        assert [edit for _, stage in STAGES[:-1] for edit in stage(text)] == []


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
