"""Distributions of any number of values in bounded memory."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Lengths fall into four bins for each doubling.
_OCTAVES = np.unique(np.round(2.0 ** (np.arange(0, 4 * 24) / 4)))
LENGTHS: NDArray[np.float64] = np.concatenate([[0.0], _OCTAVES, [np.inf]])
# Counts are exact up to 30; all above is one bin.
COUNTS: NDArray[np.float64] = np.concatenate([np.arange(0.0, 31.0), [np.inf]])
SHARES: NDArray[np.float64] = np.linspace(0, 1, 21)


class Histogram:
    """Counts of values between `edges`; the last bin of counts and lengths has no upper end."""

    def __init__(self, edges: NDArray[np.float64]) -> None:
        self.edges = edges
        self.counts = np.zeros(len(edges) - 1, dtype=np.int64)

    def add(self, values: ArrayLike) -> None:
        """Count more values."""
        self.counts += np.histogram(np.asarray(values, dtype=float), self.edges)[0]

    @property
    def total(self) -> int:
        """How many values there are."""
        return int(self.counts.sum())

    def quantile(self, share: float) -> float:
        """The value that this share of the values does not exceed: the last one of its bin.

        >>> histogram = Histogram(COUNTS)
        >>> histogram.add([1, 2, 2, 9])
        >>> histogram.quantile(0.5), histogram.quantile(1)
        (2.0, 9.0)
        """
        if not self.total:
            return 0.0
        at = int(np.searchsorted(np.cumsum(self.counts), max(1.0, share * self.total)))
        low, high = self.edges[at : at + 2]
        if np.isinf(high):
            return float(low)
        return float(high if self.edges is SHARES else high - 1)
