"""Numbering: wrong numerals get the right one of their family, stray ones go."""

from itertools import chain

from pipeline.edits import Edit
from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers import families, numerals
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.words import word_for as ordinal_word
from pipeline.outline.scan.lines import Lines
from pipeline.structure.families import LABEL, WORD, numeral_for
from pipeline.structure.lists import Entry
from pipeline.structure.numerals import read_decimal, read_han, write_decimal, write_han
from pipeline.structure.outline import is_misnumbered, read_outline
from pipeline.structure.screen import may_be_misnumbered
from pipeline.structure.words import word_for

STAGE = "numbering"
# Up to 8 entries before a wrong one and 7 after it are searched for a right one.
NEAR = 8


def numbering_edits_of(page: Lines, candidates: Candidates, lists: Lists) -> list[Edit]:
    """The edits that repair the wrong numerals of a page, and that take out its stray ones."""
    edits = []
    for stray in lists.strays:
        start, end = candidates.start[stray], candidates.end[stray]
        edits.append(Edit(start, end, page.text[start:end], "", STAGE, "stray-numeral"))
    for entry in range(lists.count):
        if lists.wrong[entry]:
            start, end = _numeral_span(candidates, lists, entry)
            shown, right = page.text[start:end], _right_numeral(page, candidates, lists, entry)
            if right is not None and right != shown:
                rule = "letter-for-digit" if candidates.misread[lists.reading[entry]] else "wrong-numeral"
                edits.append(Edit(start, end, shown, right, STAGE, rule))
    return sorted(edits)


def _right_numeral(page: Lines, candidates: Candidates, lists: Lists, entry: int) -> str | None:
    """The numeral or the word that an entry should show, None if there is none."""
    family, place = candidates.family[lists.reading[entry]], lists.place[entry]
    is_label = families.family_name(candidates, family).startswith(families.LABEL)
    start, end = _numeral_span(candidates, lists, entry if is_label else _right_beside(candidates, lists, entry))
    shown = page.text[start:end]
    if not is_label and family != families.WORD:
        return families.numeral_for(candidates, family, place, shown)
    if numerals.read_decimal(page.text, start, end):
        return numerals.write_decimal(place, shown)
    return numerals.write_han(place) if numerals.read_han(page.text, start, end) else ordinal_word(place, shown)


def _right_beside(candidates: Candidates, lists: Lists, entry: int) -> int:
    """An entry near a wrong one whose numeral is right; it shows how the list is written: 01, １, Firstly."""
    family = candidates.family[lists.reading[entry]]
    before = range(entry - 1, max(-1, entry - NEAR - 1), -1)
    after = range(entry + 1, min(entry + NEAR, int(lists.count)))
    for near in chain(before, after):
        is_right = lists.list_id[near] == lists.list_id[entry] and not lists.wrong[near]
        if is_right and candidates.family[lists.reading[near]] == family:
            return near
    return entry


def _numeral_span(candidates: Candidates, lists: Lists, entry: int) -> tuple[int, int]:
    candidate = lists.candidate[entry]
    return candidates.numeral_start[candidate], candidates.numeral_end[candidate]


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
