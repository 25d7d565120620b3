"""Reading list markers: where they may stand, of which family they are, which ordinal they show.

A *candidate* is a place that may hold a marker. Whether it does is not decided here but by the list that it stands
in (`pipeline.outline.lists`): a `2.` alone proves nothing, a `2.` between `1.` and `3.` does.
"""

from mypy_extensions import i64

from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.grammar import GRAMMAR
from pipeline.outline.markers.line_starts import after_markup, marker_at_line_start
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines


def is_numbered(page: Lines, known: Phrases, start: i64, end: i64) -> bool:
    """Whether a line begins with a marker that convinces alone.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> [is_numbered(page_of(line), phrases(), 0, len(line)) for line in ("1. Rest", "5 kinds of rest")]
    [True, False]
    """
    marker = marker_at_line_start(
        GRAMMAR, page, end, after_markup(page, end, start)
    )  # words that number never convince alone
    return marker is not None and marker.family >= 0 and not marker.weak


def read_markers(
    page: Lines, known: Phrases, start: i64, end: i64, opens: bool, line: i64, indent: i64, candidates: Candidates
) -> None:
    """Add the candidates of a line, or of the rest of one after a heading; `opens`: a heading stands before it.

    Without those that stand right before another one of their kind: no text follows them, so they can begin no item.
    Only if they are enclosed numerals they are there, as hollow ones, because they may be strays.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> candidates = Candidates()
    >>> read_markers(page_of("① cold ② (see ③) damp"), phrases(), 0, 21, False, 0, 0, candidates)
    >>> list(candidates.start), list(candidates.ordinal)
    ([0, 7], [1, 2])
    """
    MarkerReader(GRAMMAR, page, known, candidates).read(start, end, opens, line, indent)
