"""Sentences that end an article, and with it its last list."""

from functools import cache

import regex

from pipeline.vocabulary import alternatives, languages


@cache
def closing_pattern() -> regex.Pattern[str]:
    """Sentences that end the last list: "The above is ...", "以上就是..."."""
    joined = "|".join(
        alternatives(language.lines.closing, language.words) for language in languages() if language.lines.closing
    )
    return regex.compile(joined, regex.IGNORECASE)


def is_closing(text: str) -> bool:
    """Whether a paragraph says that the article is over.

    >>> is_closing("The above is what you need to know."), is_closing("Above the knee")
    (True, False)
    """
    return bool(closing_pattern().match(text))
