"""Archives: which members are read, what they are called, and which are refused."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

import pipeline
from pipeline.read import Reading, find_sources, pieces
from pipeline.records import RawPage, Reject
from tests.support.dumps import PACKED, TEXTS, json_lines, read_bytes, summary, tarred


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members:
            file.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def archived(ending: str, members: list[tuple[str, bytes]]) -> bytes:
    if ending == "zip":
        return zipped(members)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("ending", ["zip", "tar"])
def test_members_are_sources_of_their_own(tmp_path: Path, ending: str) -> None:
    members = [("b/one.txt", b"One."), ("a.txt", b"Two."), ("./c.txt", b"Three."), ("a.txt", b"Four.")]
    found = read_bytes(tmp_path, f"dump.{ending}", archived(ending, members))
    assert [(page.source, page.text) for page in found if isinstance(page, RawPage)] == [
        (f"dump.{ending}/b/one.txt", "One."),
        (f"dump.{ending}/a.txt", "Two."),
        (f"dump.{ending}/c.txt", "Three."),
        (f"dump.{ending}/a.txt (2)", "Four."),
    ]


CLIMBING = ["../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:/a.txt", "C:\\a.txt"]


@pytest.mark.parametrize("ending", ["zip", "tar"])
@pytest.mark.parametrize("name", CLIMBING)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, ending: str, name: str) -> None:
    found = read_bytes(tmp_path, f"dump.{ending}", archived(ending, [(name, b"x"), ("b.txt", b"Fine.")]))
    assert summary(found) == ["unsafe path", "Fine."]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        file.addfile(info)
        info = tarfile.TarInfo("b.txt")
        info.size = 5
        file.addfile(info, io.BytesIO(b"Fine."))
    found = read_bytes(tmp_path, "dump.tar", out.getvalue())
    assert summary(found) == ["link in an archive", "Fine."]


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", b"secret"), ("b.txt", b"Fine.")]))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # the flags of the first member, in both places
        data[data.index(signature) + at] |= 1
    assert summary(read_bytes(tmp_path, "dump.zip", bytes(data))) == ["encrypted", "Fine."]


@pytest.mark.parametrize("ending", ["zip", "tar"])
def test_an_archive_in_an_archive_is_refused(tmp_path: Path, ending: str) -> None:
    members = [("a.zip", zipped([])), ("b.tar.gz", b"x"), ("c.tgz", b"x"), ("d.txt", b"Fine.")]
    found = read_bytes(tmp_path, f"dump.{ending}", archived(ending, members))
    assert summary(found) == ["nested archive"] * 3 + ["Fine."]


@pytest.mark.parametrize("ending", ["zip", "tar"])
def test_what_is_left_out_is_named_unless_it_is_hidden(tmp_path: Path, ending: str) -> None:
    names = ["a.txt", "picture.png", "deep/notes.md", ".hidden.txt", "__MACOSX/a.txt", "x/.git/b.txt", "folder.txt/"]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"dump.{ending}").write_bytes(archived(ending, [(name, b"A page.") for name in names[:-1]]))
    dump = find_sources(tmp_path / "in")
    assert len(list(pieces(dump, Reading()))) == 1
    assert [source.name for source in dump.skipped] == [f"dump.{ending}/picture.png", f"dump.{ending}/deep/notes.md"]
    report = pipeline.run([tmp_path / "in"], tmp_path / "out")
    assert report.skipped == [f"dump.{ending}/picture.png", f"dump.{ending}/deep/notes.md"]


def test_a_damaged_member_costs_no_other(tmp_path: Path) -> None:
    lines = json_lines() * 100
    data = bytearray(zipped([("a.jsonl", lines), ("b.txt", b"Fine.")]))
    data[data.index(b"Page 3")] ^= 1  # what the checksum finds out at the member's end
    found = read_bytes(tmp_path, "dump.zip", bytes(data))
    assert summary(found)[-2:] == ["broken archive", "Fine."]
    assert len(found) > 100
    assert summary(found)[:3] == TEXTS[:3]


def test_a_member_packed_in_an_unknown_way_is_a_reject(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", b"x"), ("b.txt", b"Fine.")]))
    for signature, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):  # the method of the first member, in both places
        data[data.index(signature) + at] = 98
    found = read_bytes(tmp_path, "dump.zip", bytes(data))
    assert summary(found) == ["broken archive", "Fine."]
    assert isinstance(found[0], Reject)


@pytest.mark.parametrize("packing", PACKED)
def test_a_packed_tar_that_breaks_off_keeps_what_it_gave(tmp_path: Path, packing: str) -> None:
    import random

    noise = random.Random(1)
    members = {f"{n:03}.txt": noise.randbytes(700).hex().encode() for n in range(100)}
    data = PACKED[packing](tarred(members))
    found = read_bytes(tmp_path, f"dump.tar.{packing}", data[: len(data) * 9 // 10])
    texts = [page.text for page in found if isinstance(page, RawPage)]
    assert len(texts) > 30
    assert texts == [data.decode() for data in members.values()][: len(texts)]
    rejects = [row for row in found if isinstance(row, Reject)]
    assert {row.reason for row in rejects} <= {"broken compression", "broken archive"}
    assert len({(row.source, row.record) for row in found}) == len(found)


def test_empty_archives_hold_nothing(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.zip", zipped([])) == []
    assert read_bytes(tmp_path, "a.tar", tarred({})) == []
