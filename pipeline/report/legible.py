"""Text of strangers made safe to look at: nothing invisible may act on the page that shows it."""

import re

# Controls, overrides of the reading direction, lone surrogates and noncharacters. The marks that
# scripts need, such as joiners, stay.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def legible(text: str) -> str:
    """A text in which what shows nothing but acts is spelled out.

    >>> legible("a\\u202eb\\x00")
    'a\\\\u202eb\\\\x00'
    """
    return _ACTING.sub(lambda match: repr(match[0])[1:-1], text)
