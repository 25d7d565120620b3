"""Signs of wrong splitting: which rows show them and which do not, and what the check says of them."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import pipeline
from pipeline.checking.expectations import DEFAULT
from pipeline.checking.faults import FAULTS, REPEATED, find_faults
from pipeline.checking.faults.repeated import RepeatedLines, repeating_pages
from pipeline.checking.part import Part
from pipeline.tables.schema import schema
from samples.misreadings import misread
from samples.places import labelled_pages, own_lines

PROSE = "The air in a heated room is dry, and it takes the water out of the skin. "


def part(*pages: dict[str, Any]) -> Part:
    """Pages as the tables have them, made of what a test says: title, text, blocks, headings, items, causes."""
    tables: dict[str, list[dict[str, Any]]] = {"pages": [], "blocks": [], "sections": [], "items": []}
    for number, page in enumerate(pages):
        key = {"page_id": f"{number:024}"}
        given = page.get("blocks", [])
        text = page.get("text", "\n\n".join(text for _, text in given))
        at = 0
        for role, shown in given:
            at = text.index(shown, at)
            tables["blocks"].append({**key, "role": role, "start": at, "end": at + len(shown)})
            at += len(shown)
        row = {"title": page.get("title"), "text": text, "causes": page.get("causes", []), "prevention": []}
        tables["pages"].append({**key, "source": "a.jsonl", "url": page.get("url"), **row})
        rule = page.get("rule", "heading-short")
        tables["sections"] += [{**key, "heading": heading, "rule": rule} for heading in page.get("headings", [])]
        for item in page.get("items", []):
            ordinal, family, shown, *place = item
            section, parent = place or (0, None)
            columns = {"ordinal": ordinal, "family": family, "text": shown, "section": section, "parent": parent}
            tables["items"].append({**key, **columns})
    return Part("part-0", {table: pa.Table.from_pylist(rows, schema(table)) for table, rows in tables.items()})


def shown(page: dict[str, Any]) -> set[str]:
    return {name for name, pages in find_faults(part(page)).items() if pages}


def numbered(*ordinals: int, family: str = "decimal-dot", section: int = 0) -> list[tuple[Any, ...]]:
    return [(ordinal, family, "Dry air.", section, None) for ordinal in ordinals]


WRONG = [
    *(
        pytest.param({"title": title}, "odd_titles", id=f"title-{number}")
        for number, title in enumerate(
            [
                "-----",
                "***",
                "12",
                "· 5 ·",
                "• Dry eyes",
                "- Dry eyes",
                "3. Dry eyes",
                "(12)",
                "③ 眼睛发干",
                "## Dry eyes",
                "**Dry eyes**",
                "Home > Health > Dry eyes",
                "首页 » 健康 » 眼睛发干",
                "https://eyes.example/dry",
                "You can leave at any time.",
                "本站所有文章仅供参考。",
            ]
        )
    ),
    pytest.param({"headings": ["The eyes burn at night. Then they water"]}, "prose_headings", id="two-sentences"),
    pytest.param({"headings": ["眼睛晚上发热。早上流泪"]}, "prose_headings", id="two-sentences-zh"),
    pytest.param({"headings": ["3. The eyes burn when it gets late."]}, "prose_headings", id="a-full-stop"),
    pytest.param({"headings": ["dry air and wind " * 15]}, "prose_headings", id="a-long-heading"),
    pytest.param({"items": numbered(2, 3, family="bullet")}, "late_starts", id="bullets-that-run-on"),
    pytest.param({"items": numbered(3, 4)}, "late_starts", id="numbers-without-a-beginning"),
    pytest.param({"items": [*numbered(1, 2), *numbered(4, 5, section=1)]}, "late_starts", id="a-number-is-missing"),
    pytest.param({"items": numbered(1, 2, 5, 6)}, "ordinal_gaps", id="a-gap"),
    pytest.param({"items": numbered(1, 2, 9)}, "ordinal_gaps", id="a-last-one-far-too-high"),
    pytest.param({"items": numbered(1, 2, 2, 3)}, "ordinal_gaps", id="twice"),
    pytest.param({"items": [(1, "bullet", "Dry air\n\nHow to prevent it")]}, "swallowing_items", id="a-blank-line"),
    pytest.param({"items": [(1, "decimal-dot", "Dry air.\nHow to prevent it")]}, "swallowing_items", id="a-heading"),
    pytest.param({"items": [(1, "han-comma", "空气干燥。\n预防方法")]}, "swallowing_items", id="a-heading-zh"),
    pytest.param({"causes": ["Wind"] * 21}, "many_points", id="causes"),
    pytest.param({"items": [(1, "bullet", "**Wind** and dust")]}, "left_markdown", id="bold"),
    pytest.param({"headings": ["### Causes"]}, "left_markdown", id="hashes"),
    pytest.param(
        {"blocks": [("paragraph", "1"), ("paragraph", "Wind"), ("paragraph", "2"), ("paragraph", "Dust")]},
        "lone_numbers",
        id="numbers-alone",
    ),
    pytest.param({"blocks": [("paragraph", f"• {name}") for name in ("Wind", "Dust", "Smoke")]}, "unread_bullets", id="bullets"),
    pytest.param(
        {"blocks": [("title", "Dry eyes"), ("paragraph", PROSE), ("boilerplate", PROSE * 30)]}, "little_article", id="one-line"
    ),
    pytest.param({"text": "Thе еyеs аrе drу, аnd thеy burn. " * 3}, "mixed_scripts", id="two-scripts"),
]  # fmt: skip
RIGHT = [
    pytest.param({"title": title}, id=f"title-{number}")
    for number, title in enumerate(
        ["10 tips for dry eyes", "5 reasons", "Eye drops", "眼睛发干怎么办？", "C++", "-40 degrees", "Dry eyes (part 2)", "[Video] Dry eyes", "U.S. health", "“Dry eyes”", "Why do eyes burn? And what helps?"]
    )
] + [
    pytest.param({"headings": ["1. Causes", "II. Solutions", "Dr. Miller vs. Smith", "What to do? And when?", "So what helps. The three things are:"]}, id="headings"),
    pytest.param({"items": [*numbered(1, 2, family="bullet"), *numbered(1, 2, family="bullet", section=1)]}, id="bullets-anew"),
    pytest.param({"items": [*numbered(1, 2), *numbered(3, 4, section=1)]}, id="numbers-that-go-on-under-a-heading"),
    pytest.param({"items": numbered(3, 2, 1)}, id="counting-down"),
    pytest.param({"items": numbered(1, 2, 3, 5)}, id="a-last-one-as-the-page-has-it"),
    pytest.param({"items": numbered(1, 2, 1, 2)}, id="anew-without-a-heading"),
    pytest.param({"items": [(1, "decimal-dot", "Dry air\n\nHeating dries the air."), (2, "decimal-dot", "Wind\n\nIt blows.")]}, id="paragraphs-of-numbered-items"),
    pytest.param({"items": [(1, "bullet", "Dry air\nin heated rooms"), (2, "bullet", "空气干燥，\n暖气")]}, id="wrapped-lines"),
    pytest.param({"causes": ["Wind"] * 20}, id="twenty-causes"),
    pytest.param({"blocks": [("paragraph", "2"), ("paragraph", "Wind"), ("paragraph", "7")]}, id="numbers-that-do-not-count"),
    pytest.param({"blocks": [("paragraph", "– Wind"), ("paragraph", PROSE), ("item", "• Dust")]}, id="a-dash"),
    pytest.param({"blocks": [("title", "Dry eyes"), ("paragraph", PROSE * 30)]}, id="a-page-of-one-paragraph"),
    pytest.param({"blocks": [("paragraph", PROSE), ("boilerplate", PROSE * 3)]}, id="a-short-page"),
    pytest.param({"text": "The vitamin В and the letter ж stand alone; TNFα and β-blockers do too. " * 5}, id="letters-of-formulas"),
    pytest.param({"headings": ["These are the things that help."], "rule": "heading-list"}, id="an-announcement"),
    pytest.param({}, id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "fault"), WRONG)
def test_a_sign_is_seen(page: dict[str, Any], fault: str) -> None:
    assert fault in shown(page)


@pytest.mark.parametrize("page", RIGHT)
def test_what_is_right_shows_no_sign(page: dict[str, Any]) -> None:
    assert shown(page) == set()


def test_every_sign_has_a_case() -> None:
    assert {case.values[1] for case in WRONG} | {"unlikely_text"} == {fault.name for fault in FAULTS}


@pytest.mark.parametrize("language", sorted(own_lines()))
def test_no_language_is_unlikely(language: str) -> None:
    assert shown({"text": "\n".join(own_lines()[language][:12])}) == set()


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("zh-Hans", "gb18030", "cp1252"), ("zh-Hans", "gb18030", "cp1251")],
)
def test_text_in_a_wrong_encoding_is_unlikely(language: str, right: str, wrong: str) -> None:
    text = misread("\n".join(own_lines()[language]), right, wrong)
    assert text is not None
    assert "unlikely_text" in shown({"text": text})


def test_labelled_pages_show_hardly_any_sign(tmp_path: Path) -> None:
    texts = [page.text for page in labelled_pages().values()]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    pipeline.run([tmp_path / "in.jsonl"], tmp_path / "out", workers=1)
    verdict = pipeline.check(tmp_path / "out")
    assert verdict.findings == []
    signs = {fault.name for fault in FAULTS} | {REPEATED}
    # Some pages continue another one, so that their lists begin with 3, and one has a gap that an editor keeps.
    seen = {measure.name: value * len(texts) for measure, value in verdict.measures if value}
    assert signs & set(seen) <= {"late_starts", "ordinal_gaps"}
    assert all(seen[name] < 5 for name in signs & set(seen))


def site(notice: str, host: str = "eyes.example", pages: int = 8) -> list[dict[str, Any]]:
    return [
        {
            "url": f"https://{host}/{number}",
            "blocks": [("title", f"Dry eyes {number}"), ("paragraph", f"{PROSE}{number}"), ("paragraph", notice)],
        }
        for number in range(pages)
    ]


def repeating(*pages: dict[str, Any]) -> dict[int, str]:
    one = part(*pages)
    lines = RepeatedLines()
    lines.add(one, {})
    return repeating_pages(one, lines.of_sites())


def test_a_line_of_many_pages_is_seen_once_for_each() -> None:
    found = repeating(*site("Subscribe to our letter now"), *site("Another notice of a site", "a.example", 3))
    assert list(found) == list(range(8))
    assert found[0] == "'Subscribe to our letter now', as many pages of eyes.example"


def test_a_title_of_many_pages_is_seen_however_short() -> None:
    pages = [
        {"url": "https://a.example/", "blocks": [("title", "Eyes"), ("paragraph", f"{PROSE}{n}")]} for n in range(6)
    ]
    assert len(repeating(*pages)) == 6


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(site("Subscribe to our letter now", pages=4), id="too-few-pages"),
        pytest.param(site("Yes, it is."), id="a-short-line"),
        pytest.param([page for page in site(PROSE, pages=5) for _ in range(5)][:4] * 5, id="the-same-pages-again"),
        pytest.param(
            [page for number in range(8) for page in site(PROSE if number < 3 else f"{PROSE}{number}", pages=8)[number:][:1]],
            id="a-sentence-on-some-pages",
        ),
        pytest.param([{"url": "https://a.example/", "blocks": [("heading", "What are the causes of it?"), ("paragraph", f"{PROSE}{n}")]} for n in range(8)], id="a-heading"),
    ],
)  # fmt: skip
def test_lines_that_may_come_again(pages: list[dict[str, Any]]) -> None:
    assert repeating(*pages) == {}


def test_a_limit_that_is_passed_names_pages(tmp_path: Path) -> None:
    menu = "Subscribe to our letter now"
    lines = [
        json.dumps({"url": f"https://{host}.example/{number}", "text": f"---\n\n{PROSE}{host} {number}\n\n{menu}\n\n{PROSE}"})
        for host in ("a", "b")
        for number in range(6)
    ]  # fmt: skip
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    pipeline.run([tmp_path / "in.jsonl"], tmp_path / "out", workers=1)
    rules = tmp_path / "rules.toml"
    rules.write_text(
        "least_pages = 5\n[overall]\nrepeated_lines = { max = 0.1 }\n[each.host]\nrepeated_lines = { max = 0.5 }"
    )
    overall, hosts = pipeline.check(tmp_path / "out", rules=rules).failures
    assert (overall.table, overall.count, overall.examples[0].detail) == ("repeated_lines", 1, "overall: 1")
    assert overall.examples[1].page_id
    assert [example.detail for example in hosts.examples] == ["host a.example: 1", "host b.example: 1"]


def test_every_sign_has_a_limit_in_the_default_rules() -> None:
    text = DEFAULT.read_text(encoding="utf-8")
    assert [name for name in (*(fault.name for fault in FAULTS), REPEATED) if f"\n{name} = " not in text] == []
