"""Cleaning: a tuple of stages, each a plain function that proposes edits."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cleaning.bullets import bullet_edits
from pipeline.cleaning.entities import entity_edits
from pipeline.cleaning.invisible import invisible_edits
from pipeline.cleaning.mojibake.stage import mojibake_edits
from pipeline.cleaning.normal_form import normal_form_edits
from pipeline.cleaning.numbering import numbering_edits
from pipeline.cleaning.screen import may_change
from pipeline.cleaning.spaces import space_edits
from pipeline.cleaning.surrogates import surrogate_edits
from pipeline.cleaning.tags import tag_edits
from pipeline.edits import Cleaned, Edit, compose, splice

if TYPE_CHECKING:
    from pipeline.cleaning.sieve import Needs

Stage = Callable[[str], list[Edit]]

# The order is part of the contract; each line says why it stands before the next.
STAGES: tuple[tuple[str, Stage], ...] = (
    ("surrogates", surrogate_edits),  # nothing behind it can be encoded while a lone surrogate is left
    ("mojibake", mojibake_edits),  # a sign that an entity stands for would be read as one of its bytes
    ("entities", entity_edits),  # mojibake may also be written in entities: &acirc;&#8364;&#8482;
    ("mojibake", mojibake_edits),  # needs the C1 bytes, soft hyphens and hard spaces that go next
    ("invisible", invisible_edits),  # "\r" and a removed NUL may turn out to be one line end
    ("spaces", space_edits),  # tags and bullets stand beside plain spaces and line ends
    ("tags", tag_edits),  # a tag may part a letter from its mark, and a bullet from its line end
    ("normal-form", normal_form_edits),  # behind all that is removed between a letter and its mark
    ("bullets", bullet_edits),  # they are markers of lists
    ("numbering", numbering_edits),  # last, on text whose characters are right
)

# One pass is enough for nearly every text. A second one is needed where one stage made
# something that an earlier one repairs; text made to nest deeper is left as it is then.
MOST_PASSES = 8
# So few pages are cleaned sooner than the tables of the sieve are made.
FEW_PAGES = 100


def clean(text: str, needs: "Needs | None" = None) -> Cleaned:
    """Clean one page; the edits tell all that was changed, in the order in which it was.

    ``needs`` is what `needs_of` has told of the page, if it has.

    >>> clean("Fish &amp; chips").text
    'Fish & chips'
    """
    characters, marks = (None, None) if needs is None else needs
    if characters != [] and may_change(text, characters):
        return _clean(text, True, marks)
    if marks == [] or not numbering_edits(text, marks):
        return Cleaned(text, ())
    return _clean(text, False, marks)


def clean_pages(texts: Sequence[str]) -> Iterator[Cleaned]:
    """Clean many pages, each as `clean` does; those that need nothing cost a fraction of what they cost alone.

    >>> [cleaned.text for cleaned in clean_pages(["Fish &amp; chips", "Soup"])]
    ['Fish & chips', 'Soup']
    """
    return map(clean, texts, needs_of(texts))


def needs_of(texts: Sequence[str]) -> "Sequence[Needs | None]":
    """What each page of a batch may need; None where that is not known, as in a small batch."""
    if len(texts) < FEW_PAGES:
        return [None] * len(texts)
    from pipeline.cleaning.sieve import sift  # it stands on numpy, which one page does not need

    return sift(texts)


def _clean(text: str, all_stages: bool, marks: list[int] | None) -> Cleaned:
    """Clean a page, until no stage finds anything; only numbering is asked while it is known that no other one could.

    ``marks`` are the places of marks in it, if they are known; they are so as long as nothing is changed.
    """
    made: list[_Step] = []
    idle: dict[Stage, str] = {}  # the text in which a stage has found nothing; it would find nothing again
    for _ in range(MOST_PASSES):
        found = False
        for _, stage in STAGES if all_stages else STAGES[-1:]:
            if idle.get(stage) is text or not (all_stages or stage is numbering_edits):
                continue
            edits = stage(text) if made or stage is not numbering_edits else numbering_edits(text, marks)
            if edits:
                found = True
                _add(made, _Step(text, edits))
                text = splice(text, edits)
                all_stages = may_change(text)
            else:
                idle[stage] = text
        if not found:
            break
    return Cleaned(text, tuple(edit for step in made for edit in step.edits))


class _Step(NamedTuple):
    before: str
    edits: list[Edit]


def _add(made: list[_Step], step: _Step) -> None:
    """Add a step; two neighbours of one stage become one, so that stage names tell steps apart."""
    if made and made[-1].edits[0].stage == step.edits[0].stage:
        last = made.pop()
        composed = compose(last.before, last.edits, step.edits)
        if composed:
            made.append(_Step(last.before, composed))
    else:
        made.append(step)
