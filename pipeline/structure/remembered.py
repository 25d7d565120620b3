"""Reading a line once: what was found out about the last lines is kept, because it is asked again and again.

Cleaning and splitting both read a page's structure, rules ask the same of one line, and the pages of a site share
their menus, headings and teasers. Only what a line says by itself may be remembered.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper, wraps
from typing import Any, Generic, TypeVar, overload

# So many answers are kept to each question, and only for lines up to so many code points: a few MB a question.
LINES = 1 << 14
LONGEST = 200

_Answer = TypeVar("_Answer")
_Question = TypeVar("_Question", bound=Callable[..., Any])


class Remembered(dict[str, _Answer], Generic[_Answer]):
    """A question about one line, with the answers known: looking one up costs less than any call."""

    def __init__(self, question: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._question = question
        update_wrapper(self, question)

    def __missing__(self, text: str) -> _Answer:
        answer = self._question(text)
        if len(text) <= LONGEST:
            if len(self) >= LINES:
                self.clear()
            self[text] = answer
        return answer

    __call__ = dict.__getitem__


@overload
def remembered(question: Callable[[str], _Answer]) -> Remembered[_Answer]: ...
@overload
def remembered(question: _Question) -> _Question: ...
def remembered(question: Callable[..., Any]) -> Callable[..., Any]:
    """Remember the answers to a question about one line, and perhaps about more than its text.

    >>> @remembered
    ... def first(text: str) -> str:
    ...     print("asked")
    ...     return text[0]
    >>> first("word"), first["word"]
    asked
    ('w', 'w')
    """
    if question.__code__.co_argcount == 1:
        return Remembered(question)
    known = lru_cache(maxsize=LINES)(question)

    @wraps(question)
    def ask(text: str, *more: Any) -> Any:
        return known(text, *more) if len(text) <= LONGEST else question(text, *more)

    return ask
