"""UTF-8 that was read as something else: `Ã©` for é, `вЂ™` for ’, `鐥呭洜` for 病因."""

import re
from codecs import charmap_build, charmap_encode, register_error
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import chain, product
from string import ascii_letters
from typing import Any, NamedTuple

from pipeline.clean.likelihood import gain
from pipeline.clean.misreadings import (
    C1,
    Family,
    Hint,
    Misreading,
    Piece,
    character_class,
    pattern_of,
    single_byte_table,
)

# Where two of these give the same text, the first one is named.
WINDOWS = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258")
OTHER = ("iso8859-2", "mac-roman", "cp437", "cp850", "koi8-r")
MULTI_BYTE = ("gb18030", "big5", "cp932", "cp949")

# Bits that a line must gain to be believed alone: less where the mix-up is common.
MARGINS = {"cp1253": 11, "mac-roman": 15, "cp437": 13, "cp850": 13, "koi8-r": 13}

LOST = "\N{REPLACEMENT CHARACTER}"
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
)
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
_OTHER = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(f"[{C1}]")
# The same in what a line says when all of it is read as UTF-8.
_STRETCH = re.compile(rf"[^\x00-\x7f]{{1,{_LONGEST}}}")
_FIRST = re.compile(f"(?:{'|'.join(_SEQUENCES + _WITH_SPACE)})")


class _Codec(NamedTuple):
    """How a line that was read in some encoding becomes bytes, and the pattern of UTF-8 in them.

    ``follows`` are the characters that stand for the second byte of a sequence.
    """

    encoder: Any  # the type that the standard library makes has no public name
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
    return _Codec(charmap_build(table), to_bytes, _PIECE_WITH_SPACE if spaced else _PIECE, altered, follows)


def _control_or_error(error: UnicodeError) -> tuple[bytes, int]:
    """Encode a control that Latin-1 has, which any encoding may have in place of another character."""
    if isinstance(error, UnicodeEncodeError):
        run = error.object[error.start : error.end]
        if not run.strip(C1):
            return run.encode("latin-1"), error.end
    raise error


register_error(_CONTROLS := "pagesieve-c1", _control_or_error)


def _entirely(codec: _Codec, line: str) -> str | None:
    """What a line says if every character of it was misread, and none was lost."""
    try:
        return charmap_encode(line, _CONTROLS, codec.encoder)[0].decode("utf-8")
    except UnicodeError:
        return None


def _single_byte_pieces(codec: _Codec, line: str) -> Iterator[Piece]:
    entire = _entirely(codec, line)
    return _pieces_within(codec, line) if entire is None else _pieces_of(entire)


def _pieces_within(codec: _Codec, line: str) -> Iterator[Piece]:
    """The pieces of a line of which not everything is UTF-8, or of which a byte was lost."""
    for match in codec.pattern.finditer(line.translate(codec.to_bytes)):
        after = _read_utf8(match.group().translate(codec.altered))
        if after is None:
            continue
        if after[-1] == "à" and match.group()[-1] == " ":
            after += _space_behind_a_grave(line[match.end() : match.end() + 6])
        yield Piece(match.start(), match.end(), after)


def _pieces_of(entire: str) -> Iterator[Piece]:
    """The pieces of a line that says this in all: the same as the pattern finds, at a fraction of the time."""
    longer = 0
    for match in _STRETCH.finditer(entire):
        after = match.group()
        start = match.start() + longer
        end = start + len(after.encode())
        longer = end - match.end()
        yield Piece(start, end, after)


def _read_utf8(raw: str) -> str | None:
    """Read bytes, written as characters up to U+00FF, as UTF-8; a sequence with a lost byte is a lost character."""
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


# In Portuguese an a grave begins a word, elsewhere it ends one.
_BEGINS_WITH_A_GRAVE = re.compile(r"s(?!\S)|quel[ea]|quilo")


def _space_behind_a_grave(follows: str) -> str:
    """The space that was a byte of "à" was a space too if a word follows: two spaces had become one."""
    return " " if follows[:1].isalpha() and not _BEGINS_WITH_A_GRAVE.match(follows) else ""


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
    tables = {name: single_byte_table(name) for name in (*WINDOWS, *OTHER)}
    leads = "".join(table[0xC2:0xF5] for table in tables.values())
    follows = "".join(table[0x80:0xC0] for table in tables.values()) + C1 + LOST
    hints = (
        Hint(follows, f"(?<={character_class(leads)}.)", leads, (-1,)),
        Hint(_BEFORE_SPACE, "(?= )", " ", (1,)),
    )
    pattern = pattern_of(hints)
    every = [(_codec(table), _as_single_byte(name, table)) for name, table in tables.items()]
    # For each character the mix-ups that it may begin.
    beginning: dict[str, list[tuple[_Codec, Misreading]]] = {}
    for mix_up, table in zip(every, tables.values(), strict=True):
        for lead in table[0xC2:0xF5]:
            beginning.setdefault(lead, []).append(mix_up)

    def possible(head: str) -> list[tuple[_Codec, Misreading]]:
        """The mix-ups in which the first two characters may begin a sequence."""
        second = head[1:2]
        return [one for one in beginning.get(head[:1], ()) if second in one[0].follows]

    @lru_cache(maxsize=1 << 15)  # the same few hints come again and again: quotation marks behind é
    def begun_by(left: str, head: str) -> tuple[Misreading, ...]:
        """The mix-ups of which the head holds a sequence that gains something where it stands."""
        return tuple(misreading for codec, misreading in possible(head) if _begins(codec, left, head))

    def entire_by(line: str) -> Iterable[list[Misreading]]:
        said: dict[tuple[str, bool], list[Misreading]] = {}
        first = _OTHER.search(line)
        if first is None:
            return ()
        controls = _CONTROL.search(line) is not None
        for codec, misreading in possible(line[first.start() : first.start() + 2]):
            entire = _entirely(codec, line)
            if entire is not None:
                said.setdefault((entire, controls and misreading.controls), []).append(misreading)
        return said.values()

    def shown_by(line: str) -> list[Misreading]:
        heads: dict[str, tuple[Misreading, ...]] = {}
        for hit in pattern.finditer(line):
            start = hit.start() if hit.group() in _BEFORE_SPACE else hit.start() - 1
            head = line[start : start + _HEAD_LENGTH]
            begun = begun_by(line[max(0, start - 3) : start], head)
            if begun:
                heads[head] = begun
                if len(heads) == _HEADS:
                    break
        if not heads:
            return []
        counts = Counter(chain.from_iterable(heads.values()))
        most = max(counts.values())
        return [misreading for _, misreading in every if counts[misreading] > most / 2]

    return Family(hints, shown_by, entire_by)


def _begins(codec: _Codec, left: str, head: str) -> bool:
    """Whether a head begins with a sequence that gains something when it is read as UTF-8."""
    match = _FIRST.match(head.translate(codec.to_bytes))
    after = _read_utf8(match.group().translate(codec.altered)) if match else None
    if match is None or after is None:
        return False
    if after == "à" and match.group()[-1] == " ":
        after += _space_behind_a_grave(head[match.end() : match.end() + 6])
    return gain(left, head[: match.end()], after, head[match.end() :]) > 0


_RUN = re.compile(r"[^\x00-\x7f\ufffd]+")
# The beginning of UTF-8, which may break off within a character.
_BEGINS_AS_UTF8 = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
    rb"(?:[\xc2-\xf4][\x80-\xbf]{0,2})?"
)
_HEAD = 8


def _multi_byte_pieces(codec: str, line: str) -> Iterator[Piece]:
    """Whole runs of other characters than ASCII; one is cut short only where a character was lost."""
    for match in _RUN.finditer(line):
        run = match.group()
        if not _could_be_utf8(run[:_HEAD], codec):
            continue
        try:
            raw = run.encode(codec)
        except UnicodeEncodeError:
            continue
        try:
            yield Piece(match.start(), match.end(), raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data" or not error.start:
                continue
            kept = len(raw[: error.start].decode(codec, "ignore"))
            if run[:kept].encode(codec) == raw[: error.start]:
                yield Piece(match.start(), match.start() + kept, raw[: error.start].decode("utf-8"))


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
