"""One page from raw text to its parts: clean it, then split it."""

from typing import NamedTuple

from pipeline.cleaning import STAGES
from pipeline.cleaning.losses import losses_of
from pipeline.cleaning.passes import run_stages
from pipeline.edits import Edit
from pipeline.records import Loss, Page
from pipeline.splitting.language import guess_language
from pipeline.splitting.page import page_from
from pipeline.splitting.parts import Parts


class Parsed(NamedTuple):
    """A parsed page before it becomes objects or rows: its parts, language, edits and losses."""

    parts: Parts
    lang: str | None
    edits: tuple[Edit, ...]
    losses: tuple[Loss, ...]


def parse(text: str) -> Page:
    """Clean and split one page.

    >>> page = parse("Hiccups\\n\\nThe causes are:\\n\\n① Cold air\\n\\n② Haste ⑼\\n")
    >>> page.title, page.causes, [edit.before for edit in page.edits]
    ('Hiccups', ['Cold air', 'Haste'], ['⑼'])
    """
    return page_from(*parse_parts(text))


def parse_parts(text: str) -> Parsed:
    """What `parse` makes a page of, and a run makes rows of."""
    page, edits = run_stages(text, STAGES, wholly=True)
    parts = Parts(page.outline(), edits)
    return Parsed(parts, guess_language(page.text), edits, tuple(losses_of(page.lines)))
