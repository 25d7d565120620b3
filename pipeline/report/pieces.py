"""Where a page was changed, in its raw text and in its cleaned text; and text cut at those places."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple

from pipeline.display.changes import shown_as
from pipeline.display.terminal import NOTHING, visible
from pipeline.edits import Edit, compose, inverse, steps
from pipeline.report.legible import legible
from pipeline.report.measures import QUIET_STAGE

# What one change took away or put there is cut here, in code points.
LONGEST_PIECE = 2000


class Piece(NamedTuple):
    """Some text of a page; ``kind`` is text, edit, quiet (a change of white space) or loss, ``rules`` what did it.

    ``spelled`` says that the text is no text of the page but names what would not be seen.
    """

    text: str
    kind: str = "text"
    rules: str = ""
    spelled: bool = False


class Change(NamedTuple):
    """What stood at ``raw_start:raw_end`` of the raw text stands at ``start:end`` of the cleaned text."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    kind: str
    rules: str


class Mark(NamedTuple):
    """A place that is not plain text; an empty one shows ``instead``."""

    start: int
    end: int
    kind: str
    rules: str
    instead: str = ""


def changes_of(raw: str, edits: Sequence[Edit], rows: Sequence[dict[str, Any]]) -> list[Change]:
    """All edits as one step from the raw to the cleaned text, each with every rule that had a part in it.

    `rows` are the rows of the edits, which say where they ended up.
    """
    none: list[Edit] = []
    composed = reduce(lambda made, step: compose(raw, made, step), steps(edits), none)
    undone = inverse(composed)
    starts = [edit.start for edit in undone]
    rules: list[dict[str, bool]] = [{} for _ in composed]
    for row in rows:
        at = bisect_right(starts, row["text_end"]) - 1
        if at >= 0 and row["text_start"] <= undone[at].end:
            rules[at][row["rule"]] = row["stage"] == QUIET_STAGE
    changes = []
    for edit, undo, found in zip(composed, undone, rules, strict=True):
        found = found or {edit.rule: edit.stage == QUIET_STAGE}
        kind = "quiet" if all(found.values()) else "edit"
        changes.append(Change(edit.start, edit.end, undo.start, undo.end, kind, " ".join(found)))
    return changes


class Origins:
    """Where places of the cleaned text lie in the raw text; one inside a change lies after all that it replaced."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._starts = [change.start for change in changes]

    def of(self, place: int) -> int:
        """The place in the raw text; a change right at a place lies after it."""
        at = bisect_left(self._starts, place) - 1
        if at < 0:
            return place
        return self._changes[at].raw_end + max(0, place - self._changes[at].end)


def marks_of(
    changes: Sequence[Change], losses: Sequence[dict[str, Any]], origins: Origins
) -> tuple[list[Mark], list[Mark]]:
    """What to mark in the raw and in the cleaned text, in order."""
    raw = [Mark(found.raw_start, found.raw_end, found.kind, found.rules) for found in changes]
    text = [Mark(found.start, found.end, found.kind, found.rules, NOTHING) for found in changes]
    for loss in losses:
        text.append(Mark(loss["start"], loss["end"], "loss", loss["rule"]))
        raw.append(Mark(origins.of(loss["start"]), origins.of(loss["end"]), "loss", loss["rule"]))
    return sorted(raw), sorted(text)


def cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of `text[start:end]`; `marks` are those that begin there, in order."""
    at = start
    for mark in marks:
        if mark.start < at or (mark.start == mark.end and not mark.instead):
            continue
        if mark.start > at:
            yield Piece(legible(text[at : mark.start]))
        at = max(at, min(mark.end, end))
        yield _marked(text[mark.start : at], mark)
    if at < end:
        yield Piece(legible(text[at:end]))


def _marked(text: str, mark: Mark) -> Piece:
    if mark.kind == "quiet":
        return Piece(text.replace("\r\n", "\n").replace("\r", "\n"), mark.kind, mark.rules)
    if text.strip(" \n") and not any(char.isprintable() and char != " " for char in text):
        return Piece(shown_as(text), mark.kind, mark.rules, spelled=True)
    more = f"… ({len(text) - LONGEST_PIECE:,} more)" if len(text) > LONGEST_PIECE else ""
    return Piece((visible(text[:LONGEST_PIECE]) + more) or mark.instead, mark.kind, mark.rules, spelled=not text)
