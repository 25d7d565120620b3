"""Legacy encodings that were read as Windows-1252 or Latin-1: `²¡Òò` for 病因, a control for ’."""

import re
from codecs import charmap_build, charmap_encode
from typing import Any, Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.code_points import CODE_POINTS, half_bits
from pipeline.cleaning.mojibake.encodings import C1, EAST_ASIAN, single_byte_table
from pipeline.cleaning.mojibake.misreadings import COLOURS, Alike, Family, Misreading, Piece
from pipeline.cleaning.mojibake.traces import TRACES, stretch_end

# A line is taken for East Asian from end to end where 8 characters, and one in 4, are frequent (in halves of a bit);
# its beginning tells.
_MANY_FREQUENT: Final = 8
_DENSE_IN: Final = 4
_FREQUENT: Final = 18
_BEGINNING: Final = 80
_FIRST_IDEOGRAPH: Final = 0x2E80
# The space after the first half of あ in Shift-JIS was a no-break space, and a byte.
_A_AND_SPACE: Final = re.compile("(?<=[\x82‚]) (?=[^\x00-\x7f])")

# Both readings at once: Windows-1252, and the controls that Latin-1 has in its place.
TABLE: Final = single_byte_table("cp1252")
_TO_BYTE: Final = {ord(char): byte for byte, char in enumerate(C1, 0x80)} | {
    ord(char): byte for byte, char in enumerate(TABLE) if byte >= 0x80
}
_ENCODER: Final[Any] = charmap_build(TABLE)
# This many bytes are read at once, so that a stretch full of errors takes no longer than another; at first fewer,
# because long stretches are judged by their beginning.
_WINDOW: Final = 256
_FIRST_WINDOW: Final = 32


def to_bytes(text: str) -> bytes:
    """The bytes of a text in which every character stands for one."""
    try:
        raw: bytes = charmap_encode(text, "strict", _ENCODER)[0]
        return raw
    except UnicodeEncodeError:
        return text.translate(_TO_BYTE).encode("latin-1")


class EastAsian(Misreading):
    """An East Asian encoding read as Windows-1252 or Latin-1."""

    def __init__(self, codec: str) -> None:
        super().__init__(f"{codec}-as-cp1252", 13.0, 8.0, 13.5, True, True)
        self.codec = codec

    def pieces(self, line: str) -> list[Piece]:
        """What the bytes say of each stretch that begins with one beyond ASCII."""
        found: list[Piece] = []
        if self.codec == "cp932":
            line = _with_hard_spaces(line)
        size: i64 = len(line)
        at: i64 = 0
        while at < size:
            end: i64 = stretch_end(line, at)
            if end > at and not self._read(line[at:end], at, found):
                return found
            at = max(end, at + 1)
        return found

    def _read(self, stretch: str, start: i64, found: list[Piece]) -> bool:
        """Add the pieces of a stretch; False if this is another encoding."""
        raw = to_bytes(stretch)
        size: i64 = len(raw)
        done: i64 = 0
        while done < size:
            window = raw[done : done + (_WINDOW if done else _FIRST_WINDOW)]
            after, read, skipped = self._decoded(window, done + len(window) < size)
            goes_on = not skipped and done + read < size
            if self.codec == "gb18030" and is_euc_jp(window[:read], after):
                return False
            piece = _piece(stretch[done : done + read], after, start + done, goes_on)
            if piece is not None:
                found.append(piece)
            done += read + skipped
        return True

    def _decoded(self, window: bytes, more: bool) -> tuple[str, int, int]:
        """What some bytes say, how many of them say it, and how many after them say nothing."""
        try:
            return window.decode(self.codec), len(window), 0
        except UnicodeDecodeError as error:
            read = error.start
            # The window may end within a character.
            skipped = 0 if read and more and error.reason.startswith("incomplete") else 1
            return window[:read].decode(self.codec), read, skipped


def _with_hard_spaces(line: str) -> str:
    return _A_AND_SPACE.sub("\xa0", line) if "\x82 " in line or "‚ " in line else line


def _piece(before: str, after: str, start: i64, goes_on: bool) -> Piece | None:
    """The piece if anything changes; the ASCII characters at its end are left out unless the next one touches it."""
    if before == after:
        return None
    same: i64 = 0
    if not goes_on:
        least: i64 = min(len(before), len(after))
        while same < least:
            last: i64 = ord(before[len(before) - 1 - same])
            if last >= 128 or last != ord(after[len(after) - 1 - same]):
                break
            same += 1
    return Piece(start, start + len(before) - same, after[: len(after) - same])


class EastAsians(Family):
    """East Asian encodings read as Windows-1252 or Latin-1."""

    def __init__(self) -> None:
        TRACES.make()
        self.every: list[Misreading] = [EastAsian(codec) for codec in EAST_ASIAN]

    def shown_by(self, line: str) -> list[Misreading]:
        """All of them: each may read some stretch."""
        return self.every

    def entire_by(self, line: str) -> list[Alike]:
        """Those that read the line as dense East Asian text."""
        found: list[Alike] = []
        try:
            raw = to_bytes(_with_hard_spaces(line))
        except UnicodeEncodeError:
            return found
        for codec, one in zip(EAST_ASIAN, self.every, strict=True):
            try:
                text = raw.decode(codec)
            except UnicodeDecodeError:
                continue
            if is_dense(text) and not (codec == "gb18030" and is_euc_jp(raw, text)):
                found.append(Alike([one], one.pieces(line)))
        return found


def is_euc_jp(raw: bytes, text: str) -> bool:
    """Whether bytes that GB18030 reads as a text full of kana are EUC-JP, which has them in the same places."""
    if _hiragana(text) * 5 < len(text):
        return False
    try:
        return bool(raw.decode("euc-jp"))
    except UnicodeDecodeError:
        return False


def _hiragana(text: str) -> i64:
    count: i64 = 0
    at: i64 = 0
    size: i64 = len(text)
    while at < size:
        if 0x3041 <= ord(text[at]) <= 0x3096:
            count += 1
        at += 1
    return count


def is_dense(text: str) -> bool:
    """Whether a text begins with more of the characters that East Asian text is full of than chance brings together."""
    size: i64 = min(len(text), _BEGINNING)
    frequent: i64 = 0
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        if code >= _FIRST_IDEOGRAPH and half_bits(CODE_POINTS.cell(code)) <= _FREQUENT:
            frequent += 1
        at += 1
    return frequent >= _MANY_FREQUENT and frequent * _DENSE_IN >= size


# What Windows-1252 has in place of the controls, five excepted; a run with one of those is something else.
_WINDOWS: Final = {ord(control): char for control, char in zip(C1, TABLE[0x80:0xA0], strict=True) if control != char}
_C1_RUN: Final = re.compile(f"(?<![{C1}])(?!{COLOURS})[{''.join(map(chr, _WINDOWS))}]++(?![{C1}])")


class AsLatin1(Misreading):
    """Windows-1252 read as Latin-1, which has controls for its quotation marks and dashes; no text has those."""

    def __init__(self) -> None:
        super().__init__("cp1252-as-latin-1", 10.0, 0.0, 14.0, True, False)

    def pieces(self, line: str) -> list[Piece]:
        """The runs of controls."""
        runs = _C1_RUN.finditer(line)
        return [Piece(run.start(), run.end(), run.group().translate(_WINDOWS)) for run in runs]


class Windows(Family):
    """The one mix-up of Windows-1252 and Latin-1."""

    def __init__(self) -> None:
        self.every: list[Misreading] = [AsLatin1()]

    def shown_by(self, line: str) -> list[Misreading]:
        """The one that there is."""
        return self.every
