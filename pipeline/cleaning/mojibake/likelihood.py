"""How surprising a text is, in bits: the score that tells text from mojibake.

The surprise of a text is the sum of how rare its characters are (`commonness`) and of
how oddly they stand beside each other: a capital inside a word, an opening quotation
mark after a letter, Greek in the middle of a Latin word.  Two readings of the same
bytes are compared by their surprises, as two hypotheses are by their likelihoods.
"""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.code_points import (
    CODE_POINTS,
    DRAWN,
    HALF_BITS,
    HALF_BITS_AT,
    IN_SERIES,
    KIND,
    NEVER,
    SCRIPT,
    SCRIPT_AT,
    cell_of,
)
from pipeline.cleaning.mojibake.commonness import (
    CLOSE,
    DASH,
    DIGIT,
    EAST_ASIAN,
    GREEK,
    HANGUL,
    IDEOGRAPH,
    KINDS,
    LATIN,
    LETTER,
    LOWER,
    MARK,
    OPEN,
    OPERATOR,
    SPACE,
    STOP,
    SYMBOL,
    UPPER,
)

# All in halves of a bit, so that sums are of whole numbers.
# Another script inside a word, and another script than the word before.
_SWITCH_WITHIN: Final = 16
_SWITCH_BETWEEN: Final = 10
_SWITCH_EAST_ASIAN: Final = 6
# Greek letters stand as symbols in Latin words: IL-2Rγ.
_SWITCH_GREEK: Final = 8
# Two capitals and then a small letter, as in CAFɮ.
_CAPITALS_THEN_SMALL: Final = 8
# The same sign again, and the next one of a series or an alphabet: ······, ①②③, ÀÁÂ, Éé.
_AGAIN: Final = 3
_NEXT: Final = 6
# Bits of what no text has.
_IMPOSSIBLE: Final = 1000.0
# Between the capital and the small letter of a pair, in most alphabets.
_CASE: Final = 0x20
_PLANE: Final = 1 << 16
# What letters and signs begin with in Mac Roman and codepage 437, though they are drawn.
_NO_DRAWING: Final = "¬┬╬"
# Marks that may stand after a letter.
_MARKS: Final = "†‡¹²³°§®…΄’”"
_GREEK_MARKS: Final = "΄’"
# Letters that mostly are the first half of another one.
_LEADS: Final = "ÂÃÎÏĀĆĂĪ"


def _neighbours() -> vec[i64]:
    """Half bits for each pair of kinds that stand beside each other, a row for each first one; most cost nothing."""
    table = [0] * (KINDS * KINDS)
    words = (LOWER, UPPER, LETTER)
    marked = (LOWER, UPPER, LETTER, MARK, IDEOGRAPH)
    unmarked = tuple([kind for kind in range(KINDS) if kind not in marked])
    pairs: list[tuple[tuple[int, ...], tuple[int, ...], int]] = [
        ((LOWER,), (UPPER,), 12),
        (words, (IDEOGRAPH,), 4),
        ((IDEOGRAPH,), words, 4),
        (words, (OPEN,), 10),
        ((CLOSE,), words, 8),
        (words, (SYMBOL,), 7),
        ((SYMBOL,), words, 7),
        ((IDEOGRAPH, DIGIT), (SYMBOL,), 2),
        ((SYMBOL,), (IDEOGRAPH, DIGIT), 2),
        ((SYMBOL,), (SYMBOL,), 6),
        ((SYMBOL,), (OPEN, CLOSE), 4),
        ((OPEN, CLOSE), (SYMBOL,), 4),
        ((SPACE,), (CLOSE,), 2),
        ((OPEN,), (SPACE,), 6),
        ((OPEN,), (CLOSE,), 8),
        (words, (DASH,), 2),
        ((DASH,), words, 2),
        (words, (OPERATOR,), 7),
        ((OPERATOR,), words, 7),
        ((DIGIT,), (LOWER, UPPER), 4),
        ((LOWER, UPPER), (DIGIT,), 4),
        ((DIGIT,), (LETTER,), 10),
        ((LETTER,), (DIGIT,), 10),
        ((DIGIT,), (OPEN,), 4),
        ((STOP,), words, 4),
        ((STOP,), (OPEN,), 2),
        (unmarked, (MARK,), 16),
        ((IDEOGRAPH,), (MARK,), 12),
    ]
    for first, second, bits in pairs:
        for one in first:
            for other in second:
                table[one * KINDS + other] = bits
    return vec[i64](table)


_NEIGHBOURS: Final = _neighbours()


def surprise(text: str) -> float:
    """Bits of surprise of a piece of one line.

    >>> surprise("café") < surprise("cafÃ©")
    True
    """
    return float(_half_bits_of(text)) / 2


def _half_bits_of(text: str) -> i64:
    known = CODE_POINTS.first_plane
    neighbours = _NEIGHBOURS
    total: i64 = 0
    kind_two_before: i64 = SPACE
    kind_before: i64 = SPACE
    script_before: i64 = 0
    script: i64 = 0
    code_before: i64 = 0
    both_cases = False
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        at += 1
        cell: i64 = 0
        if code < _PLANE:
            cell = known[code]
        if not cell:
            cell = CODE_POINTS.cell(code)
        kind: i64 = cell & KIND
        bits: i64 = cell >> HALF_BITS_AT & HALF_BITS
        if cell & IN_SERIES:
            if code == code_before and kind != LOWER and kind != UPPER and kind != LETTER:
                total += _AGAIN
                continue
            if (code == code_before + 1 or code == code_before + _CASE) and bits > _NEXT:
                bits = _NEXT
        total += bits
        if not (both_cases and kind == UPPER):  # ÀàÉé is an alphabet
            total += neighbours[kind_before * KINDS + kind]
        both_cases = kind_before == UPPER and kind == LOWER and code == code_before + _CASE
        script_here: i64 = cell >> SCRIPT_AT & SCRIPT
        if script_here:
            if script_here != script:
                if script:
                    total += _switch(script, script_here, script_before)
                script = script_here
            if kind == LOWER and kind_before == UPPER and kind_two_before == UPPER:
                total += _CAPITALS_THEN_SMALL
        script_before = script_here
        kind_two_before = kind_before
        kind_before = kind
        code_before = code
    return total


def _switch(script: i64, to: i64, beside: i64) -> i64:
    """Half bits for a letter of another script than the one before it, which may stand beside it."""
    if to in (EAST_ASIAN, HANGUL) or script in (EAST_ASIAN, HANGUL):
        return _SWITCH_EAST_ASIAN
    if (to == LATIN and script == GREEK) or (to == GREEK and script == LATIN):
        return _SWITCH_GREEK
    return _SWITCH_WITHIN if beside else _SWITCH_BETWEEN


def gain(left: str, before: str, after: str, right: str) -> float:
    """How many bits less surprising a piece is with ``after`` in place of ``before``, between its neighbours."""
    size: i64 = len(after)
    at: i64 = 0
    while at < size:
        if CODE_POINTS.cell(ord(after[at])) & NEVER:
            return -_IMPOSSIBLE
        at += 1
    return float(_half_bits_of(left + before + right) - _half_bits_of(left + after + right)) / 2


def may_be_meant(left: str, before: str, right: str) -> bool:
    """Whether what stands in a text may be meant as it is, however odd.

    So may a word in capitals with the mark of a note after it, CAFÉ†; one letter with a mark, as Greek
    numbers (Β΄) and powers are; and drawings and operators alone.

    >>> may_be_meant("CAF", "É†", " "), may_be_meant("caf", "Ã©", " ")
    (True, False)
    """
    if right[:1].isalpha():
        return False
    if _is_drawn(before):
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


def _is_drawn(text: str) -> bool:
    """Whether a text is made of parts of boxes and of operators."""
    return text != "" and text[0] not in _NO_DRAWING and all(cell_of(char) & DRAWN for char in text)
