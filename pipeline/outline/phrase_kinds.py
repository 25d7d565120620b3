"""The kinds of phrases of the vocabulary, a bit for each, so that several can be asked for at once."""

from typing import Final

# The kinds of phrases.
ROLE: Final = 1 << 0
PREVIOUS: Final = 1 << 1
NEXT: Final = 1 << 2
RECOMMENDATIONS: Final = 1 << 3
BYLINE: Final = 1 << 4
BREADCRUMB: Final = 1 << 5
BOILERPLATE: Final = 1 << 6
CLOSING: Final = 1 << 7
ORDINAL: Final = 1 << 8
CONTINUING: Final = 1 << 9
REFERENCE: Final = 1 << 10
JOINT: Final = 1 << 11
COPULA: Final = 1 << 12
COMMON: Final = 1 << 13
NOTICE: Final = 1 << 14
BACKGROUND: Final = 1 << 15
BACKGROUND_AFTER: Final = 1 << 16
QUALIFIER: Final = 1 << 17
LINK: Final = 1 << 18
CONDITION: Final = 1 << 19
NOTHING: Final = 1 << 20
NEIGHBOURS: Final = 1 << 21
TEASER: Final = 1 << 22
COMMENTS: Final = 1 << 23
SPEAKER: Final = 1 << 24
CALL: Final = 1 << 25
BIOGRAPHY: Final = 1 << 26
PROFESSION: Final = 1 << 27
STATEMENT: Final = 1 << 28
# These are looked up only where a rule asks for them, so no character is marked for their sake.
ASKED_FOR: Final = (
    REFERENCE | JOINT | COPULA | COMMON | BACKGROUND | BACKGROUND_AFTER | CONDITION | QUALIFIER | LINK
) | (NOTHING | COMMENTS | SPEAKER | CALL | STATEMENT | BIOGRAPHY | PROFESSION)
