"""Check `drift`, of the volume: whether pages and records are as many as in an earlier run, and none is gone.

Only the rules can say how many pages there must be, so what is missing here is a warning.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.checking.drift import CHECK, PAIRED, Sample
from pipeline.checking.findings import EXAMPLES, Example, Findings

# Dumps of one site differ in size; this share of pages less is more than that.
LEAST_LOSS = 0.1


def check_volume(before: Sample, now: Sample, manifest: dict[str, Any] | None, found: Findings) -> None:
    """Report fewer pages or records than before, and pages of the baseline that are gone though their source is not.

    A source is still there if the run's manifest lists it or pages come from it. Another crawl has other pages, so
    those of the baseline are asked for only where most pages of the run are in the baseline too.
    """
    for name, first, second in (
        ("pages", len(before.ids), len(now.ids)),
        ("records", len(before.ids) + before.rejects, len(now.ids) + now.rejects),
    ):
        if second < first * (1 - LEAST_LOSS):
            example = Example(None, None, f"{first:,} {name} before, {second:,} now")
            found.add(CHECK, name, f"Far fewer {name} than in the earlier run.", [example], severity="warning")
    gone = ~np.isin(before.ids, now.ids)
    if len(now.ids) and np.isin(now.ids, before.ids).mean() >= PAIRED:
        lost = before.ids[gone & np.isin(before.sources, np.union1d(now.sources, _listed(manifest)))]
        if len(lost):
            message = "Pages of the earlier run are gone, or have another text, though their source is still read."
            pages = [Example(f"{page:016x}…", None, "gone") for page in lost[:EXAMPLES].tolist()]
            found.add(CHECK, "sources", message, pages, count=len(lost), severity="warning")


def _listed(manifest: dict[str, Any] | None) -> npt.NDArray[np.int64]:
    """The inputs of a manifest, hashed as in a sample."""
    inputs = (manifest or {}).get("inputs")
    sources = [entry.get("source") for entry in inputs if isinstance(entry, dict)] if isinstance(inputs, list) else []
    return np.array([hash(source) for source in sources if isinstance(source, str)], dtype=np.int64)
