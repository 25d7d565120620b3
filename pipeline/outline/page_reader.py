"""A page that is read as far as it is asked: its lines, its lists, its outline, each once."""

from pipeline.outline.outline import Listing, Outline, outline_of, read_lists_of
from pipeline.outline.reading import page_of


class PageReader:
    """A text, and all that was read of it so far; a changed text needs a reader of its own.

    ``wholly`` says that its outline will be asked for.

    >>> page = PageReader("Causes:\\n1. Cold air\\n2. Haste\\n")
    >>> page.lines.count, page.listing().lists.count
    (3, 2)
    """

    def __init__(self, text: str, wholly: bool = False) -> None:
        self.text = text
        self.wholly = wholly
        self.lines = page_of(text)
        self._listing: Listing | None = None
        self._outline: Outline | None = None

    def listing(self) -> Listing:
        """The lists of the page; some of their items may turn out to be headings."""
        if self._listing is None:
            self._listing = read_lists_of(self.lines)
        return self._listing

    def outline(self) -> Outline:
        """The outline of the page."""
        if self._outline is None:
            self._outline = outline_of(self.listing())
        return self._outline
