"""One page from raw text to its parts: clean it, then split it."""

from typing import TYPE_CHECKING

from pipeline.cleaning import clean
from pipeline.cleaning.losses import find_losses
from pipeline.records import Page
from pipeline.splitting import split

if TYPE_CHECKING:
    from pipeline.cleaning.sieve import Needs


def parse(text: str, needs: "Needs | None" = None) -> Page:
    """Clean and split one page; ``needs`` is what a batch has told of it (`pipeline.cleaning.needs_of`).

    >>> page = parse("Hiccups\\n\\nThe causes are:\\n\\n① Cold air\\n\\n② Haste ⑼\\n")
    >>> page.title, page.causes, [edit.before for edit in page.edits]
    ('Hiccups', ['Cold air', 'Haste'], ['⑼'])
    """
    cleaned = clean(text, needs)
    return split(cleaned.text, cleaned.edits, find_losses(cleaned.text))
