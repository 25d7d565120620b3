"""Shortcuts of the outline: lines, sentences and readings that are left out would have given nothing."""

from math import inf

import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.characters import CLOSING_MARKS, SENTENCE_END_WIDE
from pipeline.structure import headings, outline, sequences, ways
from pipeline.structure.announcements import _glued_in
from pipeline.structure.headings import bracket_heading, read_glued_heading, read_heading
from pipeline.structure.lines import cut_lines
from pipeline.structure.markers import read_bullet, read_marks
from pipeline.structure.marks import Mark
from pipeline.structure.places import lines_with_places
from pipeline.structure.sentences import sentence_starts
from samples.places import labelled_pages
from tests.support.lists import PIECES, generated
from tests.support.phrases import PHRASES

MIXES = st.lists(
    st.sampled_from(
        [*PIECES, *PHRASES[::9], " ", ". ", "?", "1 A", "Causes:1 Rest", "：", ":", "] ", "”", "a b", "c d e. "]
    ),
    max_size=16,
).map("".join)
SENTENCE_START = regex.compile(
    rf"(?:[{SENTENCE_END_WIDE}][{regex.escape(CLOSING_MARKS)}]*[ \t]*|[.!?;…][{regex.escape(CLOSING_MARKS)}]*[ \t]+)"
)


def check_lines(text: str) -> None:
    """Lines without a place hold no mark but a bullet; lines that are passed over hold no heading."""
    lines = cut_lines(text)
    begun, within = lines_with_places(text, [line.start for line in lines])
    for number, line in enumerate(lines):
        if number not in within:
            assert read_marks(line.text, False) == read_marks(line.text, False, False)
            if number not in begun:
                assert read_marks(line.text, False) == read_bullet(line.text, False)
        assert read_heading(line.text) == headings._read_heading(line.text)
        check_sentences(line.text)


def check_sentences(text: str) -> None:
    ends = [match.end() for match in SENTENCE_START.finditer(text)]
    assert sentence_starts(text) == [0, *(end for end in ends if end < len(text.rstrip()))]
    found = {heading.start for heading in _glued_in(text, 0, len(text))}
    for begin in sentence_starts(text)[1:]:
        head = text[begin : begin + headings.LONGEST_GLUED + 2]
        heading = bracket_heading(head) if head[0] in headings.BRACKETS else read_glued_heading(head)
        assert (begin in found) == (heading is not None and heading.role != "other")


def check_readings(marks: list[Mark]) -> None:
    """The reading within the cost of the straight one is what the whole search finds."""
    numbers = [number for number, mark in enumerate(marks) if not mark.hollow]
    known = ways.Automaton()
    steps = [known.steps(marks[number]) for number in numbers]
    path = sequences._search((0.0, known.states[()], None, False, None, False), steps, inf)
    assert path is not None
    assert sequences.read_sequence(marks) == sequences._trace(path, len(marks), numbers)


def check(text: str) -> None:
    check_lines(text)
    lines = cut_lines(text)
    check_readings(outline._headings_and_marks(text, lines, list(range(len(lines))))[1])


@given(MIXES)
def test_what_is_passed_over_holds_nothing_in_any_mix(text: str) -> None:
    check(text)


def test_what_is_passed_over_holds_nothing_in_generated_lists() -> None:
    for text in generated():
        check(text)


def test_what_is_passed_over_holds_nothing_on_sample_pages() -> None:
    for page in labelled_pages().values():
        check(page.text)
        check(page.text.replace("\n", " "))


def test_an_automaton_that_is_full_begins_anew() -> None:
    known = ways.automaton()
    known.size = ways.MOST_STEPS + 1
    assert ways.automaton() is not known
    assert ways.automaton() is ways.automaton()
