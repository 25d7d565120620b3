"""Rejects: what of the input is no page, with its raw bytes."""

from pipeline.edits import storable
from pipeline.read.options import MOST_RAW_BYTES, Reading
from pipeline.records import Reject


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


def too_large(source: str, record: int, offset: int, raw: bytes, length: int, options: Reading) -> Reject:
    """A record of `length` bytes that is longer than a page may be; `raw` is its beginning."""
    detail = f"{length} bytes, and {options.max_page_bytes} are the limit (--max-page-bytes)"
    return reject(source, record, offset, "page too large", detail, raw, most=options.most_raw_bytes, length=length)
