"""UTF-8 that was read as an East Asian encoding: `鐥呭洜` for 病因."""

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import chain, product
from string import ascii_letters

from pipeline.cleaning.hints import Hint
from pipeline.cleaning.mojibake.misreadings import LOST, Family, Misreading, Piece

MULTI_BYTE = ("gb18030", "big5", "cp932", "cp949")
_RUN = re.compile(r"[^\x00-\x7f\ufffd]+")
# The beginning of UTF-8, which may break off within a character.
_BEGINS_AS_UTF8 = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
    rb"(?:[\xc2-\xf4][\x80-\xbf]{0,2})?"
)
_HEAD = 8
_FOLLOW, MOST_LEFT = bytes(range(0x80, 0xC0)), 3


def _multi_byte_pieces(codec: str, line: str) -> Iterator[Piece]:
    """Whole runs of other characters than ASCII; beside a lost character, without the bytes that it left behind."""
    for match in _RUN.finditer(line):
        try:
            raw = match.group().encode(codec)
        except UnicodeEncodeError:
            continue
        begun = len(raw) - len(raw.lstrip(_FOLLOW)) if line[: match.start()].endswith(LOST) else 0
        if begun > MOST_LEFT or not _BEGINS_AS_UTF8.match(raw, begun):
            continue
        try:
            yield Piece(match.start(), match.end(), raw[begun:].decode("utf-8"))
        except UnicodeDecodeError as error:
            end = begun + error.start
            if error.reason != "unexpected end of data" or not error.start:
                continue
            if line.startswith(LOST, match.end()):
                yield Piece(match.start(), match.end(), raw[begun:end].decode("utf-8"))
            elif not begun:
                kept = len(raw[:end].decode(codec, "ignore"))
                if match.group()[:kept].encode(codec) == raw[:end]:
                    yield Piece(match.start(), match.start() + kept, raw[:end].decode("utf-8"))


def _could_be_utf8(head: str, codec: str) -> bool:
    """Whether the first bytes of a run are UTF-8."""
    return _BEGINS_AS_UTF8.fullmatch(head.encode(codec, "ignore")) is not None


def _as_multi_byte(codec: str) -> Misreading:
    return Misreading(f"utf-8-as-{codec}", 10, 0, 13.5, False, True, partial(_multi_byte_pieces, codec))


def _rows(codec: str, leads: range, *trails: range) -> str:
    """The characters of some rows of a standard."""
    pairs = product(leads, chain.from_iterable(trails))
    return bytes(chain.from_iterable(pairs)).decode(codec, "ignore")


@cache
def multi_byte() -> Family:
    """UTF-8 read as an East Asian encoding of two bytes for most characters.

    Such text is full of characters that are in the encoding but in no text, and a Latin
    letter that was one character with its neighbour stands beside an ideograph: `caf茅`.
    """
    high = range(0xA1, 0xFF)
    common = _rows("gb2312", range(0xA1, 0xF8), high) + _rows("euc-kr", range(0xA1, 0xC9), high)
    common += _rows("euc-jp", range(0xA1, 0xD0), high) + _rows("big5", range(0xA1, 0xC7), range(0x40, 0x7F), high)
    every = "".join(_rows(codec, range(0x81, 0xFF), range(0x40, 0x7F), range(0x80, 0xFF)) for codec in MULTI_BYTE)
    rare = "".join(char for char in set(every) - set(common) if char >= "\u2e80")
    letters = "".join(_rows(codec, range(0xC3, 0xC6), range(0x80, 0xC0)) for codec in MULTI_BYTE)
    hints = (Hint(rare), Hint(letters, "(?<=[A-Za-z].)", ascii_letters, (-1,)))
    misreadings = {codec: _as_multi_byte(codec) for codec in MULTI_BYTE}

    def shown_by(line: str) -> list[Misreading]:
        heads = [run.group()[:_HEAD] for run in _RUN.finditer(line)]
        return [one for codec, one in misreadings.items() if any(_could_be_utf8(head, codec) for head in heads)]

    return Family(hints, shown_by)
