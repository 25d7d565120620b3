"""One page of the sample as the report shows it: raw beside parsed, block by block, changes marked in both."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pipeline.edits import revert
from pipeline.errors import EditError
from pipeline.report.measures import QUIET_STAGE
from pipeline.report.pieces import Change, Mark, Origins, Piece, changes_of, cut, marks_of
from pipeline.tables.schema import read_edit

# Longer pages are cut here, in code points of the cleaned text.
MOST_SHOWN = 20_000
# What was scraped may be longer, by what was removed, but not by more than that much again.
MOST_RAW = 2 * MOST_SHOWN
# Changes and signs of lost text after this many are shown, but not marked; the list above a page counts them all.
MOST_MARKS = 1000
# A page without a title is called by this many code points of its beginning.
_BEGINNING = 40

Rows = dict[str, list[dict[str, Any]]]


class Row(NamedTuple):
    """One block of a page, as scraped and as parsed.

    A heading has the role of its ``section``, an item its ``place`` in its list and the ``family`` of its marker.
    """

    role: str
    rule: str
    section: str
    place: str
    family: str
    raw: list[Piece]
    parsed: list[Piece]

    @property
    def same(self) -> bool:
        """Whether nothing was changed here."""
        return self.raw == self.parsed


class View(NamedTuple):
    """A page of the sample, and its row of `pages`.

    ``shown`` of ``whole`` code points stand in the rows; ``broken`` says that the edits do not give back a raw text.
    ``changes`` and ``signs`` of lost text are each how many are marked in the rows, and how many there are. ``quiet``
    are the edits of white space, which ``edits`` leave out.
    """

    page: dict[str, Any]
    link: str | None
    rows: list[Row]
    shown: int
    whole: int
    broken: bool
    changes: tuple[int, int]
    signs: tuple[int, int]
    edits: Counter[str]
    quiet: Counter[str]
    losses: Counter[str]
    blocks: Counter[str]
    roles: Counter[str]
    sections: Counter[str]

    @property
    def name(self) -> str:
        """The title; without one, how the text begins, or where it comes from if that is hardly words."""
        if self.page["title"]:
            return str(self.page["title"])
        words = " ".join(self.page["text"][: 2 * _BEGINNING].split())
        if 2 * sum(char.isalnum() or char.isspace() for char in words) < len(words):
            return f"(no title) {self.page['source']}, record {self.page['record']}"
        return f"(no title) {words[:_BEGINNING]}{'…' if len(words) > _BEGINNING else ''}"

    @property
    def rules(self) -> list[str]:
        """Every rule that fired on the page."""
        return [*self.edits, *self.quiet, *self.losses, *self.blocks]


def view(page: dict[str, Any], rows: Rows) -> View:
    """Show one page, given its row of `pages` and its rows of the other tables."""
    text: str = page["text"]
    raw, changes = _raw_of(text, rows)
    shown = min(len(text), MOST_SHOWN)
    raw_marks, marks = marks_of(changes or [], rows["losses"], Origins(changes or []))
    there = Counter(mark.kind == "loss" for mark in marks)
    marked = Counter(mark.kind == "loss" for mark in marks[:MOST_MARKS] if mark.start < shown or shown == len(text))
    return View(
        page=page,
        link=web_address(page["url"]),
        rows=_rows(raw, text, changes, rows, raw_marks[:MOST_MARKS], marks[:MOST_MARKS]),
        shown=shown,
        whole=len(text),
        broken=changes is None,
        changes=(marked[False], there[False]),
        signs=(marked[True], there[True]),
        edits=Counter(row["rule"] for row in rows["edits"] if row["stage"] != QUIET_STAGE),
        quiet=Counter(row["rule"] for row in rows["edits"] if row["stage"] == QUIET_STAGE),
        losses=Counter(row["rule"] for row in rows["losses"]),
        blocks=Counter(row["rule"] for row in rows["blocks"]),
        roles=Counter(row["role"] for row in rows["blocks"]),
        sections=Counter(row["role"] for row in rows["sections"]),
    )


def web_address(url: str | None) -> str | None:
    """An address that may become a link: only those of the web do."""
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _raw_of(text: str, rows: Rows) -> tuple[str, list[Change] | None]:
    """The raw text and how it became `text`; no changes where the edits do not fit it."""
    try:
        edits = [read_edit(row) for row in rows["edits"]]
        raw = revert(text, edits)
        return raw, changes_of(raw, edits, rows["edits"])
    except (EditError, ValueError):
        return text, None


def _rows(
    raw: str, text: str, changes: list[Change] | None, rows: Rows, raw_marks: list[Mark], marks: list[Mark]
) -> list[Row]:
    """The rows of the first code points of a page; without changes the raw side stays empty."""
    shown = min(len(text), MOST_SHOWN)
    blocks = [block for block in rows["blocks"] if block["start"] < shown]
    if not blocks:
        return []
    origins = Origins(changes or [])
    starts = [0, *(block["start"] for block in blocks[1:]), shown]
    places = [0, *map(origins.of, starts[1:-1]), len(raw) if shown == len(text) else origins.of(shown)]
    sections = {section["heading"]: section["role"] for section in rows["sections"]}
    items = _places(rows)
    found: list[Row] = []
    room = MOST_RAW
    for block, (start, end), (raw_start, raw_end) in zip(blocks, pairwise(starts), pairwise(places), strict=True):
        left: list[Piece] = []
        if changes is not None:
            left = _fitting(cut(raw, raw_start, raw_end, _within(raw_marks, raw_start, raw_end)), room)
            room -= sum(len(piece.text) for piece in left)
        # What was removed at the very end of the page lies after its last character.
        right = list(cut(text, start, end, _within(marks, start, end + (end == len(text)))))
        section = sections.get(text[block["start"] : block["end"]], "") if block["role"] == "heading" else ""
        place, family = items.get(block["start"], ("", ""))
        found.append(Row(block["role"], block["rule"], section, place, family, _trimmed(left), _trimmed(right)))
    return found


def _fitting(pieces: Iterable[Piece], room: int) -> list[Piece]:
    """As many of the pieces as there is room for, in code points."""
    kept = []
    for piece in pieces:
        if len(piece.text) > room:
            kept.append(piece._replace(text=f"{piece.text[: max(0, room)]}… (cut)"))
            break
        kept.append(piece)
        room -= len(piece.text)
    return kept


def _within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the empty lines around the block."""
    pieces = list(pieces)
    while pieces and pieces[0].kind in ("text", "quiet") and not pieces[0].text.strip():
        del pieces[0]
    while pieces and pieces[-1].kind in ("text", "quiet") and not pieces[-1].text.strip():
        del pieces[-1]
    if pieces and pieces[0].kind == "text":
        pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip("\n"))
    if pieces and pieces[-1].kind == "text":
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    return pieces


def _places(rows: Rows) -> dict[int, tuple[str, str]]:
    """The place and family of each item, by where its block begins."""
    starts = [block["start"] for block in rows["blocks"]]
    return {
        starts[bisect_right(starts, item["start"]) - 1]: (str(item["ordinal"]), item["family"])
        for item in rows["items"]
    }
