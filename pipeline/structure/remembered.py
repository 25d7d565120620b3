"""Reading a line once: what was found out about the last lines is kept, because it is asked again and again.

Cleaning and splitting both read a page's structure, rules ask the same of one line, and the pages of a site share
their menus, headings and teasers. Only what a line says by itself may be remembered.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

# So many answers are kept to each question, and only for lines up to so many code points: a few MB a question.
LINES = 1 << 14
LONGEST = 200

_Question = TypeVar("_Question", bound=Callable[..., Any])


def remembered(question: _Question) -> _Question:
    """Remember the answers to a question about one line.

    >>> @remembered
    ... def first(text: str) -> str:
    ...     print("asked")
    ...     return text[0]
    >>> first("word"), first("word")
    asked
    ('w', 'w')
    """
    known = lru_cache(maxsize=LINES)(question)

    @wraps(question)
    def ask(text: str, *more: Any) -> Any:
        return known(text, *more) if len(text) <= LONGEST else question(text, *more)

    return cast(_Question, ask)
