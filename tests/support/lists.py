"""Texts full of lists: made-up ones, pieces to mix, and real pages."""

import csv
import io
import json
from collections.abc import Iterator
from random import Random

import pytest

from samples.corruption import INLINE_STYLES, STYLES, flattened, many, prose, stray_numeral, undamaged, wrong_numeral
from samples.languages import LANGUAGES
from samples.places import DATA

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


def real_texts(name: str) -> list[str]:
    path = DATA / "data" / name
    if not path.exists():
        pytest.skip("the shared data is not here")
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("gb18030", "replace"))))
        return [row[-1] for row in rows[1::3] if row]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][::3]
