"""Tables of characters, by name, each group with the reason why it is one."""

import unicodedata

# Halves of a character, which no file can store.
SURROGATES = "\ud800-\udfff"

# C0 and C1 controls but white space and NEL, which the mojibake of cp1252 and the line ends need.
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"

# Code points that Unicode keeps free for the inner use of programs; never text.
NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff"

# They show nothing and mean nothing in running text; scraped pages carry them from
# editors and from copy protection.
WORD_JOINERS = (
    "\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"  # at the beginning of a text it is the byte order mark
    "\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{INVISIBLE SEPARATOR}\N{INVISIBLE PLUS}"  # left over from formulae
)
# Scripts that do not put spaces between words, and use ZERO WIDTH SPACE instead.
WITHOUT_SPACES = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"  # Tibetan
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u1950-\u19df"  # Tai Le, New Tai Lue
    "\u1a20-\u1aaf"  # Tai Tham
    "\u1b00-\u1b7f"  # Balinese
    "\ua980-\uaadf"  # Javanese, Cham, Tai Viet
)

# Persian, the Indic scripts and emoji need joiners.
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Beside these a joiner changes nothing that is seen.
UNJOINED = (
    "\x00-\xa8\xaa-\xad\xaf-\u058f"  # Latin, Greek, Cyrillic, Armenian, without the two emoji of Latin-1
    "\u1e00-\u200a\u2010-\u203b"  # their extensions, spaces and punctuation
    "\u3000-\u302f\u3040-\u318f\u3400-\u9fff"  # kana, Bopomofo, jamo and Han, without the emoji between them
    "\uac00-\ud7a3\uff00-\uffef"  # Hangul, full-width forms
)

# Marks of the bidirectional algorithm.
DIRECTION_MARKS = (
    "\N{LEFT-TO-RIGHT MARK}"
    "\N{RIGHT-TO-LEFT MARK}"
    "\N{ARABIC LETTER MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}"
    "\N{RIGHT-TO-LEFT EMBEDDING}"
    "\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}"
    "\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}"
    "\N{FIRST STRONG ISOLATE}"
    "\N{POP DIRECTIONAL ISOLATE}"
)
# On a line with one of these, direction marks may decide in which order it is read: letters of
# the right-to-left scripts, by block, and the marks that turn the order of any text round.
RIGHT_TO_LEFT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
    "\N{RIGHT-TO-LEFT EMBEDDING}"
    "\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{RIGHT-TO-LEFT ISOLATE}"
)

# Format characters that Unicode asks not to use, and the marks of interlinear annotation,
# which only a program that knows of them can show.
FORMAT_CHARACTERS = (
    "\u206a-\u206f"  # symmetric swapping, Arabic form shaping, digit shapes
    "\ufff9-\ufffb"  # annotation anchor, separator, terminator
)

# They choose between the shapes of the character before them.
VARIATION_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Characters that have one shape only, or none; digits, # and * stand in keycaps.
UNVARIED = "\x00-\x22\x24-\x29+-/:-\xa8\xaa-\xad\xaf-\u058f\u1e00-\u200a" + VARIATION_SELECTORS

# Letters that spell a flag after WAVING BLACK FLAG, and show nothing elsewhere.
TAGS = "\U000e0000-\U000e007f"
FLAG = "\N{WAVING BLACK FLAG}"
END_OF_FLAG = "\N{CANCEL TAG}"

# All that shows nothing.
INVISIBLE = (
    CONTROLS
    + NONCHARACTERS
    + WORD_JOINERS
    + "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}"
    + JOINERS
    + DIRECTION_MARKS
    + FORMAT_CHARACTERS
    + VARIATION_SELECTORS
    + TAGS
)

# Every other line end, so that a line is what stands between two "\n".
LINE_ENDS = (
    "\r\n",
    "\r",
    "\N{LINE TABULATION}",
    "\N{FORM FEED}",
    "\N{NEXT LINE}",
    "\N{LINE SEPARATOR}",
    "\N{PARAGRAPH SEPARATOR}",
)

# Spaces of fixed width or without a break: typesetting, not text. The ideographic
# space stays, because Chinese and Japanese pages indent with it.
EXOTIC_SPACES = (
    "\N{NO-BREAK SPACE}",
    "\N{OGHAM SPACE MARK}",
    *(chr(code) for code in range(ord("\N{EN QUAD}"), ord("\N{HAIR SPACE}") + 1)),
    "\N{NARROW NO-BREAK SPACE}",
    "\N{MEDIUM MATHEMATICAL SPACE}",
)

# All white space that is written in another way.
STRAY_SPACES = "".join(dict.fromkeys("".join((*LINE_ENDS, *EXOTIC_SPACES)).replace("\n", "")))

# What ends a sentence, without and with a following space.
SENTENCE_END_WIDE = (
    "\N{IDEOGRAPHIC FULL STOP}"
    "\N{FULLWIDTH FULL STOP}"
    "\N{FULLWIDTH EXCLAMATION MARK}"
    "\N{FULLWIDTH QUESTION MARK}"
    "\N{FULLWIDTH SEMICOLON}"
)
SENTENCE_END_NARROW = (
    ".!?;\N{HORIZONTAL ELLIPSIS}"
    "\N{ARABIC QUESTION MARK}\N{ARABIC SEMICOLON}\N{ARABIC FULL STOP}"  # Arabic, Persian, Urdu
    "\N{DEVANAGARI DANDA}\N{DEVANAGARI DOUBLE DANDA}"  # the languages of India
    "\N{ARMENIAN FULL STOP}\N{ETHIOPIC FULL STOP}\N{ETHIOPIC QUESTION MARK}\N{KHMER SIGN KHAN}"
    "\N{MYANMAR SIGN SECTION}\N{TIBETAN MARK SHAD}"
)
SENTENCE_END = SENTENCE_END_WIDE + SENTENCE_END_NARROW
QUESTION = "?\N{FULLWIDTH QUESTION MARK}\N{ARABIC QUESTION MARK}\N{ARMENIAN QUESTION MARK}\N{ETHIOPIC QUESTION MARK}"
COLON = ":\N{FULLWIDTH COLON}"

# What may follow the end of a sentence and still belongs to it.
CLOSING_MARKS = (
    "\"')]"
    "\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{RIGHT CORNER BRACKET}"
    "\N{FULLWIDTH RIGHT PARENTHESIS}"
    "\N{RIGHT BLACK LENTICULAR BRACKET}"
)

# How scraped teasers show that they were cut off.
CUT_OFF = ("...", "\N{HORIZONTAL ELLIPSIS}")


def run(first: str, count: int) -> str:
    """`count` characters that follow each other in Unicode, from the one named `first`.

    >>> run("CIRCLED DIGIT ONE", 3)
    '①②③'
    """
    start = ord(unicodedata.lookup(first))
    return "".join(chr(start + i) for i in range(count))


# Enclosed numerals, one character each; the place in the string is the ordinal. They
# are markers by design and nothing else in running text, so one character convinces.
ENCLOSED = {
    "circled": run("CIRCLED DIGIT ONE", 20)
    + run("CIRCLED NUMBER TWENTY ONE", 15)
    + run("CIRCLED NUMBER THIRTY SIX", 15),
    "double-circled": run("DOUBLE CIRCLED DIGIT ONE", 10),
    "negative-circled": run("DINGBAT NEGATIVE CIRCLED DIGIT ONE", 10) + run("NEGATIVE CIRCLED NUMBER ELEVEN", 10),
    "sans-circled": run("DINGBAT CIRCLED SANS-SERIF DIGIT ONE", 10),
    "negative-sans-circled": run("DINGBAT NEGATIVE CIRCLED SANS-SERIF DIGIT ONE", 10),
    "parenthesised": run("PARENTHESIZED DIGIT ONE", 20),
    "full-stop": run("DIGIT ONE FULL STOP", 20),
    "parenthesised-ideograph": run("PARENTHESIZED IDEOGRAPH ONE", 10),
    "circled-ideograph": run("CIRCLED IDEOGRAPH ONE", 10),
    "circled-small-letter": run("CIRCLED LATIN SMALL LETTER A", 26),
    "circled-capital-letter": run("CIRCLED LATIN CAPITAL LETTER A", 26),
    "parenthesised-letter": run("PARENTHESIZED LATIN SMALL LETTER A", 26),
    "circled-katakana": run("CIRCLED KATAKANA A", 47),
    "circled-hangul": run("CIRCLED HANGUL KIYEOK", 14),
    "circled-hangul-syllable": run("CIRCLED HANGUL KIYEOK A", 14),
}

# Bullets of every kind that pages show, with the middle dots of Japanese pages.
BULLETS = (
    "\N{BULLET}"
    "\N{TRIANGULAR BULLET}"
    "\N{HYPHEN BULLET}"
    "\N{WHITE BULLET}"
    "\N{BLACK CIRCLE}"
    "\N{BLACK SQUARE}"
    "\N{WHITE SQUARE}"
    "\N{BLACK SMALL SQUARE}"
    "\N{BLACK DIAMOND}"
    "\N{BLACK RIGHT-POINTING TRIANGLE}"
    "\N{BLACK RIGHT-POINTING POINTER}"
    "\N{BLACK STAR}"
    "\N{WHITE STAR}"
    "\N{HEAVY CHECK MARK}"
    "\N{KATAKANA MIDDLE DOT}"
    "\N{MIDDLE DOT}"
)

# Bullets of the symbol fonts of word processors, which scraped pages keep as private-use
# characters: U+F000 and the place of the sign in its font.
SYMBOL_BULLETS = (
    "\uf0b7"  # Symbol: round bullet
    "\uf0a7"  # Wingdings: small square
    "\uf0d8"  # Wingdings: arrowhead
    "\uf0fc"  # Wingdings: check mark
    "\uf076"  # Wingdings: four diamonds
)
# The same, but icon fonts have pictures there that stand before text too: one alone does not convince.
WEAK_SYMBOL_BULLETS = (
    "\uf06c"  # Wingdings: round bullet
    "\uf06e"  # Wingdings: square
    "\uf071"  # Wingdings: square with a shadow
    "\uf075"  # Wingdings: diamond
    "\uf09f"  # Wingdings: small round bullet
    "\uf0a8"  # Wingdings: white square
    "\uf0fe"  # Wingdings: ticked box
)
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

# What U+FFFD, written as UTF-8 twice, looks like when it is read as another encoding.
MISREAD_REPLACEMENTS = ("锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½")
# What memory that was never written looks like when it is read as GBK: 0xCC, 0xCD and their like, again and again.
MEMORY_FILLS = "烫屯葺铪"
# What a loss begins with, as the inside of a character class.
LOSSES = f"\ufffc\ufffd{''.join(mark[0] for mark in MISREAD_REPLACEMENTS)}{MEMORY_FILLS}{PRIVATE_USE}"

# Signs that are bullets only at the beginning of a line, with a space after them.
LINE_BULLETS = "-*+\N{EN DASH}\N{EM DASH}"
# Signs and pictures that are bullets where text follows them and the sign does not come again in its line; one of them
# alone may be a note, an arrow of a menu, or a picture. As the inside of a character class.
TEXT_BULLETS = (
    "\N{REFERENCE MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    "\N{RIGHTWARDS ARROW}\N{RIGHTWARDS DOUBLE ARROW}\N{RIGHTWARDS WHITE ARROW}"
    "\u25a0-\u25ff"  # geometric shapes
    "\u2605-\u2606\u2610-\u2612\u261a-\u261f"  # stars, ballot boxes, pointing hands
    "\u2701-\u275a\u2761-\u2767"  # dingbats: ticks, crosses, stars, florettes, ornaments
    "\u2794-\u27bf"  # and arrows
    "\u2b50\u2300-\u23ff\u2600-\u26ff\U0001f300-\U0001faff"  # pictures
)
# What word processors have for bullets in their fonts, if that is lost: with a tab after it.
TAB_BULLETS = "o\N{LATIN CAPITAL LETTER O WITH STROKE}\N{SECTION SIGN}\N{LATIN SMALL LETTER U WITH DIAERESIS}"

# Chinese numerals up to ninety-nine are composed of these.
HAN_DIGITS = "一二三四五六七八九"
HAN_TEN = "十"
HAN_NUMERALS = HAN_DIGITS + HAN_TEN
# The one keycap that is a character of its own; the others are a digit and a combining enclosure.
KEYCAP_TEN = "\N{KEYCAP TEN}"


def ranges(text: str) -> str:
    """The body of a character class, from hexadecimal code points and ranges.

    >>> ranges("41-43 5a")
    'A-CZ'
    """
    return "".join("-".join(chr(int(code, 16)) for code in part.split("-")) for part in text.split())


# What NFC writes in another way wherever it stands: singletons (ANGSTROM SIGN, CJK
# compatibility ideographs) and letters that are composed for a round trip only. By Unicode 18,
# as code points: a test compares both tables with the `unicodedata` of the Python at hand.
REWRITTEN_BY_NFC = ranges(
    "374 37e 387 958-95f 9dc-9dd 9df a33 a36 a59-a5b a5e b5c-b5d f43 f4d f52 f57 f5c f69 f76 f78 f93 f9d fa2 fa7 "
    "fac fb9 1f71 1f73 1f75 1f77 1f79 1f7b 1f7d 1fbb 1fbe 1fc9 1fcb 1fd3 1fdb 1fe3 1feb 1fee-1fef 1ff9 1ffb 1ffd "
    "2000-2001 2126 212a-212b 2329-232a 2adc f900-fa0d fa10 fa12 fa15-fa1e fa20 fa22 fa25-fa26 fa2a-fa6d "
    "fa70-fad9 fb1d fb1f fb2a-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4e 1d15e-1d164 1d1bb-1d1c0 "
    "2f800-2fa1d "
)
# What NFC may join to, or put in another order with, the character before: combining marks,
# the vowels and final consonants of Hangul, the second halves of some Indic vowels.
COMBINING = ranges(
    "300-34e 350-36f 483-487 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7-5c9 610-61a 64b-65f 670 6d6-6dc 6df-6e4 6e7-6e8 "
    "6ea-6ed 711 730-74a 7eb-7f3 7fd 816-819 81b-823 825-827 829-82d 859-85b 897-89f 8ca-8e1 8e3-8ff 93c 94d "
    "951-954 9bc 9be 9cd 9d7 9fe a3c a4d abc acd b3c b3e b4d b56-b57 bbe bcd bd7 c3c c4d c55-c56 cbc cc2 ccd "
    "cd5-cd6 d3b-d3c d3e d4d d57 dca dcf ddf e38-e3a e48-e4b eb8-eba ec8-ecb f18-f19 f35 f37 f39 f71-f75 f7a-f7d "
    "f80-f84 f86-f87 fc6 102e 1037 1039-103a 108d 1161-1175 11a8-11c2 135d-135f 1714-1715 1734 17d2 17dd 18a9 "
    "1939-193b 1a17-1a18 1a60 1a75-1a7c 1a7f 1ab0-1abd 1abf-1af0 1b34-1b35 1b44 1b6b-1b73 1baa-1bab 1be6 "
    "1bf2-1bf3 1c37 1cd0-1cd2 1cd4-1ce0 1ce2-1ce8 1ced 1cf4 1cf8-1cf9 1dc0-1dff 20d0-20dc 20e1 20e5-20f0 "
    "2cef-2cf1 2d7f 2de0-2dff 302a-302f 3099-309a a66f a674-a67d a69e-a69f a6f0-a6f1 a806 a82c a8c4 a8e0-a8f1 "
    "a92b-a92d a953 a9b3 a9c0 aab0 aab2-aab4 aab7-aab8 aabe-aabf aac1 aaf6 abed fb1e fe20-fe2f 101fd 102e0 "
    "10376-1037a 10a0d 10a0f 10a38-10a3a 10a3f 10ae5-10ae6 10d24-10d27 10d69-10d6d 10eab-10eac 10ecb-10ecf "
    "10ef0-10efb 10efd-10eff 10f46-10f50 10f82-10f85 11046 11070 1107f 110b9-110ba 11100-11102 11127 11133-11134 "
    "11173 111c0 111ca 11235-11236 112e9-112ea 1133b-1133c 1133e 1134d 11357 11366-1136c 11370-11374 113b8 113bb "
    "113c2 113c5 113c7-113c9 113ce-113d0 11442 11446 1145e 114b0 114ba 114bd 114c2-114c3 115af 115bf-115c0 1163f "
    "116b6-116b7 1172b 11839-1183a 11930 1193d-1193e 11943 119e0 11a34 11a47 11a99 11c3f 11d42 11d44-11d45 11d97 "
    "11f41-11f42 1611e-16129 1612f 16af0-16af4 16b30-16b36 16d67-16d68 16ff0-16ff1 1bc9e 1d127-1d128 1d165-1d169 "
    "1d16d-1d172 1d17b-1d182 1d185-1d18b 1d1aa-1d1ad 1d242-1d244 1d250-1d252 1d25b-1d25c 1d25f 1d280-1d281 "
    "1e000-1e006 1e008-1e018 1e01b-1e021 1e023-1e024 1e026-1e02a 1e08f 1e130-1e136 1e2ae 1e2ec-1e2ef 1e4ec-1e4ef "
    "1e5ee-1e5ef 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5 1e8d0-1e8d6 1e944-1e94a "
)
