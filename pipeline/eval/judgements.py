"""Judgements at first sight: what a careful reader says of pages that nobody had seen before.

A folder holds the pages and `judgements.jsonl` (any file whose name begins with "judgements" and ends in ".jsonl"): a
line for each page, an object with `page` (the name of the file), `language`, a verdict for each of `FIELDS`, and a
`note` that says what is wrong. A verdict is "right", "wrong", or null where nothing of the kind stands on the page and
nothing is claimed.
"""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import InputError

# What a reader judges, in the order of the table; docs/splitting.md says when each is right.
FIELDS = ("title", "article", "causes", "prevention", "headings", "items", "teasers", "neighbours", "edits")
_NAMES = "judgements*.jsonl"
_VERDICTS = ("right", "wrong", None)


class Judgement(NamedTuple):
    """What a reader says of one page: the fields that are right, and those that are not."""

    page: str
    language: str
    right: list[str]
    wrong: list[str]
    note: str


def holds_judgements(folder: Path) -> bool:
    """Whether a folder holds judgements instead of labels."""
    return any(folder.glob(_NAMES))


def read_judgements(folder: Path) -> list[Judgement]:
    """All judgements of a folder, by page.

    Raises `InputError` with the file and the line if one cannot be used, if its page is not there, or if a page is
    judged twice or not at all.
    """
    found: dict[str, Judgement] = {}
    for file in sorted(folder.glob(_NAMES)):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                judgement = _read(json.loads(line))
            except ValueError as error:
                raise InputError(f"Line {number} of {file} is no judgement: {error}.") from None
            if judgement.page in found:
                raise InputError(f"Line {number} of {file} judges {judgement.page} a second time.")
            if not (folder / judgement.page).is_file():
                raise InputError(f"Line {number} of {file} judges {judgement.page}, which is not in {folder}.")
            found[judgement.page] = judgement
    missing = sorted({page.name for page in folder.glob("*.txt")} - found.keys() - {"README.txt"})
    if missing:
        raise InputError(f"Nobody judged {missing[0]} of {folder}. Add a line for it to judgements.jsonl.")
    return [found[page] for page in sorted(found)]


def _read(line: Any) -> Judgement:
    """One line of a file of judgements; raises `ValueError` with what is wrong with it."""
    if not isinstance(line, dict) or not isinstance(line.get("page"), str):
        raise ValueError("it is no object with the name of a page")
    missing = [field for field in FIELDS if field not in line]
    if missing:
        raise ValueError(f"it lacks {missing[0]!r}")
    for field in FIELDS:
        if line[field] not in _VERDICTS:
            raise ValueError(f'{field} is neither "right" nor "wrong" nor null')
    return Judgement(
        page=line["page"],
        language=str(line.get("language") or "none"),
        right=[field for field in FIELDS if line[field] == "right"],
        wrong=[field for field in FIELDS if line[field] == "wrong"],
        note=str(line.get("note") or ""),
    )


def table_of(judgements: list[Judgement]) -> list[str]:
    """The lines of a table: right of those present for each field, then pages entirely right by language.

    >>> good, bad = Judgement("a.txt", "en", ["title"], [], ""), Judgement("b.txt", "ja", [], ["title"], "")
    >>> print("\\n".join(table_of([good, bad])))
    field                     right  of    share
    title                         1   2   50.0 %
    pages entirely right          1   2   50.0 %
      en                          1   1  100.0 %
      ja                          0   1    0.0 %
    wrong: b.txt (title)
    """
    right = Counter(field for page in judgements for field in page.right)
    wrong = Counter(field for page in judgements for field in page.wrong)
    lines = [f"{'field':<22}{'right':>9}{'of':>4}{'share':>9}"]
    lines += [_row(field, right[field], right[field] + wrong[field]) for field in FIELDS if right[field] + wrong[field]]
    entirely: defaultdict[str, list[bool]] = defaultdict(list)
    for page in judgements:
        entirely[page.language].append(not page.wrong)
    lines.append(_row("pages entirely right", sum(not page.wrong for page in judgements), len(judgements)))
    lines += [_row(f"  {language}", sum(found), len(found)) for language, found in sorted(entirely.items())]
    lines += [_complaint(page) for page in judgements if page.wrong]
    return lines


def _row(name: str, right: int, present: int) -> str:
    return f"{name:<22}{right:>9}{present:>4}{100 * right / present:>7.1f} %"


def _complaint(page: Judgement) -> str:
    told = f": {page.note}" if page.note else ""
    return f"wrong: {page.page} ({', '.join(page.wrong)}){told}"
