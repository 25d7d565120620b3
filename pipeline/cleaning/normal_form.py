"""NFC: a letter and its marks become one character where Unicode has one.

Only canonical equivalence: NFC, never NFKC, so ① stays ① and ， stays ，.
"""

import re
from functools import cache
from unicodedata import is_normalized, normalize

from pipeline.characters import COMBINING, REWRITTEN_BY_NFC
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader
from pipeline.outline.scan.lines import find
from pipeline.outline.scan.properties import COMBINING as COMBINES

STAGE = "normal-form"
# A class is fast with many ranges up to U+FFFF, and slow with many beyond: those are asked last. No emoji is in it.
_FAR = "\U00010100-\U0001efff\U0002f800-\U0002fa1f"
_BEYOND = re.compile("[\U00010000-\U0010ffff](?:-[\U00010000-\U0010ffff])?")
TRIGGER = _BEYOND.sub("", REWRITTEN_BY_NFC + COMBINING) + _FAR
_MARK = f"(?:[{_BEYOND.sub('', COMBINING)}]|(?=[{_FAR}])[{COMBINING}])"
# Sorting marks takes quadratic time, and no script puts more of them on one letter: the limit is
# that of the stream-safe text format of UAX #15. Longer heaps are decoration and stay.
MOST_MARKS = 30


@cache  # few pages need these patterns, and they take longer to compile than a page takes to read
def _run() -> re.Pattern[str]:
    return re.compile(f"[{TRIGGER}]+")


@cache
def _segment() -> re.Pattern[str]:
    """What is normalised by itself: a character that joins to nothing before it, with all that may join to it."""
    return re.compile(f"(?!{_MARK})(?s:.){_MARK}*|{_MARK}+")


def normal_form_edits(page: PageReader) -> list[Edit]:
    """Bring what is not in NFC into it.

    >>> [(edit.before, edit.after) == ("e\\u0301", "\\u00e9") for edit in normal_form_edits(PageReader("cafe\\u0301"))]
    [True]
    """
    text = page.text
    runs = _runs(page)
    if all(run.end() - run.start() <= MOST_MARKS for run in runs) and is_normalized("NFC", text):
        return []
    edits = []
    for run in runs:
        for segment in _segment().finditer(text, max(run.start() - 1, 0), run.end()):
            before = segment.group()
            if len(before) <= MOST_MARKS + 1:
                after = normalize("NFC", before)
                if after != before:
                    edits.append(_smallest(segment.start(), before, after))
    return edits


def _runs(page: PageReader) -> list[re.Match[str]]:
    """The runs of characters that may be written differently in NFC."""
    runs = []
    size = page.lines.size
    at = find(page.lines, 0, size, COMBINES)
    while at < size:
        run = _run().match(page.text, at)
        assert run, "a character with the property triggers a run"
        runs.append(run)
        at = find(page.lines, run.end(), size, COMBINES)
    return runs


def _smallest(start: int, before: str, after: str) -> Edit:
    """The edit without what both sides begin with."""
    same = 0
    while before[same : same + 1] == after[same : same + 1] != "":
        same += 1
    return Edit(start + same, start + len(before), before[same:], after[same:], STAGE, "nfc")
