"""Signs of wrong splitting that need no labels: what no well split page shows, or hardly any.

A sign gives the pages that show it, each with what was seen. They are signs, not errors: a page
may truly have 25 causes. How often each is right is written down in docs/checking.md.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pipeline.checking.faults.articles import little_articles, lone_numbers, unread_bullets
from pipeline.checking.faults.encodings import mixed_scripts, unlikely_texts
from pipeline.checking.faults.headings import left_markdown, odd_titles, prose_headings
from pipeline.checking.faults.lists import crowded_lists, late_starts, ordinal_gaps, swallowing_items
from pipeline.checking.part import Part

# The measure of lines that come again on a site's pages, which no part can tell by itself.
REPEATED = "repeated_lines"
# What was seen, by the place of the page in its part.
Seen = dict[int, str]


class Fault(NamedTuple):
    """A sign of wrong splitting: the name of its measure, that of its sign, how grave it is, what it says."""

    name: str
    sign: str
    points: int
    description: str
    find: Callable[[Part], Seen]


FAULTS = (
    Fault(
        "unlikely_text",
        "unlikely text",
        6,
        "no language is likely, so that the text may be misread or no text",
        unlikely_texts,
    ),
    Fault(
        "odd_titles",
        "odd title",
        5,
        "the title is no title: a rule, a number, a bullet, a path, an address or a sentence",
        odd_titles,
    ),
    Fault(
        "little_article",
        "little article",
        5,
        "the article is one line, or less than a fifth, of 1,500 characters or more",
        little_articles,
    ),
    Fault("many_points", "many points", 4, "there are more than 20 causes, or points of prevention", crowded_lists),
    Fault(
        "mixed_scripts",
        "mixed scripts",
        4,
        "Latin and Cyrillic letters stand in one word, in ten places or more",
        mixed_scripts,
    ),
    Fault(
        "lone_numbers",
        "lone numbers",
        3,
        "the numbers 1 and 2 stand in the article, each alone on its line",
        lone_numbers,
    ),
    Fault(
        "swallowing_items",
        "swallowing item",
        3,
        "an item ends in what looks like a heading, or goes on after a blank line though it is a bullet",
        swallowing_items,
    ),
    Fault(
        "late_starts",
        "late start",
        3,
        "a list does not begin with 1, and nothing before it on the page has the number before",
        late_starts,
    ),
    Fault("ordinal_gaps", "gap in a list", 3, "the ordinals of a list leave a gap or go back", ordinal_gaps),
    Fault(
        "prose_headings",
        "prose as heading",
        3,
        "a heading has two sentences, ends in a full stop, or has more than 200 characters",
        prose_headings,
    ),
    Fault(
        "unread_bullets",
        "unread bullets",
        2,
        "three paragraphs or more begin with a bullet, and are no items",
        unread_bullets,
    ),
    Fault(
        "left_markdown",
        "leftover markdown",
        2,
        "signs of Markdown stand in a title, a heading or an item",
        left_markdown,
    ),
)


def find_faults(part: Part) -> Mapping[str, Seen]:
    """For every sign the pages of a part that show it; of a table that is missing nothing is said."""
    return {fault.name: fault.find(part) for fault in FAULTS}
