"""Labelled pages: a folder for each, with `expected.json` and the page itself.

The page is `page.txt` beside the label, or what the label's `page` names, relative to
its folder: a text file, or `pages.jsonl#id` for one record. `lang` and `layout` name the groups that
a page is counted in, `foreign` lists further text that is not of the article: bylines, menus, notices.
Everything else is what must come out of the page.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import InputError
from pipeline.records import Page

LABEL = "expected.json"
# What a label says about the page instead of about its parts.
ABOUT = ("page", "layout", "foreign")
# What a label says about the parts.
PARTS = {
    *("title", "lang", "body", "causes", "prevention", "prev_title", "next_title"),
    *("sections", "items", "recommendations", "edits"),
}


class Gold(NamedTuple):
    """A labelled page: the name of its folder, its raw text, and what must come out of it."""

    name: str
    text: str
    label: dict[str, Any]
    about: dict[str, Any]


def read_gold(folder: Path) -> list[Gold]:
    """All labelled pages under a folder, by name; raises `InputError` if there is none, or a page is missing."""
    found = sorted(folder.glob(f"*/{LABEL}"))
    if not found:
        raise InputError(f"{folder} holds no labelled page: no folder in it has an {LABEL}.")
    return [_read(path) for path in found]


def _read(path: Path) -> Gold:
    try:
        label = json.loads(path.read_text(encoding="utf-8"))
        about = {key: label.pop(key) for key in ABOUT if key in label}
        if set(label) != PARTS:
            raise ValueError(f"it has not exactly the keys {', '.join(sorted(PARTS))}, and perhaps {', '.join(ABOUT)}")
        return Gold(path.parent.name, _page_text(path.parent, about.get("page", "page.txt")), label, about)
    except (ValueError, AttributeError, TypeError, KeyError, FileNotFoundError) as error:
        raise InputError(f"The label {path} cannot be used: {error}.") from None


def _page_text(folder: Path, name: str) -> str:
    file, _, record = name.partition("#")
    text = (folder / file).read_bytes().decode("utf-8")
    if not record:
        return text
    for line in text.splitlines():
        if f'"{record}"' in line and (found := json.loads(line)).get("id") == record:
            return str(found["text"])
    raise InputError(f"{folder / file} has no record with the id {record!r}.")


def corpus_hash(pages: list[Gold]) -> str:
    """A hash of all texts and labels, so that a baseline knows which pages it was measured on."""
    told = [[page.name, page.text, page.label, page.about] for page in pages]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def label_of(page: Page) -> dict[str, Any]:
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
