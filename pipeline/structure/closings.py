"""Sentences that end an article, and with it its last list."""

from functools import cache

from pipeline.vocabulary import languages
from pipeline.vocabulary.phrases import Phrases


@cache
def _closings() -> Phrases:
    """How sentences begin that end the last list: "The above is ...", "以上就是..."."""
    return Phrases((language.words, language.lines.closing) for language in languages())


def is_closing(text: str) -> bool:
    """Whether a paragraph says that the article is over.

    >>> is_closing("The above is what you need to know."), is_closing("Above the knee")
    (True, False)
    """
    return bool(_closings().match(text))
