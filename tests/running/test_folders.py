"""What a run does with files and folders: those that it reads, cannot read, replaces or leaves alone."""

import json
import os
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.read import find_sources
from tests.support.files import PAGE, files_of, write_files


def test_sources_are_named_from_the_folder_that_was_given(tmp_path: Path) -> None:
    one = write_files(tmp_path / "one", a__txt=PAGE)
    two = write_files(tmp_path / "two", a__txt=PAGE, b__txt=PAGE)

    def names(*inputs: Path | str) -> list[str]:
        return [source.name for source in find_sources(inputs).sources]

    assert names(one) == ["a.txt"]
    assert names(one / "a.txt") == ["a.txt"]
    assert names(one, two) == ["one/a.txt", "two/a.txt", "two/b.txt"]
    assert names(f"{tmp_path}/two/*.txt") == ["a.txt", "b.txt"]
    assert names(f"{tmp_path}/**/a.txt") == ["one/a.txt", "two/a.txt"]
    assert names(two, two / "b.txt") == ["a.txt", "b.txt"]
    (tmp_path / "deep").mkdir()
    three = write_files(tmp_path / "deep" / "one", a__txt=PAGE)
    with pytest.raises(InputError, match=r"Two inputs are both called one/a\.txt"):
        names(one, three)


def test_the_page_id_depends_on_the_input_alone(tmp_path: Path) -> None:
    for place in ("here", "there"):
        write_files(tmp_path / place, a__txt=PAGE)
        pipeline.run([tmp_path / place], tmp_path / f"out-{place}")
    ids = [pipeline.load(tmp_path / f"out-{place}").pages.page_id[0] for place in ("here", "there")]
    assert ids[0] == ids[1]


def test_other_kinds_of_files_are_named_not_read(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", a__txt=PAGE, notes__md="# notes", __hidden="x")
    report = pipeline.run([folder], tmp_path / "out")
    assert report.skipped == ["notes.md"]
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["skipped"] == ["notes.md"]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        pytest.param("nowhere", "There is no file or folder", id="missing"),
        pytest.param("*.txt", "No file matches", id="empty-glob"),
        pytest.param("notes.md", "of no kind that can be read", id="other-kind"),
        pytest.param("empty", "hold no file that can be read", id="empty-folder"),
    ],
)
def test_unusable_inputs_are_refused_before_anything_is_written(tmp_path: Path, given: str, complaint: str) -> None:
    write_files(tmp_path, notes__md="# notes")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PagesieveError, match=complaint):
        pipeline.run([tmp_path / given], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_run_without_a_page_fails_and_shows_its_rejects(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__jsonl=b'{"text": "\xff"}', b__txt=b"")
    for again in ({}, {"resume": True}):
        with pytest.raises(PagesieveError, match=r"Not one of 2 records is a page: .*not UTF-8 \(1\).*rejects"):
            pipeline.run([tmp_path / "in"], tmp_path / "out", **again)
        tables = pipeline.load(tmp_path / "out")
        assert (len(tables.pages), list(tables.rejects.reason)) == (0, ["not UTF-8", "no text"])


def test_a_run_without_a_record_leaves_nothing(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__jsonl=b"\n")
    with pytest.raises(PagesieveError, match="hold no record"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    write_files(tmp_path / "out", thesis__doc="years of work")
    for overwrite in (False, True):
        with pytest.raises(OutputError, match=r"holds something else \(thesis.doc\)"):
            pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=overwrite)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.doc"]


def test_a_file_of_somebody_else_in_a_table_folder_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    (tmp_path / "out" / "pages").mkdir(parents=True)
    write_files(tmp_path / "out" / "pages", mine__parquet="x")
    with pytest.raises(OutputError, match=r"pages/mine\.parquet"):
        pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True)


def test_an_earlier_run_is_replaced_only_on_demand(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    write_files(tmp_path / "out", README__md="stays")
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    with pytest.raises(OutputError, match="--overwrite"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
    write_files(tmp_path / "in", b__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True)
    assert len(pipeline.load(tmp_path / "out").pages) == 2
    assert (tmp_path / "out" / "README.md").read_text() == "stays"


def test_the_output_must_be_a_folder(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    write_files(tmp_path, out="x")
    with pytest.raises(OutputError, match="is a file"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")


def test_a_run_that_breaks_leaves_the_earlier_one_in_place(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out")

    def pull_the_plug(_: object) -> None:
        raise KeyboardInterrupt

    before = files_of(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        pipeline.run([tmp_path / "in"], tmp_path / "out", overwrite=True, progress=pull_the_plug)
    after = files_of(tmp_path / "out")
    assert {name: after[name] for name in before} == before
    assert all(name.startswith(".unfinished/") for name in after.keys() - before.keys())


def test_nothing_is_loaded_from_a_folder_without_a_finished_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no finished run"):
        pipeline.load(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_text_is_stored_as_escapes(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", a__txt=PAGE)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(PAGE)
    pipeline.run([folder], tmp_path / "out")
    assert sorted(pipeline.load(tmp_path / "out").pages.source) == ["a.txt", "caf\\xe9.txt"]


def test_what_is_no_regular_file_or_cannot_be_listed_is_a_reject(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", a__txt=PAGE)
    os.mkfifo(folder / "pipe.txt")
    report = pipeline.run([folder], tmp_path / "out")
    assert (report.pages, report.rejects_by_reason["unreadable file"]) == (1, 1)
    assert pipeline.load(tmp_path / "out").rejects.detail[0] == "not a regular file"


def test_a_folder_that_cannot_be_listed_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_files(tmp_path / "in", a__txt=PAGE)
    write_files(folder / "locked", b__txt=PAGE)
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    dump = find_sources([folder])
    assert [source.name for source in dump.sources] == ["a.txt", "locked"]


def test_an_unfinished_run_is_told_from_a_finished_one(tmp_path: Path) -> None:
    write_files(tmp_path / "in", a__txt=PAGE)
    pipeline.run([tmp_path / "in"], tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    with pytest.raises(OutputError, match="holds a run that did not finish"):
        pipeline.run([tmp_path / "in"], tmp_path / "out")
