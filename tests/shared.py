"""Where the tests find their cases and pages."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.eval.gold import Gold, read_gold

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
PAGES = ROOT / "tests" / "pages"
RAW = ROOT / "raw"
# Data of others, outside the project; tests that read it skip where it is missing.
DATA = Path(os.environ.get("PAGESIEVE_DATA", ROOT.parent / "shared"))

OTHER_CASES = ("negative", "known-failures", "losses")
STAGE_CASES = sorted(path.stem for path in CASES.glob("*.json") if path.stem not in OTHER_CASES)


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_json(CASES / f"{name}.json")
    return found


def raw_records() -> dict[str, str]:
    """The texts of `raw/pages.jsonl` by their `id`; its broken line has none."""
    texts = {}
    for line in (RAW / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        texts[record["id"]] = record["text"]
    return texts


@cache
def labelled_pages() -> dict[str, Gold]:
    """Every labelled page of `tests/pages`, by the name of its folder."""
    return {page.name: page for page in read_gold(PAGES)}


def in_any_order(edits: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Labels list edits as they stand on the page, the parser lists them stage by stage."""
    return sorted((edit["before"], edit["after"]) for edit in edits)


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of all files below a folder, by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def tables_of(output: Path) -> dict[str, bytes]:
    """The bytes of all part files of a run, by their names; and nothing else may be there but a manifest."""
    files = files_of(output)
    files.pop("manifest.json", None)
    assert all(name.endswith(".parquet") and not name.startswith(".") for name in files), sorted(files)
    return files


# A page with an entity and a wrong numeral.
PAGE = "Hiccups\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste\n\n③ Soup\n"


def write_files(folder: Path, **files: bytes | str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
