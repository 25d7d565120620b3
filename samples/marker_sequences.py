"""The sequences of markers that a page's sections show: as a person saw them, and as they are read."""

from collections import defaultdict

from pipeline.records import Page


def observed(sections: str) -> list[list[str]]:
    """The marker sequences of a page's sections; `x` goes on with the section before it.

    >>> observed("cause:1.|x:(1),(2)|prevent:First,,Next,")
    [['1.', '(1)', '(2)'], ['First,', 'Next,']]
    """
    found: list[list[str]] = []
    for section in sections.split("|"):
        name, _, markers = section.partition(":")
        pieces: list[str] = []
        for piece in markers.split(",") if markers else ():
            if piece or not pieces:
                pieces.append(piece)
            else:
                pieces[-1] += ","
        if name == "x" and found:
            found[-1] += pieces
        else:
            found.append(pieces)
    return [pieces for pieces in found if pieces]


def marker_sequences(page: Page) -> list[list[str]]:
    """The markers of each section that has any, as the page showed them."""
    found: dict[int, list[str]] = defaultdict(list)
    for item in page.items:
        found[item.section].append(item.marker_raw.strip())
    return list(found.values())
