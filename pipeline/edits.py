"""The edit model: stages propose edits, `splice` alone changes text, `revert` undoes it.

Invariant: for every text and every list of edits that `splice` accepts,
``revert(splice(text, edits), edits) == text``.  The edits are the log of what was
done, so the log cannot differ from it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.errors import EditError


class Edit(NamedTuple):
    """One change of text: ``before`` stood at ``start:end``, ``after`` stands there now.

    ``start`` and ``end`` are zero-based, half-open, in code points of the text that
    the stage was given (not of the page as scraped, and not of the cleaned page).
    """

    start: int
    end: int
    before: str
    after: str
    stage: str
    rule: str


class Cleaned(NamedTuple):
    """A cleaned text, and the edits that lead to it in the order in which they were made."""

    text: str
    edits: tuple[Edit, ...]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


def splice(text: str, edits: Sequence[Edit]) -> str:
    """Apply the edits of one stage.

    Raises `EditError` if two edits overlap or are out of order, if ``before`` is not
    what stands there, or if an edit changes nothing.

    >>> splice("1. a 8. b", [Edit(5, 6, "8", "2", "numbering", "wrong-numeral")])
    '1. a 2. b'
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if edit.start < done:
            raise EditError(f"{edit} overlaps the edit before it, or is out of order")
        if text[edit.start : edit.end] != edit.before or edit.end - edit.start != len(edit.before):
            raise EditError(f"{edit} does not fit: the text there is {text[edit.start : edit.end]!r}")
        if edit.before == edit.after:
            raise EditError(f"{edit} changes nothing")
        pieces += (text[done : edit.start], edit.after)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)


def storable(text: str) -> str:
    """A text as it can be stored: every lone surrogate is shown as its escape.

    >>> storable("a\\ud83d")
    'a\\\\ud83d'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One step that does what two steps do, one after the other, to `text`.

    Edits that touch each other become one, with the rule of the later one.

    >>> compose("8. a", [Edit(0, 1, "8", "2", "n", "wrong")], [Edit(0, 1, "2", "1", "n", "wrong")])
    [Edit(start=0, end=1, before='8', after='1', stage='n', rule='wrong')]
    """
    middle = splice(text, first)
    last = splice(middle, second)
    undo = inverse(first)
    backward, forward = _Moves(first), _Moves(inverse(second))
    spans = sorted([(edit.start, edit.end, edit) for edit in undo] + [(edit.start, edit.end, edit) for edit in second])
    regions: list[tuple[int, int, Edit]] = []
    for start, end, edit in spans:
        if regions and start <= regions[-1][1]:
            regions[-1] = (regions[-1][0], max(end, regions[-1][1]), edit)
        else:
            regions.append((start, end, edit))
    composed = []
    for start, end, edit in regions:
        before = text[backward.before(start) : backward.forward(end)]
        after = last[forward.before(start) : forward.forward(end)]
        if before != after:
            begin = backward.before(start)
            composed.append(Edit(begin, begin + len(before), before, after, edit.stage, edit.rule))
    return composed


def steps(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Group edits into the calls of `splice` that they came from.

    `pipeline.cleaning` composes two neighbouring steps of one stage, so the names of the
    stages alone tell the steps apart.
    """
    return [list(step) for _, step in groupby(edits, key=lambda edit: edit.stage)]


def revert(text: str, edits: Iterable[Edit]) -> str:
    """Give back the exact text that `edits` turned into `text`.

    Raises `EditError` if the edits do not belong to this text.

    >>> revert("1. a 2. b", [Edit(5, 6, "8", "2", "numbering", "wrong-numeral")])
    '1. a 8. b'
    """
    for step in reversed(steps(edits)):
        text = splice(text, inverse(step))
    return text


def inverse(step: Sequence[Edit]) -> list[Edit]:
    """The edits that undo one step, in code points of the text after it."""
    undo = []
    shift = 0
    for edit in step:
        start = edit.start + shift
        undo.append(edit._replace(start=start, end=start + len(edit.after), before=edit.after, after=edit.before))
        shift += len(edit.after) - len(edit.before)
    return undo


def locate(edits: Iterable[Edit]) -> list[Span]:
    """Where each edit's ``after`` ended up in the final text, in code points.

    What a later step overwrote is placed where the overwriting text begins.

    >>> locate([Edit(0, 5, "&amp;", "&", "entities", "named"), Edit(2, 3, "8", "2", "numbering", "n")])
    [Span(start=0, end=1), Span(start=2, end=3)]
    """
    all_steps = steps(edits)
    moves = [_Moves(inverse(step)) for step in all_steps[1:]]
    spans = []
    for number, step in enumerate(all_steps):
        shift = 0
        for edit in step:
            start = edit.start + shift
            end = start + len(edit.after)
            shift += len(edit.after) - len(edit.before)
            for later in moves[number:]:
                start, end = later.forward(start), later.forward(end)
            spans.append(Span(start, max(start, end)))
    return spans


def trace(edits: Iterable[Edit]) -> list[int]:
    """Where each edit's ``before`` begins in the raw text; what an earlier step made begins where that edit does.

    >>> trace([Edit(0, 5, "&amp;", "&", "entities", "named"), Edit(2, 3, "8", "2", "numbering", "n")])
    [0, 6]
    """
    all_steps = steps(edits)
    moves = [_Moves(step) for step in all_steps]
    places = []
    for number, step in enumerate(all_steps):
        for edit in step:
            place = edit.start
            for earlier in reversed(moves[:number]):
                place = earlier.before(place)
            places.append(place)
    return places


class _Moves:
    """How positions move through one step, answered in logarithmic time."""

    def __init__(self, undo: Sequence[Edit]) -> None:
        self.new = undo
        self.old_starts = []
        shift = 0
        for edit in undo:  # `before` and `after` are swapped in an inverse
            self.old_starts.append(edit.start - shift)
            shift += len(edit.before) - len(edit.after)

    def forward(self, position: int) -> int:
        """Where a position is after the step; one inside a change is where the change begins."""
        return self._after(bisect_right(self.old_starts, position) - 1, position)

    def before(self, position: int) -> int:
        """Where a position is after the step, before whatever the step did exactly there."""
        return self._after(bisect_left(self.old_starts, position) - 1, position)

    def _after(self, index: int, position: int) -> int:
        if index < 0:
            return position
        edit = self.new[index]
        beyond = position - self.old_starts[index] - len(edit.after)
        return edit.end + beyond if beyond >= 0 else edit.start
