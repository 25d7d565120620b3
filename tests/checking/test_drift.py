"""Drift: chance raises no alarm, real changes do, and the same pages are compared one by one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.checking import drift
from pipeline.checking.drift import LENGTHS, SHARES, Sample, check_drift, compare, holm
from pipeline.checking.findings import Finding, Findings
from pipeline.checking.volume import check_volume
from pipeline.errors import InputError, PagesieveError
from samples.runs import change, part_path, read_rows, take_pages
from samples.site import Shares, write_site

SEEDS = range(100)


def pages(count: int, seed: int, rejects: int = 0, first: int = 0) -> Sample:
    """Pages like those of a dump: shares between none and all, lengths with long tails and many ties."""
    rng = np.random.default_rng(seed)
    shares = {name: rng.random(count) < place / len(SHARES) for place, name in enumerate(SHARES)}
    lengths = {name: rng.lognormal(place, 1, count).round() for place, name in enumerate(LENGTHS)}
    columns = {name: np.asarray(column, dtype=np.float32) for name, column in (shares | lengths).items()}
    return Sample(np.arange(first, first + count, dtype=np.uint64), columns, rejects, np.full(count, hash("a")))


def halves(sample: Sample, seed: int) -> tuple[Sample, Sample]:
    places = np.random.default_rng(seed).permutation(len(sample.ids))
    half = len(places) // 2
    return sample.take(places[:half]), sample.take(places[half:])


def fewer(sample: Sample, name: str, points: int, seed: int) -> Sample:
    """The same pages, of which so many per cent lose what they had."""
    column = sample.columns[name].copy()
    having = np.flatnonzero(column > 0)
    column[np.random.default_rng(seed).choice(having, len(column) * points // 100, replace=False)] = 0
    return sample._replace(columns={**sample.columns, name: column})


def alarms(before: Sample, now: Sample) -> list[Finding]:
    found = Findings()
    check_drift(before, now, found)
    return list(found)


def test_halves_of_a_run_raise_no_alarm() -> None:
    sample = pages(1000, 1)
    assert not [one for at in SEEDS for one in alarms(*halves(sample, at))]


@pytest.mark.parametrize("name", ["causes", "teasers"])
def test_a_lowered_share_is_found_among_other_pages(name: str) -> None:
    found = 0
    for seed in SEEDS[:20]:
        before, now = halves(pages(1000, 1), seed)
        named = [one.table for one in alarms(before, fewer(now, name, 20, seed))]
        found += name in named
        assert set(named) <= {name}
    assert found >= 19


def test_a_lowered_share_of_the_same_pages_is_found_at_once() -> None:
    before = pages(500, 3)
    found = alarms(before, fewer(before, "causes", 10, 0))
    assert [one.table for one in found] == ["causes"]
    assert found[0].count == 50
    assert "before" in found[0].examples[0].detail
    assert found[0].examples[1].page_id is not None


def test_a_change_for_the_better_is_a_warning() -> None:
    before = pages(500, 3)
    for name, now in (("causes", before), ("losses", fewer(before, "losses", 10, 0))):
        then = fewer(before, "causes", 10, 0) if name == "causes" else before
        assert [(one.table, one.severity) for one in alarms(then, now)] == [(name, "warning")]
        assert [(one.table, one.severity) for one in alarms(now, then)] == [(name, "failure")]


def test_shorter_texts_are_found() -> None:
    before, now = halves(pages(1000, 4), 0)
    shorter = now._replace(columns={**now.columns, "item_length": now.columns["item_length"] * 0.6})
    assert [one.table for one in alarms(before, shorter)] == ["item_length"]


def test_more_rejects_are_found() -> None:
    assert [one.table for one in alarms(pages(500, 1), pages(500, 2, rejects=40, first=900))] == ["rejects"]


def test_trifles_of_large_dumps_are_no_alarm() -> None:
    before, now = pages(40_000, 5), pages(40_000, 6, first=10**6)
    assert alarms(before, fewer(now, "causes", 2, 0)) == []
    assert min(comparison.p for comparison in compare(before, fewer(now, "causes", 2, 0))) < 1e-6


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_a_few_pages_raise_no_alarm(count: int) -> None:
    for seed in range(5):
        assert alarms(pages(count, seed), pages(1000, seed + 100, first=10**6)) == []
        same = alarms(pages(count, seed), pages(count, seed + 100))
        assert [one for one in same if one.severity == "failure"] == []


def test_of_a_few_same_pages_a_large_change_is_a_warning_with_them() -> None:
    before = pages(27, 3)
    found = alarms(before, fewer(before, "causes", 15, 0))
    assert [(one.table, one.severity, one.count) for one in found] == [("causes", "warning", 4)]
    assert "McNemar, 27 same pages" in found[0].examples[0].detail
    assert [one.page_id for one in found[0].examples[1:]].count(None) == 0
    assert alarms(before, before) == []


def test_a_comparison_says_how_it_was_tested() -> None:
    sample = pages(100, 1)
    assert {(one.test, one.paired) for one in compare(sample, sample)} == {
        ("Fisher", 0),
        ("McNemar", 100),
        ("sign", 100),
    }
    apart = {(one.test, one.paired) for one in compare(*halves(sample, 0))}
    assert apart == {("Fisher", 0), ("Kolmogorov-Smirnov", 0)}


@pytest.mark.parametrize(
    ("kept", "source", "named"),
    [
        pytest.param(1000, "a", [], id="all"),
        pytest.param(990, "a", [("sources", 10)], id="a-few-gone"),
        pytest.param(70, "a", [("pages", 1), ("records", 1), ("sources", 930)], id="most-gone"),
        pytest.param(0, "a", [("pages", 1), ("records", 1)], id="none-left"),
    ],
)
def test_pages_that_are_gone_are_a_warning(kept: int, source: str, named: list[tuple[str, int]]) -> None:
    found, before = Findings(), pages(1000, 1)
    check_volume(before, before.take(np.arange(kept)), {"inputs": [{"source": source}]}, found)
    assert [(one.table, one.count) for one in found] == named
    assert {one.severity for one in found} <= {"warning"}


def test_a_source_that_is_read_no_more_is_only_fewer_pages() -> None:
    found, before = Findings(), pages(1000, 1)
    other = before._replace(sources=np.where(np.arange(1000) < 500, hash("a"), hash("b")))
    check_volume(other, other.take(np.arange(500)), {"inputs": [{"source": "a"}]}, found)
    assert [one.table for one in found] == ["pages", "records"]


def test_other_pages_of_one_source_raise_no_alarm() -> None:
    found, sample = Findings(), pages(1000, 1)
    for seed in SEEDS[:10]:
        check_volume(*halves(sample, seed), {"inputs": [{"source": "a"}]}, found)
    assert list(found) == []


@given(st.lists(st.floats(0, 1), max_size=30))
def test_corrected_values_keep_their_order_and_never_fall(p_values: list[float]) -> None:
    corrected = holm(p_values)
    assert all(0 <= p <= q <= 1 for p, q in zip(p_values, corrected, strict=True))
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    assert sorted(corrected) == [corrected[place] for place in order]
    if p_values:
        assert min(corrected) == min(1, min(p_values) * len(p_values))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drift")
    pipeline.run([write_site(folder / "in", 160, seed=5)], folder / "out")
    return folder / "out"


def test_a_run_is_compared_with_its_baseline(run: Path, tmp_path: Path) -> None:
    ids = [row["page_id"] for row in read_rows(run, "pages")]
    np.random.default_rng(1).shuffle(ids)
    one, other = take_pages(run, tmp_path / "one", ids[:80]), take_pages(run, tmp_path / "other", ids[80:])
    assert pipeline.check(one, baseline=other).ok
    few = pipeline.check(take_pages(run, tmp_path / "few", ids[:11]), baseline=run)
    assert few.ok
    assert {"pages", "records", "sources"} <= {one.table for one in few.warnings}
    poor = write_site(tmp_path / "in", 160, seed=6, shares=Shares(causes=0.1))
    pipeline.run([poor], tmp_path / "poor")
    named = {(one.check, one.table) for one in pipeline.check(tmp_path / "poor", baseline=run).failures}
    assert {("drift", "causes"), ("drift", "causes_list")} <= named


def test_lost_titles_of_the_same_run_are_named_by_page(run: Path, tmp_path: Path) -> None:
    worse = Path(shutil.copytree(run, tmp_path / "worse"))
    lost = [row["page_id"] for row in read_rows(run, "pages") if row["title"]][:20]

    def untitle(rows: list[dict[str, object]]) -> None:
        for row in rows:
            row["title"] = None if row["page_id"] in lost else row["title"]

    change(worse, "pages", untitle)
    finding = next(one for one in pipeline.check(worse, baseline=run).failures if one.check == "drift")
    assert (finding.table, finding.count) == ("title", 20)
    assert {str(one.page_id).rstrip("…") for one in finding.examples[1:]} <= {page_id[:16] for page_id in lost}


def _cut(folder: Path) -> None:
    part_path(folder, "items").write_bytes(b"")


def _no_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _other_counts(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "records_in": 0}))


@pytest.mark.parametrize("damage", [_cut, _no_manifest, _other_counts, shutil.rmtree])
def test_a_broken_baseline_is_refused(run: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    broken = Path(shutil.copytree(run, tmp_path / "broken"))
    damage(broken)
    with pytest.raises(InputError, match="broken"):
        pipeline.check(run, baseline=broken)


def test_a_baseline_needs_scipy(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "find_spec", lambda name: None)
    with pytest.raises(PagesieveError, match=r"pip install 'pagesieve\[drift\]'"):
        pipeline.check(run, baseline=run)
    assert pipeline.check(run).ok
