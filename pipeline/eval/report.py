"""Scoring a folder of labelled pages, and showing the scores."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from pipeline.eval.baseline import read_baseline, rounded, worse
from pipeline.eval.gold import corpus_hash, read_gold
from pipeline.eval.scores import by_language, by_layout, figures, score_page
from pipeline.parsing import parse

_LEGEND = (
    "In percent. items, heads, title, nav, teasers, lang: F1. words: word F1 of the article, mean over pages.",
    "kept: share of the article's pieces that article holds. leaked: share of all other pieces that it holds.",
    "exact: pages that are right in every field.",
)


@dataclass(frozen=True, slots=True)
class EvalReport:
    """The figures of all pages, of each language and of each layout, the pages that are not exact
    with the fields that differ, and what got worse.
    """

    corpus: str
    overall: dict[str, float]
    languages: dict[str, dict[str, float]]
    layouts: dict[str, dict[str, float]]
    wrong: dict[str, list[str]]
    worse: list[str]


def evaluate(folder: Path, compare: bool = True) -> EvalReport:
    """Parse the labelled pages of a folder and compare them with their labels.

    With `compare`, with the folder's baseline too. Raises `InputError` for a label or a baseline that cannot be used.
    """
    gold = read_gold(folder)
    baseline = read_baseline(folder) if compare else None
    scored = [score_page(page, parse(page.text)) for page in gold]
    overall, corpus = figures(scored), corpus_hash(gold)
    return EvalReport(
        corpus=corpus,
        overall=overall,
        languages=by_language(scored),
        layouts=by_layout(scored),
        wrong={page.gold.name: page.wrong for page in scored if page.wrong},
        worse=worse(baseline, corpus, rounded(overall)) if baseline else [],
    )


def report_json(report: EvalReport) -> str:
    """A report as JSON."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1)


def print_report(report: EvalReport, console: Console) -> None:
    """A report as a table: a row for each group, a column for each figure."""
    rows = [
        ("all", report.overall),
        *((f"language {name}", found) for name, found in report.languages.items()),
        *((f"layout {name}", found) for name, found in report.layouts.items()),
    ]
    names = list(report.overall)
    first = max(len(group) for group, _ in rows)
    lines = [" ".join([" " * first, *names])]
    for group, found in rows:
        cells = [f"{found[name]:.0f}" if name == "pages" else f"{100 * found[name]:.1f}" for name in names]
        lines.append(
            " ".join([f"{group:<{first}}", *(f"{cell:>{len(name)}}" for cell, name in zip(cells, names, strict=True))])
        )
    lines += ["", *_LEGEND]
    lines += [f"not exact: {name} ({', '.join(fields)})" for name, fields in report.wrong.items()]
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
