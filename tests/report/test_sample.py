"""Which pages the report shows: those with signs of trouble, the worst first, and some at random."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.report import write_report
from pipeline.report.findings import look_at
from pipeline.report.picks import ALIKE
from pipeline.report.rejected import Rejected
from pipeline.report.sample import Smallest
from pipeline.report.signs import SIGNS
from pipeline.report.sites import read_sites
from samples.places import ROOT
from tests.support.reports import figures_of, run_of, words_of

FINE = "Tea\n\nThe causes are:\n\n① Cold\n\n② Haste\n\n③ Soup\n"


def test_the_seed_draws_the_sample(tmp_path: Path) -> None:
    output = run_of(tmp_path, [f"A page about number {number}.\n\nIt has a line." for number in range(300)])
    drawn = [[pick.page_id for pick in figures_of(output, 0, 20, seed).picks.sample().random] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) == 20


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Tea\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30, "losses", id="losses"),
        pytest.param("Tea\n\n" + "The \ufffd pot \ufffd is warm. " * 9, "heavy losses", id="heavy-losses"),
        pytest.param("Tea\n\n" + "\ufffd" * 30 + "\n", "unreadable", id="unreadable"),
        pytest.param("Tea\n\nThe pot is 6\x814 warm.\n", "leftover bytes", id="a-byte"),
        pytest.param("Tea\n\n" + "The pot\x0eis warm. " * 5, "leftover bytes", id="controls"),
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
    figures = figures_of(run_of(tmp_path, [FINE, text, FINE]))
    assert figures.picks.signs[sign] == 1
    worst = figures.picks.sample().worst
    assert sign in worst[0].signs
    assert len(worst) == 1, "a page without a sign is none of the worst"


def test_one_control_is_no_leftover_of_an_encoding(tmp_path: Path) -> None:
    output = run_of(tmp_path, ["Tea\n\nThe pot\x0e is warm.\n", "Tea\n\nThe pot\x00 is warm.\n"])
    assert not figures_of(output).picks.signs["leftover bytes"]


def test_a_loss_is_counted_under_one_sign(tmp_path: Path) -> None:
    light = "Tea\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30
    debris = "Tea\n\n" + "\ufffd6\ufffd1" * 30 + "\n"
    figures = figures_of(run_of(tmp_path, [light, light, "Tea\n\nThe \ufffd pot \ufffd is warm.\n", debris]))
    counted = {name: figures.picks.signs[name] for name in ("unreadable", "heavy losses", "losses")}
    assert counted == {"unreadable": 1, "heavy losses": 1, "losses": 2}
    assert figures.lossy == 4


def test_nothing_is_said_of_debris(tmp_path: Path) -> None:
    fine, debris = "Tea\n\nThe pot is warm and the tea is good.\n", "Tea\n\n" + "\ufffd6\ufffd1 a " * 30
    figures = figures_of(run_of(tmp_path, [fine, debris]))
    assert figures.by_language["unreadable"]["lost"] == figures.lost == 60
    assert {name for name, sums in figures.by_language.items() if sums["lost"]} == {"unreadable"}
    assert figures.by_language["unreadable"]["titled"] == 0
    assert figures.picks.sample().worst[0].signs == ("unreadable",)


def test_a_host_without_titles_is_no_sign_of_each_page(tmp_path: Path) -> None:
    prose = "This is a long sentence that is no title at all, and it goes on.\n"
    hosts = {"answers.example": [prose] * 10, "mixed.example": [prose, *[FINE] * 9]}
    lines = [json.dumps({"url": f"https://{host}/", "text": page}) for host, pages in hosts.items() for page in pages]
    (tmp_path / "dump.jsonl").write_text("\n".join(lines))
    pipeline.run([tmp_path / "dump.jsonl"], tmp_path / "tables")
    untitled = read_sites(tmp_path / "tables").untitled
    assert untitled == {"answers.example": (10, 10)}
    figures = figures_of(tmp_path / "tables")
    assert figures.picks.signs["no title"] == 1
    said = look_at(figures, untitled, Rejected(tmp_path / "tables", 1), {})
    assert [found.head for found in said if "titles" in found.head] == ["The pages of answers.example have no titles."]
    write_report(tmp_path / "tables", tmp_path / "report.html")
    assert "for lacking a title on answers.example : 10 of its 10 pages have none." in words_of(
        tmp_path / "report.html"
    )


@pytest.mark.parametrize(("titled", "sign"), [(0, "untitled"), (1, "untitled"), (2, "no title")])
def test_files_that_are_one_page_are_judged_by_their_folder(tmp_path: Path, titled: int, sign: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("This is a long sentence that is no title at all, and it goes on.\n")
    for number in range(titled):
        (tmp_path / "in" / f"{number}.txt").write_text(FINE.replace("Tea", f"Tea {number}"))
    pipeline.run([tmp_path / "in"], tmp_path / "tables")
    figures = figures_of(tmp_path / "tables")
    assert figures.picks.signs == {**dict.fromkeys(figures.picks.signs, 0), sign: 1}
    assert list(figures.by_host) == ["*.txt"]


def test_every_rule_is_in_the_sample_if_there_is_room(tmp_path: Path) -> None:
    pages = [f"Tea {number}\n\nThe pot is warm.\n" for number in range(60)]
    changed = {
        "named-entity": "The pot &amp; the tea.",
        "utf-8-as-cp1252": "CafÃ© au lait.",
        "forum-code": "The [b]pot[/b] is.",
    }
    output = run_of(tmp_path, pages + [f"Tea\n\n{text}\n" for text in changed.values()])
    chosen = figures_of(output, 0, 8).picks.sample()
    assert {rule for _, pick in chosen.of_rules for rule in pick.rules} == set(changed)
    assert (len(chosen.of_rules), len(chosen.random)) == (3, 5)
    assert not {pick.page_id for _, pick in chosen.of_rules} & {pick.page_id for pick in chosen.random}
    assert len(figures_of(output, 0, 2).picks.sample().of_rules) == 1, "half of the room stays for random pages"


def test_pages_with_more_points_come_first(tmp_path: Path) -> None:
    pages = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + "Very warm. " * 30 for number in range(40)]
    pages.append("\ufffd" * 500)
    worst = figures_of(run_of(tmp_path, pages), worst=6).picks.sample().worst
    points = {sign.name: sign.points for sign in SIGNS}
    assert [pick.points for pick in worst] == sorted((pick.points for pick in worst), reverse=True)
    assert all(pick.points == sum(points[name] for name in pick.signs) for pick in worst)
    assert len(worst) == 6
    assert len(set(worst[0].signs) - set(worst[1].signs)) > 0


def test_every_sign_is_in_the_sample(tmp_path: Path) -> None:
    kinds = [f"Tea {'x' * at}\n\n" + "\ufffd" * 40 + "&amp; " * (at % 3) + "Warm. " * 30 * at for at in range(1, 9)]
    renumbered = "Tea\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n"
    figures = figures_of(run_of(tmp_path, [*kinds, renumbered]), worst=4)
    worst = figures.picks.sample().worst
    assert {name for pick in worst for name in pick.signs} == {
        name for name, count in figures.picks.signs.items() if count
    }


def test_pages_with_the_same_signs_do_not_fill_the_sample(tmp_path: Path) -> None:
    lossy = [f"Tea {number}\n\nThe pot \ufffd is warm.\n" + f"{number} times warm. " * 30 for number in range(20)]
    renumbered = [f"Tea {number}\n\nThe causes are:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n" for number in range(5)]
    worst = figures_of(run_of(tmp_path, lossy + renumbered), worst=6).picks.sample().worst
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
