"""The figures of a run, counted chunk by chunk."""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.report.chunks import Chunk
from pipeline.report.examples import Examples
from pipeline.report.histograms import COUNTS, LENGTHS, SHARES, Histogram
from pipeline.report.measures import lengths, owners_of
from pipeline.report.sample import Smallest, draw
from pipeline.report.signs import SIGNS, points, read_signs, reasons

# The measures that are summed up over all pages of a language or a host.
SUMS = ("titled", "sections", "items", "causes", "prevention", "teasers", "renumbered", "edits", "losses", "lost")
_SHARES = ("article", "boilerplate", "other")


# So many pages with the very same signs stand in the sample before others of them fill it up.
ALIKE = 3


class Pick(NamedTuple):
    """A page of the sample: the part that it lies in, its points, and the signs that it shows."""

    page_id: str
    part: str
    points: int
    reasons: list[tuple[str, str]]

    @property
    def signs(self) -> tuple[str, ...]:
        """The names of the signs alone."""
        return tuple(name for name, _ in self.reasons)


class Figures:
    """What the report says of a run; `worst` and `random` are the pages of the sample."""

    def __init__(self, worst: int, random: int, seed: int) -> None:
        self.pages = 0
        # Pages with an edit besides white space, pages with a sign, characters that are lost.
        self.edited = 0
        self.flagged = 0
        self.lost = 0
        self.rows: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.by_language: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.by_host: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.signs: Counter[str] = Counter()
        self.sign_hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        # Keys are (table, role), with the number of rows and of pages that have one.
        self.roles: Counter[tuple[str, str]] = Counter()
        self.role_pages: Counter[tuple[str, str]] = Counter()
        self.role_languages: Counter[tuple[str, str]] = Counter()
        # Keys are (table, rule).
        self.rules: Counter[tuple[str, str]] = Counter()
        self.rule_pages: Counter[tuple[str, str]] = Counter()
        self.stage_of: dict[str, str] = {}
        self.examples = {table: Examples(table) for table in ("edits", "losses")}
        self.histograms = {
            "characters": Histogram(LENGTHS),
            "article": Histogram(SHARES),
            "boilerplate": Histogram(SHARES),
            "sections": Histogram(COUNTS),
            "items": Histogram(COUNTS),
            "edits": Histogram(COUNTS),
            "items per list": Histogram(COUNTS),
            "item length": Histogram(LENGTHS),
        }
        self.section_lengths: defaultdict[str, Histogram] = defaultdict(lambda: Histogram(LENGTHS))
        self._seed = seed
        self._worst_room = worst
        self._worst = Smallest[tuple[int, Pick]](worst)
        # The worst page of each sign, so that each can be seen in the sample.
        self._of_sign: defaultdict[str, Smallest[tuple[int, Pick]]] = defaultdict(lambda: Smallest(1))
        # Pages that show the very same signs, and how many they are.
        self._alike: defaultdict[tuple[str, ...], Smallest[tuple[int, Pick]]] = defaultdict(lambda: Smallest(ALIKE))
        self.alike: Counter[tuple[str, ...]] = Counter()
        # Some of them may turn out to be among the worst already.
        self._random = Smallest[Pick](worst + random)
        self._random_room = random

    def add(self, chunk: Chunk, measures: pd.DataFrame) -> None:
        """Count the pages of a chunk, given their measures."""
        self.pages += len(measures)
        self.edited += int((measures["edits"] > 0).sum())
        self.lost += int(measures["lost"].sum())
        self.rows.update({table: rows.num_rows for table, rows in chunk.rows.items()})
        self.stages.update(chunk.rows["edits"]["stage"].to_pylist())
        draws = [draw(self._seed, key) for key in chunk.pages["page_id"].to_pylist()]
        self._add_groups(measures)
        self._add_roles(chunk, measures)
        self._add_rules(chunk)
        self._add_distributions(chunk, measures)
        self._pick(chunk, measures, draws)
        for examples in self.examples.values():
            examples.add(chunk, draws)

    def sample(self) -> tuple[list[Pick], list[Pick]]:
        """The worst pages, the worst first, and random ones that are not among them.

        Every sign is shown if there is room. Of pages with the very same signs a few stand for all of them, as long as
        there are others to show.
        """
        ranked = [
            *sorted((found for one in self._of_sign.values() for found in one.values()), key=_rank),
            *sorted((found for alike in self._alike.values() for found in alike.values()), key=_rank),
            *self._worst.values(),
        ]
        kept = list({pick.page_id: (key, pick) for key, pick in ranked}.values())[: self._worst_room]
        worst = [pick for _, pick in sorted(kept, key=_rank)]
        listed = {pick.page_id for pick in worst}
        random = [pick for pick in self._random.values() if pick.page_id not in listed]
        return worst, random[: self._random_room]

    def _add_groups(self, measures: pd.DataFrame) -> None:
        for groups, column in ((self.by_language, "language"), (self.by_host, "host")):
            for name, sums in measures.groupby(column)[[*SUMS, *_SHARES]].sum().iterrows():
                groups[str(name)].update({str(key): value for key, value in sums.items()})
            for name, count in measures[column].value_counts().items():
                groups[str(name)]["pages"] += count

    def _add_roles(self, chunk: Chunk, measures: pd.DataFrame) -> None:
        languages = measures["language"].to_numpy()
        for table in ("blocks", "sections", "items"):
            pairs = Counter(zip(owners_of(chunk, table).tolist(), chunk.rows[table]["role"].to_pylist(), strict=True))
            for (owner, role), count in pairs.items():
                self.roles[table, role] += count
                self.role_pages[table, role] += 1
                if table == "sections":
                    self.role_languages[role, languages[owner]] += count

    def _add_rules(self, chunk: Chunk) -> None:
        for table in ("edits", "losses"):
            rules = chunk.rows[table]["rule"].to_pylist()
            if table == "edits":
                self.stage_of.update(zip(rules, chunk.rows[table]["stage"].to_pylist(), strict=True))
            pairs = Counter(zip(owners_of(chunk, table).tolist(), rules, strict=True))
            for (_, rule), count in pairs.items():
                self.rules[table, rule] += count
                self.rule_pages[table, rule] += 1

    def _add_distributions(self, chunk: Chunk, measures: pd.DataFrame) -> None:
        for name in ("characters", "article", "boilerplate", "sections", "items", "edits"):
            self.histograms[name].add(measures[name])
        self.histograms["items per list"].add(_list_lengths(chunk))
        self.histograms["item length"].add(lengths(chunk.rows["items"]))
        sections = chunk.rows["sections"]
        spans = pd.Series(lengths(sections)).groupby(sections["role"].to_numpy())
        for role, found in spans:
            self.section_lengths[str(role)].add(found)

    def _pick(self, chunk: Chunk, measures: pd.DataFrame, draws: list[int]) -> None:
        shown = read_signs(measures)
        scores = points(shown)
        self.flagged += int((scores > 0).sum())
        for sign, here in zip(SIGNS, shown.T, strict=True):
            self.signs[sign.name] += int(here.sum())
            self.sign_hosts[sign.name].update(measures["host"][here])
        for at, (key, score) in enumerate(zip(draws, scores.tolist(), strict=True)):
            names = tuple(sign.name for sign, here in zip(SIGNS, shown[at], strict=True) if here)
            self.alike[names] += 1
            rank = (-score, key)
            keepers = [(self._worst, rank), (self._alike[names], key), *((self._of_sign[name], rank) for name in names)]
            worse = score > 0 and any(keeper.wants(by) for keeper, by in keepers)
            if worse or self._random.wants(key):
                page_id = chunk.pages["page_id"][at].as_py()
                pick = Pick(page_id, chunk.part, score, reasons(measures.iloc[at], shown[at]))
                for keeper, by in keepers if worse else ():
                    keeper.offer(by, (key, pick))
                self._random.offer(key, pick)


def _rank(found: tuple[int, Pick]) -> tuple[int, int]:
    key, pick = found
    return -pick.points, key


def _list_lengths(chunk: Chunk) -> NDArray[np.int64]:
    """How many items stand in each list: those of one section that are nested in the same item, or in none."""
    items = chunk.rows["items"]
    keys = np.column_stack(
        [owners_of(chunk, "items"), items["section"].to_numpy(), items["parent"].fill_null(-1).to_numpy()]
    )
    found: NDArray[np.int64] = np.unique(keys, axis=0, return_counts=True)[1]
    return found
