"""Numerals that stand alone on their lines above the items that they number."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.markers.numerals import read_decimal
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import DIGIT, LETTER

# Up to this many lines of text stand between two of them.
_MOST_BETWEEN: Final = 12


def numerals_alone(page: Lines) -> vec[i64]:
    """By line, the ordinal of a numeral that numbers the text below it, else 0; empty if the page has none.

    They count up from 1, and each has text below it.

    >>> from pipeline.outline.reading import page_of
    >>> list(numerals_alone(page_of("1\\nRest\\n2\\nSleep"))), list(numerals_alone(page_of("1\\n2\\n3\\nNext")))
    ([1, 0, 2, 0], [])
    """
    ordinals = vec[i64]()
    run = vec[i64]()  # the lines of the numerals that count up so far
    line: i64 = 0
    while line < page.count - 1:
        ordinal: i64 = _alone(page, line)
        if ordinal and page.flags[line + 1] & LETTER:
            goes_on = len(run) > 0 and ordinal == len(run) + 1 and line - run[len(run) - 1] <= _MOST_BETWEEN
            if goes_on:
                run = append(run, line)
                if len(ordinals) == 0:
                    ordinals = vec[i64]([0] * int(page.count))
                ordinals[run[len(run) - 2]] = ordinal - 1
                ordinals[line] = ordinal
            elif ordinal == 1:
                run = append(vec[i64](), line)
        line += 1
    return ordinals


def _alone(page: Lines, line: i64) -> i64:
    """The number that a line is, 0 if it is anything else."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if end - start > 2 or not page.cells[start] & page.cells[end - 1] & DIGIT:
        return 0
    return read_decimal(page.text, start, end)
