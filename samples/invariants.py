"""What is true of every page: its raw text comes back, a clean text stays, blocks tile, rows hold their text."""

import pipeline
from pipeline.records import SECTION_ROLES, Page
from pipeline.rules import RULES


def check_cleaning(text: str, page: Page) -> None:
    """Raise if the edits do not give the text back, or if the page's text needs any."""
    assert pipeline.revert(page.text, page.edits) == text, "the edits do not give the text back"
    cleaned = pipeline.clean(text)
    assert (cleaned.text, cleaned.edits) == (page.text, page.edits), "parsing cleans in another way"
    assert pipeline.clean(page.text).edits == (), "a clean text is changed"


def check_rows(page: Page) -> None:
    """Raise if blocks do not tile the page's text, or if a row does not hold what its offsets say."""
    at = 0
    for block in page.blocks:
        assert block.start >= at, "blocks overlap"
        assert not page.text[at : block.start].strip(), "text between blocks"
        assert block.start < block.end, "an empty block"
        assert block.rule in RULES
        at = block.end
    assert not page.text[at:].strip(), "text after the last block"
    for section in page.sections:
        assert page.text[section.start : section.end] == section.text
        assert section.role in SECTION_ROLES
        assert section.rule in RULES
    for number, item in enumerate(page.items):
        section = page.sections[item.section]
        assert page.text[item.start : item.end] == item.text
        assert section.start <= item.start
        assert item.end <= section.end
        assert item.role == section.role
        assert item.ordinal >= 1
        assert item.repaired == (item.marker != item.marker_raw)
        assert item.parent is None or item.parent < number
        assert item.level == (0 if item.parent is None else page.items[item.parent].level + 1)
    for found in page.recommendations:
        held = page.text[found.start : found.end]
        assert found.title or found.teaser
        assert held.startswith(found.title or found.teaser or "")
        assert held.endswith(found.teaser or found.title or "")
    for loss in page.losses:
        assert page.text[loss.start : loss.end] == loss.text
    assert len(page.items) == sum(block.role == "item" for block in page.blocks)
    assert page.title is None or page.article.startswith(page.title)
    assert all(edit.rule in RULES for edit in page.edits)
