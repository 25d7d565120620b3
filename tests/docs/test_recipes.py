"""The recipes of the documentation: each runs, finds something, and gives the same rows with all three tools."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import pipeline
from samples.places import RAW, ROOT

TEXT = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = {
    title: re.findall(r"```(\w+)\n(.*?)```", body, re.DOTALL)
    for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
}
COMPARED = [title for title, blocks in RECIPES.items() if len(blocks) == 3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipes")
    pipeline.run([RAW], folder / "tables")
    return folder


def rows(result: Any) -> list[tuple[Any, ...]]:
    if isinstance(result, pd.DataFrame):
        return [
            tuple(None if pd.isna(value) else value for value in row)
            for row in result.itertuples(index=False, name=None)
        ]
    return [tuple(row) for row in (result.rows() if isinstance(result, pl.DataFrame) else result.fetchall())]


@pytest.mark.parametrize("title", COMPARED)
def test_a_recipe_gives_the_same_rows_with_all_tools(title: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = {}
    for language, code in RECIPES[title]:
        if language == "sql":
            found["duckdb"] = rows(duckdb.sql(code))
        else:
            names: dict[str, Any] = {"tables": pipeline.load("tables"), "pl": pl}
            exec(code, names)
            found[code.partition("\n")[0]] = rows(names["result"])
    assert set(found) == {"duckdb", "# pandas", "# polars"}
    assert found["duckdb"]
    assert found["# pandas"] == found["duckdb"]
    assert found["# polars"] == found["duckdb"]


def test_there_are_recipes() -> None:
    assert len(COMPARED) >= 5


def test_the_other_blocks_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", TEXT.partition("\n## ")[0], re.DOTALL):
        exec(code, names)
    ((_, undo),) = RECIPES["Undo the changes of a page"]
    exec(undo, names)
    assert names["raw"] == next(iter(sorted(RAW.glob("*.txt")))).read_bytes().decode()
