"""What a reader of a page wants: its title, its body, the whole article, and where to read on."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.records import Block, BlockRole, Recommendation
from pipeline.structure.kinds import is_cut_off
from pipeline.structure.outline import Outline

_PROSE = ("lead", "paragraph")
_ARTICLE = ("title", "lead", "heading", "paragraph", "item")


def title_of(text: str, blocks: Iterable[Block]) -> str | None:
    """The page's title, once; None if it has none."""
    return next((text[block.start : block.end] for block in blocks if block.role == "title"), None)


def body_of(text: str, blocks: Iterable[Block]) -> str:
    """The article's prose outside headings and lists, a blank line between paragraphs."""
    return "\n\n".join(text[block.start : block.end] for block in blocks if block.role in _PROSE)


def article_of(text: str, blocks: Iterable[Block]) -> str:
    """The whole article in reading order: a blank line between blocks, a line end between items."""
    pieces: list[str] = []
    before = ""
    for block in blocks:
        if block.role not in _ARTICLE:
            continue
        if pieces:
            pieces.append("\n" if block.role == before == "item" else "\n\n")
        pieces.append(text[block.start : block.end])
        before = block.role
    return "".join(pieces)


def navigation(outline: Outline) -> tuple[str | None, str | None]:
    """The titles behind "previous" and "next"; None where the page has none or leaves it empty."""
    found: dict[BlockRole, str] = {}
    for number, kind in enumerate(outline.kinds):
        if kind.role in ("nav_prev", "nav_next") and kind.role not in found:
            title = outline.lines[number].text[kind.label :].strip()
            if title:
                found[kind.role] = title
    return found.get("nav_prev"), found.get("nav_next")


def recommendations(text: str, blocks: Sequence[Block]) -> Iterator[Recommendation]:
    """Titles with the teasers under them; a teaser or a title may stand alone."""
    title: Block | None = None
    for block in blocks:
        if block.role == "rec_teaser":
            yield _recommendation(text, title, block)
            title = None
            continue
        if title:
            yield _recommendation(text, title, None)
        title = block if block.role == "rec_title" else None
    if title:
        yield _recommendation(text, title, None)


def _recommendation(text: str, title: Block | None, teaser: Block | None) -> Recommendation:
    found = [block for block in (title, teaser) if block]
    shown = text[teaser.start : teaser.end] if teaser else None
    return Recommendation(
        title=text[title.start : title.end] if title else None,
        teaser=shown,
        truncated=bool(shown and is_cut_off(shown)),
        start=found[0].start,
        end=found[-1].end,
    )
