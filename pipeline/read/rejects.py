"""Rejects: what of the input is no page, with its raw bytes."""

from pipeline.edits import storable
from pipeline.records import Reject

# A reject keeps at most so many bytes of what could not be read.
MOST_RAW_BYTES = 1 << 20


def reject(
    source: str,
    record: int,
    offset: int,
    reason: str,
    detail: str,
    raw: bytes,
    *,
    most: int = MOST_RAW_BYTES,
    length: int | None = None,
) -> Reject:
    """A record that is no page, with at most `most` of its bytes; `length` is how many there were."""
    length = max(len(raw), length or 0)
    if length > most or length > len(raw):
        raw = raw[:most]
        detail = f"{detail} (only the first {len(raw)} of {length} bytes are kept)"
    return Reject(source, record, offset, reason, storable(detail), raw)
