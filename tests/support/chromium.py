"""Debian's chromium for tests of what a reader sees; without it these tests skip."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_QUIET = ("background-networking", "component-update", "sync", "gpu", "quic")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without network habits of its own."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in _QUIET)]
        )
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Any, file: Path, width: int = 1280, scheme: str = "light", script: bool = True, part: str = ""
) -> Iterator[Any]:
    """A report in a window of its own; what the browser complains of or asks the network for fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: seen.append(f"request: {request.url.partition('#')[0]}"))
    page.goto(file.as_uri() + part)
    yield page
    context.close()
    assert [found for found in seen if found not in (f"request: {file.as_uri()}", "request: data:,")] == []


def shown(page: Any) -> list[str]:
    """The pages of the sample that can be seen, by their ids."""
    found: list[str] = page.eval_on_selector_all(
        ".page", "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )
    return found
