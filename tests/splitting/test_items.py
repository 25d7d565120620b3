"""The items of small pages: their levels, ordinals and texts, each page for one shape."""

import pytest

import pipeline

# Label, page, and its items as they are read: a `>` for each list around one, its ordinal, its text.
LEVELS = [
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
