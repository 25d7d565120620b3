"""Lone surrogates: halves of a character that no file can store.

They come from JSON with a cut-off escape. In the `edits` table, whose strings cannot
hold one either, ``before`` shows it as its six-character escape, such as ``\\ud83d``;
`pipeline.tables.schema.read_edit` turns it back, so that `revert` stays exact.
"""

import re

from pipeline.characters import SURROGATES
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "surrogates"
_LONE = re.compile(f"[{SURROGATES}]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def surrogate_edits(page: PageReader) -> list[Edit]:
    """Replace every lone surrogate with the replacement character.

    >>> [edit.after for edit in surrogate_edits(PageReader("a\\ud83d"))]
    ['\ufffd']
    """
    text = page.text
    return [
        Edit(match.start(), match.end(), match.group(), REPLACEMENT, STAGE, "lone-surrogate")
        for match in _LONE.finditer(text)
    ]
