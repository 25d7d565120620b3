"""How the stages of cleaning are run: one after the other, until none of them finds anything."""

from collections.abc import Callable

from mypy_extensions import i64

from pipeline.edits import Edit, compose, splice
from pipeline.outline.page_reader import PageReader

Stage = Callable[[PageReader], list[Edit]]

# One pass is enough for nearly every text. A second one is needed where one stage made something that an earlier one
# repairs; what was made to nest deeper than this is left as it is.
MOST_PASSES = 8


def run_stages(
    text: str, stages: tuple[tuple[str, Stage, int], ...], wholly: bool = False
) -> tuple[PageReader, tuple[Edit, ...]]:
    """The cleaned page, with what was read of it, and the edits that made it; after each change it is read anew.

    A stage is asked where the text has one of its properties (`pipeline.outline.scan.properties`). Where the stages do
    not come to an end, the last one, numbering, is left out, and else all are: so a cleaned text always stays as it is.
    ``wholly`` says that the outline of the cleaned page will be asked for.
    """
    work = _Work(text, [], wholly)
    if work.comes_to_an_end(stages):
        return work.done()
    without_last = _Work(text, [], wholly)
    if not without_last.comes_to_an_end(stages[:-1]):
        return _Work(text, [], wholly).done()
    work = _Work(without_last.page.text, without_last.steps.copy(), wholly)
    return work.done() if work.comes_to_an_end(stages) else without_last.done()


class _Step:
    """What a stage did to a text."""

    def __init__(self, before: str, edits: list[Edit]) -> None:
        self.before = before
        self.edits = edits


class _Work:
    """A page that is being cleaned, and what was done to it so far."""

    def __init__(self, text: str, steps: list[_Step], wholly: bool) -> None:
        self.page = PageReader(text, wholly)
        self.steps = steps

    def comes_to_an_end(self, stages: tuple[tuple[str, Stage, int], ...]) -> bool:
        """Run stages one after the other until none of them finds anything; whether that happens soon."""
        page = self.page
        idle: dict[Stage, str] = {}  # the text in which a stage has found nothing; it would find nothing again
        for _ in range(MOST_PASSES):
            before = page.text
            for _, stage, needed in stages:
                properties: i64 = needed
                text = page.text
                if page.lines.flags_of_page & properties == 0 or idle.get(stage) is text:
                    continue
                edits = stage(page)
                if edits:
                    self._add(_Step(text, edits))
                    page = PageReader(splice(text, edits), page.wholly)
                else:
                    idle[stage] = text
            if page.text is before:
                self.page = page
                return True
        return False

    def _add(self, step: _Step) -> None:
        """Add a step; two neighbours of one stage become one, so that stage names tell steps apart."""
        if self.steps and self.steps[-1].edits[0].stage == step.edits[0].stage:
            last = self.steps.pop()
            composed = compose(last.before, last.edits, step.edits)
            if composed:
                self.steps.append(_Step(last.before, composed))
        else:
            self.steps.append(step)

    def done(self) -> tuple[PageReader, tuple[Edit, ...]]:
        """The page, and the edits that made it."""
        return self.page, tuple([edit for step in self.steps for edit in step.edits])
