"""Bullets at the beginnings of lines: signs, dashes, pictures before a text, and what word processors leave."""

from typing import Final

from mypy_extensions import i64

from pipeline.characters import TAB_BULLETS
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import (
    BLANK,
    BULLET,
    CODE_POINT,
    INVISIBLE,
    LINE_BULLET,
    LOWER,
    OTHER_LETTER,
    PRIVATE_USE,
    TEXT_BULLET,
    UPPER,
)

_DASH: Final = "-"
_TAB: Final = "\t"
# They open a quotation where nothing parts them from it.
_QUOTES: Final = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
# The tones of skin, which follow the picture of a hand.
_TONES: Final = 0x1F3FB
_LAST_TONE: Final = 0x1F3FF
# Pictures that are bullets stand up to this many lines above or below another one.
_NEAR: Final = 2


def is_bullet(page: Lines, end: i64, at: i64) -> bool:
    """Whether a bullet stands at the beginning of a line, or of the rest of one.

    >>> from pipeline.outline.reading import page_of
    >>> [is_bullet(page_of(text), len(text), 0) for text in ("• Rest", "- Rest", "-Rest", "-rest", "—")]
    [True, True, True, False, True]
    """
    return after_bullet(page, end, at) >= 0


def after_bullet(page: Lines, end: i64, at: i64) -> i64:
    """Where the bullet ends that begins a line, or the rest of one; -1 if none does.

    A dash or a plus needs a space after it, but a dash may be glued to a text that begins like a sentence.
    Private-use characters at the beginning of a line are bullets of a symbol font.

    >>> from pipeline.outline.reading import page_of
    >>> texts = ["➤ Rest", "✅早睡", "❤\ufe0f Rest", "→ Home → Rest", "o\\tRest", "o Rest"]
    >>> [after_bullet(page_of(text), len(text), 0) for text in texts]
    [1, 1, 2, -1, 1, -1]
    """
    cells = page.cells
    after: i64 = at + 1
    if cells[at] & (BULLET | PRIVATE_USE):
        return skip(page, after, end, INVISIBLE)
    if cells[at] & LINE_BULLET:
        if after == end or cells[after] & BLANK or (is_one_of(page, at, _DASH) and begins_text(page, end, after)):
            return after
        return -1
    if after < end and is_one_of(page, after, _TAB) and is_one_of(page, at, TAB_BULLETS):
        return after
    return _after_picture(page, end, at) if cells[at] & TEXT_BULLET else -1


def _after_picture(page: Lines, end: i64, at: i64) -> i64:
    """Where a sign or a picture ends that is a bullet because text follows it, and the sign not again; or -1."""
    cells = page.cells
    after: i64 = at + 1
    while after < end and (cells[after] & INVISIBLE or _TONES <= ord(page.text[after]) <= _LAST_TONE):
        after += 1
    text: i64 = skip(page, after, end, BLANK)
    parted = text > after and text < end and cells[text] & (TEXT_BULLET | BULLET) == 0
    if not parted and (is_one_of(page, at, _QUOTES) or not begins_text(page, end, after)):
        return -1
    sign: i64 = cells[at] & CODE_POINT
    to: i64 = text
    while to < end:
        if cells[to] & CODE_POINT == sign:
            return -1
        to += 1
    return after


def begins_text(page: Lines, end: i64, at: i64) -> bool:
    """Whether what is glued to a sign begins as a sentence does: with a capital and a small letter, or without case."""
    cells = page.cells
    if at == end:
        return False
    if cells[at] & OTHER_LETTER:
        return True
    return cells[at] & UPPER != 0 and at + 1 < end and cells[at + 1] & LOWER != 0


def has_company(page: Lines, line: i64, at: i64) -> bool:
    """Whether the bullet of a line may be one: a picture has to stand near another one, or it heads a paragraph."""
    if page.cells[at] & (TEXT_BULLET | BULLET) != TEXT_BULLET:
        return True
    near: i64 = line - _NEAR
    while near <= line + _NEAR:
        if near != line and 0 <= near < page.count and page.cells[page.start[near]] & TEXT_BULLET:
            return True
        near += 1
    return False
