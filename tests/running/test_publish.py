"""Putting tables into place, killed at every step: no table is ever half there."""

import math
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.tables.schema import TABLES
from tests.support.files import files_of, tables_of
from tests.support.interrupted import MOST, PAGE, dump, resume

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a process can be copied on POSIX only")


def _kill_at(step: int, pages: Path, output: Path, overwrite: bool) -> None:
    """Run, and end without a word in front of a change of the file system; they are counted from publishing on."""
    changes = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "shutil.rmtree")
    left = math.inf

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event == "os.mkdir" and str(args[0]).endswith("pages.new"):
            left = step
        if event in changes or (event == "open" and args[1] == "wb"):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(count)
    try:
        pipeline.run([pages], output, workers=1, shard_records=MOST, overwrite=overwrite)
    finally:
        os._exit(0)


def killed_while_publishing(pages: Path, begin: Path, output: Path, stride: int) -> Iterator[int]:
    """Begin with the folder `begin` every time, and kill the run at one step after the other, to its end."""
    for step in range(0, 1000, stride):
        shutil.rmtree(output, ignore_errors=True)
        if begin.exists():
            shutil.copytree(begin, output)
        child = os.fork()
        if not child:
            _kill_at(step, pages, output, begin.exists())
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 9:
            return
        yield step


@pytest.mark.parametrize(("earlier", "stride"), [(False, 5), (True, 1)])
def test_killed_while_publishing_no_table_is_half_there(tmp_path: Path, earlier: bool, stride: int) -> None:
    inputs = dump(tmp_path / "in", 12)
    pipeline.run([inputs], tmp_path / "new", workers=1, shard_records=MOST)
    new, old = tables_of(tmp_path / "new"), {}
    if earlier:
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "last.txt").write_text(PAGE.format("of old"))
        pipeline.run([tmp_path / "other"], tmp_path / "old")
        old = tables_of(tmp_path / "old")
    whole = [of_table(tables, table) for tables in (new, old) for table in TABLES]
    seen = set()
    for step in killed_while_publishing(inputs, tmp_path / "old", tmp_path / "out", stride):
        found = {name: data for name, data in files_of(tmp_path / "out").items() if not name.startswith(".")}
        finished = found.pop("manifest.json", None) is not None
        assert all(of_table(found, table) in [*whole, {}] for table in TABLES), f"half a table at step {step}"
        assert not finished or found in (new, old), f"a manifest beside a mixture at step {step}"
        if step % 3 == 0:
            resume(inputs, tmp_path / "out")
            assert tables_of(tmp_path / "out") == new
        seen.add((finished, len(found)))
        if found == new and finished:
            break
    assert (True, len(new)) in seen
    assert any(not finished for finished, _ in seen)


def of_table(files: dict[str, bytes], table: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(f"{table}/")}
