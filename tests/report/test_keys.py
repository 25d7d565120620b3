"""Moving about in the report: keys, links, and the way back."""

from pathlib import Path
from typing import Any

from pipeline.report import write_report
from tests.support.chromium import opened, shown
from tests.support.reports import run_of


def test_all_of_it_can_be_done_with_the_keyboard(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "the skip link shows itself"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        for key, expected in (
            ("j", 1),
            ("j", 2),
            ("j", 3),
            ("k", 2),
            ("k", 1),
            ("k", 1),
            ("ArrowRight", 2),
            ("ArrowLeft", 1),
        ):
            page.keyboard.press(key)
            assert shown(page) == [f"page-{expected}"], key
        page.focus(".list a[aria-current]")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        assert shown(page) == ["page-2"]
        page.focus("select[name=language]")
        page.keyboard.press("e")
        assert "that match" in page.inner_text(".status")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.name") == "language", "typing into a filter turns no page"


def test_n_goes_from_change_to_change(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.select_option("select[name=rule]", "stray-numeral")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.title") == "stray-numeral"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight")
        assert "Change 1 of" in page.inner_text(".status")


def test_back_leads_to_where_the_reader_came_from(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.evaluate("scrollTo(0, 300)")
        page.click("#summary .look .worst a >> nth=1")
        opened_page = shown(page)
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("scrollY") > 1000
        page.go_back()
        page.wait_for_function("scrollY < 1000")
        assert page.evaluate("location.hash") == ""
        page.click("#summary .look .worst a >> nth=2")
        assert shown(page) != opened_page
        page.go_back()
        page.go_forward()
        assert shown(page) == [page.evaluate("location.hash.slice(1)")]
        page.evaluate("location.hash = 'page-7'")
        page.wait_for_function("!document.getElementById('page-7').hidden")


def test_a_link_to_what_is_folded_away_unfolds_it(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        assert not page.is_visible("#glossary dl")
        page.click("#contents a[href='#glossary']")
        page.wait_for_selector("#glossary dl")
        page.evaluate("document.querySelectorAll('.group').forEach(one => { one.open = false; })")
        page.evaluate("scrollTo(0, 0)")
        page.click("#summary .kinds a[href^='#stage-'] >> nth=0")
        page.wait_for_function("document.querySelector('.group').open")
    with opened(browser, report, part="#glossary") as page:
        assert page.is_visible("#glossary dl")


def test_the_list_can_be_skipped(browser: Any, report: Path) -> None:
    with opened(browser, report) as page:
        page.focus(".filters button")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#views"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "page-1"


def test_the_list_shows_the_page_that_is_open(browser: Any, report: Path) -> None:
    with opened(browser, report, 390) as page:
        page.evaluate("location.hash = 'page-20'")
        page.wait_for_function("!document.getElementById('page-20').hidden")
        inside = page.evaluate(
            """() => {
                const list = document.querySelector('.list ol').getBoundingClientRect();
                const link = document.querySelector('.list [aria-current]').getBoundingClientRect();
                return link.top >= list.top && link.bottom <= list.bottom;
            }"""
        )
        assert inside


def test_n_and_p_stop_once_where_signs_of_lost_text_stand_close(browser: Any, tmp_path: Path) -> None:
    output = run_of(tmp_path, ["Tea\n\nThe \ufffd6\ufffd1\ufffd pot &amp; the tea. The cup \ufffd is warm.\n"])
    write_report(output, tmp_path / "report.html")
    with opened(browser, tmp_path / "report.html") as page:
        assert page.locator(".parsed mark").count() == 4
        for key, said in (
            ("n", "Change 1 of 3"),
            ("n", "Change 2 of 3"),
            ("n", "Change 3 of 3"),
            ("n", "Change 1 of 3 on this page, from the beginning again"),
            ("p", "Change 3 of 3 on this page, from the end"),
            ("Shift+N", "Change 2 of 3"),
        ):
            page.keyboard.press(key)
            assert page.inner_text(".status").startswith(said)


def test_text_from_right_to_left_does_not_turn_an_example_round(browser: Any, tmp_path: Path) -> None:
    output = run_of(tmp_path, ["שלום\n\nאבג &amp; דהו ועוד מילה אחת כאן.\n"])
    write_report(output, tmp_path / "report.html")
    with opened(browser, tmp_path / "report.html") as page:
        places = page.eval_on_selector_all(
            "#repairs .context :is(del, .arrow, ins)", "all => all.map(one => one.getBoundingClientRect().left)"
        )
        assert len(places) == 3
        assert places == sorted(places)
