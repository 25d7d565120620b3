"""Labelled pages: a folder for each, with `expected.json` and the page itself.

The page is `page.txt` beside the label, or what the label's `page` names, relative to
its folder: a text file, or `pages.jsonl#id` for one record. `lang` and `layout` name the groups that
a page is counted in, `foreign` lists further text that is not of the article: bylines, menus, notices.
Everything else is what must come out of the page.
"""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import InputError
from pipeline.records import SECTION_ROLES, Page

LABEL = "expected.json"


class _Kind(NamedTuple):
    """What a value of a label must be, and how to say so."""

    name: str
    holds: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    """Whether a value is a text that can be written; JSON can also hold half of a surrogate pair."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


_TEXT = _Kind("a text", _is_text)
_TEXT_OR_NULL = _Kind("a text or null", lambda value: value is None or _is_text(value))
_NUMBER = _Kind("a whole number", lambda value: type(value) is int)
_FLAG = _Kind("true or false", lambda value: isinstance(value, bool))
_ROLE = _Kind("a role of a section", lambda value: isinstance(value, str) and value in SECTION_ROLES)

# What a label says about the page instead of about its parts.
ABOUT: dict[str, Any] = {"page": _TEXT, "layout": _TEXT, "foreign": [_TEXT]}
# What a label says about the parts: a list holds any number of its only element, an object exactly its keys.
PARTS: dict[str, Any] = {
    "title": _TEXT_OR_NULL,
    "lang": _TEXT_OR_NULL,
    "body": _TEXT,
    "causes": [_TEXT],
    "prevention": [_TEXT],
    "prev_title": _TEXT_OR_NULL,
    "next_title": _TEXT_OR_NULL,
    "sections": [{"role": _ROLE, "heading": _TEXT}],
    "items": [
        {"role": _ROLE, "ordinal": _NUMBER, "marker": _TEXT, "marker_raw": _TEXT, "repaired": _FLAG, "text": _TEXT}
    ],
    "recommendations": [{"title": _TEXT_OR_NULL, "teaser": _TEXT_OR_NULL, "truncated": _FLAG}],
    "edits": [{"before": _TEXT, "after": _TEXT}],
}


class Gold(NamedTuple):
    """A labelled page: the name of its folder, its raw text, and what must come out of it."""

    name: str
    text: str
    label: dict[str, Any]
    about: dict[str, Any]


def read_gold(folder: Path) -> list[Gold]:
    """All labelled pages under a folder, by name.

    Raises `InputError` if there is none, or with the file and the key if a label or its page cannot be used.
    """
    found = sorted(folder.glob(f"*/{LABEL}"))
    if not found:
        raise InputError(f"{folder} holds no labelled page: no folder in it has an {LABEL}.")
    return [_read(path) for path in found]


def _read(path: Path) -> Gold:
    try:
        label = json.loads(_text_of(path))
        about = {key: label.pop(key) for key in ABOUT if key in label} if isinstance(label, dict) else {}
        _check(about, {key: ABOUT[key] for key in about}, "")
        _check(label, PARTS, "")
        return Gold(path.parent.name, _page_text(path.parent, about.get("page", "page.txt")), label, about)
    except json.JSONDecodeError as error:
        complaint = f"it is no JSON ({error})"
    except RecursionError:
        complaint = "it is nested too deep"
    except ValueError as error:
        complaint = str(error)
    raise InputError(f"The label {path} cannot be used: {complaint}.")


def _check(value: Any, shape: Any, where: str) -> None:
    """Raise `ValueError` with the place of the first value that has not the shape of `ABOUT` or `PARTS`."""
    if isinstance(shape, _Kind):
        if not shape.holds(value):
            raise ValueError(f"{where} is not {shape.name}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise ValueError(f"{where} is not a list")
        for number, element in enumerate(value):
            _check(element, shape[0], f"{where}[{number}]")
    elif not isinstance(value, dict):
        raise ValueError(f"{where or 'it'} is not an object")
    else:
        for key in sorted(shape.keys() ^ value.keys()):
            raise ValueError(f"{where or 'it'} {'lacks the' if key in shape else 'has an unknown'} key {key!r}")
        for key, element in value.items():
            _check(element, shape[key], f"{where}.{key}" if where else key)


def _page_text(folder: Path, name: str) -> str:
    """The text of a page; raises `ValueError` if it is not there."""
    file, _, record = name.partition("#")
    if Path(file).is_absolute():
        raise ValueError(f"page is {name!r}, and must be relative to the folder of the label")
    text = _text_of(folder / file)
    if not record:
        return text
    # JSON lines end at line feeds alone: a text in them may hold other signs that end a line.
    for line in text.split("\n"):
        if f'"{record}"' in line and (found := _record(line)).get("id") == record:
            if not _is_text(found.get("text")):
                raise ValueError(f"page {name!r} has no text")
            return str(found["text"])
    raise ValueError(f"page {name!r} is not there: {file} has no record with that id")


def _record(line: str) -> dict[str, Any]:
    """A line of JSON, empty if it is no object."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is not UTF-8 at byte {error.start}") from None
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        reason = error.strerror if isinstance(error, OSError) else error
        raise ValueError(f"{path} cannot be read: {reason}") from None


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
