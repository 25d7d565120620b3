"""Mojibake: text that was decoded with the wrong encoding, repaired line by line with ftfy."""

from collections.abc import Iterator

import regex

from pipeline.edits import Edit

STAGE = "mojibake"
# Lines of plain ASCII are never looked at.
_SUSPECT = regex.compile(r"[^\n]*[^\x00-\x7f][^\n]*")
_RUN = regex.compile(r"[^\x00-\x7f]+")


def mojibake_edits(text: str) -> list[Edit]:
    """Repair lines that ftfy takes for mojibake, where nothing is left to repair afterwards.

    >>> [(edit.before, edit.after) for edit in mojibake_edits("donâ€™t worry")]
    [('â€™', '’')]
    """
    if text.isascii():
        return []
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    edits: list[Edit] = []
    for match in _SUSPECT.finditer(text):
        line = match.group()
        if not is_bad(line):
            continue
        fixed = fix_encoding(line)
        if fixed != line and "\n" not in fixed and not is_bad(fixed):
            edits += _differences(line, fixed, match.start())
    return edits


def _differences(before: str, after: str, start: int) -> Iterator[Edit]:
    """One edit for each run of repaired characters, or one for the line if the runs do not pair up."""
    old, new = list(_RUN.finditer(before)), list(_RUN.finditer(after))
    if _RUN.split(before) == _RUN.split(after):
        for one, other in zip(old, new, strict=True):
            if one.group() != other.group():
                yield Edit(start + one.start(), start + one.end(), one.group(), other.group(), STAGE, "ftfy-encoding")
        return
    head = 0
    while before[head : head + 1] == after[head : head + 1] != "":
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    end = len(before) - tail
    yield Edit(start + head, start + end, before[head:end], after[head : len(after) - tail], STAGE, "ftfy-encoding")
