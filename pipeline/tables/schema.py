"""The tables: what columns they have.

The columns are declared here and nowhere else; the schemas, the documentation and the
checks are made from this declaration.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

import pyarrow as pa

from pipeline.edits import Edit
from pipeline.records import SECTION_ROLES, BlockRole
from pipeline.rules import BLOCKS, CLEANING, LOSSES, SECTIONS


class Column(NamedTuple):
    """A column of a table; ``required`` ones are never null. Where ``values`` are listed, it holds no others."""

    name: str
    type: pa.DataType
    required: bool
    description: str
    values: tuple[str, ...] = ()


_TEXT, _COUNT, _FLAG = pa.string(), pa.int32(), pa.bool_()
_START = "Where it begins in the page's `text`, in code points from 0."
_END = "Where it ends in the page's `text`; the code point there is not part of it."
_PAGE = Column("page_id", _TEXT, True, "The page; key of `pages`.")
_RECORD = Column("record", pa.int64(), True, "The number of the record in its source, from 0.")
LINKS = ("recommendation", "prev", "next")
_BLOCK_ROLES: tuple[str, ...] = get_args(BlockRole)
_SOURCE = Column("source", _TEXT, True, "The input's name, relative to the root of the dump.")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "pages": (
        Column("page_id", _TEXT, True, "The page: a hash of source, record and raw text, the same on every machine."),
        _SOURCE,
        _RECORD,
        Column("url", _TEXT, False, "The page's address, where the input gives one."),
        Column("lang", _TEXT, False, "The language as an ISO 639-1 code, null where nothing decides."),
        Column("title", _TEXT, False, "The title, once, however often the page shows it."),
        Column("body", _TEXT, True, "The article's prose outside headings, lists, navigation and teasers."),
        Column("article", _TEXT, True, "The whole article in reading order, lists included, numbering repaired."),
        Column("causes", pa.list_(_TEXT), True, "The points under causes, each with what is nested in it."),
        Column("prevention", pa.list_(_TEXT), True, "The points under prevention, each with what is nested in it."),
        Column("prev_title", _TEXT, False, 'The title after "previous".'),
        Column("next_title", _TEXT, False, 'The title after "next".'),
        Column("text", _TEXT, True, "The cleaned page; all offsets count its code points."),
        Column("n_edits", _COUNT, True, "How many rows of `edits` the page has."),
        Column("n_losses", _COUNT, True, "How many rows of `losses` the page has."),
        Column("raw_sha256", _TEXT, True, "SHA-256 of the raw text as UTF-8; what `revert` gives back must have it."),
        Column("encoding", _TEXT, False, "What the page was decoded from; null in formats that are always Unicode."),
        Column("extra", _TEXT, False, "The input's further keys, as a JSON object."),
    ),
    "blocks": (
        _PAGE,
        Column("block", _COUNT, True, "The block's number in the page, from 0."),
        Column(
            "role", _TEXT, True, "What the block is: title, lead, heading, item, nav_prev, rec_teaser ...", _BLOCK_ROLES
        ),
        Column(
            "alone",
            _TEXT,
            True,
            "What its line would be by itself, before the lines around it are asked.",
            _BLOCK_ROLES,
        ),
        Column("start", _COUNT, True, _START),
        Column("end", _COUNT, True, _END),
        Column("rule", _TEXT, True, "The rule that decided the role.", tuple(BLOCKS)),
    ),
    "sections": (
        _PAGE,
        Column("section", _COUNT, True, "The section's number in the page, from 0."),
        Column("role", _TEXT, True, "What the section is about: causes, prevention, symptoms ...", SECTION_ROLES),
        Column("heading", _TEXT, False, "The heading as shown; null for what stands before the first one."),
        Column("text", _TEXT, True, "What stands under the heading, with repaired markers."),
        Column("start", _COUNT, True, _START),
        Column("end", _COUNT, True, _END),
        Column("rule", _TEXT, True, "The rule that found the heading.", (*BLOCKS, *SECTIONS)),
        Column("evidence", _TEXT, False, "The language and phrase that decided the role; null for unknown roles."),
    ),
    "items": (
        _PAGE,
        Column("section", _COUNT, True, "The section that the item stands in."),
        Column("item", _COUNT, True, "The item's number in the page, from 0."),
        Column("role", _TEXT, True, "The role of its section.", SECTION_ROLES),
        Column("level", _COUNT, True, "How many lists it is nested in, from 0."),
        Column("parent", _COUNT, False, "The number of the item that its list is nested in."),
        Column("ordinal", _COUNT, True, "The true place in its list, from 1."),
        Column("marker", _TEXT, True, "The marker that the page should have shown."),
        Column("marker_raw", _TEXT, True, "The marker that the page showed, before any cleaning."),
        Column("family", _TEXT, True, "The kind of marker: circled, decimal-dot, han-comma, bullet, word ..."),
        Column("repaired", _FLAG, True, "Whether `marker` and `marker_raw` differ."),
        Column("text", _TEXT, True, "The item without its marker: `text[start:end]` of the page."),
        Column("start", _COUNT, True, _START),
        Column("end", _COUNT, True, _END),
    ),
    "recommendations": (
        _PAGE,
        Column("rank", _COUNT, True, "The place among the page's recommendations, from 1."),
        Column("title", _TEXT, False, "The title of the recommended page."),
        Column("teaser", _TEXT, False, "The beginning of its text."),
        Column("truncated", _FLAG, True, "Whether the teaser ends cut off, in `...` or `…`."),
        Column("start", _COUNT, True, _START),
        Column("end", _COUNT, True, _END),
    ),
    "edits": (
        _PAGE,
        Column("seq", _COUNT, True, "The edit's number in the page, from 0, in the order in which it was made."),
        Column("stage", _TEXT, True, "The stage that proposed it."),
        Column("rule", _TEXT, True, "The rule that fired.", tuple(CLEANING)),
        Column("start", _COUNT, True, "Where `before` begins in the text that the stage was given."),
        Column("end", _COUNT, True, "Where `before` ends in the text that the stage was given."),
        Column("before", _TEXT, True, "What stood there; a lone surrogate is shown as its escape, such as `\\ud83d`."),
        Column("after", _TEXT, True, "What stands there now; empty for a removal."),
        Column("text_start", _COUNT, True, "Where `after` begins in the page's `text`."),
        Column("text_end", _COUNT, True, "Where `after` ends in the page's `text`."),
    ),
    "losses": (
        _PAGE,
        Column("seq", _COUNT, True, "The loss's number in the page, from 0, in the order of the text."),
        Column("rule", _TEXT, True, "What was lost, by the rule that knows the sign.", tuple(LOSSES)),
        Column("start", _COUNT, True, _START),
        Column("end", _COUNT, True, _END),
        Column("text", _TEXT, True, "The signs that stand there: U+FFFD, 锟斤拷, private use ..."),
    ),
    "rejects": (
        _SOURCE,
        _RECORD,
        Column("offset", pa.int64(), True, "Where the record begins in its source, in bytes."),
        Column("reason", _TEXT, True, "Why it is no page, in a few words that are always the same."),
        Column("detail", _TEXT, True, "What exactly was met."),
        Column("raw", pa.binary(), True, "The record's bytes, at most 1 MiB of them."),
    ),
}

TABLES = tuple(COLUMNS)
# Tables that are computed from the others when a run is over.
DERIVED: dict[str, tuple[Column, ...]] = {
    "links": (
        _PAGE,
        Column("kind", _TEXT, True, "Where the link stands: recommendation, prev, next.", LINKS),
        Column("rank", _COUNT, True, "The rank in `recommendations`; 1 for previous and next."),
        Column("target_page_id", _TEXT, False, "The page that it leads to; null where no title, or several, fit."),
        Column(
            "agreement",
            pa.float64(),
            False,
            "How much of the teaser is the beginning of that page, from 0 to 1; for previous and next 1 if that page"
            " links back, else 0. Null where there is nothing to compare.",
        ),
    ),
}
# The column that counts the rows of a page, and the number that it begins with.
NUMBERED: dict[str, tuple[str, int]] = {
    "blocks": ("block", 0),
    "sections": ("section", 0),
    "items": ("item", 0),
    "recommendations": ("rank", 1),
    "edits": ("seq", 0),
    "losses": ("seq", 0),
}
# The file that says that a run is whole; it is written last.
MANIFEST = "manifest.json"


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table, with a description on every field."""
    return pa.schema(
        [
            pa.field(column.name, column.type, not column.required, {"description": column.description})
            for column in {**COLUMNS, **DERIVED}[table]
        ]
    )


@cache
def values_of(table: str, name: str) -> tuple[str, ...]:
    """The values that a column may have; none are listed where it may have any."""
    return next(column.values for column in COLUMNS[table] if column.name == name)


@cache
def places_of(table: str, name: str) -> dict[str, int]:
    """The values that a column may have, each with its place among them.

    >>> places_of("blocks", "role")["title_repeat"]
    1
    """
    return {value: place for place, value in enumerate(values_of(table, name))}


def page_id_of(source: str, record: int, raw_sha256: str) -> str:
    """The key of a page: 24 hexadecimal digits that depend on nothing but the input."""
    return hashlib.sha256(f"{source}\n{record}\n{raw_sha256}".encode()).hexdigest()[:24]


def read_edit(row: Mapping[str, Any]) -> Edit:
    """One row of `edits` as the `Edit` that it was, ready for `pipeline.revert`."""
    edit = Edit(*(row[name] for name in Edit._fields))
    if edit.rule == "lone-surrogate":
        edit = edit._replace(before=chr(int(edit.before[2:], 16)))
    return edit
