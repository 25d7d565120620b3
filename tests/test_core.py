"""Which core runs: what is compiled is only used if it was made from the sources as they are."""

import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import version
from pathlib import Path

import pytest

import pipeline
from pipeline.core import compiled_files, core_in_use, sources
from samples.places import ROOT
from tests.support.command import pagesieve

SHOW = """
import importlib, pipeline, sys
print(pipeline.core_in_use().compiled)
for name in sys.argv[1:]:
    print(importlib.import_module(name).__file__)
"""
MODULES = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources()]


def imported(folder: Path, **environment: str) -> tuple[bool, list[str], str]:
    """Whether the compiled core runs for a package in a folder, the files of the core's modules, and what is told."""
    others = {name: value for name, value in os.environ.items() if name != "PAGESIEVE_INTERPRETED"}
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *MODULES],
        cwd=folder,
        env={**others, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    compiled, *files = done.stdout.splitlines()
    return compiled == "True", files, done.stderr


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the package, with what was compiled."""
    shutil.copytree(ROOT / "pipeline", tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_core_is_named_by_its_patterns() -> None:
    assert sources()
    assert not [path for path in sources() if path.name == "__init__.py"]


@pytest.mark.skipif(not core_in_use().compiled, reason="the compiled core is not in use")
def test_what_is_compiled_is_used(copied: Path) -> None:
    compiled, files, told = imported(copied)
    assert compiled
    assert all(file.endswith(EXTENSION_SUFFIXES[0]) for file in files), files
    assert not told


def test_the_interpreted_core_can_be_asked_for(copied: Path) -> None:
    compiled, files, told = imported(copied, PAGESIEVE_INTERPRETED="1")
    assert not compiled
    assert all(file.endswith(".py") for file in files), files
    assert not told


def test_what_was_compiled_from_other_sources_is_left_alone_and_that_is_told(copied: Path) -> None:
    for path in sources():
        source = copied / path.relative_to(ROOT)
        source.with_name(f"{path.stem}{EXTENSION_SUFFIXES[0]}").touch()  # would crash if it was loaded
    with (copied / sources()[0].relative_to(ROOT)).open("a") as source_file:
        source_file.write("# changed\n")
    compiled, files, told = imported(copied)
    assert not compiled
    assert all(file.endswith(".py") for file in files), files
    assert len(told.splitlines()) == 1
    assert "source has changed" in told


def test_without_compiled_modules_nothing_is_told_until_somebody_asks(copied: Path) -> None:
    for path in compiled_files():
        (copied / path.relative_to(ROOT)).unlink()
    compiled, _, told = imported(copied)
    assert not compiled
    assert not told


def test_the_version_names_the_core() -> None:
    told = pagesieve("--version").stdout
    assert " ".join(told.split()) == f"pagesieve {version('pagesieve')} ({core_in_use()})"


def test_the_core_in_use_is_public() -> None:
    assert pipeline.core_in_use() is core_in_use()


def test_without_a_compiler_building_succeeds_and_says_so_in_one_line(copied: Path) -> None:
    pytest.importorskip("setuptools", minversion="77")
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copied)
    done = subprocess.run(
        [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"],
        cwd=copied,
        env={**os.environ, "CC": "no-such-compiler", "PAGESIEVE_INTERPRETED": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line for line in done.stderr.splitlines() if line.startswith("pagesieve: ")] == [
        "pagesieve: the interpreted core is in use, because"
        " no C compiler (gcc or clang) with the headers of Python was found."
    ]
