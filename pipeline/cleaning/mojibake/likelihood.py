"""How surprising a text is, in bits: the score that tells text from mojibake.

The surprise of a text is the sum of how rare its characters are (`commonness`) and of
how oddly they stand beside each other: a capital inside a word, an opening quotation
mark behind a letter, Greek in the middle of a Latin word.  Two readings of the same
bytes are compared by their surprises, as two hypotheses are by their likelihoods.
"""

from functools import lru_cache

import regex

from pipeline.cleaning.mojibake.commonness import (
    CHARACTERS,
    EAST_ASIAN,
    GREEK,
    HANGUL,
    LATIN,
    SYMBOL_FONT_BULLETS,
    Kind,
)

# Another script inside a word, and another script than the word before.
_SWITCH_WITHIN, _SWITCH_BETWEEN, _SWITCH_EAST_ASIAN = 8.0, 5.0, 3.0
# Two capitals and then a small letter, as in CAFɮ.
_CAPITALS_THEN_SMALL = 4.0
# Greek letters stand as symbols in Latin words: IL-2Rγ.
_SWITCH_GREEK = 4.0
# The same sign again, and the next one of a series or an alphabet: ······, ①②③, ÀÁÂ, Éé.
_AGAIN, _NEXT = 1.5, 3.0
_UNSPACED = (EAST_ASIAN, HANGUL)
# What no text has: private use but the bullets of symbol fonts, what is not assigned, and signs that show nothing.
_USED = f"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff{SYMBOL_FONT_BULLETS}"
_NEVER = regex.compile(rf"[[\p{{Cn}}\p{{Co}}\p{{Cs}}\p{{Cf}}]--[{_USED}]]", regex.VERSION1)
_IMPOSSIBLE = 1000.0
# Boxes, and operators, but for what letters and signs begin with in Mac Roman and codepage 437.
_DRAWN = regex.compile(r"(?![¬┬╬])[\u2500-\u259f\p{Sm}]+")
# Marks that may stand behind a letter.
_MARKS = "†‡¹²³°§®…΄’”"
# Letters that mostly are the first half of another one.
_LEADS = "ÂÃÎÏĀĆĂĪ"
_GREEK_MARKS = "΄’"
# The same signs stand between the same neighbours again and again: so many gains are kept, of pieces up to a length.
RECENT, LONGEST = 1 << 14, 256
# Plain numbers: a member of an enumeration is found more slowly than a constant.
_SPACE, _LOWER, _UPPER = int(Kind.SPACE), int(Kind.LOWER), int(Kind.UPPER)
_LETTERS = (_LOWER, _UPPER, int(Kind.LETTER))


def _neighbours() -> list[list[float]]:
    """Bits for each pair of kinds that stand beside each other; most cost nothing."""
    table = [[0.0] * len(Kind) for _ in Kind]
    words = (Kind.LOWER, Kind.UPPER, Kind.LETTER)
    for first, second, bits in (
        ((Kind.LOWER,), (Kind.UPPER,), 6),
        (words, (Kind.IDEOGRAPH,), 2),
        ((Kind.IDEOGRAPH,), words, 2),
        (words, (Kind.OPEN,), 5),
        ((Kind.CLOSE,), words, 4),
        (words, (Kind.SYMBOL,), 3.5),
        ((Kind.SYMBOL,), words, 3.5),
        ((Kind.IDEOGRAPH,), (Kind.SYMBOL,), 1),
        ((Kind.SYMBOL,), (Kind.IDEOGRAPH,), 1),
        ((Kind.DIGIT,), (Kind.SYMBOL,), 1),
        ((Kind.SYMBOL,), (Kind.DIGIT,), 1),
        ((Kind.SYMBOL,), (Kind.SYMBOL,), 3),
        ((Kind.SYMBOL,), (Kind.OPEN, Kind.CLOSE), 2),
        ((Kind.OPEN, Kind.CLOSE), (Kind.SYMBOL,), 2),
        ((Kind.SPACE,), (Kind.CLOSE,), 1),
        ((Kind.OPEN,), (Kind.SPACE,), 3),
        ((Kind.OPEN,), (Kind.CLOSE,), 4),
        (words, (Kind.DASH,), 1),
        ((Kind.DASH,), words, 1),
        (words, (Kind.OPERATOR,), 3.5),
        ((Kind.OPERATOR,), words, 3.5),
        ((Kind.DIGIT,), words, 2),
        (words, (Kind.DIGIT,), 2),
        ((Kind.DIGIT,), (Kind.LETTER,), 5),
        ((Kind.LETTER,), (Kind.DIGIT,), 5),
        ((Kind.DIGIT,), (Kind.OPEN,), 2),
        ((Kind.STOP,), words, 2),
        ((Kind.STOP,), (Kind.OPEN,), 1),
        (tuple(kind for kind in Kind if kind not in (*words, Kind.MARK, Kind.IDEOGRAPH)), (Kind.MARK,), 8),
        ((Kind.IDEOGRAPH,), (Kind.MARK,), 6),
    ):
        for one in first:
            for other in second:
                table[one][other] = bits
    return table


_NEIGHBOURS = _neighbours()


def surprise(text: str) -> float:
    """Bits of surprise of a piece of one line.

    >>> surprise("café") < surprise("cafÃ©")
    True
    """
    total = 0.0
    known = CHARACTERS
    kind_two_before = kind_before = _SPACE
    script_before = script = code_before = 0
    both_cases = False
    for char in text:
        kind, script_here, bits, code, in_series = known[char]
        if in_series:
            if code == code_before and kind not in _LETTERS:
                total += _AGAIN
                continue
            if (code == code_before + 1 or code == code_before + 0x20) and bits > _NEXT:
                bits = _NEXT
        total += bits
        if not (both_cases and kind == _UPPER):  # ÀàÉé is an alphabet
            total += _NEIGHBOURS[kind_before][kind]
        both_cases = kind_before == _UPPER and kind == _LOWER and code == code_before + 0x20
        if script_here:
            if script_here != script:
                if script:
                    total += _switch(script, script_here, script_before)
                script = script_here
            if kind == _LOWER and kind_before == _UPPER == kind_two_before:
                total += _CAPITALS_THEN_SMALL
        script_before = script_here
        kind_two_before, kind_before, code_before = kind_before, kind, code
    return total


def _switch(script: int, to: int, beside: int) -> float:
    """Bits for a letter of another script than the one before it, which may stand beside it."""
    if to in _UNSPACED or script in _UNSPACED:
        return _SWITCH_EAST_ASIAN
    if {to, script} == {LATIN, GREEK}:
        return _SWITCH_GREEK
    return _SWITCH_WITHIN if beside else _SWITCH_BETWEEN


def gain(left: str, before: str, after: str, right: str) -> float:
    """How many bits less surprising a piece is with ``after`` in place of ``before``, between its neighbours."""
    return (_recent_gain if len(before) <= LONGEST else _gain)(left, before, after, right)


def _gain(left: str, before: str, after: str, right: str) -> float:
    if _NEVER.search(after):
        return -_IMPOSSIBLE
    return surprise(left + before + right) - surprise(left + after + right)


def may_be_meant(left: str, before: str, right: str) -> bool:
    """Whether what stands in a text may be meant as it is, however odd.

    So may a word in capitals with the mark of a note behind it, CAFÉ†; one letter with a mark, as Greek
    numbers (Β΄) and powers are; and drawings and operators alone.

    >>> may_be_meant("CAF", "É†", " "), may_be_meant("caf", "Ã©", " ")
    (True, False)
    """
    if right[:1].isalpha():
        return False
    if _DRAWN.fullmatch(before):
        return not left[-1:].isalpha() and not right[:1].isalnum()
    if len(before) != 2 or not before[0].isupper():
        return False
    if "\x80" <= before[1] <= "\x9f":  # a sign of Windows-1252, as far as it goes
        return before[0] not in _LEADS
    if before[1] not in _MARKS:
        return False
    if left[-1:].isalpha():
        return left[-1:].isupper()
    return before[0] not in _LEADS and (before[1] in _GREEK_MARKS or not "Ͱ" <= before[0] <= "Ͽ")


_recent_gain = lru_cache(maxsize=RECENT)(_gain)
