"""pagesieve: clean scraped pages, repair their list numbering, and split them into tables.

>>> page = parse("Hiccups\\n\\nThe causes are:\\n\\n① Cold air\\n\\n⑧ Haste\\n\\n③ Laughing\\n")
>>> page.causes
['Cold air', 'Haste', 'Laughing']
>>> [(edit.before, edit.after) for edit in page.edits]
[('⑧', '②')]

A text: `clean` and `clean_pages` repair it, `revert` undoes that, `parse` makes a `Page` of it.
A dump: `run` makes tables of it, `load` reads them into pandas, `check` tells whether they are right.
`core_in_use` tells whether the compiled core runs. All errors are `PagesieveError`.

Read on in `pipeline.cleaning` (the tuple `STAGES`), `pipeline.parsing` (one page), `pipeline.outline.outline`
(its structure), `pipeline.running.run` (a whole dump). ARCHITECTURE.md tells what else there is.
"""

# ruff: noqa: E402
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.core import choose_core, core_in_use

choose_core()  # before any module of the core is imported

from pipeline.cleaning import clean, clean_pages
from pipeline.edits import Cleaned, Edit, revert
from pipeline.errors import PagesieveError
from pipeline.parsing import parse
from pipeline.records import Page

if TYPE_CHECKING:
    from pipeline.checking.verdict import Verdict, check
    from pipeline.loading import Tables, load
    from pipeline.running.report import RunReport
    from pipeline.running.run import run

__all__ = [
    "Cleaned",
    "Edit",
    "Page",
    "PagesieveError",
    "RunReport",
    "Tables",
    "Verdict",
    "check",
    "clean",
    "clean_pages",
    "core_in_use",
    "load",
    "parse",
    "revert",
    "run",
]

# These stand on Arrow, which takes longer to import than a page takes to parse, so they wait until they are asked for.
_ON_ARROW = {
    "RunReport": "pipeline.running.report",
    "Verdict": "pipeline.checking.verdict",
    "check": "pipeline.checking.verdict",
    "Tables": "pipeline.loading",
    "load": "pipeline.loading",
    "run": "pipeline.running.run",
}


def __getattr__(name: str) -> Any:
    if name in _ON_ARROW:
        return getattr(import_module(_ON_ARROW[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
