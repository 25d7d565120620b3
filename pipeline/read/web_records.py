"""Records of web archives: what an HTTP answer, a stored file or an extracted text holds."""

import json
from io import BytesIO
from typing import Any, NamedTuple

from pipeline.edits import storable

# Headers that are worth keeping, and what they are called in `extra`.
_KEPT = {
    "WARC-Record-ID": "id",
    "WARC-Date": "date",
    "WARC-Identified-Content-Language": "language",
}
_HTML = ("text/html", "application/xhtml+xml")


class NoPageError(ValueError):
    """A record that is no page; `reason` is that of the reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


class WebRecord(NamedTuple):
    """The content of a record as it was before it was sent, and what its headers say."""

    content: bytes
    charset: str | None
    url: str | None
    extra: str | None


def read_record(raw: bytes, most: int) -> WebRecord:
    """A record with its headers; of its content at most `most` bytes. Raises `NoPageError`."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        record = next(iter(ArchiveIterator(BytesIO(raw), parse_http=True, auto_decode="all", quirks_mode=True)))
        headers = {name: record.headers.get(name) for name in ("WARC-Target-URI", "Content-Type", *_KEPT)}
        stated = headers["Content-Type"]
        if record.record_type == WarcRecordType.response and (stated or "").startswith("application/http"):
            stated = _type_of_answer(record.http_headers)
        content = record.reader.read(most)
    except (OSError, StopIteration) as error:
        raise NoPageError("broken WARC", str(error) or "no record") from None
    media_type, charset = _media_type(stated)
    if media_type in _HTML:
        raise NoPageError("html not supported yet", f"{media_type} in {headers['WARC-Target-URI']}")
    if media_type != "text/plain" and record.record_type != WarcRecordType.conversion:
        raise NoPageError("not plain text", f"{media_type} in {headers['WARC-Target-URI']}")
    kept = {name: headers[header] for header, name in _KEPT.items() if headers[header]}
    url = headers["WARC-Target-URI"]
    extra = storable(json.dumps(kept, ensure_ascii=False, separators=(",", ":"))) if kept else None
    return WebRecord(content, charset, storable(url.strip("<>")) if url else None, extra)


def _type_of_answer(headers: Any) -> str | None:
    """The content type of an HTTP answer. Raises `NoPageError` if that is none, or no page."""
    if not headers or headers.status_code is None:
        raise NoPageError("broken WARC", "no headers of an HTTP answer")
    if not 200 <= headers.status_code < 300:
        raise NoPageError("HTTP error", f"status {headers.status_code}")
    stated: str | None = headers.get("Content-Type")
    return stated


def _media_type(stated: str | None) -> tuple[str, str | None]:
    """The type and the charset of a content type."""
    kind, *parameters = (stated or "unknown").split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charset = next((value.strip(" \"'") for name, _, value in pairs if name.strip().lower() == "charset"), None)
    return kind.strip().lower(), charset
