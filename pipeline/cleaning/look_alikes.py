"""Cyrillic letters that stand in Latin words, and Latin ones in Cyrillic words, because they look the same.

Sites that copy others write them so that no search finds the copy; keyboards with two alphabets do it by chance.
The pairs are those of the confusables of Unicode (UTS #39) that are the same in print.
"""

from functools import cache
from typing import Any

import regex

from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader
from pipeline.outline.scan.alphabets import count_script_changes

STAGE = "look-alikes"
LATIN = "aceijopsxyhABCEHIJKMOPSTXY"
CYRILLIC = (
    "\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER IE}"
    "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}\N{CYRILLIC SMALL LETTER JE}\N{CYRILLIC SMALL LETTER O}"
    "\N{CYRILLIC SMALL LETTER ER}\N{CYRILLIC SMALL LETTER DZE}\N{CYRILLIC SMALL LETTER HA}"
    "\N{CYRILLIC SMALL LETTER U}\N{CYRILLIC SMALL LETTER SHHA}"
    "\N{CYRILLIC CAPITAL LETTER A}\N{CYRILLIC CAPITAL LETTER VE}\N{CYRILLIC CAPITAL LETTER ES}"
    "\N{CYRILLIC CAPITAL LETTER IE}\N{CYRILLIC CAPITAL LETTER EN}"
    "\N{CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I}\N{CYRILLIC CAPITAL LETTER JE}"
    "\N{CYRILLIC CAPITAL LETTER KA}\N{CYRILLIC CAPITAL LETTER EM}\N{CYRILLIC CAPITAL LETTER O}"
    "\N{CYRILLIC CAPITAL LETTER ER}\N{CYRILLIC CAPITAL LETTER DZE}\N{CYRILLIC CAPITAL LETTER TE}"
    "\N{CYRILLIC CAPITAL LETTER HA}\N{CYRILLIC CAPITAL LETTER U}"
)
# On a page with this many changes of script within words and no letter that only Cyrillic has every
# look-alike is Latin, alone and in words of its own.
_MANY = 3
# A word of its own is repaired if it has this many letters, and at most a third of them are of the other script.
_LEAST = 4
_SHARE = 3


class _Patterns:
    """What is looked for; compiled for the first page that has a Cyrillic letter."""

    def __init__(self) -> None:
        self.word = regex.compile(r"(?:\p{Latin}++\p{Cyrillic}|\p{Cyrillic}++\p{Latin})[\p{Latin}\p{Cyrillic}]*+")
        self.look_alikes = regex.compile(f"[{CYRILLIC}]+")
        self.own_cyrillic = regex.compile(rf"[\p{{Cyrillic}}--{CYRILLIC}]", regex.VERSION1)
        self.latin = regex.compile(r"\p{Latin}+")
        # Endings that a Cyrillic language gives to a Latin name stay: PDFа.
        self.inside = regex.compile(rf"(?<=\p{{Latin}})[{CYRILLIC}]+(?=\p{{Latin}})")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


_TO_LATIN = str.maketrans(CYRILLIC, LATIN)
_TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)


def look_alike_edits(page: PageReader) -> list[Edit]:
    """Give each word letters of one script.

    >>> [(edit.before, edit.after) for edit in look_alike_edits(PageReader("ovеrhеating"))]
    [('е', 'e'), ('е', 'e')]
    """
    mixed = count_script_changes(page.lines)
    if not mixed:
        return []
    text = page.text
    patterns = _patterns()
    if mixed >= _MANY and not patterns.own_cyrillic.search(text):
        return [_edit(match, _TO_LATIN) for match in patterns.look_alikes.finditer(text)]
    return [edit for word in patterns.word.finditer(text) for edit in _edits_of(word)]


def _edits_of(word: Any) -> list[Edit]:
    """The edits of a word that has few letters of the other script, all of which look like letters of its own."""
    patterns = _patterns()
    letters = word.group()
    latin = sum(map(len, patterns.latin.findall(letters)))
    cyrillic = len(letters) - latin
    if len(letters) < _LEAST:
        return []
    if cyrillic * _SHARE <= len(letters):
        found = list(patterns.inside.finditer(word.string, word.start(), word.end()))
        return [_edit(match, _TO_LATIN) for match in found] if _length(found) == cyrillic else []
    if latin * _SHARE <= len(letters):
        found = list(patterns.latin.finditer(word.string, word.start(), word.end()))
        alike = all(set(match.group()) <= set(LATIN) for match in found)
        return [_edit(match, _TO_CYRILLIC) for match in found] if alike else []
    return []


def _length(found: list[Any]) -> int:
    return sum(len(match.group()) for match in found)


def _edit(match: Any, table: dict[int, int]) -> Edit:
    return Edit(match.start(), match.end(), match.group(), match.group().translate(table), STAGE, "look-alike-letter")
