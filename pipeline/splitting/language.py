"""The language of a page."""

from functools import cache

import regex

from pipeline.cld2 import Answer, ask
from pipeline.vocabulary import languages

# This much of a page is read, in code points; CLD2 takes 30 to 60 nanoseconds for each byte.
SAMPLE = 4000
# Of a longer page 8 pieces of 48 code points are read first, spread over all of the sample, and no more where CLD2 is
# clear about them.
PIECES, PIECE = 8, 48
_HAN = regex.compile("[\u4e00-\u9fff]")
_OTHER_LETTER = regex.compile(r"[\p{L}--\u4e00-\u9fff]", regex.VERSION1)
# How likely a text must be where CLD2 is sure, and where it is not. Real pages have 390 and more, lines of a language
# that looks like its neighbours 230, and text in a wrong encoding 250 and less, if none of it is right.
LIKELY, LIKELY_IF_UNSURE = 150, 300
_CHINESE = Answer(reliable=True, codes=["zh"], clear=True, score=LIKELY)
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
    answer = _answer(sample)
    if answer is None or not answer.codes or answer.codes[0] == "un":
        return None
    code = answer.codes[0]
    if not answer.reliable:
        code = next((code for code in answer.codes if code in _known()), code)
    return "zh" if code == "ja" and not _KANA.search(sample) else code


def is_likely(text: str) -> bool:
    """Whether a text is not far from all languages that CLD2 knows.

    >>> is_likely("The pain is in the knee, and it can be treated."), is_likely("xqzt vkpw jjqx wvzk þðqq ñðþ")
    (True, False)
    """
    answer = _answer(text[:SAMPLE])
    return answer is not None and answer.score >= (LIKELY if answer.reliable else LIKELY_IF_UNSURE)


def _answer(sample: str) -> Answer | None:
    """What CLD2 says of a sample, or of pieces of it where these are clear."""
    answer = None
    if len(sample) > 2 * PIECES * PIECE:
        pieces = _pieces(sample)
        if _is_chinese(pieces):
            return _CHINESE
        answer = ask(pieces)
    elif _is_chinese(sample):
        return _CHINESE
    if answer is None or not answer.clear:
        answer = ask(sample)
    return answer


def _is_chinese(sample: str) -> bool:
    """Whether no letter is any but Han: CLD2 calls that Chinese too, and takes ten times as long."""
    return not sample.isascii() and not _OTHER_LETTER.search(sample) and _HAN.search(sample) is not None


def _pieces(sample: str) -> str:
    step = (len(sample) - PIECE) / (PIECES - 1)
    return "\n".join([sample[int(step * at) : int(step * at) + PIECE] for at in range(PIECES)])
