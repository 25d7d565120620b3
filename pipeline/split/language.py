"""Guessing a page's language from its script and from the commonest words of the vocabularies."""

from functools import cache

import regex

from pipeline.vocabulary import Language, languages

# So much of a page is looked at, in code points.
SAMPLE = 4000
# A language written with spaces is named if so many of the words are its commonest.
LEAST_COMMON_WORDS = 0.08

# Scripts that name their language; kana before Han, because Japanese mixes both.
_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]"), 0.1),
    ("ko", regex.compile(r"\p{Hangul}"), 0.3),
    ("zh", regex.compile(r"\p{Han}"), 0.3),
    ("el", regex.compile(r"\p{Greek}"), 0.5),
    ("ta", regex.compile(r"\p{Tamil}"), 0.5),
    ("te", regex.compile(r"\p{Telugu}"), 0.5),
)
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"\p{L}+")


@cache
def _spaced() -> tuple[tuple[Language, frozenset[str]], ...]:
    return tuple((language, frozenset(language.common)) for language in languages() if language.words)


def guess_language(text: str) -> str | None:
    """The page's language as an ISO 639-1 code, None if nothing decides.

    >>> guess_language("The pain is in the knee, and it can be treated."), guess_language("膝盖疼痛")
    ('en', 'zh')
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    for code, pattern, share in _SCRIPTS:
        if len(pattern.findall(sample)) >= share * letters:
            return code
    words = [word.lower() for word in _WORD.findall(sample)]
    counts = {language.code: sum(word in common for word in words) for language, common in _spaced()}
    code, most = max(counts.items(), key=lambda pair: pair[1])
    return code if most >= LEAST_COMMON_WORDS * len(words) else None
