"""Latin alphabets that were read as each other: `Baþ aðrýsý` for Baş ağrısı, `g³owa` for głowa, `donÕt` for don’t.

Every byte is some letter or sign in these encodings, and the words stay half readable, so no line tells by itself.
The page is the evidence: another reading of all of it has nothing but letters of the language that CLD2 finds in it,
the page as it is has others, and the words of the other reading are likelier.
"""

import unicodedata
from functools import cache
from typing import Any, Final

import regex

from pipeline.cld2 import ask
from pipeline.cleaning.mojibake.encodings import C1, single_byte_table
from pipeline.cleaning.mojibake.latin_alphabets import ALPHABETS, SIGNS
from pipeline.edits import Edit

RULE: Final = "latin-as-latin"
# What a text was in, and what it was read as. Cyrillic and Greek take letters of the West for their own.
SOURCES: Final = (
    *("cp1252", "cp1250", "iso8859-2", "iso8859-16", "cp1254", "cp1257"),
    *("mac-roman", "mac-latin2", "cp850", "cp437", "cp852"),
)
READ_AS: Final = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman", "cp850", "cp437")
# This many characters must change, and this many different ones: a name of another language has fewer.
_LEAST: Final = 3
_DIFFERENT: Final = 2
# A text in a Latin alphabet has no more different characters beyond ASCII.
MOST: Final = 90
# CLD2 reads this much of a page, in code points.
_SAMPLE: Final = 4000
# A reading leaves a third, at most, of what the language does not have: names keep their own letters.
_FEWER: Final = 3
# A later reading must be likelier than an earlier one by this much: those of Windows-1252 come first.
_CLEARLY: Final = 1.02
# This many readings are shown to CLD2.
_TRIED: Final = 8
# They do not stand between two letters, though other punctuation may.
_NOT_WITHIN: Final = frozenset("¡¿‚„§†‡‰")
# What Turkish becomes: a page that has no other letters is Icelandic or Turkish.
_ICELANDIC: Final = frozenset("þðýÞÐÝ")


class _Pair:
    """Two encodings, and what each character that the wrong one gave is in the right one."""

    def __init__(self, source: str, read_as: str) -> None:
        was = single_byte_table(source)
        self.becomes = {char: was[byte] for byte, char in enumerate(single_byte_table(read_as)) if byte >= 0x80}
        if read_as == "cp1252":  # Latin-1 has controls where Windows-1252 has signs
            self.becomes.update(zip(C1, was[0x80:0xA0], strict=True))


@cache
def _pairs() -> list[_Pair]:
    return [_Pair(source, read_as) for read_as in READ_AS for source in SOURCES if source != read_as]


@cache
def _misreadable() -> frozenset[str]:
    """The characters that some wrong encoding gives; others, as ①, tell nothing of it."""
    return frozenset([char for pair in _pairs() for char in pair.becomes])


def _odd(text: str, characters: frozenset[str]) -> int:
    """How often one of these stands where no language has it: a capital in a small word, a sign within a word."""
    count = 0
    for char in characters & _misreadable():
        kind = unicodedata.category(char)
        capital = kind == "Lu"
        opening = kind in ("Ps", "Pi") or char in _NOT_WITHIN
        if not capital and not opening and (kind[0] in "LMPZC" or char in "ªº"):
            continue
        at = text.find(char, 1)
        while at > 0:
            before, after = text[at - 1], text[at + 1 : at + 2]
            if capital:
                count += before.islower() and not after.isupper() and not after.isnumeric()
            else:
                count += before.isalpha() and (after.isalpha() if kind[0] == "S" else "a" <= after <= "z")
            at = text.find(char, at + 1)
    return count


@cache
def _words_beside() -> tuple[Any, Any]:
    """Words that are all Cyrillic or Greek, and such letters beside Latin ones."""
    other = r"[\p{Cyrillic}\p{Greek}]"
    return regex.compile(rf"(?<!\p{{L}}){other}{{2,}}+(?!\p{{L}})"), regex.compile(rf"[A-Za-z]{other}|{other}[A-Za-z]")


def _is_in_other_script(text: str) -> bool:
    """Whether a page has words in Cyrillic or Greek, and not only letters of them within Latin words."""
    words, beside = _words_beside()
    return len(words.findall(text)) * _FEWER > len(beside.findall(text))


def latin_edits(text: str, found: frozenset[str], stage: str) -> list[Edit]:
    """The edits of a page that was in one Latin alphabet and was read as another; ``found``: all beyond ASCII in it.

    >>> edits = latin_edits("Baþ aðrýsý, diþ aðrýsý, karýn aðrýsý", frozenset("þðý"), "mojibake")
    >>> [(edit.before, edit.after) for edit in edits[:3]]
    [('þ', 'ş'), ('ð', 'ğ'), ('ý', 'ı')]
    """
    if len(found) > MOST:
        return []
    letters = frozenset([char for char in (found & _misreadable()) - SIGNS if char.isalpha() or char in C1])
    odd = _odd(text, found)
    if not odd and not letters & _ICELANDIC and any(letters <= alphabet for alphabet in ALPHABETS.values()):
        return []
    now = ask(text[:_SAMPLE])
    if now is None or _is_in_other_script(text):
        return []
    if not odd and now.codes and letters <= ALPHABETS.get(now.codes[0], frozenset()):
        return []
    counts = {char: text.count(char) for char in sorted(found)}
    languages = ["tr"] if letters <= ALPHABETS["is"] else list(ALPHABETS)
    chosen = _likeliest(text, _readings(counts, odd, languages), now.score)
    return _edits(text, chosen, stage) if chosen else []


class _Reading:
    """Another reading of a page: what its characters become, and by language how many are foreign to it more than now.

    Only those languages are kept to which far fewer characters are foreign than of the page as it is.
    """

    def __init__(self, becomes: dict[str, str], more_foreign: dict[str, int]) -> None:
        self.becomes = becomes
        self.more_foreign = more_foreign


def _readings(counts: dict[str, int], odd: int, languages: list[str]) -> list[_Reading]:
    """The readings that may be right, the best first."""
    readings: dict[str, _Reading] = {}
    for pair in _pairs():
        becomes = {char: pair.becomes.get(char, char) for char in counts}
        changed = {char: after for char, after in becomes.items() if after != char}
        key = "".join(becomes.values())
        missing = sum([count for char, count in counts.items() if char not in pair.becomes])
        total = sum([counts[char] for char in changed])
        if key in readings or len(changed) < _DIFFERENT or total < _LEAST or missing * _FEWER > total:
            continue
        lost = sum([counts[char] for char, after in becomes.items() if after in C1])
        more: dict[str, int] = {}
        for code in languages:
            letters = ALPHABETS[code]
            was = odd + sum([counts[char] for char in changed if char not in letters and char not in SIGNS])
            left = [char for char, after in changed.items() if after not in letters and after not in SIGNS]
            foreign = lost + sum([counts[char] for char in left])
            if was >= _LEAST and foreign * _FEWER <= was:
                more[code] = foreign - was
        if more:
            readings[key] = _Reading(changed, more)
    return sorted(readings.values(), key=_least_foreign)[:_TRIED]


def _least_foreign(reading: _Reading) -> int:
    return min(reading.more_foreign.values())


def _likeliest(text: str, readings: list[_Reading], score: float) -> _Reading | None:
    """The reading whose words CLD2 finds likeliest, in a language that fits, if it finds one likelier than the page."""
    best: _Reading | None = None
    for reading in readings:
        other = text.translate({ord(char): after for char, after in reading.becomes.items()})
        answer = ask(other[:_SAMPLE])
        if answer is None or not answer.reliable or answer.codes[0] not in reading.more_foreign:
            continue
        if answer.score > score * _CLEARLY and _is_less_odd(other, text):
            best, score = reading, answer.score
    return best


def _is_less_odd(other: str, text: str) -> bool:
    return 8 * _odd(other, _beyond_ascii(other)) <= _odd(text, _beyond_ascii(text))


def _beyond_ascii(text: str) -> frozenset[str]:
    return frozenset([char for char in frozenset(text) if char >= "\x80"])


def _edits(text: str, reading: _Reading, stage: str) -> list[Edit]:
    """An edit for each run of characters that change."""
    runs = regex.finditer(f"[{''.join(map(regex.escape, reading.becomes))}]+", text)
    becomes = {ord(char): after for char, after in reading.becomes.items()}
    return [Edit(run.start(), run.end(), run.group(), run.group().translate(becomes), stage, RULE) for run in runs]
