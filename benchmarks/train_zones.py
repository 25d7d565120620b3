"""Learn what the signs of lines weigh, and write `pipeline/outline/zones/learned.toml`.

    PAGESIEVE_INTERPRETED=1 python -m benchmarks.train_zones --data ../shared      # needs the extra `train`

The weights that are written were learned from half 0 of the pages, so half 1 tells how good they are. They are the
steps of boosted trees of one sign each, which make a table for each sign. Nothing is drawn by lot: the same pages give
the same file.
"""

import argparse
import difflib
import glob
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import pipeline
from benchmarks.plain_text import plain_text, read_html
from benchmarks.splitting import CHINESE, HALVES, half_of, read_rows
from pipeline.eval.words import _WORD as WORD
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.learned import LEAST_AROUND, signs_of, zones_of
from pipeline.outline.zones.line_signs import AROUND, LEVELS, SIGNS
from pipeline.outline.zones.zones import decide_first

OUTPUT = Path("pipeline/outline/zones/learned.toml")
# What a page of a set weighs: each page of it alike, however long it is.
SETS = {"wcxb": 100.0, "chinese": 100.0, "medquad": 30.0, "layouts": 30.0, "pages": 60.0}
# A line that is the article only in part is so from this share of its words on.
PART = 0.5
TREES = 300
SETTINGS: dict[str, Any] = {
    "max_leaf_nodes": 2,
    "learning_rate": 0.1,
    "min_samples_leaf": 60,
    "l2_regularization": 20.0,
    "early_stopping": False,
    "max_bins": LEVELS,
}
# A line has to weigh more than this, in hundredths; chosen on half 0, from weights learned on other pages of it.
LEAST = -30


class Sample(NamedTuple):
    """The lines of a page that are asked: their signs, whether each is the article, and how much it counts."""

    kind: str
    half: str
    signs: np.ndarray
    wanted: np.ndarray
    counts: np.ndarray


def words_held(lines: list[str], article: str) -> list[float]:
    """For each line, the share of its words that stand in the article, in the same order."""
    words, owners = [], []
    for number, line in enumerate(lines):
        found = WORD.findall(line.lower())
        words += found
        owners += [number] * len(found)
    held = np.zeros(len(lines))
    matcher = difflib.SequenceMatcher(None, words, WORD.findall(article.lower()), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        for owner in owners[start : start + size]:
            held[owner] += 1
    return list(held / np.maximum(1, np.bincount(owners, minlength=len(lines))))


def sample_of(kind: str, half: str, text: str, wanted: Any) -> Sample | None:
    """The sample of a cleaned page; ``wanted`` gives, from its lines, the share of each that is the article."""
    page = page_of(text)
    if page.count == 0:
        return None
    first = decide_first(page, phrases())
    zones, outside = zones_of(first)
    if outside < LEAST_AROUND:
        return None
    lines = [text[page.start[line] : page.end[line]] for line in range(page.count)]
    shares = wanted(lines)
    signs = signs_of(first, zones)
    rows, targets, counts = [], [], []
    for line in range(page.count):
        if zones[line] <= AROUND:
            signs.read(line)
            rows.append(list(signs.levels))
            targets.append(shares[line] >= PART)
            counts.append(max(1, first.columns.words[line]) ** 0.5)
    if not rows:
        return None
    weights = np.array(counts) / sum(counts) * SETS[kind]
    return Sample(kind, half, np.array(rows, dtype=np.float32), np.array(targets), weights)


def samples(data: Path) -> Iterator[Sample | None]:
    """The pages of all sets."""
    for row in read_rows(data / "data/wcxb-dev-text.jsonl"):
        text = pipeline.clean(row["text"]).text
        yield sample_of("wcxb", half_of(row["id"]), text, lambda lines, row=row: words_held(lines, row["main_content"]))
    for label in read_rows(CHINESE):
        text = plain_text(read_html(data / "data/zh-news-html" / label["page"]))
        if hashlib.sha256(text.encode()).hexdigest()[:16] == label["digest"]:
            span = range(label["first"][0], label["last"][1] + 1)
            half = half_of(label["page"].removesuffix(".html.gz"))
            text = pipeline.clean(text).text
            yield sample_of("chinese", half, text, lambda lines, span=span: [n in span for n in range(len(lines))])
    for row in read_rows(data / "data/medquad-dev.jsonl")[::3]:
        yield kept_whole("medquad", half_of(row["url"]), row["text"])
    for row in read_rows(data / "layouts/dev.jsonl"):
        yield kept_whole("layouts", half_of(str(row["id"])), row["text_synthetic"])
    for name in sorted(glob.glob("tests/pages/*/page.txt")):
        yield kept_whole("pages", HALVES[0], Path(name).read_text(encoding="utf-8"))


def kept_whole(kind: str, half: str, raw: str) -> Sample | None:
    """The sample of a page that the first decision reads right."""
    text = pipeline.clean(raw).text
    first = decide_first(page_of(text), phrases())
    return sample_of(kind, half, text, lambda lines: [zone == 0 for zone in zones_of(first)[0]])


def fit(chosen: list[Sample]) -> tuple[int, np.ndarray]:
    """What every line weighs, and a row of levels for each sign, in hundredths."""
    model = HistGradientBoostingClassifier(max_iter=TREES, **SETTINGS).fit(
        np.concatenate([sample.signs for sample in chosen]),
        np.concatenate([sample.wanted for sample in chosen]),
        sample_weight=np.concatenate([sample.counts for sample in chosen]),
    )
    table = np.zeros((len(SIGNS), LEVELS))
    levels = np.arange(LEVELS)
    for (tree,) in model._predictors:
        root = tree.nodes[0]
        if root["is_leaf"]:
            continue
        left, right = tree.nodes[root["left"]]["value"], tree.nodes[root["right"]]["value"]
        table[root["feature_idx"]] += np.where(levels <= root["num_threshold"], left, right)
    every_line = float(model._baseline_prediction.ravel()[0])
    return round(100 * every_line), np.rint(100 * table).astype(int)


def weigh(sample: Sample, every_line: int, table: np.ndarray) -> np.ndarray:
    """What the lines of a sample weigh."""
    signs = sample.signs.astype(int)
    return every_line + table[np.arange(len(SIGNS)), signs].sum(axis=1)


def figures(chosen: list[Sample], every_line: int, table: np.ndarray) -> dict[str, float]:
    """Of the lines' weight: the share decided right, and of the article and of the rest what is kept."""
    wanted = np.concatenate([sample.wanted for sample in chosen])
    counts = np.concatenate([sample.counts for sample in chosen])
    found = np.concatenate([weigh(sample, every_line, table) for sample in chosen]) > LEAST
    shares = {
        "right": (found == wanted, wanted | True),
        "kept": (found & wanted, wanted),
        "leaked": (found & ~wanted, ~wanted),
    }
    return {
        name: round(float(counts[some].sum() / counts[all_].sum()), 3)
        for name, (some, all_) in shares.items()
        if all_.any()
    }


def steps(row: np.ndarray) -> str:
    """A row of levels as steps: up to a level, a weight."""
    ends = [level for level in range(LEVELS) if level == LEVELS - 1 or row[level] != row[level + 1]]
    return json.dumps([[end, int(row[end])] for end in ends])


def main() -> None:
    """Train, print the figures, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=HALVES, default=HALVES[0], help="the half to learn from")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args()
    found = [sample for sample in samples(given.data) if sample is not None]
    learned_from = [sample for sample in found if given.half in (sample.half, "all")]
    every_line, table = fit(learned_from)
    lines = [
        "# Weights of signs, in hundredths of log odds; `python -m benchmarks.train_zones` writes this file.",
        "# Of each sign: up to a level, a weight. A line is the article if it weighs more than `least`.",
        f"# Learned from {given.half} of {len(found)} pages. Figures of lines, by their weight:",
    ]
    for kind in SETS:
        for half in HALVES[:2]:
            chosen = [sample for sample in found if (sample.kind, sample.half) == (kind, half)]
            if chosen:
                lines.append(f"# {kind}, {half}, {len(chosen)} pages: {figures(chosen, every_line, table)}")
    print("\n".join(lines))
    lines += [f"every_line = {every_line}", f"least = {LEAST}", "", "[signs]"]
    lines += [f'"{name}" = {steps(row)}' for name, row in zip(SIGNS, table, strict=True)]
    given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
