"""How a dump is read: the names of its columns, and the limits that protect a run."""

from dataclasses import dataclass

# A page of prose has 5 kB, the longest books some 5 MB; more than this in one record is a mistake.
MAX_PAGE_BYTES = 16_000_000
# A reject keeps at most this many bytes of what could not be read.
MOST_RAW_BYTES = 1 << 20
# Text shrinks to a fifth, pages that are nearly the same to a fiftieth; gzip turns nothing but zeros to a thousandth.
MOST_EXPANSION = 500
# Below this nobody is hurt by a high ratio, and small files of one repeated line have one.
FREE_EXPANSION = 1 << 28
# This much cannot be read in a day; it ends a bomb that stays below the ratio.
MOST_EXPANDED_BYTES = 1 << 42


@dataclass(frozen=True, slots=True)
class Reading:
    """The options of reading; sizes are in bytes.

    `format` is the ending that standard input, and a file whose name tells nothing, is read by:
    `jsonl`, `csv`, `warc.gz`. `most_expansion` is how many times as large a compressed file may
    become, as soon as it is larger than `free_expansion`; `most_expanded_bytes` is an absolute limit.
    """

    text_column: str = "text"
    url_column: str = "url"
    format: str | None = None
    max_page_bytes: int = MAX_PAGE_BYTES
    most_raw_bytes: int = MOST_RAW_BYTES
    most_expansion: int = MOST_EXPANSION
    free_expansion: int = FREE_EXPANSION
    most_expanded_bytes: int = MOST_EXPANDED_BYTES
