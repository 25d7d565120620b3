"""Small runs, their figures, and the words of a report."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pipeline
from pipeline.report.chunks import chunks
from pipeline.report.figures import Figures
from pipeline.report.measures import COLUMNS, measure
from pipeline.report.sites import read_sites


def run_of(folder: Path, pages: list[str], name: str = "dump") -> Path:
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps({"text": page}) + "\n" for page in pages))
    pipeline.run([source], folder / name)
    return folder / name


def figures_of(output: Path, worst: int = 30, random: int = 30, seed: int = 1) -> Figures:
    figures = Figures(worst, random, seed)
    sites = read_sites(output)
    for chunk in chunks(output, COLUMNS):
        figures.add(chunk, measure(chunk, sites))
    return figures


class _Text(HTMLParser):
    """The words of a page, without style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()


def words_of(file: Path) -> str:
    parser = _Text()
    parser.feed(file.read_text(encoding="utf-8"))
    return " ".join(parser.words)
