"""How well pages of others are split; `make eval` prints the tables.

The pages are not part of the project. `--data` names their folder (see `docs/splitting.md`); where a
file is missing, its table is left out, and a line says so. Every set is cut in two by a hash of the page's
name: rules are made while looking at half 0 only, half 1 tells whether they hold.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pipeline
from benchmarks.plain_text import plain_text, read_html
from pipeline.eval.words import Count, compare_words, held
from pipeline.outline.headings.roles import role_in
from pipeline.records import Page
from samples.hostile import HOSTILE, seconds
from samples.marker_sequences import marker_sequences, observed

# Which lines of Chinese pages are the title and the article, as a reader saw them.
CHINESE = Path(__file__).with_name("chinese_pages.jsonl")
ARTICLE = frozenset({"lead", "heading", "paragraph", "item"})
ROLES = ("causes", "prevention", "symptoms", "treatment")
HALVES = ("half 0", "half 1", "all")


def half_of(name: str) -> str:
    """The half that a page belongs to."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def worst(scores: list[tuple[float, str]], count: int) -> Iterator[str]:
    """The lowest scores, one line each."""
    for score, name in sorted(scores)[:count]:
        yield f"    {score:.3f} {name}"


def articles(rows: list[dict[str, Any]], show: int) -> Iterator[str]:
    """Article against `main_content`, snippets that must be in it and that must not."""
    yield "articles (wcxb-dev-text.jsonl)"
    yield "         pages  word F1  micro  precision  recall   keep   leak"
    found: dict[str, list[tuple[Count, Count, Count]]] = defaultdict(list)
    scores = []
    for row in rows:
        article = pipeline.parse(row["text"]).article
        words = compare_words(article, row["main_content"])
        scored = words, held(row["with"], article), held(row["without"], article)
        scores.append((words.f1, f"{row['id']} {row['url']}"))
        found[half_of(row["id"])].append(scored)
        found["all"].append(scored)
    for half in HALVES:
        counts, kept, leaked = zip(*found[half], strict=True)
        yield (
            f"{half:8} {len(counts):5} {mean(count.f1 for count in counts):8.4f} {sum(counts, Count()).f1:6.4f}"
            f" {mean(count.precision for count in counts):10.4f} {mean(count.recall for count in counts):7.4f}"
            f" {sum(kept, Count()).recall:6.4f} {sum(leaked, Count()).recall:6.4f}"
        )
    yield from worst(scores, show)


def sections(rows: list[dict[str, Any]], show: int) -> Iterator[str]:
    """The text under four roles against the true sections of each page."""
    yield "sections (medquad-dev.jsonl): word F1 of the text under a role"
    yield "         " + "".join(f"{role:>22}" for role in ROLES)
    yield "         " + "       pages mean micro" * 4
    found: dict[tuple[str, str], list[Count]] = defaultdict(list)
    scores, doubtful = [], []
    for row in rows:
        page = pipeline.parse(row["text"])
        for role in ROLES:
            count = compare_words(text_under(page, role), _true_text(row, role))
            if count.found or count.needed:
                found[half_of(row["url"]), role].append(count)
                found["all", role].append(count)
                scores.append((count.f1, f"{role} {row['url']}"))
        doubtful += [(row["url"], heading) for heading in other_subheadings(page)]
    for half in HALVES:
        cells = []
        for role in ROLES:
            counts = found[half, role]
            cells.append(
                f"{len(counts):12} {mean(count.f1 for count in counts):.3f} {sum(counts, Count()).f1:.3f}"
                if counts
                else f"{'none':>22}"
            )
        yield f"{half:8} " + "".join(f"{cell:>22}" for cell in cells)
    yield from worst(scores, show)
    yield f"in doubt, because an answer holds a sub-heading of another role: {len({url for url, _ in doubtful})} pages"
    yield from (f"    {heading!r} in {url}" for url, heading in doubtful[:show])


def text_under(page: Page, role: str) -> str:
    """The text of all sections of a role."""
    return "\n".join(section.text for section in page.sections if section.role == role)


def _true_text(row: dict[str, Any], role: str) -> str:
    return "\n".join(section["text"] for section in row["sections"] if section["role"] == role)


def other_subheadings(page: Page) -> Iterator[str]:
    """Headings within a section of one of the four roles that name another role than the section's."""
    for block in page.blocks:
        if block.role == "heading":
            heading = page.text[block.start : block.end]
            within = [section for section in page.sections if section.start <= block.start < section.end]
            role = role_in(heading)
            if role and within and within[0].role in ROLES and role not in (within[0].role, "overview", "other"):
                yield f"{heading} ({role} within {within[0].role})"


def layouts(rows: list[dict[str, Any]], show: int) -> Iterator[str]:
    """Marker sequences per section, as a person saw them."""
    right, wrong = 0, []
    for row in rows:
        needed = observed(row["observed"]["sections"])
        found = marker_sequences(pipeline.parse(row["text_synthetic"]))
        if found == needed:
            right += 1
        else:
            wrong.append(f"    {row['id']}: {found} instead of {needed}")
    yield f"layouts (dev.jsonl): {right} of {len(rows)} have the observed marker sequences per section"
    yield from wrong[: max(show, 10)]


def chinese(folder: Path, show: int) -> Iterator[str]:
    """Articles of Chinese pages as plain text: the first line, the last one, and all sentences between them.

    A label holds no text, only numbers of lines that hold more than white space, and a digest of the page.
    ``first`` and ``last`` name two lines each; the article may begin, and end, at any from one to the other.
    """
    right: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    wrong = []
    for label in read_rows(CHINESE):
        text = plain_text(read_html(folder / label["page"]))
        if hashlib.sha256(text.encode()).hexdigest()[:16] != label["digest"]:
            yield f"SKIPPED: {label['page']} is not the page that was labelled"
            continue
        page = pipeline.parse(text)
        lines, article = _lines_of(page)
        exact = _is_exact(label, lines, article)
        if not exact:
            wrong.append(f"    {label['page']}: lines {article[:1]} to {article[-1:]} instead of {label}")
        scored = exact, (page.title or "-") in lines[label["title"]]
        right[half_of(label["page"].removesuffix(".html.gz"))].append(scored)
        right["all"].append(scored)
    yield "articles of Chinese pages (zh-news-html)"
    yield "         pages  exact  title"
    for half in HALVES:
        exacts, titles = zip(*right[half], strict=True)
        yield f"{half:8} {len(exacts):5} {mean(exacts):6.3f} {mean(titles):6.3f}"
    yield from wrong[:show]


def _lines_of(page: Page) -> tuple[list[str], list[int]]:
    """The lines of a page, and the numbers of those that its article holds."""
    lines, article, at = [], [], 0
    for line in page.text.split("\n"):
        if line.strip():
            if any(block.role in ARTICLE for block in page.blocks if at <= block.start < at + len(line)):
                article.append(len(lines))
            lines.append(line.strip())
        at += len(line) + 1
    return lines, article


def _is_exact(label: dict[str, Any], lines: list[str], article: list[int]) -> bool:
    (first, first_at_most), (last_at_least, last) = label["first"], label["last"]
    if not article or not (first <= article[0] <= first_at_most and last_at_least <= article[-1] <= last):
        return False
    return not any(lines[line][-1] in "。？！" for line in set(range(first_at_most, last_at_least)) - set(article))


def tiling(texts: list[str]) -> Iterator[str]:
    """Blocks and the white space between them are the page; ten times the text takes about ten times as long."""
    torn = 0
    for text in texts:
        page = pipeline.parse(text)
        at = 0
        for block in page.blocks:
            torn += bool(page.text[at : block.start].strip()) or block.start < at
            at = block.end
        torn += bool(page.text[at:].strip())
    yield f"tiling: {torn} gaps or overlaps on {len(texts)} pages"
    for name, text in HOSTILE.items():
        once, tenfold = (seconds(text * times) for times in (1, 10))
        yield f"linear time: {name}: ten times the text takes {tenfold / once:.1f} times as long"


TABLES: tuple[tuple[str, Callable[[list[dict[str, Any]], int], Iterator[str]]], ...] = (
    ("data/medquad-dev.jsonl", sections),
    ("data/wcxb-dev-text.jsonl", articles),
    ("layouts/dev.jsonl", layouts),
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", type=int, default=0, help="how many of the worst pages of each set to print")
    given = parser.parse_args()
    texts = []
    for name, table in TABLES:
        path = given.data / name
        if not path.exists():
            print(f"SKIPPED: {path} is not here\n")
            continue
        rows = read_rows(path)
        texts += [row.get("text") or row["text_synthetic"] for row in rows[::10]]
        for line in table(rows, given.show):
            print(line)
        print()
    folder = given.data / "data/zh-news-html"
    for line in chinese(folder, given.show) if folder.exists() else [f"SKIPPED: {folder} is not here"]:
        print(line)
    print()
    for line in tiling(texts):
        print(line)


if __name__ == "__main__":
    main()
