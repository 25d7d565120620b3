"""The report in a real browser: with mouse and keyboard, on a phone, in light and dark, with hostile pages."""

import json
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.report import write_report
from tests.support.chromium import opened, shown

HOSTILE = [
    {"text": "<script>document.title = 'owned'</script>\n\nThe causes are:\n\n① <img src=x onerror=alert(1)>\n\n⑧ &lt;b&gt;\n"},
    {"text": "</textarea></title></style></script></table></article><svg onload=alert(1)>\n\nIt is &amp;lt;script&amp;gt;."},
    {"text": "{{ 7 * 7 }} {% raw %} ${7 * 7} \" onmouseover=\"alert(1)\n\nAnd ' onfocus='alert(1) &#39; more."},
    {"text": "Go on\n\n\u202egnihtemos\u202c is \u2066hidden\u2069 in אבג here.\n", "url": "javascript:alert(1)"},
    {"text": "Half\n\nThe end is \ud83d cut. \x00\x1b[31mred\n", "url": "https://a.example/\"onmouseover=\"alert(1)"},
    {"text": "Long\n\n" + "x" * 1_000_000 + "\n", "url": "https://<b>.example/<script>alert(1)</script>"},
    {"text": "\u202eאבג דהו\u202c\n\nשורה אחת.\n", "url": "https://a.example/\u202egpj.exe"},
    {"text": "数" * 3000, "url": "data:text/html,<script>alert(1)</script>"},
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        *map(json.dumps, HOSTILE),
        '<script>alert("reject")</script>',
        '{"url": "</pre><script>alert(2)</script>"}',
    ]
    (folder / "<img src=x onerror=alert(3)>.jsonl").write_text("\n".join(lines))
    pipeline.run([folder], folder / "tables")
    write_report(folder / "tables", folder / "report.html")
    return folder / "report.html"


def test_one_page_is_shown_at_a_time(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        assert shown(page) == ["page-1"]
        page.click(".list li:nth-child(5) a")
        assert shown(page) == ["page-5"]
        assert page.get_attribute(".list li:nth-child(5) a", "aria-current") == "true"
        page.click(".page:not([hidden]) .next")
        assert shown(page) == ["page-6"]
        page.click("#summary .look li:nth-child(3) .worst a")
        assert shown(page) == [page.evaluate("location.hash.slice(1)")]


def test_without_scripts_all_pages_stand_there(browser: Any, report: Path) -> None:
    with opened(browser, report, script=False) as page:
        assert len(shown(page)) == 28
        assert not page.is_visible(".filters")


@pytest.mark.parametrize(
    ("name", "value", "pages"),
    [
        ("rule", "wrong-numeral", 4),
        ("role", "block:nav_prev", 10),
        ("role", "section:diet", 3),
        ("language", "es", 1),
        ("why", "no-title", 4),
    ],
)
def test_filters_show_the_pages_that_match(browser: Any, report: Path, name: str, value: str, pages: int) -> None:
    with opened(browser, report) as page:
        page.select_option(f"select[name={name}]", value)
        assert f"Page 1 of {pages}" in page.inner_text(".status")
        assert page.locator(".list li:visible").count() == pages
        assert page.get_attribute(f"#{shown(page)[0]}", f"data-{name}").split().count(value) == 1
        if name in ("rule", "role"):
            assert page.locator(".page:not([hidden]) .hit").count() > 0
        page.click(".filters button")
        assert page.locator(".list li:visible").count() == 28
        assert page.locator(".hit").count() == 0


def test_filters_that_nothing_matches_say_so(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.select_option("select[name=language]", "es")
        page.select_option("select[name=rule]", "stray-numeral")
        assert shown(page) == []
        assert page.is_visible(".none")
        assert "None of 28 pages" in page.inner_text(".status")
        page.keyboard.press("j")
        assert shown(page) == []


def test_a_link_in_the_text_sets_a_filter(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.click("#edits-wrong-numeral a[data-filter]")
        assert page.input_value("select[name=rule]") == "wrong-numeral"
        assert page.locator(".list li:visible").count() == 4


def test_nothing_of_a_hostile_page_acts(browser: Any, hostile: Path) -> None:
    with opened(browser, hostile) as page:
        assert page.title() == "tables · pagesieve report"
        assert page.evaluate("document.scripts.length") == 1
        assert page.locator("img, iframe, object, form:not(.filters), [style], base").count() == 0
        handlers = "all => all.flatMap(one => [...one.attributes]).filter(found => /^on/.test(found.name)).length"
        assert page.eval_on_selector_all("*", handlers) == 0
        links = page.eval_on_selector_all("a", "all => all.map(one => [one.getAttribute('href'), one.rel])")
        outward = [(href, rel) for href, rel in links if not href.startswith("#")]
        assert outward
        assert all(href.startswith("https://") and "noreferrer" in rel for href, rel in outward)
        text = page.evaluate("document.body.textContent")
        assert not any(char in text for char in "\u202e\u2066\x00\x1b")
        for said in ("document.title = 'owned'", "{{ 7 * 7 }}", r"\u202e", r"\ud83d", "javascript:alert(1)"):
            assert said in text
        for _ in HOSTILE:
            page.mouse.move(600, 400)
            page.keyboard.press("j")


def test_a_long_page_says_what_is_shown(browser: Any, hostile: Path) -> None:
    with opened(browser, hostile) as page:
        assert "Shown: the first 20,000 characters of 1,000,007." in page.evaluate("document.body.textContent")
    assert hostile.stat().st_size < 1_000_000


@pytest.mark.parametrize("width", [320, 360, 768])
@pytest.mark.parametrize("name", ["report", "hostile"])
def test_nothing_sticks_out_sideways(browser: Any, request: pytest.FixtureRequest, width: int, name: str) -> None:
    with opened(browser, request.getfixturevalue(name), width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        for _ in range(page.locator(".page").count()):
            assert page.evaluate("document.documentElement.scrollWidth") <= width, shown(page)
            page.keyboard.press("j")


def test_controls_are_large_enough_for_a_finger(browser: Any, report: Path) -> None:
    with opened(browser, report, 360) as page:
        heights = page.eval_on_selector_all(
            "button, select", "all => all.filter(one => one.checkVisibility()).map(one => one.offsetHeight)"
        )
        assert min(heights) >= 32


def ground(page: Any) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def test_colours_follow_the_system_until_the_reader_chooses(browser: Any, report: Path) -> None:
    with opened(browser, report) as light, opened(browser, report, scheme="dark") as dark:
        grounds = ground(light), ground(dark)
        assert grounds[0] != grounds[1]
        light.click(".theme")
        assert ground(light) == grounds[1]
        light.reload()
        assert ground(light) == grounds[1], "the choice is kept"
        light.click(".theme")
        assert ground(light) == grounds[0]


def test_on_paper_only_the_report_is_left(browser: Any, report: Path) -> None:
    with opened(browser, report, scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for control in (".filters", ".list", ".theme", ".parts"):
            assert not page.is_visible(control)
        assert len(shown(page)) == 1
        assert page.locator("#distributions svg").first.is_visible()


def test_names_and_roles_for_readers_that_hear(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        unnamed = page.eval_on_selector_all(
            "button, select, [role=img], nav, section",
            "all => all.filter(one => !(one.ariaLabel || one.getAttribute('aria-labelledby') || one.innerText.trim()"
            " || one.labels?.length)).length",
        )
        assert unnamed == 0
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size") == (
            page.locator("[id]").count()
        )
        broken = page.eval_on_selector_all(
            "a[href^='#']", "all => all.filter(one => !document.getElementById(one.hash.slice(1))).length"
        )
        assert broken == 0
