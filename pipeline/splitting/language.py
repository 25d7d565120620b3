"""The language of a page, by CLD2: compact, compiled, without start-up time, and its data is part of it."""

from functools import cache
from typing import NamedTuple

import regex

from pipeline.edits import storable
from pipeline.vocabulary import languages

# This much of a page is read, in code points; CLD2 takes 30 to 60 nanoseconds for each byte.
SAMPLE = 4000
# Of a longer page 8 pieces of 48 code points are read first, spread over all of the sample,
PIECES, PIECE = 8, 48
# and no more where this many percent of them are in one language, and half of them are words.
ENOUGH = 90
_HAN = regex.compile("[\u4e00-\u9fff]")
_OTHER_LETTER = regex.compile(r"[\p{L}--\u4e00-\u9fff]", regex.VERSION1)
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
# CLD2 refuses controls and code points that no character has.
_REFUSED = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}\p{Co}--\n]+", regex.VERSION1)


@cache
def _known() -> frozenset[str]:
    return frozenset(language.code for language in languages())


class _Answer(NamedTuple):
    """What CLD2 says: whether it is sure, the languages, the most frequent first, and whether there is no other."""

    reliable: bool
    codes: list[str]
    clear: bool


def guess_language(text: str) -> str | None:
    """The page's language as an ISO 639-1 code, None if nothing decides.

    Short texts may look like a smaller relative of a language: where CLD2 itself is not
    sure, a language that has a vocabulary is preferred. Chinese without a kana is never Japanese.

    >>> [guess_language(text) for text in ("The pain is in the knee, and it can be treated.", "膝盖疼痛", "1 2 3")]
    ['en', 'zh', None]
    """
    sample = text[:SAMPLE]
    answer = None
    if len(sample) > 2 * PIECES * PIECE:
        pieces = _pieces(sample)
        if _is_chinese(pieces):
            return "zh"
        answer = _ask(pieces)
    elif _is_chinese(sample):
        return "zh"
    if answer is None or not answer.clear:
        answer = _ask(sample)
    if answer is None or not answer.codes or answer.codes[0] == "un":
        return None
    code = answer.codes[0]
    if not answer.reliable:
        code = next((code for code in answer.codes if code in _known()), code)
    return "zh" if code == "ja" and not _KANA.search(sample) else code


def _is_chinese(sample: str) -> bool:
    """Whether no letter is any but Han: CLD2 calls that Chinese too, and takes ten times as long."""
    return not sample.isascii() and not _OTHER_LETTER.search(sample) and _HAN.search(sample) is not None


def _pieces(sample: str) -> str:
    step = (len(sample) - PIECE) / (PIECES - 1)
    return "\n".join([sample[int(step * at) : int(step * at) + PIECE] for at in range(PIECES)])


def _ask(sample: str) -> _Answer | None:
    """Ask CLD2; None where it finds no text."""
    import pycld2

    if not sample.replace("\n", " ").isprintable():  # printable text has nothing to refuse; this test is fast
        sample = _REFUSED.sub(" ", storable(sample))
    data = sample.encode()
    try:
        reliable, length, found = pycld2.detect(data, isPlainText=True, bestEffort=True)
    except pycld2.error:
        return None
    codes = [code.partition("-")[0] for _, code, share, _ in found if share]
    return _Answer(reliable, codes, reliable and found[0][2] >= ENOUGH and 2 * length > len(data))
