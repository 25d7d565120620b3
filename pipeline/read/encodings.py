"""Text encodings: what a page's bytes are to be decoded from. UTF-8 is tried first, and strictly."""

import codecs
import re
import warnings
from collections.abc import Callable

# Marks at the beginning of a file; that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages are found in besides Unicode, by the names of the detector; a shorter list makes fewer mistakes.
_LEGACY = (
    *("gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "koi8-r", "iso8859-2"),
)
_UNMARKED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# The detector names the largest relative of an encoding; where a smaller one fits, it is what was meant.
_SMALLER = {"big5hkscs": ("big5", "cp950"), "euc_jis_2004": ("euc_jp",)}
# What servers state, by the names of Python, and the larger relative that is meant. Latin-1 is what they state
# who know nothing, and fits everything.
_STATED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
    **{name: name for name in _LEGACY if name.startswith(("cp125", "cp874", "koi8"))},
    "iso8859-2": "iso8859-2",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
# One or two letters tell nothing; then it is likely what half of all other pages are in.
_FEW_LETTERS = 3
_COMMONEST = "cp1252"
_BEYOND_ASCII = bytes(range(128, 256))
# More than this tells the detector nothing new, and takes its time.
_SAMPLE = 20_000
_VALID = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BAD = re.compile("[\udc80-\udcff]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# Of a hundred bytes of a picture, a program or a packed file some ten are controls, of a page none.
_MOST_CONTROLS = 0.02
# In UTF-16 half of the bytes of a text in Latin letters are zeros.
_UTF16_ZEROS = 0.4
# UTF-8 with this many good characters for each bad byte was UTF-8 before it was damaged.
_GOOD_FOR_BAD = 10


class NotTextError(ValueError):
    """Bytes that are no text in any known encoding."""


def decode_text(raw: bytes, stated: str | None = None) -> tuple[str, str]:
    """A text and the encoding that it was in; `stated` is tried after UTF-8, and before guesses.

    In UTF-8 that is damaged a byte that fits nowhere becomes a lone surrogate, from U+DC80 to U+DCFF.
    Raises `NotTextError`.
    """
    if marked := mark_of(raw):
        return _decode(raw, marked), marked
    if raw.count(0) > _UTF16_ZEROS * len(raw):
        encoding = guess(raw, _UNMARKED)
        return _decode(raw, encoding), encoding
    for tried in ("utf-8", _known(stated)):
        if tried and (text := _try(raw, tried)) is not None:
            return text, tried
    if len(raw) - len(raw.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(raw):
        raise NotTextError("too many control characters for a text")
    if _is_damaged_utf8(raw):
        return raw.decode("utf-8", "surrogateescape"), "utf-8"
    encoding = guess(raw)
    return _decode(raw, encoding), encoding


def mark_of(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, if a byte order mark says so."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def guess(raw: bytes, encodings: tuple[str, ...] = _LEGACY) -> str:
    """The most likely of some encodings. Raises `NotTextError` if none fits."""
    import chardet

    if encodings is _LEGACY and _has_few_letters(raw) and _try(raw, _COMMONEST) is not None:
        return _COMMONEST
    with warnings.catch_warnings():  # for a text that tells nothing it answers with another encoding, and warns of that
        warnings.simplefilter("ignore")
        found = chardet.detect(raw, include_encodings=encodings, compat_names=False, max_bytes=_SAMPLE)["encoding"]
    if found is None:
        raise NotTextError("no known encoding fits")
    for smaller in _SMALLER.get(found, ()):
        if _try(raw, smaller) is not None:
            return smaller
    return found


def _has_few_letters(raw: bytes) -> bool:
    """Whether too few bytes are beyond ASCII to tell anything."""
    beyond = len(raw) - len(raw.translate(None, _BEYOND_ASCII))
    return beyond < _FEW_LETTERS and beyond * 8 < len(raw)


def _is_damaged_utf8(raw: bytes) -> bool:
    good = len(_VALID.findall(raw))
    bad = len(_BAD.findall(raw.decode("utf-8", "surrogateescape")))
    return good >= _GOOD_FOR_BAD * bad


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"{encoding} was likely, but {where(error)}") from None


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _known(stated: str | None) -> str | None:
    """The encoding that a stated one means; None if it means nothing."""
    try:
        return _STATED.get(codecs.lookup(stated).name) if stated else None
    except (LookupError, ValueError):  # a damaged name may hold what no name can
        return None


def where(error: UnicodeDecodeError) -> str:
    """What cannot be decoded, for a person."""
    return f"byte 0x{error.object[error.start]:02x} at {error.start}: {error.reason}"


class RowDecoder:
    """Decodes rows, each by itself from UTF-8; those that are something else are all in one encoding.

    `name` is what UTF-8 is called, if the stream was something else before.
    """

    def __init__(self, name: str | None = None) -> None:
        self._name = name or "utf-8"
        self._legacy: str | None = None

    def decode(self, fields: list[str], raw: bytes, ahead: Callable[[], bytes]) -> tuple[list[str], str]:
        """Fields whose code points are bytes as texts, and their encoding; `ahead` gives what follows the row.

        Raises `NotTextError`.
        """
        if raw.isascii():
            return fields, self._name
        if _try(raw, "utf-8") is not None:
            return [field.encode("latin-1").decode() for field in fields], self._name
        if self._legacy is None:
            others = [line for line in (raw + ahead()).split(b"\n") if _try(line, "utf-8") is None]
            self._legacy = guess(b"\n".join(others[:-1] or others))
        return [_decode(field.encode("latin-1"), self._legacy) for field in fields], self._legacy
