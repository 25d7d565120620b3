"""The sieve: which texts of a batch surely need no cleaning, found for all of them together.

It asks what the screens ask of one text (`pipeline.clean.screen`, `pipeline.structure.screen`), but of all characters
of a batch in a few passes, so that a clean page costs its share of those passes and no more.
What it lets through is not judged: the screens and the stages do that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pipeline.clean.hints import Hint
from pipeline.clean.screen import TRIGGERS, all_hints
from pipeline.structure.classes import PLANE, Batch, Classes, Flags
from pipeline.structure.tally import SOUGHT, classes_of_marks, places_of_marks

# So many code points are looked at together, and no longer text at all, which bounds the memory that it takes.
AT_ONCE = 1 << 19


class Needs(NamedTuple):
    """What a text may need: a look at its ``characters``, or at the ``marks`` at some places; None: wherever they are.

    That it needs nothing is proven.
    """

    characters: bool
    marks: list[int] | None


NOTHING, UNKNOWN = Needs(False, []), Needs(True, None)


def sift(texts: Sequence[str]) -> list[Needs]:
    """What each text may need.

    >>> [need.marks for need in sift(["Plain text, naïve or 普通。", "1. Rest\\n2. Sleep\\n8. Walk"])]
    [[], [0, 8, 17]]
    """
    needs = [NOTHING if len(text) <= AT_ONCE else UNKNOWN for text in texts]
    short = [number for number, text in enumerate(texts) if len(text) <= AT_ONCE]
    for kind in (True, False):  # texts in ASCII are kept apart, as they take less time
        for numbers in _portions(texts, [number for number in short if texts[number].isascii() is kind]):
            batch = Batch(_classes(), [texts[number] for number in numbers])
            characters = set(np.flatnonzero(_may_change(batch)).tolist())
            marks = places_of_marks(batch)
            for number in characters.union(marks):
                needs[numbers[number]] = Needs(number in characters, marks.get(number, []))
    return needs


def _portions(texts: Sequence[str], numbers: Iterable[int]) -> Iterator[list[int]]:
    """The numbers of texts, in groups of so much text as is looked at together."""
    portion: list[int] = []
    length = 0
    for number in numbers:
        portion.append(number)
        length += len(texts[number])
        if length >= AT_ONCE:
            yield portion
            portion, length = [], 0
    if portion:
        yield portion


def _may_change(batch: Batch) -> Flags:
    """For each text whether a stage other than numbering can fire."""
    places = [batch.where("trigger")]
    for number, hint in enumerate(_in_company()):
        there = (batch.at_edges if _is_at_an_edge(hint) else batch.where)(f"hint {number}")
        beside = np.zeros(len(there), np.bool_)
        for distance in hint.distances:
            beside |= batch.at(there + distance, f"beside {number}")
        places.append(there[beside])
    answer: Flags = batch.count(np.concatenate(places)) > 0
    return answer


@cache
def _in_company() -> list[Hint]:
    """The hints that are characters in company."""
    return [hint for hint in all_hints() if hint.around]


def _is_at_an_edge(hint: Hint) -> bool:
    """Whether a hint stands beyond ASCII beside ASCII; such places are few, while its characters may be many."""
    return hint.beside.isascii() and not hint.characters.isascii()


@cache
def _classes() -> Classes:
    """Triggers, with the hints that need no company and all beyond the first plane; other hints; classes of marks."""
    every = "".join(map(chr, range(PLANE)))
    alone = "".join(hint.characters for hint in all_hints() if not hint.around)
    members: dict[str, Iterable[str]] = {"trigger": [*re.findall(f"[{TRIGGERS}]", every), *alone, "\uffff"]}
    for number, hint in enumerate(_in_company()):
        members |= {f"hint {number}": hint.characters, f"beside {number}": hint.beside}
    sought = [f"hint {number}" for number, hint in enumerate(_in_company()) if not _is_at_an_edge(hint)]
    return Classes({**members, **classes_of_marks()}, ("trigger", *sought, *SOUGHT))
