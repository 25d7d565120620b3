"""The states that one candidate leads to from all paths of a beam, and the cheapest path to each."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.lists.open_lists import NONE, hash_of
from pipeline.outline.lists.transitions import NO_MARKER, Transitions
from pipeline.outline.markers.candidates import Candidates

_BUCKETS: Final = 256


class State:
    """The innermost open list after a transition, if any, and the cheapest transition to it.

    ``origin`` is the path of the beam that the transition starts from.
    """

    def __init__(self) -> None:
        self.cost: float = 0.0
        self.origin: i64 = 0
        self.around: i64 = NONE
        self.family: i64 = 0
        self.last: i64 = 0
        self.setting: i64 = 0
        self.row: i64 = NO_MARKER
        self.how: i64 = 0
        self.next: i64 = -1


class States(Transitions):
    """All states that a candidate leads to, in the order in which they are found.

    Of two paths to a state that cost the same the first one stays, and and so does the first of several states.
    """

    def __init__(self, candidates: Candidates) -> None:
        super().__init__(candidates)
        self.origin: i64 = 0  # the path that transitions start from
        self._found: list[State] = []
        self._count: i64 = 0
        # States with the same bucket are chained. A link is the number of a state plus ``_base``, which
        # grows from candidate to candidate, so that no link has to be cleared.
        self._base: i64 = 0
        self._chains: vec[i64] = vec[i64]([-1] * _BUCKETS)

    def clear(self) -> None:
        """Forget all states."""
        self._base += self._count
        self._count = 0

    def offer(self, cost: float, around: i64, family: i64, last: i64, setting: i64, row: i64, how: i64) -> None:
        """Take a transition if it leads to a new state, or to a known one for less."""
        bucket: i64 = hash_of(around, family, last, setting) & (_BUCKETS - 1)
        first: i64 = self._chains[bucket] - self._base
        at: i64 = first
        while at >= 0:
            state = self._found[at]
            if state.last == last and state.family == family and state.setting == setting and state.around == around:
                if cost < state.cost:
                    state.cost = cost
                    state.origin = self.origin
                    state.row = row
                    state.how = how
                return
            at = state.next
        if self._count == len(self._found):
            self._found.append(State())
        state = self._found[self._count]
        state.cost = cost
        state.origin = self.origin
        state.around = around
        state.family = family
        state.last = last
        state.setting = setting
        state.row = row
        state.how = how
        state.next = first
        self._chains[bucket] = self._base + self._count
        self._count += 1

    def cheapest(self, beam: i64, most: float) -> list[State]:
        """The cheapest states that cost no more than `most`, up to `beam` of them."""
        ranked: list[State] = []
        size: i64 = 0
        number: i64 = 0
        while number < self._count:
            state = self._found[number]
            number += 1
            if state.cost > most:
                continue
            if size < beam:
                ranked.append(state)
                size += 1
            elif state.cost >= ranked[size - 1].cost:
                continue
            at: i64 = size - 1
            while at > 0 and state.cost < ranked[at - 1].cost:
                ranked[at] = ranked[at - 1]
                at -= 1
            ranked[at] = state
        return ranked
