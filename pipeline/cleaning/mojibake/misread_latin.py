"""Latin alphabets that were read as each other: `Baþ aðrýsý` for Baş ağrısı, `g³owa` for głowa, `donÕt` for don’t.

Every byte is some letter or sign in these encodings, and the words stay half readable, so no line tells by itself.
The page is the evidence: another reading of all of it has nothing but letters of the language that CLD2 finds in it,
the page as it is has others, and the words of the other reading are likelier.
"""

import unicodedata
from functools import cache
from typing import Any, Final

import regex
from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.cld2 import ask
from pipeline.cleaning.mojibake.encodings import C1
from pipeline.cleaning.mojibake.latin_alphabets import ALPHABETS, SIGNS
from pipeline.cleaning.mojibake.latin_pairs import LANGUAGES, LOST, Pairs, pairs
from pipeline.edits import Edit

RULE: Final = "latin-as-latin"
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


def _odd(text: str, characters: frozenset[str]) -> int:
    """How often one of these stands where no language has it: a capital in a small word, a sign within a word."""
    count = 0
    for char in characters & pairs().misreadable:
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
    letters = frozenset([char for char in (found & pairs().misreadable) - SIGNS if char.isalpha() or char in C1])
    odd = _odd(text, found)
    if not odd and not letters & _ICELANDIC and any(letters <= alphabet for alphabet in ALPHABETS.values()):
        return []
    now = ask(text[:_SAMPLE])
    if now is None:
        return []
    if not odd and now.codes and letters <= ALPHABETS.get(now.codes[0], frozenset()):
        return []
    counts = {char: text.count(char) for char in sorted(found)}
    languages = ("tr",) if letters <= ALPHABETS["is"] else LANGUAGES
    readings = _readings(counts, odd, languages)
    if not readings or _is_in_other_script(text):
        return []
    chosen = _likeliest(text, readings, now.score)
    return _edits(text, chosen, stage) if chosen else []


class _Reading:
    """Another reading of a page: what its characters become, and by language how many are foreign to it more than now.

    Only those languages are kept to which far fewer characters are foreign than of the page as it is.
    """

    def __init__(self, becomes: dict[str, str], more_foreign: dict[str, int]) -> None:
        self.becomes = becomes
        self.more_foreign = more_foreign


def _readings(counts: dict[str, int], odd: i64, languages: tuple[str, ...]) -> list[_Reading]:
    """The readings that may be right, the best first."""
    table = pairs()
    of_languages: i64 = 0
    for code in languages:
        bit: i64 = LANGUAGES.index(code)
        of_languages |= 1 << bit
    unknown: i64 = 0
    numbers: vec[i64] = vec[i64]()
    times: vec[i64] = vec[i64]()
    for char, count in counts.items():
        if char in table.numbers:
            numbers = append(numbers, table.numbers[char])
            times = append(times, count)
        else:
            unknown += count
    readings: dict[str, _Reading] = {}
    for row in table.becomes:
        if _changes_enough(row, numbers, times, unknown):
            more = _more_foreign(table, row, numbers, times, odd, of_languages)
            changed = _changed(table, row, numbers) if more else {}
            key = "".join([char + after for char, after in changed.items()])
            if more and key not in readings:
                readings[key] = _Reading(changed, more)
    return sorted(readings.values(), key=_least_foreign)[:_TRIED]


def _changes_enough(row: vec[i64], numbers: vec[i64], times: vec[i64], unknown: i64) -> bool:
    """Whether enough characters change, and a pair says nothing of few."""
    changed: i64 = 0
    total: i64 = 0
    at: i64 = 0
    while at < len(numbers):
        after = row[numbers[at]]
        if after < 0:
            unknown += times[at]
        elif after != numbers[at]:
            changed += 1
            total += times[at]
        at += 1
    return changed >= _DIFFERENT and total >= _LEAST and unknown * _FEWER <= total


def _more_foreign(
    table: Pairs, row: vec[i64], numbers: vec[i64], times: vec[i64], odd: i64, of_languages: i64
) -> dict[str, int]:
    """By language, how many more characters are foreign to it than now, where that is far fewer."""
    belongs = table.belongs
    more: dict[str, int] = {}
    language: i64 = 0
    while language < len(LANGUAGES):
        bit: i64 = 1 << language
        was = odd
        foreign: i64 = 0
        at: i64 = 0
        while at < len(numbers):
            after = row[numbers[at]]
            if after >= 0 and after != numbers[at]:
                if not belongs[numbers[at]] & bit:
                    was += times[at]
                if not belongs[after] & bit:
                    foreign += times[at]
                if belongs[after] & LOST:
                    foreign += times[at]
            at += 1
        if of_languages & bit and was >= _LEAST and foreign * _FEWER <= was:
            more[LANGUAGES[language]] = foreign - was
        language += 1
    return more


def _changed(table: Pairs, row: vec[i64], numbers: vec[i64]) -> dict[str, str]:
    changed: dict[str, str] = {}
    at: i64 = 0
    while at < len(numbers):
        after = row[numbers[at]]
        if after >= 0 and after != numbers[at]:
            changed[table.chars[numbers[at]]] = table.chars[after]
        at += 1
    return changed


def _least_foreign(reading: _Reading) -> int:
    return min(reading.more_foreign.values())


def _likeliest(text: str, readings: list[_Reading], score: float) -> _Reading | None:
    """The reading whose words CLD2 finds likeliest, in a language that fits, if it finds one likelier than the page."""
    best: _Reading | None = None
    for reading in readings:
        becomes = {ord(char): after for char, after in reading.becomes.items()}
        answer = ask(text[:_SAMPLE].translate(becomes))
        if answer is None or not answer.reliable or answer.codes[0] not in reading.more_foreign:
            continue
        if answer.score > score * _CLEARLY and _is_less_odd(text.translate(becomes), text):
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
