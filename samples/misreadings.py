"""Texts whose bytes are read in a wrong encoding, and what cleaning makes of them.

Where an encoding leaves a byte undefined it reads as the control of that number, as
browsers read it.
"""

import pipeline
from pipeline.cleaning.mojibake.encodings import MULTI_BYTE, single_byte_table
from pipeline.cleaning.mojibake.stage import STAGE, mojibake_edits
from pipeline.edits import Edit, splice
from pipeline.outline.page_reader import PageReader

EAST_ASIAN_TEXTS = {"zh-Hans": ("gb18030",), "zh-Hant": ("big5",), "ja": ("cp932", "euc-jp"), "ko": ("cp949",)}
FTFY_CASES = ("in-the-wild", "language-names", "synthetic", "negative", "known-failures")


def misread(text: str, right: str, wrong: str) -> str | None:
    """What bytes of the encoding `right` say when they are read as `wrong`; None where that is impossible.

    So it is with characters that `right` itself gives back as others: ¥ in EUC-JP.
    """
    try:
        raw = text.encode(right)
        if raw.decode(right) != text:
            return None
        if wrong in MULTI_BYTE:
            return raw.decode(wrong)
    except UnicodeError:
        return None
    table = single_byte_table(wrong)
    return "".join(table[byte] for byte in raw)


def of_encoding(text: str) -> list[Edit]:
    """The edits that cleaning a text makes to its encoding."""
    return [edit for edit in pipeline.clean(text).edits if edit.stage == STAGE]


def encoding_only(text: str) -> str:
    """A text with nothing but its encoding repaired."""
    return splice(text, mojibake_edits(PageReader(text)))
