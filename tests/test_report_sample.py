"""Which pages the report shows: those with signs of trouble, the worst first, and some by chance."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.figures import ALIKE
from pipeline.report.sample import Smallest
from pipeline.report.signs import SIGNS
from tests.reports import figures_of, run_of
from tests.shared import ROOT


def test_the_seed_draws_the_sample(tmp_path: Path) -> None:
    output = run_of(tmp_path, [f"A page about number {number}.\n\nIt has a line." for number in range(300)])
    drawn = [[pick.page_id for pick in figures_of(output, 0, 20, seed).sample()[1]] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) == 20


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Tea\n\nThe pot \ufffd is warm.\n", "losses", id="losses"),
        pytest.param("Tea\n\n" + "\ufffd" * 30 + "\n", "heavy losses", id="heavy-losses"),
        pytest.param("This is a long sentence that is no title at all, and it goes on.\n", "no title", id="no-title"),
        pytest.param("Tea\n\n" + "The pot&nbsp;is &amp; stays warm. " * 6, "many edits", id="many-edits"),
        pytest.param("Tea\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n", "renumbered", id="renumbered"),
        pytest.param("Tea\n\n" + "The pot was warm and the tea was good. " * 50, "no headings", id="no-headings"),
        pytest.param("1234 5678", "no language", id="no-language"),
        pytest.param(
            "Tea\n\nThe causes are:\n\n① " + "cold air in rooms " * 70 + "\n\n② Haste\n", "long items", id="long-items"
        ),
    ],
)
def test_a_page_is_listed_for_its_sign(tmp_path: Path, text: str, sign: str) -> None:
    fine = "Tea\n\nThe causes are:\n\n① Cold\n\n② Haste\n\n③ Soup\n"
    figures = figures_of(run_of(tmp_path, [fine, text, fine]))
    assert figures.signs[sign] == 1
    worst, _ = figures.sample()
    assert sign in worst[0].signs
    assert len(worst) == 1, "a page without a sign is none of the worst"


def test_pages_with_more_points_come_first(tmp_path: Path) -> None:
    pages = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30 for number in range(40)]
    pages.append("\ufffd" * 500)
    worst, _ = figures_of(run_of(tmp_path, pages), worst=6).sample()
    points = {sign.name: sign.points for sign in SIGNS}
    assert [pick.points for pick in worst] == sorted((pick.points for pick in worst), reverse=True)
    assert all(pick.points == sum(points[name] for name in pick.signs) for pick in worst)
    assert len(worst) == 6
    assert len(set(worst[0].signs) - set(worst[1].signs)) > 0


def test_every_sign_is_in_the_sample(tmp_path: Path) -> None:
    kinds = [f"Tea {'x' * at}\n\n" + "\ufffd" * 40 + "&amp; " * (at % 3) + "Warm. " * 30 * at for at in range(1, 9)]
    renumbered = "Tea\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n"
    figures = figures_of(run_of(tmp_path, [*kinds, renumbered]), worst=4)
    worst, _ = figures.sample()
    assert {name for pick in worst for name in pick.signs} == {name for name, count in figures.signs.items() if count}


def test_pages_with_the_same_signs_do_not_fill_the_sample(tmp_path: Path) -> None:
    lossy = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30 for number in range(20)]
    renumbered = [f"Tea {number}\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n" for number in range(5)]
    worst, _ = figures_of(run_of(tmp_path, lossy + renumbered), worst=6).sample()
    assert Counter(pick.signs for pick in worst) == {("losses",): ALIKE, ("renumbered",): ALIKE}


@given(st.lists(st.integers(0, 500)), st.integers(1, 20))
def test_the_smallest_are_kept_in_any_order(keys: list[int], room: int) -> None:
    kept = Smallest[int](room)
    for key in keys:
        kept.offer(key, key)
    assert kept.values() == sorted(keys)[:room]


def test_every_sign_is_documented() -> None:
    written = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    for sign in SIGNS:
        assert f"| {sign.name} | {sign.points} | {sign.reason} |" in written
