"""What the stages hand to each other: raw pages, rejects and the parts of a parsed page.

All offsets are code points in the page's cleaned text, zero-based and half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from pipeline.edits import Edit

BlockRole = Literal[
    "title",
    "title_repeat",
    "byline",
    "breadcrumb",
    "lead",
    "heading",
    "paragraph",
    "item",
    "nav_prev",
    "nav_next",
    "rec_heading",
    "rec_title",
    "rec_teaser",
    "boilerplate",
    "other",
]

SECTION_ROLES = (
    *("overview", "causes", "risk_factors", "symptoms", "complications", "diagnosis"),
    *("treatment", "prevention", "precautions", "diet", "self_care", "outlook"),
    *("steps", "tips", "faq", "summary", "other"),
    *("frequency", "inheritance", "genetics", "stages", "research"),
)


class Piece(NamedTuple):
    """One record as cut from its source, not decoded yet.

    ``kind`` says what its bytes are: a plain ``text`` whose encoding is to be found out, or a ``json`` object.
    ``offset`` is its first byte in the source, unpacked where that is compressed. ``done`` is how many bytes of
    the input, as it lies there, are done with it. ``encoding`` is what the source was decoded from, or says it is in.
    """

    source: str
    record: int
    offset: int
    kind: str
    raw: bytes
    url: str | None = None
    done: int = 0
    encoding: str | None = None


class RawPage(NamedTuple):
    """One record of the input, decoded but otherwise as scraped; ``offset`` is its first byte in the source.

    ``encoding`` is what its bytes were decoded from; None in formats that are Unicode by definition.
    """

    source: str
    record: int
    text: str
    offset: int = 0
    url: str | None = None
    extra: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """One record of the input that could not become a page."""

    source: str
    record: int
    offset: int
    reason: str
    detail: str
    raw: bytes


class Block(NamedTuple):
    """A piece of the page; the blocks and the white space between them are the page.

    ``alone`` is what its line would be by itself, before the lines around it are asked.
    """

    role: BlockRole
    start: int
    end: int
    rule: str
    alone: BlockRole = "paragraph"


class Section(NamedTuple):
    """A heading and what stands under it: ``text`` is the page from ``start`` to ``end``."""

    role: str
    heading: str | None
    text: str
    start: int
    end: int
    rule: str
    evidence: str | None


class Item(NamedTuple):
    """A list item: ``text`` is the page from ``start`` to ``end``, without the marker.

    ``section`` counts the page's sections from 0, ``parent`` its items from 0.
    ``ordinal`` is the true place in the list, ``marker`` what the page should have
    shown and ``marker_raw`` what it showed.
    """

    section: int
    role: str
    level: int
    parent: int | None
    ordinal: int
    marker: str
    marker_raw: str
    family: str
    repaired: bool
    text: str
    start: int
    end: int


class Placed(Protocol):
    """What is asked of an item to find the points of a page."""

    @property
    def role(self) -> str:
        """What its section is about."""

    @property
    def parent(self) -> int | None:
        """The item that it is nested in, by its number on the page."""

    @property
    def start(self) -> int:
        """Where its text begins."""

    @property
    def end(self) -> int:
        """Where its text ends."""


def points_of(text: str, items: Sequence[Placed], role: str) -> list[str]:
    """The points that a page lists under a role: an item that is nested in another one of the role is a part of it."""
    spans: list[tuple[int, int]] = []
    for item in items:
        if item.role != role:
            continue
        if not spans or item.parent is None or items[item.parent].role != role:
            spans.append((item.start, item.end))
        else:
            spans[-1] = (spans[-1][0], item.end)
    return [text[start:end] for start, end in spans]


class Recommendation(NamedTuple):
    """A link to another page: its title, the beginning of its text, or both."""

    title: str | None
    teaser: str | None
    truncated: bool
    start: int
    end: int


class Loss(NamedTuple):
    """Characters that nobody can bring back: ``text`` stands for them in the page, from ``start`` to ``end``."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: the cleaned text, its parts, the edits that made it, and what they could not bring back."""

    text: str
    lang: str | None
    title: str | None
    body: str
    article: str
    prev_title: str | None
    next_title: str | None
    blocks: tuple[Block, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    items: tuple[Item, ...] = field(repr=False)
    recommendations: tuple[Recommendation, ...] = field(repr=False)
    edits: tuple[Edit, ...] = field(repr=False)
    losses: tuple[Loss, ...] = field(repr=False)

    @property
    def causes(self) -> list[str]:
        """The points under causes: each item with what is nested in it."""
        return points_of(self.text, self.items, "causes")

    @property
    def prevention(self) -> list[str]:
        """The points under prevention: each item with what is nested in it."""
        return points_of(self.text, self.items, "prevention")

    def __str__(self) -> str:
        """The page as plain text for a person: what it says, and what was changed."""
        lines = [f"title: {self.title}", f"lang:  {self.lang}"]
        repairs = {item.end: f"  (was {item.marker_raw})" for item in self.items if item.repaired}
        for section in self.sections:
            lines += ["", f"[{section.role}] {section.heading or '(no heading)'}"]
            text, at = "", section.start
            for end in sorted(end for end in repairs if section.start < end <= section.end):
                text += self.text[at:end] + repairs[end]
                at = end
            text += self.text[at : section.end]
            lines += [f"  {line}" for line in text.split("\n") if line.strip()]
        lines += ["", f"previous: {self.prev_title}", f"next:     {self.next_title}"]
        if self.recommendations:
            lines.append(f"recommendations: {len(self.recommendations)}")
            lines += [
                f"  {found.title or '(no title)'} | {found.teaser or '(no teaser)'}" for found in self.recommendations
            ]
        lines.append(f"edits: {len(self.edits)}")
        lines += [f"  {edit.before!r} -> {edit.after!r} ({edit.rule})" for edit in self.edits]
        if self.losses:
            lines.append(f"losses: {len(self.losses)}")
            lines += [f"  {loss.text!r} ({loss.rule})" for loss in self.losses]
        return "\n".join(lines)
