"""Titles and headings that are none, by what they look like."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.characters import BULLETS
from pipeline.checking.part import Part

# A heading of more characters than this is prose.
LONGEST_HEADING = 200

# The patterns are for RE2, the engine of Arrow: it is linear, and has no look-around.
_LETTER = r"\p{L}"
_MARKER = (
    rf"^\s*(?:[{BULLETS}▲►▶➤→❖※◇◆○□]|[\-*+–—]\s|[*_~=\-]{{2}}|[>|]|#{{1,6}}\s"
    r"|[(（\[]?\d{1,2}[)）\]、]|\d{1,2}\.\s|[①-⑳⑴-⒛❶-❿])"
)
_PATH = r"\s[>›»]\s|^https?://"
# Four words or more, the last one in small letters; in Han eight characters.
_SENTENCE = r"(?:\S+\s+){3}.*\p{Ll}{4}\.$|\p{Han}.{7,}。$"
# A word in small letters, a full stop, and a capital letter; three words at least stand before.
_TWO_SENTENCES = (
    r"(?:[\p{L}\p{M}'’]{2,}[,;]?\s+){2}[^\p{Lu}\s\d][\p{L}\p{M}]{2,}\.['\"”’)]*\s+[\"“¿¡]?\p{Lu}|\p{L}{4}。\s*\p{L}{2}"
)
# These rules take sentences that announce a list.
_SENTENCES = pa.array(["heading-sentence", "heading-list"])
_FULL_STOP = r"\p{Ll}\.|。"
# What announces a list or asks is a heading, however long.
_ANNOUNCES = r"[:：?？]\s*$"
_MARKDOWN = r"\*\*\S|\S\*\*|\]\(https?:"
# In items it may be a comment of some code.
_HASHES = r"^\s*#{1,6} \S"


def odd_titles(part: Part) -> dict[int, str]:
    """Titles that are a rule line, a number, a bullet, a path, an address or a sentence."""
    titles = part.pages["title"]
    odd = pc.or_(pc.invert(_fits(titles, _LETTER)), _fits(titles, f"{_MARKER}|{_PATH}|{_SENTENCE}"))
    return _shown(range(len(titles)), titles, pc.and_(titles.is_valid(), odd))


def prose_headings(part: Part) -> dict[int, str]:
    """Headings that are sentences."""
    if "sections" not in part.rows:
        return {}
    sections = part.rows["sections"]
    headings = sections.table["heading"]
    # Few headings have a full stop after a letter; only they pay for the long patterns.
    announces = pc.or_(_fits(headings, _ANNOUNCES), pc.is_in(sections.table["rule"], value_set=_SENTENCES))
    likely = pc.and_(pc.invert(announces), _fits(headings, rf"{_FULL_STOP}|.{{{LONGEST_HEADING}}}"))
    rows = np.flatnonzero(likely.to_numpy())
    few = headings.take(rows)
    prose = pc.or_(_fits(few, f"{_TWO_SENTENCES}|{_SENTENCE}"), _longer(few, LONGEST_HEADING))
    return _shown(sections.at[rows].tolist(), few, prose)


def left_markdown(part: Part) -> dict[int, str]:
    """Signs of Markdown in titles, headings and items."""
    found: dict[int, str] = {}
    for table, column, pattern in (
        ("sections", "heading", f"{_MARKDOWN}|{_HASHES}"),
        ("items", "text", _MARKDOWN),
    ):
        if table in part.rows:
            rows = part.rows[table]
            found |= _shown(rows.at.tolist(), rows.table[column], _fits(rows.table[column], pattern))
    titles = part.pages["title"]
    return found | _shown(range(len(titles)), titles, _fits(titles, f"{_MARKDOWN}|{_HASHES}"))


def _fits(texts: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False)


def _longer(texts: pa.ChunkedArray, limit: int) -> pa.ChunkedArray:
    return pc.fill_null(pc.greater(pc.utf8_length(texts), limit), False)


def _shown(owners: Iterable[int], texts: pa.ChunkedArray, chosen: pa.ChunkedArray) -> dict[int, str]:
    """The first text of each page that was chosen."""
    found: dict[int, str] = {}
    places = list(owners)
    for row in np.flatnonzero(chosen.to_numpy()).tolist():
        found.setdefault(places[row], repr(texts[row].as_py()))
    return found
