"""The gate as a user meets it: rules, exit status, reports."""

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.checking import CHECKS
from pipeline.checking.as_json import to_json
from pipeline.checking.expectations import DEFAULT, read_expectations
from pipeline.checking.files import Files
from pipeline.checking.findings import Findings
from pipeline.checking.markdown import to_markdown
from pipeline.checking.measures import MEASURES
from pipeline.errors import InputError
from pipeline.links.linking import write_links
from pipeline.rules import BLOCKS, ROLES_BY_RULE
from pipeline.tables.parts import read_manifest
from pipeline.tables.schema import TABLES, schema
from samples.places import RAW, ROOT, labelled_pages
from samples.runs import change, cut_into_parts, part_path, sign
from tests.support.breaks import BREAKS
from tests.support.command import pagesieve


def rules(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


EXPECTED = [
    pytest.param("[overall]\nwith_causes = { min = 0.9 }", ["with_causes"], id="floor"),
    pytest.param("[overall]\nwith_causes = { max = 0.1 }", ["with_causes"], id="ceiling"),
    pytest.param("[overall]\nwith_causes = { min = 0.2, max = 0.8 }", [], id="between"),
    pytest.param("[overall]\nwith_causes = { min = 0.9 }\nwith_title = { min = 1 }", ["with_causes", "with_title"], id="all"),
    pytest.param("[each.lang]\nwith_causes = { min = 0.9 }", [], id="small-groups-are-not-judged"),
    pytest.param("least_pages = 10\n[each.lang]\nwith_causes = { min = 0.9 }", ["with_causes"], id="each-language"),
    pytest.param("least_pages = 10\n[each.host]\nwith_causes = { min = 0.9 }", ["with_causes"], id="each-host"),
    pytest.param("least_pages = 10\n[each.source]\nrejected = { max = 0.001 }", ["rejected"], id="each-source"),
    pytest.param("least_pages = 10\n[lang.zh]\nwith_causes = { min = 0.9 }", ["with_causes"], id="one-language"),
    pytest.param("least_pages = 10\n[each.lang]\nwith_causes = { min = 0.9 }\n[lang.zh]\nwith_causes = {}\n[lang.en]\nwith_causes = {}", [], id="one-language-instead-of-each"),
    pytest.param("[lang.de]\npages = { min = 1 }", ["pages"], id="a-language-that-is-gone"),
    pytest.param("[lang.de]\nwith_title = { min = 1 }", [], id="nothing-to-measure"),
    pytest.param("[overall]\npages = { min = 119, max = 120 }", [], id="pages"),
    pytest.param("longest_item = 3\n[overall]\nlong_items = { max = 0.9 }", ["long_items"], id="long-items"),
    pytest.param("[overall]\nteaser_agreement = { min = 0.99 }\nnavigation_agreement = { min = 0.99 }", [], id="agreement"),
    pytest.param("", [], id="no-rules"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "failed"), EXPECTED)
def test_measures_have_floors_and_ceilings(run: Path, tmp_path: Path, text: str, failed: list[str]) -> None:
    verdict = pipeline.check(run, rules=rules(tmp_path, text))
    assert [finding.table for finding in verdict.failures] == failed
    assert all(finding.check == "expectations" for finding in verdict.failures)


def test_what_is_too_small_to_be_judged_is_said(run: Path, tmp_path: Path) -> None:
    verdict = pipeline.check(run, rules=rules(tmp_path, "least_pages = 5000\n[overall]\nwith_title = { min = 1 }"))
    assert (verdict.ok, verdict.unjudged) == (True, ["overall: with_title"])
    assert "overall: with\\_title" in to_markdown(verdict)
    assert json.loads(to_json(verdict))["unjudged"] == verdict.unjudged


def test_a_group_that_no_page_has_is_a_warning(run: Path, tmp_path: Path) -> None:
    (finding,) = pipeline.check(run, rules=rules(tmp_path, "\ufeff[lang.zhh]\nwith_causes = { min = 0.5 }")).findings
    assert (finding.severity, finding.examples[0].detail) == ("warning", "zhh")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dry eyes\nSmile \ud83d and rest.\nTea &amp; water help.", id="an-edit-behind-a-lone-surrogate"),
        pytest.param("Causes:\n(l) Dry air in the room (2) Long work at a screen", id="a-letter-for-a-digit"),
        pytest.param("Causes:\n(l) Dry air in the room\n(2) Long work at a screen", id="on-lines-of-their-own"),
        pytest.param("Causes:\nl. Dry air in the room\n3. Long work at a screen", id="with-a-gap"),
    ],
)
def test_what_the_parser_leaves_as_it_is_raises_no_alarm(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    pipeline.run([tmp_path / "a.jsonl"], tmp_path / "out", workers=1)
    assert pipeline.check(tmp_path / "out").findings == []


def test_what_the_check_cannot_read_is_no_verdict(run: Path, tmp_path: Path) -> None:
    done = pagesieve("check", run, "--json", "-", "--junit", "-")
    assert (done.returncode, done.stderr) == (
        2,
        "pagesieve: Two outputs would go to one place. Give each a file of its own.\n",
    )
    done = pagesieve("check", run, "--junit", tmp_path / "no" / "such.xml")
    assert done.returncode == 2
    assert "such.xml cannot be written" in done.stderr
    assert "18 checks" in done.stdout


def test_a_group_below_its_floor_is_named(run: Path, tmp_path: Path) -> None:
    text = "least_pages = 10\n[each.host]\nwith_causes = { min = 0.9 }"
    (finding,) = pipeline.check(run, rules=rules(tmp_path, text)).failures
    assert finding.message == "with_causes is below its floor of 0.9."
    assert [example.detail.split(":")[0] for example in finding.examples] == ["host en.example", "host zh.example"]


REFUSED = [
    pytest.param("[overal]", "overal is not known. Known are least_pages, longest_item, overall", id="table"),
    pytest.param("[overall]\nwith_titel = { min = 1 }", "overall.with_titel is not known. Known are pages, with_title", id="measure"),
    pytest.param("[overall]\nwith_title = { mim = 1 }", "overall.with_title.mim is not known. Known are min, max", id="limit"),
    pytest.param("[each.country]", "each.country is not known. Known are source, lang, host", id="group"),
    pytest.param("[overall]\nwith_title = 0.5", "must be a table such as { min = 0.5 }", id="bare-number"),
    pytest.param('[overall]\nwith_title = { min = "0.5" }', "must be a number", id="text"),
    pytest.param("[overall]\nwith_title = { min = true }", "must be a number", id="truth"),
    pytest.param("[overall]\nwith_title = { min = nan }", "must be a number", id="nan"),
    pytest.param("[overall]\nwith_title = { min = 1, max = 0 }", "a floor above its ceiling", id="order"),
    pytest.param("least_pages = 1.5", "must be a whole number", id="pages"),
    pytest.param("longest_item = -1", "must be a whole number", id="length"),
    pytest.param("lang = 3", "lang must be a table", id="group-of-nothing"),
    pytest.param("[overall", "is no TOML", id="no-toml"),
    pytest.param("x = " + "[" * 5000, "is no TOML", id="nested-too-deep"),
    pytest.param(f"[overall]\npages = {{ min = {'9' * 400} }}", "must be a number", id="beyond-all-numbers"),
    pytest.param("[each.lang]\nrejected = { max = 0.1 }", "a reject has no language and no host", id="rejects-of-a-language"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "complaint"), REFUSED)
def test_rules_with_mistakes_are_refused(run: Path, tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError) as raised:
        pipeline.check(run, rules=rules(tmp_path, text))
    assert complaint in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_exit_status_says_how_it_ended(run: Path, broken: Path, tmp_path: Path) -> None:
    fine = pagesieve("check", run)
    assert (fine.returncode, fine.stderr) == (0, "")
    assert fine.stdout.splitlines()[-1].startswith("ok")
    for measure in MEASURES:
        assert measure.name in fine.stdout
    bad = pagesieve("check", broken)
    assert bad.returncode == 1
    for word in ("failed", "values", "origins", "items", "rejects", "write them again"):
        assert word in bad.stdout
    (tmp_path / "empty").mkdir()
    (tmp_path / "latin.toml").write_bytes(b"# \xff")
    for args in (
        [tmp_path / "empty"],
        [tmp_path / "missing"],
        [],
        [run, "--rules", tmp_path / "missing.toml"],
        [run, "--rules", tmp_path / "latin.toml"],
        [run, "--baseline", tmp_path / "empty"],
        [run, "--baseline", broken.parent],
        [run, "--junit", tmp_path / "no" / "such"],
        [run, "--no-such-option"],
    ):
        done = pagesieve("check", *args)
        assert done.returncode == 2, args
        assert "Traceback" not in done.stderr
    assert pagesieve("links", tmp_path / "empty").returncode == 1


def test_default_rules_are_written_once_and_can_be_read(run: Path, tmp_path: Path) -> None:
    done = pagesieve("check", "--init", cwd=tmp_path)
    assert done.returncode == 0
    written = tmp_path / "pagesieve-rules.toml"
    assert written.read_bytes() == DEFAULT.read_bytes()
    assert pagesieve("check", run, "--rules", written).returncode == 0
    written.write_text("# mine")
    again = pagesieve("check", "--init", cwd=tmp_path)
    assert again.returncode == 2
    assert "not replaced" in again.stderr
    assert written.read_text() == "# mine"
    assert pagesieve("check", "--init", "--rules", tmp_path / "other.toml").returncode == 0


def test_rules_that_are_switched_off_are_valid_too(tmp_path: Path) -> None:
    lines = DEFAULT.read_text(encoding="utf-8").splitlines()
    on = [
        line.removeprefix("# ") if line.startswith(("# with", "# teas", "# navi", "# [", "# pages")) else line
        for line in lines
    ]
    assert read_expectations(rules(tmp_path, "\n".join(on))).limits[("lang", "zh")]


def test_the_samples_reach_the_default_rules(tmp_path: Path) -> None:
    pipeline.run([RAW], tmp_path / "raw")
    assert pipeline.check(tmp_path / "raw").findings == []


def test_an_unreadable_part_does_not_hide_the_others(broken: Path) -> None:
    part_path(broken, "edits").write_bytes(b"PAR1")
    named = {finding.check for finding in pipeline.check(broken).failures}
    assert {"files", "values", "origins"} <= named


def test_no_part_stays_in_memory(run: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "run"))
    cut_into_parts(folder, 10)
    files = Files(folder, read_manifest(folder), Findings())
    before = pa.total_allocated_bytes()
    sizes = [pa.total_allocated_bytes() - before for _ in files.parts()]
    assert len(sizes) == 12
    assert pa.total_allocated_bytes() - before < min(sizes)


def test_a_member_of_an_archive_comes_from_its_input(run: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "run"))
    change(folder, "rejects", lambda rows: rows[0].update(source="site-0.jsonl/folder/a.txt"))
    assert pipeline.check(folder).findings == []
    change(folder, "rejects", lambda rows: rows[0].update(source="site-0.jsonl.bak"))
    assert [finding.check for finding in pipeline.check(folder).findings] == ["origins"]


def test_parts_without_rows_are_fine(run: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "run"))
    for table in TABLES:
        pq.write_table(schema(table).empty_table(), part_path(folder, table, 1))
        pq.write_table(schema(table).empty_table(), part_path(folder, table, 2))
    part_path(folder, "losses", 1).unlink()
    part_path(folder, "recommendations", 2).unlink()
    part_path(folder, "pages", 2).unlink()
    sign(folder)
    assert pipeline.check(folder).findings == []
    write_links(folder)
    assert pipeline.check(folder).findings == []


def test_every_rule_of_blocks_gives_its_roles() -> None:
    given = {
        (block.rule, block.role) for gold in labelled_pages().values() for block in pipeline.parse(gold.text).blocks
    }
    assert set(ROLES_BY_RULE) == set(BLOCKS)
    assert given == {(rule, role) for rule, roles in ROLES_BY_RULE.items() for role in roles}


def test_all_checks_and_measures_are_documented() -> None:
    text = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    for name, what in CHECKS.items():
        assert f"| `{name}` | {what} |" in text
    for measure in MEASURES:
        assert f"| `{measure.name}` | {measure.description} |" in text
    assert f"in {len(BREAKS)} ways" in text
