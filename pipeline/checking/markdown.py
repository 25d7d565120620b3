"""A verdict as Markdown, for the comment of a pull request or the summary of a job."""

from collections.abc import Iterator

from pipeline.checking.findings import Finding
from pipeline.checking.verdict import Verdict, unjudged

_SIGNS = {"failure": "❌ failure", "warning": "⚠️ warning"}


def to_markdown(verdict: Verdict) -> str:
    """A headline, a table of all findings, and the measures folded away."""
    return "\n".join(_lines(verdict)) + "\n"


def _lines(verdict: Verdict) -> Iterator[str]:
    sizes = f"{verdict.pages:,} pages, {verdict.rows:,} rows in {verdict.parts:,} parts, {verdict.seconds:.1f} s"
    yield f"## {'✅ The dump is fine' if verdict.ok else '❌ The dump fails the check'}\n"
    yield f"{len(verdict.checked)} checks, {sizes}\n"
    if verdict.findings:
        yield "| | check | table | rows | what is wrong | for example |"
        yield "|---|---|---|---:|---|---|"
        yield from map(_row, verdict.findings)
        yield ""
        yield from (f"{advice}\n" for advice in verdict.advice)
    yield from (f"{_cell(sentence)}\n" for sentence in unjudged(verdict))
    yield "<details><summary>Measures</summary>\n"
    yield "| measure | value | |"
    yield "|---|---:|---|"
    for measure, value in verdict.measures:
        yield f"| {measure.name} | {'–' if value is None else f'{value:.4g}'} | {measure.description} |"
    yield "\n</details>"
    if verdict.comparisons:
        yield "\n<details><summary>Compared with the baseline</summary>\n"
        yield "| | before | now |"
        yield "|---|---:|---:|"
        yield from (f"| {one.description} | {one.before:.4g} | {one.now:.4g} |" for one in verdict.comparisons)
        yield "\n</details>"


def _row(finding: Finding) -> str:
    example = str(finding.examples[0]) if finding.examples else ""
    cells = (_SIGNS[finding.severity], finding.check, finding.table, f"{finding.count:,}", finding.message, example)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Text that stays in its cell and is shown as it is."""
    text = text.replace("&", "&amp;")
    for char in "\\`*_[]<>|@#":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())
