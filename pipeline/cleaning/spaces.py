"""Line ends and spaces: a line ends with "\\n", words are parted by plain spaces."""

from pipeline.characters import EXOTIC_SPACES
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader
from pipeline.outline.scan.lines import find
from pipeline.outline.scan.properties import STRAY_SPACE

STAGE = "spaces"


def space_edits(page: PageReader) -> list[Edit]:
    """Write every line end as "\\n" and every exotic space as a space.

    >>> [(edit.before, edit.after) for edit in space_edits(PageReader("a\\r\\nb\\xa0c"))]
    [('\\r\\n', '\\n'), ('\\xa0', ' ')]
    """
    text = page.text
    edits: list[Edit] = []
    size = page.lines.size
    at = find(page.lines, 0, size, STRAY_SPACE)
    while at < size:
        before = "\r\n" if text.startswith("\r\n", at) else text[at]
        after, rule = (" ", "exotic-space") if before in EXOTIC_SPACES else ("\n", "line-end")
        edits.append(Edit(at, at + len(before), before, after, STAGE, rule))
        at = find(page.lines, at + len(before), size, STRAY_SPACE)
    return edits
