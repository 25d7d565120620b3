"""Where pages are found: those of the project, and data of others."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.eval.gold import Gold, read_gold

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "pages"
TEXTS = ROOT / "tests" / "texts"
RAW = ROOT / "raw"
# Data of others, outside the project; what reads it leaves it out where it is missing.
DATA = Path(os.environ.get("PAGESIEVE_DATA", ROOT.parent / "shared"))


def read_json(path: Path) -> Any:
    """What a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def labelled_pages() -> dict[str, Gold]:
    """Every labelled page of `tests/pages`, by the name of its folder."""
    return {page.name: page for page in read_gold(PAGES)}


@cache
def own_lines() -> dict[str, list[str]]:
    """The lines of `tests/texts`, by language."""
    return {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(TEXTS.glob("*.txt"))}
