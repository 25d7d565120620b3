"""Numbering: wrong numerals get the right one of their family, stray ones go."""

from pipeline.edits import Edit
from pipeline.structure.families import numeral_for
from pipeline.structure.outline import read_outline

STAGE = "numbering"


def numbering_edits(text: str) -> list[Edit]:
    """Repair the numerals of lists that are regular otherwise.

    >>> page = "To prevent it:\\n① Rest.\\n② Sleep.\\n⑧ Walk.\\n④ Drink ⑼\\n"
    >>> [(edit.before, edit.after) for edit in numbering_edits(page)]
    [('⑧', '③'), ('⑼', '')]
    """
    outline = read_outline(text)
    edits = []
    for entry in outline.entries:
        start, end = entry.mark.numeral
        shown = text[start:end]
        right = numeral_for(entry.shown.family, entry.place, shown) if entry.wrong else None
        if right is not None and right != shown:
            edits.append(Edit(start, end, shown, right, STAGE, "wrong-numeral"))
    edits += [Edit(mark.start, mark.end, mark.text, "", STAGE, "stray-numeral") for mark in outline.strays]
    return sorted(edits)
