"""A mark: a place that may hold a list marker, and the ways to read what it shows."""

from typing import NamedTuple


class Shown(NamedTuple):
    """One way to read what a mark shows: an ordinal of a family.

    A bullet's ordinal is None, and so is that of "Finally,": it is their place. ``weak``
    families need a second marker in order; ``misread`` is a letter for a digit, (l) for (1).
    """

    family: str
    ordinal: int | None
    weak: bool = False
    misread: bool = False


class Mark(NamedTuple):
    """A place that may hold a marker: ``start:end`` in the page, ``text`` as shown there.

    ``numeral`` is the part that shows the ordinal, as a range in the page; ``shown`` are
    the ways to read it, the likeliest first. ``inline`` marks stand within a line,
    ``glued`` ones directly behind a letter. ``opens`` says that a heading, or a sentence
    with a colon, stands right before it; ``hollow`` that no text stands behind it.
    ``line`` is the number of its line, ``indent`` that line's if the mark begins it.
    """

    start: int
    end: int
    text: str
    numeral: tuple[int, int]
    shown: tuple[Shown, ...]
    inline: bool
    opens: bool
    glued: bool = False
    hollow: bool = False
    line: int = 0
    indent: int | None = None

    def placed(self, start: int, line: int = 0, indent: int | None = None) -> "Mark":
        """The mark of a text that stands at `start` in the page; `indent` is that of its line."""
        begin, end, text, (numeral, numeral_end), shown, inline, opens, glued, hollow, _, _ = self
        place, numeral_place = (begin + start, end + start), (numeral + start, numeral_end + start)
        return Mark(*place, text, numeral_place, shown, inline, opens, glued, hollow, line, None if inline else indent)

    @property
    def family(self) -> str:
        """The likeliest family."""
        return self.shown[0].family

    @property
    def weak(self) -> bool:
        """Whether the likeliest family is a weak one."""
        return self.shown[0].weak
