"""The items of small pages: their levels, ordinals and texts, each page for one shape."""

import pytest

import pipeline

# Label, page, and its items as they are read: a `>` for each list around one, its ordinal, its text.
LEVELS = [
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
        "a list that is announced after the last number",
        "Cold rooms\nRooms get cold for many reasons, most of them in the walls.\n"
        "1. Thin walls\n2. Old windows\nThe following things help:\n- Curtains\n- Carpets",
        ["1 Thin walls", "2 Old windows", "1 Curtains", "2 Carpets"],
    ),
]


@pytest.mark.parametrize(("text", "items"), [pytest.param(*page, id=label) for label, *page in LEVELS])
def test_levels(text: str, items: list[str]) -> None:
    assert [f"{'>' * item.level} {item.ordinal} {item.text}".strip() for item in pipeline.parse(text).items] == items
