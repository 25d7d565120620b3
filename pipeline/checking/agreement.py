"""Check `links`: what one page says of another, the other says too, since one site wrote both.

A teaser is the beginning of the page that it leads to, and previous and next point to each
other. Disagreements are warnings: the site may have changed a page since.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checking.findings import Example, Findings
from pipeline.checking.part import Part
from pipeline.links.linking import AGREES, TABLE, belongs
from pipeline.tables.parts import UNREADABLE, part_names, read_part
from pipeline.tables.schema import schema

CHECK = "links"
_AGAIN = "Run pagesieve links again."


def check_agreement(links: pa.Table, found: Findings) -> None:
    """Report what does not agree as rows."""
    low = links.filter(pc.fill_null(pc.less(links["agreement"], AGREES), False)).to_pylist()
    for kinds, message in (
        (("recommendation",), "Teasers that are not the beginning of the page with their title."),
        (("prev", "next"), "Pages whose previous or next page does not link back."),
    ):
        rows = [row for row in low if row["kind"] in kinds]
        if rows:
            examples = (
                Example(row["page_id"], row["rank"], f"{row['kind']} → {row['target_page_id']}, {row['agreement']:.0%}")
                for row in rows
            )
            found.add("agreement", TABLE, message, examples, severity="warning")


def count_agreement(part: Part, links: pa.Table) -> dict[str, npt.NDArray[np.float64]]:
    """For every page of a part how many of its links can be compared, and how many agree."""
    at = np.asarray(pc.index_in(links["page_id"], value_set=part.pages["page_id"].combine_chunks()), dtype=np.int64)
    compared = np.asarray(links["agreement"].is_valid(), dtype=np.float64)
    agreeing = np.asarray(pc.fill_null(pc.greater_equal(links["agreement"], AGREES), False), dtype=np.float64)
    teaser = np.asarray(pc.equal(links["kind"], "recommendation"), dtype=np.float64)
    return {
        name: np.bincount(at, weights=weights, minlength=len(part.ids)).astype(np.float64)
        for name, weights in (
            ("teasers_compared", compared * teaser),
            ("teasers_agreeing", agreeing * teaser),
            ("navigation_compared", compared * (1 - teaser)),
            ("navigation_agreeing", agreeing * (1 - teaser)),
        )
    }


def check_links_table(output: Path, name: str, links: pa.Table, found: Findings) -> None:
    """Where the table `links` was written, it must be what is computed now."""
    path = output / TABLE / name
    if not links.num_rows and not path.exists():
        return
    try:
        there = read_part(path)
        own = belongs(output, name)
    except UNREADABLE as error:
        found.add(
            CHECK,
            TABLE,
            f"Part files that are gone or cannot be read. {_AGAIN}",
            [Example(None, None, f"{name}: {error}")],
        )
        return
    where = [Example(None, None, f"{TABLE}/{name}")]
    if not own:
        found.add(CHECK, TABLE, f"The table belongs to an earlier run in this folder. {_AGAIN}", where)
    elif not there.schema.equals(schema(TABLE), check_metadata=False):
        found.add(CHECK, TABLE, f"The columns are not those that are declared. {_AGAIN}", where)
    elif not there.equals(links):
        found.add(CHECK, TABLE, f"Rows that are not what the other tables say. {_AGAIN}", where)


def check_links_files(output: Path, names: list[str], found: Findings) -> None:
    """The parts of the table `links` are those of the other tables."""
    foreign = [name for name in part_names(output, TABLE) if name not in names]
    if foreign:
        found.add(
            CHECK,
            TABLE,
            f"Part files that belong to no part of the run. {_AGAIN}",
            (Example(None, None, name) for name in foreign),
        )
