"""A few of many, the same ones for the same seed, in whatever pieces the many come."""

import hashlib
from typing import Any, Generic, TypeVar

T = TypeVar("T")


def draw(seed: int, key: str) -> int:
    """A number that looks random, always the same for a seed and a key."""
    return int.from_bytes(hashlib.blake2b(f"{seed}\n{key}".encode(), digest_size=8).digest())


class Smallest(Generic[T]):
    """Keeps the values with the smallest keys, at most `room` of them.

    >>> kept = Smallest[str](2)
    >>> for key, value in [(3, "c"), (1, "a"), (2, "b")]:
    ...     kept.offer(key, value)
    >>> kept.values()
    ['a', 'b']
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: list[tuple[Any, T]] = []

    def wants(self, key: Any) -> bool:
        """Whether a value with this key may be among the smallest."""
        return self._room > 0 and (len(self._kept) < self._room or bool(key < self._kept[self._room - 1][0]))

    def offer(self, key: Any, value: T) -> None:
        """Keep a value, if its key is small enough."""
        if not self.wants(key):
            return
        self._kept.append((key, value))
        self._kept.sort(key=lambda kept: kept[0])
        del self._kept[self._room :]

    def values(self) -> list[T]:
        """What was kept, the smallest key first."""
        return [value for _, value in self._kept]
