"""What the tests of interrupted runs have in common: a small dump in many shards, and going on with a run over it."""

import json
from pathlib import Path

import pipeline

PAGE = "Hiccups {}\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste\n\n③ Soup\n"
MOST = 10  # records in a shard


def dump(folder: Path, pages: int) -> Path:
    """A folder with so many pages, and here and there a record that is none."""
    folder.mkdir(exist_ok=True)
    records = [json.dumps({"text": PAGE.format(at)}) if at % 7 else "broken" for at in range(pages)]
    (folder / "pages.jsonl").write_text("\n".join(records))
    (folder / "last.txt").write_text(PAGE.format("the last"))
    return folder


def resume(pages: Path, output: Path, workers: int = 1) -> pipeline.RunReport:
    return pipeline.run([pages], output, workers=workers, shard_records=MOST, resume=True)
