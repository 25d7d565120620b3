"""Arrow arrays out of Python values, without waiting for pandas where there are only a few.

`pyarrow.array` imports pandas the first time, to know a pandas object if it is given one; that takes
longer than a small run. So a few values are laid out here as Arrow has them in memory:

    validity   a bit for each value, the lowest first; absent if none is null
    offsets    where each text, or list, begins in the data behind it, and where the last one ends
    data       the numbers, the bits, or the bytes of all texts
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

# So many values, or more, are worth the wait: `pyarrow.array` takes a third of the time for each.
MANY = 1000
_NUMBERS = {pa.int32(): "i", pa.int64(): "q"}


def array_of(values: Sequence[Any], type: pa.DataType) -> pa.Array:
    """What `pyarrow.array` makes of values of a type that a column may have; None is null.

    >>> array_of(["a", None, "b"], pa.string()).to_pylist()
    ['a', None, 'b']
    """
    known = type in _NUMBERS or type in (pa.string(), pa.binary(), pa.bool_(), pa.list_(pa.string()))
    return _laid_out(values, type) if known and len(values) < MANY else pa.array(values, type)


def of_numbers(values: NDArray[np.int32]) -> pa.Array:
    """An array of the numbers of a numpy one, none of them null.

    >>> of_numbers(np.arange(3, dtype=np.int32)).to_pylist()
    [0, 1, 2]
    """
    return pa.Array.from_buffers(pa.int32(), len(values), [None, pa.py_buffer(np.ascontiguousarray(values, np.int32))])


def _laid_out(values: Sequence[Any], type: pa.DataType) -> pa.Array:
    nulls = values.count(None)
    buffers = [_bits([value is not None for value in values]) if nulls else None]
    children: list[pa.Array] = []
    if type in _NUMBERS:
        buffers.append(pa.py_buffer(array(_NUMBERS[type], [value or 0 for value in values])))
    elif type == pa.bool_():
        buffers.append(_bits(values))
    elif type == pa.list_(pa.string()):
        buffers.append(_offsets(values))
        children.append(_laid_out(tuple(chain.from_iterable(value or () for value in values)), pa.string()))
    else:
        encoded = [value.encode() if isinstance(value, str) else value or b"" for value in values]
        buffers += [_offsets(encoded), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(type, len(values), buffers, nulls, 0, children or None)


def _bits(flags: Sequence[Any]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.array(flags, np.bool_), bitorder="little"))


def _offsets(values: Iterable[Any]) -> pa.Buffer:
    return pa.py_buffer(array("i", accumulate((len(value or "") for value in values), initial=0)))
