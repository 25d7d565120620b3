"""Tables of characters, by name, each group with the reason why it is one."""

import re
import unicodedata

# Characters that show nothing and mean nothing in running text; scraped pages carry
# them from editors and from copy protection. ZWJ and ZWNJ stay: Persian, the Indic
# scripts and emoji need them.
INVISIBLE = (
    "\N{ZERO WIDTH SPACE}",
    "\N{WORD JOINER}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",  # also the byte order mark
    "\N{SOFT HYPHEN}",
)

# These, and the C0 and C1 controls but white space and NEL.
INVISIBLE_PATTERN = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{''.join(INVISIBLE)}]+")

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

# What ends a sentence, without and with a following space.
SENTENCE_END_WIDE = (
    "\N{IDEOGRAPHIC FULL STOP}"
    "\N{FULLWIDTH FULL STOP}"
    "\N{FULLWIDTH EXCLAMATION MARK}"
    "\N{FULLWIDTH QUESTION MARK}"
    "\N{FULLWIDTH SEMICOLON}"
)
SENTENCE_END_NARROW = ".!?;\N{HORIZONTAL ELLIPSIS}"
SENTENCE_END = SENTENCE_END_WIDE + SENTENCE_END_NARROW
QUESTION = "?\N{FULLWIDTH QUESTION MARK}"
COLON = ":\N{FULLWIDTH COLON}"

# What may stand behind the end of a sentence and still belongs to it.
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

# Signs that are bullets only at the beginning of a line, with a space behind them.
LINE_BULLETS = "-*+\N{EN DASH}\N{EM DASH}"

# Chinese numerals up to ninety-nine are composed of these.
HAN_DIGITS = "一二三四五六七八九"
HAN_TEN = "十"
# The one keycap that is a character of its own; the others are a digit and a combining enclosure.
KEYCAP_TEN = "\N{KEYCAP TEN}"
