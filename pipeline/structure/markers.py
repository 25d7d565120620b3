"""Reading a list marker: which family it is of, and which ordinal it shows.

A *mark* is a place that may hold a marker. Whether it does is not decided here but by
the sequence that it stands in (`pipeline.structure.sequences`): a `2.` alone proves
nothing, a `2.` between `1.` and `3.` does.
"""

from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import BULLETS, ENCLOSED, HAN_DIGITS, HAN_TEN, LINE_BULLETS
from pipeline.vocabulary import languages


class Mark(NamedTuple):
    """A place that may hold a marker: ``start:end`` in the page, ``text`` as shown there.

    ``numeral`` is the part of it that shows the ordinal (as a range in the page), None
    for bullets, whose ordinal is their place. ``inline`` marks stand within a line,
    ``weak`` ones need a second one in order before anybody believes them. ``opens``
    says that a heading, or a sentence with a colon, stands right before it. ``line`` is
    the number of the line that it stands in.
    """

    start: int
    end: int
    text: str
    family: str
    ordinal: int | None
    numeral: tuple[int, int]
    inline: bool
    weak: bool
    opens: bool
    line: int = 0


BULLET = "bullet"
WORD = "word"

_ENCLOSED_AT = {glyph: (family, i + 1) for family, glyphs in ENCLOSED.items() for i, glyph in enumerate(glyphs)}
_GLYPHS = "".join(_ENCLOSED_AT)
_HAN = f"{HAN_DIGITS}{HAN_TEN}"
_DIGITS = r"\p{Nd}{1,2}"

# Each family of composed markers: name, pattern with the group `n` around the numeral,
# and whether one alone is too weak. `{n}` patterns must not match inside a number.
_COMPOSED = (
    ("keycap", rf"(?P<n>{_DIGITS}|\N{{KEYCAP TEN}})(?:\uFE0F?\u20E3)", False),
    ("decimal-parens", rf"[(（][ \t]?(?P<n>{_DIGITS})[ \t]?[)）]", False),
    ("decimal-brackets", rf"[\[［](?P<n>{_DIGITS})[\]］]", True),
    ("decimal-nested", rf"(?P<prefix>{_DIGITS}[.\-])(?P<n>{_DIGITS})\.?(?=[ \t]+\p{{L}}|\p{{Han}})", True),
    ("decimal-dot", rf"(?P<n>{_DIGITS})[.．﹒](?![\p{{Nd}}])", False),
    ("decimal-comma-wide", rf"(?P<n>{_DIGITS})[、﹑]", False),
    ("decimal-paren", rf"(?P<n>{_DIGITS})[)）]", False),
    ("decimal-comma", rf"(?P<n>{_DIGITS})[,，](?!\p{{Nd}})", True),
    ("decimal-colon", rf"(?P<n>{_DIGITS})[:：](?!\p{{Nd}})", True),
    ("decimal-bare", rf"(?P<n>{_DIGITS})(?=[ \t]+\p{{Lu}}|[ \t]+\p{{Lo}})", True),
    ("han-parens", rf"[(（](?P<n>[{_HAN}]{{1,3}})[)）]", False),
    ("han-comma", rf"(?P<n>[{_HAN}]{{1,3}})[、．.]", False),
    ("han-colon", rf"(?P<n>[{_HAN}]{{1,3}})(?:[,，:：]|(?=[ \t]))", True),
    ("roman-dot", r"(?P<n>[IVX]{1,5})[.．、)](?=[ \t]|\p{L})", True),
    ("letter-parens", r"[(（](?P<n>[A-Za-z])[)）]", True),
    ("letter-dot", r"(?P<n>[A-Za-z])[.．)、](?=[ \t]*\p{L})", True),
)
_FAMILIES = tuple(name for name, _, _ in _COMPOSED)
_WEAK = {name for name, _, weak in _COMPOSED if weak}
# Within a line only these are looked for: the others are too common in prose.
_INLINE = ("keycap", "decimal-parens", "decimal-dot", "decimal-comma-wide", "decimal-paren", "han-parens", "han-comma")
# What has to stand before an inline numeral: an end, a colon, white space, or a bracket.
_BOUNDARY = r"(?<=[\s.!?:;,|。！？：；，、…”\"'）)】\]])"
_OPENING = ":："


def _alternation(names: tuple[str, ...]) -> str:
    """One pattern out of many; the group that matched is `f<index>`, its numeral `n<index>`."""
    parts = []
    for index, (name, pattern, _) in enumerate(_COMPOSED):
        if name in names:
            numbered = pattern.replace("(?P<n>", f"(?P<n{index}>").replace("(?P<prefix>", f"(?P<p{index}>")
            parts.append(f"(?P<f{index}>{numbered})")
    return "|".join(parts)


_AT_LINE_START = regex.compile(
    rf"(?P<enclosed>[{_GLYPHS}])|{_alternation(_FAMILIES)}|(?P<bullet>[{BULLETS}]|[{LINE_BULLETS}](?=[ \t]))"
)
_IN_LINE = regex.compile(rf"(?P<enclosed>[{_GLYPHS}])|{_BOUNDARY}(?:{_alternation(_INLINE)})")


@cache
def _ordinal_words() -> tuple[regex.Pattern[str], dict[str, int | None]]:
    """Words that number a line ("Secondly,"), with their ordinals; None for "Finally,"."""
    ordinals: dict[str, int | None] = {}
    patterns = []
    for language in languages():
        groups = language.markers.ordinals
        for place, words in enumerate(groups, start=1):
            ordinals.update((word.lower(), place) for word in words)
        ordinals.update((word.lower(), None) for word in language.markers.continuing)
        words = tuple(word for group in groups for word in group) + language.markers.continuing
        if words:
            patterns.append(language.pattern(words))
    return regex.compile(rf"(?P<n>{'|'.join(patterns)})[ \t]*[,，:：、]", regex.IGNORECASE), ordinals


@cache
def _reference_before() -> regex.Pattern[str]:
    """What makes the numeral behind it a reference: "see ③", "同②"."""
    spaced: list[str] = []
    joined: list[str] = []
    for language in languages():
        for phrase in language.markers.references:
            (spaced if language.words else joined).append(regex.escape(phrase))
    return regex.compile(
        rf"(?:(?<![\p{{L}}])(?:{'|'.join(spaced)})[ \t]*(?:no\.)?[ \t(]*|(?:{'|'.join(joined)})[（( \t]*)$",
        regex.IGNORECASE,
    )


# How far back a reference word is looked for, in code points.
_REFERENCE_REACH = 16


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 99, None if it is none.

    >>> han_number("十二"), han_number("二十"), han_number("二二")
    (12, 20, None)
    """
    if text in HAN_DIGITS:
        return HAN_DIGITS.index(text) + 1
    tens, ten, ones = text.partition(HAN_TEN)
    if not ten or len(tens) > 1 or len(ones) > 1 or HAN_TEN in ones:
        return None
    return (HAN_DIGITS.index(tens) + 1 if tens else 1) * 10 + (HAN_DIGITS.index(ones) + 1 if ones else 0)


def han_numeral(number: int) -> str:
    """The Chinese numeral of a number from 1 to 99.

    >>> han_numeral(3), han_numeral(10), han_numeral(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    digits = "" if ones == 0 else HAN_DIGITS[ones - 1]
    return (("" if tens == 1 else HAN_DIGITS[tens - 1]) + HAN_TEN if tens else "") + digits


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _ordinal(family: str, numeral: str) -> int | None:
    if family.startswith("han"):
        return han_number(numeral)
    if family == "roman-dot":
        return _ROMAN.index(numeral) + 1 if numeral in _ROMAN else None
    if family.startswith("letter"):
        return ord(numeral.lower()) - ord("a") + 1
    if not numeral.isdecimal():
        return 10
    return int(numeral) or None


def numeral_for(family: str, ordinal: int, shown: str) -> str | None:
    """How `ordinal` is written in a family, in the style of what was shown; None if it cannot be.

    >>> numeral_for("circled", 3, "⑧"), numeral_for("decimal-dot", 3, "08"), numeral_for("circled", 51, "①")
    ('③', '03', None)
    """
    if family in ENCLOSED:
        return ENCLOSED[family][ordinal - 1] if ordinal <= len(ENCLOSED[family]) else None
    if family.startswith("han"):
        return han_numeral(ordinal)
    if family == "roman-dot":
        return _ROMAN[ordinal - 1] if ordinal <= len(_ROMAN) else None
    if family.startswith("letter"):
        return chr(ord("A" if shown.isupper() else "a") + ordinal - 1) if ordinal <= 26 else None
    if family.startswith(("decimal", "keycap")) and shown.isdecimal():
        zero = ord(shown[0]) - int(shown[0])
        width = len(shown) if shown[0] == chr(zero) else 0
        return "".join(chr(zero + int(digit)) for digit in str(ordinal).zfill(width))
    return None


def marks_of_line(line: str, start: int, opens: bool) -> list[Mark]:
    """All marks of one line that begins at `start` in the page; `opens`: a heading stands before it.

    >>> [(mark.text, mark.family, mark.ordinal) for mark in marks_of_line("① cold ② (see ③) damp", 0, False)]
    [('①', 'circled', 1), ('②', 'circled', 2)]
    """
    marks = []
    done = 0
    first = _first_mark(line, start, opens)
    if first:
        marks.append(first)
        done = first.end - start
        # A marker may stand directly behind another one: "1. (1) text".
        second = _first_mark(line[done:].lstrip(), start + len(line) - len(line[done:].lstrip()), True)
        if second and second.family not in (first.family, BULLET, WORD, "decimal-bare", "decimal-nested"):
            marks.append(second._replace(weak=second.weak or second.family not in ENCLOSED))
            done = second.end - start
    for match in _IN_LINE.finditer(line, done):
        mark = _inline_mark(line, start, match)
        if mark:
            marks.append(mark)
    return marks


def is_numbered(line: str) -> bool:
    """Whether a line begins with a marker that convinces alone.

    >>> is_numbered("1. Rest"), is_numbered("5 kinds of rest")
    (True, False)
    """
    mark = _first_mark(line, 0, False)
    return mark is not None and not mark.weak


def _first_mark(line: str, start: int, opens: bool) -> Mark | None:
    match = _AT_LINE_START.match(line)
    if match:
        return _mark(match, start, line, inline=False, opens=opens)
    pattern, ordinals = _ordinal_words()
    match = pattern.match(line)
    if not match:
        return None
    ordinal = ordinals.get(" ".join(match["n"].lower().split()))
    return Mark(
        start, start + match.end(), match.group(), WORD, ordinal, (start, start + match.end("n")), False, True, opens
    )


def _inline_mark(line: str, start: int, match: regex.Match[str]) -> Mark | None:
    """An inline mark, unless the words or glyphs around it say that it is none."""
    at, end = match.span()
    if match["enclosed"] and (line[at - 1 : at] in _ENCLOSED_AT or line[end : end + 1] in _ENCLOSED_AT):
        return None
    if _reference_before().search(line[max(0, at - _REFERENCE_REACH) : at]):
        return None
    before = line[max(0, at - 2) : at].rstrip()
    return _mark(match, start, line, inline=True, opens=before[-1:] in _OPENING and bool(before))


def _mark(match: regex.Match[str], start: int, line: str, inline: bool, opens: bool) -> Mark | None:
    begin, end = match.span()
    place = (start + begin, start + end)
    shown = match.group()
    if match["enclosed"]:
        if not inline and line[end : end + 1] in _ENCLOSED_AT:
            return None
        return Mark(*place, shown, *_ENCLOSED_AT[shown], place, inline, False, opens)
    if not inline and match["bullet"]:
        return Mark(*place, shown, BULLET, None, place, inline, shown in LINE_BULLETS, opens)
    index = int(str(match.lastgroup)[1:])
    family = _FAMILIES[index]
    ordinal = _ordinal(family, match[f"n{index}"])
    if ordinal is None:
        return None
    if family == "decimal-nested":
        family = f"{family} {match[f'p{index}']}"
    numeral = (start + match.start(f"n{index}"), start + match.end(f"n{index}"))
    return Mark(*place, shown, family, ordinal, numeral, inline, _FAMILIES[index] in _WEAK, opens)
