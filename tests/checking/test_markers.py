"""Every family of markers goes through a run and its check."""

import json
from pathlib import Path

import pyarrow.parquet as pq

import pipeline
from pipeline.characters import ENCLOSED
from pipeline.outline.markers.families import FAMILIES
from pipeline.outline.markers.numerals import DECIMAL, write_numeral

_ITEMS = {
    False: ("Long work at a screen.", "Dry air in the room.", "Too little sleep at night."),
    True: ("长时间看屏幕。", "房间里空气干燥。", "晚上睡得太少。"),
}


def _page(markers: list[str], chinese: bool) -> str:
    heading = "眼睛发干的原因：" if chinese else "Causes of dry eyes:"
    return "\n".join([heading, *(mark + text for mark, text in zip(markers, _ITEMS[chinese], strict=True))])


def _pages() -> list[str]:
    """Lists of all families, with every sign that a family may have, in both kinds of script."""
    markers = [list(glyphs[:3]) for glyphs in ENCLOSED.values()]
    for family in FAMILIES:
        styles = ("1", "01", "１") if family.system == DECIMAL else ("1",)
        for style in styles:
            numerals = [write_numeral(family.system, place, style) or "" for place in (1, 2, 3)]
            for begin in family.before or " ":
                for end in family.after or " ":
                    markers.append([f"{begin}{numeral}{end}".strip() for numeral in numerals])
    markers += [[f"{digit}\ufe0f\u20e3" for digit in "123"], [f"Reason {digit}: " for digit in "123"]]
    markers += [["• "] * 3, ["- "] * 3, ["First, ", "Second, ", "Third, "], ["1.1 ", "1.2 ", "1.3 "]]
    return [
        _page([f"{mark}{gap}" for mark in three], chinese)
        for three in markers
        for gap in ("", " ")
        for chinese in (False, True)
    ]


def test_no_family_of_markers_fails_the_check(tmp_path: Path) -> None:
    pages = _pages()
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in pages), encoding="utf-8")
    pipeline.run([tmp_path / "in.jsonl"], tmp_path / "out", workers=1)
    families = set(pq.read_table(tmp_path / "out" / "items")["family"].to_pylist())
    assert {*ENCLOSED, *(family.name for family in FAMILIES), "bullet", "word", "label"} - families == set()
    # Pages of a list and nothing else are below the floors of the default rules.
    assert [finding for finding in pipeline.check(tmp_path / "out").findings if finding.check != "expectations"] == []
