"""Dumps for the tests of reading: records, the files that hold them, and what comes out of them."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import zstandard

from pipeline.read import Reading, decode, find_sources, pieces
from pipeline.records import RawPage, Reject

RECORDS: list[dict[str, Any]] = [
    {"id": n, "url": f"https://example.org/{n}", "text": f'Page {n}, "café" 病因 😀\nwith lines; and, signs\t\\{n}'}
    for n in range(7)
]
TEXTS = [record["text"] for record in RECORDS]
URLS = [record["url"] for record in RECORDS]


def json_lines(records: Iterable[dict[str, Any]] = RECORDS) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def delimited(delimiter: str, records: Iterable[dict[str, Any]] = RECORDS) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(RECORDS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def parquet(records: list[dict[str, Any]] = RECORDS, **options: Any) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out, **options)
    return out.getvalue()


def warc_record(kind: str, content: bytes, **headers: str) -> bytes:
    """One record of a web archive; a header's underscores stand for hyphens."""
    if kind == "response":
        headers.setdefault("Content_Type", "application/http; msgtype=response")
    lines = [f"WARC-Type: {kind}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(content)}"])
    return head.encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def http(content: bytes, media_type: str = "text/plain", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + content


def wet(records: Iterable[dict[str, Any]] = RECORDS) -> bytes:
    info = warc_record("warcinfo", b"software: none\r\n")
    return info + b"".join(
        warc_record("conversion", record["text"].encode(), WARC_Target_URI=record["url"]) for record in records
    )


def warc() -> bytes:
    parts = [warc_record("warcinfo", b"software: none\r\n")]
    for record in RECORDS:
        answer = http(record["text"].encode(), "text/plain; charset=utf-8")
        headers = {"WARC_Target_URI": record["url"]}
        parts += [
            warc_record("request", b"GET / HTTP/1.1\r\n\r\n", **headers),
            warc_record("response", answer, **headers),
        ]
        parts.append(warc_record("metadata", b"fetched: yes", **headers))
    return b"".join(parts)


# The same records in every format that holds several, by the ending of its name.
FORMATS: dict[str, bytes] = {
    "jsonl": json_lines(),
    "ndjson": json_lines().replace(b"\n", b"\r\n\r\n"),
    "json": json.dumps(RECORDS, indent=2).encode(),
    "csv": delimited(","),
    "tsv": delimited("\t"),
    "parquet": parquet(row_group_size=3),
    "warc": warc(),
    "wet": wet(),
}


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


def halves(pack: Callable[[bytes], bytes], data: bytes) -> bytes:
    """Two members or frames behind each other, cut in the middle of a record."""
    return pack(data[: len(data) // 2]) + pack(data[len(data) // 2 :])


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: halves(gzip.compress, data),
    "zst": lambda data: halves(zstandard.compress, data),
    "bz2": lambda data: halves(bz2.compress, data),
    "xz": lambda data: halves(lzma.compress, data),
}


def read(inputs: Path | str | list[Path], options: Reading | None = None) -> list[RawPage | Reject]:
    """All that comes out of a dump."""
    options = options or Reading()
    found = pieces(find_sources(inputs, options.format), options)
    return [piece if isinstance(piece, Reject) else decode(piece, options) for piece in found]


def read_bytes(folder: Path, name: str, data: bytes, options: Reading | None = None) -> list[RawPage | Reject]:
    """All that comes out of one file."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return read(folder / name, options)


def summary(found: Iterable[RawPage | Reject]) -> list[str]:
    """Texts of pages, and reasons of rejects."""
    return [record.text if isinstance(record, RawPage) else record.reason for record in found]
