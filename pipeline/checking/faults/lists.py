"""Lists that cannot be right: their ordinals, and items that hold more than an item."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from pipeline.checking.part import Part, Rows

# More points than this are two lists, or a menu.
MOST_POINTS = 20
# A last item that is too high by no more than this is kept as the page shows it: an editor cannot know.
_LAST = 2
_BULLET, _WORD = "bullet", "word"
# A short last line without an end, after a line that has one: up to eight words, or twelve characters without spaces.
_WORD_OF_LETTERS = r"[^\s\p{Han}\p{Hiragana}\p{Katakana}]"
_HEADING_WITHIN = (
    r"[.。!！?？;；…]['\"”’)）」]*[ \t]*\n\s*"
    rf"(?:(?:{_WORD_OF_LETTERS}+[ \t]+){{0,7}}{_WORD_OF_LETTERS}*\p{{L}}|\S{{1,11}}\p{{L}})\s*$"
)
_BLANK_LINE = r"\S[ \t]*\n[ \t]*\n\s*\S"

Integers = npt.NDArray[np.int64]


def late_starts(part: Part) -> dict[int, str]:
    """Lists that do not begin with 1: bullets, and numbers that continue nothing on their page."""
    if "items" not in part.rows:
        return {}
    items = part.rows["items"]
    order, begins = _lists(items)
    ordinals = items.integers("ordinal")
    falling = np.append(ordinals[order][1:] == ordinals[order][:-1] - 1, False) & ~np.append(begins[1:], True)
    late = np.zeros(len(items), dtype=bool)
    late[order] = begins & (ordinals[order] != 1) & ~falling
    found: dict[int, str] = {}
    for page, rows in _by_page(items, late):
        shown = _late(items, rows, late)
        if shown is not None:
            found[page] = f"{ordinals[shown]} {items.values('text')[shown][:60]!r} begins a list"
    return found


def _late(items: Rows, rows: range, late: npt.NDArray[np.bool_]) -> int | None:
    """The first late start on a page, if there is one."""
    families, ordinals = items.values("family"), items.values("ordinal")
    seen: set[tuple[str, int]] = set()
    for row in rows:
        family = families[row]
        if late[row] and family != _WORD and (family == _BULLET or (family, ordinals[row] - 1) not in seen):
            return row
        seen.add((family, ordinals[row]))
    return None


def ordinal_gaps(part: Part) -> dict[int, str]:
    """Lists with a gap, or that go back; those that count down, and a last item that is a little too high, are not."""
    if "items" not in part.rows or not len(part.rows["items"]):
        return {}
    items = part.rows["items"]
    order, begins = _lists(items)
    ordinals = items.integers("ordinal")[order]
    families = np.array(items.values("family"), dtype=object)[order]
    step = np.diff(ordinals)
    last = np.append(begins[2:], True)
    gap = np.where(step > 1, ~last | (step > 1 + _LAST), (step < 1) & (step != -1) & (ordinals[1:] != 1))
    gap &= ~begins[1:] & (families[1:] == families[:-1]) & (families[1:] != _BULLET)
    found: dict[int, str] = {}
    for at in np.flatnonzero(gap).tolist():
        before, after = (items.values("text")[order[place]][:40] for place in (at, at + 1))
        shown = f"{ordinals[at]} {before!r} is followed by {ordinals[at + 1]} {after!r}"
        found.setdefault(int(items.at[order[at]]), shown)
    return found


def swallowing_items(part: Part) -> dict[int, str]:
    """Items that end in a short line like a heading, and bullets that go on after a blank line."""
    if "items" not in part.rows:
        return {}
    items = part.rows["items"]
    texts = items.table["text"]
    broken = pc.and_(pc.equal(items.table["family"], _BULLET), pc.match_substring_regex(texts, _BLANK_LINE))
    chosen = pc.or_(pc.match_substring_regex(texts, _HEADING_WITHIN), broken)
    found: dict[int, str] = {}
    for row in np.flatnonzero(chosen.to_numpy()).tolist():
        found.setdefault(int(items.at[row]), f"… {items.values('text')[row][-80:]!r}")
    return found


def crowded_lists(part: Part) -> dict[int, str]:
    """More causes, or points of prevention, than a page has."""
    found: dict[int, str] = {}
    for column in ("prevention", "causes"):
        numbers = np.asarray(pc.list_value_length(part.pages[column]), dtype=np.int64)
        found |= {page: f"{numbers[page]} of {column}" for page in np.flatnonzero(numbers > MOST_POINTS).tolist()}
    return found


def _lists(items: Rows) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """The rows list by list, and which of these begin one; a list is what stands in one section and one item."""
    parents = np.asarray(pc.fill_null(items.table["parent"], -1), dtype=np.int64)
    keys = np.column_stack([items.at, items.integers("section"), parents])
    order = np.lexsort((np.arange(len(items)), parents, keys[:, 1], items.at))
    keys = keys[order]
    begins = np.ones(len(items), dtype=bool)
    begins[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    return order, begins


def _by_page(items: Rows, chosen: npt.NDArray[np.bool_]) -> Iterator[tuple[int, range]]:
    """The pages that have a chosen row, each with its rows."""
    for page in np.unique(items.at[chosen]).tolist():
        yield page, range(items.offsets[page], items.offsets[page + 1])
