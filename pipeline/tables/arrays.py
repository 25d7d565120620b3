"""Arrow arrays out of Python values, laid out here as Arrow has them in memory.

    validity   a bit for each value, the lowest first; absent if none is null
    offsets    where each text, or list, begins in the data, and where the last one ends
    data       the numbers, the bits, or the bytes of all texts

`pyarrow.array` would import pandas, to know a pandas object if it is given one, which takes longer than a small run;
and for long texts it takes twice as long as this.
"""

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

_NUMBERS: dict[pa.DataType, str] = {pa.int32(): "i", pa.int64(): "q"}
_LIST = pa.list_(pa.string())


def array_of(values: Sequence[Any], type: pa.DataType) -> pa.Array:
    """What `pyarrow.array` makes of values of a type that a column may have; None is null.

    >>> array_of(["a", None, "b"], pa.string()).to_pylist()
    ['a', None, 'b']
    """
    if type == pa.string():
        return of_texts(values)
    nulls = values.count(None)
    buffers = [_bits([value is not None for value in values]) if nulls else None]
    children: list[pa.Array] = []
    if type in _NUMBERS:  # an array of the standard library refuses a number that is too large
        buffers.append(pa.py_buffer(array(_NUMBERS[type], [value or 0 for value in values] if nulls else values)))
    elif type == pa.bool_():
        buffers.append(_bits(values))
    elif type == _LIST:
        buffers.append(_offsets(_lengths([value or () for value in values])))
        children.append(of_texts(list(chain.from_iterable(value or () for value in values))))
    else:
        buffers += _joined([value or b"" for value in values] if nulls else values)
    return pa.Array.from_buffers(type, len(values), buffers, nulls, 0, children or None)


def of_texts(values: Sequence[str | None]) -> pa.Array:
    """An array of texts; None is null. Raises `UnicodeEncodeError` for a lone surrogate."""
    nulls, validity = 0, None
    try:  # most columns have no None, so it is searched only after this fails
        layout = _encoded(cast(Sequence[str], values))
    except TypeError:
        nulls = values.count(None)
        validity = _bits([value is not None for value in values])
        layout = _encoded([value or "" for value in values])
    return pa.Array.from_buffers(pa.string(), len(values), [validity, *layout], nulls)


def of_utf8(values: Sequence[bytes]) -> pa.Array:
    """An array of texts that are UTF-8 already, none of them null.

    >>> of_utf8(["é".encode(), b"a"]).to_pylist()
    ['é', 'a']
    """
    return pa.Array.from_buffers(pa.string(), len(values), [None, *_joined(values)], 0)


def of_numbers(values: ArrayLike, null: int | None = None) -> pa.Array:
    """An array of numbers of 32 bits; those that are `null` stand for none.

    >>> of_numbers([0, -1, 2], null=-1).to_pylist()
    [0, None, 2]
    """
    numbers = np.ascontiguousarray(values, np.int32)
    validity = None if null is None else _bits(numbers != null)
    return pa.Array.from_buffers(pa.int32(), len(numbers), [validity, pa.py_buffer(numbers)])


def of_flags(values: ArrayLike) -> pa.Array:
    """An array of what is true or false.

    >>> of_flags([True, False]).to_pylist()
    [True, False]
    """
    flags = np.asarray(values, np.bool_)
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, _bits(flags)], 0)


def of_places(places: NDArray[np.int64], values: Sequence[str]) -> pa.Array:
    """An array in which each text is one of a few, told by its place among them.

    >>> of_places(np.array([1, 0, 1]), ("item", "title")).to_pylist()
    ['title', 'item', 'title']
    """
    encoded = [value.encode() for value in values]
    data = b"".join([encoded[place] for place in places.tolist()])
    lengths = _lengths(encoded)[places]
    return pa.Array.from_buffers(pa.string(), len(places), [None, _offsets(lengths), pa.py_buffer(data)], 0)


def of_repeated(texts: Sequence[str], counts: NDArray[np.int64]) -> pa.Array:
    """An array of texts, each repeated as its count says; they are ASCII, all of the same length.

    >>> of_repeated(["ab", "cd"], np.array([1, 2])).to_pylist()
    ['ab', 'cd', 'cd']
    """
    width, rows = len(texts[0]) if texts else 1, int(counts.sum())
    data = np.repeat(np.frombuffer("".join(texts).encode(), f"V{width}"), counts)
    ends = np.arange(rows + 1, dtype=np.int32) * np.int32(width)
    return pa.Array.from_buffers(pa.string(), rows, [None, pa.py_buffer(ends), pa.py_buffer(data.view(np.uint8))], 0)


def of_lists(texts: pa.Array, counts: ArrayLike) -> pa.Array:
    """An array of lists of texts: all texts one after another, and how many each list has.

    >>> of_lists(of_texts(["a", "b"]), [0, 2]).to_pylist()
    [[], ['a', 'b']]
    """
    lengths = np.asarray(counts)
    return pa.Array.from_buffers(_LIST, len(lengths), [None, _offsets(lengths)], 0, 0, [texts])


def _encoded(values: Sequence[str]) -> list[pa.Buffer]:
    if all(map(str.isascii, values)):
        return [_offsets(_lengths(values)), pa.py_buffer("".join(values).encode())]
    return _joined(list(map(str.encode, values)))


def _joined(values: Sequence[bytes]) -> list[pa.Buffer]:
    return [_offsets(_lengths(values)), pa.py_buffer(b"".join(values))]


def _lengths(values: Sequence[Any]) -> NDArray[np.int32]:
    return np.fromiter(map(len, values), np.int32, len(values))


def _offsets(lengths: NDArray[Any]) -> pa.Buffer:
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return pa.py_buffer(offsets)


def _bits(flags: ArrayLike) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.asarray(flags, np.bool_), bitorder="little"))
