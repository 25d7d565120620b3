"""Bullets of symbol fonts: private-use characters that stand where a bullet stands."""

import re
from collections import Counter

from pipeline.characters import PRIVATE_USE, SYMBOL_BULLETS, WEAK_SYMBOL_BULLETS
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "bullets"
_SIGNS = SYMBOL_BULLETS + WEAK_SYMBOL_BULLETS
BULLET = "\N{BULLET}"
# At the beginning of a line, or parted from the text before it; something follows on the line.
_BULLET = re.compile(rf"(?:^|(?<=[\s.;:!?。；：！？]))[{_SIGNS}](?=[^\S\n]*[^\s{_SIGNS}])", re.MULTILINE)
# An icon font has pictures at the same places, and more of them than a word processor has bullets.
_ICON = re.compile(f"(?![{_SIGNS}])[{PRIVATE_USE}]")


def bullet_edits(page: PageReader) -> list[Edit]:
    """Replace the bullets of Symbol and Wingdings with the bullet of Unicode.

    >>> [edit.after for edit in bullet_edits(PageReader("\\uf0b7 Rest"))]
    ['•']
    """
    text = page.text
    if _ICON.search(text):
        return []
    found = list(_BULLET.finditer(text))
    counts = Counter(match.group() for match in found)
    return [
        Edit(match.start(), match.end(), match.group(), BULLET, STAGE, "symbol-bullet")
        for match in found
        if match.group() in SYMBOL_BULLETS or counts[match.group()] > 1
    ]
