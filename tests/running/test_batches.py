"""A batch of pages gives the rows that its pages give one by one, and pages are cleaned in it as alone."""

import pyarrow as pa

import pipeline
from pipeline.records import Piece
from pipeline.running.batch import Options, to_tables
from samples.places import labelled_pages

BROKEN = [
    "donâ€™t",
    "cafÃ©",
    "&amp;",
    "\x00",
    "\u200b",
    "<b>a</b>",
    "e\u0301",
    "Ã ",
    "²¡Òò",
    "鐥呭洜",
    "病因B2",
    "\ud83d",
]
BROKEN += [
    "\U0001f600",
    "\U0002f800",
    "Q&A, Fish & Chips",
    "& nbsp ;",
    "\u0928\u093f\u0915\u093c\u0941 \u0e1b\u0e39",
    "",
]
TEXTS = [*(page.text for page in labelled_pages().values()), *BROKEN] * 2


def test_pages_become_the_same_rows_in_a_batch_as_alone() -> None:
    records = [Piece("a", number, 0, "text", text.encode("utf-8", "replace")) for number, text in enumerate(TEXTS)]
    together, alone = to_tables(records, Options()), [to_tables([record], Options()) for record in records]
    for table, batch in together.items():
        assert pa.Table.from_batches([batch]).equals(pa.Table.from_batches([one[table] for one in alone])), table


def test_pages_are_cleaned_as_they_are_alone() -> None:
    assert list(pipeline.clean_pages(TEXTS)) == [pipeline.clean(text) for text in TEXTS]
