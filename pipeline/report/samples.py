"""The pages of the sample as the report lists them, and what they can be filtered by."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.report.measures import UNKNOWN, UNREADABLE
from pipeline.report.numbers import counted
from pipeline.report.picks import Chosen, Pick
from pipeline.report.signs import SIGNS
from pipeline.report.views import View

# What can be filtered by the counts of a view: what stands before a value, so that blocks are told from sections,
# and before its text.
_COUNTED = {
    "edits": ("", ""),
    "quiet": ("", ""),
    "losses": ("", ""),
    "blocks": ("", ""),
    "roles": ("block:", ""),
    "sections": ("section:", "about "),
}
# What a page may be listed for.
_WORST, _RANDOM = "worst", "random"


class Option(NamedTuple):
    """A choice of a filter: its value, its text, and on how many pages of the sample it is."""

    value: str
    text: str
    pages: int


class Sample(NamedTuple):
    """A page of the sample and its number in the report; `listed` is worst, random, or the rule that it shows."""

    number: int
    pick: Pick
    view: View
    listed: str

    @property
    def worst(self) -> bool:
        """Whether the page is there for its signs."""
        return self.listed == _WORST

    @property
    def language(self) -> str:
        """The language, or that there is none to tell."""
        return UNREADABLE if UNREADABLE in self.pick.signs else self.view.page["lang"] or UNKNOWN

    @property
    def name(self) -> str:
        """The title; what was read out of debris is none."""
        place = f"{self.view.page['source']}, record {self.view.page['record']}"
        return f"(unreadable) {place}" if UNREADABLE in self.pick.signs else self.view.name

    @property
    def why(self) -> str:
        """What the page is listed for."""
        if self.worst:
            return f"with {counted(self.pick.points, 'point')}"
        return "at random" if self.listed == _RANDOM else f"for the rule {self.listed}"


def samples_of(chosen: Chosen, views: Mapping[str, View]) -> list[Sample]:
    """The sample, numbered: the worst pages, those for rules, random ones."""
    listed = [
        *((pick, _WORST) for pick in chosen.worst),
        *((pick, rule) for rule, pick in chosen.of_rules),
        *((pick, _RANDOM) for pick in chosen.random),
    ]
    return [Sample(number, pick, views[pick.page_id], why) for number, (pick, why) in enumerate(listed, start=1)]


def slug(text: str) -> str:
    """A text as a name for links and filters.

    >>> slug("no title")
    'no-title'
    """
    return text.replace(" ", "-")


def worst_of(samples: list[Sample]) -> dict[str, Sample]:
    """The first page of the sample for each sign; where several show a sign, one that stands for no other sign yet."""
    found: dict[str, Sample] = {}
    for sign in SIGNS:
        showing = [sample for sample in samples if sign.name in sample.pick.signs]
        named = {sample.number for sample in found.values()}
        fresh = [sample for sample in showing if sample.number not in named]
        found.update((sign.name, sample) for sample in (fresh or showing)[:1])
    return found


def filters_of(samples: list[Sample]) -> dict[str, list[Option]]:
    """What the sample can be filtered by, the most frequent first."""
    found = {
        "why": [list(sample.pick.signs) for sample in samples],
        "language": [[sample.language] for sample in samples],
        **{name: [list(getattr(sample.view, name)) for sample in samples] for name in _COUNTED},
    }
    counts = {name: Counter(value for values in pages for value in values) for name, pages in found.items()}
    return {
        name: [_option(*_COUNTED.get(name, ("", "")), value, count) for value, count in counted_.most_common()]
        for name, counted_ in counts.items()
    }


def _option(prefix: str, words: str, value: str, count: int) -> Option:
    return Option(f"{prefix}{slug(value)}", f"{words}{value}", count)
