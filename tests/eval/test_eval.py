"""Scoring against labels: figures, groups, the baseline and its refusals."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import pipeline
from pipeline.errors import InputError
from pipeline.eval.baseline import BASELINE, read_baseline, write_baseline
from pipeline.eval.gold import LABEL, label_of, read_gold
from pipeline.eval.report import evaluate, print_report
from pipeline.eval.scores import figures, score_page
from samples.marker_sequences import marker_sequences, observed
from samples.places import PAGES
from tests.support.command import pagesieve

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
    assert report.overall["pages"] == 2
    assert {name: found["pages"] for name, found in report.languages.items()} == {"de": 1, "en": 1}
    assert {name: found["pages"] for name, found in report.layouts.items()} == {"brackets": 1, "headings": 1}
    assert report.wrong == {"two": ["lang"]}


@pytest.mark.parametrize("layout", ["all", "en"])
def test_a_layout_named_like_another_row_is_a_row_of_its_own(tmp_path: Path, layout: str) -> None:
    write_page(tmp_path, "one", layout=layout)
    write_page(tmp_path, "two")
    report = evaluate(tmp_path)
    assert (report.overall["pages"], report.languages["en"]["pages"], report.layouts[layout]["pages"]) == (2, 2, 1)
    shown = StringIO()
    print_report(report, Console(file=shown))
    rows = [line.rsplit(maxsplit=len(report.overall))[:2] for line in shown.getvalue().splitlines()[1:5]]
    assert [" ".join(row[0].split()) for row in rows] == ["all", "language en", f"layout {layout}", "layout headings"]


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


def test_a_broken_baseline_is_written_anew_only_where_that_is_asked_for(tmp_path: Path) -> None:
    write_page(tmp_path)
    (tmp_path / BASELINE).write_text("{")
    refused = pagesieve("eval", tmp_path, "--update")
    assert refused.returncode == 1
    assert "--update --lower" in refused.stderr
    assert (tmp_path / BASELINE).read_text() == "{"
    written = pagesieve("eval", tmp_path, "--update", "--lower")
    assert written.returncode == 0
    assert written.stderr == f"{tmp_path / BASELINE} is written.\n"
    assert evaluate(tmp_path).worse == []


def test_lower_without_update_is_refused(tmp_path: Path) -> None:
    write_page(tmp_path)
    refused = pagesieve("eval", tmp_path, "--lower")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert "--update" in refused.stderr


def test_a_figure_that_the_baseline_lacks_is_told(tmp_path: Path) -> None:
    write_page(tmp_path)
    report = evaluate(tmp_path)
    write_baseline(tmp_path, report.corpus, {"items": 1.0, "madeup": 1.0}, lower=True)
    found = evaluate(tmp_path).worse
    assert "madeup is not measured any more" in found
    assert "the baseline says nothing of heads, title, nav, teasers, lang, words, kept, leaked, exact" in found
    assert not [sentence for sentence in found if sentence.startswith("items")]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("{", "Expecting", id="no-json"),
        pytest.param("[" * 100_000, "nested too deep", id="deep"),
        pytest.param("[]", "not an object", id="list"),
        pytest.param("{}", "not an object", id="empty"),
        pytest.param('{"corpus": 1, "figures": {}}', "corpus is not a text", id="corpus"),
        pytest.param('{"corpus": "a", "figures": []}', "figures is not an object", id="figures"),
        pytest.param('{"corpus": "a", "figures": {"items": NaN}}', "figures.items is not a number", id="nan"),
        pytest.param('{"corpus": "a", "figures": {"items": -1}}', "figures.items is not a number", id="negative"),
        pytest.param('{"corpus": "a", "figures": {"items": "1"}}', "figures.items is not a number", id="text"),
        pytest.param('{"corpus": "a", "figures": {"items": true}}', "figures.items is not a number", id="flag"),
        pytest.param('{"corpus": "a", "figures": {"items": null}}', "figures.items is not a number", id="null"),
    ],
)
def test_a_broken_baseline_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    write_page(tmp_path)
    (tmp_path / BASELINE).write_text(content)
    with pytest.raises(InputError, match=complaint) as raised:
        evaluate(tmp_path)
    assert str(tmp_path / BASELINE) in str(raised.value)
    assert evaluate(tmp_path, compare=False).worse == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": 5}, "title is not a text or null"),
        ({"title": ["a"]}, "title is not a text or null"),
        ({"title": "\ud800"}, "title is not a text or null"),
        ({"prev_title": 3}, "prev_title is not a text or null"),
        ({"lang": ["en"]}, "lang is not a text or null"),
        ({"body": None}, "body is not a text"),
        ({"causes": "Cold"}, "causes is not a list"),
        ({"sections": None}, "sections is not a list"),
        ({"sections": [{"role": "cuases", "heading": "Why"}]}, "sections[0].role is not a role"),
        ({"items": None}, "items is not a list"),
        ({"items": "abc"}, "items is not a list"),
        ({"items": ["abc"]}, "items[0] is not an object"),
        ({"items": [{}]}, "items[0] lacks the key 'marker'"),
        (
            {"items": [{key: value for key, value in ITEM.items() if key != "marker"}]},
            "items[0] lacks the key 'marker'",
        ),
        ({"items": [ITEM, {**ITEM, "rolle": "diet"}]}, "items[1] has an unknown key 'rolle'"),
        ({"items": [{**ITEM, "text": ["Cold"]}]}, "items[0].text is not a text"),
        ({"items": [{**ITEM, "role": "cuases"}]}, "items[0].role is not a role"),
        ({"items": [{**ITEM, "role": ["diet"]}]}, "items[0].role is not a role"),
        ({"items": [{**ITEM, "ordinal": True}]}, "items[0].ordinal is not a whole number"),
        ({"items": [{**ITEM, "repaired": 1}]}, "items[0].repaired is not true or false"),
        ({"recommendations": ["x"]}, "recommendations[0] is not an object"),
        ({"edits": None}, "edits is not a list"),
        ({"edits": [{}]}, "edits[0] lacks the key 'after'"),
        ({"foreign": "Menu"}, "foreign is not a list"),
        ({"foreign": [3]}, "foreign[0] is not a text"),
        ({"layout": ["x"]}, "layout is not a text"),
        ({"colour": 1}, "it has an unknown key 'colour'"),
        ({"page": 3}, "page is not a text"),
        ({"page": "nowhere.txt"}, "nowhere.txt cannot be read"),
        ({"page": "."}, "cannot be read"),
        ({"page": "a\0b"}, "cannot be read"),
        ({"page": "/etc/hostname"}, "must be relative"),
        ({"page": "page.txt#x"}, "page 'page.txt#x' is not there"),
        ({"page": "pages.jsonl#one"}, "page 'pages.jsonl#one' has no text"),
        ({"page": "pages.jsonl#two"}, "page 'pages.jsonl#two' is not there"),
        ({"page": "latin.txt"}, "latin.txt is not UTF-8"),
    ],
    ids=str,
)
def test_a_label_with_a_mistake_is_refused_by_file_and_key(
    tmp_path: Path, changes: dict[str, Any], complaint: str
) -> None:
    write_page(tmp_path, **changes)
    (tmp_path / "one" / "pages.jsonl").write_text('["one"]\n{"broken": "two"\n{"id": "one", "text": 5}\n')
    (tmp_path / "one" / "latin.txt").write_bytes(b"\xe9")
    with pytest.raises(InputError) as raised:
        read_gold(tmp_path)
    assert complaint in str(raised.value)
    assert str(tmp_path / "one" / LABEL) in str(raised.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"{", "it is no JSON", id="no-json"),
        pytest.param(b"[]", "it is not an object", id="list"),
        pytest.param(b"{}", "it lacks the key 'body'", id="empty"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
        pytest.param(b"\xff", "is not UTF-8", id="no-utf-8"),
    ],
)
def test_a_label_that_is_none_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    write_page(tmp_path)
    (tmp_path / "one" / LABEL).write_bytes(content)
    with pytest.raises(InputError, match=complaint):
        read_gold(tmp_path)


def test_a_page_can_be_a_record_whose_text_holds_unusual_ends_of_lines(tmp_path: Path) -> None:
    write_page(tmp_path, page="pages.jsonl#one")
    record = json.dumps({"id": "one", "text": f"{TEXT}\u2028"}, ensure_ascii=False)
    (tmp_path / "one" / "pages.jsonl").write_text(record + "\n", encoding="utf-8")
    assert read_gold(tmp_path)[0].text == f"{TEXT}\u2028"


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no labelled page"):
        read_gold(tmp_path)


def test_the_labelled_pages_hold_their_baseline() -> None:
    assert evaluate(PAGES).worse == []


def test_marker_sequences_are_compared_by_section() -> None:
    page = pipeline.parse("Causes:\n1. Cold\n2. Haste\nPrevention:\nFirst, rest.\nNext, sleep.\n")
    assert marker_sequences(page) == observed("cause:1.,2.|prevent:First,,Next,")
