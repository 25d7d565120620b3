"""One page from raw text to its parts: clean it, then split it."""

from pipeline.cleaning import clean
from pipeline.cleaning.losses import find_losses
from pipeline.records import Page
from pipeline.splitting import split


def parse(text: str) -> Page:
    """Clean and split one page.

    >>> page = parse("Hiccups\\n\\nThe causes are:\\n\\n① Cold air\\n\\n② Haste ⑼\\n")
    >>> page.title, page.causes, [edit.before for edit in page.edits]
    ('Hiccups', ['Cold air', 'Haste'], ['⑼'])
    """
    cleaned = clean(text)
    return split(cleaned.text, cleaned.edits, find_losses(cleaned.text))
