"""The states that one candidate leads to from all paths of a beam, with the cheapest way to each."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.lists.transitions import DEEPEST, OpenLists, Transitions

_BUCKETS: Final = 256


class Reached:
    """States as columns, in the order in which they were first found; of two equally cheap ways the first one stays.

    A state is reached from path ``origin`` with a transition, and its columns are those of that transition.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.cost: vec[float] = vec[float]()
        self.origin: vec[i64] = vec[i64]()
        self.depth: vec[i64] = vec[i64]()
        self.family: vec[i64] = vec[i64]()
        self.last: vec[i64] = vec[i64]()
        self.setting: vec[i64] = vec[i64]()
        self.row: vec[i64] = vec[i64]()
        self.how: vec[i64] = vec[i64]()
        # States whose innermost lists look alike are chained. A link is the number of a state plus ``_base``, which grows
        # from candidate to candidate, so that no link has to be cleared.
        self._base: i64 = 0
        self._chains: vec[i64] = vec[i64]([-1] * _BUCKETS)
        self._next: vec[i64] = vec[i64]()

    def clear(self) -> None:
        """Forget all states."""
        self._base += self.count
        self.count = 0

    def offer(self, lists: OpenLists, path: i64, found: Transitions, number: i64) -> None:
        """Take a transition from a path if it leads to a new state, or to a known one more cheaply."""
        depth: i64 = found.depth[number]
        family: i64 = found.family[number]
        last: i64 = found.last[number]
        setting: i64 = found.setting[number]
        bucket: i64 = (family * 37 + last * 5 + setting * 3 + depth * 67) & (_BUCKETS - 1)
        first: i64 = self._chains[bucket]
        at: i64 = first - self._base
        while at >= 0:
            if (
                self.last[at] == last
                and self.family[at] == family
                and self.setting[at] == setting
                and self.depth[at] == depth
                and are_same(lists, self.origin[at], path, depth - 1)
            ):
                if found.cost[number] < self.cost[at]:
                    self.cost[at] = found.cost[number]
                    self.origin[at] = path
                    self.row[at] = found.row[number]
                    self.how[at] = found.how[number]
                return
            at = self._next[at] - self._base
        at = self.count
        if at == len(self.depth):
            self._grow()
        self.cost[at] = found.cost[number]
        self.origin[at] = path
        self.depth[at] = depth
        self.family[at] = family
        self.last[at] = last
        self.setting[at] = setting
        self.row[at] = found.row[number]
        self.how[at] = found.how[number]
        self._next[at] = first
        self._chains[bucket] = self._base + at
        self.count = at + 1

    def rank(self, best: vec[i64]) -> i64:
        """Fill `best` with the cheapest states, the first found first among equals; how many they are."""
        most: i64 = len(best)
        ranked: i64 = 0
        number: i64 = 0
        while number < self.count:
            cost = self.cost[number]
            at: i64 = ranked
            if ranked < most:
                ranked += 1
            elif cost < self.cost[best[most - 1]]:
                at -= 1
            else:
                number += 1
                continue
            while at > 0 and cost < self.cost[best[at - 1]]:
                best[at] = best[at - 1]
                at -= 1
            best[at] = number
            number += 1
        return ranked

    def _grow(self) -> None:
        self.cost = append(self.cost, 0.0)
        self.origin = append(self.origin, 0)
        self.depth = append(self.depth, 0)
        self.family = append(self.family, 0)
        self.last = append(self.last, 0)
        self.setting = append(self.setting, 0)
        self.row = append(self.row, 0)
        self.how = append(self.how, 0)
        self._next = append(self._next, -1)


def are_same(lists: OpenLists, one: i64, other: i64, depth: i64) -> bool:
    """Whether the outermost `depth` lists of two paths are the same."""
    if one == other:
        return True
    at: i64 = one * DEEPEST
    beside: i64 = other * DEEPEST
    end: i64 = at + depth
    while at < end:
        if (
            lists.family[at] != lists.family[beside]
            or lists.last[at] != lists.last[beside]
            or lists.setting[at] != lists.setting[beside]
        ):
            return False
        at += 1
        beside += 1
    return True
