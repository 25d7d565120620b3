"""Loading the tables of a run into pandas."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.links.linking import TABLE as LINKS_TABLE
from pipeline.links.linking import has_links
from pipeline.tables.parts import part_names, run_folder
from pipeline.tables.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Tables:
    """The tables of one run as pandas frames with Arrow dtypes.

    `links` is None unless `pagesieve links` has written it for this very run.
    """

    pages: "pd.DataFrame"
    blocks: "pd.DataFrame"
    sections: "pd.DataFrame"
    items: "pd.DataFrame"
    recommendations: "pd.DataFrame"
    edits: "pd.DataFrame"
    losses: "pd.DataFrame"
    rejects: "pd.DataFrame"
    links: "pd.DataFrame | None" = None


def load(output: str | os.PathLike[str]) -> Tables:
    """Load all tables under an output folder.

    Raises `InputError` if no finished run is there.
    """
    folder = run_folder(Path(output))
    import pandas as pd

    missing = [table for table in TABLES if not (folder / table).is_dir()]
    if missing:
        raise InputError(f"{folder} lacks the table {missing[0]}. Run pagesieve run again, with --overwrite.")
    import pyarrow.parquet as pq

    there = [*TABLES, *([LINKS_TABLE] if has_links(folder) else [])]
    return Tables(
        **{
            table: pq.read_table([folder / table / name for name in part_names(folder, table)]).to_pandas(
                types_mapper=pd.ArrowDtype, ignore_metadata=True
            )
            for table in there
        }
    )
