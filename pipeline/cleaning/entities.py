"""HTML entities that were left in the text, also where a page holds `<<:` or other tags."""

import html
from functools import cache
from html.entities import html5

import regex

from pipeline.characters import INVISIBLE
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader

STAGE = "entities"
# Browsers know these without a semicolon too; as words, or in a query string, they are something else.
_WORDS = {"cent", "copy", "divide", "eth", "micro", "not", "para", "pound", "reg", "sect", "shy", "times", "yen"}
_OPEN_NAMES = sorted(name for name in html5 if not name.endswith(";") and not name.isupper() and name not in _WORDS)
_OPEN = (
    rf"(?:{'|'.join(_OPEN_NAMES)})(?![A-Za-z0-9=;#_-])|nbsp(?=[A-Z])|copy(?=[ ]?[12][0-9]{{3}}\b)"
    r"|#[0-9]{2,5}(?![0-9=;#_-])"
)
# A translator parts the signs of an entity, capitalises it, or widens its ampersand; these names are no words, but
# after a space some are names of somebody: "The Fox & Bull; The Dog".
_NO_NAMES = "nbsp|amp|quot|apos|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|middot"
_BROKEN_NAMES = rf"{_NO_NAMES}|lt|gt|bull"
_BROKEN_NAME = regex.compile(_BROKEN_NAMES, regex.IGNORECASE)

# Entities of an ampersand are taken together with what they reveal: &amp;lt; is "<".
_AMPERSAND = r"&(?:(?:amp|AMP|#0*38|#[xX]0*26);)*"
# The two halves of a character beyond U+FFFF, as JavaScript counts them.
_HIGH = r"#(?P<high>5529[6-9]|55[3-9]\d\d|56[0-2]\d\d|563[01]\d|[xX]0*[dD][89aAbB][0-9a-fA-F]{2});"
_LOW = r"#(?P<low>563[2-9]\d|56[4-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]|[xX]0*[dD][c-fC-F][0-9a-fA-F]{2});"
# What an address has before its parameters; an open entity after it may be the name of one.
_QUERY = regex.compile(r"[?=][^\s<>\"]*$")
# In a program, b = &num; takes the address of a variable: such names stay in a statement that ends a line.
_VARIABLES = {"check", "copy", "image", "map", "num", "part", "phone", "sum", "target", "top"}
_ADDRESS = regex.compile(r"(?:[=(,*]|\breturn)[ \t]*$")
_STATEMENT_END = regex.compile(r"[ \t]*+(?:\n|\Z|//)")
_NUMBER = regex.compile(r"#\d+[ \t]*$")
# An entity whose character would complete another one to its left is left alone, so
# that cleaning a cleaned text finds nothing more; so is one that shows nothing in there.
_UNFINISHED = regex.compile(r"[&＆]\ ?[#A-Za-z0-9]{0,33}$")
_COMPLETES = regex.compile(rf"[#;；A-Za-z0-9]|[{INVISIBLE}]")
_REACH = 200


@cache  # a page without an ampersand need not wait for it
def _entity() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_AMPERSAND}(?:{_HIGH}{_AMPERSAND}{_LOW}"
        r"|(?P<name>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
        rf"|(?P<open>{_OPEN}))"
        rf"|[&＆] ?(?P<broken>(?<! )(?i:{_BROKEN_NAMES})|(?i:{_NO_NAMES})|bull|[lg]t|# ?[0-9]{{2,5}}) ?[;；]"
    )


def entity_edits(page: PageReader) -> list[Edit]:
    """Replace entities with the characters that they stand for.

    >>> [(edit.before, edit.after) for edit in entity_edits(PageReader("<<: a &amp;lt; b &nonsense;"))]
    [('&amp;lt;', '<')]
    """
    text = page.text
    edits: list[Edit] = []
    tail = ""
    done = 0
    for match in _entity().finditer(text):
        tail = (tail + text[done : match.start()])[-_REACH:]
        done = match.end()
        after, rule = _meaning(*match.group("high", "low", "name", "open", "broken"))
        if after is None or (_COMPLETES.match(after) and _UNFINISHED.search(tail)) or _belongs_to_text(match, tail):
            tail += match.group()
            continue
        tail += after
        edits.append(Edit(match.start(), match.end(), match.group(), after, STAGE, rule))
    return edits


def _belongs_to_text(match: regex.Match[str], tail: str) -> bool:
    """Whether it is a parameter in an address, a variable in a program, or the second of two numbers: #49 & #50."""
    loose = match["open"] or match["broken"]
    if loose and loose[0] == "#" and _NUMBER.search(tail):
        return True
    if match["open"]:
        return _QUERY.search(tail) is not None
    return (
        match["name"] in _VARIABLES
        and _ADDRESS.search(tail) is not None
        and _STATEMENT_END.match(match.string, match.end()) is not None
    )


def _meaning(
    high: str | None, low: str | None, name: str | None, opened: str | None, broken: str | None
) -> tuple[str | None, str]:
    """What one entity stands for, None if it is none or stands for what a page must not hold; and the rule."""
    rule = "broken-entity" if broken or opened else "named-entity" if name and name[0] != "#" else "numeric-entity"
    if high and low:
        halves = [int(half.replace("x", "0x").replace("X", "0x"), 0) for half in (high, low)]
        return chr(0x10000 + (halves[0] - 0xD800) * 0x400 + halves[1] - 0xDC00), rule
    if name and name[0] != "#" and f"{name};" not in html5:
        if not _BROKEN_NAME.fullmatch(name):
            return None, rule  # browsers would read its beginning: &section; as "§ion;"
        name, rule = name.lower(), "broken-entity"
    entity = f"&{name or opened or (broken or '').replace(' ', '').lower()};"
    text = html.unescape(entity)
    if opened and text == "&" and opened != "amp":
        return None, rule  # it would open another entity
    if text == entity or not text or "\ufffd" in text or any("\ud800" <= char <= "\udfff" for char in text):
        return None, rule
    return text, rule
