"""The sieve: which texts of a batch surely need no cleaning, found for all of them together.

It asks what the screens ask of one text (`pipeline.cleaning.screen`, `pipeline.structure.screen`), but of all characters
of a batch in a few passes, so that a clean page costs its share of those passes and no more.
What it lets through is not judged: the screens and the stages do that.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pipeline.cleaning.hints import Hint
from pipeline.cleaning.screen import TRIGGERS, all_hints
from pipeline.structure.classes import PLANE, Batch, Classes, Places, distinct
from pipeline.structure.tally import SOUGHT, classes_of_marks, places_of_marks

# So many code points are looked at together, and no longer text at all, which bounds the memory that it takes.
AT_ONCE = 1 << 20


class Needs(NamedTuple):
    """What a text may need: a look at the ``characters`` and at the ``marks`` at some places; None: wherever they are.

    That it needs nothing is proven.
    """

    characters: list[int] | None
    marks: list[int] | None


NOTHING, UNKNOWN = Needs([], []), Needs(None, None)


def sift(texts: Sequence[str]) -> list[Needs]:
    """What each text may need.

    >>> [need.marks for need in sift(["Plain text, naïve or 普通。", "1. Rest\\n2. Sleep\\n8. Walk"])]
    [[], [0, 8, 17]]
    """
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    needs = [NOTHING] * len(texts)
    for number in np.flatnonzero(lengths > AT_ONCE).tolist():
        needs[number] = UNKNOWN
    # Texts that Python keeps at one byte or at four for a code point are kept apart: joined, all would take the most.
    ascii_ = np.fromiter(map(str.isascii, texts), np.bool_, len(texts))
    wide = np.fromiter(map(sys.getsizeof, texts), np.intp, len(texts)) >= 4 * lengths
    for kind in (ascii_, ~ascii_ & ~wide, ~ascii_ & wide):
        for numbers in _portions(np.flatnonzero(kind & (lengths <= AT_ONCE)), lengths):
            batch = Batch(_classes(), list(map(texts.__getitem__, numbers)))
            characters, marks = _places_of_characters(batch), places_of_marks(batch)
            for number in characters.keys() | marks.keys():
                needs[numbers[number]] = Needs(characters.get(number, []), marks.get(number, []))
    return needs


def _portions(numbers: Places, lengths: Places) -> list[list[int]]:
    """The numbers of texts, in groups of so much text as is looked at together."""
    portions = np.cumsum(lengths[numbers]) // AT_ONCE
    return [portion.tolist() for portion in np.split(numbers, np.flatnonzero(np.diff(portions)) + 1) if len(portion)]


def _places_of_characters(batch: Batch) -> dict[int, list[int]]:
    """Where a stage other than numbering may fire in each text, by its number; without the texts in which none can."""
    places = [batch.where("trigger")]
    for number, hint in enumerate(_in_company()):
        there = (batch.at_edges if _is_at_an_edge(hint) else batch.where)(f"hint {number}")
        beside = np.zeros(len(there), np.bool_)
        for distance in hint.distances:
            beside |= batch.at(there + distance, f"beside {number}")
        places.append(there.compress(beside))
    found = distinct(np.concatenate(places))
    return batch.by_text(found, batch.count(found) > 0)


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
