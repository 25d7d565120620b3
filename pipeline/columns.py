"""The rows that pages become, a column at a time, in the order of the pages.

Whoever splits a page appends its rows to these columns, and then calls `end_page`. Where the schema lists the
values that a column may have, as it does for roles and rules, the column holds their indices in that list. No object is
made for a row, and Arrow takes the columns as they are.
"""

from typing import final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.edits import Edit
from pipeline.records import Loss


@final
class PageColumns:
    """What `pages` says of each page, besides where it comes from."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.lang: list[str | None] = []
        self.title: list[str | None] = []
        self.body: list[str] = []
        self.article: list[str] = []
        self.prev_title: list[str | None] = []
        self.next_title: list[str | None] = []

    def add(
        self,
        text: str,
        lang: str | None,
        title: str | None,
        body: str,
        article: str,
        prev_title: str | None,
        next_title: str | None,
    ) -> None:
        """Append a page."""
        self.text.append(text)
        self.lang.append(lang)
        self.title.append(title)
        self.body.append(body)
        self.article.append(article)
        self.prev_title.append(prev_title)
        self.next_title.append(next_title)

    def keep(self, rows: i64) -> None:
        """Keep the first rows, and forget those after them."""
        del self.text[rows:], self.lang[rows:], self.title[rows:], self.body[rows:]
        del self.article[rows:], self.prev_title[rows:], self.next_title[rows:]


@final
class BlockColumns:
    """Blocks; ``ends`` is the number of rows up to the end of each page."""

    def __init__(self) -> None:
        self.ends: vec[i64] = vec[i64]()
        self.role: vec[i64] = vec[i64]()
        self.alone: vec[i64] = vec[i64]()
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.rule: vec[i64] = vec[i64]()

    def add(self, role: i64, alone: i64, start: i64, end: i64, rule: i64) -> None:
        """Append a block."""
        self.role = append(self.role, role)
        self.alone = append(self.alone, alone)
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.rule = append(self.rule, rule)

    def keep(self, rows: i64) -> None:
        """Keep the first rows, and forget those after them."""
        self.role, self.alone, self.rule = self.role[:rows], self.alone[:rows], self.rule[:rows]
        self.start, self.end = self.start[:rows], self.end[:rows]


@final
class SectionColumns:
    """Sections; ``ends`` is the number of rows up to the end of each page."""

    def __init__(self) -> None:
        self.ends: vec[i64] = vec[i64]()
        self.role: vec[i64] = vec[i64]()
        self.heading: list[str | None] = []
        self.text: list[str] = []
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.rule: vec[i64] = vec[i64]()
        self.evidence: list[str | None] = []

    def add(
        self, role: i64, heading: str | None, text: str, start: i64, end: i64, rule: i64, evidence: str | None
    ) -> None:
        """Append a section."""
        self.role = append(self.role, role)
        self.heading.append(heading)
        self.text.append(text)
        self.start = append(self.start, start)
        self.end = append(self.end, end)
        self.rule = append(self.rule, rule)
        self.evidence.append(evidence)

    def keep(self, rows: i64) -> None:
        """Keep the first rows, and forget those after them."""
        self.role, self.start, self.end, self.rule = (
            self.role[:rows],
            self.start[:rows],
            self.end[:rows],
            self.rule[:rows],
        )
        del self.heading[rows:], self.text[rows:], self.evidence[rows:]


@final
class ItemColumns:
    """Items; ``ends`` is the number of rows up to the end of each page, and a parent of -1 is none."""

    def __init__(self) -> None:
        self.ends: vec[i64] = vec[i64]()
        self.section: vec[i64] = vec[i64]()
        self.role: vec[i64] = vec[i64]()
        self.level: vec[i64] = vec[i64]()
        self.parent: vec[i64] = vec[i64]()
        self.ordinal: vec[i64] = vec[i64]()
        self.marker: list[str] = []
        self.marker_raw: list[str] = []
        self.family: list[str] = []
        self.text: list[str] = []
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()

    def add(
        self,
        section: i64,
        role: i64,
        level: i64,
        parent: i64,
        ordinal: i64,
        marker: str,
        marker_raw: str,
        family: str,
        text: str,
        start: i64,
        end: i64,
    ) -> None:
        """Append an item."""
        self.section = append(self.section, section)
        self.role = append(self.role, role)
        self.level = append(self.level, level)
        self.parent = append(self.parent, parent)
        self.ordinal = append(self.ordinal, ordinal)
        self.marker.append(marker)
        self.marker_raw.append(marker_raw)
        self.family.append(family)
        self.text.append(text)
        self.start = append(self.start, start)
        self.end = append(self.end, end)

    def keep(self, rows: i64) -> None:
        """Keep the first rows, and forget those after them."""
        self.section, self.role, self.level = self.section[:rows], self.role[:rows], self.level[:rows]
        self.parent, self.ordinal = self.parent[:rows], self.ordinal[:rows]
        self.start, self.end = self.start[:rows], self.end[:rows]
        del self.marker[rows:], self.marker_raw[rows:], self.family[rows:], self.text[rows:]


@final
class RecommendationColumns:
    """Recommendations; ``ends`` is the number of rows up to the end of each page."""

    def __init__(self) -> None:
        self.ends: vec[i64] = vec[i64]()
        self.title: list[str | None] = []
        self.teaser: list[str | None] = []
        self.truncated: list[bool] = []
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()

    def add(self, title: str | None, teaser: str | None, truncated: bool, start: i64, end: i64) -> None:
        """Append a recommendation."""
        self.title.append(title)
        self.teaser.append(teaser)
        self.truncated.append(truncated)
        self.start = append(self.start, start)
        self.end = append(self.end, end)

    def keep(self, rows: i64) -> None:
        """Keep the first rows, and forget those after them."""
        self.start, self.end = self.start[:rows], self.end[:rows]
        del self.title[rows:], self.teaser[rows:], self.truncated[rows:]


@final
class Columns:
    """The columns of all tables of a batch of pages; edits and losses come from cleaning, and are kept as they are."""

    def __init__(self) -> None:
        self.pages = PageColumns()
        self.blocks = BlockColumns()
        self.sections = SectionColumns()
        self.items = ItemColumns()
        self.recommendations = RecommendationColumns()
        self.edits: list[tuple[Edit, ...]] = []
        self.losses: list[tuple[Loss, ...]] = []

    def end_page(self, edits: tuple[Edit, ...], losses: tuple[Loss, ...]) -> None:
        """A page is complete; these are the edits that made its text, and its losses."""
        self.edits.append(edits)
        self.losses.append(losses)
        blocks, sections, items, found = self.blocks, self.sections, self.items, self.recommendations
        blocks.ends = append(blocks.ends, len(blocks.end))
        sections.ends = append(sections.ends, len(sections.end))
        items.ends = append(items.ends, len(items.end))
        found.ends = append(found.ends, len(found.end))

    def keep(self, pages: i64) -> None:
        """Keep the first pages, and forget whatever is there of those after them, complete or not."""
        blocks, sections, items, found = self.blocks, self.sections, self.items, self.recommendations
        self.pages.keep(pages)
        del self.edits[pages:], self.losses[pages:]
        blocks.ends, sections.ends = blocks.ends[:pages], sections.ends[:pages]
        items.ends, found.ends = items.ends[:pages], found.ends[:pages]
        blocks.keep(blocks.ends[pages - 1] if pages else 0)
        sections.keep(sections.ends[pages - 1] if pages else 0)
        items.keep(items.ends[pages - 1] if pages else 0)
        found.keep(found.ends[pages - 1] if pages else 0)
