"""Classes of characters, looked up for all code points of a batch of texts at once.

    texts     "1. Rest" "Sleep 8 hours"
    codes      \n 1 . _ R e s t \n S l e e p _ 8 _ ...    all texts, a line end in front of each
    kinds      2 7 8 1 5 4 4 4 2 5 4 4 4 4 1 7 1 ...     one byte each: which classes the code point is in
    sought     0 1 2 8 15 ...                           where those stand that are looked for

What lies beyond the Basic Multilingual Plane counts as U+FFFF, so that the table fits into the processor's caches; an
emoji of there counts as one of the first plane.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

PLANE = 1 << 16
# So many line ends stand around all texts, so that nobody who looks at neighbours leaves the array.
MARGIN = 32
# White space beyond this is not passed over: such a text is read in full.
MOST_SPACE = 64
_EMOJI, _ANY_EMOJI = range(0x1F000, 0x1FB00), ord("\N{WHITE MEDIUM STAR}")
_SOUGHT = np.uint64(1 << 63)


class Classes:
    """Named classes of code points, at most 63; a code point may be in several. `Batch.where` finds ``sought`` ones."""

    def __init__(self, members: Mapping[str, Iterable[str]], sought: Iterable[str]) -> None:
        self._bits = {name: np.uint64(1 << number) for number, name in enumerate(members)}
        classes = np.zeros(PLANE, np.uint64)
        for name, characters in members.items():
            classes[[ord(character) for character in characters if ord(character) < PLANE]] |= self._bits[name]
        classes[(classes & self._any(sought)) != 0] |= _SOUGHT  # the highest bit: the kinds of these come last
        self._classes_of_kind, table = np.unique(classes, return_inverse=True)
        assert len(self._classes_of_kind) <= 256, "a kind is one byte"
        self._table = pa.array(table.reshape(PLANE).astype(np.uint8))
        self.first_sought = int(np.searchsorted(self._classes_of_kind, _SOUGHT))
        self._known: dict[tuple[str, ...], Flags] = {}

    def kinds(self, codes: NDArray[Any]) -> NDArray[np.uint8]:
        """The kinds of code points of the first plane; Arrow looks them up in a quarter of the time of numpy."""
        indices = pa.Array.from_buffers(pa.from_numpy_dtype(codes.dtype), len(codes), [None, pa.py_buffer(codes)])
        found: NDArray[np.uint8] = pc.take(self._table, indices, boundscheck=False).to_numpy()
        return found

    def of(self, names: tuple[str, ...]) -> Flags:
        """For every kind, whether it is in one of some classes."""
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = (self._classes_of_kind & self._any(names)) != 0
        return known

    def _any(self, names: Iterable[str]) -> np.uint64:
        return np.uint64(sum({int(self._bits[name]) for name in names}))


class Batch:
    """The code points of some texts, each text behind a line end, with their kinds."""

    def __init__(self, classes: Classes, texts: Sequence[str]) -> None:
        self.classes, self.texts = classes, texts
        around = "\n" * MARGIN
        joined = "\n".join((around, *texts, around))
        self.ascii = joined.isascii()
        # Where each text begins, and at last where another one would.
        self.starts = MARGIN + 1 + np.cumsum([0, *map(len, texts)]) + np.arange(len(texts) + 1)
        self.codes: NDArray[Any]
        if self.ascii:  # a byte for each code point, which takes a third of the time
            self.codes = np.frombuffer(joined.encode("ascii"), np.uint8)
        else:
            self.codes = _of_first_plane(np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.dtype("<u4")))
        self.kinds = classes.kinds(self.codes)
        self._sought = np.flatnonzero(self.kinds >= classes.first_sought)
        self._kinds_of_sought = self.kinds.take(self._sought)
        self._known: dict[tuple[str, ...], Places] = {}

    def where(self, *names: str) -> Places:
        """The places of all code points of some classes that are sought, in order."""
        known = self._known.get(names)
        if known is None:
            flags = self.classes.of(names).take(self._kinds_of_sought)
            known = self._known[names] = self._sought.compress(flags)  # it takes a third of the time of brackets
        return known

    def at_edges(self, *names: str) -> Places:
        """The places of code points beyond ASCII of some classes, sought or not, that stand beside one of ASCII."""
        return self._edges.compress(self.at(self._edges, *names))

    @cached_property
    def _edges(self) -> Places:
        if self.ascii:
            return np.zeros(0, np.intp)
        beyond = self.codes >= 0x80
        before = np.flatnonzero(beyond[1:] != beyond[:-1])
        places: Places = before + beyond.take(before + 1)
        return places

    def at(self, places: Places, *names: str) -> Flags:
        """Whether the code points at some places are in one of some classes."""
        found: Flags = self.classes.of(names).take(self.kinds.take(places))  # twice as fast as with brackets
        return found

    def behind(self, places: Places, *names: str, most: int) -> Places:
        """The places, moved on over at most so many code points of some classes."""
        moving = np.flatnonzero(self.at(places, *names))
        if not len(moving):
            return places
        places = places.copy()
        for _ in range(most):
            places[moving] += 1
            moving = moving.compress(self.at(places.take(moving), *names))
            if not len(moving):
                break
        return places

    def texts_of(self, places: Places) -> Places:
        """The number of the text that each place stands in."""
        return np.searchsorted(self.starts, places, side="right") - 1

    def count(self, places: Places) -> Places:
        """How many of the places stand in each text."""
        return np.bincount(self.texts_of(places), minlength=len(self.texts))

    def by_text(self, places: Places, wanted: Flags) -> dict[int, list[int]]:
        """The places, which are in order, of each text that is wanted, as offsets in it."""
        return {
            number: (places[first:last] - self.starts[number]).tolist()
            for number, first, last in self._ranges(places, wanted)
        }

    def of_texts(self, places: Places, wanted: Flags) -> Places:
        """The places, which are in order, in the texts that are wanted."""
        found = [places[first:last] for _, first, last in self._ranges(places, wanted)]
        return np.concatenate(found) if found else places[:0]

    def _ranges(self, places: Places, wanted: Flags) -> Iterator[tuple[int, int, int]]:
        """The number of each text that is wanted, and from where to where its places reach among all of them."""
        numbers = np.flatnonzero(wanted)
        ends = np.searchsorted(places, np.stack((self.starts[numbers], self.starts[numbers + 1])))
        return zip(numbers.tolist(), *ends.tolist(), strict=True)

    def in_texts(self, places: Places) -> Iterator[tuple[int, str, int]]:
        """Each place with the text that it stands in, and as an offset there."""
        numbers = self.texts_of(places)
        texts = map(self.texts.__getitem__, numbers.tolist())
        return zip(places.tolist(), texts, (places - self.starts[numbers]).tolist(), strict=True)


def _of_first_plane(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The code points, with those of the first plane that stand for all others."""
    beyond = np.flatnonzero(codes >= PLANE)
    if not len(beyond):
        return codes
    there = codes.take(beyond)
    codes = codes.copy()
    codes[beyond] = np.where((there >= _EMOJI.start) & (there < _EMOJI.stop), _ANY_EMOJI, PLANE - 1)
    return codes


def distinct(places: Places) -> Places:
    """The places in order, each once."""
    ordered = np.sort(places, kind="stable")  # they are runs in order, which a stable sort merges
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered.compress(first)


def among(places: NDArray[Any], ordered: NDArray[Any]) -> Flags:
    """Whether each place is one of those that are given in order."""
    if not len(ordered):
        return np.zeros(len(places), np.bool_)
    found: Flags = ordered.take(np.searchsorted(ordered, places), mode="clip") == places
    return found
