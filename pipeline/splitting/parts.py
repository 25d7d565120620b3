"""The parts of a page: its blocks, sections, items, teasers and titles, cut from its outline."""

from mypy_extensions import i64

from pipeline.edits import Edit
from pipeline.outline.names import NAV_NEXT, NAV_PREV
from pipeline.outline.outline import Outline
from pipeline.outline.phrases import phrases
from pipeline.splitting.blocks import cut_blocks
from pipeline.splitting.items import cut_items
from pipeline.splitting.reading import navigation, recommendations, title_of
from pipeline.splitting.sections import cut_sections


class Parts:
    """What a page is split into; ``title`` is the block of its title, or -1."""

    def __init__(self, outline: Outline, edits: tuple[Edit, ...]) -> None:
        known = phrases()
        self.text = outline.page.text
        self.blocks = cut_blocks(outline, known)
        self.title: i64 = title_of(self.blocks)
        self.sections = cut_sections(outline, known, self.blocks, self.title)
        self.items = cut_items(outline, self.blocks, self.sections, edits)
        self.recommendations = recommendations(self.blocks)
        self.prev_title = navigation(self.text, outline.page, known, self.blocks, NAV_PREV)
        self.next_title = navigation(self.text, outline.page, known, self.blocks, NAV_NEXT)
