"""What gives a line away that is no part of an article: dates, addresses, phrases of notices, forms and menus."""

import re
from functools import cache
from typing import NamedTuple

import regex

from pipeline.characters import SENTENCE_END
from pipeline.structure.remembered import remembered
from pipeline.structure.roles import is_wide
from pipeline.vocabulary import Language, languages

# A line is full of notices if so many of its words are.
FULL = {"label": 0.5, "phrase": 0.25, "sentence": 0.12}
# Besides a date, a line that says nothing else holds at most so many words.
BESIDE_DATE = 4
LONGEST_DATE = 80

_ADDRESS = regex.compile(r"https?:|www\.|\.(?:com|org|net)\b|\S@\S")
_DATE = regex.compile(
    r"\p{Nd}{1,4}[-/.年]\p{Nd}{1,2}[-/.月]\p{Nd}{1,4}|\p{L}{3,9}\.? \p{Nd}{1,2}(?:st|nd|rd|th)?,? \p{Nd}{4}"
    r"|\p{Nd}{1,2}\.? (?:de )?\p{L}{3,10}\.?,? (?:de )?\p{Nd}{4}|\p{Nd}+ min\b|\p{Nd}+ \p{L}+ ago\b"
)
# Looks that spare most lines the pattern of dates: the digits of ASCII, all digits, and the rarest part of each date.
_NO_DIGITS = bytes(sorted(set(range(128)) - set(b"0123456789")))
_DIGIT = re.compile(r"\d")
_PART_OF_DATE = re.compile(r"\d(?:[-/.]\d|\d\d\d| min| [a-zA-Z]+ ago)")
_WORD = re.compile(r"\w+")
# In ASCII, small letters for capitals, and a space for whatever is in no word.
_SMALL_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)
) + bytes(range(128, 256))
_BETWEEN_WORDS = re.compile(r"[^\w ]+")


def holds_address(text: str) -> bool:
    """Whether a line holds an address of the web or of mail.

    >>> holds_address("Write to us@example.org"), holds_address("The end. Come back.")
    (True, False)
    """
    may = "@" in text or "www." in text or ".com" in text or ".org" in text or ".net" in text or "http" in text
    return may and bool(_ADDRESS.search(text))


def holds_date(text: str) -> bool:
    """Whether a line holds a date, or how long ago something was.

    >>> holds_date("Updated June 3, 2024"), holds_date("5 minutes later")
    (True, False)
    """
    if text.isascii():
        return (
            bool(text.encode().translate(None, _NO_DIGITS))
            and _PART_OF_DATE.search(text) is not None
            and _DATE.search(text) is not None
        )
    return _DIGIT.search(text) is not None and _DATE.search(text) is not None


def is_little_beside_date(text: str) -> bool:
    """Whether a line with a date holds hardly anything else, and is no sentence.

    >>> is_little_beside_date("Updated: June 3, 2024"), is_little_beside_date("He arrived here on June 3, 2024.")
    (True, False)
    """
    if len(text) > LONGEST_DATE or text[-1] in SENTENCE_END:
        return False
    return len(_WORD.findall(_DATE.sub("", text))) <= BESIDE_DATE


class _Notices(NamedTuple):
    """Phrases of spaced scripts as words with the place of their key, by that word; the others as one pattern."""

    by_key: dict[str, list[tuple[int, tuple[str, ...]]]]
    wide: re.Pattern[str]


@cache
def _notices() -> _Notices:
    by_key: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    wide = []
    for language in languages():
        for phrase in language.lines.notices:
            if language.words:
                words = tuple(phrase.split())
                place = _key(words, language)
                known = by_key.setdefault(words[place], [])
                if (place, words) not in known:
                    known.append((place, words))
            else:
                wide.append(re.escape(phrase))
    return _Notices(by_key, re.compile("|".join(sorted(wide, key=len, reverse=True)) or r"(?!)"))


def _key(words: tuple[str, ...], language: Language) -> int:
    """The place of the word by which a phrase is looked up: the one that fewest other lines hold, by a guess."""
    return max(range(len(words)), key=lambda at: (words[at] not in language.common, len(words[at])))


def small_words(text: str) -> list[str]:
    """The words of a line in small letters.

    >>> small_words("Don't panic, 42")
    ['don', 't', 'panic', '42']
    """
    if text.isascii():
        return text.encode().translate(_SMALL_WORDS).decode().split()
    return _BETWEEN_WORDS.sub(" ", text.lower()).split()


@remembered
def covered(text: str) -> float:
    """Which share of a line's words belongs to phrases of notices, forms and menus.

    >>> covered("Privacy policy"), covered("Sign of a cold")
    (1.0, 0.0)
    """
    by_key, wide = _notices()
    if not text.isascii() and is_wide(text):
        return sum(len(match.group()) for match in wide.finditer(text)) / len(text)
    words = small_words(text)
    if by_key.keys().isdisjoint(words):
        return 0.0
    known: set[int] = set()
    for at, word in enumerate(words):
        for place, phrase in by_key.get(word, ()):
            first = at - place
            if first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                known.update(range(first, first + len(phrase)))
    return len(known) / len(words)


@remembered
def is_note(text: str) -> bool:
    """Whether a line holds a date, an address or words of notices, so that it is no title.

    >>> is_note("Updated June 3, 2024"), is_note("Why bread gets mouldy")
    (True, False)
    """
    return "©" in text or holds_date(text) or holds_address(text) or covered(text) >= FULL["phrase"]
