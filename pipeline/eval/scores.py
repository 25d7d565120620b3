"""Scores of parsed pages against their labels, by field and by group of pages."""

from collections import defaultdict
from collections.abc import Callable
from statistics import mean
from typing import Any, NamedTuple

from pipeline.eval.gold import Gold, label_of
from pipeline.eval.words import Count, compare, compare_words, held
from pipeline.records import Page

Label = dict[str, Any]


def _items(label: Label) -> list[object]:
    return [(item["role"], item["ordinal"], item["text"]) for item in label["items"]]


def _heads(label: Label) -> list[object]:
    return [(section["role"], section["heading"]) for section in label["sections"]]


def _title(label: Label) -> list[object]:
    return [label["title"]] if label["title"] else []


def _navigation(label: Label) -> list[object]:
    return [(key, label[key]) for key in ("prev_title", "next_title") if label[key]]


def _teasers(label: Label) -> list[object]:
    return [(found["title"], found["teaser"], found["truncated"]) for found in label["recommendations"]]


# What is compared piece by piece: an item by role, place and text, a section by role and heading.
FIELDS: tuple[tuple[str, Callable[[Label], list[object]]], ...] = (
    ("items", _items),
    ("heads", _heads),
    ("title", _title),
    ("nav", _navigation),
    ("teasers", _teasers),
    ("lang", lambda label: [label["lang"]]),
)
# Figures of which less is better.
CEILINGS = ("leaked",)


class PageScore(NamedTuple):
    """One page: a count for each field, and the fields that are not as the label says."""

    gold: Gold
    counts: dict[str, Count]
    wrong: list[str]


def score_page(gold: Gold, page: Page) -> PageScore:
    """Compare a parsed page with its label."""
    found, label = label_of(page), gold.label
    counts = {name: compare(pieces(found), pieces(label)) for name, pieces in FIELDS}
    counts["words"] = compare_words(page.article, _article(label))
    counts["kept"] = held(_required(label), page.article)
    counts["leaked"] = held(_forbidden(gold), page.article)
    wrong = [key for key in label if _in_any_order(key, found[key]) != _in_any_order(key, label[key])]
    return PageScore(gold, counts, wrong)


def _in_any_order(key: str, value: Any) -> Any:
    """Labels list edits as they stand on the page, the parser lists them stage by stage."""
    return sorted((edit["before"], edit["after"]) for edit in value) if key == "edits" else value


def _article(label: Label) -> str:
    """The words of the article: title, prose, headings, and items with their markers."""
    return "\n".join([*_required(label), *(item["marker"] for item in label["items"])])


def _required(label: Label) -> list[str]:
    pieces = [label["title"], *label["body"].split("\n\n"), *(section["heading"] for section in label["sections"])]
    return [piece for piece in [*pieces, *(item["text"] for item in label["items"])] if piece]


def _forbidden(gold: Gold) -> list[str]:
    """Everything that the label places outside the article."""
    label = gold.label
    links = [found[key] for found in label["recommendations"] for key in ("title", "teaser")]
    pieces = [label["prev_title"], label["next_title"], *links, *gold.about.get("foreign", [])]
    return [piece for piece in pieces if piece]


def figures(pages: list[PageScore]) -> dict[str, float]:
    """The figures of a group of pages.

    F1 of fields over all pieces; word F1 of the article as the mean over pages; the
    share of pages that are exact in every field.
    """
    total = {name: sum((page.counts[name] for page in pages), Count()) for name in pages[0].counts}
    return {
        "pages": len(pages),
        **{name: total[name].f1 for name, _ in FIELDS},
        "words": mean(page.counts["words"].f1 for page in pages),
        "kept": total["kept"].recall,
        "leaked": total["leaked"].recall if total["leaked"].needed else 0.0,
        "exact": mean(not page.wrong for page in pages),
    }


def by_language(pages: list[PageScore]) -> dict[str, dict[str, float]]:
    """The figures of each language that labels name, in the order of their codes; "none" for pages without."""
    return _by(pages, lambda page: page.gold.label["lang"])


def by_layout(pages: list[PageScore]) -> dict[str, dict[str, float]]:
    """The figures of each layout that labels name, in the order of their names; "none" for pages without."""
    return _by(pages, lambda page: page.gold.about.get("layout"))


def _by(pages: list[PageScore], group: Callable[[PageScore], str | None]) -> dict[str, dict[str, float]]:
    grouped: defaultdict[str, list[PageScore]] = defaultdict(list)
    for page in pages:
        grouped[group(page) or "none"].append(page)
    return {name: figures(grouped[name]) for name in sorted(grouped)}
