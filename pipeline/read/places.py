"""Places where inputs lie."""

from typing import NamedTuple

STANDARD_INPUT = "-"


class Found(NamedTuple):
    """A file that belongs to an input: where it lies, and its name without and with the input's own before it.

    ``alone``: it was given itself. ``folder``: it is a folder that cannot be listed, so it must be opened to say why.
    """

    location: str
    name: str
    full_name: str
    size: int | None
    alone: bool = False
    folder: bool = False


def is_remote(location: str) -> bool:
    """Whether a location is an address, as `s3://bucket/pages.jsonl`."""
    return "://" in location
