"""Numbering: wrong numerals get the right one of their family, stray ones go."""

from pipeline.edits import Edit
from pipeline.structure.families import LABEL, WORD, numeral_for
from pipeline.structure.lists import Entry
from pipeline.structure.numerals import read_decimal, read_han, write_decimal, write_han
from pipeline.structure.outline import is_misnumbered, read_outline
from pipeline.structure.screen import may_be_misnumbered
from pipeline.structure.words import word_for

STAGE = "numbering"
# So many entries on either side are searched for a right one.
NEAR = 8


def numbering_edits(text: str, places: list[int] | None = None) -> list[Edit]:
    """Repair the numerals of lists that are regular otherwise.

    If ``places`` are known, marks stand nowhere else.

    >>> page = "To prevent it:\\n① Rest.\\n② Sleep.\\n⑧ Walk.\\n④ Drink ⑼\\n"
    >>> [(edit.before, edit.after) for edit in numbering_edits(page)]
    [('⑧', '③'), ('⑼', '')]
    """
    if not (may_be_misnumbered(text, places) and is_misnumbered(text)):
        return []
    outline = read_outline(text)
    edits = [Edit(mark.start, mark.end, mark.text, "", STAGE, "stray-numeral") for mark in outline.strays]
    for number, entry in enumerate(outline.entries):
        if entry.wrong:
            start, end = entry.mark.numeral
            counted = entry.shown.family.startswith(LABEL)
            right = _numeral(entry, text[start:end] if counted else _shown_beside(text, outline.entries, number))
            if right is not None and right != text[start:end]:
                rule = "letter-for-digit" if entry.shown.misread else "wrong-numeral"
                edits.append(Edit(start, end, text[start:end], right, STAGE, rule))
    return sorted(edits)


def _shown_beside(text: str, entries: list[Entry], number: int) -> str:
    """A right numeral of the same list near a wrong one; it shows how the list is written: 01, １, Firstly."""
    wrong = entries[number]
    beside = (*reversed(entries[max(0, number - NEAR) : number]), *entries[number + 1 : number + NEAR])
    for entry in beside:
        if entry.list_id == wrong.list_id and entry.shown.family == wrong.shown.family and not entry.wrong:
            return text[slice(*entry.mark.numeral)]
    return text[slice(*wrong.mark.numeral)]


def _numeral(entry: Entry, shown: str) -> str | None:
    """The right numeral, or the right word, in the style of the one shown; None if there is none."""
    if entry.shown.family == WORD or entry.shown.family.startswith(LABEL):
        if read_decimal(shown):
            return write_decimal(entry.place, shown)
        return write_han(entry.place) if read_han(shown) else word_for(entry.place, shown)
    return numeral_for(entry.shown.family, entry.place, shown)
