"""The lists of a page: which candidates are items, and which numerals belong to no item."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists.beam_search import read_candidates
from pipeline.outline.lists.convincing import Members, drop_doubtful
from pipeline.outline.lists.joins import join_lists
from pipeline.outline.lists.readings import Readings
from pipeline.outline.lists.repairs import settle_wrong_numerals
from pipeline.outline.lists.strays import find_strays
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.scan.lines import Lines


class Lists:
    """The items of all lists of a page in order, as columns, and its stray numerals.

    An entry is a ``candidate`` that is the item at ``place`` of list ``list_id``, inside entry ``parent`` (-1 if it is
    in none). ``reading`` is the row of the candidates' table that says how its marker is read; ``wrong`` says that it
    shows another place and can be repaired. ``strays`` are the candidates of numerals that belong to no item.
    """

    def __init__(self, most: i64 = 0) -> None:
        self.count: i64 = 0
        self.candidate: vec[i64] = vec[i64](capacity=most)
        self.reading: vec[i64] = vec[i64](capacity=most)
        self.place: vec[i64] = vec[i64](capacity=most)
        self.list_id: vec[i64] = vec[i64](capacity=most)
        self.parent: vec[i64] = vec[i64](capacity=most)
        self.wrong: vec[i64] = vec[i64](capacity=most)
        self.strays: vec[i64] = vec[i64]()

    def add(self, candidate: i64, reading: i64, place: i64, list_id: i64, parent: i64, wrong: i64) -> None:
        """Add an entry."""
        self.candidate = append(self.candidate, candidate)
        self.reading = append(self.reading, reading)
        self.place = append(self.place, place)
        self.list_id = append(self.list_id, list_id)
        self.parent = append(self.parent, parent)
        self.wrong = append(self.wrong, wrong)
        self.count += 1


def read_lists(page: Lines, candidates: Candidates) -> Lists:
    """The items of all lists that convince, and the numerals that end an item and belong to none."""
    if candidates.count == 0:
        return Lists()
    readings = read_candidates(candidates)
    join_lists(candidates, readings)
    members = Members(candidates, readings)
    drop_doubtful(page, candidates, readings, members)
    if readings.any_wrong:
        settle_wrong_numerals(page, candidates, readings)
    lists = _entries(readings)
    lists.strays = vec[i64](find_strays(page, candidates, readings, members))
    return lists


def _entries(readings: Readings) -> Lists:
    """The readings that are items, with the entries that they stand in."""
    lists = Lists(readings.count)
    list_ids = readings.list_id
    entry_of = vec[i64](capacity=readings.count)
    candidate: i64 = 0
    while candidate < readings.count:
        if list_ids[candidate] < 0:
            entry_of = append(entry_of, -1)
        else:
            entry_of = append(entry_of, lists.count)
            around: i64 = readings.parent[candidate]
            lists.add(
                candidate,
                readings.row[candidate],
                readings.place[candidate],
                list_ids[candidate],
                entry_of[around] if around >= 0 else -1,
                readings.wrong[candidate],
            )
        candidate += 1
    return lists


def without(lists: Lists, dropped: set[int]) -> Lists:
    """The lists without some entries; what was nested in a dropped entry moves into the one around it."""
    left = Lists(lists.count)
    left.strays = lists.strays
    kept = vec[i64](capacity=lists.count)
    entry: i64 = 0
    while entry < lists.count:
        if entry in dropped:
            kept = append(kept, -1)
        else:
            parent: i64 = lists.parent[entry]
            while parent >= 0 and kept[parent] < 0:
                parent = lists.parent[parent]
            kept = append(kept, left.count)
            left.add(
                lists.candidate[entry],
                lists.reading[entry],
                lists.place[entry],
                lists.list_id[entry],
                kept[parent] if parent >= 0 else -1,
                lists.wrong[entry],
            )
        entry += 1
    return left
