"""Zones: the best stretch, tables of contents, head and tail, and the article among menus and notices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from librt.vecs import vec

from pipeline.outline import names
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.stretch import ABOVE, ARTICLE, BELOW, GAP, INTERRUPTION, find_stretch
from pipeline.outline.zones.zones import read_zones

PROSE = (
    "Bread gets mouldy because spores drift through every kitchen and settle on whatever is moist enough to feed them, "
    "and a warm bag keeps the crumb as moist as a cellar."
)
MENU = ["Skip to content", "• Home", "• Kitchen", "• Garden", "• Pets", "• Contact", "• Careers"]


def spans(text: str) -> list[str]:
    page = page_of(text)
    return [text[page.start[line] : page.end[line]] for line in range(page.count)]


def rules(*lines: str) -> list[str]:
    return read_zones(page_of("\n".join(lines)), phrases()).rule


def roles(*lines: str) -> list[int]:
    labels = read_zones(page_of("\n".join(lines)), phrases())
    return [labels.role[line] for line in range(labels.count)]


# The best stretch.


@given(st.lists(st.floats(-9, 9), max_size=60), st.booleans())
def test_the_article_is_one_stretch_and_never_lighter_than_a_single_line(weights: list[float], begins: bool) -> None:
    zones = list(find_stretch(vec[float](weights), begins))
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
    outside = vec[float]([9.0, -INTERRUPTION, -INTERRUPTION - 1, 9.0, 9.0])
    assert list(find_stretch(outside, False))[1:3] == [GAP, GAP]


# Whole pages.


def test_menus_around_an_article_are_no_part_of_it() -> None:
    found = rules(*MENU, "Why bread gets mouldy", PROSE, PROSE[:90] + ".", *MENU, "© 2020 Kitchen")
    assert all(rule.startswith("boilerplate") for rule in [*found[: len(MENU)], *found[len(MENU) + 3 :]])
    assert found[len(MENU)].startswith("title")
    assert found[len(MENU) + 1 : len(MENU) + 3] == ["", ""]


def test_a_page_without_menus_is_kept_whole_even_if_its_lines_are_short() -> None:
    found = rules("Hiccups", "The causes are:", *[f"{number}. Cold feet" for number in range(1, 30)])
    assert found == ["title-first-line", *[""] * 30]


def test_a_line_keeps_what_it_would_be_by_itself() -> None:
    labels = read_zones(page_of(f"Mould\n\n{PROSE}\n\nDry walls\n\n{PROSE}\n"), phrases())
    assert (labels.role[2], labels.alone[2]) == (names.PARAGRAPH, names.BOILERPLATE)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Subscribe to our newsletter", names.BOILERPLATE),
        ("Newsletters are a good way to lose friends and readers.", names.PARAGRAPH),
        ("Updated: June 3, 2024", names.BYLINE),
        ("On June 3, 2024 it rained for the first time in many weeks.", names.PARAGRAPH),
        ("Veröffentlicht am 3. März 2021", names.BYLINE),
        ("发布时间：2019年8月21日", names.BYLINE),
    ],
)
def test_a_line_between_prose(line: str, role: int) -> None:
    assert roles("Why bread gets mouldy", PROSE, line, PROSE[:100] + " again.")[2] == role


def test_a_table_of_contents() -> None:
    found = rules(
        "Mould", "Contents", "1. Causes of mould", "2. What to do", PROSE, "Causes of mould", PROSE, "What to do"
    )
    assert found[2:4] == ["contents-entry"] * 2
    assert "contents-entry" not in found[4:]


def test_lines_that_come_again_side_by_side_are_no_table_of_contents() -> None:
    assert "contents-entry" not in rules("Mould", PROSE, *["1. Flour", "2. Water", "3. Salt", PROSE] * 2)


def test_two_lines_are_a_table_of_contents_only_where_one_says_so() -> None:
    assert "contents-entry" not in rules("Mould", "Causes", "Cures", PROSE, "Causes", PROSE, "Cures", PROSE)


def test_a_bullet_alone_is_no_item() -> None:
    assert rules("Mould", PROSE, "The causes are:", "• Damp", "•", "• Warmth")[4] == "empty-bullet"


def test_a_title_comes_again() -> None:
    assert rules("Bread", "Author: Jane", "Bread", PROSE)[:3] == ["title-repeated", "byline-label", "title-again"]
    assert rules("1. Bread", "1. Bread", PROSE)[:2] == ["", ""]


@pytest.mark.parametrize("heading", ["La suite", "热门文章", "你可能感兴趣", "Te recomendamos"])
def test_a_heading_of_recommendations(heading: str) -> None:
    assert rules("Bread", PROSE, heading, "Washing a car")[2:] == ["rec-heading-words", "rec-title"]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("相关推荐", ["1、冬天如何补水", "2、夏天如何防晒", "3、秋天如何润肺"]),
        ("推荐阅读", ["【护肤】冬天如何补水", "【护肤】夏天如何防晒"]),
        ("猜你喜欢", ["· 冬天如何补水", "· 夏天如何防晒"]),
        ("Popular articles", ["1. How to wash a car", "2. Why does it rust?"]),
        ("Recommend", ["Causes", "Symptoms of flu", "Prevention"]),
    ],
)
def test_titles_below_their_heading_are_no_article(heading: str, titles: list[str]) -> None:
    assert rules("Bread", PROSE, heading, *titles)[3:] == ["rec-title"] * len(titles)


HEADLINES = [
    "雨天怎样给阳台的花浇水",
    "一只猫和它的十二个纸箱",
    "木匠教你磨一把钝了的刀",
    "从不关灯的那家小书店",
    "三个人修好的一座老桥",
    "旧毛衣能做的五样东西",
    "海边的风为什么总在下午",
    "铁锅生锈以后还能不能用",
    "邻居家的鸡又飞上了屋顶",
]
HAN_PROSE = ["窗户上的水珠来自屋里的热气，遇到冷的玻璃就变成了水。", "早晚各开窗一次，每次一刻钟，水珠就会少很多。"]


@pytest.mark.parametrize("marker", ["", "• ", "{}. "])
def test_headlines_of_a_script_without_spaces_are_no_article(marker: str) -> None:
    headlines = [marker.format(number) + headline for number, headline in enumerate(HEADLINES, start=1)]
    found = roles("窗户上为什么有水珠", *HAN_PROSE, "本周热榜", *headlines)
    assert found[:3] == [names.TITLE, names.PARAGRAPH, names.PARAGRAPH]
    assert found[4:] == [names.BOILERPLATE] * len(HEADLINES)


def test_a_list_of_an_article_goes_on_however_bare_its_items_are() -> None:
    items = [f"{number}. {headline}" for number, headline in enumerate(HEADLINES, start=1)]
    for heading in ("有这些原因：", "原因"):
        assert names.BOILERPLATE not in roles("窗户上为什么有水珠", HAN_PROSE[0], heading, *items, HAN_PROSE[1])


@pytest.mark.parametrize(
    "row",
    [
        "相关链接 花园协会网 木工学校 全国养猫联合会 城南旧书店 老桥博物馆 铁锅检测中心 雨水研究所 海边气象站 毛衣编织协会 阳台种植网",
        "Saws Drills Ladders Hammers Nails Paint Brushes Timber Garden hoses Watering cans Seeds Gift cards BlogCourses Spring sale Private lessons About My account Contact",
    ],
)
def test_names_of_links_in_one_line_are_no_prose(row: str) -> None:
    prose = HAN_PROSE if row.startswith("相") else [PROSE, PROSE]
    assert roles(row, "Why", *prose)[0] == names.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Windows That Are Left Open For The Whole Of A Cold And Windy Day In The Winter Of The Year",
        "Anna Berg, Olga Lind, Per Holm, Nils Dahl, Eva Strand and Ida Moe helped to write what you have read here.",
    ],
)
def test_capital_letters_make_no_row_of_links(line: str) -> None:
    assert roles("Skip to content", "Windows and water", PROSE, line, PROSE)[3] == names.PARAGRAPH


def test_titles_and_teasers_by_turns() -> None:
    found = rules("Bread", PROSE, "Next: Cars", "A car", "Cars get dirty in wi...", "A dog", "Dogs get dirty in...")
    assert found[3:] == ["rec-title", "rec-teaser"] * 2


def test_a_teaser_that_is_cut_off_shows_that_the_tail_goes_on() -> None:
    found = rules("Bread", PROSE, "Recommend", "1. Causes:", PROSE, "2. A car", "Cars get dirty in wi...")
    assert found[3:] == ["rec-title", "rec-title", "rec-title", "rec-teaser"] or found[-1] == "rec-teaser"


@pytest.mark.parametrize(
    "more",
    [
        ["Prevention", PROSE, PROSE],
        ["Prevention:", "1. Dry bags", "2. Cool rooms"],
        [f"【预防】{PROSE[:-40]}.", PROSE],
        [PROSE, "It is so."],
    ],
)
def test_the_article_goes_on_below_titles(more: list[str]) -> None:
    found = rules("Bread", PROSE, "Related articles", "Washing a car", *more, PROSE)
    assert found[3:] == ["rec-title", *[""] * (len(more) + 1)]


@pytest.mark.parametrize(
    ("top", "title"),
    [(["上一篇：甲的用法", "下一篇：乙的用法", "擦窗户"], 2), (["擦窗户", "上一篇：甲的用法", "下一篇：乙的用法"], 0)],
)
def test_navigation_at_the_top_leaves_the_article(top: list[str], title: int) -> None:
    found = rules(*top, "很多人都不知道该怎么擦才干净，下面就来说一说。", "用报纸擦。")
    assert found[title] == "title-first-line"
    assert found[3:] == ["", ""]


def test_a_line_without_a_marker_ends_titles_with_markers() -> None:
    found = rules("Bread", PROSE, "Related articles", "• A car", "• A dog", "Dry bags", PROSE)
    assert found[3:] == ["rec-title", "rec-title", "", ""]


def test_a_paragraph_whose_end_is_lost_is_no_title() -> None:
    lines = ["Cold air comes in through the window. Ask a doctor soon.{}", "The causes are:", "① Cold", "② Damp"]
    for lost in ("", "\ufffd"):
        assert names.TITLE not in roles(lines[0].format(lost), *lines[1:])
    assert names.TITLE not in roles("\ufffd\ufffd", *lines)


@given(
    st.lists(st.sampled_from([*MENU, PROSE, "Causes:", "1. Damp", "①", "•", "Next: x", "Recommend", "a...", "", "| |"]))
)
def test_every_line_has_a_label(lines: list[str]) -> None:
    text = "\n".join(lines)
    labels = read_zones(page_of(text), phrases())
    assert len(labels.rule) == len(spans(text)) == labels.count
    for line in range(labels.count):
        assert (labels.rule[line] == "") == (labels.role[line] == names.PARAGRAPH)
