"""How the stages of cleaning are run: one after the other, until none of them finds anything."""

from collections.abc import Callable

from mypy_extensions import i64

from pipeline.edits import Edit, compose, splice
from pipeline.outline.page_reader import PageReader

Stage = Callable[[PageReader], list[Edit]]

# One pass is enough for nearly every text. A second one is needed where one stage made
# something that an earlier one repairs; text made to nest deeper is left as it is then.
MOST_PASSES = 8


def run_stages(text: str, stages: tuple[tuple[str, Stage, int], ...]) -> tuple[PageReader, tuple[Edit, ...]]:
    """The cleaned page, with what was read of it, and the edits that made it; after each change it is read anew.

    A stage is asked where the text has one of its properties (`pipeline.outline.scan.properties`).
    """
    page = PageReader(text)
    steps: list[_Step] = []
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
                _add(steps, _Step(text, edits))
                page = PageReader(splice(text, edits))
            else:
                idle[stage] = text
        if page.text is before:
            break
    return page, tuple([edit for step in steps for edit in step.edits])


class _Step:
    """What a stage did to a text."""

    def __init__(self, before: str, edits: list[Edit]) -> None:
        self.before = before
        self.edits = edits


def _add(steps: list[_Step], step: _Step) -> None:
    """Add a step; two neighbours of one stage become one, so that stage names tell steps apart."""
    if steps and steps[-1].edits[0].stage == step.edits[0].stage:
        last = steps.pop()
        composed = compose(last.before, last.edits, step.edits)
        if composed:
            steps.append(_Step(last.before, composed))
    else:
        steps.append(step)
