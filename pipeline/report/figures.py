"""The figures of a run, counted chunk by chunk."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.report.chunks import Chunk
from pipeline.report.examples import Examples
from pipeline.report.histograms import COUNTS, LENGTHS, SHARES, Histogram
from pipeline.report.measures import QUIET_STAGE, lengths, owners_of
from pipeline.report.picks import Picks
from pipeline.report.sample import draw

# The measures that are summed up over all pages of a language or a host.
SUMS = ("titled", "sections", "items", "causes", "prevention", "edits", "repaired", "lossy", "lost")
_SHARES = ("article", "boilerplate", "other")


class Figures:
    """What the report says of a run; `worst` and `random` are the rooms of the sample."""

    def __init__(self, worst: int, random: int, seed: int) -> None:
        self.pages = 0
        # Pages with an edit, pages with a loss, signs of lost text.
        self.edited = 0
        self.lossy = 0
        self.lost = 0
        self.rows: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.by_language: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.by_host: defaultdict[str, Counter[str]] = defaultdict(Counter)
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
        self.picks = Picks(worst, random)

    def add(self, chunk: Chunk, measures: pd.DataFrame) -> None:
        """Count the pages of a chunk, given their measures."""
        self.pages += len(measures)
        self.edited += int(measures["repaired"].sum())
        self.lossy += int(measures["lossy"].sum())
        self.lost += int(measures["lost"].sum())
        self.rows.update({table: rows.num_rows for table, rows in chunk.rows.items()})
        self.stages.update(chunk.rows["edits"]["stage"].to_pylist())
        draws = [draw(self._seed, key) for key in chunk.pages["page_id"].to_pylist()]
        self._add_groups(measures)
        self._add_roles(chunk, measures)
        fired = self._add_rules(chunk)
        self._add_distributions(chunk, measures)
        self.picks.add(chunk.part, chunk.pages["page_id"].to_pylist(), measures, draws, fired)
        for examples in self.examples.values():
            examples.add(chunk, draws)

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

    @property
    def quiet(self) -> int:
        """Edits of white space, which are counted apart from all others."""
        return self.stages[QUIET_STAGE]

    @property
    def edits(self) -> int:
        """Edits, without those of white space."""
        return self.rows["edits"] - self.quiet

    def _add_rules(self, chunk: Chunk) -> dict[int, set[str]]:
        """Count rules; gives back which of them fired on each page of the chunk."""
        fired: defaultdict[int, set[str]] = defaultdict(set)
        for table in ("edits", "losses"):
            rules = chunk.rows[table]["rule"].to_pylist()
            if table == "edits":
                self.stage_of.update(zip(rules, chunk.rows[table]["stage"].to_pylist(), strict=True))
            pairs = Counter(zip(owners_of(chunk, table).tolist(), rules, strict=True))
            for (owner, rule), count in pairs.items():
                self.rules[table, rule] += count
                self.rule_pages[table, rule] += 1
                fired[owner].add(rule)
        return fired

    def _add_distributions(self, chunk: Chunk, measures: pd.DataFrame) -> None:
        for name in ("characters", "article", "boilerplate", "sections", "items", "edits"):
            self.histograms[name].add(measures[name])
        self.histograms["items per list"].add(_list_lengths(chunk))
        self.histograms["item length"].add(lengths(chunk.rows["items"]))
        sections = chunk.rows["sections"]
        spans = pd.Series(lengths(sections)).groupby(sections["role"].to_numpy())
        for role, found in spans:
            self.section_lengths[str(role)].add(found)


def _list_lengths(chunk: Chunk) -> NDArray[np.int64]:
    """How many items stand in each list: those of one section that are nested in the same item, or in none."""
    items = chunk.rows["items"]
    keys = np.column_stack(
        [owners_of(chunk, "items"), items["section"].to_numpy(), items["parent"].fill_null(-1).to_numpy()]
    )
    found: NDArray[np.int64] = np.unique(keys, axis=0, return_counts=True)[1]
    return found
