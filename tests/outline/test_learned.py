"""Learned weights: the data file, the signs of lines, and the second decision."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.outline import names
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.learned import LEAST_AROUND, decide_again, learned_weights, signs_of, zones_of
from pipeline.outline.zones.line_signs import LEVELS, SIGNS, level_table
from pipeline.outline.zones.zones import decide_first, read_zones

PROSE = (
    "Old radiators hiss because air has gathered at their top, where the water should stand, and it has to be let out "
    "before the room gets warm again."
)
MENU = ["Skip to content", "• Home", "• Kitchen", "• Garden", "• Pets", "• Contact", "• Careers", "• Sign in"]
LINES = [
    PROSE,
    *MENU,
    "Radiators",
    "1. Open the valve.",
    "Read more",
    "暖气片为什么响",
    "把空气放出来就好了。",
    "May 3, 2021",
    "?",
]


def test_every_level_of_every_sign_has_a_weight() -> None:
    assert len(learned_weights().weights) == LEVELS * len(SIGNS)


def test_levels_grow_with_their_numbers() -> None:
    levels = list(level_table())
    assert levels == sorted(levels)
    assert levels[-1] < LEVELS


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=50))
def test_signs_are_levels_whatever_the_page(lines: list[str]) -> None:
    first = decide_first(page_of("\n".join(lines)), phrases())
    signs = signs_of(first, zones_of(first)[0])
    for line in range(first.page.count):
        signs.read(line)
        assert all(0 <= level < LEVELS for level in signs.levels)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=50))
def test_only_lines_of_which_nothing_is_known_are_decided_again(lines: list[str]) -> None:
    page = page_of("\n".join(lines))
    first = decide_first(page, phrases())
    chosen = decide_again(first)
    for line in range(page.count if len(chosen) else 0):
        if chosen[line]:
            assert first.around[line] or first.labels.role[line] == names.PARAGRAPH


def test_a_page_with_little_around_its_article_is_not_asked() -> None:
    lines = ["Radiators", PROSE, PROSE, *["Share this article"] * (LEAST_AROUND - 2)]
    assert len(decide_again(decide_first(page_of("\n".join(lines)), phrases()))) == 0


def test_prose_between_menus_stays_the_article() -> None:
    lines = [*MENU, "Why radiators hiss", PROSE, PROSE, PROSE, *reversed(MENU)]
    labels = read_zones(page_of("\n".join(lines)), phrases())
    at = len(MENU)
    assert labels.role[at] == names.TITLE
    assert [labels.role[line] for line in range(at + 1, at + 4)] == [names.PARAGRAPH] * 3
    assert {labels.role[line] for line in (*range(at), *range(at + 4, len(lines)))} == {names.BOILERPLATE}
