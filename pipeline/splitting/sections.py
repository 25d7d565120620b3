"""Grouping blocks into sections: a heading, and what stands under it."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.roles import role_of
from pipeline.outline.names import HEADING, ITEM, LEAD, PARAGRAPH
from pipeline.outline.outline import Outline
from pipeline.outline.phrases import Phrases, evidence
from pipeline.outline.reading import page_of
from pipeline.outline.scan.properties import QUESTION
from pipeline.splitting.blocks import Blocks
from pipeline.splitting.item_labels import ItemLabels, role_of_label

# This many headings have to name the page's subject before the others count as sub-headings.
LEAST_NAMING: Final = 2


class Sections:
    """The sections of a page in order, as columns; ``heading`` is the block of the heading, or -1 for the lead.

    ``of_block`` is the number of each block's section; -1 for a heading that opens one, and for what is in none.
    """

    def __init__(self) -> None:
        self.count: i64 = 0
        self.heading: vec[i64] = vec[i64]()
        self.start: vec[i64] = vec[i64]()
        self.end: vec[i64] = vec[i64]()
        self.role: list[str] = []
        self.rule: list[str] = []
        self.evidence: list[str | None] = []
        self.of_block: vec[i64] = vec[i64]()
        # Of a section that its first item opens: the role that the item's label names, which may be none, and the
        # section that it goes on with, or -1.
        self.label_role: list[str] = []
        self.goes_on: vec[i64] = vec[i64]()


def cut_sections(outline: Outline, known: Phrases, blocks: Blocks, title: i64) -> Sections:
    """The sections of a page in order; the first may lack a heading (the lead). `title` is a block, or -1."""
    sections = Sections()
    opening = _opening_headings(outline, blocks, title)
    labels = ItemLabels(outline, blocks)
    begun = vec[i64]([-1] * (outline.lists.count + 1))  # by list, the section that it began in
    number: i64 = 0
    while number < blocks.count:
        role: i64 = blocks.role[number]
        section: i64 = -1
        if role == HEADING and opening[number]:
            _open(sections, number, blocks.end[number])
        elif role == LEAD or role == PARAGRAPH or role == ITEM or (role == HEADING and sections.count > 0):
            if sections.count == 0:
                _open(sections, -1, -1)
            list_id: i64 = labels.list_of[number]
            if list_id >= 0:
                _open_for_item(sections, outline, known, blocks, labels, number, begun[list_id], title)
                if begun[list_id] < 0:
                    begun[list_id] = sections.count - 1
            section = sections.count - 1
            if section >= 0 and _is_empty(sections, section, blocks):
                sections.start[section] = blocks.start[number]
            sections.end[section] = blocks.end[number]
        sections.of_block = append(sections.of_block, section)
        number += 1
    _name(sections, outline, known, blocks, title)
    return sections


def _open_for_item(
    sections: Sections,
    outline: Outline,
    known: Phrases,
    blocks: Blocks,
    labels: ItemLabels,
    number: i64,
    begun: i64,
    title: i64,
) -> None:
    """Open a section for an item where the one above is not the item's own.

    After a label within the item before it, an item goes on with the section that its list began in. An item whose
    own label names a section needs no heading.
    """
    heading: i64 = sections.heading[sections.count - 1]
    if heading >= 0 and labels.labels[heading] == labels.list_of[number] and begun >= 0:
        role = sections.label_role[begun]
        if role:
            _open(sections, -1, -1, role)
        else:
            _open(sections, -1, -1, "", begun)
    elif heading < 0 and sections.goes_on[sections.count - 1] < 0 and not sections.label_role[sections.count - 1]:
        role = role_of_label(outline, blocks.entry[number])
        if role and (title < 0 or _role_of_title(outline, known, blocks, title) != role):
            _open(sections, -1, -1, role)


def _role_of_title(outline: Outline, known: Phrases, blocks: Blocks, title: i64) -> str:
    found: i64 = role_of(outline.page, known, blocks.start[title], blocks.end[title])
    return known.role[found] if found >= 0 else ""


def _open(sections: Sections, heading: i64, end: i64, label_role: str = "", goes_on: i64 = -1) -> None:
    """Open a section; as long as nothing stands under its heading, it is empty, and begins where the heading ends."""
    sections.label_role.append(label_role)
    sections.goes_on = append(sections.goes_on, goes_on)
    sections.heading = append(sections.heading, heading)
    sections.start = append(sections.start, end)
    sections.end = append(sections.end, end)
    sections.count += 1


def _is_empty(sections: Sections, section: i64, blocks: Blocks) -> bool:
    heading: i64 = sections.heading[section]
    return sections.end[section] == (blocks.end[heading] if heading >= 0 else -1)


def _opening_headings(outline: Outline, blocks: Blocks, title: i64) -> vec[i64]:
    """For each block 1 if it is a heading that opens a section.

    Where several name the page's subject, as in "What causes hiccups?" and "How to
    prevent hiccups?" on a page about hiccups, all others are sub-headings of theirs.
    """
    text = outline.page.text
    named = vec[i64]([0] * blocks.count)
    asking = vec[i64]([0] * blocks.count)
    headings = vec[i64]([0] * blocks.count)
    naming: i64 = 0
    questions: i64 = 0
    wanted = text[blocks.start[title] : blocks.end[title]].lower() if title >= 0 else ""
    number: i64 = 0
    while number < blocks.count:
        if blocks.role[number] == HEADING:
            headings[number] = 1
            if title >= 0 and _names(text[blocks.start[number] : blocks.end[number]], wanted):
                named[number] = 1
                naming += 1
                if outline.page.cells[blocks.end[number] - 1] & QUESTION:
                    asking[number] = 1
                    questions += 1
        number += 1
    if questions >= LEAST_NAMING:
        return asking
    return named if naming >= LEAST_NAMING else headings


def _names(heading: str, wanted: str) -> bool:
    """Whether a heading holds the title, which is given in small letters, and more."""
    return len(wanted) < len(heading) and wanted in heading.lower()


def _name(sections: Sections, outline: Outline, known: Phrases, blocks: Blocks, title: i64) -> None:
    """Give every section its role, the rule that decided it and the phrase that did."""
    text = outline.page.text
    headings = outline.headings
    wanted = text[blocks.start[title] : blocks.end[title]] if title >= 0 else ""
    number: i64 = 0
    while number < sections.count:
        block: i64 = sections.heading[number]
        before: i64 = sections.goes_on[number]
        if before >= 0:
            sections.role.append(sections.role[before])
            sections.rule.append("section-goes-on")
            sections.evidence.append(sections.evidence[before])
        elif sections.label_role[number]:
            sections.role.append(sections.label_role[number])
            sections.rule.append("section-from-label")
            sections.evidence.append(None)
        elif block < 0:
            _name_lead(sections, outline, known, blocks, title)
        else:
            heading: i64 = blocks.heading[block]
            role = headings.role[heading]
            phrase: i64 = headings.phrase[heading]
            name = text[blocks.start[block] : blocks.end[block]]
            if title >= 0 and _names(name, wanted.lower()):
                # The subject says nothing about the section: "Is anemia due to lead inherited?"
                rest = page_of(_without(name, wanted))
                found: i64 = role_of(rest, known, 0, rest.size)
                if found >= 0:
                    role, phrase = known.role[found], found
            sections.role.append(role)
            sections.rule.append(headings.rule[heading])
            sections.evidence.append(evidence(known, phrase) if phrase >= 0 else None)
        number += 1


def _without(name: str, title: str) -> str:
    """A heading without the title in it, in whatever case."""
    lower, wanted = name.lower(), title.lower()
    if len(lower) != len(name):  # a letter that has two in lower case: places would shift
        name = lower
    kept: list[str] = []
    at = 0
    found = lower.find(wanted)
    while found >= 0:
        kept.append(name[at:found])
        at = found + len(wanted)
        found = lower.find(wanted, at)
    return "".join(kept) + name[at:]


def _name_lead(sections: Sections, outline: Outline, known: Phrases, blocks: Blocks, title: i64) -> None:
    """Name the section without a heading: what the title announces if it holds a list, an overview if it is prose."""
    if title >= 0 and _holds_item(sections, blocks):
        found: i64 = role_of(outline.page, known, blocks.start[title], blocks.end[title])
        if found >= 0:
            sections.role.append(known.role[found])
            sections.rule.append("section-from-title")
            sections.evidence.append(evidence(known, found))
            return
    sections.role.append("overview")
    sections.rule.append("section-lead")
    sections.evidence.append(None)


def _holds_item(sections: Sections, blocks: Blocks) -> bool:
    """Whether the first section holds an item."""
    number: i64 = 0
    while number < blocks.count:
        if blocks.role[number] == ITEM and sections.of_block[number] == 0:
            return True
        number += 1
    return False
