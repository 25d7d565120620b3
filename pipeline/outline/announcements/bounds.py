"""Where lists end: bullets do not count on below a heading, and nothing is nested in an item above it."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.headings.headings import OTHER
from pipeline.outline.headings.table import Headings
from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.families import BULLET


def ended_lists(candidates: Candidates, lists: Lists, headings: Headings, parts: vec[i64]) -> Lists:
    """The lists as headings part them, and what else parts bullets, by candidate; `headings` are in page order.

    Numerals say themselves whether their list goes on below a heading. Bullets begin again, and what is nested in an
    item above the heading leaves it if the heading has a role, unless the item's own list goes on, or an item before it
    has a list below a heading of that role too: then the heading is a label within each.
    """
    if lists.count == 0:
        return lists
    part = _parts(candidates, lists, headings, parts, False)
    if part[0] == part[lists.count - 1]:
        return lists
    section = _parts(candidates, lists, headings, parts, True)
    last = _last_entries(lists)
    below = _roles_below(candidates, lists, headings)
    labels: set[str] = set()  # the roles of headings within the items of a list
    number: i64 = len(last)  # the number of the next new list
    renumbered = vec[i64]([-1] * len(last))  # by list, the number that its items have from now on
    latest = vec[i64]([-1] * len(last))  # by list, its last entry so far
    parted = Lists(lists.count)
    parted.strays = lists.strays
    entry: i64 = 0
    while entry < lists.count:
        list_id: i64 = lists.list_id[entry]
        is_bullet = _is_bullet(candidates, lists, entry)
        place: i64 = lists.place[entry]
        before: i64 = latest[list_id]
        if before >= 0 and is_bullet:
            place = parted.place[before] + 1
            if part[before] != part[entry]:
                renumbered[list_id] = number
                number += 1
                place = 1
        parent = _parent_of(candidates, lists, entry, section, last, below, labels)
        own: i64 = renumbered[list_id]
        if own < 0:
            own = list_id
        parted.add(lists.candidate[entry], lists.reading[entry], place, own, parent, lists.wrong[entry])
        latest[list_id] = entry
        entry += 1
    return parted


def _parent_of(
    candidates: Candidates,
    lists: Lists,
    entry: i64,
    section: vec[i64],
    last: vec[i64],
    below: list[str],
    labels: set[str],
) -> i64:
    """The item that an entry is still nested in below the headings above it, or -1; labels within items are noted."""
    parent: i64 = lists.parent[entry]
    while parent >= 0 and section[parent] != section[entry]:
        label = f"{lists.list_id[parent]} {below[parent]}" if section[entry] - section[parent] == 1 else ""
        if _goes_on(candidates, lists, last, parent, entry):
            labels.add(label)
            return parent
        if label and below[parent] and label in labels:
            return parent
        parent = lists.parent[parent]
    return parent


def _parts(candidates: Candidates, lists: Lists, headings: Headings, parts: vec[i64], with_role: bool) -> vec[i64]:
    """By entry, how many headings, or only those with a role, and gaps stand before it."""
    section = vec[i64]([0] * int(lists.count))
    heading: i64 = 0
    number: i64 = 0
    entry: i64 = 0
    while entry < lists.count:
        start: i64 = candidates.start[lists.candidate[entry]]
        while heading < headings.count and headings.start[heading] < start:
            if not with_role or headings.role[heading] != OTHER:
                number += 1
            heading += 1
        number += parts[lists.candidate[entry]]
        section[entry] = number
        entry += 1
    return section


def _roles_below(candidates: Candidates, lists: Lists, headings: Headings) -> list[str]:
    """By entry, the role of the last heading that stands between it and the next one; it may be none."""
    below = [""] * int(lists.count)
    entry: i64 = -1
    heading: i64 = 0
    while heading < headings.count:
        while entry + 1 < lists.count and candidates.start[lists.candidate[entry + 1]] < headings.start[heading]:
            entry += 1
        if entry >= 0 and headings.role[heading] != OTHER:
            below[entry] = headings.role[heading]
        heading += 1
    return below


def _last_entries(lists: Lists) -> vec[i64]:
    """By list, its last entry."""
    most: i64 = 0
    entry: i64 = 0
    while entry < lists.count:
        most = max(most, lists.list_id[entry])
        entry += 1
    last = vec[i64]([-1] * int(most + 1))
    entry = 0
    while entry < lists.count:
        last[lists.list_id[entry]] = entry
        entry += 1
    return last


def _is_bullet(candidates: Candidates, lists: Lists, entry: i64) -> bool:
    return candidates.family[lists.reading[entry]] == BULLET


def _goes_on(candidates: Candidates, lists: Lists, last: vec[i64], parent: i64, entry: i64) -> bool:
    """Whether the numbered list of an item above a heading goes on after an entry below it."""
    return not _is_bullet(candidates, lists, parent) and last[lists.list_id[parent]] > entry
