"""The title of a page: which lines can be it, and which of them is."""

import pytest

import pipeline
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.title_lines import ends_like_prose, heads_alone

HICCUPS = "Hiccups come when the diaphragm tightens all at once, often after a meal that was eaten too fast."
MORE = "Most of them pass within minutes, and hardly anybody needs a doctor for them."
MENU = ["Skip to content", "Home", "Recipes", "Shop", "Login"]
SHARE = ["Share", "Tweet", "Print"]


def title(*lines: str) -> str | None:
    return pipeline.parse("\n".join(lines)).title


@pytest.mark.parametrize(
    ("line", "alone", "prose"),
    [
        ("Why hiccups come", True, False),
        ("Why do hiccups come?", True, False),
        ("Stop hiccups now!", True, False),
        ("Hiccups come and go.", True, True),
        ("Hiccups come and go.\ufffd", True, True),
        ("The causes are these:", True, True),
        ("Hiccups, burps,", True, True),
        ("打嗝的原因，", True, True),
        ("打嗝很常见。喝水就好", True, True),
        ("Cold air comes in through the window. Ask the doctor about it soon", True, True),
        ("A fair test of Mac vs. Windows for people who write all day long", True, False),
        ("Causes", False, False),
        ("Introduction: the noise that nobody likes", False, False),
        ("Einleitung: Das Geräusch im Hals", False, False),
        ("Hiccups: the noise that nobody likes", True, False),
        ("1. Hiccups", False, False),
        ("• Hiccups", False, False),
        ("---", False, False),
        ("2024", False, False),
        ("_ Hiccups", False, False),
        ("【症状】", False, False),
        ("【症状】头痛发热", False, False),
        ("[12] Hiccups", False, False),
        ("【2024】打嗝怎么办", False, False),
        ("【最新】打嗝怎么办", True, False),
        ("Hiccups " * 30, False, False),
        ("打嗝" * 40, False, False),
    ],
)
def test_what_can_be_a_title(line: str, alone: bool, prose: bool) -> None:
    page = page_of(line)
    assert heads_alone(page, phrases(), 0, 0, page.end[0]) == alone
    if alone:
        assert ends_like_prose(page, 0, 0, page.end[0]) == prose


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # What stands above the title.
        (["***", "Why hiccups come", HICCUPS], "Why hiccups come"),
        (["Cover picture", "Why hiccups come", "Why hiccups come", HICCUPS], "Why hiccups come"),
        (["表紙の写真", "しゃっくりを止める方法", "しゃっくりを止める方法", "しゃっくりは横隔膜が急に縮むと出ます。"], "しゃっくりを止める方法"),
        (["Body-Mag", "Why hiccups come after a meal", "By Ann Miller", HICCUPS], "Why hiccups come after a meal"),
        (["Häuslich-Magazin", "Warum knarrt die Treppe im Winter?", "Eine Treppe knarrt im Winter, weil das Holz trocknet."],
         "Warum knarrt die Treppe im Winter?"),
        (["Corps-Plus", "Le hoquet, causes et remèdes ? Comment arrêter un hoquet ?", "Dernière mise à jour : 3 mai 2021",
          "Le hoquet vient sans prévenir, parfois plusieurs fois par jour, et gêne tout le monde."],
         "Le hoquet, causes et remèdes ? Comment arrêter un hoquet ?"),
        (["Why hiccups come - Body Mag", "Why hiccups come", HICCUPS], "Why hiccups come"),
        (["Why hiccups come | Body Mag", "Body Mag", "Why hiccups come", HICCUPS], "Why hiccups come"),
        (["Oven Notes", "Rye rolls", "Photo: Ann Miller", "Rye rolls", "Flour (for two)", "Rye rolls want a hot oven and a cold kitchen, and a long night in the bowl."], "Rye rolls"),
        (["Body > Hiccups", "Why hiccups come", HICCUPS], "Why hiccups come"),
        (["生活>健康>打嗝", "打嗝是什么原因", "打嗝是膈肌收缩引起的，多半是吃得太快。"], "打嗝是什么原因"),
        (["date 2025-08-27 Why hiccups come after a meal", HICCUPS], "Why hiccups come after a meal"),
        (["2025-08-27 打嗝是什么原因引起的", "打嗝是膈肌收缩引起的，多半是吃得太快。"], "打嗝是什么原因引起的"),
        (["2025-08-27 Ann Miller", "Why hiccups come", HICCUPS], "Why hiccups come"),
        # What stands after it.
        (["Why hiccups come | Body Mag", HICCUPS], "Why hiccups come"),
        (["Why hiccups come | Throat | Body Mag", HICCUPS], "Why hiccups come"),
        (["Why hiccups come - Body Mag", HICCUPS, MORE, "Body Mag"], "Why hiccups come"),
        (["打嗝是什么原因_健康网", "打嗝是膈肌收缩引起的，多半是吃得太快。"], "打嗝是什么原因"),
        (["Why hiccups come - a doctor explains", HICCUPS], "Why hiccups come - a doctor explains"),
        (["Why hiccups come | Causes", HICCUPS], "Why hiccups come | Causes"),
        (["Why snake_case is a name", HICCUPS], "Why snake_case is a name"),
        # What stands below it, and is none.
        (["Hiccups", "What are hiccups?", HICCUPS], "Hiccups"),
        (["Hiccups", "What causes hiccups in adults after a meal?", HICCUPS, MORE], "Hiccups"),
        (["Hiccups", "Causes of hiccups", HICCUPS], "Hiccups"),
        # No title at all.
        ([HICCUPS, "Causes of hiccups", MORE], None),
        (["---", "Overview", HICCUPS, "---", MORE], None),
        (["1", "Haste", HICCUPS, "2", "Cold drinks", MORE], None),
        (["①", "Haste", HICCUPS, "②", "Cold drinks", MORE], None),
        # Signs of Markdown.
        (["# Why hiccups come", "", HICCUPS], "Why hiccups come"),
        (["## Why hiccups come ##", "", HICCUPS], "Why hiccups come"),
        (["**Why hiccups come**", "", HICCUPS], "Why hiccups come"),
        (["# **Why hiccups come**", "", HICCUPS], "Why hiccups come"),
        (["#hiccups and other noises", "", HICCUPS], "#hiccups and other noises"),
        (["Why C# is not F#", "", HICCUPS], "Why C# is not F#"),
    ],
)  # fmt: skip
def test_the_title_of_a_page(lines: list[str], wanted: str | None) -> None:
    assert title(*lines) == wanted


@pytest.mark.parametrize("gap", ["", None])
@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (["Why hiccups come", "By Ann Miller"], "Why hiccups come"),
        (["Body", "Why hiccups come", "Updated May 3, 2021", *SHARE], "Why hiccups come"),
        (["Why hiccups come", "They are a nuisance that nobody needs."], "Why hiccups come"),
    ],
)
def test_the_title_below_a_menu(head: list[str], wanted: str, gap: str | None) -> None:
    lines = [*MENU, *head, HICCUPS, MORE]
    if gap is not None:
        lines = [line for each in lines for line in (each, gap)]
    assert title(*lines) == wanted


def test_a_standfirst_and_a_heading_between_title_and_prose_are_of_the_article() -> None:
    head = ["Why hiccups come", "They are a nuisance that nobody needs.", "By Ann Miller", *SHARE]
    page = pipeline.parse("\n\n".join([*MENU, *head, HICCUPS, MORE]))
    assert page.article.startswith("Why hiccups come\n\nThey are a nuisance")
    assert not any(word in page.article for word in [*MENU, *SHARE, "Ann"])


def test_signs_around_a_title_are_blocks_of_their_own() -> None:
    page = pipeline.parse(f"## Why hiccups come ##\n\n{HICCUPS}\n")
    shown = [(block.role, page.text[block.start : block.end]) for block in page.blocks]
    assert shown[:3] == [("other", "##"), ("title", "Why hiccups come"), ("other", "##")]
