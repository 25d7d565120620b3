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
# What hardly any line of prose holds: digits, and the signs of addresses. Deleting the other bytes of its UTF-8 tells,
# for no digit beyond ASCII begins with one of those from 0x80 to 0xD8 and from 0xE2 to 0xE9.
_ORDINARY = bytes(sorted({*range(0xD9), *range(0xE2, 0xEA)} - set(b"0123456789.:@\n")))
_DIGIT = re.compile(r"\d")
# A look at a part of each date spares most lines with digits the pattern. Python may know fewer digits of rare scripts.
_PART_OF_DATE = re.compile(r"N(?:[-/.年]N|NNN| min| \S+ ago)".replace("N", r"[\d\U00010000-\U0010ffff]"))
_WORD = re.compile(r"\w+")
# In ASCII, small letters for capitals, and a space for whatever is in no word and ends no line.
_SMALL_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) in "_\n" else ord(" ") for code in range(128)
) + bytes(range(128, 256))
_BETWEEN_WORDS = re.compile(r"[^\w\x00-\x7f]")


def rare_signs(text: str) -> bytes:
    """What a line holds that may be of a date or an address; nothing for most lines of prose, or a full stop.

    >>> rare_signs("Sleep well."), rare_signs("May 1, 2020")
    (b'.', b'12020')
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)


def holds_address(text: str) -> bool:
    """Whether a line holds an address of the web or of mail.

    >>> holds_address("Write to us@example.org"), holds_address("The end. Come back.")
    (True, False)
    """
    may = "@" in text or "www." in text or ".com" in text or ".org" in text or ".net" in text or "http" in text
    return may and _ADDRESS.search(text) is not None


def holds_date(text: str) -> bool:
    """Whether a line holds a date, or how long ago something was.

    >>> holds_date("Updated June 3, 2024"), holds_date("5 minutes later")
    (True, False)
    """
    may = _PART_OF_DATE.search(text) is not None and _DIGIT.search(text) is not None
    return may and _DATE.search(text) is not None


def is_little_beside_date(text: str) -> bool:
    """Whether a line with a date holds hardly anything else, and is no sentence.

    >>> is_little_beside_date("Updated: June 3, 2024"), is_little_beside_date("He arrived here on June 3, 2024.")
    (True, False)
    """
    if len(text) > LONGEST_DATE or text[-1] in SENTENCE_END:
        return False
    return len(_WORD.findall(_DATE.sub("", text))) <= BESIDE_DATE


class _Notices(NamedTuple):
    """The phrases of notices: of spaced scripts their words, by one of these and its place; the others in a pattern."""

    by_key: dict[str, list[tuple[int, list[str]]]]
    wide: re.Pattern[str]


@cache
def _notices() -> _Notices:
    by_key: dict[str, list[tuple[int, list[str]]]] = {}
    wide = []
    for language in languages():
        for phrase in language.lines.notices:
            if language.words:
                words = phrase.split()
                key = _key(words, language)
                by_key.setdefault(key, []).append((words.index(key), words))
            else:
                wide.append(re.escape(phrase))
    return _Notices(by_key, re.compile("|".join(sorted(wide, key=len, reverse=True)) or r"(?!)"))


def _key(words: list[str], language: Language) -> str:
    """The word of a phrase that fewest other lines hold, by a guess."""
    return max(words, key=lambda word: (word not in language.common, len(word)))


def small(text: str) -> str:
    """A text in small letters, with white space for whatever is in no word.

    >>> small("Don't panic,\\nArthur")
    'don t panic \\narthur'
    """
    if not text.isascii():
        text = _BETWEEN_WORDS.sub(" ", text.lower())
    return text.encode().translate(_SMALL_WORDS).decode()


def small_words(text: str) -> list[str]:
    """The words of a text in small letters.

    >>> small_words("Don't panic, 42")
    ['don', 't', 'panic', '42']
    """
    return small(text).split()


def covered(text: str) -> float:
    """Which share of a line's words belongs to phrases of notices, forms and menus.

    >>> covered("Privacy policy"), covered("Sign of a cold")
    (1.0, 0.0)
    """
    return share_in_wide(text) if is_wide(text) else share_of_notices(small_words(text))


def share_in_wide(text: str) -> float:
    """Which share of a line belongs to phrases of notices, in a script without spaces."""
    return sum(len(match.group()) for match in _notices().wide.finditer(text)) / len(text)


def share_of_notices(words: list[str]) -> float:
    """Which share of words in small letters belongs to phrases of notices."""
    by_key, _ = _notices()
    if by_key.keys().isdisjoint(words):
        return 0.0
    known: set[int] = set()
    for at, key in [(at, word) for at, word in enumerate(words) if word in by_key]:
        for place, phrase in by_key[key]:
            start = at - place
            end = start + len(phrase)
            if start >= 0 and words[start:end] == phrase:
                known.update(range(start, end))
    return len(known) / len(words)


@remembered
def is_note(text: str) -> bool:
    """Whether a line holds a date, an address or words of notices, so that it is no title.

    >>> is_note("Updated June 3, 2024"), is_note("Why bread gets mouldy")
    (True, False)
    """
    special = rare_signs(text) and (holds_date(text) or holds_address(text))
    return bool(special) or "©" in text or covered(text) >= FULL["phrase"]
