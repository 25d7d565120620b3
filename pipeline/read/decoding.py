"""Decoding: from the bytes of a record to a page. It runs in the workers, and knows nothing of files."""

from pipeline.edits import storable
from pipeline.read.encodings import NotTextError, decode_text
from pipeline.read.json_objects import NotJsonError, as_json, parse_object
from pipeline.read.options import Reading
from pipeline.read.rejects import reject, too_large
from pipeline.read.web_records import NoPageError, read_record
from pipeline.records import Piece, RawPage, Reject


def decode(piece: Piece, options: Reading) -> RawPage | Reject:
    """The page that a piece is, or the reject that says why it is none. Never raises for whatever the bytes are."""
    match piece.kind:
        case "json":
            return _decode_json(piece, options)
        case "warc":
            return _decode_warc(piece, options)
    return _decode_text(piece, piece.raw, options, piece.encoding, piece.url, None)


def _decode_text(
    piece: Piece, raw: bytes, options: Reading, stated: str | None, url: str | None, extra: str | None
) -> RawPage | Reject:
    try:
        text, encoding = decode_text(raw, stated)
    except NotTextError as error:
        return _reject(piece, "not text", str(error), options)
    if not text or text.isspace():
        return _reject(piece, "no text", "it is empty or holds white space only", options)
    return RawPage(piece.source, piece.record, text, piece.offset, url, extra, encoding)


def _decode_warc(piece: Piece, options: Reading) -> RawPage | Reject:
    try:
        record = read_record(piece.raw, options.max_page_bytes + 1)
    except NoPageError as error:
        return _reject(piece, error.reason, error.detail, options)
    if len(record.content) > options.max_page_bytes:
        return too_large(piece.source, piece.record, piece.offset, piece.raw, len(piece.raw), options)
    return _decode_text(piece, record.content, options, record.charset, record.url, record.extra)


def _decode_json(piece: Piece, options: Reading) -> RawPage | Reject:
    try:
        data = parse_object(piece.raw)
        text = data.pop(options.text_column, None)
        if not isinstance(text, str) or not text or text.isspace():
            kind = "missing or null" if text is None else "blank" if isinstance(text, str) else "no string"
            columns = ", ".join(map(repr, data)) if kind == "missing or null" else ""
            detail = f'"{options.text_column}" is {kind}' + (f"; there are {columns}"[:500] if columns else "")
            return _reject(piece, "no text", detail, options)
        url = data.pop(options.url_column) if isinstance(data.get(options.url_column), str) else None
        extra = as_json(data, piece.raw) if data else None
    except NotJsonError as error:
        return _reject(piece, error.reason, error.detail, options)
    url = storable(url) if url is not None else None
    return RawPage(piece.source, piece.record, text, piece.offset, url, extra, piece.encoding)


def _reject(piece: Piece, reason: str, detail: str, options: Reading) -> Reject:
    return reject(piece.source, piece.record, piece.offset, reason, detail, piece.raw, most=options.most_raw_bytes)
