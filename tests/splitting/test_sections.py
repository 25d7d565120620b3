"""Headings and sections of small pages, each for one shape."""

import pytest

import pipeline

# Label, page, its title, and its sections as (role, heading).
PAGES: list[tuple[str, str, str | None, list[tuple[str, str | None]]]] = [
    (
        "a sentence with a full stop announces the second list",
        "What causes rust\nRust needs water and air.\n1. Rain\n2. Salt\n3. Fog\nAnd here are the best ways to prevent it.\n1. Paint\n"
        "2. Oil",
        "What causes rust",
        [("causes", None), ("prevention", "And here are the best ways to prevent it.")],
    ),
    (
        "a sentence that names no section ends the first one all the same",
        "What causes rust\nRust needs water and air.\n1. Rain\n2. Salt\n3. Fog\nNow we look at some shiny metals.\n1. Gold\n2. Silver",
        "What causes rust",
        [("causes", None), ("other", "Now we look at some shiny metals.")],
    ),
    (
        "a sentence that is left open announces a list",
        "錆の原因\n①雨\n雨で鉄が濡れます。\n②塩\n海の風には塩があります。\n錆を防ぐには…\n①塗る\n年に一度塗ります。\n②拭く\n毎日拭きます。",
        "錆の原因",
        [("causes", None), ("prevention", "錆を防ぐには…")],
    ),
    (
        "a sentence within an item announces nothing",
        "What causes rust\nRust needs water and air.\n1. Rain\nThis happens in wet weather.\n2. Salt\nIt comes from the sea.\n3. Fog",
        "What causes rust",
        [("causes", None)],
    ),
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
        "words in passing scatter no roles over numbered lines with a text below each",
        "A calm stomach\nA few habits keep the stomach calm after a long dinner.\n1. Choose light food\nSoup is enough.\n"
        "2. Avoid haste\nSit down and chew.\n3. Take your medication\nBut ask first.",
        "A calm stomach",
        [("overview", None)],
    ),
    (
        "the same in a script without spaces",
        "面包保存得好可以放一个星期，也不会变干。\n1.注意饮食\n面包不要放在菜的旁边，会有味道。\n2.避免受潮\n铁盒要擦干，盖子要盖紧，不要漏气。",
        None,
        [("overview", None)],
    ),
    (
        "numbered names of sections, told by the subject that they share",
        "打嗝很常见，吃得太快就会打嗝，人人都有过。\n一、打嗝原因\n吃得太快，空气进了胃。\n二、打嗝治疗\n喝一杯水就好了。\n三、怎样预防打嗝\n慢慢吃，少说话。",
        None,
        [
            ("overview", None),
            ("causes", "一、打嗝原因"),
            ("treatment", "二、打嗝治疗"),
            ("prevention", "三、怎样预防打嗝"),
        ],
    ),
    (
        "bare lines among their like are items, whatever word they hold; names of sections head them",
        "Dull knives\n\nCauses of dull knives\n\nPoor treatment\n\nHard boards\n\nLack of protection in drawers\n\n"
        "Prevention of dull knives\n\nSoft boards\n\nA block",
        "Dull knives",
        [("causes", "Causes of dull knives"), ("prevention", "Prevention of dull knives")],
    ),
    (
        "a line that closes a bracket, or begins small, is the rest of something",
        "Dull knives\nKnives get dull on glass, and nobody knows how fast.\nIt was shown long ago (see the\nReport on causes)\n"
        "They say so.\nthe treatment of steel\nIt takes a stone.",
        "Dull knives",
        [("overview", None)],
    ),
    (
        "broken lines without stops are no headings",
        "녹이란?\n\n녹은 쇠가 물과 공기를 만나기 때문에 생기는 붉은 가루인데\n\n처음에는 점처럼 보이는 증상이 있다가 점점 넓게 번지지만\n\n"
        "예방하기 위해서는 기름을 바르고 마른 곳에 두어서 물이 닿지 않도록",
        "녹이란?",
        [("overview", None)],
    ),
    (
        "a short heading in front of a text that ends in the announcement of a list",
        "Le pain sec\n\nLe pain sèche vite en été, et personne n'aime le jeter le lendemain.\n\nSortes de pain\n\n"
        "Le pain se garde selon sa farine. Il y a deux sortes:\n\n1. Le seigle.\n2. Le blé.",
        "Le pain sec",
        [("overview", None), ("other", "Sortes de pain"), ("other", "Il y a deux sortes:")],
    ),
    (
        "labels within items do not take the items that follow",
        "Two stains\nTwo stains come back every spring, and people mix them up.\n1. Rust\nSigns: red spots.\n"
        "Treatment: oil.\n2. Lime\nSigns: white spots.\nTreatment: vinegar.",
        "Two stains",
        [
            ("overview", None),
            ("symptoms", "Signs:"),
            ("treatment", "Treatment:"),
            ("overview", None),
            ("symptoms", "Signs:"),
            ("treatment", "Treatment:"),
        ],
    ),
    (
        "a heading that comes once between items that are counted on takes those below it",
        "Rust\nRust eats iron, and it does so faster near the sea.\nCauses\n1. Water.\n2. Salt.\nPrevention\n3. Paint.\n4. Oil.",
        "Rust",
        [("overview", None), ("causes", "Causes"), ("prevention", "Prevention")],
    ),
    (
        "labels of items that name a section themselves",
        "水壶里有水垢很常见，很多人都遇到过，本文说说怎么回事，希望有用。\n原因一：水太硬\n表现：壶底发白。\n解决方案：\n- 用醋泡一晚。\n"
        "原因二：烧得太久\n表现：壶口有渣。\n解决方案：\n- 水开就关火。",
        None,
        [
            ("overview", None),
            ("causes", None),
            ("symptoms", "表现："),
            ("treatment", "解决方案："),
            ("causes", None),
            ("symptoms", "表现："),
            ("treatment", "解决方案："),
        ],
    ),
    (
        "signs of Markdown tell headings, and are no part of them",
        "Stale bread\nBread gets stale within two days, and nobody likes that.\n\n## Prevention ##\n\n- A linen bag.\n- A tin.\n\n"
        "**What I do**\n\nI toast it.\n\n__My mother's way__\n\nShe fries it.\n\nThe old oven\n============\nIt bakes well.",
        "Stale bread",
        [
            ("overview", None),
            ("prevention", "Prevention"),
            ("other", "What I do"),
            ("other", "My mother's way"),
            ("other", "The old oven"),
        ],
    ),
    (
        "a tag, a stressed sentence and a rule between texts are no headings",
        "Stale bread\nBread gets stale within two days, and nobody likes that.\n\n#bread and more of it today.\n\n"
        "**Never put it in the fridge.**\n\nThat is all I know of it.\n\n---\n\nThe rest is up to you.",
        "Stale bread",
        [("overview", None)],
    ),
    (
        "lists of what is needed have no role, and their names are headings all the same",
        "Rye bread\nRye bread needs two days, and most of the time it rests.\nIngredients\n500 g of rye flour\n10 g of salt\n"
        "How to make it\nMix all of it and wait.",
        "Rye bread",
        [("overview", None), ("other", "Ingredients"), ("steps", "How to make it")],
    ),
    (
        "the first heading of a chapter is found below the chapter's own",
        "Two kinds of rust\nRust comes in many colours, and people mix them up.\nKinds of rust and their causes\nRed rust\n"
        "It grows where water stays for days.\nBlack rust\nIt grows where there is little air.",
        "Two kinds of rust",
        [
            ("overview", None),
            ("causes", "Kinds of rust and their causes"),
            ("other", "Red rust"),
            ("other", "Black rust"),
        ],
    ),
    (
        "broken lines of a script without capitals, of which the last has a stop",
        "녹이란?\n\n녹은 쇠가 물과 공기를 만나면 생깁니다.\n\n처음에는 점처럼 보이는 자국이 있다가 점점 넓게\n\n번지는 증상이 나타나고 쇠가 얇아지면서\n\n"
        "끝내 구멍이 나서 물이 새게 되는 일이 많습니다.",
        "녹이란?",
        [("overview", None)],
    ),
    (
        "how many it is for says nothing of a section",
        "パンのスープ\n古いパンで作るスープは、冬の朝にちょうどいい温かさです。\n材料（2人分）\n古いパン\n玉ねぎ\n作り方\n全部を鍋に入れて煮ます。",
        "パンのスープ",
        [("overview", None), ("other", "材料（2人分）"), ("steps", "作り方")],
    ),
    (
        "a sentence right above another heading announces nothing",
        "Brotsuppe\nEs wird kühl. Darum haben wir euch hier die besten Rezepte herausgesucht, mit Brot:\nZutaten\n"
        "Altes Brot und eine Zwiebel.",
        "Brotsuppe",
        [("overview", None), ("other", "Zutaten")],
    ),
    (
        "labelled lines beside each other are no sections by a word in passing",
        "清洗水壶\n水壶用久了会发白，其实清洗起来很简单，大家都可以试试。\n倒掉食物残渣：把壶倒空。\n加入白醋：浸泡一个晚上。\n检查与冲洗：用清水冲三遍。",
        "清洗水壶",
        [("overview", None)],
    ),
    (
        "a label that is the name of a section is one of the labels beside it, unless those are names as well",
        "Dull steel\nSteel gets dull in many kitchens, and these are what people blame for it.\n"
        "Food: acid eats the edge.\nBoards: glass is the worst.\nDrawers: knives knock each other.",
        "Dull steel",
        [("overview", None)],
    ),
    (
        "names of sections that are labels stay headings beside each other",
        "Flat bread\nFlat bread is made in a pan, and it takes an hour at most.\nTips: use warm water.\nSummary: it is easy.",
        "Flat bread",
        [("overview", None), ("tips", "Tips:"), ("summary", "Summary:")],
    ),
    (
        "questions and their answers",
        "Bread questions\nQ: Why does bread get hard?\nA: Because the water leaves it.\nQ: Can I freeze it?\nA: Yes, you can.\n"
        "Q: And who is that?\nQ: Nobody knows.",
        "Bread questions",
        [("causes", "Q: Why does bread get hard?"), ("faq", "Q: Can I freeze it?")],
    ),
    (
        "the head of a table is no heading",
        "Sticking pans\nPans stick for many reasons, most of them heat.\nCauses\n| Pan | Cause |\n| steel | too cold |",
        "Sticking pans",
        [("overview", None), ("causes", "Causes")],
    ),
]


@pytest.mark.parametrize(("text", "title", "sections"), [pytest.param(*page, id=label) for label, *page in PAGES])
def test_sections(text: str, title: str | None, sections: list[tuple[str, str | None]]) -> None:
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
