"""Loading the tables of a run into pandas."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.tables import MANIFEST, TABLES

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Tables:
    """The tables of one run as pandas frames with Arrow dtypes."""

    pages: "pd.DataFrame"
    blocks: "pd.DataFrame"
    sections: "pd.DataFrame"
    items: "pd.DataFrame"
    recommendations: "pd.DataFrame"
    edits: "pd.DataFrame"
    losses: "pd.DataFrame"
    rejects: "pd.DataFrame"


def load(output: str | os.PathLike[str]) -> Tables:
    """Load all tables under an output folder.

    Raises `InputError` if no finished run is there.
    """
    folder = Path(output)
    if not (folder / MANIFEST).is_file():
        raise InputError(f"{folder} holds no finished run: {MANIFEST} is missing. Run pagesieve run first.")
    import pandas as pd

    missing = [table for table in TABLES if not (folder / table).is_dir()]
    if missing:
        raise InputError(f"{folder} lacks the table {missing[0]}. Run pagesieve run again, with --overwrite.")
    import pyarrow.parquet as pq

    return Tables(
        **{
            table: pq.read_table(_parts(folder / table)).to_pandas(types_mapper=pd.ArrowDtype, ignore_metadata=True)
            for table in TABLES
        }
    )


def _parts(folder: Path) -> list[str]:
    """The part files of a table in the order of their numbers, which is that of the records."""
    return sorted(map(str, folder.glob("part-*.parquet")), key=lambda name: (len(name), name))
