"""Sequences of UTF-8 in a line that has a byte in place of each character, also where bytes of them were lost."""

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.misreadings import LOST

# Bytes that UTF-8 never has stand for one that was lost, and for a character that no byte stands for.
LOST_BYTE: Final = 0xC0
NO_BYTE: Final = 0xFF
# A piece has at most this many sequences, so that long ones are judged by their beginning.
LONGEST: Final = 8
_SPACE: Final = 0x20
_QUESTION: Final = 0x3F
_RIGHT_QUOTE: Final = "\N{RIGHT DOUBLE QUOTATION MARK}"


def sequence_end(raw: vec[i64], at: i64, end: i64, spaced: bool) -> i64:
    """Where the sequence that begins at a place ends; the place itself if none does.

    ``spaced``: a byte that was read as a no-break space may have become a space since.
    """
    lead: i64 = raw[at]
    if lead < 0xC2 or lead > 0xF4:
        return at
    one: i64 = _byte(raw, at + 1, end)
    two: i64 = _byte(raw, at + 2, end)
    if lead < 0xE0:
        return at + 2 if _follows(one) or (spaced and one == _SPACE) else at
    if lead >= 0xF0:
        least: i64 = 0x90 if lead == 0xF0 else 0x80
        most: i64 = 0x8F if lead == 0xF4 else 0xBF
        sure = least <= one <= most or (one == LOST_BYTE and 0xF0 < lead < 0xF4)
        return at + 4 if sure and _follows(two) and _follows(_byte(raw, at + 3, end)) else at
    if lead == 0xE0:
        return at + 3 if 0xA0 <= one <= 0xBF and (_follows(two) or (spaced and two == _SPACE)) else at
    if lead == 0xED:
        if 0x80 <= one <= 0x9F and _follows(two):
            return at + 3
        if 0xA0 <= one <= 0xAF and _follows(two) and _begins_low_half(raw, at + 3, end):
            return at + 6
    else:
        if _follows(one) and (_follows(two) or two == _QUESTION):  # a lost byte may be a question mark
            return at + 3
        if lead == 0xE2 and one == 0x80:
            return at + 2  # a closing quotation mark: Windows-1252 and its sisters have no character for its last byte
    if spaced and ((one == _SPACE and _continues(two)) or (_continues(one) and two == _SPACE)):
        return at + 3
    return at


def _byte(raw: vec[i64], at: i64, end: i64) -> i64:
    if at < end:
        return raw[at]
    return NO_BYTE


def _continues(byte: i64) -> bool:
    return 0x80 <= byte <= 0xBF


def _follows(byte: i64) -> bool:
    return 0x80 <= byte <= 0xBF or byte == LOST_BYTE


def _begins_low_half(raw: vec[i64], at: i64, end: i64) -> bool:
    """Whether the second half of a character follows, as in CESU-8, which writes both halves by themselves."""
    return at + 2 < end and raw[at] == 0xED and 0xB0 <= raw[at + 1] <= 0xBF and _follows(raw[at + 2])


def piece_end(raw: vec[i64], at: i64, end: i64, spaced: bool) -> i64:
    """Where the sequences that follow each other from a place end."""
    count: i64 = 0
    while count < LONGEST and at < end:
        after: i64 = sequence_end(raw, at, end, spaced)
        if after == at:
            break
        at = after
        count += 1
    return at


def is_cut_quote(raw: vec[i64], at: i64, end: i64) -> bool:
    """Whether a sequence is a closing quotation mark without its last byte, or with a question mark in its place."""
    return raw[at] == 0xE2 and _byte(raw, at + 1, end) == 0x80 and not _follows(_byte(raw, at + 2, end))


def read(raw: vec[i64], start: i64, end: i64, hard_space: i64) -> str | None:
    """What sequences say; one with a lost byte is a lost character, and a space in them is the ``hard_space``."""
    said: list[str] = []
    halves = False
    at: i64 = start
    while at < end:
        after: i64 = sequence_end(raw, at, end, True)
        if is_cut_quote(raw, at, end):
            said.append(_RIGHT_QUOTE)
        else:
            while at < after:  # the two halves of a character are read one after the other
                last: i64 = at + 3 if after - at == 6 else after
                code: i64 = _code_point(raw, at, last, hard_space)
                if code < 0:
                    return None
                halves = halves or 0xD800 <= code <= 0xDFFF
                said.append(chr(code))
                at = last
        at = after
    text = "".join(said)
    return _joined_halves(text) if halves else text


def _code_point(raw: vec[i64], start: i64, end: i64, hard_space: i64) -> i64:
    """The code point of one sequence; less than 0 if it has none."""
    size: i64 = end - start
    code: i64 = raw[start] & (0x1F if size == 2 else 0x0F if size == 3 else 0x07)
    at: i64 = start + 1
    lost = False
    while at < end:
        byte: i64 = raw[at]
        if byte == _SPACE:
            byte = hard_space
            if not _continues(byte):
                return -1
        lost = lost or byte in (LOST_BYTE, _QUESTION)
        code = code << 6 | byte & 0x3F
        at += 1
    return ord(LOST) if lost else code


def _joined_halves(text: str) -> str | None:
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None
