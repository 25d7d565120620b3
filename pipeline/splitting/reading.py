"""What a reader of a page wants: its title, its body, the whole article, and where to read on."""

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.names import (
    HEADING,
    ITEM,
    LEAD,
    OTHER,
    PARAGRAPH,
    REC_TEASER,
    REC_TITLE,
    TITLE,
)
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines
from pipeline.outline.zones.neighbours import title_in
from pipeline.splitting.blocks import Blocks


def title_of(blocks: Blocks) -> i64:
    """The block of the page's title, -1 if it has none."""
    number: i64 = 0
    while number < blocks.count:
        if blocks.role[number] == TITLE:
            return number
        number += 1
    return -1


def body_of(text: str, blocks: Blocks) -> str:
    """The article's prose outside headings and lists, a blank line between paragraphs."""
    pieces: list[str] = []
    number: i64 = 0
    while number < blocks.count:
        if blocks.role[number] == LEAD or blocks.role[number] == PARAGRAPH:
            pieces.append(text[blocks.start[number] : blocks.end[number]])
        number += 1
    return "\n\n".join(pieces)


def article_of(text: str, blocks: Blocks) -> str:
    """The whole article in reading order: a blank line between blocks, a line end between items."""
    pieces: list[str] = []
    before: i64 = -1
    number: i64 = 0
    while number < blocks.count:
        role: i64 = blocks.role[number]
        if role == TITLE or role == LEAD or role == HEADING or role == PARAGRAPH or role == ITEM:
            if pieces:
                pieces.append("\n" if role == ITEM and before == ITEM else "\n\n")
            pieces.append(text[blocks.start[number] : blocks.end[number]])
            before = role
        number += 1
    return "".join(pieces)


def navigation(text: str, page: Lines, known: Phrases, blocks: Blocks, wanted: i64) -> str | None:
    """The title after "previous" or "next", by the role `wanted`; None where the page has none or leaves it empty."""
    number: i64 = 0
    while number < blocks.count:
        if blocks.role[number] == wanted:
            start, end = title_in(page, known, blocks.start[number], blocks.end[number], wanted, blocks.rule[number])
            if start < end:
                return text[start:end]
        number += 1
    return None


class Recommendations:
    """Titles with the teasers under them, as columns of blocks; -1 where a teaser or a title stands alone."""

    def __init__(self) -> None:
        self.count: i64 = 0
        self.title: vec[i64] = vec[i64]()
        self.teaser: vec[i64] = vec[i64]()

    def add(self, title: i64, teaser: i64) -> None:
        """Add one."""
        self.title = append(self.title, title)
        self.teaser = append(self.teaser, teaser)
        self.count += 1


def recommendations(blocks: Blocks) -> Recommendations:
    """The recommendations of a page in order."""
    found = Recommendations()
    title: i64 = -1
    number: i64 = 0
    while number < blocks.count:
        role: i64 = blocks.role[number]
        if role == REC_TEASER:
            found.add(title, number)
            title = -1
        elif role != OTHER or blocks.rule[number] != "rec-note":
            if title >= 0:
                found.add(title, -1)
            title = number if role == REC_TITLE else -1
        number += 1
    if title >= 0:
        found.add(title, -1)
    return found
