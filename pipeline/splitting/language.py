"""The language of a page."""

from functools import cache

import regex

from pipeline.cld2 import ask
from pipeline.vocabulary import languages

# This much of a page is read, in code points; CLD2 takes 30 to 60 nanoseconds for each byte.
SAMPLE = 4000
# Of a longer page 8 pieces of 48 code points are read first, spread over all of the sample, and no more where CLD2 is
# clear about them.
PIECES, PIECE = 8, 48
_HAN = regex.compile("[\u4e00-\u9fff]")
_OTHER_LETTER = regex.compile(r"[\p{L}--\u4e00-\u9fff]", regex.VERSION1)
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")


@cache
def _known() -> frozenset[str]:
    return frozenset(language.code for language in languages())


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
        answer = ask(pieces)
    elif _is_chinese(sample):
        return "zh"
    if answer is None or not answer.clear:
        answer = ask(sample)
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
