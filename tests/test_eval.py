"""Scoring against labels: figures, groups, the baseline and its refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

import pipeline
from benchmarks.splitting import marker_sequences, observed
from pipeline.errors import InputError
from pipeline.eval.baseline import BASELINE, read_baseline, write_baseline
from pipeline.eval.gold import LABEL, label_of, read_gold
from pipeline.eval.report import evaluate
from pipeline.eval.scores import figures, score_page
from tests.shared import PAGES
from tests.test_cli import pagesieve

TEXT = "Hiccups\n\nShare: A B\n\nThe causes are:\n\n1. Cold\n\n2. Haste\n\n>>: Burping\n"


def write_page(folder: Path, name: str = "one", **changes: Any) -> None:
    """A page of TEXT whose label is what comes out of it, but for some changes."""
    label = {**label_of(pipeline.parse(TEXT)), "foreign": ["Share: A B"], "layout": "headings", **changes}
    (folder / name).mkdir(parents=True)
    (folder / name / "page.txt").write_text(TEXT)
    (folder / name / LABEL).write_text(json.dumps(label))


def figures_with(tmp_path: Path, **changes: Any) -> dict[str, float]:
    write_page(tmp_path, **changes)
    page = read_gold(tmp_path)[0]
    return figures([score_page(page, pipeline.parse(page.text))])


def test_a_right_page_scores_full(tmp_path: Path) -> None:
    found = figures_with(tmp_path)
    assert found.pop("leaked") == 0
    assert set(found.values()) == {1}


ITEM = {"role": "causes", "ordinal": 1, "marker": "1.", "marker_raw": "1.", "repaired": False, "text": "Cold"}


@pytest.mark.parametrize(
    ("changes", "figure", "value"),
    [
        pytest.param({"title": "Burping"}, "title", 0, id="title"),
        pytest.param({"items": [ITEM]}, "items", 2 / 3, id="one-item-too-many"),
        pytest.param({"items": [{**ITEM, "role": "diet"}, ITEM]}, "items", 0.5, id="another-role"),
        pytest.param({"items": [{**ITEM, "ordinal": 2}, ITEM]}, "items", 0.5, id="another-place"),
        pytest.param({"next_title": None}, "nav", 0, id="navigation"),
        pytest.param({"foreign": ["Hiccups"]}, "leaked", 0.5, id="leak"),
        pytest.param({"body": "A missing paragraph."}, "kept", 4 / 5, id="missing"),
        pytest.param({"lang": "de"}, "lang", 0, id="language"),
    ],
)
def test_what_is_wrong_shows_in_its_figure(tmp_path: Path, changes: dict[str, Any], figure: str, value: float) -> None:
    found = figures_with(tmp_path, **changes)
    assert found[figure] == pytest.approx(value)
    assert found["exact"] == (1 if figure == "leaked" else 0)


def test_scores_are_grouped_by_language_and_layout(tmp_path: Path) -> None:
    write_page(tmp_path, "one", lang="en")
    write_page(tmp_path, "two", lang="de", layout="brackets")
    report = evaluate(tmp_path)
    assert {name: found["pages"] for name, found in report.groups.items()} == {
        "all": 2,
        "de": 1,
        "en": 1,
        "brackets": 1,
        "headings": 1,
    }
    assert report.wrong == {"two": ["lang"]}


def test_the_baseline_refuses_to_be_lowered(tmp_path: Path) -> None:
    write_baseline(tmp_path, "a", {"items": 0.9, "leaked": 0.1}, lower=False)
    for worse in ({"items": 0.8, "leaked": 0.1}, {"items": 0.9, "leaked": 0.2}, {"items": 0.9}):
        with pytest.raises(InputError, match="--lower"):
            write_baseline(tmp_path, "b", worse, lower=False)
    write_baseline(tmp_path, "b", {"items": 0.95, "leaked": 0.0}, lower=False)
    write_baseline(tmp_path, "b", {"items": 0.5, "leaked": 0.0}, lower=True)
    assert read_baseline(tmp_path) == {"corpus": "b", "figures": {"items": 0.5, "leaked": 0.0}}


def test_the_command_fails_below_the_baseline_and_on_other_pages(tmp_path: Path) -> None:
    write_page(tmp_path)
    assert pagesieve("eval", tmp_path, "--update").returncode == 0
    assert pagesieve("eval", tmp_path).returncode == 0
    write_page(tmp_path, "two", title="Burping")
    done = pagesieve("eval", tmp_path, "--json")
    assert done.returncode == 1
    assert "title is 0.5000, and the baseline says 1.0000" in done.stderr
    assert "not those that the baseline was measured on" in done.stderr
    assert json.loads(done.stdout)["wrong"] == {"two": ["title"]}
    refused = pagesieve("eval", tmp_path, "--update")
    assert refused.returncode == 1
    assert "--lower" in refused.stderr


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        pytest.param(LABEL, "{", "cannot be used", id="broken-label"),
        pytest.param(LABEL, "[]", "cannot be used", id="label-is-a-list"),
        pytest.param(LABEL, '{"page": "nowhere.txt"}', "cannot be used", id="no-page"),
        pytest.param("../" + BASELINE, "{}", "no baseline", id="broken-baseline"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    write_page(tmp_path)
    (tmp_path / "one" / name).write_text(content)
    with pytest.raises(InputError, match=complaint):
        evaluate(tmp_path)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no labelled page"):
        read_gold(tmp_path)


def test_the_labelled_pages_hold_their_baseline() -> None:
    assert evaluate(PAGES).worse == []


def test_marker_sequences_are_compared_by_section() -> None:
    page = pipeline.parse("Causes:\n1. Cold\n2. Haste\nPrevention:\nFirst, rest.\nNext, sleep.\n")
    assert marker_sequences(page) == observed("cause:1.,2.|prevent:First,,Next,")
