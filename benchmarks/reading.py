"""How fast dumps are read, and how often encodings are found out.

Speed is in MB of the same records as JSON Lines, by processor time, so that formats can be compared.
Detection is measured on the lines of `tests/texts` in the encodings that their languages are found in.
"""

import argparse
import bz2
import csv
import gzip
import io
import json
import lzma
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import zstandard

from pipeline.read import Reading, decode, find_sources, pieces
from pipeline.read.encodings import decode_text
from pipeline.records import Reject
from samples.places import DATA, TEXTS

# The encodings that a language is found in, besides UTF-8.
_WESTERN = "ca da de en es fi fr ga is it nb nl pt sv"
USUAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_WESTERN.split(), ("cp1252",)),
    **dict.fromkeys(["cs", "hu", "pl", "ro"], ("cp1250", "iso8859-2")),
    **dict.fromkeys(["et", "lt", "lv"], ("cp1257",)),
    **dict.fromkeys(["bg", "uk", "sr"], ("cp1251",)),
    "ru": ("cp1251", "koi8-r"),
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "he": ("cp1255",),
    "ar": ("cp1256",),
    "fa": ("cp1256",),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "zh-Hans": ("gb18030",),
    "zh-Hant": ("big5",),
}
# The least of so many rounds counts, because machines are shared.
ROUNDS = 3
# How many lines make a page.
LENGTHS = (1, 3, 10, 1000)


def samples() -> Iterator[tuple[str, int, str, bytes]]:
    """An encoding, how many lines, the text, and its bytes."""
    for path in sorted(TEXTS.glob("*.txt")):
        for encoding in USUAL.get(path.stem, ()):
            lines = path.read_text(encoding="utf-8").splitlines()
            lines = [line for line in lines if line.encode(encoding, "replace").decode(encoding, "replace") == line]
            for length in LENGTHS:
                for at in range(0, len(lines), length):
                    text = "\n".join(lines[at : at + length])
                    if not text.isascii():
                        yield encoding, length, text, text.encode(encoding)


def _by_us(raw: bytes) -> str | None:
    return decode_text(raw)[0]


def _by_chardet(raw: bytes) -> str | None:
    import chardet

    encoding = chardet.detect(raw)["encoding"]
    return raw.decode(encoding) if encoding else None


def _by_charset_normalizer(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return raw.decode(best.encoding) if best else None


def detection() -> None:
    """Print how many pages come out exactly as they were, by encoding and by length."""
    found = list(samples())
    ways: dict[str, Callable[[bytes], str | None]] = {
        "here": _by_us,
        "chardet alone": _by_chardet,
        "charset-normalizer": _by_charset_normalizer,
    }
    totals: Counter[Any] = Counter(key for encoding, length, _, _ in found for key in (encoding, length))
    right: dict[str, Counter[Any]] = {}
    speeds = {}
    for name, way in ways.items():
        right[name] = Counter()
        began = time.process_time()
        for encoding, length, text, raw in found:
            try:
                good = way(raw) == text
            except ImportError:
                print(f"{name} is not installed, and left out.")
                break
            except (ValueError, LookupError):
                good = False
            right[name].update({encoding: good, length: good})
        speeds[name] = sum(len(raw) for *_, raw in found) / 1e6 / (time.process_time() - began)
    print(f"| pages of | pages | {' | '.join(ways)} |\n|---|---|{'---|' * len(ways)}")
    for key, total in sorted(totals.items(), key=lambda item: (isinstance(item[0], int), item[0])):
        label = f"up to {key} lines" if isinstance(key, int) else key
        print(f"| {label} | {total} | {' | '.join(f'{right[name][key] / total:.3f}' for name in ways)} |")
    print(f"| MB/s | | {' | '.join(f'{speeds[name]:.2f}' for name in ways)} |")


def _as_csv(rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _as_parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, compression="zstd", row_group_size=1000)
    return out.getvalue()


def _as_wet(rows: list[dict[str, Any]]) -> bytes:
    parts = []
    for row in rows:
        content = row["text"].encode()
        head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {row['url']}\r\nContent-Length: {len(content)}"
        parts.append(head.encode() + b"\r\n\r\n" + content + b"\r\n\r\n")
    return b"".join(parts)


def formats(rows: list[dict[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The same records in each format."""
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    yield "jsonl", lines
    yield "jsonl.gz", gzip.compress(lines, 6)
    yield "jsonl.zst", zstandard.compress(lines)
    yield "jsonl.xz", lzma.compress(lines, preset=3)
    yield "jsonl.bz2", bz2.compress(lines)
    yield "json", json.dumps(rows, ensure_ascii=False).encode()
    yield "csv", _as_csv(rows)
    yield "parquet", _as_parquet(rows)
    yield "wet", _as_wet(rows)


def speed(times: int) -> None:
    """Print how fast each format is cut and decoded."""
    path = DATA / "data" / "medquad-dev.jsonl"
    if not path.exists():
        print(f"{path} is not there, so speed is not measured.")
        return
    rows = [json.loads(line) for line in path.read_bytes().splitlines() if line.strip()] * times
    lines_size = 0
    print("| format | MB | cut, MB/s | cut, us a record | decoded, MB/s |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for ending, data in formats(rows):
            lines_size = lines_size or len(data)
            file = Path(folder, f"pages.{ending}")
            file.write_bytes(data)
            rounds = [_seconds(file) for _ in range(ROUNDS)]
            cut, decoded = (min(seconds) for seconds in zip(*rounds, strict=True))
            rates = f"{lines_size / 1e6 / cut:.0f} | {cut / len(rows) * 1e6:.0f} | {lines_size / 1e6 / decoded:.0f}"
            print(f"| {ending} | {len(data) / 1e6:.0f} | {rates} |")


def _seconds(file: Path) -> tuple[float, float]:
    """Processor time for cutting a file and for decoding its pieces."""
    options = Reading()
    cut = decoded = 0.0
    began = time.process_time()
    for piece in pieces(find_sources(file), options):
        now = time.process_time()
        cut += now - began
        if isinstance(piece, Reject) or isinstance(decode(piece, options), Reject):
            raise SystemExit(f"a record of {file.name} is a reject")
        began = time.process_time()
        decoded += began - now
    return cut, decoded


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often the data is repeated; 5 times are 54 MB")
    arguments = parser.parse_args()
    speed(arguments.times)
    print()
    detection()


if __name__ == "__main__":
    main()
