"""The colours of the report can be read, in light and in dark: contrast by WCAG 2."""

import re
from importlib.resources import files

import pytest

from pipeline.records import BlockRole

CSS = "".join(
    (files("pipeline.report") / "templates" / name).read_text(encoding="utf-8") for name in ("report.css", "pages.css")
)
COLOURS = {name: (light, dark) for name, light, dark in re.findall(r"--(\S+): light-dark\((#\w{6}), (#\w{6})\);", CSS)}
ROLES = {role: name for roles, name in re.findall(r"^(\.role-.*) \{ --role: var\(--(\w+)\); \}", CSS, re.MULTILINE)
         for role in re.findall(r"\.role-(\w+)", roles)}  # fmt: skip
# What is written on what.
WRITTEN = [
    *((text, paper) for text in ("ink", "dim", "accent") for paper in ("ground", "paper", "soft")),
    *((name, paper) for name in sorted(set(ROLES.values())) for paper in ("ground", "paper", "soft")),
    *((text, f"{text}-ground") for text in ("before", "after", "lost")),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "paper"), WRITTEN)
def test_words_can_be_read(text: str, paper: str, theme: int) -> None:
    assert contrast(COLOURS[text][theme], COLOURS[paper][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_bars_can_be_seen(theme: int) -> None:
    assert contrast(COLOURS["bar"][theme], COLOURS["paper"][theme]) >= 3


def test_every_role_has_a_colour() -> None:
    assert set(ROLES) == set(BlockRole.__args__)  # type: ignore[attr-defined]
