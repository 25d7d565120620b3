"""Cleaning: a tuple of stages, each a plain function that proposes edits."""

from collections.abc import Iterable, Iterator

from pipeline.cleaning.bullets import bullet_edits
from pipeline.cleaning.entities import entity_edits
from pipeline.cleaning.invisible import invisible_edits
from pipeline.cleaning.look_alikes import look_alike_edits
from pipeline.cleaning.markdown import markdown_edits
from pipeline.cleaning.mojibake.stage import mojibake_edits
from pipeline.cleaning.normal_form import normal_form_edits
from pipeline.cleaning.numbering import numbering_edits
from pipeline.cleaning.passes import Stage, run_stages
from pipeline.cleaning.spaces import space_edits
from pipeline.cleaning.surrogates import surrogate_edits
from pipeline.cleaning.tags import tag_edits
from pipeline.edits import Cleaned
from pipeline.outline.scan.properties import (
    AMPERSAND,
    COMBINING,
    CYRILLIC,
    INVISIBLE,
    LINE_BULLET,
    PRIVATE_USE,
    STRAY_SPACE,
    SURROGATE,
    TAG_SIGN,
)

_ANY = -1  # whatever the text has

# The order is part of the contract; each line says why it stands before the next. A stage is asked where the text has
# a character with the property, without which it proposes nothing.
STAGES: tuple[tuple[str, Stage, int], ...] = (
    ("surrogates", surrogate_edits, SURROGATE),  # nothing after it can be encoded while a lone surrogate is left
    ("mojibake", mojibake_edits, _ANY),  # a sign that an entity stands for would be read as one of its bytes
    ("entities", entity_edits, AMPERSAND),  # mojibake may also be written in entities: &acirc;&#8364;&#8482;
    ("mojibake", mojibake_edits, _ANY),  # needs the C1 bytes, soft hyphens and hard spaces that go next
    ("invisible", invisible_edits, INVISIBLE),  # "\r" and a removed NUL may turn out to be one line end
    ("spaces", space_edits, STRAY_SPACE),  # tags and bullets stand beside plain spaces and line ends
    ("tags", tag_edits, TAG_SIGN),  # a tag may part a letter from its mark, and a bullet from its line end
    ("markdown", markdown_edits, LINE_BULLET | TAG_SIGN),  # numerals and labels may stand in bold
    ("normal-form", normal_form_edits, COMBINING),  # after all that is removed between a letter and its mark
    ("look-alikes", look_alike_edits, CYRILLIC),  # words and labels of markers are read as they look
    ("bullets", bullet_edits, PRIVATE_USE),  # they are markers of lists
    ("numbering", numbering_edits, _ANY),  # last, on text whose characters are right
)


def clean(text: str) -> Cleaned:
    """Clean one page; the edits tell all that was changed, in the order in which it was.

    >>> clean("Fish &amp; chips").text
    'Fish & chips'
    """
    page, edits = run_stages(text, STAGES)
    return Cleaned(page.text, edits)


def clean_pages(texts: Iterable[str]) -> Iterator[Cleaned]:
    """Clean many pages, each as `clean` does.

    >>> [cleaned.text for cleaned in clean_pages(["Fish &amp; chips", "Soup"])]
    ['Fish & chips', 'Soup']
    """
    return map(clean, texts)
