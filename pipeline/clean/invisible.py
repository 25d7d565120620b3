"""Characters that show nothing: controls, terminal escapes, zero-width marks."""

import regex

from pipeline.characters import INVISIBLE
from pipeline.edits import Edit

STAGE = "invisible"
_INVISIBLE = regex.compile(
    rf"(?P<escape>\x1b\[[0-9;?]{{0,30}}[A-Za-z])"
    rf"|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+)"
    rf"|(?P<width>[{''.join(INVISIBLE)}]+)"
)
_RULES = {"escape": "terminal-escape", "control": "control-character", "width": "zero-width"}


def invisible_edits(text: str) -> list[Edit]:
    """Remove what shows nothing and means nothing.

    >>> [(edit.before, edit.rule) for edit in invisible_edits("a\\x00b")]
    [('\\x00', 'control-character')]
    """
    return [
        Edit(match.start(), match.end(), match.group(), "", STAGE, _RULES[str(match.lastgroup)])
        for match in _INVISIBLE.finditer(text)
    ]
