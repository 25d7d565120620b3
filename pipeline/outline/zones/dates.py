"""Dates in a line, and how long ago something was: "June 3, 2024", "2019年8月21日", "5 min", "7 weeks ago".

Every date has a run of digits, and is read from there; "de" stands in the dates of Spanish and Portuguese.
"""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines, holds, is_edge, skip, skip_back, stands_at
from pipeline.outline.scan.properties import ALNUM, BLANK, DIGIT, LETTER, SENTENCE_END, WIDE

# Besides a date, a line that says nothing else holds up to this many words, and code points.
BESIDE_DATE: Final = 4
LONGEST_DATE: Final = 80
# From this many words on, or characters, what follows a date is no name of an author or a rubric.
LEAST_AFTER_DATE: Final = 5
LEAST_AFTER_DATE_HAN: Final = 8

_YEAR: Final = 4
_DAY: Final = 2
_SHORTEST_MONTH: Final = 3
# A month before its day, and after it.
_LONGEST_MONTH_BEFORE: Final = 9
_LONGEST_MONTH_AFTER: Final = 10


class DateSpan:
    """A date from ``start`` to ``end``, once one is found."""

    def __init__(self) -> None:
        self.start: i64 = -1
        self.end: i64 = -1


def holds_date(page: Lines, start: i64, end: i64) -> bool:
    """Whether a span holds a date, or how long ago something was.

    >>> from pipeline.outline.reading import page_of
    >>> [holds_date(page_of(text), 0, len(text)) for text in ("Updated June 3, 2024", "5 minutes later")]
    [True, False]
    """
    return _find_date(page, start, end, start, DateSpan())


def is_little_beside_date(page: Lines, start: i64, end: i64) -> bool:
    """Whether a line with a date holds hardly anything else, and is no sentence.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["Updated: June 3, 2024", "He arrived here on June 3, 2024."]
    >>> [is_little_beside_date(page_of(text), 0, len(text)) for text in texts]
    [True, False]
    """
    if end - start > LONGEST_DATE or page.cells[end - 1] & SENTENCE_END or after_date(page, start, end) > start:
        return False
    return _words_beside_dates(page, start, end) <= BESIDE_DATE


def after_date(page: Lines, start: i64, end: i64) -> i64:
    """Where the words begin that follow a date of numbers at the beginning of a span, if they are enough for a title.

    If not, the span's beginning.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["date 2025-08-27 Why the cat purrs at night", "2025-08 Why a cat purrs at night", "2025-08-27 Ann"]
    >>> [text[after_date(page_of(text), 0, len(text)) :] for text in texts]
    ['Why the cat purrs at night', 'Why a cat purrs at night', '2025-08-27 Ann']
    """
    at: i64 = start
    if stands_at(page, end, at, "date "):
        at += 5
    if at >= end or not page.cells[at] & DIGIT:
        return start
    year = skip(page, at, end, DIGIT)
    if year - at != _YEAR or year == end or not _stands_between(page, year, ord("-")):
        return start
    month = skip(page, year + 1, end, DIGIT)
    day: i64 = month
    if month < end and ord(page.text[month]) == ord(page.text[year]):
        day = skip(page, month + 1, end, DIGIT)
    words = skip(page, day, end, BLANK)
    if month == year + 1 or words == day or words == end or not page.cells[words] & LETTER:
        return start
    if holds(page, words, end, WIDE):
        return words if end - words >= LEAST_AFTER_DATE_HAN else start
    count: i64 = 0
    at = words
    while at < end:
        if page.cells[at] & LETTER and (at == words or not page.cells[at - 1] & ALNUM):
            count += 1
        at += 1
    return words if count >= LEAST_AFTER_DATE else start


def _words_beside_dates(page: Lines, start: i64, end: i64) -> i64:
    """How many words are left of a line without its dates; what a date parts is one word then."""
    cells = page.cells
    date = DateSpan()
    found = _find_date(page, start, end, start, date)
    words: i64 = 0
    within = False
    at: i64 = start
    while at < end:
        if found and at == date.start:
            at = date.end
            found = _find_date(page, start, end, at, date)
            continue
        if cells[at] & ALNUM and not within:
            words += 1
        within = cells[at] & ALNUM != 0
        at += 1
    return words


def _find_date(page: Lines, start: i64, end: i64, lowest: i64, date: DateSpan) -> bool:
    """Find the first date of a span that begins at or after a place."""
    cells = page.cells
    at: i64 = lowest
    while at < end:
        if cells[at] & DIGIT:
            after = skip(page, at, end, DIGIT)
            if _read_date(page, start, end, lowest, at, after, date):
                return True
            at = after
        at += 1
    return False


def _read_date(page: Lines, start: i64, end: i64, lowest: i64, digits: i64, after: i64, date: DateSpan) -> bool:
    """Read the date of which a run of digits is the first; it begins at or after the lowest place."""
    if after == end:
        return False
    if after - digits <= _DAY and digits > lowest and ord(page.text[digits - 1]) == ord(" "):
        date.start = _start_of_month(page, lowest, digits)
        date.end = _end_of_year(page, end, after)
        if date.start >= 0 and date.end >= 0:
            return True
    date.start = max(digits, after - _YEAR)
    date.end = _end_of_numbers(page, end, after)
    if date.end >= 0:
        return True
    date.start = max(digits, after - _DAY)
    date.end = _end_of_month_and_year(page, end, after)
    ago = _end_of_time_ago(page, start, end, after)
    if ago >= 0 and (date.end < 0 or date.start > digits):
        date.start = digits
        date.end = ago
    return date.end >= 0


def _end_of_numbers(page: Lines, end: i64, after: i64) -> i64:
    """Where a date of numbers ends after its first one, or -1: 2019-8-21, 2019年8月21, but not 2-1/2 cups."""
    first: i64 = ord(page.text[after])
    if not _stands_between(page, after, ord("年")):
        return -1
    second = skip(page, after + 1, min(end, after + 1 + _DAY), DIGIT)
    if second == after + 1 or second == end or not _stands_between(page, second, ord("月")):
        return -1
    if first != ord("年") and ord(page.text[second]) != first and ord(page.text[second]) != ord("月"):
        return -1
    third = skip(page, second + 1, min(end, second + 1 + _YEAR), DIGIT)
    if third == second + 1:
        return -1
    return third


def _stands_between(page: Lines, at: i64, unit: i64) -> bool:
    code: i64 = ord(page.text[at])
    return code == ord("-") or code == ord("/") or code == ord(".") or code == unit


def _start_of_month(page: Lines, lowest: i64, day: i64) -> i64:
    """Where the month before a day begins, or -1: "June 3"."""
    end: i64 = day - 1
    if end > lowest and ord(page.text[end - 1]) == ord("."):
        end -= 1
    start = skip_back(page, max(lowest, end - _LONGEST_MONTH_BEFORE), end, LETTER)
    if end - start < _SHORTEST_MONTH:
        return -1
    return start


def _end_of_year(page: Lines, end: i64, after: i64) -> i64:
    """Where a year ends that follows a day, or -1: "3rd, 2024"."""
    at = after
    for ending in ("st", "nd", "rd", "th"):
        if stands_at(page, end, after, ending):
            at = after + 2
    if at < end and ord(page.text[at]) == ord(","):
        at += 1
    if at == end or ord(page.text[at]) != ord(" "):
        return -1
    return _end_of_year_at(page, end, at + 1)


def _end_of_year_at(page: Lines, end: i64, at: i64) -> i64:
    """Where a year ends that begins at a place, or -1."""
    after: i64 = at + _YEAR
    if after > end or skip(page, at, after, DIGIT) < after:
        return -1
    return after


def _end_of_month_and_year(page: Lines, end: i64, after: i64) -> i64:
    """Where a date ends after its day, or -1: "3. März 2021", "1 de mayo de 2020"."""
    at = after
    if ord(page.text[at]) == ord("."):
        at += 1
    if at == end or ord(page.text[at]) != ord(" "):
        return -1
    at += 1
    if stands_at(page, end, at, "de "):
        at += 3
    month = skip(page, at, min(end, at + _LONGEST_MONTH_AFTER), LETTER)
    if month - at < _SHORTEST_MONTH:
        return -1
    at = month
    if at < end and ord(page.text[at]) == ord("."):
        at += 1
    if at < end and ord(page.text[at]) == ord(","):
        at += 1
    if at == end or ord(page.text[at]) != ord(" "):
        return -1
    at += 1
    if stands_at(page, end, at, "de "):
        at += 3
    return _end_of_year_at(page, end, at)


def _end_of_time_ago(page: Lines, start: i64, end: i64, after: i64) -> i64:
    """Where it ends after its number how long reading takes, or how long ago something was, or -1."""
    if ord(page.text[after]) != ord(" "):
        return -1
    if stands_at(page, end, after, " min") and is_edge(page, start, end, after + 4):
        return after + 4
    unit = skip(page, after + 1, end, LETTER)
    if unit > after + 1 and stands_at(page, end, unit, " ago") and is_edge(page, start, end, unit + 4):
        return unit + 4
    return -1
