"""UTF-8 that was read as an encoding of one byte for each character: `Ã©` for é, `вЂ™` for ’."""

import re
from codecs import charmap_build, charmap_encode
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Any, NamedTuple

from pipeline.cleaning.hints import Hint, character_class, pattern_of
from pipeline.cleaning.mojibake.likelihood import gain
from pipeline.cleaning.mojibake.lost_bytes import is_open, may_hold_space, space_behind_a_grave
from pipeline.cleaning.mojibake.misreadings import C1, LOST, Family, Misreading, Piece, single_byte_table

# Where two of these give the same text, the first one is named.
WINDOWS = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258")
OTHER = ("iso8859-2", "iso8859-15", "mac-roman", "cp437", "cp850", "koi8-r")

# Bits that a line must gain to be believed alone: less where the mix-up is common.
MARGINS = {"cp1253": 11, "iso8859-15": 20, "mac-roman": 15, "cp437": 13, "cp850": 13, "koi8-r": 13}

# A line is searched with a character in place of each byte, U+0000 to U+00FF: this one
# stands for a byte that was lost, and this for a character that no byte stands for.
_LOST_BYTE, _NO_BYTE = "\u0100", "\u0101"
_WITH_LOST_BYTE = re.compile(rf"[\xc2-\xf4][\x80-\xbf]*{_LOST_BYTE}[\x80-\xbf{_LOST_BYTE}]*")

_FOLLOW = rf"[\x80-\xbf{_LOST_BYTE}]"
_SEQUENCES = (
    rf"[\xc2-\xdf]{_FOLLOW}",
    rf"\xe0[\xa0-\xbf]{_FOLLOW}",
    rf"[\xe1-\xec\xee\xef]{_FOLLOW}[\x80-\xbf?{_LOST_BYTE}]",  # lost bytes may be question marks
    rf"\xed[\x80-\x9f]{_FOLLOW}",
    rf"\xed[\xa0-\xaf]{_FOLLOW}\xed[\xb0-\xbf]{_FOLLOW}",  # one character as two halves, as in CESU-8
    rf"\xf0[\x90-\xbf]{_FOLLOW}{_FOLLOW}",
    rf"[\xf1-\xf3]{_FOLLOW}{_FOLLOW}{_FOLLOW}",
    rf"\xf4[\x80-\x8f]{_FOLLOW}{_FOLLOW}",
    rf"\xe2\x80(?!{_FOLLOW})",
)
# Windows-1252 and its sisters have no character for the last byte of a closing quotation mark, so that it was dropped.
_CUT_QUOTE = re.compile(rf"\xe2\x80(?!{_FOLLOW})")
# What was read as a no-break space may have become a space since.
_WITH_SPACE = (
    r"[\xe1-\xef](?: [\x80-\xbf]|[\x80-\xbf] )",
    r"\xe0[\xa0-\xbf] ",
    r"[\xc2-\xdf] ",
)
# What is left of "à" and other letters whose second byte became a space.
_BEFORE_SPACE = "ÂÃÅÎÐĂĆ"
# So many different hints of a line are tried to find the mix-ups that it shows.
_HEADS = 6
# A sequence of up to four characters, six for two halves, and what follows it.
_HEAD_LENGTH = 8
# A piece has at most so many characters, so that long ones are judged by their beginning.
_LONGEST = 8
_PIECE = re.compile(f"(?:{'|'.join(_SEQUENCES)}){{1,{_LONGEST}}}")
_PIECE_WITH_SPACE = re.compile(f"(?:{'|'.join(_SEQUENCES + _WITH_SPACE)}){{1,{_LONGEST}}}")
# The same in what a line says when all of it is read as UTF-8; only the beginning of a long line is judged.
_STRETCH, _JUDGED = re.compile(rf"[^\x00-\x7f]{{1,{_LONGEST}}}"), 100
_FIRST = re.compile(f"(?:{'|'.join(_SEQUENCES + _WITH_SPACE)})")
_OTHER, _OTHERS = re.compile(r"[^\x00-\x7f]"), re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(f"[{C1}]")


class _Codec(NamedTuple):
    """How a line that was read in some encoding becomes bytes, and the pattern of UTF-8 in them.

    ``follows`` are the characters that stand for the second byte of a sequence. The controls that Latin-1 has may stand
    for bytes of any encoding, but few lines hold any, and ``encoder`` is several times as fast ``with_controls``.
    """

    table: str
    encoder: Any  # the type that the standard library makes has no public name
    with_controls: dict[int, int]
    to_bytes: dict[int, str]
    pattern: re.Pattern[str]
    altered: dict[int, str]
    follows: frozenset[str]


@cache  # built once for each encoding, asked for at every sequence that it may begin
def _codec(table: str) -> _Codec:
    to_bytes = dict.fromkeys(range(128, 256), _NO_BYTE)
    to_bytes |= {ord(control): control for control in C1}
    to_bytes |= {ord(table[byte]): chr(byte) for byte in range(0x80, 0x100)}
    to_bytes[ord(LOST)] = _LOST_BYTE
    hard_space = table.index("\N{NO-BREAK SPACE}")
    spaced = 0x80 <= hard_space <= 0xBF
    altered = {ord("?"): _LOST_BYTE, ord(" "): chr(hard_space)}
    follows = frozenset(table[0x80:0xC0] + C1 + LOST + " " * spaced)
    with_controls = {ord(control): ord(control) for control in C1} | {ord(char): at for at, char in enumerate(table)}
    pattern = _PIECE_WITH_SPACE if spaced else _PIECE
    return _Codec(table, charmap_build(table), with_controls, to_bytes, pattern, altered, follows)


@lru_cache(maxsize=len((*WINDOWS, *OTHER)))  # what explains a line is asked once more when it is judged
def _entirely(table: str, line: str) -> str | None:
    """What a line says if every character of it was misread, and none was lost."""
    codec = _codec(table)
    encoder = codec.with_controls if _CONTROL.search(line) else codec.encoder
    try:
        return charmap_encode(line, "strict", encoder)[0].decode("utf-8")
    except UnicodeError:
        return None


def _single_byte_pieces(codec: _Codec, line: str) -> Iterator[Piece]:
    entire = _entirely(codec.table, line)
    return _pieces_within(codec, line) if entire is None else _pieces_of(entire)


def _pieces_within(codec: _Codec, line: str) -> Iterator[Piece]:
    """The pieces of a line of which not everything is UTF-8, or of which a byte was lost."""
    raw = line.translate(codec.to_bytes)
    for found in codec.pattern.finditer(raw):
        known = _read_utf8(found.group().translate(codec.altered))
        sure = known is not None and may_hold_space(line, found, known)
        for match in [found] if sure else _PIECE.finditer(raw, *found.span()):
            after = _read_utf8(match.group().translate(codec.altered))
            if after is None or not _may_be_cut(codec, raw, match):
                continue
            if after[-1] == "à" and match.group()[-1] == " ":
                after += space_behind_a_grave(line, match.end())
            yield Piece(match.start(), match.end(), after)


def _pieces_of(entire: str) -> Iterator[Piece]:
    """The pieces of a line that says this in all, found at a fraction of the time; behind its beginning long ones."""
    end = 0
    for pattern, said in ((_STRETCH, entire[:_JUDGED]), (_OTHERS, entire[_JUDGED:])):
        betweens = pattern.split(said)
        for between, after in zip(betweens, pattern.findall(said), strict=False):
            start = end + len(between)
            end = start + len(after.encode())
            yield Piece(start, end, after)
        end += len(betweens[-1])


def _read_utf8(raw: str) -> str | None:
    """Read bytes, written as characters up to U+00FF, as UTF-8; a sequence with a lost byte is a lost character."""
    raw = _CUT_QUOTE.sub("\xe2\x80\x9d", raw)
    if _LOST_BYTE in raw:
        raw = _WITH_LOST_BYTE.sub("\xef\xbf\xbd", raw)
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        pass
    except UnicodeEncodeError:
        return None
    try:
        halves = raw.encode("latin-1").decode("utf-8", "surrogatepass")
        return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeError:
        return None


def _may_be_cut(codec: _Codec, raw: str, match: re.Match[str]) -> bool:
    """Whether a sequence without its last byte, if there is one, closes a quotation that was opened before."""
    cut = _CUT_QUOTE.search(match.group())
    if cut is None:
        return True
    at = match.start() + cut.start()
    follows = raw[at + 2 : at + 3]
    return codec.table[0x9D] in C1 and follows < "\x80" and not follows.isalnum() and is_open(raw, at)


def _as_single_byte(name: str, table: str) -> Misreading:
    return Misreading(
        rule=f"utf-8-as-{name}",
        margin=MARGINS.get(name, 10),
        toll=0,
        worst=14,
        controls=table[0x80:0xA0] == C1,
        whole=True,
        pieces=partial(_single_byte_pieces, _codec(table)),
    )


@cache
def single_byte() -> Family:
    """UTF-8 read as an encoding of one byte for each character."""
    mix_ups = _SingleByte()
    return Family(mix_ups.hints, mix_ups.shown_by, mix_ups.entire_by)


def _begun_in(table: str) -> str:
    """The pattern behind the second byte of a sequence, as one encoding shows it: a third one follows where it must."""
    second = character_class(table[0x80:0xC0] + C1 + LOST)
    third = character_class(table[0x80:0xC0] + C1 + LOST + "? ")
    two, more = character_class(table[0xC2:0xE0]), character_class(table[0xE0:0xF5])
    return f"(?<={two}{second})|(?<={more}{second})(?={third})"


class _SingleByte:
    """All mix-ups with encodings of one byte, by the characters that a sequence of UTF-8 begins with in them."""

    def __init__(self) -> None:
        tables = {name: single_byte_table(name) for name in (*WINDOWS, *OTHER)}
        leads = "".join(table[0xC2:0xF5] for table in tables.values())
        follows = "".join(table[0x80:0xC0] for table in tables.values()) + C1 + LOST
        self.hints = (
            Hint(follows, f"(?:{'|'.join(map(_begun_in, tables.values()))})", leads, (-1,)),
            Hint(_BEFORE_SPACE, "(?= )", " ", (1,)),
        )
        self._pattern = pattern_of(self.hints)
        self._every = [(_codec(table), _as_single_byte(name, table)) for name, table in tables.items()]
        self._beginning: dict[str, list[tuple[_Codec, Misreading]]] = {}
        for mix_up, table in zip(self._every, tables.values(), strict=True):
            for lead in table[0xC2:0xF5]:
                self._beginning.setdefault(lead, []).append(mix_up)
        # The same few hints come again and again: quotation marks behind é.
        self._begun_by = lru_cache(maxsize=1 << 15)(self._begun)

    def _possible(self, head: str) -> list[tuple[_Codec, Misreading]]:
        """The mix-ups in which the first two characters may begin a sequence."""
        second = head[1:2]
        return [one for one in self._beginning.get(head[:1], ()) if second in one[0].follows]

    def _begun(self, left: str, head: str) -> tuple[Misreading, ...]:
        """The mix-ups of which the head holds a sequence that gains something where it stands."""
        return tuple(misreading for codec, misreading in self._possible(head) if _begins(codec, left, head))

    def entire_by(self, line: str) -> Iterable[list[Misreading]]:
        """The mix-ups that explain a line from end to end, in groups of those that read it alike."""
        said: dict[tuple[str, bool], list[Misreading]] = {}
        first = _OTHER.search(line)
        if first is None:
            return ()
        controls = _CONTROL.search(line) is not None
        for codec, misreading in self._possible(line[first.start() : first.start() + 2]):
            entire = _entirely(codec.table, line)
            if entire is not None:
                said.setdefault((entire, controls and misreading.controls), []).append(misreading)
        return said.values()

    def shown_by(self, line: str) -> list[Misreading]:
        """The mix-ups that most of a line's first hints show."""
        heads: dict[str, tuple[Misreading, ...]] = {}
        for hit in self._pattern.finditer(line):
            start = hit.start() if hit.group() in _BEFORE_SPACE else hit.start() - 1
            head = line[start : start + _HEAD_LENGTH]
            begun = self._begun_by(line[max(0, start - 3) : start], head)
            if begun:
                heads[head] = begun
                if len(heads) == _HEADS:
                    break
        if not heads:
            return []
        counts = Counter(chain.from_iterable(heads.values()))
        most = max(counts.values())
        return [misreading for _, misreading in self._every if counts[misreading] > most / 2]


def _begins(codec: _Codec, left: str, head: str) -> bool:
    """Whether a head begins with a sequence that gains something when it is read as UTF-8."""
    match = _FIRST.match(head.translate(codec.to_bytes))
    after = _read_utf8(match.group().translate(codec.altered)) if match else None
    if match is None or after is None:
        return False
    if after == "à" and match.group()[-1] == " ":
        after += space_behind_a_grave(head, match.end())
    return gain(left, head[: match.end()], after, head[match.end() :]) > 0
