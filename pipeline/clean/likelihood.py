"""How surprising a text is, in bits: the score that tells text from mojibake.

The surprise of a text is the sum of how rare its characters are (`commonness`) and of
how oddly they stand beside each other: a capital inside a word, an opening quotation
mark behind a letter, Greek in the middle of a Latin word.  Two readings of the same
bytes are compared by their surprises, as two hypotheses are by their likelihoods.
"""

from functools import lru_cache

from pipeline.clean.commonness import CHARACTERS, EAST_ASIAN, Kind

# Another script inside a word, and another script than the word before.
_SWITCH_WITHIN, _SWITCH_BETWEEN, _SWITCH_EAST_ASIAN = 8.0, 5.0, 3.0
# Two capitals and then a small letter, as in CAFɮ.
_CAPITALS_THEN_SMALL = 4.0
# Greek letters stand as symbols in Latin words: IL-2Rγ.
_GREEK = 3
_SWITCH_GREEK = 4.0
# The same sign again, and the next one of a series: ······, ①②③, ÀÁÂ.
_AGAIN, _NEXT = 1.5, 3.0
_LETTERS = (Kind.LOWER, Kind.UPPER, Kind.LETTER)


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
        ((Kind.DIGIT,), words, 2),
        (words, (Kind.DIGIT,), 2),
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
    kind_before, letter_before, script = int(Kind.SPACE), False, 0
    kind_two_before = int(Kind.SPACE)
    code_before = 0
    for char in text:
        kind, script_here, bits = CHARACTERS[char]
        code = ord(char)
        if code > 0x7F and kind != Kind.IDEOGRAPH:
            if code == code_before and kind not in _LETTERS:
                total += _AGAIN
                continue
            if code == code_before + 1:
                bits = min(bits, _NEXT)
        total += bits + _NEIGHBOURS[kind_before][kind]
        if script_here:
            if script and script_here != script:
                if script_here >= EAST_ASIAN or script >= EAST_ASIAN:
                    total += _SWITCH_EAST_ASIAN
                elif script_here + script == 1 + _GREEK:
                    total += _SWITCH_GREEK
                else:
                    total += _SWITCH_WITHIN if letter_before else _SWITCH_BETWEEN
            if kind == Kind.LOWER and kind_before == Kind.UPPER and kind_two_before == Kind.UPPER:
                total += _CAPITALS_THEN_SMALL
            script = script_here
        letter_before = bool(script_here)
        kind_two_before, kind_before, code_before = kind_before, kind, code
    return total


@lru_cache(maxsize=1 << 16)
def gain(left: str, before: str, after: str, right: str) -> float:
    """How many bits less surprising a piece is with ``after`` in place of ``before``, between its neighbours."""
    return surprise(left + before + right) - surprise(left + after + right)
