"""Characters that show nothing: controls, terminal escapes, zero-width and direction marks.

A mark that means something where it stands is left there: joiners in the scripts and emoji
that need them, direction marks on lines with right-to-left letters, variation selectors
after emoji and ideographs, zero-width spaces where a script has no others.
"""

import regex  # it compiles large classes faster than `re`

from pipeline.characters import (
    CONTROLS,
    DIRECTION_MARKS,
    END_OF_FLAG,
    FLAG,
    FORMAT_CHARACTERS,
    JOINERS,
    NONCHARACTERS,
    RIGHT_TO_LEFT,
    TAGS,
    UNJOINED,
    UNVARIED,
    VARIATION_SELECTORS,
    WITHOUT_SPACES,
    WORD_JOINERS,
)
from pipeline.edits import Edit
from pipeline.outline.page_reader import PageReader
from pipeline.outline.scan.lines import find
from pipeline.outline.scan.properties import INVISIBLE

STAGE = "invisible"
# The sequences of ECMA-48: CSI; OSC up to BEL or ST; DCS, SOS, PM and APC up to ST; choice of a
# character set; the private ones of xterm. A letter after another ESC may be text.
_ESCAPE = (
    r"\x1b\[[0-?]{0,30}[ -/]{0,4}[@-~]|\x9b[0-9;]{1,30}m"
    r"|\x1b\][^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\|\x9c)|\x1b[PX^_][^\x1b\x9c\n]*+(?:\x1b\\|\x9c)"
    r"|\x1b[()*+][0-2AB]|\x1b%[@G]|\x1b#8|\x1b[78=>\\]"
)
# The rule of what stands at a place; each character that shows nothing falls under one.
_RULE = regex.compile(
    rf"(?P<terminal_escape>{_ESCAPE})"
    rf"|(?P<control_character>[\x1b\x9b]|(?:(?![\x1b\x9b])[{CONTROLS}])++)"
    rf"|(?P<noncharacter>[{NONCHARACTERS}]+)"
    r"|(?P<byte_order_mark>\A\ufeff)"
    rf"|(?P<zero_width>\u200b+|[{WORD_JOINERS}]+)"
    r"|(?P<soft_hyphen>\xad+)"
    rf"|(?P<stray_joiner>[{JOINERS}]+)"
    rf"|(?P<direction_mark>[{DIRECTION_MARKS}]+)"
    rf"|(?P<format_character>[{FORMAT_CHARACTERS}]+)"
    rf"|(?P<stray_variation_selector>[{VARIATION_SELECTORS}]+)"
    rf"|(?P<stray_tag>[{TAGS}]+)"
)
_NAMES = {group: group.replace("_", "-") for group in _RULE.groupindex}
_UNJOINED = regex.compile(f"[{UNJOINED}]?")
_UNVARIED = regex.compile(f"[{UNVARIED}]?")
_WITHOUT_SPACES = regex.compile(f"[{WITHOUT_SPACES}]")
_RIGHT_TO_LEFT = regex.compile(f"[{RIGHT_TO_LEFT}]")
# No flag is spelled with more tags than this.
_LONGEST_FLAG = 16


def invisible_edits(page: PageReader) -> list[Edit]:
    """Remove what shows nothing and means nothing where it stands.

    >>> [(edit.before, edit.rule) for edit in invisible_edits(PageReader("a\\x00b"))]
    [('\\x00', 'control-character')]
    """
    text = page.text
    edits = []
    line_end, order_matters = -1, False
    size = page.lines.size
    at = find(page.lines, 0, size, INVISIBLE)
    while at < size:
        match = _RULE.match(text, at)
        assert match, "every character that shows nothing falls under a rule"
        start, end = match.span()
        rule = _NAMES[match.lastgroup or ""]
        if rule == "direction-mark" and start > line_end:
            line_start = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", end) % (len(text) + 1)
            order_matters = bool(_RIGHT_TO_LEFT.search(text, line_start, line_end))
        if not (order_matters if rule == "direction-mark" else _means_something(rule, text, start, end)):
            after = "-" if rule == "soft-hyphen" and _in_number(text, start, end) else ""
            edits.append(Edit(start, end, match.group(), after, STAGE, rule))
        at = find(page.lines, end, size, INVISIBLE)
    return edits


def _means_something(rule: str, text: str, start: int, end: int) -> bool:
    """Whether a mark means something to what stands beside it."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if rule == "zero-width":
        return text[start] == "\u200b" and bool(_WITHOUT_SPACES.match(before) and _WITHOUT_SPACES.match(after))
    if rule == "stray-joiner":
        return not (_UNJOINED.fullmatch(before) and _UNJOINED.fullmatch(after))
    if rule == "stray-variation-selector":
        return end - start == 1 and not _UNVARIED.fullmatch(before)
    if rule == "stray-tag":
        return before == FLAG and text[end - 1] == END_OF_FLAG and end - start <= _LONGEST_FLAG
    return False


def _in_number(text: str, start: int, end: int) -> bool:
    """Whether a hyphen stands between letters and digits: words are hyphenated within, numbers never."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return before.isalnum() and after.isalnum() and (before.isdecimal() or after.isdecimal())
