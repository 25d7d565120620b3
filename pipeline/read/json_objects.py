"""JSON objects: parsed fast, and once more by the standard library where that knows better."""

import json
import math
from typing import Any

import orjson

from pipeline.edits import storable
from pipeline.read.encodings import where

# From here on a float may have been an integer that 64 bits cannot hold.
_LARGE = 2.0**63


class NotJsonError(ValueError):
    """A record that is no JSON object; `reason` is that of the reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def parse_object(raw: bytes) -> dict[str, Any]:
    """The object that these bytes are. Raises `NotJsonError`."""
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError:
        data = _parse_leniently(raw)
    if not isinstance(data, dict):
        raise NotJsonError("not a JSON object", f"the record is a {type(data).__name__}")
    return data


def as_json(data: dict[str, Any], raw: bytes) -> str:
    """What is left of an object, as JSON; `raw` is the whole object. Raises `NotJsonError`."""
    try:
        if not _has_large(data):
            return orjson.dumps(data).decode()
    except (orjson.JSONEncodeError, RecursionError):  # lone surrogates, integers of more than 64 bits, deep nesting
        pass
    exact = _parse_leniently(raw)
    try:
        return storable(json.dumps({key: exact[key] for key in data}, ensure_ascii=False, separators=(",", ":")))
    except RecursionError as error:
        raise NotJsonError("not JSON", str(error)) from None


def _has_large(value: object) -> bool:
    if isinstance(value, float):
        return abs(value) >= _LARGE
    if isinstance(value, dict):
        return any(map(_has_large, value.values()))
    return isinstance(value, list) and any(map(_has_large, value))


def _parse_leniently(raw: bytes) -> Any:
    """What the standard library reads besides: lone surrogates, long integers, line ends in strings; NaN is null."""
    try:
        return json.loads(raw.decode("utf-8"), strict=False, parse_constant=lambda _: None, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise NotJsonError("not UTF-8", where(error)) from None
    except (ValueError, RecursionError) as error:
        raise NotJsonError("not JSON", str(error)) from None


def _finite(number: str) -> float | None:
    value = float(number)
    return value if math.isfinite(value) else None
