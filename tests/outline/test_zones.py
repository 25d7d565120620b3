"""The article among menus, notices and links; tables of contents; languages; sections that name the page's subject."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from librt.vecs import vec

import pipeline
from pipeline.outline.zones.stretch import ABOVE, ARTICLE, BELOW, GAP, INTERRUPTION, find_stretch
from pipeline.splitting.language import guess_language
from pipeline.vocabulary import languages

PROSE = (
    "Bread gets mouldy because spores drift through every kitchen and settle on whatever is moist enough to feed them, "
    "and a warm bag keeps the crumb as moist as a cellar."
)
MENU = "Skip to content\n• Home\n• Kitchen\n• Garden\n• Pets\n• Contact\n• Careers\n"


def roles(text: str) -> list[tuple[str, str]]:
    page = pipeline.parse(text)
    return [(block.role, page.text[block.start : block.end]) for block in page.blocks]


def test_menus_around_an_article_are_no_part_of_it() -> None:
    page = pipeline.parse(f"{MENU}\nWhy bread gets mouldy\n\n{PROSE}\n\n{PROSE[:90]}.\n\n{MENU}© 2020 Kitchen\n")
    assert page.title == "Why bread gets mouldy"
    assert page.article.startswith("Why bread gets mouldy\n\nBread gets mouldy because")
    assert not any(word in page.article for word in ("Skip", "Pets", "Careers", "©"))


def test_a_page_without_menus_is_kept_whole_even_if_its_lines_are_short() -> None:
    items = [f"{number}. Cold feet" for number in range(1, 30)]
    page = pipeline.parse("Hiccups\n\nThe causes are:\n" + "\n".join(items) + "\n")
    assert len(page.causes) == 29


def test_a_block_keeps_what_its_line_would_be_by_itself() -> None:
    page = pipeline.parse(f"Mould\n\n{PROSE}\n\nDry walls\n\n{PROSE}\n")
    short = next(block for block in page.blocks if page.text[block.start : block.end] == "Dry walls")
    assert (short.alone, short.role) == ("boilerplate", "heading")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        pytest.param("Subscribe to our newsletter", "boilerplate", id="notice"),
        pytest.param(
            "Newsletters are a good way to lose friends and readers.", "paragraph", id="sentence-with-a-notice"
        ),
        pytest.param("Updated: June 3, 2024", "byline", id="date"),
        pytest.param(
            "On June 3, 2024 it rained for the first time in many weeks.", "paragraph", id="sentence-with-date"
        ),
        pytest.param("Veröffentlicht am 3. März 2021", "byline", id="date-de"),
        pytest.param("发布时间：2019年8月21日", "byline", id="date-zh"),
        pytest.param("Comment prévenir les crampes ?", "heading", id="comment-is-how-in-french"),
    ],
)
def test_a_line_between_prose(line: str, role: str) -> None:
    assert (role, line) in roles(f"Why bread gets mouldy\n\n{PROSE}\n\n{line}\n\n{PROSE[:100]} again.\n")


def test_a_table_of_contents_is_no_list() -> None:
    heads = ["Causes of mould", "What to do about it"]
    contents = "".join(f"{number}. {head}\n" for number, head in enumerate(heads, 1))
    page = pipeline.parse(
        f"Mould\n\nContents\n{contents}\n{PROSE}\n\n" + "".join(f"{head}\n\n{PROSE}\n\n" for head in heads)
    )
    assert page.items == ()
    assert [section.heading for section in page.sections] == [None, *heads]


def test_lines_that_come_again_side_by_side_are_no_table_of_contents() -> None:
    page = pipeline.parse(
        f"Mould\n\n{PROSE}\n\n1. Flour\n2. Water\n3. Salt\n\n{PROSE}\n\n1. Flour\n2. Water\n3. Salt\n"
    )
    assert len(page.items) == 6


def test_an_empty_bullet_is_no_item() -> None:
    page = pipeline.parse(f"Mould\n\n{PROSE}\n\nThe causes are:\n• Damp\n•\n• Warmth\n")
    assert page.causes == ["Damp", "Warmth"]


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


@given(st.lists(st.floats(-9, 9), max_size=60))
def test_the_article_is_one_stretch_and_never_lighter_than_a_single_line(weights: list[float]) -> None:
    zones = list(find_stretch(vec[float](weights), False))
    assert len(zones) == len(weights)
    order = [ABOVE, ARTICLE, BELOW]
    plain = [order.index(zone) for zone in zones if zone != GAP]
    assert plain == sorted(plain)
    article = [number for number, zone in enumerate(zones) if zone == ARTICLE]
    assert not weights or article
    for number, zone in enumerate(zones):
        if zone == GAP:
            assert article[0] < number < article[-1]


def test_an_interruption_has_to_outweigh_its_cost() -> None:
    inside = vec[float]([9.0, -INTERRUPTION, 9.0])
    assert find_stretch(inside, False)[1] == ARTICLE
    longer = vec[float]([9.0, -INTERRUPTION, -INTERRUPTION - 1, 9.0, 9.0])
    assert list(find_stretch(longer, False)[1:3]) == [GAP, GAP]


LANGUAGES = {
    "en": "Cramps at night are common, and they usually pass without any treatment.",
    "zh": "夜里小腿抽筋很常见，一般不需要治疗就会自己好。",
    "ja": "夜中に足がつることはよくあり、たいていは治療しなくても治まります。",
    "ko": "밤에 다리에 쥐가 나는 일은 흔하며 대부분 치료 없이 사라집니다.",
    "es": "Los calambres nocturnos son frecuentes y casi siempre desaparecen sin tratamiento.",
    "fr": "Les crampes de nuit sont fréquentes et disparaissent le plus souvent sans traitement.",
    "de": "Nächtliche Krämpfe sind häufig und vergehen meistens ohne jede Behandlung.",
    "pt": "As cãibras durante a noite são comuns e quase sempre passam sem tratamento.",
    "it": "I crampi notturni sono frequenti e quasi sempre passano senza alcuna cura.",
    "ru": "Ночные судороги случаются часто и обычно проходят без всякого лечения.",
    "vi": "Chuột rút ban đêm rất hay gặp và thường tự hết mà không cần điều trị.",
}


@pytest.mark.parametrize(("code", "text"), LANGUAGES.items())
def test_the_language_of_a_page(code: str, text: str) -> None:
    assert guess_language(text) == code


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guess_language(text) is None or len(guess_language(text) or "") in (2, 3)


def test_notices_are_written_as_they_are_compared() -> None:
    for language in languages():
        for phrase in language.lines.notices:
            assert phrase == phrase.lower()
            assert not language.words or phrase == " ".join(regex.findall(r"\w+", phrase))


@pytest.mark.parametrize("heading", ["La suite", "热门文章", "你可能感兴趣", "Te recomendamos"])
def test_a_heading_of_recommendations(heading: str) -> None:
    assert ("rec_heading", heading) in roles(f"Bread\n\n{PROSE}\n\n{heading}\nWashing a car\n")


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        pytest.param("Was zu tun?", "treatment", id="de"),
        pytest.param("发病机制", "causes", id="zh"),
        pytest.param("注意點", "precautions", id="zh-Hant"),
        pytest.param("結論", "summary", id="zh-Hant-summary"),
    ],
)
def test_a_heading_names_its_section(heading: str, role: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\n{heading}\n{PROSE}\n")
    assert [(section.role, section.heading) for section in page.sections if section.heading] == [(role, heading)]


@pytest.mark.parametrize("closing", ["Esto es todo sobre el pan.", "Das war alles über Brot.", "Das war's."])
def test_a_closing_sentence_belongs_to_no_item(closing: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nCauses:\n1. Damp.\n2. Warmth.\n{closing}\n")
    assert page.causes == ["Damp.", "Warmth."]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        pytest.param("相关推荐", ["1、冬天如何补水", "2、夏天如何防晒", "3、秋天如何润肺"], id="numbered-zh"),
        pytest.param("推荐阅读", ["【护肤】冬天如何补水", "【护肤】夏天如何防晒"], id="brackets"),
        pytest.param("猜你喜欢", ["· 冬天如何补水", "· 夏天如何防晒"], id="bullets"),
        pytest.param("Popular articles", ["1. How to wash a car", "2. Why does it rust?"], id="numbered"),
        pytest.param("Recommend", ["Causes", "Symptoms of flu", "Prevention"], id="names-of-sections"),
    ],
)
def test_titles_below_their_heading_are_no_article(heading: str, titles: list[str]) -> None:
    page = pipeline.parse("\n".join(["Bread", "", PROSE, "", heading, *titles]) + "\n")
    assert [found.title for found in page.recommendations] == titles
    assert page.items == ()


def test_a_teaser_that_is_cut_off_shows_that_the_tail_goes_on() -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nRecommend\n1. Causes:\n{PROSE}\n2. A car\nCars get dirty in wi...\n")
    assert page.article.strip().endswith("cellar.")
    assert page.recommendations[-1].truncated


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(f"Prevention\n{PROSE}\n{PROSE}", id="section"),
        pytest.param("Prevention:\n1. Dry bags\n2. Cool rooms", id="list"),
        pytest.param(f"【预防】{PROSE[:-40]}.\n{PROSE}", id="bracketed-section"),
        pytest.param(f"{PROSE}\nIt is so.", id="prose"),
    ],
)
def test_the_article_goes_on_below_titles(more: str) -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nRelated articles\nWashing a car\n{more}\n\n{PROSE}\n")
    assert [found.title for found in page.recommendations] == ["Washing a car"]
    assert more.splitlines()[-1] in page.article


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("上一篇：甲的用法\n下一篇：乙的用法\n擦窗户\n", id="above-the-title"),
        pytest.param("擦窗户\n上一篇：甲的用法\n下一篇：乙的用法\n", id="below-the-title"),
    ],
)
def test_navigation_at_the_top_leaves_the_article(top: str) -> None:
    page = pipeline.parse(f"{top}很多人都不知道该怎么擦才干净，下面就来说一说。\n用报纸擦。\n")
    assert (page.title, page.prev_title, page.next_title) == ("擦窗户", "甲的用法", "乙的用法")
    assert "用报纸擦。" in page.article


def test_a_line_without_a_marker_ends_titles_with_markers() -> None:
    page = pipeline.parse(f"Bread\n\n{PROSE}\n\nRelated articles\n• A car\n• A dog\nDry bags\n{PROSE}\n")
    assert [found.title for found in page.recommendations] == ["• A car", "• A dog"]
    assert "Dry bags" in page.article


def test_a_paragraph_whose_end_is_lost_is_no_title() -> None:
    text = "Cold air comes in through the window. Ask a doctor soon.{}\n\nThe causes are:\n\n① Cold\n\n② Damp\n"
    assert pipeline.parse(text.format("\ufffd")).title is pipeline.parse(text.format("")).title is None
    assert pipeline.parse("\ufffd\ufffd\n\n" + text.format("")).title is None
