"""Outlines of small pages, each for one rule: the headings that what follows them shows, and the lists they leave."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.announcements.glued import glued_headings
from pipeline.outline.announcements.items import Items
from pipeline.outline.article import Article
from pipeline.outline.headings.headings import LONGEST_GLUED, OTHER, bracket_heading, glued_heading
from pipeline.outline.headings.sentences import next_sentence_start
from pipeline.outline.headings.table import Headings, sorted_rows
from pipeline.outline.lists.lists import Lists
from pipeline.outline.markers.candidates import Candidates
from pipeline.outline.names import PARAGRAPH
from pipeline.outline.outline import Outline, outline_of, read_lists_of, read_outline
from pipeline.outline.phrases import evidence, phrases
from pipeline.outline.reading import page_of
from tests.support.lists import PIECES
from tests.support.phrases import PHRASES

Shown = tuple[str, str, str]


def headings_of(outline: Outline) -> list[Shown]:
    """The headings of a page: what they show, their role, and their rule without "heading-"."""
    table, text = outline.headings, outline.page.text
    return [
        (text[table.start[row] : table.end[row]], table.role[row], table.rule[row].removeprefix("heading-"))
        for row in range(table.count)
    ]


def items_of(outline: Outline) -> list[str]:
    """The markers of the items of a page."""
    candidates, text = outline.candidates, outline.page.text
    return [text[candidates.start[at] : candidates.end[at]] for at in outline.lists.candidate]


HEADINGS = [
    (
        "a line that names a section",
        "Hiccups\nThey come and go.\nCauses\nCold air.",
        [("Causes", "causes", "words")],
    ),
    (
        "a heading and the text of its section in one line",
        "Hiccups\nThey come and go.\nPrevention: keep warm and eat slowly.",
        [("Prevention:", "prevention", "glued")],
    ),
    (
        "the last sentence of a paragraph",
        "Bread\nBread moulds. What is the reason?\nIt is damp.",
        [("What is the reason?", "causes", "sentence")],
    ),
    (
        "the last sentence of an article heads nothing",
        "Bread\nIt is damp.\nBread moulds. What is the reason?",
        [],
    ),
    (
        "a colon before a list",
        "Bread\nBread moulds. There are these sorts:\n1. White\n2. Black",
        [("There are these sorts:", "other", "colon-list")],
    ),
    (
        "a colon before a list, right under a heading, introduces that heading's list",
        "Bread\nBread moulds in a bag.\nCauses\nThere are these:\n1. Damp air\n2. Warm air",
        [("Causes", "causes", "words")],
    ),
    (
        "a sentence that says what the heading above it said",
        "Bread\nBread moulds in a bag.\nCauses\nThe causes are these:\n1. Damp air\n2. Warm air",
        [("Causes", "causes", "words")],
    ),
    (
        "a short line between prose and a longer text",
        "Bread\nBread moulds in every kitchen.\nA night on the mountain\nIt rained all night long, and the tent was wet.",
        [("A night on the mountain", "other", "short")],
    ),
    (
        "a short line between two that end no sentence",
        "Bread\nBread moulds\nA night on the mountain\nIt rained all night long, and the tent was wet.",
        [],
    ),
    (
        "a short line between two lists",
        "Bread\nBread moulds in every kitchen.\n1. White\n2. Black\nButter\n1. Salted\n2. Plain",
        [("Butter", "other", "short")],
    ),
    (
        "a short line between the items of a list",
        "Bread\nBread moulds in every kitchen.\n1. White\nButter\n2. Black\n3. Brown",
        [],
    ),
    (
        "a sentence before the first item within a line",
        "Cold\nWhat are the causes? ① cold air ② haste",
        [("What are the causes?", "causes", "sentence")],
    ),
    (
        "a sentence before a later item within a line, with a colon",
        "Cold\nCold feet. Prevention: ① warm socks. Precautions: ② no haste",
        [("Prevention:", "prevention", "glued"), ("Precautions:", "precautions", "sentence")],
    ),
    (
        "a sentence before a later item within a line, without a colon",
        "Cold\nThese help: ① warm socks. Preventive measures ② no haste",
        [("These help:", "other", "sentence")],
    ),
    (
        "names of sections within a paragraph",
        "冻疮\n【病因】天气冷。【症状】手脚疼。预防：多穿衣服。时间：冬天。",
        [("【病因】", "causes", "bracket"), ("【症状】", "symptoms", "bracket"), ("预防：", "prevention", "glued")],
    ),
    (
        "the name of a section after the last item of a list",
        "Cold\nCold feet. These help: ① socks ② shoes. Causes: wind and rain.",
        [("These help:", "other", "sentence"), ("Causes:", "causes", "glued")],
    ),
    (
        "items that name several sections",
        "Rust\nRust eats iron near the sea.\n1. Causes\nWater and air.\n2. Prevention\nPaint and oil.",
        [("1. Causes", "causes", "numbered"), ("2. Prevention", "prevention", "numbered")],
    ),
    (
        "items that are labels of announced measures",
        "Hiccups\nHiccups are common after a big meal.\nHow to prevent hiccups?\n1. Eat slowly\nHaste makes hiccups.\n"
        "2. Avoid stress\nTake a walk.\n3. Treat heartburn\nSee a doctor.",
        [("How to prevent hiccups?", "prevention", "question")],
    ),
    (
        "bullets are no numbers",
        "Rust\nRust eats iron near the sea.\n• Causes\nWater and air.\n• Prevention\nPaint and oil.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "shown"), [pytest.param(*page, id=label) for label, *page in HEADINGS])
def test_the_headings_of_a_page(text: str, shown: list[Shown]) -> None:
    assert headings_of(read_outline(page_of(text))) == shown


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("Rust\nIt eats iron.\n1. Causes\nWater.\n2. Prevention\nPaint.", [], id="headings"),
        pytest.param("Rust\nIt eats iron.\n1. Water\n2. Air", ["1.", "2."], id="items"),
        pytest.param(
            "Rust\nIt eats iron near the sea.\n1. Causes\n(1) Water\n(2) Air\n2. Prevention\n(1) Paint\n(2) Oil",
            ["(1)", "(2)", "(1)", "(2)"],
            id="items of headings",
        ),
        pytest.param(
            "Rust\nIt eats iron near the sea.\nCauses: ① water and salt. ② air and wind.",
            ["①", "②"],
            id="after a heading",
        ),
        pytest.param(
            "Rust\nIt eats iron near the sea.\n1. Water ① salt ② snow\n2. Air", ["1.", "①", "②", "2."], id="in an item"
        ),
    ],
)
def test_the_items_that_headings_leave(text: str, items: list[str]) -> None:
    outline = read_outline(page_of(text))
    assert items_of(outline) == items
    assert all(parent < entry for entry, parent in enumerate(outline.lists.parent))


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        pytest.param("Cold\nThese help:\n1. Socks③\n2. Shoes\n3. Caps", ["③"], id="ends an item"),
        pytest.param("Cold\nThese help:\n1. Socks ③ of wool\n2. Shoes", [], id="text follows"),
    ],
)
def test_stray_numerals(text: str, strays: list[str]) -> None:
    outline = read_outline(page_of(text))
    candidates = outline.candidates
    assert [text[candidates.start[at] : candidates.end[at]] for at in outline.lists.strays] == strays


def test_what_a_heading_is_decided_by_is_kept() -> None:
    outline = read_outline(page_of("Hiccups\nThey come and go.\nCauses\nCold air."))
    assert evidence(phrases(), outline.headings.phrase[0]) == "en: causes"


def test_the_lists_alone_are_what_the_outline_begins_with() -> None:
    page = page_of("Rust\nIt eats iron near the sea.\n1. Causes\n(1) Water\n(2) Air\n2. Prevention\n(1) Paint\n(2) Oil")
    listing = read_lists_of(page)
    assert listing.lists.count == 6
    outline = outline_of(listing)
    assert outline.labels is listing.labels
    assert outline.candidates is listing.article.candidates
    assert headings_of(outline) == headings_of(read_outline(page))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from("ab"), st.sampled_from("cd")), max_size=20)
)
def test_headings_are_sorted_as_their_rows_would_be(found: list[tuple[int, int, str, str]]) -> None:
    rows = [(start, start + length, role, rule) for start, length, role, rule in found]
    table = Headings()
    for row in rows:
        table.add(*row, -1)
    assert [rows[number] for number in sorted_rows(table)] == sorted(rows)


TEXTS = st.lists(st.sampled_from([*PIECES, *PHRASES[::9], " ", ". ", "?", "：", ":\n", "\n"]), max_size=24).map("".join)


@given(TEXTS.map(lambda text: text.replace("\n", " ").strip() or "-"))
@example("It is cold. Causes: wind. Time: now. [Symptoms] None. Prevention: keep warm")
def test_headings_within_a_paragraph_are_those_that_its_sentences_begin_with(text: str) -> None:
    page, known = page_of(text), phrases()
    article = Article(page, vec[i64]([PARAGRAPH]))
    found = Headings()
    glued_headings(page, known, article, Items(page, Candidates(), Lists()), found)
    begin, expected = next_sentence_start(page, 0, len(text), 0), []
    while begin < len(text):
        read = bracket_heading if text[begin] in "【[［" else glued_heading
        heading = read(page, known, begin, min(len(text), begin + LONGEST_GLUED + 2))
        if heading and heading.role != OTHER:
            expected.append((heading.start, heading.end, heading.role, heading.rule))
        begin = next_sentence_start(page, 0, len(text), begin)
    assert list(zip(found.start, found.end, found.role, found.rule, strict=True)) == expected


@given(TEXTS)
def test_headings_lie_apart_within_the_article_and_hold_no_marker(text: str) -> None:
    outline = read_outline(page_of(text))
    page, table = outline.page, outline.headings
    article = [line for line in range(page.count) if outline.labels.role[line] == PARAGRAPH]
    markers = {outline.candidates.start[at] for at in outline.lists.candidate}
    done = 0
    for start, end in zip(table.start, table.end, strict=True):
        assert done <= start < end
        assert any(page.start[line] <= start and end <= page.end[line] for line in article)
        assert markers.isdisjoint(range(start, end))
        done = end
