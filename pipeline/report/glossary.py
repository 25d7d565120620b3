"""What the words of the report mean, for a reader who has not read the documentation."""

from pipeline.records import BlockRole
from pipeline.rules import LOSSES

_BLOCKS: dict[BlockRole, str] = {
    "title": "The title of the page.",
    "title_repeat": "The title once more.",
    "byline": "Author, source or date.",
    "breadcrumb": "The path from the home page to this one.",
    "lead": "Prose before the first heading or list.",
    "heading": "A line that names what stands under it.",
    "paragraph": "Prose under a heading, or without one near it.",
    "item": "One entry of a list.",
    "nav_prev": "A link to the previous page of the site.",
    "nav_next": "A link to the next page of the site.",
    "rec_heading": "The line above links to other pages.",
    "rec_title": "The title of another page that is recommended.",
    "rec_teaser": "The beginning of the text of a recommended page.",
    "boilerplate": "Menus, notices, forms, adverts: nothing of the article.",
    "other": "A block that no rule understood.",
}

_TERMS = {
    "sign": "What speaks for a look at a page; it is no proof of a mistake.",
    "points": "How serious the signs of a page are, summed up; the list of signs is under About.",
    "block": "A line or paragraph of a page; blocks and the white space between them are the whole page.",
    "role": "What a block is (title, item, menu), or what a section is about (causes, prevention).",
    "section": "A heading and what stands under it; what stands before the first heading is a section too,"
    " so that every page has one.",
    "about other": "A section about something that the vocabulary does not know; nothing is wrong with it.",
    "edit": "A place that was changed. White space is counted apart.",
    "sign of lost text": "What a failed decoder left, such as �. Several may stand for one character.",
    "private use": LOSSES["private-use"],
    "C0 and C1": "Controls, U+0000 to U+001F and U+0080 to U+009F. The latter are mostly bytes of a character that was"
    " read in a wrong encoding.",
    "NFC": "The form of Unicode in which a letter and its marks are one character.",
    "family": "The kind of marker of an item: circled is ①, negative-circled is ❶, decimal-dot is 1., bullet is •.",
    "item-inline": "The rule for an item that begins within a line.",
    "at random": "Drawn with the seed, without regard to signs.",
}

# Each group of words with what they mean.
GLOSSARY = {"Words": _TERMS, "Roles of blocks": {str(role): meaning for role, meaning in _BLOCKS.items()}}
