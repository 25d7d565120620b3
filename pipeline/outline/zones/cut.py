"""Teasers that a site cut off."""

from mypy_extensions import i64

from pipeline.outline.scan.lines import Lines, stands_at


def is_cut_off(page: Lines, start: i64, end: i64) -> bool:
    """Whether a teaser ends where the site cut it, not where its sentence ends.

    >>> from pipeline.outline.reading import page_of
    >>> is_cut_off(page_of("Old windows let in more cold than most peo..."), 0, 45)
    True
    """
    if start == end:
        return False
    last: i64 = ord(page.text[end - 1])
    return last == ord("…") or (last == ord(".") and end - start >= 3 and stands_at(page, end, end - 3, "..."))
