"""Where the tests find their cases and pages, and how a parsed page is compared with its label."""

import json
from pathlib import Path
from typing import Any

import pipeline

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
PAGES = ROOT / "tests" / "pages"
RAW = ROOT / "raw"
# Data of others, outside the project; tests that read it skip where it is missing.
DATA = ROOT.parent / "shared"

OTHER_CASES = ("negative", "known-failures", "losses")
STAGE_CASES = sorted(path.stem for path in CASES.glob("*.json") if path.stem not in OTHER_CASES)


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_json(CASES / f"{name}.json")
    return found


def raw_records() -> dict[str, str]:
    """The texts of `raw/pages.jsonl` by their `id`; its broken line has none."""
    texts = {}
    for line in (RAW / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        texts[record["id"]] = record["text"]
    return texts


def labelled_pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every labelled page: its text and what must come out of it.

    The page of `tests/pages/<slug>/expected.json` is `page.txt` beside it, or else
    `raw/<slug>.txt`, or else the record of `raw/pages.jsonl` with that id.
    """
    records = raw_records()
    pages = {}
    for label in sorted(PAGES.glob("*/expected.json")):
        slug = label.parent.name
        files = [path for path in (label.parent / "page.txt", RAW / f"{slug}.txt") if path.exists()]
        text = files[0].read_bytes().decode("utf-8") if files else records[slug]
        pages[slug] = (text, read_json(label))
    return pages


def labelled(page: pipeline.Page) -> dict[str, Any]:
    """A parsed page in the form of a label; changes of white space are left out."""
    return {
        "title": page.title,
        "lang": page.lang,
        "body": page.body,
        "causes": page.causes,
        "prevention": page.prevention,
        "prev_title": page.prev_title,
        "next_title": page.next_title,
        "sections": [
            {"role": section.role, "heading": section.heading} for section in page.sections if section.heading
        ],
        "items": [
            {
                "role": item.role,
                "ordinal": item.ordinal,
                "marker": item.marker,
                "marker_raw": item.marker_raw,
                "repaired": item.repaired,
                "text": item.text,
            }
            for item in page.items
        ],
        "recommendations": [
            {"title": found.title, "teaser": found.teaser, "truncated": found.truncated}
            for found in page.recommendations
        ],
        "edits": [
            {"before": edit.before, "after": edit.after}
            for edit in page.edits
            if edit.before.strip() or edit.after.strip()
        ],
    }


def in_any_order(edits: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Labels list edits as they stand on the page, the parser lists them stage by stage."""
    return sorted((edit["before"], edit["after"]) for edit in edits)
