"""East Asian encodings that were read as each other: `悋柊晄懌` for 睡眠不足, Shift-JIS read as GB18030."""

import re
from typing import Final

from mypy_extensions import i64

from pipeline.cleaning.mojibake.encodings import EAST_ASIAN, MULTI_BYTE
from pipeline.cleaning.mojibake.misread_legacy import is_dense, is_euc_jp
from pipeline.cleaning.mojibake.misreadings import Alike, Family, Misreading, Piece

RULE: Final = "east-asian-as-east-asian"
_FIRST: Final = re.compile(r"[^\x00-\x7f]")
# A line of fewer characters that are not ASCII may be a name in rare ideographs.
_LEAST: Final = 8


class AsEachOther(Misreading):
    """One East Asian encoding read as another."""

    def __init__(self, codec: str, read_as: str) -> None:
        super().__init__(RULE, 20.0, 0.0, 13.5, False, True)
        self.source = codec
        self.codec = codec
        self.read_as = read_as

    def pieces(self, line: str) -> list[Piece]:
        """The line from its first character beyond ASCII on, in one piece: an ASCII sign may be half of a character."""
        first = _FIRST.search(line)
        if first is None:
            return []
        start: i64 = first.start()
        try:
            raw = line[start:].encode(self.read_as)
            after = raw.decode(self.codec)
        except UnicodeError:
            return []
        if not is_dense(after) or (self.codec == "gb18030" and is_euc_jp(raw, after)):
            return []
        return [Piece(start, len(line), after)]


class EachOther(Family):
    """East Asian encodings read as each other."""

    def __init__(self) -> None:
        self.every: list[Misreading] = [
            AsEachOther(codec, read_as) for read_as in MULTI_BYTE for codec in EAST_ASIAN if codec != read_as
        ]

    def shown_by(self, line: str) -> list[Misreading]:
        """Those that make dense East Asian text of the line."""
        return [found.misreadings[0] for found in self.entire_by(line)]

    def entire_by(self, line: str) -> list[Alike]:
        """Those that make dense East Asian text of the line."""
        found: list[Alike] = []
        if len(line) < _LEAST:
            return found
        for one in self.every:
            pieces = one.pieces(line)
            if pieces:
                found.append(Alike([one], pieces))
        return found
