"""The encodings that take part in misreadings."""

from typing import Final

# UTF-8 may have been read as these; where two of them give the same text, the first one is named.
WINDOWS: Final = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258")
OTHER: Final = (
    *("iso8859-2", "iso8859-15", "mac-roman", "cp437", "cp850", "koi8-r"),
    *("cp866", "cp852", "mac-cyrillic"),
)
MULTI_BYTE: Final = ("gb18030", "big5", "cp932", "cp949")

# These may have been read as Windows-1252 or Latin-1.
EAST_ASIAN: Final = ("gb18030", "big5", "cp932", "cp949", "euc-jp")
ALPHABETS: Final = ("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1253", "cp1255", "cp1256", "cp874")

# The controls that Latin-1 has where Windows-1252 has quotation marks and dashes.
C1: Final = "".join(map(chr, range(0x80, 0xA0)))


def single_byte_table(codec: str) -> str:
    """The 256 characters of an encoding; an undefined byte is the control of that number, as in browsers."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))
