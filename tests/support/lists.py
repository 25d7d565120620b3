"""Texts full of lists: made-up ones, and pieces to mix."""

from collections.abc import Iterator
from random import Random

from samples.corruption import INLINE_STYLES, STYLES, flattened, many, prose, stray_numeral, undamaged, wrong_numeral
from samples.languages import LANGUAGES

SEED = 31

PIECES = [
    *(style.marker(place) for style in STYLES for place in (1, 2, 3, 8)),
    *(words["items"][0] for words in LANGUAGES.values()),
    *(words["headings"][0] for words in LANGUAGES.values()),
    *(
        "\n",
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\n  ",
        "\n\t",
        "\u3000",
        "：",
        ": ",
        "。",
        ". ",
        "(",
        ")",
        "、",
        ",",
        "|",
        "...",
    ),
    *(
        "Step 1: ",
        "Step 3 Rinse",
        "原因一：",
        "原因三：",
        "The second reason: ",
        "First, ",
        "first It is",
        "secondThe damp",
        "The third is",
        "8 is",
        "一是",
        ". Benefit 2The damp",
        "。 対処法 1 休む",
        "2.1 Damp",
        "FINALLY, ",
        "\u017fecond, ",
    ),
    *(
        "(l) ",
        "l) ",
        "( l ) ",
        "( 2 )",
        "1.1 ",
        "2-1 ",
        ".2. ",
        "• ",
        "- ",
        "\uf0b7",
        "【病因】",
        "[Causes] ",
        "Causes: ",
    ),
    *(
        "see ",
        "见",
        " and ",
        "①②",
        "１．",
        "𝟏. ",
        "٢) ",
        "🔟\u20e3",
        "十二、",
        "(十) ",
        "二 a",
        "Next: ",
        "Related articles",
    ),
    *("Ⅱ", "ii. ", "(ii)", "б. ", "ロ)", "나. ", "ア、", "5 Men", "10 years", "2019. ", "\u00b2", "\x1f", "K", "\r"),
]


def generated() -> Iterator[str]:
    for make in (wrong_numeral, stray_numeral, undamaged):
        for rng, style in many(SEED, 6):
            made = make(rng, style)
            if made:
                yield made.text
    for rng, style in many(SEED, 6, INLINE_STYLES):
        yield flattened(rng, style).text
    for number in range(60):
        yield prose(Random(f"{SEED} {number}"))
