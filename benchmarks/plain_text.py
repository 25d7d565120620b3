"""HTML as the plain text that a scraper without a renderer makes of it; for development only."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_PARAGRAPHS: Final = re.compile("p|h[1-6]|table|blockquote|ul|ol|article|section|pre")
_LINES: Final = re.compile(
    "address|aside|body|br|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "header|hr|legend|li|main|menu|nav|option|summary|tbody|tfoot|thead|title|tr"
)
_LEFT_OUT: Final = re.compile(
    "script|style|noscript|template|svg|iframe|head|object|textarea|select|math|audio|video|canvas"
)
_CHARSET: Final = re.compile(rb"charset=[\"']?([\w-]+)")
_DEEPEST: Final = 8  # columns of indent


class _Stripper(HTMLParser):
    """Collects what stands outside of tags, with a line end where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._left_out: list[str] = []
        self._lists: list[int] = []  # the last number of each open list, -1 if it has bullets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out or _LEFT_OUT.fullmatch(tag):
            if not self._left_out or tag == self._left_out[-1]:
                self._left_out.append(tag)
            return
        self._break(tag)
        if tag in ("td", "th"):
            self.parts.append("\t\t")
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self.parts.append("  " * max(len(self._lists), 1) + self._marker())

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            if tag == self._left_out[-1]:
                self._left_out.pop()
            return
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _break(self, tag: str) -> None:
        if _PARAGRAPHS.fullmatch(tag):
            self.parts.append("\n\n")
        elif _LINES.fullmatch(tag):
            self.parts.append("\n")

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "


def plain_text(html: str) -> str:
    """The text of a page, a line for each block and a blank line between paragraphs.

    >>> plain_text("<p>One <b>two</b><ul><li>three<li>four</ul><script>five</script>")
    'One two\\n\\n  • three\\n  • four\\n'
    """
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    lines = (_cleaned(line) for line in "".join(stripper.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _cleaned(line: str) -> str:
    text = re.sub(" +", " ", line.strip(" "))
    if not text.strip() or re.fullmatch(r"(•|\d+\.)\s*", text):
        return ""
    indent = len(line) - len(line.lstrip(" ")) if re.match(r"•|\d+\. ", text) else 0
    return " " * min(indent, _DEEPEST) + text


def read_html(path: Path) -> str:
    """A gzipped page, in UTF-8 or in the encoding that it names."""
    data = gzip.decompress(path.read_bytes())
    try:
        return data.decode()
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:3000].lower())
        encoding = named[1].decode() if named else "gb18030"
        return data.decode("gb18030" if encoding in ("gb2312", "gbk", "utf-8") else encoding, "replace")
