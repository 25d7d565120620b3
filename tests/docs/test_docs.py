"""What is documented is what there is: rules, tables, columns, commands."""

import re

import pytest

import pipeline
from pipeline.cli import COMMANDS
from pipeline.rules import RULES
from samples.places import ROOT, labelled_pages
from tests import generate_docs
from tests.support.cases import STAGE_CASES, cases, raw_records


@pytest.mark.parametrize("name", generate_docs.PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (generate_docs.DOCS / name).read_text(encoding="utf-8")
    assert written == generate_docs.text_of(name), "run make docs"


def test_every_rule_fires_in_a_golden_case() -> None:
    fired = {case["rule"] for name in STAGE_CASES for case in cases(name)}
    fired |= {loss.rule for case in cases("losses") for loss in pipeline.parse(case["text"]).losses}
    for gold in labelled_pages().values():
        page = pipeline.parse(gold.text)
        fired |= {block.rule for block in page.blocks} | {section.rule for section in page.sections}
    assert fired == set(RULES)


def test_every_stage_has_cases() -> None:
    from pipeline.cleaning import STAGES

    assert sorted({name for name, *_ in STAGES}) == STAGE_CASES


def test_every_record_of_the_samples_has_a_label() -> None:
    raw = {path.stem for path in (ROOT / "raw").glob("*.txt")} | set(raw_records())
    assert raw <= set(labelled_pages())


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"pagesieve {command}" in readme


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
