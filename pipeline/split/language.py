"""The language of a page, by CLD2: compact, compiled, without start-up time, and its data is part of it."""

from functools import cache

import regex

from pipeline.edits import storable
from pipeline.vocabulary import languages

# So much of a page is looked at, in code points.
SAMPLE = 4000
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
# CLD2 refuses controls and code points that no character has.
_REFUSED = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}\p{Co}--\n]+", regex.VERSION1)


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
    import pycld2

    sample = text[:SAMPLE]
    if not sample.replace("\n", " ").isprintable():  # then nothing is refused, and this is seen much faster
        sample = _REFUSED.sub(" ", storable(sample))
    try:
        reliable, _, found = pycld2.detect(sample.encode(), isPlainText=True, bestEffort=True)
    except pycld2.error:
        return None
    codes = [code.partition("-")[0] for _, code, share, _ in found if share]
    if not codes or codes[0] == "un":
        return None
    code = codes[0] if reliable else next((code for code in codes if code in _known()), codes[0])
    return "zh" if code == "ja" and not _KANA.search(sample) else code
