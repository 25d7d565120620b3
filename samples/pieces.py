"""Pieces of hostile pages by group: markers, signs, white space, phrases, entities, tags, mojibake, odd characters."""

from functools import cache
from html.entities import html5

from pipeline.characters import BULLETS, ENCLOSED, EXOTIC_SPACES, INVISIBLE, LINE_ENDS
from pipeline.cleaning.mojibake.encodings import ALPHABETS, EAST_ASIAN, MULTI_BYTE, OTHER, WINDOWS
from pipeline.outline.markers.families import FAMILIES
from pipeline.outline.markers.numerals import SYSTEMS
from pipeline.vocabulary import languages
from samples.corruption import STYLES
from samples.languages import LANGUAGES
from samples.misreadings import misread
from samples.places import own_lines

MARKERS = ["①", "②", "③", "⑧", "⑼", "1.", "2.", "3、", "(1)", "（2）", "一、", "二、", "First,", "•", "- ", "a)", "II."]
# What cleaning and splitting look for, cut into pieces that may come together in any order.
PIECES = [
    *MARKERS,
    *(
        "The causes are:",
        "To prevent it:",
        "原因：",
        "预防",
        "【病因】",
        "以上就是",
        "<<: Back",
        ">>: On",
        "Recommend",
        "推荐阅读",
    ),
    *("\n", "\n\n", " ", ". ", "。", "see ", "word", "字", "2019", "1:5", "...", " |", "Cut off, b..."),
    *("&amp;", "amp;", "&lt;", "&#", "38;", "&#39;", "lt;", "&", ";", "â€™", "Ã©", "Â", "\x85", "\r", "\x00", "\u200b"),
    *("\ud800", "\udc00", "\x1b[0m", "\x1b", "[0m", "\ufeff", "\xa0", "\xad", "\u2028"),
    *("&nbsp", "& ", "&lt", "nbsp;", "&#55357;", "&#56832;", "＆", "；", "&#150;", "&zwj;", "&lrm;", "&#768;"),
    *("<", ">", "<b>", "</b>", "<br/>", "<p class='x'>", "</td>", "<sup>", "</sup>", "b>", "<b", "<!--", "-->", "/h1>"),
    *("[b]", "[/b]", "[XB]", "[/XB]", "[", "]", "[url=", "HTML", "`", "\t", "=", "?"),
    *("\x1b]", "\x07", "\x9b1m", "\u200c", "\u200d", "\u200e", "\u202e", "\u2069", "ש", "ไ", "\ufe0f", "❤", "👨"),
    *("🏴", "\U000e0067", "\U000e007f", "\ufffe", "\ufffb", "e", "\u0301", "\u0323", "\u0338", "\u212b", "\u037e"),
    *("\u1100", "\u1161", "\u11a8", "\uf900", "\uf0b7", "\uf06c", "\uf001", "锟斤拷", "烫烫烫", "\ufffd"),
]

_NUMBERS = """
    0 1 2 3 8 10 20 99 007 2019 1.5 3,000 1/2 ½ 5% 1-2 1º 2019-01-02 01.02.2019 2019年1月2日 12:30 12:30:45 1:5 第3 3个
    #1 v1.2.3 1.1 1.2. 2.1.3 $5 10° 1st 2nd ３ １２ ٣ ४ ๓ 𝟏 𝟚 𞥒 ㊿ 二十 十一 三百 〇 廿 ² ₃ Ⅳ ⅻ IV xiv l O
"""
_SPACED_NUMBERS = ("№ 5", "2. 1. 2019", "January 2, 2019", "Jan. 2nd", "3. und 4.", "§ 1", "#1 ", "2.1.3 ", "١- ")
_ADDRESSES = """
    http:// https://a.org/b?c=1&amp;d=2 www.a.com a.b@c.org https://例.jp/路 /p/60050.html ftp: C:\\a\\1.txt
    a.com @a #a 10.1000/182 1.2.3.4 00:1a:2b a_b a/b/c http://a.org/1.b
"""
_ODD = "👍🏽 🇩🇪 🔟 が ﷺ مرحبا שלום 𝐀 𐐀 𠀀 𝔞) 𐒠 ǅ ŉ ﬁ ẞ ß İ ı ſ ς Σ ΐ ﬃ ⓐ Ａ ｱ ﾊﾟ ㌀ ㍿"
_ESCAPED = (
    *("👨\u200d👩\u200d👧", "🏳️\u200d🌈", "1\ufe0f\u20e3", "❤\ufe0f", "🏴\U000e0067\U000e007f", "\ue000", "\ufdd0"),
    *("\U000f0000", "e\u0301", "a\u0323\u0301", "\u0301", "o\u0308\u0304", "\u1100\u1161\u11a8", "か\u3099"),
    *("\u202e12.\u202c", "\u200f", "\u212a", "\u212b", "\U0010ffff", "\u0085", "\u180e", "\ufffc"),
)
_SIGNS = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡§«»¿·–—‘’“”„†•…‰‹›※"
    "、。〈〉《》「」『』【】〔〕〜・！（），．／：；？［］｛｜｝～؟،؛।։"
)
# Where two encodings meet there is mojibake; the texts that are misread are words of these languages.
_MISREADINGS = (
    *(("utf-8", wrong) for wrong in (*WINDOWS, *OTHER, *MULTI_BYTE)),
    *((right, wrong) for right in (*EAST_ASIAN, *ALPHABETS) for wrong in ("cp1252", "latin-1")),
)


@cache
def pieces() -> dict[str, list[str]]:
    """All pieces, by the name of their group."""
    return {
        "pieces": PIECES,
        "markers": _markers(),
        "enclosed": list("".join(ENCLOSED.values())),
        "bullets": [bullet + space for bullet in (*BULLETS, *"-*–—+>") for space in ("", " ", "\t")],
        "signs": list(_SIGNS),
        "blanks": [" ", "  ", "\t", "\u3000", *EXOTIC_SPACES],
        "line ends": ["\n", "\n", "\n\n", "\n \n", "\n\t", *LINE_ENDS, "\x1c", "\x1d", "\x1e", "\x1f"],
        "phrases": phrases(),
        "sentences": [text for words in LANGUAGES.values() for texts in words.values() for text in texts],
        "words": [word for lines in own_lines().values() for line in lines[:40] for word in line[:200].split()],
        "numbers": [*_NUMBERS.split(), *_SPACED_NUMBERS],
        "addresses": _ADDRESSES.split(),
        "entities": _entities(),
        "mojibake": _mojibake(),
        "odd": [*_ODD.split(), *_ESCAPED, *INVISIBLE.replace("-", "")],
    }


@cache
def phrases() -> list[str]:
    """Every phrase of every vocabulary."""
    found: dict[str, None] = {}
    for language in languages():
        lines, markers = language.lines, language.markers
        found.update(dict.fromkeys((*language.roles, *language.common)))
        for name in type(lines).__dataclass_fields__:
            found.update(dict.fromkeys(getattr(lines, name)))
        for name in ("continuing", "references", "joints", "copulas"):
            found.update(dict.fromkeys(getattr(markers, name)))
        for words in markers.ordinals:
            found.update(dict.fromkeys(words))
    return list(found)


def _markers() -> list[str]:
    """Markers of every style, and each family's signs around each of its numerals."""
    found = [style.marker(place) for style in STYLES for place in (1, 2, 3, 8)]
    for family in FAMILIES:
        system = SYSTEMS[family.system]
        numerals = [*(system.numerals[:4] or system.characters[:4] or "128"), system.characters[-1:] or "10"]
        for before in family.before or ("",):
            for after in family.after or ("",):
                for inner in {"", family.inner[:1]}:
                    found += [before + inner + numeral + inner + after for numeral in numerals]
    return list(dict.fromkeys(found))


def _entities() -> list[str]:
    named = sorted(html5)[::23]
    numbered = (0, 9, 10, 13, 32, 38, 39, 60, 128, 146, 150, 160, 768, 8217, 9312, 55357, 56832, 65535, 128512, 1114112)
    return [
        *(f"&{name}" for name in named),
        *(f"&amp;{name}" for name in named[::5]),
        *(f"&#{code};" for code in numbered),
        *(f"&#x{code:X};" for code in numbered),
        *(f"&#{code}" for code in numbered),
        *("&amp;amp;", "&am", "p;", "&#x", "&#;", "&;", "&nosuch;", "&NBSP;", "& amp;", "&ａｍｐ；", "&lt;b&gt;"),
    ]


def _mojibake() -> list[str]:
    """Words of every language, misread in every way that is possible."""
    found: dict[str, None] = {}
    for lines in own_lines().values():
        words = [word for line in lines[:30] for word in line[:120].split() if not word.isascii()]
        for number, (right, wrong) in enumerate(_MISREADINGS):
            for word in words[number :: len(_MISREADINGS)][:4]:
                damaged = misread(word[:24], right, wrong)
                if damaged and damaged != word:
                    found[damaged] = None
                    found[misread(damaged, "utf-8", "cp1252") or ""] = None
    return list(found)
