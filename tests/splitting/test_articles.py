"""What a page is made of: its title, its article, its items and sections, its neighbours and recommendations."""

import pytest

import pipeline

PROSE = (
    "Bread gets mouldy because spores drift through every kitchen and settle on whatever is moist enough to feed them, "
    "and a warm bag keeps the crumb as moist as a cellar."
)
MENU = "Skip to content\n• Home\n• Kitchen\n• Garden\n• Pets\n• Contact\n• Careers\n"


def test_menus_around_an_article_are_no_part_of_it() -> None:
    page = pipeline.parse(f"{MENU}\nWhy bread gets mouldy\n\n{PROSE}\n\n{PROSE[:90]}.\n\n{MENU}© 2020 Kitchen\n")
    assert page.title == "Why bread gets mouldy"
    assert page.article.startswith("Why bread gets mouldy\n\nBread gets mouldy because")
    assert not any(word in page.article for word in ("Skip", "Pets", "Careers", "©"))


def test_a_page_without_menus_is_kept_whole_even_if_its_lines_are_short() -> None:
    items = [f"{number}. Cold feet" for number in range(1, 30)]
    assert len(pipeline.parse("Hiccups\n\nThe causes are:\n" + "\n".join(items) + "\n").causes) == 29


def test_a_block_keeps_what_its_line_would_be_by_itself() -> None:
    page = pipeline.parse(f"Mould\n\n{PROSE}\n\nDry walls\n\n{PROSE}\n")
    short = next(block for block in page.blocks if page.text[block.start : block.end] == "Dry walls")
    assert (short.alone, short.role) == ("boilerplate", "heading")


def test_a_question_between_prose_is_a_heading_whatever_notices_its_words_begin() -> None:
    line = "Comment prévenir les crampes ?"
    page = pipeline.parse(f"Why bread gets mouldy\n\n{PROSE}\n\n{line}\n\n{PROSE[:100]} again.\n")
    assert ("heading", line) in [(block.role, page.text[block.start : block.end]) for block in page.blocks]


def test_a_table_of_contents_is_no_list() -> None:
    heads = ["Causes of mould", "What to do about it"]
    contents = "".join(f"{number}. {head}\n" for number, head in enumerate(heads, 1))
    sections = "".join(f"{head}\n\n{PROSE}\n\n" for head in heads)
    page = pipeline.parse(f"Mould\n\nContents\n{contents}\n{PROSE}\n\n{sections}")
    assert page.items == ()
    assert [section.heading for section in page.sections] == [None, *heads]


def test_lines_that_come_again_side_by_side_are_two_lists() -> None:
    rows = "1. Flour\n2. Water\n3. Salt\n"
    assert len(pipeline.parse(f"Mould\n\n{PROSE}\n\n{rows}\n{PROSE}\n\n{rows}").items) == 6


def test_an_empty_bullet_is_no_item() -> None:
    page = pipeline.parse(f"Mould\n\n{PROSE}\n\nThe causes are:\n• Damp\n•\n• Warmth\n")
    assert page.causes == ["Damp", "Warmth"]


@pytest.mark.parametrize("closing", ["Esto es todo sobre el pan.", "Das war alles über Brot.", "Das war's."])
def test_a_closing_sentence_belongs_to_no_item(closing: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nCauses:\n1. Damp.\n2. Warmth.\n{closing}\n")
    assert page.causes == ["Damp.", "Warmth."]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Was zu tun?", "treatment"), ("发病机制", "causes"), ("注意點", "precautions"), ("結論", "summary")],
)
def test_a_heading_names_its_section(heading: str, role: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\n{heading}\n{PROSE}\n")
    assert [(section.role, section.heading) for section in page.sections if section.heading] == [(role, heading)]


def test_headings_that_name_the_subject_open_the_sections() -> None:
    page = pipeline.parse(
        f"Anemia due to lead\n\nWhat causes Anemia due to lead?\n\n{PROSE}\n\nPrevention\n\n{PROSE}\n\n"
        f"Is Anemia due to lead inherited?\n\n{PROSE}\n"
    )
    assert [(section.role, section.heading) for section in page.sections] == [
        ("causes", "What causes Anemia due to lead?"),
        ("inheritance", "Is Anemia due to lead inherited?"),
    ]
    assert "Prevention" in page.sections[0].text


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("相关推荐", ["1、冬天如何补水", "2、夏天如何防晒", "3、秋天如何润肺"]),
        ("推荐阅读", ["【护肤】冬天如何补水", "【护肤】夏天如何防晒"]),
        ("Popular articles", ["1. How to wash a car", "2. Why does it rust?"]),
        ("Recommend", ["Causes", "Symptoms of flu", "Prevention"]),
    ],
)
def test_titles_below_their_heading_are_recommendations_and_no_items(heading: str, titles: list[str]) -> None:
    page = pipeline.parse("\n".join(["Bread", "", PROSE, "", heading, *titles]) + "\n")
    own = [title.lstrip("12345、. ") for title in titles]
    assert [found.title for found in page.recommendations] == own
    assert page.items == ()


def test_a_teaser_that_is_cut_off_shows_that_the_tail_goes_on() -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nRecommend\n1. Causes:\n{PROSE}\n2. A car\nCars get dirty in wi...\n")
    assert page.article.strip().endswith("cellar.")
    assert page.recommendations[-1].truncated


@pytest.mark.parametrize(
    "more",
    [
        f"Prevention\n{PROSE}\n{PROSE}",
        "Prevention:\n1. Dry bags\n2. Cool rooms",
        f"【预防】{PROSE[:-40]}.\n{PROSE}",
        f"{PROSE}\nIt is so.",
        f"Dry bags\n{PROSE}",
    ],
)
def test_the_article_goes_on_below_titles(more: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nRelated articles\n• Washing a car\n{more}\n\n{PROSE}\n")
    assert [found.title for found in page.recommendations] == ["Washing a car"]
    assert more.splitlines()[-1] in page.article


@pytest.mark.parametrize(
    "top", ["上一篇：甲的用法\n下一篇：乙的用法\n擦窗户\n", "擦窗户\n上一篇：甲的用法\n下一篇：乙的用法\n"]
)
def test_navigation_at_the_top_names_the_neighbours(top: str) -> None:
    page = pipeline.parse(f"{top}很多人都不知道该怎么擦才干净，下面就来说一说。\n用报纸擦。\n")
    assert (page.title, page.prev_title, page.next_title) == ("擦窗户", "甲的用法", "乙的用法")
    assert "用报纸擦。" in page.article


def test_a_paragraph_whose_end_is_lost_is_no_title() -> None:
    text = "Cold air comes in through the window. Ask a doctor soon.{}\n\nThe causes are:\n\n① Cold\n\n② Damp\n"
    assert pipeline.parse(text.format("\ufffd")).title is pipeline.parse(text.format("")).title is None
    assert pipeline.parse("\ufffd\ufffd\n\n" + text.format("")).title is None
