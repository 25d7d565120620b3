"""What ftfy makes of a line that no other reading explains."""

import re
from collections.abc import Iterator

from pipeline.cleaning.mojibake.gains import gained_between
from pipeline.cleaning.mojibake.misreadings import COLOURS
from pipeline.cleaning.mojibake.readings import Reading
from pipeline.edits import Edit

RULE = "ftfy-encoding"
# Each change that ftfy proposes must gain this.
EACH = 8.5
_EMPTY_QUOTATION = re.compile("“”|„“|«»|»«|‘’")
_RUN = re.compile(r"[^\x00-\x7f]+")
_COLOURS = re.compile(COLOURS)


def looks_bad(text: str) -> bool:
    """Whether ftfy takes a text for mojibake."""
    from ftfy.badness import is_bad

    return bool(is_bad(text))


def ftfy_edits(line: str, others: list[Reading], stage: str) -> list[Edit]:
    """The changes that ftfy proposes, if they gain more than any other reading of the line."""
    if _COLOURS.search(line):
        return []
    fixed = _fixed(line)
    if fixed == line or "\n" in fixed or len(_EMPTY_QUOTATION.findall(fixed)) > len(_EMPTY_QUOTATION.findall(line)):
        return []
    edits = list(_differences(line, fixed, stage))
    gains = {edit.before: gained_between(line, edit.start, edit.end, edit.after) for edit in edits}
    needed = max((reading.gained for reading in others), default=0)
    return edits if sum(gains.values()) >= needed and min(gains.values()) >= EACH else []


def _fixed(line: str) -> str:
    from ftfy import fix_encoding

    fixed: str = fix_encoding(line)
    return fixed


def _differences(before: str, after: str, stage: str) -> Iterator[Edit]:
    """One edit for each run of repaired characters, or one for the line if the runs do not pair up."""
    old, new = list(_RUN.finditer(before)), list(_RUN.finditer(after))
    if _RUN.split(before) == _RUN.split(after):
        for one, other in zip(old, new, strict=True):
            if one.group() != other.group():
                yield Edit(one.start(), one.end(), one.group(), other.group(), stage, RULE)
        return
    head = 0
    while before[head : head + 1] == after[head : head + 1] != "":
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    end = len(before) - tail
    yield Edit(head, end, before[head:end], after[head : len(after) - tail], stage, RULE)
