"""Which pages stand in the sample: the worst of all, one for each rule, and random ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from pipeline.report.sample import Smallest
from pipeline.report.signs import SIGNS, points, read_signs, reasons

# This many pages with the very same signs stand in the sample before others of them fill it up.
ALIKE = 3


class Pick(NamedTuple):
    """A page of the sample: the part that it lies in, its points, the signs that it shows, the rules that fired."""

    page_id: str
    part: str
    points: int
    reasons: list[tuple[str, str]]
    rules: frozenset[str]

    @property
    def signs(self) -> tuple[str, ...]:
        """The names of the signs alone."""
        return tuple(name for name, _ in self.reasons)


class Chosen(NamedTuple):
    """The sample: the worst pages, the worst first; pages that show a rule that those do not; random ones."""

    worst: list[Pick]
    of_rules: list[tuple[str, Pick]]
    random: list[Pick]


class Picks:
    """Draws the sample while pages pass by, and counts the signs that they show."""

    def __init__(self, worst: int, random: int) -> None:
        self.flagged = 0
        self.signs: Counter[str] = Counter()
        self.sign_hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        # How many pages show the very same signs.
        self.alike: Counter[tuple[str, ...]] = Counter()
        self._worst_room, self._random_room = worst, random
        self._worst = Smallest[tuple[int, Pick]](worst)
        # The worst page of each sign, and some page of each rule, so that each can be seen in the sample.
        self._of_sign: defaultdict[str, Smallest[tuple[int, Pick]]] = defaultdict(lambda: Smallest(1))
        self._of_rule: defaultdict[str, Smallest[Pick]] = defaultdict(lambda: Smallest(1))
        self._alike: defaultdict[tuple[str, ...], Smallest[tuple[int, Pick]]] = defaultdict(lambda: Smallest(ALIKE))
        # Some of them may turn out to be in the sample already.
        self._random = Smallest[Pick](worst + random)

    def add(
        self,
        part: str,
        page_ids: Sequence[str],
        measures: pd.DataFrame,
        draws: Sequence[int],
        rules: Mapping[int, Iterable[str]],
    ) -> None:
        """Offer pages, each with a random number; `rules` holds what fired on each page, by its place here."""
        shown = read_signs(measures)
        scores = points(shown)
        self.flagged += int((scores > 0).sum())
        for sign, here in zip(SIGNS, shown.T, strict=True):
            self.signs[sign.name] += int(here.sum())
            self.sign_hosts[sign.name].update(measures["host"][here])
        for at, (key, score) in enumerate(zip(draws, scores.tolist(), strict=True)):
            names = tuple(sign.name for sign, here in zip(SIGNS, shown[at], strict=True) if here)
            self.alike[names] += 1
            fired = frozenset(rules.get(at, ()))
            rank = (-score, key)
            keepers = [(self._worst, rank), (self._alike[names], key), *((self._of_sign[name], rank) for name in names)]
            worst = [(keeper, by) for keeper, by in keepers if score and keeper.wants(by)]
            plain = [keeper for keeper in (self._random, *(self._of_rule[rule] for rule in fired)) if keeper.wants(key)]
            if worst or plain:
                pick = Pick(page_ids[at], part, score, reasons(measures.iloc[at], shown[at]), fired)
                for keeper, by in worst:
                    keeper.offer(by, (key, pick))
                for one in plain:
                    one.offer(key, pick)

    def sample(self) -> Chosen:
        """The sample.

        Every sign is shown if there is room, and so is every rule, in what the worst pages leave and half of the room
        for random ones. Of pages with the very same signs a few stand for all of them, as long as there are others.
        """
        ranked = [
            *sorted((found for one in self._of_sign.values() for found in one.values()), key=_rank),
            *sorted((found for alike in self._alike.values() for found in alike.values()), key=_rank),
            *self._worst.values(),
        ]
        kept = list({pick.page_id: (key, pick) for key, pick in ranked}.values())[: self._worst_room]
        worst = [pick for _, pick in sorted(kept, key=_rank)]
        of_rules = self._of_rules(worst, self._worst_room - len(worst) + self._random_room // 2)
        listed = {pick.page_id for pick in (*worst, *(pick for _, pick in of_rules))}
        room = self._random_room - max(0, len(worst) + len(of_rules) - self._worst_room)
        random = [pick for pick in self._random.values() if pick.page_id not in listed]
        return Chosen(worst, of_rules, random[:room])

    def _of_rules(self, shown: Sequence[Pick], room: int) -> list[tuple[str, Pick]]:
        """A page for each rule that none of those in the sample shows, as long as there is room."""
        covered = {rule for pick in shown for rule in pick.rules}
        found: list[tuple[str, Pick]] = []
        for rule, (pick,) in sorted((rule, one.values()) for rule, one in self._of_rule.items() if one.values()):
            if rule not in covered and len(found) < room:
                found.append((rule, pick))
                covered |= pick.rules
        return found


def _rank(found: tuple[int, Pick]) -> tuple[int, int]:
    key, pick = found
    return -pick.points, key
