"""What a line says by itself, found out in one look: its kind, its weight, and its name in a table of contents."""

from string import ascii_letters
from typing import NamedTuple

import regex

from pipeline.characters import COLON, HAN_NUMERALS
from pipeline.structure.boilerplate import LONGEST_NOTICE, Shape, shapes_of, signs_of, weigh
from pipeline.structure.families import BULLET_PATTERN
from pipeline.structure.kinds import Kind, kind_of
from pipeline.structure.remembered import LINES, LONGEST

_MARKER = regex.compile(
    rf"(?:{BULLET_PATTERN}|[(（]?[\p{{Nd}}.\-]{{1,5}}[.)、）．:：]?|[{HAN_NUMERALS}]{{1,3}}[、.])?[ \t]*"
)
_NO_MARKER = frozenset(ascii_letters)


class Look(NamedTuple):
    """What a line says by itself.

    ``name`` is the line without a marker and in small letters. ``listed`` says that it is short and begins with a
    number, ``opens`` that it ends with a colon: then the line above or below may add to its weight.
    """

    kind: Kind
    weight: float
    name: str
    listed: bool
    opens: bool


# What the last lines said, if they were not long.
_known: dict[str, Look] = {}


def look_at(texts: list[str]) -> list[Look]:
    """All that some lines say by themselves.

    >>> look_at(["1. Causes:"])
    [Look(kind=Kind(role='paragraph', rule='', label=0, alone='paragraph'), weight=0.55, name='causes', listed=True, \
opens=True)]
    """
    known = [_known.get(text) for text in texts]
    new = list(dict.fromkeys([text for text, look in zip(texts, known, strict=True) if look is None]))
    found = dict(zip(new, map(_look_at, new, shapes_of(new)), strict=True)) if new else {}
    looks = [look or found[text] for text, look in zip(texts, known, strict=True)]
    if len(_known) > LINES - len(found):
        _known.clear()
    _known.update([(text, look) for text, look in found.items() if len(text) <= LONGEST][:LINES])
    return looks


def _look_at(text: str, shape: Shape) -> Look:
    return Look(
        kind_of(text, shape),
        weigh(signs_of(text, shape)),
        _name_of(text),
        shape.numbered and shape.words <= LONGEST_NOTICE,
        text[-1] in COLON,
    )


def _name_of(text: str) -> str:
    match = None if text[0] in _NO_MARKER else _MARKER.match(text)
    return text[match.end() if match else 0 :].rstrip(" :：").lower()
