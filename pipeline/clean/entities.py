"""HTML entities that were left in the text, also where a page holds `<<:` or other tags."""

import html

import regex

from pipeline.characters import INVISIBLE_PATTERN
from pipeline.edits import Edit

STAGE = "entities"

# Entities of an ampersand are taken together with what they reveal: &amp;lt; is "<".
_ENTITY = regex.compile(
    r"&(?:(?:amp|AMP|#0*38|#[xX]0*26);)*(?P<name>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# An entity whose character would complete another one to its left is left alone, so
# that cleaning a cleaned text finds nothing more; so is one that shows nothing in there.
_OPEN_ENTITY = regex.compile(r"&[#A-Za-z0-9]{0,33}$")
_COMPLETES = regex.compile(r"[#;A-Za-z0-9]")
_REACH = 34


def entity_edits(text: str) -> list[Edit]:
    """Replace entities with the characters that they stand for.

    >>> [(edit.before, edit.after) for edit in entity_edits("<<: a &amp;lt; b &nonsense;")]
    [('&amp;lt;', '<')]
    """
    if "&" not in text:
        return []
    edits: list[Edit] = []
    tail = ""
    done = 0
    for match in _ENTITY.finditer(text):
        tail = (tail + text[done : match.start()])[-_REACH:]
        done = match.end()
        after = _character(f"&{match['name']};")
        if after is not None and INVISIBLE_PATTERN.fullmatch(after):
            after = ""
        if after is None or ((_COMPLETES.match(after) or not after) and _OPEN_ENTITY.search(tail)):
            tail += match.group()
            continue
        tail += after
        rule = "numeric-entity" if match["name"][0] == "#" else "named-entity"
        edits.append(Edit(match.start(), match.end(), match.group(), after, STAGE, rule))
    return edits


def _character(entity: str) -> str | None:
    """What one entity stands for; None if it is none, or stands for what a page must not hold."""
    text = html.unescape(entity)
    if text == entity or not text or "\ufffd" in text or any("\ud800" <= char <= "\udfff" for char in text):
        return None
    return text
