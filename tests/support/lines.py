"""Lines of pages, made up and real, and what they hold as slow references say."""

import re
from functools import cache

import regex
from hypothesis import strategies as st

from pipeline.outline.reading import page_of
from pipeline.outline.scan.properties import CODE_POINT
from pipeline.vocabulary import languages
from samples.places import labelled_pages
from tests.support.lists import PIECES

LABELS = ("previous", "next", "recommendations", "byline", "breadcrumb", "boilerplate")
LABEL_PHRASES = sorted({text for language in languages() for name in LABELS for text in getattr(language.lines, name)})
NOTICES = sorted({phrase for language in languages() for phrase in language.lines.notices})
ROLES = sorted({phrase for language in languages() for phrase in language.roles})
DATES = ["2019年8月21日", "June 3, 2024", "3. März 2021", "1 de mayo de 2020", "5 min", "7 weeks ago", "٣/٤/٢٠٢٠"]
DATES += [
    "１２-３-４",
    "\U00011f53",
    "\U0001e4f2",
    "٣",
    "１",
    "12",
    "3",
    "2024",
    "Sept. ",
    "st",
    "th,",
    " de ",
    "年",
    "月",
]
DATES += ["-", "/", ".", " min", " ago", "abc", ", ", " "]
LINKS = ["www.", "http", "https", ":", ".com", ".org", ".net", "a@b", "@", "x", ".community", " ", "é", "."]
ODD = [
    "ſ",
    "\u212a",
    "ᲀ",
    "Σ",
    "ß",
    "K",
    "e\u0301",
    "\u0307",
    "_",
    "’",
    "“",
    "—",
    "…",
    "\u3000",
    "\x1c",
    "\x85",
    "\u2028",
]
SIGNS = [
    " ",
    " ",
    " ",
    ": ",
    ":",
    ".",
    "?",
    "...",
    "|",
    "【",
    "[",
    "the ",
    "©",
    "«",
    "1. ",
    "• ",
    ")",
    "”",
    " > ",
    "By ",
]
SIGNS += ["-", " & ", "Word", "two", "病", "人", "かな", "한국", "ICP", "12"]
LINES = st.one_of(
    [
        st.lists(st.sampled_from(pieces), min_size=1, max_size=9).map("".join)
        for pieces in (
            [*LABEL_PHRASES, *map(str.title, LABEL_PHRASES[::2]), *SIGNS, *SIGNS, *SIGNS],
            [*NOTICES, *map(str.upper, NOTICES[::3]), *SIGNS, *SIGNS, *SIGNS, *ODD],
            [*PIECES, *ROLES, *ODD, *SIGNS],
            [*DATES, *SIGNS[:5]],
            [*DATES[:7], *LINKS, *LINKS],
        )
    ]
).map(lambda text: text.replace("\n", " ").strip() or "-")


@cache
def real_lines() -> list[str]:
    """The lines of the labelled pages."""
    lines = {line.strip() for page in labelled_pages().values() for line in page.text.split("\n")}
    return sorted(lines - {""})


def small(text: str) -> str:
    """A text in the small letters of the vocabulary."""
    return "".join(chr(cell & CODE_POINT) for cell in page_of(text).cells)


DATE = regex.compile(
    r"\p{Nd}{1,4}(?:年\p{Nd}{1,2}[-/.月]|(?P<sign>[-/.])\p{Nd}{1,2}(?:(?P=sign)|月))\p{Nd}{1,4}|\p{L}{3,9}\.? \p{Nd}{1,2}(?:st|nd|rd|th)?,? \p{Nd}{4}"
    r"|\p{Nd}{1,2}\.? (?:de )?\p{L}{3,10}\.?,? (?:de )?\p{Nd}{4}|\p{Nd}+ min\b|\p{Nd}+ \p{L}+ ago\b"
)
LINK = regex.compile(r"https?:|www\.|\.(?:com|org|net)\b|\S@\S")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


def is_wide(text: str) -> bool:
    """Whether a text is written in a script without spaces between words."""
    return _WIDE.search(text) is not None


def notices_in(text: str) -> tuple[int, int]:
    """How many words belong to notices, or without spaces how many characters, and how many there are."""
    if is_wide(text):
        return sum(match.end() - match.start() for match in _wide_notices().finditer(text)), len(text)
    words = re.findall(r"\w+", small(text))
    known: set[int] = set()
    for language in languages():
        for phrase in language.lines.notices if language.words else ():
            wanted = phrase.split()
            for at in range(len(words)):
                if words[at : at + len(wanted)] == wanted:
                    known.update(range(at, at + len(wanted)))
    return len(known), len(words)


@cache
def _wide_notices() -> regex.Pattern[str]:
    phrases = [phrase for language in languages() if not language.words for phrase in language.lines.notices]
    return regex.compile("|".join(map(regex.escape, sorted(phrases, key=len, reverse=True))))
