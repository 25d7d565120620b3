"""Splitting a cleaned page: blocks that tile it, sections, items, recommendations."""

from collections.abc import Iterable

from pipeline.edits import Edit
from pipeline.records import Loss, Page
from pipeline.splitting.blocks import cut_blocks
from pipeline.splitting.items import cut_items
from pipeline.splitting.language import guess_language
from pipeline.splitting.reading import article_of, body_of, navigation, recommendations, title_of
from pipeline.splitting.sections import cut_sections
from pipeline.structure.outline import read_outline


def split(text: str, edits: Iterable[Edit] = (), losses: Iterable[Loss] = ()) -> Page:
    """Split a cleaned text; `edits` tell what the repaired markers showed before, `losses` go into the page."""
    edits = tuple(edits)
    outline = read_outline(text)
    pieces = cut_blocks(text, outline)
    title = title_of(text, pieces.blocks)
    sections = cut_sections(text, pieces, title)
    prev_title, next_title = navigation(outline)
    return Page(
        text=text,
        lang=guess_language(text),
        title=title,
        body=body_of(text, pieces.blocks),
        article=article_of(text, pieces.blocks),
        prev_title=prev_title,
        next_title=next_title,
        blocks=tuple(pieces.blocks),
        sections=tuple(section.row for section in sections),
        items=cut_items(text, pieces, sections, edits),
        recommendations=tuple(recommendations(text, pieces.blocks)),
        edits=edits,
        losses=tuple(losses),
    )
