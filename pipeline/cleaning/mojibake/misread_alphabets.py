"""Other alphabets that were read as Windows-1252 or Latin-1: `Ïðè÷èíû` for Причины, `¡ÒÃ»éÍ§¡Ñ¹` for การป้องกัน.

Every byte is some letter in these encodings, so what comes out has to be words: of one script, in small letters,
in capitals or with one first, of letters that are frequent; in Thai, with its vowels and marks where they can stand.
"""

import regex

from pipeline.cleaning.mojibake.encodings import ALPHABETS, C1
from pipeline.cleaning.mojibake.misread_legacy import TABLE, to_bytes
from pipeline.cleaning.mojibake.misreadings import Alike, Family, Misreading, Piece

# This many letters in all make words; fewer may be names in an alphabet of their own, or East Asian.
LEAST = 8
# A line of fewer different characters beyond ASCII lists them, or is too short.
DIFFERENT = 6
# This much of a line tells of which alphabet it is.
BEGINNING = 200
# This many letters of a script are common.
COMMON = 28
# The letters of each script, the most frequent first: they tell words from what another alphabet makes of them.
_ORDERS = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєјљњћђґџёъ",
    "αοιετσνηυρπκλμςάόίέήγδθχωφύώβξζψϊϋΐΰ",
    "יוהלאמרבתשנדחקעפכטצגסםןזךףץ",
    "اليمونتربةسدعأفكحقجشصذخهىضزطثغءئآظإؤپچگژ",
)
_RANK = {letter: min(1.0, rank / COMMON) for order in _ORDERS for rank, letter in enumerate(order)}
# How rare the letters of a line are in the order of their script, on average from 0 to 1; capitals are rarer.
LIKELY, IN_CAPITALS, THAI = 0.4, 0.04, 0.25
# Words of a script gain this many bits besides.
WORD = 6.0
_HIGH = regex.escape(TABLE[0x80:] + C1)
_STRETCH, _OTHER = regex.compile(f"[{_HIGH}]+"), regex.compile(rf"[^\x00-\x7f{_HIGH}]")
_SIGNS = r"(?:[^\p{L}\p{M}\p{C}\u2500-\u259f]|[\u200e\u200f])"
_WORD = (
    r"\p{Lu}?\p{Ll}+|\p{Lu}+",  # Cyrillic and Greek
    r"[\p{Hebrew}\u05b0-\u05c7]+|[\p{Arabic}\u0640\u064b-\u0652\u200c\u200d]+",  # with their points and joiners
    r"(?:[เ-ไ]?[ก-ฮ][ัิ-ฺ]?[็-์]?[ะาำ]?[ๆฯ]?)+",
)
_WORDS = regex.compile(rf"{_SIGNS}*+(?:(?:{'|'.join(_WORD)})(?:{_SIGNS}++|\Z))*")
_THAI, _THAI_VOWELS, _OBSOLETE = regex.compile("[ก-๎]"), regex.compile("[ะ-ฺเ-ไ็-๎]"), regex.compile("[ฃฅฦ]")
_LETTER = regex.compile(r"\p{L}")


def _read(line: str) -> tuple[str, list[Piece]]:
    """The alphabet that explains all of a line that is not ASCII, with its pieces; "" if none does.

    Which one is likely is told by the beginning of a long line.
    """
    first = _STRETCH.search(line)
    if first is None or _OTHER.search(line) or _is_listing(line):
        return "", []
    head = line[first.start() : first.start() + BEGINNING]
    if len(line) > first.start() + BEGINNING:
        head = head.rpartition(" ")[0] or head
    found = {codec: _rank("".join([piece.after for piece in _words(codec, head)])) for codec in ALPHABETS}
    best = min(found, key=found.__getitem__)
    pieces = _words(best, line) if found[best] <= LIKELY else []
    return (best, pieces) if pieces else ("", [])


def _is_listing(line: str) -> bool:
    """Whether a line lists accented letters: few different ones, or each in both cases."""
    small = {char for char in line if char.islower() and not char.isascii()}
    capitals = {char.lower() for char in line if char.isupper() and not char.isascii()}
    different = {char.lower() for char in line if not char.isascii()}
    return len(different) < DIFFERENT or (small == capitals != set())


def _rank(text: str) -> float:
    """How rare the letters of a text are in their script, on average from 0 to 1; 1 if they are too few."""
    letters = _LETTER.findall(text)
    if len(letters) < LEAST:
        return 1.0
    ranks = [THAI if _THAI.match(letter) else _RANK.get(letter.lower(), 1.0) for letter in letters]
    return sum(ranks) / len(ranks) + IN_CAPITALS * text.isupper()


def _words(codec: str, line: str) -> list[Piece]:
    """All stretches of a line, if all of them are words that stand apart from Latin ones, and nothing otherwise."""
    pieces = []
    for match in _STRETCH.finditer(line):
        try:
            after = to_bytes(match.group()).decode(codec)
        except UnicodeDecodeError:
            return []
        start, end = match.span()
        beside = after[0].isalpha() and line[max(0, start - 1) : start].isalpha()
        beside |= after[-1].isalpha() and line[end : end + 1].isalpha()
        if beside or not _WORDS.fullmatch(after) or _is_odd_thai(after):
            return []
        pieces.append(Piece(start, end, after))
    return pieces


def _is_odd_thai(text: str) -> bool:
    """Whether Thai letters make no Thai: without vowels and marks, or with letters that are no longer used."""
    return len(_THAI.findall(text)) > 4 * len(_THAI_VOWELS.findall(text)) or _OBSOLETE.search(text) is not None


class Alphabet(Misreading):
    """An alphabet of one byte a letter read as Windows-1252 or Latin-1."""

    def __init__(self, codec: str) -> None:
        super().__init__(f"{codec}-as-cp1252", 15.0, -WORD, 10.0, True, True)
        self.codec = codec

    def pieces(self, line: str) -> list[Piece]:
        """All that is not ASCII, if it is words of this alphabet."""
        best, pieces = _read(line)
        return pieces if best == self.codec else []


class Alphabets(Family):
    """Alphabets of one byte a letter read as Windows-1252 or Latin-1."""

    def __init__(self) -> None:
        self.every = {codec: Alphabet(codec) for codec in ALPHABETS}

    def shown_by(self, line: str) -> list[Misreading]:
        """The alphabet whose words explain the line."""
        best, _ = _read(line)
        return [self.every[best]] if best else []

    def entire_by(self, line: str) -> list[Alike]:
        """The alphabet whose words explain the line: one that shows at all explains all of it."""
        best, pieces = _read(line)
        return [Alike([self.every[best]], pieces)] if best else []
