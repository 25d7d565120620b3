"""Numbering: wrong numerals get the right one of their family, stray ones go."""

from itertools import chain

from pipeline.edits import Edit
from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers import families, numerals
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.markers.words import word_for
from pipeline.outline.outline import may_need_repair
from pipeline.outline.page_reader import PageReader
from pipeline.outline.scan.lines import Lines

STAGE = "numbering"
# Up to 8 entries before a wrong one and 7 after it are searched for a right one.
NEAR = 8


def numbering_edits(page: PageReader) -> list[Edit]:
    r"""Repair the numerals of lists that are regular otherwise.

    >>> page = PageReader("To prevent it:\n① Rest.\n② Sleep.\n⑧ Walk.\n④ Drink ⑼\n")
    >>> [(edit.before, edit.after) for edit in numbering_edits(page)]
    [('⑧', '③'), ('⑼', '')]
    """
    # Both have to say so; first the one that costs less, which are the lists where they will be asked for anyhow.
    if not page.wholly and not may_need_repair(page.lines):
        return []
    listing = page.listing()
    edits = repairs_of(page.lines, listing.article.candidates, listing.lists)
    return edits if edits and (not page.wholly or may_need_repair(page.lines)) else []


def repairs_of(page: Lines, candidates: Candidates, lists: Lists) -> list[Edit]:
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
    return numerals.write_han(place) if numerals.read_han(page.text, start, end) else word_for(place, shown)


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
