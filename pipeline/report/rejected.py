"""The records that are no page: how many for each reason, with examples."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from pipeline.report.chunks import batches, part_files
from pipeline.report.legible import legible
from pipeline.report.sample import Smallest, draw

# A record's raw bytes may be a MiB each, so few rows are held at once.
ROWS_AT_ONCE = 32
EXAMPLES = 3
# This many bytes of a record are shown.
RAW_SHOWN = 300


class RejectExample(NamedTuple):
    """One rejected record; ``raw`` is the beginning of its bytes, as far as they can be read."""

    place: str
    offset: int
    detail: str
    raw: str
    cut: bool


class Rejected:
    """The rejects of a run by reason and by source."""

    def __init__(self, output: Path, seed: int) -> None:
        self.reasons: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self._kept: defaultdict[str, Smallest[RejectExample]] = defaultdict(lambda: Smallest(EXAMPLES))
        for path in part_files(output, "rejects"):
            for batch in batches(path, ("source", "record", "offset", "reason", "detail", "raw"), ROWS_AT_ONCE):
                for row in range(batch.num_rows):
                    source, record, offset, reason, detail = (batch.column(at)[row].as_py() for at in range(5))
                    self.reasons[reason] += 1
                    self.sources[source] += 1
                    key = draw(seed, f"{source}\n{record}")
                    if self._kept[reason].wants(key):
                        raw = batch.column(5)[row].as_py()
                        shown = legible(raw[:RAW_SHOWN].decode("utf-8", "backslashreplace"))
                        place = f"{source}, record {record}"
                        example = RejectExample(place, offset, legible(detail), shown, len(raw) > RAW_SHOWN)
                        self._kept[reason].offer(key, example)

    def examples(self, reason: str) -> list[RejectExample]:
        """Some records that were rejected for this reason."""
        return self._kept[reason].values()
