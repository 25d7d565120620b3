"""Cleaning: a tuple of stages, each a plain function that proposes edits."""

from collections.abc import Callable

from pipeline.clean.entities import entity_edits
from pipeline.clean.invisible import invisible_edits
from pipeline.clean.mojibake import mojibake_edits
from pipeline.clean.numbering import numbering_edits
from pipeline.clean.spaces import space_edits
from pipeline.clean.surrogates import surrogate_edits
from pipeline.edits import Cleaned, Edit, splice

Stage = Callable[[str], list[Edit]]

# The order is part of the contract; each line says why it stands before the next.
STAGES: tuple[tuple[str, Stage], ...] = (
    ("surrogates", surrogate_edits),  # nothing behind it can be encoded while a lone surrogate is left
    ("entities", entity_edits),  # mojibake may be written in entities: &acirc;&#8364;&#8482;
    ("mojibake", mojibake_edits),  # needs the C1 bytes, soft hyphens and hard spaces that go next
    ("invisible", invisible_edits),  # "\r" and a removed NUL may turn out to be one line end
    ("spaces", space_edits),  # markers are read behind plain spaces and line ends
    ("numbering", numbering_edits),  # last, on text whose characters are right
)

# One pass is enough for nearly every text. A second one is needed where one stage made
# something that an earlier one repairs; text made to nest deeper is left as it is then.
MOST_PASSES = 8


def clean(text: str) -> Cleaned:
    """Clean one page; the edits tell all that was changed, in the order in which it was.

    >>> clean("Fish &amp; chips").text
    'Fish & chips'
    """
    edits: list[Edit] = []
    for _ in range(MOST_PASSES):
        cleaned, found = _one_pass(text)
        edits += found
        text = cleaned
        if not found:
            break
    return Cleaned(text, tuple(edits))


def _one_pass(text: str) -> tuple[str, list[Edit]]:
    done: list[Edit] = []
    for _, stage in STAGES:
        edits = stage(text)
        if edits:
            text = splice(text, edits)
            done += edits
    return text, done
