"""UTF-8 that was read as an East Asian encoding: `鐥呭洜` for 病因."""

import re
from typing import Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.encodings import MULTI_BYTE
from pipeline.cleaning.mojibake.misreadings import LOST, Family, Misreading, Piece

_RUN: Final = re.compile(r"[^\x00-\x7f\ufffd]+")
# The beginning of a run tells whether it is UTF-8.
_HEAD: Final = 8
# A lost character leaves at most this many bytes of its sequence.
_MOST_LEFT: Final = 3


class AsMultiByte(Misreading):
    """UTF-8 read as one encoding of two bytes for most characters."""

    def __init__(self, codec: str) -> None:
        super().__init__(f"utf-8-as-{codec}", 10.0, 0.0, 13.5, False, True)
        self.codec = codec

    def pieces(self, line: str) -> list[Piece]:
        """Whole runs of other characters than ASCII; beside a lost character, without the bytes that it left."""
        found: list[Piece] = []
        for match in _RUN.finditer(line):
            start: i64 = match.start()
            piece = self._piece(line, match.group(), start, match.end())
            if piece is not None:
                found.append(piece)
        return found

    def _piece(self, line: str, run: str, start: i64, end: i64) -> Piece | None:
        try:
            raw = run.encode(self.codec)
        except UnicodeEncodeError:
            return None
        begun: i64 = 0
        if start and line[start - 1] == LOST:
            while begun < len(raw) and 0x80 <= raw[begun] < 0xC0:
                begun += 1
        if begun > _MOST_LEFT or not _character_end(raw, begun):
            return None
        try:
            return Piece(start, end, raw[begun:].decode("utf-8"))
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data" or not error.start:
                return None
            to: i64 = begun + error.start
        if line.startswith(LOST, end):
            return Piece(start, end, raw[begun:to].decode("utf-8"))
        if not begun:
            kept = len(raw[:to].decode(self.codec, "ignore"))
            if run[:kept].encode(self.codec) == raw[:to]:
                return Piece(start, start + kept, raw[:to].decode("utf-8"))
        return None

    def could_be_utf8(self, head: str) -> bool:
        """Whether the first bytes of a run are UTF-8, which may break off within a character."""
        raw = head.encode(self.codec, "ignore")
        size: i64 = len(raw)
        at: i64 = _character_end(raw, 0)
        while 0 < at < size:
            if _breaks_off(raw, at):
                return True
            after: i64 = _character_end(raw, at)
            if not after:
                return False
            at = after
        return at > 0


def _character_end(raw: bytes, at: i64) -> i64:
    """Where a character of UTF-8 ends, as far as its bytes are counted; 0 if none begins there."""
    if at >= len(raw):
        return 0
    lead: i64 = raw[at]
    if lead < 0x80:
        return at + 1
    if lead < 0xC2 or lead > 0xF4:
        return 0
    end: i64 = at + (2 if lead < 0xE0 else 3 if lead < 0xF0 else 4)
    if end > len(raw):
        return 0
    at += 1
    while at < end:
        if not 0x80 <= raw[at] < 0xC0:
            return 0
        at += 1
    return end


def _breaks_off(raw: bytes, at: i64) -> bool:
    """Whether nothing follows but the first one to three bytes of a character."""
    size: i64 = len(raw)
    if size - at > 3 or not 0xC2 <= raw[at] <= 0xF4:
        return False
    at += 1
    while at < size:
        if not 0x80 <= raw[at] < 0xC0:
            return False
        at += 1
    return True


class AsMultiBytes(Family):
    """UTF-8 read as any encoding of two bytes for most characters.

    Such text is full of characters that are in the encoding but in no text, and a Latin
    letter that was one character with its neighbour stands beside an ideograph: `caf茅`.
    """

    def __init__(self) -> None:
        self.every = [AsMultiByte(codec) for codec in MULTI_BYTE]

    def shown_by(self, line: str) -> list[Misreading]:
        """Those in which some run begins as UTF-8."""
        heads = [run[:_HEAD] for run in _RUN.findall(line)]
        return [one for one in self.every if any(one.could_be_utf8(head) for head in heads)]
