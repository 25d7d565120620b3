"""The signs that a page deserves a look, each with its points; the page with the most points is looked at first."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.checking.faults import FAULTS, REPEATED
from pipeline.report.measures import LONG_ITEM, UNKNOWN, UNREADABLE
from pipeline.report.numbers import counted, share

# A page shorter than this needs neither sections nor an article.
SHORT = 400
# A page longer than this should have a heading.
LONG = 1500


def _heavy(page: pd.DataFrame) -> "pd.Series[bool]":
    return page.lost >= 0.01 * page.characters.clip(lower=100)


class Sign(NamedTuple):
    """What speaks for a look at a page: ``shows`` says so of each page of a frame, ``says`` what it is of one page."""

    name: str
    points: int
    reason: str
    shows: Callable[[pd.DataFrame], "pd.Series[bool]"]
    says: Callable[["pd.Series[float]"], str]


def _fault(name: str, sign: str, points: int, reason: str) -> Sign:
    """A sign of wrong splitting, as the check finds it."""
    return Sign(
        sign,
        points,
        f"{reason[0].upper()}{reason[1:]}.",
        lambda page: page[name] != "",
        lambda page: f"{sign}: {page[name]}",
    )


SIGNS = (
    Sign(
        UNREADABLE,
        10,
        "A quarter of the page or more is signs of lost text, so nothing else is said of it: fetch it again.",
        lambda page: page.unreadable,
        lambda page: f"unreadable, with {counted(page.lost, 'sign')} of lost text: fetch it again",
    ),
    Sign(
        "no article",
        5,
        f"Less than 5 % of a page of {SHORT} characters or more is article: it was missed, or there is none.",
        lambda page: (page.characters >= SHORT) & (page.article < 0.05),
        lambda page: f"only {share(page.article, 1)} of the page is article",
    ),
    Sign(
        "heavy losses",
        7,
        "1 % of the page or more is signs of lost text: fetch it again, or read it with the right encoding.",
        _heavy,
        lambda page: f"{counted(page.lost, 'sign')} of lost text, {share(page.lost, page.characters)} of the page",
    ),
    Sign(
        "leftover bytes",
        4,
        "Controls were removed that are bytes of characters read in a wrong encoding (U+0080 to U+009F), or five"
        " controls or more: what stands beside them may be the rest of those characters.",
        lambda page: (page.bytes_left > 0) | (page.controls >= 5),
        lambda page: f"controls removed in {counted(page.controls, 'place')}, which look like leftovers of an encoding",
    ),
    Sign(
        "losses",
        3,
        "Signs of lost text, less than 1 % of the page: fetch it again, or read it with the right encoding.",
        lambda page: (page.losses > 0) & ~_heavy(page),
        lambda page: f"{counted(page.lost, 'sign')} of lost text in {counted(page.losses, 'place')}",
    ),
    Sign(
        "much is other",
        3,
        "A tenth of the page or more is not understood: its blocks have the role other.",
        lambda page: page.other >= 0.1,
        lambda page: f"{share(page.other, 1)} of the page is blocks of the role other",
    ),
    Sign(
        "no title",
        3,
        "No line was taken for the title, though most pages of the same site have one.",
        lambda page: ~page.titled & page.title_usual,
        lambda page: f"no title was found, though most pages of {page.host} have one",
    ),
    Sign(
        "many edits",
        2,
        "One edit or more in a hundred characters, white space aside: see whether all of the damage is gone.",
        lambda page: (page.edits >= 5) & (page.edits >= 0.01 * page.characters),
        lambda page: f"{counted(page.edits, 'edit')} in {counted(page.characters, 'character')}",
    ),
    Sign(
        "renumbered",
        2,
        "Markers of a list were changed: see whether the new numbering is right.",
        lambda page: page.renumbered > 0,
        lambda page: f"{counted(page.renumbered, 'list marker')} repaired",
    ),
    Sign(
        "empty items",
        2,
        "A list item has no text.",
        lambda page: page.empty_items > 0,
        lambda page: f"{counted(page.empty_items, 'list item')} without text",
    ),
    Sign(
        "no headings",
        2,
        f"No heading was found in a page of {LONG:,} characters or more.",
        lambda page: (page.characters >= LONG) & (page.headings == 0),
        lambda page: f"no heading in {counted(page.characters, 'character')}",
    ),
    Sign(
        "long items",
        1,
        f"A list item has more than {LONG_ITEM:,} characters: it may be two items, or none.",
        lambda page: page.long_items > 0,
        lambda page: f"{counted(page.long_items, 'list item')} of more than {LONG_ITEM:,} characters",
    ),
    Sign(
        "mostly boilerplate",
        1,
        "Three quarters of the page or more were taken for menus and notices.",
        lambda page: (page.characters >= SHORT) & (page.boilerplate >= 0.75),
        lambda page: f"{share(page.boilerplate, 1)} of the page is boilerplate",
    ),
    Sign(
        "untitled",
        1,
        "No line was taken for the title; other pages of its site are too few, or too often without one, to tell.",
        lambda page: ~page.titled & ~page.title_usual & ~page.title_unusual,
        lambda page: "no title was found",
    ),
    Sign(
        "no language",
        1,
        "No language was recognized.",
        lambda page: page.language == UNKNOWN,
        lambda page: "no language was recognized",
    ),
    *(_fault(fault.name, fault.sign, fault.points, fault.description) for fault in FAULTS),
    _fault(REPEATED, "repeated line", 3, "a line of the article stands in the articles of many pages of its site"),
)


def read_signs(measures: pd.DataFrame) -> NDArray[np.bool_]:
    """Which signs each page shows: one row for each page, one column for each of `SIGNS`.

    A page that is unreadable shows no other sign: what was read out of debris says nothing.
    """
    readable = ~measures.unreadable
    return np.column_stack(
        [(sign.shows(measures) & (readable | (sign.name == UNREADABLE))).to_numpy(dtype=bool) for sign in SIGNS]
    )


def points(shown: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The points of each page; the more, the sooner it should be looked at."""
    total: NDArray[np.int64] = shown.astype(np.int64) @ np.array([sign.points for sign in SIGNS])
    return total


def reasons(page: "pd.Series[float]", shown: NDArray[np.bool_]) -> list[tuple[str, str]]:
    """The name of each sign that a page shows, and what it says of this page; `page` is its row of measures."""
    return [(sign.name, sign.says(page)) for sign, here in zip(SIGNS, shown, strict=True) if here]
