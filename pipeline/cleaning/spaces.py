"""Line ends and spaces: a line ends with "\\n", words are parted by plain spaces."""

import re

import regex

from pipeline.characters import EXOTIC_SPACES, LINE_ENDS
from pipeline.edits import Edit

STAGE = "spaces"
TRIGGER = "".join(dict.fromkeys("".join((*LINE_ENDS, *EXOTIC_SPACES)).replace("\n", "")))
_ANY = re.compile(f"[{TRIGGER}]")
_SPACES = regex.compile(rf"(?P<line>{'|'.join(LINE_ENDS)})|(?P<space>[{''.join(EXOTIC_SPACES)}])")


def space_edits(text: str) -> list[Edit]:
    """Write every line end as "\\n" and every exotic space as a space.

    >>> [(edit.before, edit.after) for edit in space_edits("a\\r\\nb\\xa0c")]
    [('\\r\\n', '\\n'), ('\\xa0', ' ')]
    """
    edits: list[Edit] = []
    if not _ANY.search(text):
        return edits
    for match in _SPACES.finditer(text):
        after, rule = ("\n", "line-end") if match["line"] else (" ", "exotic-space")
        edits.append(Edit(match.start(), match.end(), match.group(), after, STAGE, rule))
    return edits
