"""Line ends and spaces: a line ends with "\\n", words are parted by plain spaces."""

import re

from pipeline.characters import EXOTIC_SPACES, STRAY_SPACES
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "spaces"
_SPACE = re.compile(f"[{STRAY_SPACES}](?:(?<=\r)\n)?")


def space_edits(page: PageReader) -> list[Edit]:
    """Write every line end as "\\n" and every exotic space as a space.

    >>> [(edit.before, edit.after) for edit in space_edits(PageReader("a\\r\\nb\\xa0c"))]
    [('\\r\\n', '\\n'), ('\\xa0', ' ')]
    """
    text = page.text
    edits: list[Edit] = []
    for match in _SPACE.finditer(text):
        after, rule = (" ", "exotic-space") if match.group() in EXOTIC_SPACES else ("\n", "line-end")
        edits.append(Edit(match.start(), match.end(), match.group(), after, STAGE, rule))
    return edits
