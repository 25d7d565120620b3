"""Headings and sections of small pages, each for one shape."""

import pytest

import pipeline

# Label, page, its title, and its sections as (role, heading).
PAGES = [
    (
        "a question ends the paragraph above",
        "Bread\nBread moulds. What is the reason?\nIt is damp.",
        "Bread",
        [("overview", None), ("causes", "What is the reason?")],
    ),
    (
        "a question ends the paragraph, and another sentence of it names another section",
        "Les mains\nLes mains sont froides. C'est un signe courant. Quelles sont les causes ?\n1. Le froid\n2. Le vent",
        "Les mains",
        [("overview", None), ("causes", "Quelles sont les causes ?")],
    ),
    (
        "a sentence with a colon ends the paragraph above a list",
        "脱发\n脱发的人越来越多。造成脱发的原因主要有以下几种：\n1、压力\n2、遗传",
        "脱发",
        [("overview", None), ("causes", "造成脱发的原因主要有以下几种：")],
    ),
    (
        "labels of measures are items of the list that is announced",
        "Hiccups\nHiccups are common after a big meal.\nHow to prevent hiccups?\n1. Eat slowly\nHaste makes hiccups.\n"
        "2. Avoid stress\nTake a walk.\n3. Treat heartburn\nSee a doctor.",
        "Hiccups",
        [("overview", None), ("prevention", "How to prevent hiccups?")],
    ),
    (
        "sections with numbers keep their roles",
        "Rust\nRust eats iron near the sea.\n1. Causes\nWater and air.\n2. Prevention\nPaint and oil.",
        "Rust",
        [("overview", None), ("causes", "1. Causes"), ("prevention", "2. Prevention")],
    ),
    (
        "several headings in brackets on one line",
        "冻疮\n冻疮在冬天很常见，手和脚最容易长。\n【病因】天气冷。【症状】手脚疼。【预防】多穿衣服。",
        "冻疮",
        [("overview", None), ("causes", "【病因】"), ("symptoms", "【症状】"), ("prevention", "【预防】")],
    ),
    (
        "the head of a table is no heading",
        "Sticking pans\nPans stick for many reasons, most of them heat.\nCauses\n| Pan | Cause |\n| steel | too cold |",
        "Sticking pans",
        [("overview", None), ("causes", "Causes")],
    ),
]


@pytest.mark.parametrize(("text", "title", "sections"), [pytest.param(*page, id=label) for label, *page in PAGES])
def test_sections(text: str, title: str, sections: list[tuple[str, str | None]]) -> None:
    page = pipeline.parse(text)
    assert page.title == title
    assert [(section.role, section.heading) for section in page.sections] == sections


@pytest.mark.parametrize(
    "text",
    [
        "怎样预防打嗝\n打嗝很常见，吃饭太快就会打嗝。\n怎样预防打嗝？\n1、饮食清淡\n少吃辣的东西。\n2、避免受凉\n冬天要戴围巾。",
        "Rust\n\nRust eats iron, and it does so faster near the sea than anywhere else on land.\n\nCauses\n\n- Water\n- Air\n\n"
        "Prevention\n\n- Paint\n- Oil",
        "Kalte Hände\nKalte Hände sind lästig.\nUrsachen\nWind.\nRegen.\nVorbeugung\nMützen.\nSchals.\nTee.",
    ],
)
def test_a_page_without_menus_is_kept_whole(text: str) -> None:
    page = pipeline.parse(text)
    assert [block.role for block in page.blocks if block.role == "boilerplate"] == []


PAINT = (
    "Drying paint\nPaint dries slowly when the air is damp, and nobody likes to wait for days before the next coat.\n"
)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (PAINT + "Share\nPrevention\nOpen a window.", "Open a window."),
        (
            PAINT + "Causes\n1. Humidity. Water cannot leave.\nAdvertisement\n2. Cold. Paint hardly dries.",
            "2. Cold. Paint hardly dries.",
        ),
        (PAINT + "Share this article\nCauses\nRain and dust, and birds do the rest.", "birds do the rest."),
    ],
)
def test_a_button_does_not_end_an_article_that_goes_on(text: str, end: str) -> None:
    page = pipeline.parse(text)
    assert page.title == "Drying paint"
    assert page.article.endswith(end)
    assert [block.role for block in page.blocks].count("boilerplate") == 1
