"""Rewrite all expectations from what the code does now; `make accept` runs this, CI never does.

Look at the diff afterwards: whatever is not an improvement is a defect.
"""

import json
import os
import sys
from typing import Any

import pipeline
from pipeline.eval.gold import label_of
from samples.places import PAGES, labelled_pages
from tests.support.cases import CASES, STAGE_CASES, cases, in_any_order


def write_cases(name: str, rows: list[dict[str, Any]]) -> None:
    """One case a line, invisible characters as escapes."""
    lines = ",\n".join(" " + escaped(json.dumps(row, ensure_ascii=False)) for row in rows)
    (CASES / f"{name}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def shown_losses(text: str) -> list[str]:
    return [f"{loss.rule}: {loss.text}" for loss in pipeline.parse(text).losses]


def escaped(text: str) -> str:
    return "".join(char if char.isprintable() or char == " " else json.dumps(char)[1:-1] for char in text)


def write_label(slug: str, label: dict[str, Any]) -> None:
    path = PAGES / slug / "expected.json"
    text = json.dumps(label, ensure_ascii=False, indent=1)
    path.write_text("\n".join(map(escaped, text.split("\n"))) + "\n", encoding="utf-8")


def main() -> None:
    if os.environ.get("CI"):
        sys.exit("Expectations are never rewritten in CI.")
    for name in STAGE_CASES:
        write_cases(name, [{**case, "after": pipeline.clean(case["before"]).text} for case in cases(name)])
    write_cases("losses", [{**case, "losses": shown_losses(case["text"])} for case in cases("losses")])
    for slug, gold in labelled_pages().items():
        page = label_of(pipeline.parse(gold.text))
        if in_any_order(page["edits"]) == in_any_order(gold.label["edits"]):
            page["edits"] = gold.label["edits"]
        write_label(slug, {**gold.about, **{key: page[key] for key in gold.label}})


if __name__ == "__main__":
    main()
