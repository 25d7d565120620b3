"""Hints: characters that in some company show that a stage may fire, and the one pattern that finds them."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Hint(NamedTuple):
    """A character of a class and, around it, what a pattern asks for.

    Where it asks for something, one of the characters ``beside`` stands at one of the ``distances`` from the character.
    """

    characters: str
    around: str = ""
    beside: str = ""
    distances: tuple[int, ...] = ()


def pattern_of(hints: Iterable[Hint], others: str = "") -> re.Pattern[str]:
    """One pattern for all hints, and for the characters of a class, given as its inside.

    It begins with one character class, so that it passes over all other characters
    several times as fast as alternatives would.
    """
    known = list(hints)
    alone = "".join(hint.characters for hint in known if not hint.around)
    free = set(alone)
    if others:
        free |= set(re.findall(f"[{others}]", "".join(hint.characters for hint in known)))
    bound = [Hint("".join(set(hint.characters) - free), hint.around) for hint in known if hint.around]
    company = "".join(hint.characters for hint in bound)
    around = [f"(?<={character_class(hint.characters)}){hint.around}" for hint in bound if hint.characters]
    if company:
        around.append(f"(?<!{character_class(company)})")
    first = others + character_class(alone + company)[1:-1]
    return re.compile(f"[{first}](?:{'|'.join(around)})")


def character_class(characters: str) -> str:
    """A regular expression for one of these characters, which neighbours share a range in: it compiles faster so.

    >>> character_class("cab-x")
    '[\\\\-a-cx]'
    """
    ranges: list[list[str]] = []
    for character in sorted(set(characters)):
        if ranges and ord(character) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return "[" + "".join("-".join(map(re.escape, sorted(set(ends)))) for ends in ranges) + "]"
