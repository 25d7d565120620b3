"""The patterns of markers: of all families at the beginning of a line, and of those that are looked for within lines.

In front of each large pattern stands a cheap one of the standard library, which tells that it finds nothing.
"""

import re
from collections.abc import Callable
from functools import cache

import regex

from pipeline.characters import (
    BULLETS,
    HAN_NUMERALS,
    KEYCAP_TEN,
    LINE_BULLETS,
    SENTENCE_END_NARROW,
    SENTENCE_END_WIDE,
)
from pipeline.structure.families import BULLET_PATTERN, COUNTED_PATTERN, FAMILIES, GLYPHS, NESTED_PATTERN

_GLYPH = f"[{''.join(GLYPHS)}]"
# What stands before an inline numeral: the end of something, white space, or a letter that it is glued to.
_ENDS = r"\s.!?:;,|。！？：；，、…”\"'）)】\]》>"
_BOUNDARY = rf"(?<=[{_ENDS}])"
# Where an inline marker may begin; trying the pattern of all families at every character takes a hundred times as
# long. A marker begins with an enclosed numeral, a number, an opening bracket, or one letter and a sign.
# The standard library searches for one of a set of characters ten times as fast as `regex` does.
_AT_NUMBER = r"(?<=\d)(?<!\d\d)(?!\d\d)(?!\d?[ \t]*[a-z])|(?<=[(（])(?=[^\n]{0,7}[)）])"
MAY_BEGIN_ASCII = re.compile(rf"[0-9()](?:{_AT_NUMBER}|(?<=[{_ENDS}][a-z]\)))")
MAY_BEGIN = re.compile(
    rf"[\d(（)）.{KEYCAP_TEN}{HAN_NUMERALS}{''.join(GLYPHS)}]"
    rf"(?:{_AT_NUMBER}|(?<=[{_ENDS}][a-z][)）])|(?<=[{_ENDS}][а-я][).])|(?<![\d(（)）.]))"
)
# What the marker at the beginning of a line may begin with, words left aside.
MAY_OPEN = re.compile(
    rf"[{LINE_BULLETS}.。(（\[［【\dⅠ-Ⅻ\ue000-\uf8ff{''.join(GLYPHS)}{KEYCAP_TEN}{HAN_NUMERALS}{BULLETS}]"
    r"|[^\W\d_]{1,5}+[.．。﹒、﹑)）]"
)
_GLUED = r"(?<=[\p{Ll}\p{Lo}])"
_GLUED_FAMILIES = ("decimal-comma-wide", "decimal-dot", "decimal-paren", "decimal-parens", "han-parens", "han-comma")
_AFTER_SENTENCE = rf"(?<=[{regex.escape(SENTENCE_END_NARROW)}:][ \t]|[{SENTENCE_END_WIDE}：][ \t]?)"
# A sentence that begins with a noun and a number: "Benefit 1 Rest", "方法一：休息", "対処法 1 休む".
_NAMED = rf"(?={COUNTED_PATTERN}[:：])"
MAY_BE_NAMED = re.compile(
    rf"[{re.escape(SENTENCE_END_NARROW)}:{SENTENCE_END_WIDE}：]"
    rf"(?:(?<=[{SENTENCE_END_WIDE}：])|(?=[ \t]))[ \t]*+{_NAMED}"
)
NAME = re.compile(r"[^\s\d]{2,14}+")


def _alternation(wanted: Callable[[int], bool]) -> str:
    """One pattern out of many families; the group that matched is `f<number>`, its numeral `n<number>`."""
    return "|".join(
        f"(?P<f{number}>{family.pattern(f'n{number}')})" for number, family in enumerate(FAMILIES) if wanted(number)
    )


def _inline(number: int) -> bool:
    family = FAMILIES[number]
    return family.inline and family.name != "decimal-bare"


def _inline_glued(number: int) -> bool:
    return FAMILIES[number].name in _GLUED_FAMILIES and FAMILIES[number].system != "misread"


def _bare(number: int) -> bool:
    return FAMILIES[number].name == "decimal-bare"


@cache
def at_line_start() -> regex.Pattern[str]:
    """A marker at the beginning of a line, of whatever family."""
    families = _alternation(lambda number: True)
    return regex.compile(
        rf"(?P<stop>[.。][ \t]?(?=[(（]?\p{{Nd}}))?"
        rf"(?:(?P<glyph>{_GLYPH})|(?P<nested>{NESTED_PATTERN})|{families}|(?P<bullet>{BULLET_PATTERN}))"
    )


@cache
def bullet() -> regex.Pattern[str]:
    """A bullet at the beginning of a line."""
    return regex.compile(f"(?P<bullet>{BULLET_PATTERN})")


@cache
def in_line() -> regex.Pattern[str]:
    """A marker within a line."""
    glued = _alternation(_inline_glued).replace("(?P<f", "(?P<g").replace("(?P<n", "(?P<m")
    return regex.compile(
        rf"(?P<glyph>{_GLYPH})|{_BOUNDARY}(?:{_alternation(_inline)})"
        rf"|{_AFTER_SENTENCE}(?:{_alternation(_bare)})|{_GLUED}(?:{glued})"
    )


@cache
def bare_number() -> regex.Pattern[str]:
    """A number without a sign, behind the name of a section."""
    return regex.compile(rf"[ \t]?(?:{_alternation(_bare)})")


@cache
def letter_families() -> tuple[tuple[int, regex.Pattern[str]], ...]:
    """The families whose numerals are letters, by number: one letter may be of several."""
    return tuple(
        (number, regex.compile(family.pattern("n")))
        for number, family in enumerate(FAMILIES)
        if family.system.startswith(("latin", "roman", "misread", "katakana", "iroha"))
    )
