"""Arrays that are laid out by hand are those that pyarrow makes."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.arrays import array_of, of_lists, of_numbers, of_places, of_repeated, of_texts
from pipeline.tables.schema import COLUMNS

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): TEXTS,
    pa.binary(): st.binary(),
    pa.int32(): st.integers(-(1 << 31), (1 << 31) - 1),
    pa.int64(): st.integers(-(1 << 63), (1 << 63) - 1),
    pa.bool_(): st.booleans(),
    pa.list_(pa.string()): st.lists(st.none() | TEXTS),
}


@pytest.mark.parametrize("type", VALUES, ids=str)
@given(data=st.data())
def test_a_few_values_become_what_pyarrow_makes_of_them(type: pa.DataType, data: st.DataObject) -> None:
    for values in (VALUES[type], st.none() | VALUES[type]):
        given = tuple(data.draw(st.lists(values)))
        made, expected = array_of(given, type), pa.array(given, type)
        made.validate(full=True)
        assert made.equals(expected)
        assert (made.null_count, made.type) == (expected.null_count, type)


@given(st.lists(st.integers(0, 3)))
def test_values_told_by_their_places_are_those_values(places: list[int]) -> None:
    values = ("", "a", "é", "病因")
    made = of_places(np.array(places, np.int64), values)
    made.validate(full=True)
    assert made.to_pylist() == [values[place] for place in places]


@given(st.lists(st.integers(0, 4)))
def test_keys_are_repeated_and_lists_are_cut(counts: list[int]) -> None:
    texts = [f"{number:04}" for number in range(len(counts))]
    rows = [text for text, count in zip(texts, counts, strict=True) for _ in range(count)]
    made = of_repeated(texts, np.array(counts, np.int64))
    made.validate(full=True)
    assert made.to_pylist() == rows
    lists = of_lists(of_texts(rows), counts)
    lists.validate(full=True)
    assert lists.to_pylist() == [[text] * count for text, count in zip(texts, counts, strict=True)]


@given(st.lists(st.integers(-1, 9)))
def test_one_number_may_stand_for_none(numbers: list[int]) -> None:
    made = of_numbers(numbers, null=-1)
    made.validate(full=True)
    assert made.to_pylist() == [None if number == -1 else number for number in numbers]
    assert of_numbers(numbers).to_pylist() == numbers


def test_lists_may_hold_many_nulls() -> None:
    given = [["b"], None, ["a", *[None] * 3000]]
    made = array_of(given, pa.list_(pa.string()))
    made.validate(full=True)
    assert made.to_pylist() == given


def test_what_is_too_large_is_refused_as_by_pyarrow() -> None:
    for value, type in ((1 << 31, pa.int32()), (-(1 << 63) - 1, pa.int64())):
        with pytest.raises(OverflowError):
            array_of([value], type)
    with pytest.raises(UnicodeEncodeError):
        array_of(["\ud800"], pa.string())


def test_every_type_of_a_column_is_known() -> None:
    assert {column.type for columns in COLUMNS.values() for column in columns} <= VALUES.keys()


def test_a_small_run_imports_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Hiccups\n\nCauses:\n\n① Cold\n\n⑧ Haste\n\n③ Soup\n", encoding="utf-8")
    script = (
        f"import sys; from pipeline.cli import call; call(['run', {str(page)!r}, '-o', {str(tmp_path / 'out')!r}]);"
        "print([name for name in ('pandas', 'rich', 'chardet', 'fsspec', 'fastwarc', 'multiprocessing')"
        " if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
