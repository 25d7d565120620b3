"""How surprising a text is, in bits: the score that tells text from mojibake.

The surprise of a text is the sum of how rare its characters are (`commonness`) and of
how oddly they stand beside each other: a capital inside a word, an opening quotation
mark behind a letter, Greek in the middle of a Latin word.  Two readings of the same
bytes are compared by their surprises, as two hypotheses are by their likelihoods.
"""

from functools import lru_cache

from pipeline.clean.commonness import CHARACTERS, EAST_ASIAN, GREEK, HANGUL, LATIN, Kind

# Another script inside a word, and another script than the word before.
_SWITCH_WITHIN, _SWITCH_BETWEEN, _SWITCH_EAST_ASIAN = 8.0, 5.0, 3.0
# Two capitals and then a small letter, as in CAFɮ.
_CAPITALS_THEN_SMALL = 4.0
# Greek letters stand as symbols in Latin words: IL-2Rγ.
_SWITCH_GREEK = 4.0
# The same sign again, and the next one of a series or an alphabet: ······, ①②③, ÀÁÂ, Éé.
_AGAIN, _NEXT = 1.5, 3.0
_UNSPACED = (EAST_ASIAN, HANGUL)
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
    return surprise(left + before + right) - surprise(left + after + right)


_recent_gain = lru_cache(maxsize=RECENT)(_gain)
