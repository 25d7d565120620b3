"""The report: one self-contained HTML file on a finished run.

Read on in `sites` and `measures` (what a site and a page measure), `signs` (which pages deserve a look), `picks` (the
sample), `figures` (the run), `views` (a page of the sample, raw beside parsed) and `html`.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, OutputError, PagesieveError
from pipeline.tables.schema import COLUMNS, MANIFEST, TABLES

# Pages of the sample: as many of the worst as random ones.
PAGES = 60
# What the report needs besides the package itself.
_EXTRA = ("jinja2", "matplotlib")


def write_report(
    output: str | os.PathLike[str], file: str | os.PathLike[str], *, pages: int = PAGES, seed: int = 1
) -> int:
    """Write the report on the run in the folder `output` to `file`, and return its size in bytes.

    `pages` is the size of the sample: half of it are the pages with the most signs of trouble, the others show
    further rules or are drawn at random with `seed`. The same run and seed give the same bytes. Raises `InputError` if
    no finished run is there or its tables cannot be read, `OutputError` if the file cannot be written, and
    `PagesieveError` if jinja2 or matplotlib is missing.
    """
    missing = [name for name in _EXTRA if find_spec(name) is None]
    if missing:
        raise PagesieveError(f"The report needs {' and '.join(missing)}. Install with: pip install 'pagesieve[report]'")
    folder, target = Path(output), Path(file)
    manifest = _manifest(folder)
    if target.is_dir():
        raise OutputError(f"{target} is a folder. Name a file for the report.")
    if not _may_be_replaced(target):
        raise OutputError(f"{target} exists already and is no report. Name another file.")
    text = _render(folder, manifest, pages, seed)
    unfinished = target.with_name(f".{target.name}.tmp")
    try:
        size = unfinished.write_bytes(text.encode())
        os.replace(unfinished, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise OutputError(f"{target} cannot be written: {error.strerror}.") from None
    return size


def _may_be_replaced(file: Path) -> bool:
    """Whether nothing is lost by writing to a file: there is none, or it is an earlier report."""
    try:
        with file.open("rb") as existing:
            return b"pagesieve report</title>" in existing.read(4096)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise InputError(f"{folder} holds no finished run: {MANIFEST} is missing. Run pagesieve run first.")
    try:
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError):
        manifest = None
    if not isinstance(manifest, dict):
        raise InputError(f"{path} cannot be read as the manifest of a run. Run pagesieve run again, with --overwrite.")
    missing = [table for table in TABLES if not (folder / table).is_dir()]
    if missing:
        raise InputError(f"{folder} lacks the table {missing[0]}. Run pagesieve run again, with --overwrite.")
    return manifest


def _render(folder: Path, manifest: dict[str, Any], pages: int, seed: int) -> str:
    from pipeline.checking import check
    from pipeline.report.chunks import chunks
    from pipeline.report.figures import Figures
    from pipeline.report.html import render
    from pipeline.report.measures import COLUMNS as MEASURED
    from pipeline.report.measures import measure
    from pipeline.report.rejected import Rejected
    from pipeline.report.samples import samples_of
    from pipeline.report.sites import read_sites

    sites = read_sites(folder)
    figures = Figures(worst=pages - pages // 2, random=pages // 2, seed=seed)
    for chunk in chunks(folder, MEASURED):
        figures.add(chunk, measure(chunk, sites))
    chosen = figures.picks.sample()
    picks = (*chosen.worst, *(pick for _, pick in chosen.of_rules), *chosen.random)
    views = dict(_views(folder, {pick.page_id: pick.part for pick in picks}))
    samples, rejected = samples_of(chosen, views), Rejected(folder, seed)
    return render(folder, manifest, check(folder), figures, sites.untitled, rejected, samples, seed)


def _views(folder: Path, wanted: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The pages of the sample, read in a second pass through the parts that hold one."""
    from pipeline.report.chunks import chunks
    from pipeline.report.views import view

    columns = {table: [column.name for column in COLUMNS[table]] for table in TABLES if table != "rejects"}
    for chunk in chunks(folder, columns, set(wanted.values())):
        for at, page_id in enumerate(chunk.pages["page_id"].to_pylist()):
            if page_id in wanted:
                yield page_id, view(chunk.pages.slice(at, 1).to_pylist()[0], chunk.rows_of(page_id))
