"""The golden cases of `tests/cases`, and the records of `raw/`."""

import json
from typing import Any

from samples.places import RAW, ROOT, read_json

CASES = ROOT / "tests" / "cases"
OTHER_CASES = ("negative", "known-failures", "losses")
STAGE_CASES = sorted(path.stem for path in CASES.glob("*.json") if path.stem not in OTHER_CASES)


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


def in_any_order(edits: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Labels list edits as they stand on the page, the parser lists them stage by stage."""
    return sorted((edit["before"], edit["after"]) for edit in edits)
