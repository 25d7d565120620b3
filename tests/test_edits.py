import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edits import Edit, compose, inverse, locate, revert, splice, steps, storable, trace
from pipeline.errors import EditError


def edit(start: int, before: str, after: str, stage: str = "s") -> Edit:
    return Edit(start, start + len(before), before, after, stage, "rule")


@st.composite
def texts_with_edits(draw: st.DrawFn, text: str | None = None, stage: str = "s") -> tuple[str, list[Edit]]:
    """A text, and edits of one stage that fit it: replacements, removals and insertions."""
    text = draw(st.text()) if text is None else text
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        before = text[start:end]
        after = draw(st.text(max_size=3))
        if before != after:
            edits.append(edit(start, before, after, stage))
    return text, edits


@given(texts_with_edits())
def test_reverting_what_was_spliced_gives_the_text_back(made: tuple[str, list[Edit]]) -> None:
    text, edits = made
    assert revert(splice(text, edits), edits) == text


@given(st.data())
def test_reverting_several_stages_gives_the_text_back(data: st.DataObject) -> None:
    text, first = data.draw(texts_with_edits(stage="one"))
    middle = splice(text, first)
    _, second = data.draw(texts_with_edits(text=middle, stage="two"))
    assert revert(splice(middle, second), first + second) == text


@given(texts_with_edits())
def test_an_edit_is_located_where_its_text_stands(made: tuple[str, list[Edit]]) -> None:
    text, edits = made
    cleaned = splice(text, edits)
    assert [cleaned[span.start : span.end] for span in locate(edits)] == [edit.after for edit in edits]


@given(st.data())
def test_later_stages_move_earlier_edits(data: st.DataObject) -> None:
    text, first = data.draw(texts_with_edits(stage="one"))
    middle = splice(text, first)
    _, second = data.draw(texts_with_edits(text=middle, stage="two"))
    cleaned = splice(middle, second)
    touched = [(found.start, found.end) for found in second]
    for span, found, now in zip(locate(first + second), first, inverse(first), strict=False):
        assert 0 <= span.start <= span.end <= len(cleaned)
        if all(end < now.start or start > now.end for start, end in touched):
            assert cleaned[span.start : span.end] == found.after


@pytest.mark.parametrize(
    ("edits", "complaint"),
    [
        pytest.param([edit(0, "ab", "x"), edit(1, "bc", "y")], "overlaps", id="overlap"),
        pytest.param([edit(2, "c", "x"), edit(0, "a", "y")], "out of order", id="order"),
        pytest.param([edit(1, "c", "x")], "does not fit", id="wrong-before"),
        pytest.param([edit(3, "d", "x")], "does not fit", id="beyond-the-end"),
        pytest.param([Edit(-1, 0, "", "x", "s", "r")], "out of order", id="negative"),
        pytest.param([Edit(0, 2, "a", "x", "s", "r")], "does not fit", id="wrong-length"),
        pytest.param([edit(0, "a", "a")], "changes nothing", id="no-change"),
    ],
)
def test_splice_refuses_edits_that_do_not_fit(edits: list[Edit], complaint: str) -> None:
    with pytest.raises(EditError, match=complaint):
        splice("abc", edits)


def test_revert_refuses_edits_of_another_text() -> None:
    with pytest.raises(EditError, match="does not fit"):
        revert("other", [edit(0, "a", "x")])


def test_neighbouring_removals_come_back_in_order() -> None:
    edits = [edit(1, "b", ""), edit(2, "c", "")]
    assert revert(splice("abcd", edits), edits) == "abcd"


def test_steps_follow_the_stages() -> None:
    edits = [edit(0, "a", "x", "one"), edit(2, "b", "y", "one"), edit(0, "x", "z", "two"), edit(0, "z", "a", "one")]
    assert [len(step) for step in steps(edits)] == [2, 1, 1]


def test_storable_keeps_all_but_lone_surrogates() -> None:
    assert storable("é ① 😀") == "é ① 😀"
    assert storable("\udc80") == "\\udc80"


@given(st.data())
def test_composing_two_steps_does_what_both_do(data: st.DataObject) -> None:
    text, first = data.draw(texts_with_edits())
    middle = splice(text, first)
    _, second = data.draw(texts_with_edits(text=middle))
    composed = compose(text, first, second)
    assert splice(text, composed) == splice(middle, second)
    assert revert(splice(middle, second), composed) == text


@given(st.data())
def test_an_edit_is_traced_to_where_its_text_stood(data: st.DataObject) -> None:
    text, first = data.draw(texts_with_edits(stage="one"))
    _, second = data.draw(texts_with_edits(text=splice(text, first), stage="two"))
    places = trace(first + second)
    assert places[: len(first)] == [found.start for found in first]
    touched = [(found.start, found.end) for found in inverse(first)]
    for place, found in zip(places[len(first) :], second, strict=True):
        assert 0 <= place <= len(text)
        if all(found.end < start or found.start > end for start, end in touched):
            assert text[place : place + len(found.before)] == found.before
