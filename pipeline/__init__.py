"""pagesieve: clean scraped pages, repair their list numbering, and split them into tables.

>>> page = parse("Hiccups\\n\\nThe causes are:\\n\\n① Cold air\\n\\n⑧ Haste\\n\\n③ Laughing\\n")
>>> page.causes
['Cold air', 'Haste', 'Laughing']
>>> [(edit.before, edit.after) for edit in page.edits]
[('⑧', '②')]

Read on in `pipeline.clean` (the tuple of stages), `pipeline.structure` (how a page's
structure is read), `pipeline.run` (how a dump becomes tables) and `pipeline.check` (whether they are right).
"""

from pipeline.check import Verdict, check
from pipeline.clean import clean
from pipeline.edits import Cleaned, Edit, revert
from pipeline.errors import PagesieveError
from pipeline.load import Tables, load
from pipeline.parse import parse
from pipeline.records import Page
from pipeline.run import RunReport, run

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
    "load",
    "parse",
    "revert",
    "run",
]
