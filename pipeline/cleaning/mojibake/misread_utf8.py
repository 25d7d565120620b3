"""UTF-8 that was read as an encoding of one byte for each character: `Ã©` for é, `вЂ™` for ’."""

from codecs import charmap_build, charmap_encode
from typing import Any, Final

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.cleaning.mojibake.encodings import C1, OTHER, WINDOWS, single_byte_table
from pipeline.cleaning.mojibake.likelihood import gain
from pipeline.cleaning.mojibake.lost_bytes import is_one_word, is_open, is_vietnamese, may_hold_space
from pipeline.cleaning.mojibake.misreadings import LOST, Alike, Family, Misreading, Piece, holds_control
from pipeline.cleaning.mojibake.traces import LETTERS_BEFORE_SPACE, TRACES, next_sequence, possible_codecs
from pipeline.cleaning.mojibake.utf8 import (
    LONGEST,
    LOST_BYTE,
    NO_BYTE,
    is_cut_quote,
    piece_end,
    read,
    sequence_end,
)

# Bits that a line must gain to be believed alone: less where the mix-up is common.
_MARGINS: Final = {"cp1253": 11.0, "iso8859-15": 20.0, "mac-roman": 15.0, "mac-cyrillic": 15.0} | dict.fromkeys(
    ("cp437", "cp850", "koi8-r", "cp866", "cp852"), 13.0
)
_MARGIN: Final = 10.0
_WORST: Final = 14.0
# This many different hits of a line tell which mix-ups it shows.
_HEADS: Final = 6
# A sequence of up to four characters, six for two halves, and what follows it.
_HEAD_LENGTH: Final = 8
# Only the beginning of a line that is misread from end to end is judged, so only that is cut into short pieces.
_JUDGED: Final = 100
_PLANE: Final = 1 << 16
_SPACE: Final = 0x20
_A_GRAVE: Final = "à"


class AsSingleByte(Misreading):
    """UTF-8 read as one encoding of one byte for each character.

    The controls that Latin-1 has may stand for bytes of any encoding; few lines hold any, and encoding
    is several times as fast without them.
    """

    def __init__(self, name: str) -> None:
        table = single_byte_table(name)
        super().__init__(f"utf-8-as-{name}", _MARGINS.get(name, _MARGIN), 0.0, _WORST, table[0x80:0xA0] == C1, True)
        self.encoder: Any = charmap_build(table)  # the type that the standard library makes has no public name
        self.with_controls = {ord(control): ord(control) for control in C1} | {
            ord(char): at for at, char in enumerate(table)
        }
        self.hard_space: i64 = table.index("\N{NO-BREAK SPACE}")
        self.spaced = 0x80 <= self.hard_space <= 0xBF
        self.drops_quotes = table[0x9D] in C1
        self.cut_a_grave = table[0xC3] + " "
        self.byte_of = _byte_of(table)

    def pieces(self, line: str) -> list[Piece]:
        """The sequences of UTF-8, up to eight together."""
        entire = self.entirely(line, holds_control(line, 0, len(line)))
        return self.pieces_within(line) if entire is None else pieces_of(entire)

    def entirely(self, line: str, controls: bool) -> str | None:
        """What a line says if every character of it was misread, and none was lost."""
        try:
            raw: bytes = charmap_encode(line, "strict", self.with_controls if controls else self.encoder)[0]
            return raw.decode("utf-8")
        except UnicodeError:
            return None

    def raw(self, line: str) -> vec[i64]:
        """The bytes that the characters of a line stand for."""
        byte_of = self.byte_of
        size: i64 = len(line)
        raw = vec[i64]([NO_BYTE] * size)
        at: i64 = 0
        while at < size:
            code: i64 = ord(line[at])
            if code < _PLANE:
                raw[at] = byte_of[code]
            at += 1
        return raw

    def pieces_within(self, line: str) -> list[Piece]:
        """The pieces of a line of which not everything is UTF-8, or of which a byte was lost."""
        found: list[Piece] = []
        raw = self.raw(line)
        apart = self.cut_a_grave in line and not is_vietnamese(line)
        size: i64 = len(raw)
        at: i64 = 0
        while at < size:
            end: i64 = piece_end(raw, at, size, self.spaced)
            if end == at:
                at += 1
                continue
            after = read(raw, at, end, self.hard_space)
            if after is not None and may_hold_space(line, raw, at, end, after):
                self._add(found, line, raw, at, end, after, apart)
                at = end
            while at < end:  # then no space is a byte
                to: i64 = piece_end(raw, at, end, False)
                after = read(raw, at, to, self.hard_space) if to > at else None
                if after is not None:
                    self._add(found, line, raw, at, to, after, apart)
                at = max(to, at + 1)
        return found

    def _add(self, found: list[Piece], line: str, raw: vec[i64], start: i64, end: i64, after: str, apart: bool) -> None:
        """Add a piece, unless it is a quotation mark that closes nothing; ``apart``: "à" is no part of longer words."""
        if not self._may_be_cut(raw, start, end):
            return
        if apart and after[-1] == _A_GRAVE and raw[end - 1] == _SPACE and not is_one_word(line[end : end + 6]):
            after += " "
        found.append(Piece(start, end, after))

    def _may_be_cut(self, raw: vec[i64], start: i64, end: i64) -> bool:
        """Whether a sequence without its last byte, if there is one, closes a quotation that was opened before."""
        at: i64 = start
        while at < end:
            if is_cut_quote(raw, at, end):
                follows: i64 = _SPACE
                if at + 2 < len(raw):
                    follows = raw[at + 2]
                return self.drops_quotes and follows < 0x80 and not chr(follows).isalnum() and is_open(raw, at)
            at += 1
        return True

    def begins(self, left: str, head: str) -> bool:
        """Whether a head begins with a sequence that gains something when it is read as UTF-8."""
        raw = self.raw(head)
        end: i64 = sequence_end(raw, 0, len(raw), True)
        after = read(raw, 0, end, self.hard_space) if end else None
        if after is None:
            return False
        follows = head[end:]
        if after == _A_GRAVE and raw[end - 1] == _SPACE and not is_one_word(follows) and not is_vietnamese(head):
            after += " "
        return gain(left, head[:end], after, follows) > 0


def _byte_of(table: str) -> bytes:
    """The byte that each code point of the first plane stands for."""
    found = bytearray([NO_BYTE]) * _PLANE
    found[:128] = bytes(range(128))
    for char in C1:
        found[ord(char)] = ord(char)
    for byte in range(0x80, 0x100):
        found[ord(table[byte])] = NO_BYTE if byte == LOST_BYTE else byte
    found[ord(LOST)] = LOST_BYTE
    return bytes(found)


def pieces_of(entire: str) -> list[Piece]:
    """The pieces of a line that says this in all; after the part that is judged they are as long as can be."""
    found: list[Piece] = []
    size: i64 = len(entire)
    end: i64 = 0  # in the line
    at: i64 = 0
    while at < size:
        if ord(entire[at]) < 128:
            end += 1
            at += 1
            continue
        first: i64 = at
        start: i64 = end
        most: i64 = size
        if at < _JUDGED:
            most = min(size, _JUDGED, at + LONGEST)
        while at < most:
            code: i64 = ord(entire[at])
            if code < 128:
                break
            end += 2 if code < 0x800 else 3 if code < 0x10000 else 4
            at += 1
        found.append(Piece(start, end, entire[first:at]))
    return found


class AsSingleBytes(Family):
    """UTF-8 read as any encoding of one byte for each character."""

    def __init__(self) -> None:
        TRACES.make()
        self.every = [AsSingleByte(name) for name in (*WINDOWS, *OTHER)]
        self.spaced: i64 = 0  # those in which a space may be the second byte of a sequence
        for number, one in enumerate(self.every):
            if one.spaced:
                self.spaced |= 1 << number

    def entire_by(self, line: str) -> list[Alike]:
        """Those in which all of the line is UTF-8."""
        found: list[Alike] = []
        size: i64 = len(line)
        at: i64 = 0
        while at < size and ord(line[at]) < 128:
            at += 1
        possible: i64 = possible_codecs(line, at, self.spaced)
        controls = possible != 0 and holds_control(line, 0, size)
        said: dict[tuple[str, bool], Alike] = {}
        for number, one in enumerate(self.every):
            entire = one.entirely(line, controls) if possible >> number & 1 else None
            if entire is not None:
                key = (entire, controls and one.controls)
                if key not in said:
                    said[key] = Alike([], pieces_of(entire))
                    found.append(said[key])
                said[key].misreadings.append(one)
        return found

    def shown_by(self, line: str) -> list[Misreading]:
        """The mix-ups that most of a line's first traces show, each of which begins a sequence that gains something."""
        heads: dict[str, int] = {}
        size: i64 = len(line)
        at: i64 = next_sequence(line, 0)
        while at < size and len(heads) < _HEADS:
            start: i64 = at if line[at] in LETTERS_BEFORE_SPACE else at - 1
            head = line[start : start + _HEAD_LENGTH]
            begun = self._begun(line[max(0, start - 3) : start], head)
            if begun:
                heads[head] = begun
            at = next_sequence(line, at + 1)
        counts = [sum([mask >> number & 1 for mask in heads.values()]) for number in range(len(self.every))]
        most = max(counts)
        return [one for one, count in zip(self.every, counts, strict=True) if 2 * count > most]

    def _begun(self, left: str, head: str) -> int:
        """The mix-ups, a bit for each, of which the head holds a sequence that gains something where it stands."""
        begun: i64 = 0
        possible: i64 = possible_codecs(head, 0, self.spaced)
        for number, one in enumerate(self.every):
            if possible >> number & 1 and one.begins(left, head):
                begun |= 1 << number
        return begun
