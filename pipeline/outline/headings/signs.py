"""Signs of Markdown that make a line a heading: `## Causes`, `**Causes**`, a line of `====` below it."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines, is_one_of, skip, skip_back
from pipeline.outline.scan.properties import BLANK, QUESTION, SENTENCE_END

_HASH: Final = 35
_MOST_HASHES: Final = 6
_BOLD: Final = "*_"
_RULES: Final = "=-"
_LEAST_OF_RULE: Final = 3
_LONGEST: Final = 120


def own_start(page: Lines, start: i64, end: i64) -> i64:
    """Where the text of a heading begins after its sign; where the line begins, if it has none.

    >>> from pipeline.outline.reading import page_of
    >>> [own_start(page_of(text), 0, len(text)) for text in ("## Causes", "**Causes**", "#tag", "**So** it is.")]
    [3, 2, 0, 0]
    """
    at: i64 = start
    while at < end and at - start <= _MOST_HASHES and ord(page.text[at]) == _HASH:
        at += 1
    if at > start:
        after: i64 = skip(page, at, end, BLANK)
        if at - start > _MOST_HASHES or after == at or after == end or end - start > _LONGEST:
            return start
        return after + 2 if _is_bold(page, after, end) else after
    return start + 2 if _is_bold(page, start, end) else start


def own_end(page: Lines, own: i64, start: i64, end: i64) -> i64:
    """Where the text of a heading ends that begins at `own` in a line, before the same signs.

    >>> from pipeline.outline.reading import page_of
    >>> own_end(page_of("## Causes ##"), 3, 0, 12), own_end(page_of("**Causes**"), 2, 0, 10)
    (9, 8)
    """
    if own == start:
        return end
    at: i64 = end
    if ord(page.text[start]) == _HASH:
        while at > own and ord(page.text[at - 1]) == _HASH:
            at -= 1
        at = skip_back(page, own, at, BLANK) if page.cells[at - 1] & BLANK else end
    if is_one_of(page, own - 1, _BOLD):
        at -= 2
    return at if at > own else end


def _is_bold(page: Lines, start: i64, end: i64) -> bool:
    """Whether two stars or low lines stand on both sides of a span, and nowhere within; a sentence is only stressed."""
    if end - start < 5 or end - start > _LONGEST or not is_one_of(page, start, _BOLD):
        return False
    sign: i64 = ord(page.text[start])
    if ord(page.text[start + 1]) != sign or ord(page.text[end - 1]) != sign or ord(page.text[end - 2]) != sign:
        return False
    at: i64 = start + 2
    while at < end - 2:
        if ord(page.text[at]) == sign:
            return False
        at += 1
    last: i64 = page.cells[end - 3]
    return last & QUESTION != 0 or last & SENTENCE_END == 0


def is_rule(page: Lines, line: i64) -> bool:
    """Whether a line is nothing but three or more of one sign that underlines.

    >>> from pipeline.outline.reading import page_of
    >>> [is_rule(page_of(text), 0) for text in ("====", "---", "--", "-=-")]
    [True, True, False, False]
    """
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if end - start < _LEAST_OF_RULE or not is_one_of(page, start, _RULES):
        return False
    at: i64 = start + 1
    while at < end:
        if page.text[at] != page.text[start]:
            return False
        at += 1
    return True
