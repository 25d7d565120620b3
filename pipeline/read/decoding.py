"""Decoding: from the bytes of a record to a page. It runs in the workers, and knows nothing of files."""

import json
from typing import Any

from pipeline.edits import storable
from pipeline.read.options import Reading
from pipeline.read.rejects import reject
from pipeline.records import Piece, RawPage, Reject


def decode(piece: Piece, options: Reading) -> RawPage | Reject:
    """The page that a piece is, or the reject that says why it is none. Never raises."""
    return _decode_text(piece, options) if piece.kind == "text" else _decode_json(piece, options)


def _decode_text(piece: Piece, options: Reading) -> RawPage | Reject:
    try:
        text = piece.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _reject(piece, "not UTF-8", _where(error), options)
    if not text.strip():
        return _reject(piece, "no text", "the file is empty or holds white space only", options)
    return RawPage(piece.source, piece.record, text, piece.offset, piece.url, None, "utf-8")


def _decode_json(piece: Piece, options: Reading) -> RawPage | Reject:
    try:
        data = json.loads(piece.raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _reject(piece, "not UTF-8", _where(error), options)
    except (ValueError, RecursionError) as error:
        return _reject(piece, "not JSON", str(error), options)
    if not isinstance(data, dict):
        return _reject(piece, "not a JSON object", f"the record is a {type(data).__name__}", options)
    text = data.pop(options.text_column, None)
    url = data.pop(options.url_column) if isinstance(data.get(options.url_column), str) else None
    if not isinstance(text, str) or not text.strip():
        kind = "missing or null" if text is None else "blank" if isinstance(text, str) else "no string"
        return _reject(piece, "no text", f'the key "{options.text_column}" is {kind}', options)
    url = storable(url) if url is not None else None
    return RawPage(piece.source, piece.record, text, piece.offset, url, _extra(data))


def _extra(data: dict[str, Any]) -> str | None:
    return storable(json.dumps(data, ensure_ascii=False)) if data else None


def _where(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} at {error.start}: {error.reason}"


def _reject(piece: Piece, reason: str, detail: str, options: Reading) -> Reject:
    return reject(piece.source, piece.record, piece.offset, reason, detail, piece.raw, most=options.most_raw_bytes)
