"""Tags that were left in the text: of HTML, of forums (BBCode), and of two Chinese databases.

A tag leaves what a browser would show: a line end where it begins or ends a block, a space
between the cells of a table, nothing within a line. On a page that writes about markup the
tags are its subject, and all of them stay.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.cleaning.elements import (
    BLOCKS,
    CELLS,
    FORUM_BLOCKS,
    FORUM_INLINE,
    INLINE,
    NEED_END,
    OTHER,
    WITH_VALUE,
)
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "tags"

# No part can take a character of another part, so nothing is read twice.
_ATTRIBUTE = (
    r"(?:[ \t]+(?:[A-Za-z_][\w:.-]*+[ \t]*+=[ \t]*+(?:\"[^\"<\n]*+\"|'[^'<\n]*+'|[^\s\"'<>]++)"
    r"|(?:nowrap|noshade|hidden|compact|ismap|itemscope)(?=[\s/>])))"
)
_TAG = re.compile(
    # Translation parts the signs of a tag; "< b >" may be a comparison, "< /b >" and "< br / >" are none.
    r"<(?:[ ]?(?P<end>/)[ ]?|[ ](?=br[ ]?/[ ]?>))?"
    rf"(?P<name>[A-Za-z][A-Za-z0-9-]*+|(?:o|v|w|st1):[A-Za-z]++)(?P<with>{_ATTRIBUTE}*+)[ \t]*+(?:/[ ]?)?>"
)
_COMMENT = re.compile(r"<!(?:--[^<\n]*?-->|--\[if [^<>\n\]]*+\]>|\[endif\](?:--)?>)")
_CODE = re.compile(r"\[(?P<end>/?)(?P<name>[A-Za-z]{1,6}[1-6]?)(?P<with>=[^\[\]\n]++)?\]")
# Bytes that were lost took the "<" with them; they stood before it, and were not ASCII.
_BEHEADED = re.compile(r"/(?<=[^\x00-\x7f]/)(?:h[1-6]|p|div|span|strong|font|table|t[rdh]|li|[uo]l)>")
# A superscript numeral keeps its place: 10<sup>9</sup> is not 109.
_POWER = re.compile(
    r"(?:<sup>|\[(?:sup|SB)\])[ \t]*+(?P<power>[-+−]?[0-9]{1,3})[ \t]*+(?:</sup>|\[/(?:sup|SB)\])", re.IGNORECASE
)
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

# Names of markup, a tag shown as such, and elements that only code has.
_ABOUT_MARKUP = re.compile(
    r"\b(?:X?HTML5?|JSX|BBCode|BB code|UBB)(?![A-Za-z0-9])|(?<![./\w])html(?![./\w])"
    r"|className=|innerHTML|jQuery|<!DOCTYPE|<\?(?:xml|php)|#include[ ]?<|</?(?:code|pre|samp|kbd)>|\[/?code\]"
    r"|[`“‘「『\"'(]</?[A-Za-z][^<>\n]*+>[`”’」』\"')]"
    r"|>[ ]?(?:-Tags?\b|-Elemente?\b|(?:tags?|elements?|attributes?|标签|標籤|元素|タグ|要素)(?![a-z]))"
    r"|(?<!\w)(?:[Tt]ags?|elements?|balises?|etiquetas?|[Тт]ег|[Тт]эг|태그|标签|thẻ)[ ]"
    r"</?(?P<name>[A-Za-z]++)(?![^\n]*</(?P=name)>)"
    # In the middle of a sentence a tag that nothing ends is a noun: a <div> is a block.
    r"|(?<=[^\W\d_] )<(?!(?:br|hr|p|li|d[dt]|t[rdh]|img|wbr)>)(?P<noun>[A-Za-z][A-Za-z0-9]*+)> "
    r"(?=[^\W\d_A-Z])(?![^\n]*</(?P=noun)>)",
)
# What a removed tag must not complete: an unfinished tag before it.
_UNFINISHED = re.compile(r"(?:<[/!]?(?:[A-Za-z!][^<>\n]*)?|\[/?(?:[A-Za-z][^\[\]\n]*)?)$")
_REACH = 400
_BLANKS = " \t\N{IDEOGRAPHIC SPACE}"
_TO_LINE_END = re.compile(rf"[{_BLANKS}]*+(?:\n|\Z)")


class _Leftover(NamedTuple):
    start: int
    end: int
    after: str
    rule: str


def tag_edits(page: PageReader) -> list[Edit]:
    """Remove tags of a literal set of names, unless the page writes about markup.

    >>> [(edit.before, edit.after) for edit in tag_edits(PageReader("one<br/>two <b>three</b>"))]
    [('<br/>', '\\n'), ('<b>', ''), ('</b>', '')]
    """
    text = page.text
    if not _may_hold_tag(text):
        return []
    found = _leftovers(text)
    if not found or _ABOUT_MARKUP.search(text):
        return []
    return _merged(text, _without_nested(text, found))


def _may_hold_tag(text: str) -> bool:
    """Whether a sign stands where a tag begins or ends: the arrows of `<<:` and `>>:` are none."""
    for sign, beside, first in (("<", 1, "/! "), ("[", 1, "/"), (">", -1, "")):
        at = text.find(sign)
        while at >= 0:
            neighbour = text[at + beside : at + beside + 1] if at + beside >= 0 else ""
            if neighbour and (neighbour.isalnum() or neighbour in first):
                return True
            at = text.find(sign, at + 1)
    return False


def _leftovers(text: str) -> list[_Leftover]:
    """All tags that may go, in order; none if the page has tags of another language."""
    found = []
    tags = list(_TAG.finditer(text))
    names = {match["name"].lower() for match in tags if ":" not in match["name"]}
    if names - BLOCKS - CELLS - INLINE - OTHER:
        return []
    ended = {match["name"].lower() for match in tags if match["end"]}
    for match in tags:
        name = match["name"].lower()
        # A parameter of a type, as in Vec<P>, looks like a tag.
        beside = text[match.start() - 1 : match.start()].isalnum() and not text[match.end() : match.end() + 1].isalpha()
        glued = beside and len(names) == 1 and not ended and match["name"].istitle()
        if name not in OTHER and not glued and (name not in NEED_END or name in ended or match["with"]):
            after = "\n" if name in BLOCKS else " " if name in CELLS else ""
            found.append(_Leftover(*match.span(), after, "leftover-tag"))
    found += [_Leftover(*match.span(), "", "leftover-tag") for match in _COMMENT.finditer(text)]
    found += [_Leftover(*match.span(), "\n", "beheaded-tag") for match in _BEHEADED.finditer(text)]
    if "[" in text:
        found += _forum_codes(text)
    if found:
        powers = ((*match.span(), match["power"].translate(_SUPERSCRIPTS)) for match in _POWER.finditer(text))
        found += [_Leftover(*power, "superscript-tag") for power in powers]
    return sorted(found, key=lambda tag: (tag.start, -tag.end))


def _forum_codes(text: str) -> Iterator[_Leftover]:
    codes = [match for match in _CODE.finditer(text) if match["name"].lower() in FORUM_BLOCKS | FORUM_INLINE]
    ended = {match["name"].lower() for match in codes if match["end"]}
    for match in codes:
        name = match["name"].lower()
        if name in ended and (not match["with"] or name in WITH_VALUE):
            yield _Leftover(*match.span(), "\n" if name in FORUM_BLOCKS else "", "forum-code")


def _without_nested(text: str, found: list[_Leftover]) -> list[_Leftover]:
    """Leave out what lies within another tag, and what would complete one to its left."""
    kept: list[_Leftover] = []
    tail = ""
    done = 0
    for tag in found:
        if tag.start < done:
            continue
        tail = (tail + text[done : tag.start])[-_REACH:]
        done = tag.end
        if tag.after != "\n" and _UNFINISHED.search(tail):
            tail += text[tag.start : tag.end]
            continue
        tail += tag.after
        kept.append(tag)
    return kept


def _merged(text: str, found: list[_Leftover]) -> list[Edit]:
    """Make edits; tags side by side leave one line end, and none where the line ends anyhow."""
    edits = []
    done = 0
    for group in _side_by_side(text, found):
        start, end = group[0].start, group[-1].end
        if all(tag.after not in ("\n", " ") for tag in group):
            edits += [Edit(tag.start, tag.end, text[tag.start : tag.end], tag.after, STAGE, tag.rule) for tag in group]
        else:
            in_front = text[done:start].rstrip(_BLANKS)
            at_edge = (not in_front and not done) or in_front[-1:] == "\n" or _TO_LINE_END.match(text, end)
            after = "" if at_edge else "\n" if any(tag.after == "\n" for tag in group) else " "
            edits.append(Edit(start, end, text[start:end], after, STAGE, group[0].rule))
        done = end
    return edits


def _side_by_side(text: str, found: list[_Leftover]) -> list[list[_Leftover]]:
    groups: list[list[_Leftover]] = []
    for tag in found:
        stays = tag.rule == "superscript-tag" or (groups and groups[-1][-1].rule == "superscript-tag")
        if groups and not stays and not text[groups[-1][-1].end : tag.start].strip(_BLANKS):
            groups[-1].append(tag)
        else:
            groups.append([tag])
    return groups
