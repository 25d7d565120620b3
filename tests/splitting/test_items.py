"""The items of small pages: their levels, ordinals and texts, each page for one shape."""

import pytest

import pipeline

# Label, page, and its items as they are read: a `>` for each list around one, its ordinal, its text.
LEVELS = [
    (
        "numerals alone on their lines",
        "Una cassetta che odora\nUna cassetta di legno odora di muffa per tre motivi.\n1\nUmidità\nL'aria della cantina è bagnata.\n"
        "2\nAlimentazione\nLa frutta vecchia resta sul fondo.\n3\nPolvere\nNessuno la pulisce.",
        [
            "1 Umidità\nL'aria della cantina è bagnata.",
            "2 Alimentazione\nLa frutta vecchia resta sul fondo.",
            "3 Polvere\nNessuno la pulisce.",
        ],
    ),
    (
        "steps alone on their lines",
        "如何清洗水壶\n水壶里有水垢很常见，不用买新的。\n第一步\n倒满水。\n第二步\n煮十分钟。\n第三步\n冲洗干净。",
        ["1 倒满水。", "2 煮十分钟。", "3 冲洗干净。"],
    ),
    (
        "numbers of pages below a text",
        "Rust\nRust eats iron near the sea, and nobody knows a cheap way to stop it for good.\n1\n2\n3\nNext",
        [],
    ),
    (
        "prose after the last item of a nested list",
        "How to mend a chair\n\nStep 1: Get the tools\n\nThese two things are enough:\n\n1. A file\n2. Some glue\n\n"
        "Every shop has them.\n\nStep 2: Glue the leg\n\nDo it in this order:\n\n1. Clean it\n2. Press it\n\nNow wait for a day.",
        [*("1 Get the tools", "> 1 A file", "> 2 Some glue"), *("2 Glue the leg", "> 1 Clean it", "> 2 Press it")],
    ),
    (
        "bullets begin again below a heading, also where prose stands between",
        "Why socks wear out\n\nWhat are the causes?\nSocks rub against the shoe all day.\n\n- Rough soles\n- Long nails\n\n"
        "How can it be prevented?\nTwo habits will do.\n\n- Cut the nails\n- Change the shoes",
        ["1 Rough soles", "2 Long nails", "1 Cut the nails", "2 Change the shoes"],
    ),
    (
        "bullets below a heading stand in no number above it",
        "Un clou dans le mur\nLe mur est dur, et le clou se tord souvent quand on frappe trop fort.\n"
        "Causes\n1. Le béton\n2. La hâte\nPrévention\nOn peut faire ceci avec peu d'outils.\n• Percer\n• Visser",
        ["1 Le béton", "2 La hâte", "1 Percer", "2 Visser"],
    ),
    (
        "bullets below a heading are nested where the numbers go on",
        "Rust\nRust eats iron near the sea.\n1. Salt\nPrevention:\n- Paint\n- Oil\n2. Rain\nPrevention:\n- A roof\n- A cloth\n3. Air",
        ["1 Salt", "> 1 Paint", "> 2 Oil", "2 Rain", "> 1 A roof", "> 2 A cloth", "3 Air"],
    ),
    (
        "a question between bullets",
        "Trockene Hände\nMit der Kälte kommen trockene Hände, und viele cremen zu spät.\nHausmittel:\n- Öl\n- Handschuhe\n"
        "- Pausen (z.B. am Abend)\nWann zum Arzt?\n- Risse\n- Fieber",
        ["1 Öl", "2 Handschuhe", "3 Pausen (z.B. am Abend)", "1 Risse", "2 Fieber"],
    ),
    (
        "prose between bullets, with blank lines",
        "Packing for a hike\nA light bag makes a happy walker, and so it pays to think.\n\n- A map\n- A knife\n- A hat\n\n"
        "In winter it gets dark early and the paths are covered.\n\n- A lamp\n- Warm gloves",
        ["1 A map", "2 A knife", "3 A hat", "1 A lamp", "2 Warm gloves"],
    ),
    (
        "lines that go on with bullets",
        "Packing for a hike\nA light bag makes a happy walker, and so it pays to think.\n- A map\nPaper needs no power\n"
        "- A knife\nIt cuts bread.\n- A hat\nThe sun is strong.",
        ["1 A map\nPaper needs no power", "2 A knife\nIt cuts bread.", "3 A hat\nThe sun is strong."],
    ),
    (
        "bullets below the last number with a colon are as deep as those before",
        "Sticking drawers\nDrawers stick for many reasons, and most of them are soon mended.\n"
        "1. Damp wood:\n- Let it dry.\n- Sand it.\n2. Loose rails:\n- Screw them on.\n- Oil them.",
        ["1 Damp wood:", "> 1 Let it dry.", "> 2 Sand it.", "2 Loose rails:", "> 1 Screw them on.", "> 2 Oil them."],
    ),
    (
        "one number below the last step",
        "So ölst du das Rad\nEin trockenes Rad quietscht und wird schnell alt.\n"
        "Schritt 1: Putzen:\n1. Lappen nehmen.\n2. Kette wischen.\nSchritt 2: Ölen:\n1. Öl auf die Kette geben.",
        [
            *("1 Putzen:", "> 1 Lappen nehmen.", "> 2 Kette wischen."),
            *("2 Ölen:", "> 1 Öl auf die Kette geben."),
        ],
    ),
    (
        "one bullet below the last number",
        "Vì sao ghế kêu\nGhế gỗ kêu vì nhiều lý do, phần lớn dễ sửa tại nhà.\n"
        "1. Ốc lỏng, bạn có thể:\n- Siết lại ốc.\n- Thay ốc mới.\n2. Gỗ khô, bạn có thể:\n- Bôi sáp.",
        ["1 Ốc lỏng, bạn có thể:", "> 1 Siết lại ốc.", "> 2 Thay ốc mới.", "2 Gỗ khô, bạn có thể:", "> 1 Bôi sáp."],
    ),
    (
        "a list that is announced within the items before",
        "Pulire il rame\nIl rame diventa scuro con gli anni, ma torna lucido con poco.\n"
        "1. Limone\nIl limone scioglie la patina.\nServe questo:\n- Un limone.\n- Un panno.\n"
        "2. Sale\nIl sale gratta piano.\nSi fa così:\n- Bagna il sale.\n- Strofina.",
        [
            *("1 Limone\nIl limone scioglie la patina.", "> 1 Un limone.", "> 2 Un panno."),
            *("2 Sale\nIl sale gratta piano.", "> 1 Bagna il sale.", "> 2 Strofina."),
        ],
    ),
    (
        "a list below a label that the items before have too",
        "Pulire il rame\nIl rame diventa scuro con gli anni, ma torna lucido con poco.\n"
        "1. Limone\nIl limone scioglie la patina.\nCome si usa:\n- Taglia il limone.\n- Strofina.\n"
        "2. Sale\nIl sale gratta piano.\nCome si usa:\n- Bagna il sale.\n- Strofina piano.",
        [
            *("1 Limone\nIl limone scioglie la patina.", "> 1 Taglia il limone.", "> 2 Strofina."),
            *("2 Sale\nIl sale gratta piano.", "> 1 Bagna il sale.", "> 2 Strofina piano."),
        ],
    ),
    (
        "a list below a heading that no item before has",
        "Sticking drawers\nDrawers stick for many reasons, and most of them are soon mended.\n"
        "1. Damp wood:\n- Let it dry.\n- Sand it.\n2. Loose rails:\n- Screw them on.\nPrevention\n- Air the room.",
        [
            *("1 Damp wood:", "> 1 Let it dry.", "> 2 Sand it."),
            *("2 Loose rails:", "> 1 Screw them on.", "1 Air the room."),
        ],
    ),
    (
        "a list that is announced after the last number",
        "Cold rooms\nRooms get cold for many reasons, most of them in the walls.\n"
        "1. Thin walls\n2. Old windows\nThe following things help:\n- Curtains\n- Carpets",
        ["1 Thin walls", "2 Old windows", "1 Curtains", "2 Carpets"],
    ),
]


@pytest.mark.parametrize(("text", "items"), [pytest.param(*page, id=label) for label, *page in LEVELS])
def test_levels(text: str, items: list[str]) -> None:
    assert [f"{'>' * item.level} {item.ordinal} {item.text}".strip() for item in pipeline.parse(text).items] == items


# Label, the heading, the lines below it that are items, and what ends the list.
THINGS = [
    ("de", "Zutaten für 4 Portionen", ["1 kg Kartoffeln", "1-2 Zwiebeln", "1 EL Öl", "Salz"], "Zubereitung"),
    (
        "de, blank lines",
        "Was ihr dafür braucht:",
        ["\n1 Rote Bete", "\n1 große Zwiebel", "\nPfeffer"],
        "\nUnd so geht’s:",
    ),
    ("en", "Ingredients", ["2-1/2 cups oats", "½ cup milk", "1 egg", "1 tsp. salt"], "Directions"),
    ("en, to take along", "You will need:", ["2 planks", "A saw", "12 screws"], "Method"),
    ("es", "Ingredientes", ["200 g de harina", "1/2 taza de leche", "Sal"], "Preparación"),
    ("fr", "Ingrédients pour 6 personnes", ["250 g de farine", "3 œufs", "1 pincée de sel"], "Préparation"),
    ("it", "Ingredienti per 4 persone", ["300 g di pasta", "2 spicchi d’aglio", "Olio q.b."], "Preparazione"),
    ("ja", "材料 (2人分)", ["豆腐 1/2丁", "わかめ 10g", "味噌 大さじ2"], "作り方"),
    ("ja, in brackets", "<材料>(4人分)", ["大根 1/2本", "油揚げ 1枚"], "<作り方>"),
    ("ko", "재료", ["두부 1모", "대파 1대", "소금 약간"], "만드는 법"),
    ("pt", "Ingredientes", ["2 xícaras de aveia", "3 ovos", "Sal a gosto"], "Modo de preparo"),
    ("ru", "Ингредиенты:", ["500 г муки", "2 яйца", "Соль"], "Приготовление"),
    ("vi", "Nguyên liệu", ["200 g bột mì", "2 quả trứng", "1 thìa muối"], "Cách làm"),
    ("zh", "◆材料", ["豆腐 200克", "葱 1根", "盐 少许"], "◆做法"),
]


@pytest.mark.parametrize(("heading", "lines", "after"), [pytest.param(*shape, id=label) for label, *shape in THINGS])
def test_what_is_needed_is_an_item_on_each_line(heading: str, lines: list[str], after: str) -> None:
    prose = "My neighbour cooks it on Sundays, and the whole staircase smells of it until the evening."
    page = pipeline.parse("\n".join(["Sunday dish", "", prose, "", heading, *lines, after, prose, prose]))
    assert [(item.role, item.level, item.ordinal, item.marker, item.text) for item in page.items] == [
        ("other", 0, ordinal, "", line.strip()) for ordinal, line in enumerate(lines, 1)
    ]
    heads = [(section.role, section.heading) for section in page.sections]
    assert heads == [("overview", None), ("other", heading), ("steps", after.strip())]


def test_the_parts_of_what_is_needed_are_lists_of_their_own() -> None:
    page = pipeline.parse(
        "Oat cakes\n\nThey smell of butter and oats on every Sunday of the year.\n\nIngredients\n2 cups oats\nSalt\n\n"
        "For the sauce:\n1 cup berries\n2 tbsp sugar\n\nMethod\n1. Mix all.\n2. Bake it."
    )
    shown = [(item.ordinal, item.text) for item in page.items]
    assert shown[:4] == [(1, "2 cups oats"), (2, "Salt"), (1, "1 cup berries"), (2, "2 tbsp sugar")]
    assert [item.role for item in page.items[4:]] == ["steps", "steps"]


NO_THINGS = [
    (
        "prose below the heading",
        "Materials\nWood keeps its shape for many years.\nStone does so for ever, and it is cold.",
    ),
    (
        "prose that was wrapped",
        "Materials\nWood keeps its shape for many years if the room in which it\nstands is dry enough\nfor it.",
    ),
    ("one line", "Zutaten\n500 g Mehl"),
    ("a sentence", "Ingredients are printed on the back of each packet.\nSalt\nSugar"),
    ("a word in passing", "Baumaterial aus Lehm\nWarm im Winter\nKühl im Sommer"),
    ("no such heading", "Opening hours\n8 to 12 Monday\n9 to 13 Tuesday"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=label) for label, text in NO_THINGS])
def test_other_lines_are_no_items(text: str) -> None:
    prose = "There is more to say about it than fits into one sentence, and most of it was said before."
    page = pipeline.parse(f"Houses\n\n{prose}\n\n{text}\n\n{prose}\n")
    assert [item.text for item in page.items if not item.marker] == []


def test_markers_below_a_heading_of_what_is_needed_are_kept() -> None:
    page = pipeline.parse(
        "Oat cakes\n\nThey smell of butter.\n\nIngredients\n- 2 cups oats\n- Salt\n\nMethod\n1. Mix all."
    )
    assert [(item.marker, item.text) for item in page.items] == [
        *(("-", "2 cups oats"), ("-", "Salt")),
        ("1.", "Mix all."),
    ]


# Label, page, and the texts of its items without markers.
UNMARKED = [
    (
        "short lines below a colon",
        "Warum Brot schimmelt\nBrot schimmelt im Sommer schon nach drei Tagen, wenn es falsch liegt.\n"
        "Die Ursachen sind:\nFeuchte Luft\nSchlechte Ernährung der Hefe\nEine warme Küche\n\nAlles das lässt sich ändern.",
        ["Feuchte Luft", "Schlechte Ernährung der Hefe", "Eine warme Küche"],
    ),
    (
        "blank lines between them, and the next heading below",
        "Bread\nBread moulds in summer after three days, if it lies in the wrong place.\n\nCauses of mould:\n\nDamp air\n\n"
        "Some medicines in the flour\n\nPrevention of mould:\n\nA dry box\n\nA cool room",
        ["Damp air", "Some medicines in the flour", "A dry box", "A cool room"],
    ),
    (
        "labels, of which one names a section in passing",
        "El pan\nEl pan se pone duro en dos días, sobre todo en verano.\nLas causas más comunes son:\n"
        "Alimentación: la masa madre pasó hambre.\nCalor: la cocina está al sol.\nTiempo: el pan se hizo el lunes.",
        [
            "Alimentación: la masa madre pasó hambre.",
            "Calor: la cocina está al sol.",
            "Tiempo: el pan se hizo el lunes.",
        ],
    ),
    (
        "semicolons, and a stop in the last line",
        "Почему сохнет хлеб\nХлеб сохнет за два дня, если лежит на столе без крышки.\nЧто делать:\n\nкласть в ящик;\n\n"
        "накрыть полотенцем;\n\nсъесть сегодня.\n\nТак он будет мягким.",
        ["класть в ящик;", "накрыть полотенцем;", "съесть сегодня."],
    ),
    (
        "Chinese labels",
        "面包为什么发霉\n面包在夏天放三天就会发霉，很多人不知道为什么。\n原因如下：\n潮湿：厨房里水汽多。\n温度：夏天太热。\n饮食：酵母没有养好。",
        ["潮湿：厨房里水汽多。", "温度：夏天太热。", "饮食：酵母没有养好。"],
    ),
    (
        "short lines below a bare heading",
        "Bread\nBread moulds in summer after three days, if it lies in the wrong place.\n\nCauses\nDamp air\nOld flour\nA warm room",
        ["Damp air", "Old flour", "A warm room"],
    ),
    (
        "one line alone",
        "Bread\nBread moulds in summer after three days, if it lies in the wrong place.\nThe cause:\nDamp air\n\nThat is easy to mend.",
        [],
    ),
    (
        "paragraphs below a colon",
        "Bread\nBread moulds in summer.\nThe causes are simple:\n\nThe air is damp, and so is the box. Nobody opens it.\n\n"
        "The room is warm, because the oven is on. Everybody likes it so.",
        [],
    ),
    (
        "a sentence that was broken into lines",
        "Bread\nBread moulds in summer.\nMy aunt always told me this about bread:\nNever put it on the shelf\nabove the stove where it\nwill go bad",
        [],
    ),
    (
        "labels that name sections",
        "Rust\nRust eats iron near the sea.\nWhat you should know about rust:\nCauses: water and air.\nPrevention: paint and oil.",
        [],
    ),
    (
        "a heading over a text",
        "Rust\nRust eats iron near the sea.\nThe causes of rust:\nSalt in the air\nNear the sea the wind carries salt over the land for many miles.",
        [],
    ),
    (
        "sentences below a colon that names no section",
        "Bread\nBread moulds in summer.\nMy aunt always said:\nIt was better then.\nWe had one oven.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "items"), [pytest.param(*page, id=label) for label, *page in UNMARKED])
def test_items_without_markers(text: str, items: list[str]) -> None:
    found = [item for item in pipeline.parse(text).items if item.family == "bare"]
    assert [item.text for item in found] == items
    assert all(item.marker == item.marker_raw == "" and not item.repaired for item in found)


def test_a_list_without_markers_stands_in_the_item_whose_list_goes_on_below() -> None:
    text = (
        "Sticking drawers\nDrawers stick for many reasons, and most of them are soon mended.\n1. Damp wood\nYou need:\n"
        "A dry room\nSome paper\n2. Loose rails"
    )
    items = pipeline.parse(text).items
    assert [(item.level, item.ordinal, item.text) for item in items] == [
        (0, 1, "Damp wood"),
        (1, 1, "A dry room"),
        (1, 2, "Some paper"),
        (0, 2, "Loose rails"),
    ]


def test_what_is_nested_under_a_point_belongs_to_it() -> None:
    page = pipeline.parse(
        "Sticking drawers\n\nDrawers stick for many reasons.\n\nCauses\n1. Damp wood:\n- rain\n- steam\n2. Loose rails\n\n"
        "Prevention\n- Air the room\n- Oil the rails:\n  - in spring\n  - in autumn"
    )
    assert page.causes == ["Damp wood:\n- rain\n- steam", "Loose rails"]
    assert page.prevention == ["Air the room", "Oil the rails:\n  - in spring\n  - in autumn"]
    assert len(page.items) == 8
