"""Scoring a folder of labelled pages, and showing the scores."""

import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from pipeline.eval.baseline import read_baseline, rounded, worse
from pipeline.eval.gold import corpus_hash, read_gold
from pipeline.eval.scores import ALL, figures, groups, score_page
from pipeline.parse import parse

_LEGEND = (
    "In percent. items, heads, title, nav, teasers, lang: F1. words: word F1 of the article, mean over pages.",
    "kept: share of the article's pieces that article holds. leaked: share of all other pieces that it holds.",
    "exact: pages that are right in every field.",
)


@dataclass(frozen=True, slots=True)
class EvalReport:
    """The figures of each group, the pages that are not exact with the fields that differ, and what got worse."""

    corpus: str
    groups: dict[str, dict[str, float]]
    wrong: dict[str, list[str]]
    worse: list[str]


def evaluate(folder: Path) -> EvalReport:
    """Parse the labelled pages of a folder and compare them with their labels and with the folder's baseline."""
    gold = read_gold(folder)
    scored = [score_page(page, parse(page.text)) for page in gold]
    found = {name: figures(pages) for name, pages in groups(scored)}
    corpus = corpus_hash(gold)
    baseline = read_baseline(folder)
    lower = worse(baseline, corpus, rounded(found[ALL])) if baseline else []
    return EvalReport(corpus, found, {page.gold.name: page.wrong for page in scored if page.wrong}, lower)


def report_json(report: EvalReport) -> str:
    """A report as JSON."""
    data = {"corpus": report.corpus, "groups": report.groups, "wrong": report.wrong, "worse": report.worse}
    return json.dumps(data, ensure_ascii=False, indent=1)


def print_report(report: EvalReport, console: Console) -> None:
    """A report as a table: a row for each group, a column for each figure."""
    names = list(report.groups[ALL])
    first = max(map(len, report.groups))
    lines = [" ".join([" " * first, *names])]
    for group, found in report.groups.items():
        cells = [f"{found[name]:.0f}" if name == "pages" else f"{100 * found[name]:.1f}" for name in names]
        lines.append(
            " ".join([f"{group:<{first}}", *(f"{cell:>{len(name)}}" for cell, name in zip(cells, names, strict=True))])
        )
    lines += ["", *_LEGEND]
    lines += [f"not exact: {name} ({', '.join(fields)})" for name, fields in report.wrong.items()]
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
