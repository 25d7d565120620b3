"""Finding inputs: files, folders, patterns, addresses; and what is said where there are none."""

import os
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.read import find_sources
from pipeline.records import RawPage
from tests.support.dumps import FORMATS, PACKED, TEXTS, read, summary


def names(*inputs: Path | str) -> list[str]:
    return [source.name for source in find_sources(inputs).sources]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("A page.")
    (tmp_path / "deep" / "again").symlink_to(tmp_path / "deep")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["deep/a.txt"]
    assert names(f"{tmp_path}/**/*.txt") == ["deep/a.txt"]
    assert names(f"{tmp_path}/**") == ["deep/a.txt"]


PATTERNS = [
    pytest.param("*.txt", ["a.txt"], id="here"),
    pytest.param("**/*.txt", ["a.txt", "b/c.txt", "b/d/e.txt"], id="any-depth"),
    pytest.param("b/*", ["c.txt", "d/e.txt"], id="folders-too"),
    pytest.param("?/[cd]*", ["b/c.txt", "b/d/e.txt"], id="wildcards"),
    pytest.param(".h*/*", [".hidden/g.txt"], id="hidden-if-named"),
]


@pytest.mark.parametrize(("pattern", "found"), PATTERNS)
def test_patterns(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("a.txt", "b/c.txt", "b/d/e.txt", "b/.f.txt", ".hidden/g.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A page.")
    assert names(f"{tmp_path}/{pattern}") == found


@pytest.mark.parametrize(
    "name", ["pages.jsonl.gz", "a.CSV", "x.warc.wet.gz", "a.b.c.parquet", "x.tgz", "x.tar.xz", "x.txt.gz.zst"]
)
def test_kinds_are_known_by_their_endings(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", ["notes.md", "jsonl", "a.gz", "a.jsonl.rar", "a.jsonl.gz.gz.gz", "x.warc.wat.gz"])
def test_other_kinds_are_left_out_of_folders_and_refused_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    dump = find_sources(tmp_path)
    assert ([source.name for source in dump.skipped], dump.sources) == ([name], [])
    with pytest.raises(InputError, match=r"of no kind that can be read.*--format"):
        find_sources(tmp_path / name)
    assert find_sources(tmp_path / name, "txt").sources


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match=r"There is no format docx. Known are the endings \.txt, "):
        find_sources("-", "docx")


def test_a_bad_pattern_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is no pattern|No file matches"):
        find_sources(f"{tmp_path}/a**/b")


def test_sizes_add_up_where_they_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"123")
    assert find_sources(tmp_path).size == 8
    assert find_sources([tmp_path, "-"]).size is None


@pytest.fixture
def memory() -> str:
    """A file system in memory that fsspec knows, with a dump in it."""
    import fsspec

    system = fsspec.filesystem("memory")
    for name, data in {
        "dump/pages.jsonl": FORMATS["jsonl"],
        "dump/deep/pages.parquet": FORMATS["parquet"],
        "dump/deep/pages.csv.gz": PACKED["gz"](FORMATS["csv"]),
        "dump/notes.md": b"no",
        "dump/.hidden.txt": b"no",
    }.items():
        system.pipe(f"/{name}", data)
    return "memory://dump"


def test_a_folder_behind_an_address_is_read_like_any_other(memory: str) -> None:
    dump = find_sources(memory)
    assert [source.name for source in dump.sources] == ["deep/pages.csv.gz", "deep/pages.parquet", "pages.jsonl"]
    assert [source.name for source in dump.skipped] == ["notes.md"]
    assert dump.size == len(FORMATS["jsonl"]) + len(FORMATS["parquet"]) + len(PACKED["gz"](FORMATS["csv"]))
    assert summary(read(memory)) == TEXTS * 3


def test_addresses_may_be_patterns_and_single_files(memory: str) -> None:
    assert names(f"{memory}/*/*.parquet") == ["deep/pages.parquet"]
    assert names(f"{memory}/*") == ["deep/pages.csv.gz", "deep/pages.parquet", "pages.jsonl"]
    assert names(f"{memory}/pages.jsonl") == ["pages.jsonl"]
    assert {page.source for page in read(f"{memory}/pages.jsonl") if isinstance(page, RawPage)} == {"pages.jsonl"}


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        pytest.param("memory://nowhere/a.jsonl", "There is nothing at memory://nowhere", id="missing"),
        pytest.param("memory://nowhere/*.jsonl", "There is nothing at memory://nowhere", id="no-match"),
        pytest.param("nosuch://a/b.jsonl", "nosuch://a/b.jsonl cannot be read", id="unknown-protocol"),
    ],
)
def test_addresses_that_lead_nowhere_are_refused(url: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        find_sources(url)


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(InputError, match=r"Reading s3:// needs .*: pip install 'pagesieve\[s3\]'\."):
        find_sources("s3://bucket/a.jsonl")


def test_a_remote_file_that_is_gone_by_the_time_is_a_reject(memory: str) -> None:
    import fsspec

    from pipeline.read import Reading, pieces

    dump = find_sources(memory)
    fsspec.filesystem("memory").rm("/dump/pages.jsonl")
    assert [piece.source for piece in pieces(dump, Reading())][-1] == "pages.jsonl"
    assert "pages.jsonl" not in dump.sha256


def test_a_file_on_the_web_is_read(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None: ...

    (tmp_path / "pages dump.jsonl.gz").write_bytes(PACKED["gz"](FORMATS["jsonl"]))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/pages%20dump.jsonl.gz?version=1"
        found = read(url)
        with pytest.raises(InputError, match="nothing at"):
            find_sources(url.replace("dump", "nowhere"))
        server.shutdown()
    assert summary(found) == TEXTS
    assert {page.source for page in found} == {"pages dump.jsonl.gz"}


def test_a_bucket_of_s3_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs")
    boto3 = pytest.importorskip("boto3")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "ENDPOINT_URL": f"http://{host}:{port}",
            "ACCESS_KEY_ID": "x",
            "SECRET_ACCESS_KEY": "x",
        }.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        client = boto3.client("s3")
        client.create_bucket(Bucket="crawl")
        for ending, data in FORMATS.items():
            client.put_object(Bucket="crawl", Key=f"dump/pages.{ending}", Body=data)
        assert names("s3://crawl/dump/") == sorted(f"pages.{ending}" for ending in FORMATS)
        assert summary(read("s3://crawl/dump/")) == TEXTS * len(FORMATS)
        assert summary(read("s3://crawl/dump/*.json*")) == TEXTS * 2
        with pytest.raises(InputError, match="nothing at"):
            find_sources("s3://crawl/elsewhere/")
        with pytest.raises(InputError, match=r"nothing at|cannot be listed"):
            find_sources("s3://no-such-bucket/a.jsonl")
    finally:
        server.stop()
