"""Time grows with the length of the input, and not faster."""

import pytest

import pipeline
from samples.hostile import HOSTILE, seconds

# Ten times the text may take this many times as long: machines are shared, and what is quadratic takes 100 times as long.
MOST = 25


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_times_the_text_takes_about_ten_times_as_long(name: str) -> None:
    pipeline.parse("The first page loads what all of them need.")
    text = HOSTILE[name]
    text = text[: len(text) // 10]
    assert seconds(text * 10) < MOST * seconds(text)
