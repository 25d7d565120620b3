"""How common characters are, in bits, by group; who may stand beside whom is in `likelihood`.

Bits are rough surprises, -log2 of how often a character of the group comes in text of
a language that uses it.  They are set by group, not learned from any data: the
groups of ideographs are those that the national standards themselves make (level 1
holds the common ones of each country), the letters are those of the alphabets.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

from pipeline.characters import ENCLOSED


class Kind(IntEnum):
    """What a character does in a line; only neighbours of a kind are told apart."""

    SPACE = 0
    LOWER = 1
    UPPER = 2
    LETTER = 3  # of a script without case
    IDEOGRAPH = 4  # and kana: written without spaces
    MARK = 5
    DIGIT = 6
    OPEN = 7
    CLOSE = 8
    APOSTROPHE = 9
    STOP = 10
    DASH = 11
    SYMBOL = 12
    OPERATOR = 13  # between numbers
    BROKEN = 14  # controls, private use, unassigned: no text has them


class Known(NamedTuple):
    """What is known of a character; a script of 0 belongs to no script."""

    kind: int
    script: int
    bits: float


LATIN, GREEK, EAST_ASIAN, HANGUL = 1, 2, 3, 4
# Scripts by the first word of the names of their characters; every other word is a script of its own.
_SCRIPTS = {
    "LATIN": LATIN,
    "GREEK": GREEK,
    "HANGUL": HANGUL,
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "HALFWIDTH"), EAST_ASIAN),
}
_MODIFIER = "MODIFIER"

# Letters of West European languages, and of the others that write Latin letters.
_WEST = "áàâäãåçéèêíñóôöõøúüß"
_EAST = "æðþœëìîïòùûýÿąćęłńśźżčďěňřšťůžőűășțşţğıāēģīķļņūėįđ"
_VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = "ёіїєґўјљњћђџ"
_GREEK = "αάβγδεέζηήθιίϊκλμνξοόπρστυύϋφχψωώς"
# The combining marks of Latin, Greek and Cyrillic letters, and those that strike a word through.
_ACCENTS = (
    "\u0332\u0335\u0336\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0323\u0327\u0328"
)
_PERSIAN = "پچژکگیٹڈڑںھہے"

# The characters that carry half of all running text in Chinese (both ways of writing)
# and in Japanese, with those of health pages.
_CHINESE = (
    "设定间公司经济市场世界国际政府社会教育研究技术企业工学老师朋友美北京海城活电话号码址名字价格钱元买卖店菜饭米面鱼肉蛋"
    "油盐糖锅洗衣色红白黑绿高低长短远近早晚昨今周星期点半設經濟場際業師話號碼價錢買賣飯麵魚雞鹽鍋紅綠長遠週點"
    "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里"
    "所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从"
    "這個們來說國時後會對裡過發無經當與學進種將還見沒點樣動間問題體應該讓給關係實現嗎請為開麼病治疗療症原"
    "因预預防注意食物身体痛药藥医醫院情况況引使常需患检查檢手术術炎血皮肤膚口感染月女男孩头頭眼水吃饮飲保"
    "持运建议議平应比较較影响響问题果或由及并並且但什样每内內服增加减減少导導致造部位功系统統神营養养"
)
_JAPANESE = (
    "設定取得表示入力確認変更追加削除利用登録情報検索画面更新報告最近対応関係発政府会社経済市場世界際問題調査開始実施参加決強"
    "地域教育研究技術企業店料理材作切煮焼混塩油卵肉魚野菜米飯汁味鍋洗服色買売円駅道町村県都京海山島空番号住所様私彼達何誰"
    "秒週曜明昨朝昼夕夜"
    "日一国人年大本中長出三時行見月後前生五間上東四今分高円子外下来気小山話女北名先川水半男西電校語土木聞"
    "食車何南毎白天母火右読友左休父雨病院医者薬治療症状原因予防注意方法体痛血事運動場合必要使用可能性"
)
_KOREAN = (
    "이다는을를의에가고하한지기도로은자사서나들어아대리스그일부정시인해수전있면등장소보라제상원과주방경구"
    "게적것여었으성물할용동위증예병음식약료치통염혈관심신몸때않없습니요며데우선피건강운입된되"
)

# What the bullets of symbol fonts became, in the private use area.
SYMBOL_FONT_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf06c\uf06e\uf0a8"

# Enclosed letters and syllables are far rarer than enclosed numerals.
_WORDLIKE = re.compile("letter|katakana|hangul")

# Bits of an enclosed numeral, which is no digit of a number.
_ENCLOSED = 10.0

# Punctuation and signs that running text is full of, and those that it has now and then.
_SIGNS = {
    6.5: "’“”–—…、。，：；？！（）「」《》【】『』",
    7.0: "‘•·\N{IDEOGRAPHIC SPACE}",
    7.5: "«»„‹›‚",
    8.0: "\N{NO-BREAK SPACE}¿¡¬´",
    8.5: "₂°§№×÷ºª",
    9.0: "\N{GREEK TONOS}∆\N{NON-BREAKING HYPHEN}\N{HYPHEN}",
    9.5: "±®©™€£½✓✔✗✘✅❌★☆►▶➤→●■◆" + SYMBOL_FONT_BULLETS,
    _ENCLOSED: "√" + "".join(numerals for family, numerals in ENCLOSED.items() if not _WORDLIKE.search(family)),
    10.5: "¢₀₁₃₄₅₆₇₈₉¹²³¼¾¥µ\N{GREEK SMALL LETTER MU}※▪○℃←↑↓≥≤≈♥❤♪♫",
    11.0: "¨¯¸",
    12.0: "†‡‰−",
}
_SIGN_BITS = {char: bits for bits, chars in _SIGNS.items() for char in chars}
_SIGN_BITS |= dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩", 9.5)


def _standard(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[str]:
    """The characters of some rows of a national standard."""
    rows = bytes(byte for lead in leads for trail in list(trails) for byte in (lead, trail))
    return set(rows.decode(codec, "ignore"))


_HIGH = range(0xA1, 0xFF)
_FREQUENT = frozenset(_CHINESE + _JAPANESE)
_LEVEL_1 = (
    _standard("gb2312", range(0xB0, 0xD8), _HIGH)
    | _standard("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *_HIGH])
    | _standard("euc-jp", range(0xB0, 0xD0), _HIGH)
)
_LEVEL_2 = _standard("gb2312", range(0xD8, 0xF8), _HIGH) | _standard("euc-jp", range(0xD0, 0xF5), _HIGH)
_HANGUL_STANDARD = _standard("euc-kr", range(0xB0, 0xC9), _HIGH)


class _Characters(dict[str, tuple[int, int, float, int, bool]]):
    """Kind, script, bits and code of every character that was asked for, and whether it may continue a series.

    Found out once, and kept as plain tuples, which are unpacked several times as fast as named ones.
    """

    def __missing__(self, char: str) -> tuple[int, int, float, int, bool]:
        kind, script, bits = _describe(char)
        found = self[char] = (int(kind), script, bits, ord(char), not char.isascii() and kind != Kind.IDEOGRAPH)
        return found


def _describe(char: str) -> Known:
    if char.isascii():
        return _ascii(char)
    category = unicodedata.category(char)
    if char == "\N{VARIATION SELECTOR-16}":
        return Known(Kind.CLOSE, 0, 3)
    if char in SYMBOL_FONT_BULLETS:
        return Known(Kind.SYMBOL, 0, _SIGN_BITS[char])
    if category[0] == "C" or char == "\N{REPLACEMENT CHARACTER}":
        return Known(Kind.BROKEN, 0, {"Cf": 12, "Cn": 26, "Cs": 26}.get(category, 17) if category != "So" else 13)
    if category[0] in "LM" and char not in "ºª":
        return _letter(char, category)
    if category[0] == "Z":
        return Known(Kind.SPACE, 0, _SIGN_BITS.get(char, 11))
    return _sign(char, category)


def _ascii(char: str) -> Known:
    if char.isalpha():
        return Known(Kind.LOWER, 1, 4.5) if char.islower() else Known(Kind.UPPER, 1, 6.5)
    if char.isdigit():
        return Known(Kind.DIGIT, 0, 5.5)
    for chars, kind, bits in (
        (" ", Kind.SPACE, 2.5),
        ("\t\n\r", Kind.SPACE, 4.0),
        ("'", Kind.APOSTROPHE, 7.0),
        ("-", Kind.DASH, 6.0),
        ("([{<", Kind.OPEN, 7.5),
        (")]}>", Kind.CLOSE, 7.5),
        ('.,;:!?%"/', Kind.STOP, 6.0),
    ):
        if char in chars:
            return Known(kind, 0, bits)
    return Known(Kind.SYMBOL, 0, 8) if char.isprintable() else Known(Kind.BROKEN, 0, 16)


def _letter(char: str, category: str) -> Known:
    name = unicodedata.name(char, "")
    word = name.split(" ")[0]
    if word == "COMBINING":
        return Known(Kind.MARK, 0, 12 if char in _ACCENTS else 14)
    if word == _MODIFIER:
        return Known(Kind.APOSTROPHE, 0, 19)
    script = _SCRIPTS.setdefault(word, len(_SCRIPTS) + HANGUL)
    if category[0] == "M":
        return Known(Kind.MARK, script, 8)
    if script == EAST_ASIAN:
        return Known(Kind.IDEOGRAPH, script, _east_asian_bits(char, name))
    if script == HANGUL:
        return Known(Kind.LETTER, script, 7 if char in _KOREAN else 10.5 if char in _HANGUL_STANDARD else 17)
    if category not in ("Lu", "Ll", "Lt"):
        return Known(Kind.LETTER, script, _caseless_bits(char, word))
    upper = category != "Ll"
    if char == "İ":  # its small letter is two characters
        return Known(Kind.UPPER, script, 10)
    return Known(Kind.UPPER if upper else Kind.LOWER, script, _cased_bits(char.lower(), word) + 2 * upper)


def _east_asian_bits(char: str, name: str) -> float:
    if name.startswith("HIRAGANA"):
        return 6.5
    if name.startswith("KATAKANA"):
        return 7.5
    if char in _FREQUENT:
        return 8.5
    if char in _LEVEL_1:
        return 13
    if char in _LEVEL_2:
        return 16.5
    if name.startswith("HALFWIDTH"):
        return 12
    return 20 if "COMPATIBILITY" in name or ord(char) > 0xFFFF else 18


def _cased_bits(lower: str, word: str) -> float:
    for letters, bits in (
        ("ſ", 17.0),  # no longer written
        ("åøõ", 7.5),
        ("αο", 5.5),
        ("ãâ", 8.5),  # nearly no word begins with them, so their capitals are rare
        ("ťďňľĺŕŷ", 9.5),
        (_WEST, 7.0),
        (_EAST + _VIETNAMESE, 8.0),
        (_RUSSIAN, 5.5),
        (_CYRILLIC, 8.0),
        (_GREEK, 6.0),
    ):
        if lower in letters:
            return bits
    return {"LATIN": 14.0, "CYRILLIC": 16.0, "GREEK": 13.0}.get(word, 10.0)


def _caseless_bits(char: str, word: str) -> float:
    if word == "HEBREW":
        return 5.5 if "\N{HEBREW LETTER ALEF}" <= char <= "\N{HEBREW LETTER TAV}" else 12
    if word == "ARABIC":
        if "\N{ARABIC LETTER HAMZA}" <= char <= "\N{ARABIC LETTER YEH}":
            return 5.5
        return 8 if char in _PERSIAN else 14
    # What two bytes of UTF-8 may say by chance needs more evidence than what takes three.
    return 7 if char >= "\u0900" else 14


def _sign(char: str, category: str) -> Known:
    wide = "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60"
    bits = _SIGN_BITS.get(char, 11 if category == "So" and ord(char) > 0xFFFF else 13)
    if "BOX DRAWINGS" in unicodedata.name(char, ""):
        bits = 11.5
    script = EAST_ASIAN if wide else 0
    if char == "’":
        return Known(Kind.APOSTROPHE, script, bits)
    if char in "«»±":  # they open in one language and close in the other
        return Known(Kind.STOP, script, bits)
    if char in "×÷":
        return Known(Kind.OPERATOR, script, bits)
    if char == "·":  # it joins words and units
        return Known(Kind.DASH, script, bits)
    if char in "®™…":  # they follow a word without a space
        return Known(Kind.CLOSE, script, bits)
    if "SUBSCRIPT" in unicodedata.name(char, ""):
        return Known(Kind.DIGIT, script, bits)
    kinds = {"Ps": Kind.OPEN, "Pi": Kind.OPEN, "Pe": Kind.CLOSE, "Pf": Kind.CLOSE, "Pd": Kind.DASH}
    return Known(kinds.get(category, Kind.STOP if wide else Kind.SYMBOL), script, bits)


CHARACTERS = _Characters()


class Kept(dict[str, float]):
    """What a function says of each character, kept: many characters are asked about without a step of Python for each.

    >>> sum(map(BITS.__getitem__, "天ÿ")) > sum(map(BITS.__getitem__, "a "))
    True
    """

    def __init__(self, ask: Callable[[str], float]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, char: str) -> float:
        found = self[char] = self._ask(char)
        return found


BITS = Kept(lambda char: CHARACTERS[char][2])
