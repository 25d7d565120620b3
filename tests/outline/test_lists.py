"""Lists: which candidates are items, their true places, which numerals are wrong, and which are strays.

Pages are written candidate by candidate: a sign or none for how it stands, what it may be, and after a colon what the
item says. `dot2` begins a line, `-dot2` stands within one, `!dot2` right after a heading, `^dot2` below an item with a
colon; `>` is indented, `=` glued to a word, `~` hollow; `par1/small1` can be read in two ways. What is read is written the same way: the places of the items,
a `>` for each list around them, a `*` where the numeral shows another one, a `|` where another outermost list begins.
"""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.numbering import repairs_of
from pipeline.outline import reading
from pipeline.outline.lists.beam_search import read_candidates, search
from pipeline.outline.lists.lists import Lists, read_lists, without
from pipeline.outline.lists.readings import Readings
from pipeline.outline.markers.candidates import BELOW, GLUED, HOLLOW, INLINE, OPENS, Candidates
from pipeline.outline.markers.families import OWN, family_named
from pipeline.outline.outline import read_lists_of
from pipeline.outline.scan.lines import Lines, scan
from pipeline.outline.scan.properties import Characters
from samples.places import labelled_pages
from tests.support.lists import PIECES, generated

SIGNS = {"-": INLINE, "!": OPENS, "^": OPENS | BELOW, "=": GLUED | INLINE, "~": HOLLOW | INLINE, ">": 0}
NAMES = {
    "dot": "decimal-dot",
    "par": "decimal-parens",
    "comma": "decimal-comma-wide",
    "han": "han-comma",
    "glyph": "circled",
    "dark": "negative-circled",
    "bullet": "bullet",
    "word": "word",
    "bare": "decimal-bare",
    "colon": "decimal-colon",
    "letter": "letter-dot",
    "small": "letter-small-paren",
    "roman": "roman-small-paren",
    "misread": "decimal-dot",
}
WEAK = {"word", "bare", "colon", "letter", "small", "roman", "misread", "label", "nested2."}
GLYPHS = {"glyph": "①②③④⑤⑥⑦⑧⑨⑩", "dark": "❶❷❸❹❺❻❼❽❾❿"}
TABLE = Characters(frozenset(), frozenset(), frozenset())


def page_of(*written: str) -> tuple[Lines, Candidates]:
    """A page and its candidates as the notation above says; a hyphen alone is a line without any."""
    text = ""
    candidates = Candidates()
    candidates.own_families = ["label reason", "decimal-nested 2."]
    line = -1
    for piece in written:
        look, _, said = piece.partition(":")
        signs = look[: len(look) - len(look.lstrip("".join(SIGNS)))]
        flags = sum(SIGNS[sign] for sign in signs)
        if look == "-" or not flags & INLINE or line < 0:
            indent = 4 if ">" in signs else 0
            text = f"{text.rstrip()}\n{' ' * indent}"
            line += 1
        start = len(text)
        if look == "-":
            text += "Words."
            continue
        ways = [split(way) for way in look[len(signs) :].split("/")]
        name, ordinal = ways[0]
        text += GLYPHS[name][ordinal - 1] if name in GLYPHS else "l" if name == "misread" else str(ordinal)
        candidates.add(start, len(text), start, len(text), flags, line, -1 if flags & INLINE else indent)
        for name, ordinal in ways:
            family = OWN if name == "label" else OWN + 1 if name == "nested2." else family_named(NAMES[name])
            candidates.add_reading(family, ordinal, name in WEAK, name == "misread")
        text += f" {said or 'a b'} "
    return scan(text, TABLE), candidates


def split(way: str) -> tuple[str, int]:
    name = way.rstrip("0123456789")
    return name, int(way[len(name) :] or 0)


def shown(lists: Lists) -> str:
    pieces = []
    outermost = -1
    for entry in range(lists.count):
        depth, around = 0, lists.parent[entry]
        while around >= 0:
            depth, around = depth + 1, lists.parent[around]
        if depth == 0 and lists.list_id[entry] != outermost:
            pieces += ["|"] * (outermost >= 0)
            outermost = lists.list_id[entry]
        pieces.append(">" * depth + str(lists.place[entry]) + "*" * lists.wrong[entry])
    return " ".join(pieces)


# What is read, by the rule that decides.
READ = [
    pytest.param("dot1 dot2 dot3", "1 2 3", id="regular"),
    pytest.param("bullet bullet bullet", "1 2 3", id="bullets-by-place"),
    pytest.param("dot3", "3", id="a-strong-one-alone"),
    pytest.param("dot1 dot2 dot8 dot4", "1 2 3* 4", id="wrong"),
    pytest.param("glyph1 glyph2 glyph4", "1 2 4", id="lost"),
    pytest.param("dot1 dot2 dot3 dot8 dot5", "1 2 3 4* 5", id="too-many-lost"),
    pytest.param("glyph1 glyph2 glyph2", "1 2 2", id="doubled"),
    pytest.param("dot4 dot3 dot2 dot1", "4 3 2 1", id="countdown"),
    pytest.param("dot1 comma2 dot3", "1 2 3", id="switch"),
    pytest.param("dot1 bullet dot2", "1 >1 2", id="no-switch-to-bullets"),
    pytest.param("dot1 dot2 !dot1 dot2", "1 2 | 1 2", id="restart-after-a-heading"),
    pytest.param("dot1 dot2 !dot3 dot4", "1 2 3 4", id="on-over-a-heading"),
    pytest.param("dot3 dot4", "3 4", id="late-start"),
    pytest.param("han1 dot1 dot2 han2 dot1 dot2", "1 >1 >2 2 >1 >2", id="nested"),
    pytest.param("dot1 dot1 dot2 dot3 dot2", "1 >1 >2 >3 2", id="nested-in-its-own-family"),
    pytest.param("dot1 >dot1 >dot2 dot2", "1 >1 >2 2", id="nested-and-indented"),
    pytest.param("bullet >bullet >bullet bullet", "1 >1 >2 2", id="bullets-in-bullets"),
    pytest.param("han1 dot1 glyph1 dark1 dark2 glyph2 dot2 han2", "1 >1 >>1 >>>1 >>>2 >>2 >2 2", id="four-levels"),
    pytest.param("dot1 ^bullet bullet", "1 >1 >2", id="nested-below-an-item-with-a-colon"),
    pytest.param("dot1 ^bullet dot2 ^bullet", "1 >1 2 >1", id="one-below-an-item-with-a-colon"),
    pytest.param("bullet ^>bullet >bullet", "1 >1 >2", id="indented-below-an-item-with-a-colon"),
    pytest.param("dot1 dot2 !bullet bullet", "1 2 | 1 2", id="announced-after-a-list"),
    pytest.param("dot1 bullet dot2 !bullet bullet", "1 >1 2 | 1 2", id="announced-otherwise-than-in-the-item-before"),
    pytest.param("dot1 !bullet dot2 !bullet bullet", "1 >1 2 >1 >2", id="announced-as-in-the-item-before"),
    pytest.param("label1 !dot1 dot2 label2 !dot1", "1 >1 >2 2 >1", id="one-announced-as-in-the-item-before"),
    pytest.param("!-dot1 -dot2 -dot3", "1 2 3", id="within-a-line"),
    pytest.param("- -dot2", "", id="one-within-a-line-is-prose"),
    pytest.param("dot1 -glyph2 dot2", "1 2", id="reference-to-a-place"),
    pytest.param("!dot1 =dot2 dot2", "1 2", id="glued-is-skipped"),
    pytest.param("!dot1 -word2 -word3", "1 2 3", id="a-word-goes-on-with-a-list"),
    pytest.param("!-word1 -word2", "", id="words-begin-none-within-a-line"),
    pytest.param("letter1 letter2", "1 2", id="weak-in-order"),
    pytest.param("letter1 letter3", "", id="weak-in-no-order"),
    pytest.param("letter2 letter3", "", id="weak-and-late"),
    pytest.param("letter2 letter3 letter4", "2 3 4", id="weak-and-late-but-long"),
    pytest.param("!small1/roman2 roman2 roman3", "1 2 3", id="second-reading"),
    pytest.param("!misread1 dot2 dot3", "1* 2 3", id="letter-for-a-digit"),
    pytest.param("!glyph1 ~glyph2 glyph2", "1 2", id="hollow"),
    # What convinces alone.
    pytest.param("letter1", "", id="weak-alone"),
    pytest.param("!letter1", "", id="weak-alone-after-a-heading"),
    pytest.param("!letter1 dot1 dot2 - dot3", "1 >1 >2 >3", id="with-items-inside"),
    pytest.param("!label1 label2 !label1", "1 2 | 1", id="with-another-of-its-family"),
    pytest.param("dot1 dot2 nested2.1", "1 2 >1", id="named-after-the-item-around"),
    pytest.param("dot1 nested2.1", "1", id="named-after-another"),
    pytest.param("colon1:a_b.", "1", id="a-sentence-after-a-colon"),
    pytest.param("colon1:a_b", "", id="no-sentence-after-a-colon"),
    pytest.param("colon2:a~b.", "", id="not-the-first"),
]


@pytest.mark.parametrize(("written", "wanted"), READ)
def test_candidates_are_read_with_the_least_cost(written: str, wanted: str) -> None:
    assert shown(read_lists(*page_of(*pieces(written)))) == wanted


def pieces(written: str) -> list[str]:
    return [piece.replace("_", " ") for piece in written.split()]


# Wrong numerals, and what explains them.
REPAIRS = [
    pytest.param("glyph1 glyph2 glyph8 glyph4", "1 2 3* 4", id="enclosed"),
    pytest.param("dot1 dot5 dot7 dot4", "1 5 7 4", id="as-many-wrong-as-right"),
    pytest.param("dot2 dot2 dot3 dot4", "1* 2 3 4", id="at-the-top"),
    pytest.param("dot1 dot2 dot4 dot3 dot5 dot6", "1 2 4 3 5 6", id="two-swapped"),
    pytest.param("glyph1 glyph2 glyph4 glyph3 glyph5 glyph6", "1 2 4 3 5 6", id="enclosed-swapped"),
    pytest.param("!dot1 dot4 dot2 dot3", "1 | 4 2 3", id="shuffled"),
    pytest.param("!dot1 - dot4 dot2 dot3", "1 | 1* 2 3", id="another-list"),
    pytest.param("bare1 bare2 bare2 bare4 bare5", "1 2 2 4 5", id="counts-things"),
    pytest.param("dot1:Anna dot2:Ben dot2:Carl dot4:Dora", "1 2 2 4", id="shared-rank"),
    pytest.param("dot1:Rest. dot2:Eat. dot2:Drink.” dot4:Sleep.", "1 2 3* 4", id="sentences-share-no-rank"),
    pytest.param("!-dot1:Rest. -dot2:Eat. -dot2:Drink. -dot4:Sleep.", "1 2 3* 4", id="sentences-within-a-line"),
    pytest.param("!-dot1:Anna -dot2:Ben -dot2:Carl -dot4:Dora", "1 2 2 4", id="shared-rank-within-a-line"),
    pytest.param("comma1 comma2 comma2 comma4", "1 2 3* 4", id="no-way-to-write-ranks"),
    pytest.param("dot1 dot2 dot3 dot12 dot20", "1 2 3 12 20", id="some-left-out"),
    pytest.param("dot1 dot2 dot8 dot9 dot5 dot6 dot7", "1 2 3* 4* 5 6 7", id="look-alike"),
    pytest.param("dot1 dot2 dot12", "1 2 12", id="lost-its-middle"),
    pytest.param("letter1 letter2 letter8", "1 2 8", id="letters-left-out"),
    pytest.param("!word1 word8 word3", "1 2* 3", id="word"),
    # The last one.
    pytest.param("glyph1 glyph2 glyph3 glyph3", "1 2 3 4*", id="repeats-its-neighbour"),
    pytest.param("dot1:A. dot2:B. dot3:C. dot3:D.", "1 2 3 4*", id="repeats-its-neighbour-typed"),
    pytest.param("dot1:Anna dot2:Ben dot3:Carl dot3:Dora", "1 2 3 3", id="last-rank-is-shared"),
    pytest.param("glyph1 glyph2 glyph2", "1 2 2", id="repeats-after-two"),
    pytest.param("dot1 dot2 dot3 dot1", "1 2 3 4*", id="shows-1-again"),
    pytest.param("dot1 dot2 dot1", "1 2 | 1", id="shows-1-again-after-two"),
    pytest.param("dot1 dot2 dot3 !dot1", "1 2 3 | 1", id="shows-1-again-after-a-heading"),
    pytest.param("dot1 dot2 dot3 - dot1", "1 2 3 | 1", id="shows-1-again-after-a-paragraph"),
    pytest.param("dot1 - dot2 - dot3 - dot1", "1 2 3 4*", id="shows-1-again-among-paragraphs"),
    pytest.param("dot1 dot2 dot3 dot1 dot2", "1 2 3 | 1 2", id="another-list-of-two"),
    pytest.param("!-glyph1 -glyph2 -glyph3 -glyph1", "1 2 3 4*", id="shows-1-again-within-a-line"),
    pytest.param("dot1 dot2 dot3 dot7", "1 2 3 4*", id="three-too-high"),
    pytest.param("dot1 dot2 dot3 dot6", "1 2 3 6", id="two-too-high"),
    pytest.param("dot1:a? dot2:b? dot3:c? dot8:d?", "1 2 3 8", id="selected-questions"),
    pytest.param("label1 label2 label3 label8", "1 2 3 8", id="days"),
    pytest.param("dot2 dot3 dot4 dot9", "2 3 4 9", id="three-too-high-in-a-part-of-a-list"),
    # All show 1.
    pytest.param("dot1 dot1 dot1 dot1", "1 2* 3* 4*", id="all-show-1"),
    pytest.param("dot1 - dot1 - dot1", "1 2* 3*", id="all-show-1-among-paragraphs"),
    pytest.param("dot1 dot1", "1 | 1", id="two-show-1"),
    pytest.param("dot1 !dot1 !dot1", "1 | 1 | 1", id="all-show-1-after-headings"),
    pytest.param("!bare1 bare1 bare1", "", id="one-egg"),
    pytest.param("!label1 label7 label3", "1 2* 3", id="label"),
]


@pytest.mark.parametrize(("written", "wanted"), REPAIRS)
def test_only_what_nothing_but_a_mistake_explains_is_repaired(written: str, wanted: str) -> None:
    assert shown(read_lists(*page_of(*pieces(written)))) == wanted


STRAYS = [
    pytest.param("!glyph1 glyph2 -glyph9:. glyph3", ["⑨"], id="at-the-end-of-an-item"),
    pytest.param("!glyph1 ~glyph9:. -glyph2 -glyph3", ["⑨"], id="before-the-next-item"),
    pytest.param("!glyph1 glyph2 -glyph9:c glyph3", [], id="within-an-item"),
    pytest.param("!glyph1 - -glyph9:. glyph2:c", [], id="where-the-page-is-in-no-item"),
    pytest.param("!dot1 ~glyph7:. dot2 ~glyph3:. dot3", [], id="answers"),
    pytest.param("!dot1 ~glyph1:. dot2 ~glyph2:. dot3 dot4 dot5", [], id="footnotes"),
    pytest.param("!dot1 ~glyph4:. dot2 ~glyph2:. dot3 dot4 dot5", ["④", "②"], id="no-footnotes"),
    pytest.param("!dot1 -dot9:. dot2", [], id="typed"),
]


@pytest.mark.parametrize(("written", "wanted"), STRAYS)
def test_enclosed_numerals_that_end_an_item_are_strays(written: str, wanted: list[str]) -> None:
    page, candidates = page_of(*pieces(written))
    found = read_lists(page, candidates).strays
    assert [page.text[candidates.start[stray] : candidates.end[stray]] for stray in found] == wanted


EDITS = [
    pytest.param("!glyph1 glyph2 glyph8 glyph4 ~glyph9:.", [("⑧", "③"), ("⑨", "")], id="glyphs"),
    pytest.param("!misread1 dot2 dot3", [("l", "1")], id="letter-for-a-digit"),
    pytest.param("!label1 label7 label3", [("7", "2")], id="label"),
    pytest.param("dot1 dot2 dot3", [], id="nothing"),
]


@pytest.mark.parametrize(("written", "wanted"), EDITS)
def test_repairs_are_edits(written: str, wanted: list[tuple[str, str]]) -> None:
    page, candidates = page_of(*pieces(written))
    edits = repairs_of(page, candidates, read_lists(page, candidates))
    assert [(edit.before, edit.after) for edit in edits] == wanted


def test_what_stood_in_a_dropped_entry_stands_in_what_is_around_it() -> None:
    lists = read_lists(*page_of(*pieces("han1 dot1 glyph1 glyph2 dot2 han2")))
    assert shown(lists) == "1 >1 >>1 >>2 >2 2"
    assert shown(without(lists, {1})) == "1 >1 >2 >2 2"
    assert shown(without(lists, {0, 1})) == "1 2 | 2 | 2"
    assert without(lists, set()).count == lists.count


ONE = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "", "-", "-", "!", "!-", "^", "^>", ">", "=", "~"]),
    st.sampled_from(["dot", "dot", "par", "glyph", "small", "label", "nested2.", "par1/small", "dot3/dot", "word"]),
    st.integers(1, 9),
)


@given(st.lists(ONE, min_size=1, max_size=12))
def test_the_straight_path_and_the_limit_of_the_search_change_nothing(written: list[str]) -> None:
    _, candidates = page_of(*written)
    everything = search(candidates, inf)
    assert everything is not None
    assert columns(read_candidates(candidates)) == columns(everything)


def check_search(text: str) -> None:
    candidates = read_lists_of(reading.page_of(text)).article.candidates
    everything = search(candidates, inf)
    assert everything is not None
    assert columns(read_candidates(candidates)) == columns(everything)


def test_the_straight_path_and_the_limit_of_the_search_change_nothing_on_pages() -> None:
    texts = [page.text for page in labelled_pages().values()]
    for text in [*generated(), *texts, *(text.replace("\n", " ") for text in texts)]:
        check_search(text)


@given(st.lists(st.sampled_from([*PIECES, "\n", "\n", "a b", "c d e. "]), max_size=24).map("".join))
def test_the_straight_path_and_the_limit_of_the_search_change_nothing_in_any_mix(text: str) -> None:
    check_search(text)


def columns(readings: Readings) -> list[list[int]]:
    known = (readings.list_id, readings.place, readings.parent, readings.row, readings.wrong)
    return [list(column) for column in known]


@given(st.lists(ONE, min_size=1, max_size=30))
def test_entries_are_in_order_and_stand_in_earlier_ones(written: list[str]) -> None:
    page, candidates = page_of(*written)
    lists = read_lists(page, candidates)
    assert sorted(set(lists.candidate)) == list(lists.candidate)
    assert all(-1 <= parent < entry for entry, parent in enumerate(lists.parent))
    assert not set(lists.strays) & set(lists.candidate)
    assert ">>>>" not in shown(lists)


def test_a_page_of_many_lists_is_read_as_each_of_them() -> None:
    page, candidates = page_of(*["!glyph1", "-par1", "-par2", "-dot9", "glyph3", "-par1", "glyph2"] * 800)
    few_page, few = page_of(*["!glyph1", "-par1", "-par2", "-dot9", "glyph3", "-par1", "glyph2"] * 8)
    assert shown(read_lists(page, candidates)).startswith(shown(read_lists(few_page, few)))
