"""Headings that are seen from what follows them: a list, or the items of a numbered list of headings."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.characters import COLON, QUESTION, SENTENCE_END
from pipeline.structure.families import BULLET
from pipeline.structure.headings import (
    BRACKETS,
    LONGEST_GLUED,
    Heading,
    announces,
    bracket_heading,
    closing_heading,
    could_be_heading,
    last_sentence,
    read_glued_heading,
)
from pipeline.structure.lines import Line
from pipeline.structure.lists import Entry, without
from pipeline.structure.roles import LONGEST_BARE, Role, is_bare_noun, role_of
from pipeline.structure.sentences import last_sentence_start, sentence_starts

LONGEST_NUMBERED_HEADING = 90
_ASKS_OR_ANNOUNCES = QUESTION + COLON
# What stands in every heading within a line: a colon behind it, or a bracket in front of it.
_GLUED_SIGN = re.compile(f"[{re.escape(COLON + BRACKETS)}]")
# Sections of which every item may be a short label that is a section's name elsewhere.
TOLD_AS_LISTS = ("causes", "prevention", "precautions", "self_care", "risk_factors", "symptoms")


class PlacedHeading(NamedTuple):
    """A heading, from ``start`` to ``end`` in the page."""

    start: int
    end: int
    role: str
    rule: str
    evidence: str | None


def announcements(
    text: str, lines: list[Line], article: list[int], headings: dict[int, Heading], entries: list[Entry]
) -> list[PlacedHeading]:
    """All headings but numbered ones: those that their own text proves, and those that announce a list."""
    found = [
        *_line_headings(lines, headings),
        *_closing_headings(lines, article, headings, entries),
        *_colon_headings(lines, article, headings, entries),
        *_short_headings(lines, article, headings, entries),
        *_sentence_headings(text, lines, headings, entries),
        *_glued_headings(text, lines, article, headings, entries),
    ]
    begins = [entry.mark.start for entry in entries]
    apart: list[PlacedHeading] = []
    for heading in sorted(found):
        holds_marker = bisect_left(begins, heading.start) != bisect_left(begins, heading.end)
        if not holds_marker and (not apart or heading.start >= apart[-1].end):
            apart.append(heading)
    return apart


def _closing_headings(
    lines: list[Line], article: list[int], headings: dict[int, Heading], entries: list[Entry]
) -> Iterator[PlacedHeading]:
    """The last sentences of paragraphs that name the section which the next line begins."""
    items = {entry.mark.line for entry in entries}
    for number in article:
        line = lines[number]
        if line.text[-1] in _ASKS_OR_ANNOUNCES and number not in headings and number not in items:
            found = closing_heading(line.text)
            if found and number != article[-1]:
                start, heading = found
                yield PlacedHeading(line.start + start, line.end, heading.role, heading.rule, heading.evidence)


def _line_headings(lines: list[Line], headings: dict[int, Heading]) -> Iterator[PlacedHeading]:
    for number, heading in headings.items():
        start = lines[number].start
        end = start + len(lines[number].text[: heading.length].rstrip())
        yield PlacedHeading(start, end, heading.role, heading.rule, heading.evidence)


def _colon_headings(
    lines: list[Line], article: list[int], headings: dict[int, Heading], entries: list[Entry]
) -> Iterator[PlacedHeading]:
    """A line with a colon but no known role announces the list under it.

    Right under a heading it only introduces that heading's list, and is prose.
    """
    begins = {entry.mark.start for entry in entries}
    if not begins:
        return
    used = True
    for number, following in pairwise(article):
        line = lines[number]
        if number in headings:
            used = False
        elif line.start in begins:
            used = True
        elif used and line.text[-1] in COLON and lines[following].start in begins:
            start = last_sentence(line.text)
            heading = announces(line.text[start:])
            if heading:
                yield PlacedHeading(line.start + start, line.end, heading.role, "heading-colon-list", heading.evidence)


def _short_headings(
    lines: list[Line], article: list[int], headings: dict[int, Heading], entries: list[Entry]
) -> Iterator[PlacedHeading]:
    """A short line that is no sentence heads the longer text or the list below it, if prose stands above it."""
    list_at = {entry.mark.start: entry.list_id for entry in entries}
    list_of_line = {entry.mark.line: entry.list_id for entry in entries}
    for above, number, below in zip(article, article[1:], article[2:], strict=False):
        line = lines[number]
        if len(line.text) > LONGEST_BARE or number in headings or number in list_of_line:
            continue
        following = list_at.get(lines[below].start)
        if following is not None and following == list_of_line.get(above):
            continue
        ends_prose = lines[above].text[-1] in SENTENCE_END or above in list_of_line
        heads_prose = len(lines[below].text) > 2 * len(line.text) and lines[below].text[-1] in SENTENCE_END
        if ends_prose and (heads_prose or following is not None) and could_be_heading(line.text):
            yield PlacedHeading(line.start, line.end, "other", "heading-short", None)


def _glued_headings(
    text: str, lines: list[Line], article: list[int], headings: dict[int, Heading], entries: list[Entry]
) -> Iterator[PlacedHeading]:
    """Within a paragraph, or behind the last item in one, a sentence may begin with the bare name of a section."""
    last_of_list = {entry.list_id: entry for entry in entries}
    entries_of_line: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        entries_of_line[entry.mark.line].append(entry)
    signs = [sign for sign in COLON + BRACKETS if sign in text]
    for number in article:
        line = lines[number]
        for sign in signs:
            if sign in line.text:
                break
        else:
            continue
        start = line.start + (headings[number].length if number in headings else 0)
        end = line.end
        within = entries_of_line.get(number)
        if within:
            last = within[-1]
            pieces = [(start, within[0].mark.start)]
            pieces += [(last.mark.end, end)] if last_of_list[last.list_id] is last else []
        else:
            pieces = [(start, end)]
        for piece_start, piece_end in pieces:
            yield from _glued_in(text, piece_start, piece_end)


def _glued_in(text: str, start: int, end: int) -> Iterator[PlacedHeading]:
    piece = text[start:end]
    signs = [match.start() for match in _GLUED_SIGN.finditer(piece)]
    for begin in sentence_starts(piece)[1:] if signs else ():
        # No heading begins where the next sign is further away than a heading may be long.
        at = bisect_left(signs, begin)
        if at == len(signs) or signs[at] > begin + LONGEST_GLUED:
            continue
        head = piece[begin : begin + LONGEST_GLUED + 2]
        heading = bracket_heading(head) if head[0] in BRACKETS else read_glued_heading(head)
        if heading and heading.role != "other":
            at = start + begin
            yield PlacedHeading(at, at + heading.length, heading.role, heading.rule, heading.evidence)


def numbered_headings(
    lines: list[Line], article: list[int], entries: list[Entry], placed: list[PlacedHeading]
) -> tuple[list[Entry], list[PlacedHeading]]:
    """Items that are nothing but headings: "一、病因", "2. How to prevent it?".

    Decided for a whole list together: its short lines are headings where at least two
    name different sections, or where most are nothing but the name of a section. Right
    below a heading that announces measures or causes they are these: "1. Eat slowly".
    """
    if not entries:
        return [], []
    sizes = Counter(entry.list_id for entry in entries)
    candidates: dict[int, list[tuple[int, Role | None]]] = defaultdict(list)
    bare: Counter[int] = Counter()
    for number, name in _headlike(lines, article, entries):
        candidates[entries[number].list_id].append((number, role_of(name)))
        bare[entries[number].list_id] += is_bare_noun(name)
    if not candidates:
        return entries, []
    announced = _announced_lists(lines, article, entries, placed)
    chosen: dict[int, PlacedHeading] = {}
    for list_id, found in candidates.items():
        several = len({role.role for _, role in found if role}) > 1 and 2 * len(found) >= sizes[list_id]
        several = several and list_id not in announced
        if several or 2 * bare[list_id] > sizes[list_id]:
            for number, role in found:
                line = lines[entries[number].mark.line]
                named = (role.role, "heading-numbered", role.evidence) if role else ("other", "heading-numbered", None)
                chosen[number] = PlacedHeading(line.start, line.end, *named)
    if not chosen:
        return entries, []
    whole_lines = {entries[number].mark.line for number in chosen}
    dropped = {number for number, entry in enumerate(entries) if entry.mark.line in whole_lines}
    return without(entries, dropped), list(chosen.values())


def _announced_lists(
    lines: list[Line], article: list[int], entries: list[Entry], placed: list[PlacedHeading]
) -> set[int]:
    """The lists whose first item stands right below a heading of one of the roles that are told as lists."""
    above = {below: number for number, below in pairwise(article)}
    heads = {heading.end: heading.role for heading in placed}
    found: set[int] = set()
    seen: set[int] = set()
    for entry in entries:
        number = above.get(entry.mark.line)
        if entry.list_id not in seen and number is not None and heads.get(lines[number].end) in TOLD_AS_LISTS:
            found.add(entry.list_id)
        seen.add(entry.list_id)
    return found


def _headlike(lines: list[Line], article: list[int], entries: list[Entry]) -> Iterator[tuple[int, str]]:
    """The entries that might be headings, with their names: short lines that say no sentence and head something."""
    following = dict(pairwise(article))
    begins = {entry.mark.start: entry.list_id for entry in entries}
    for number, entry in enumerate(entries):
        line = lines[entry.mark.line]
        if entry.shown.family == BULLET or entry.mark.start != line.start:
            continue
        name = line.text[entry.mark.end - line.start :].strip()
        if 0 < len(name) <= LONGEST_NUMBERED_HEADING and name[-1] not in "。.;；,，":
            below = following.get(entry.mark.line)
            if below is not None and begins.get(lines[below].start) != entry.list_id:
                yield number, name


def _sentence_headings(
    text: str, lines: list[Line], headings: dict[int, Heading], entries: list[Entry]
) -> Iterator[PlacedHeading]:
    """Within a line, the last sentence before a list's first item may announce the list.

    Before a later item it has to name a section: "Prevention: 2. ...".
    """
    seen: set[int] = set()
    before: Entry | None = None
    for entry in entries:
        first = entry.list_id not in seen
        seen.add(entry.list_id)
        line = lines[entry.mark.line]
        from_item = before is not None and before.mark.line == entry.mark.line
        start = before.mark.end if before and from_item else line.start
        if not from_item and entry.mark.line in headings:
            start += headings[entry.mark.line].length
        before = entry
        if not entry.mark.inline or (entry.parent is not None and from_item):
            continue
        piece = text[start : entry.mark.start]
        begin = last_sentence_start(piece)
        sentence = piece[begin:].strip()
        if from_item and begin == 0:
            continue
        heading = announces(sentence)
        if heading and not first and (heading.role == "other" or sentence[-1] not in COLON):
            continue
        if heading:
            at = start + begin + len(piece[begin:]) - len(piece[begin:].lstrip())
            yield PlacedHeading(at, at + len(sentence), heading.role, heading.rule, heading.evidence)
