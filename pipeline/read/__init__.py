"""Reading dumps: `find_sources` finds the inputs, `pieces` cuts them into records, `decode` makes pages of those.

Cutting is cheap and sequential, and happens in one process; decoding is a pure function of one piece, and happens
in many. Formats are in `kinds`, what may go wrong is in `pipeline.rules.REJECTS`.
"""

from pipeline.read.cutting import pieces
from pipeline.read.decoding import decode
from pipeline.read.kinds import known_kinds
from pipeline.read.options import MOST_RAW_BYTES, Reading
from pipeline.read.rejects import reject
from pipeline.read.sources import Dump, Inputs, Source, find_sources

__all__ = [
    "MOST_RAW_BYTES",
    "Dump",
    "Inputs",
    "Reading",
    "Source",
    "decode",
    "find_sources",
    "known_kinds",
    "pieces",
    "reject",
]
