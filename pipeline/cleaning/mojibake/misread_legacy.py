"""Legacy encodings that were read as Windows-1252 or Latin-1: `²¡Òò` for 病因, a control for ’."""

import re
from codecs import charmap_build, charmap_encode
from collections.abc import Iterator
from functools import cache, partial

from pipeline.cleaning.hints import Hint, character_class
from pipeline.cleaning.mojibake.commonness import BITS, Kept
from pipeline.cleaning.mojibake.misreadings import C1, COLOURS, Family, Misreading, Piece, single_byte_table

EAST_ASIAN = ("gb18030", "big5", "cp932", "cp949", "euc-jp")

# A line is taken for East Asian from end to end where so many characters, and such a share of them, are as
# frequent as so many bits; its beginning tells.
MANY_FREQUENT, DENSE, FREQUENT = 8, 0.25, 9.0
_BEGINNING = 80
_FIRST_IDEOGRAPH = "\u2e80"
# The space behind the first half of あ in Shift-JIS was a no-break space, and a byte.
_A_AND_SPACE = re.compile("(?<=[\x82‚]) (?=[^\x00-\x7f])")
_KANA = re.compile("[\u3041-\u3096]")
_IS_FREQUENT = Kept(lambda char: char >= _FIRST_IDEOGRAPH and BITS[char] <= FREQUENT)

# Both readings at once: Windows-1252, and the controls that Latin-1 has in its place.
TABLE = single_byte_table("cp1252")
_TO_BYTE = {ord(char): byte for byte, char in enumerate(C1, 0x80)}
_TO_BYTE |= {ord(char): byte for byte, char in enumerate(TABLE) if byte >= 0x80}
_ENCODER = charmap_build(TABLE)
HIGH = character_class(TABLE[0x80:] + C1)
# Bytes below 0x40 are never the second half of a character, but the digits of GB18030's four-byte ones.
_STRETCH = re.compile(rf"(?:{HIGH}[@-~0-9]*)+")
# So many bytes are read at once, so that a stretch full of errors takes no longer than another; at first fewer, because
# long stretches are judged by their beginning.
_WINDOW, _FIRST_WINDOW = 256, 32


def to_bytes(text: str) -> bytes:
    """The bytes of a text of nothing but characters that stand for one; nearly always the quick way will do."""
    try:
        return charmap_encode(text, "strict", _ENCODER)[0]
    except UnicodeEncodeError:
        return text.translate(_TO_BYTE).encode("latin-1")


def _east_asian_pieces(codec: str, line: str) -> Iterator[Piece]:
    if codec == "cp932":
        line = _A_AND_SPACE.sub("\xa0", line)
    for match in _STRETCH.finditer(line):
        stretch = match.group()
        raw = to_bytes(stretch)
        done = 0
        while done < len(raw):
            window = raw[done : done + (_WINDOW if done else _FIRST_WINDOW)]
            try:
                after, read, skipped = window.decode(codec), len(window), 0
            except UnicodeDecodeError as error:
                read, skipped = error.start, 1
                after = window[:read].decode(codec)
                if read and error.reason.startswith("incomplete") and done + len(window) < len(raw):
                    skipped = 0  # the window ends within a character
            goes_on = not skipped and done + read < len(raw)
            if codec == "gb18030" and _is_euc_jp(window[:read], after):
                return
            piece = _piece(stretch[done : done + read], after, match.start() + done, goes_on)
            if piece is not None:
                yield piece
            done += read + skipped


def _piece(before: str, after: str, start: int, goes_on: bool) -> Piece | None:
    """The piece if anything changes; the ASCII characters at its end are left out unless the next one touches it."""
    if before == after:
        return None
    same = 0
    while not goes_on and same < min(len(before), len(after)):
        if before[-1 - same] != after[-1 - same] or not before[-1 - same].isascii():
            break
        same += 1
    return Piece(start, start + len(before) - same, after[: len(after) - same])


@cache
def east_asian() -> Family:
    """East Asian encodings read as Windows-1252 or Latin-1."""
    high = TABLE[0x80:] + C1
    hint = Hint(high, f"(?:[@-~]?{HIGH}){{3}}", high, (1, 2))
    misreadings = [
        Misreading(f"{codec}-as-cp1252", 13, 8, 13.5, True, True, partial(_east_asian_pieces, codec))
        for codec in EAST_ASIAN
    ]

    def entire_by(line: str) -> Iterator[list[Misreading]]:
        try:
            raw = to_bytes(_A_AND_SPACE.sub("\xa0", line))
        except UnicodeEncodeError:
            return
        for codec, misreading in zip(EAST_ASIAN, misreadings, strict=True):
            try:
                text = raw.decode(codec)
            except UnicodeDecodeError:
                continue
            if _is_dense(text) and not (codec == "gb18030" and _is_euc_jp(raw, text)):
                yield [misreading]

    return Family((hint,), lambda line: misreadings, entire_by)


def _is_euc_jp(raw: bytes, text: str) -> bool:
    """Whether bytes that GB18030 reads as a text full of kana are EUC-JP, which has them in the same places."""
    if len(_KANA.findall(text)) * 5 < len(text):
        return False
    try:
        return bool(raw.decode("euc-jp"))
    except UnicodeDecodeError:
        return False


def _is_dense(text: str) -> bool:
    """Whether a text begins with more of the characters that East Asian text is full of than chance brings together."""
    beginning = text[:_BEGINNING]
    return sum(map(_IS_FREQUENT.__getitem__, beginning)) >= max(MANY_FREQUENT, DENSE * len(beginning))


# What Windows-1252 has in place of the controls, five excepted; a run with one of those is something else.
_WINDOWS = {ord(control): char for control, char in zip(C1, TABLE[0x80:0xA0], strict=True) if control != char}
_C1_RUN = re.compile(f"(?<![{C1}])(?!{COLOURS})[{''.join(map(chr, _WINDOWS))}]++(?![{C1}])")


def _windows_pieces(line: str) -> Iterator[Piece]:
    for match in _C1_RUN.finditer(line):
        yield Piece(match.start(), match.end(), match.group().translate(_WINDOWS))


@cache
def windows() -> Family:
    """Windows-1252 read as Latin-1, which has controls for its quotation marks and dashes; no text has those."""
    misreading = Misreading("cp1252-as-latin-1", 10, 0, 14, True, False, _windows_pieces)
    return Family((Hint(C1),), lambda line: [misreading])
