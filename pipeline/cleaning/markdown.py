"""Signs of Markdown that were read as text: `**bold**` within a line, `[links](https://example.org)`.

A line that is bold as a whole keeps its signs: they tell a heading. Addresses and emphasis of other kinds stay, as
one asterisk may be a note, and two underscores a name in a program.
"""

import re

from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "markdown"
# The signs touch what is between them, after the rules of CommonMark for emphasis; within a word they are powers.
_WITHIN_WORD = r"(?<=[A-Za-z0-9]\*\*)(?=[A-Za-z0-9])"
_BOLD = re.compile(rf"\*\*(?!{_WITHIN_WORD})(?P<text>(?![\s*])[^*\n]*[^\s*\\])\*\*(?!\*|{_WITHIN_WORD})")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\((?:https?://|[/#.])[^\s()<>]*+(?:[ ]\"[^\"\n]*+\")?\)")
_LEFT_OVER = re.compile(r"(?<=[^\s*])\*\*(?=[ \t]*$)|^\*\*(?=[^\s*])", re.MULTILINE)
_NOTE = re.compile(r"^[ \t]*\*\*[ \t]", re.MULTILINE)
# What tells an item or a sentence, so that the line is no heading.
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)、．]")
_SENTENCE = re.compile(r"[.!?…。！？｡][\"”’)」』]*\Z")
_WORD = re.compile(r"\w")


def markdown_edits(page: PageReader) -> list[Edit]:
    """Take away the signs of Markdown within lines.

    >>> [(edit.before, edit.after) for edit in markdown_edits(PageReader("- **Tea:** see [here](/tea)"))]
    [('**', ''), ('**', ''), ('[here](/tea)', 'here')]
    """
    text = page.text
    edits: list[Edit] = []
    if "**" in text:
        edits += _of_emphasis(text)
    if "](" in text:
        edits += [
            Edit(match.start(), match.end(), match.group(), match["text"], STAGE, "markdown-link")
            for match in _LINK.finditer(text)
        ]
    return _apart(sorted(edits))


def _of_emphasis(text: str) -> list[Edit]:
    places: list[int] = []
    pairs = list(_BOLD.finditer(text))
    whole: set[int] = set()
    for pair in pairs:
        if _is_heading(text, pair):
            whole |= {pair.start(), pair.end() - 2}
        else:
            places += [pair.start(), pair.end() - 2]
    if pairs and not _NOTE.search(text):
        taken = whole.union(places)
        places += [match.start() for match in _LEFT_OVER.finditer(text) if match.start() not in taken]
    return [Edit(place, place + 2, "**", "", STAGE, "markdown-emphasis") for place in places]


def _is_heading(text: str, pair: re.Match[str]) -> bool:
    """Whether a pair of signs holds all the words of its line, and those are neither an item nor a sentence."""
    start = text.rfind("\n", 0, pair.start()) + 1
    end = text.find("\n", pair.end())
    beside = text[start : pair.start()] + text[pair.end() : end if end >= 0 else len(text)]
    inside = pair["text"]
    return not _WORD.search(beside) and not _NUMBERED.match(inside) and not _SENTENCE.search(inside)


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits without those within a link, which are made when the link is gone."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
