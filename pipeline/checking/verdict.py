"""The verdict on a run: every check in its order, what they found, and all measures."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.checking.agreement import check_agreement, check_links_files, check_links_table, count_agreement
from pipeline.checking.derived import check_derived
from pipeline.checking.drift import Comparison, Sample, Sampler, check_drift, require_scipy
from pipeline.checking.expectations import DEFAULT, Expectations, check_expectations, read_expectations
from pipeline.checking.faults import find_faults
from pipeline.checking.faults.repeated import RepeatedLines
from pipeline.checking.files import Files
from pipeline.checking.findings import Finding, Findings
from pipeline.checking.keys import SeenPages, check_keys
from pipeline.checking.measures import MEASURES, Measure, Totals, count_pages, group_names
from pipeline.checking.origins import check_origins, known_sources
from pipeline.checking.part import Part
from pipeline.checking.reverting import check_reverting
from pipeline.checking.spans import check_spans
from pipeline.checking.values import check_values
from pipeline.checking.volume import check_volume
from pipeline.errors import InputError
from pipeline.links.linking import TABLE
from pipeline.links.titles import PageIndex
from pipeline.tables.parts import read_manifest, run_folder

# All checks by name, with what each asserts.
CHECKS = {
    "manifest": "The manifest can be read and lists all parts.",
    "files": "Every part file is there, can be read, and has the size, hash and rows of the manifest; none is foreign.",
    "schema": "Every part has the declared columns, types and nulls, in their order.",
    "counts": "Rows are as many as the manifest and the pages say; records in = pages + rejects.",
    "page-id": "Every page_id follows from source, record and raw_sha256.",
    "keys": "Keys are unique, over all parts.",
    "pages": "Every row's page is in the same part.",
    "order": "Rows stand in the order of their pages and numbers.",
    "numbering": "Blocks, sections, items, recommendations, edits and losses are counted without a gap.",
    "origins": "Pages and rejects come from inputs that the manifest lists.",
    "values": "Roles and rules exist and fit each other; ordinals fit markers; repaired, level and parent are right.",
    "spans": "Every row lies inside its page, and its text is what stands there.",
    "tiling": "Blocks tile the page: between them is nothing but white space.",
    "revert": "The edits of every page lead back to the raw text, by its SHA-256.",
    "derived": "Title, body, article, causes, prevention, navigation, items, sections and teasers follow from blocks.",
    "links": "The table links, if it was written, is what the other tables say.",
    "agreement": "Teasers are the beginning of the page they lead to; previous and next point to each other.",
    "expectations": "Measures are within the floors and ceilings of the rules.",
    "drift": "Shares and lengths are those of the baseline, as far as the number of pages can tell.",
}


# What to do about findings of these checks; all others say that the tables are not what a run wrote.
ADVICE = {
    "expectations": "Look at pages of the groups that are named, with pagesieve show, or pagesieve report for all of"
    " them; move a limit only if what you see is right.",
    "drift": "Look at pages of both runs. If the change is right, make this run the next baseline; what must never"
    " be fewer gets a floor in the rules, such as pages = { min = 1000 }.",
    "agreement": "Look at both pages: one of them may have lost its title or its beginning, or the site changed it.",
    "links": "Run pagesieve links again.",
}
_WRITE_AGAIN = (
    "The tables are not what a run wrote: write them again with pagesieve run --overwrite. If the findings come"
    " back, please report them as a defect of pagesieve."
)


@dataclass
class Verdict:
    """What the checks found in a run; it is `ok` if nothing failed. Warnings fail nothing.

    ``unjudged`` are the limits of the rules that hold for groups too small to be judged.
    """

    output: Path
    findings: list[Finding]
    checked: list[str]
    measures: list[tuple[Measure, float | None]]
    comparisons: list[Comparison] = field(default_factory=list)
    pages: int = 0
    rows: int = 0
    parts: int = 0
    seconds: float = 0.0
    unjudged: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures

    @property
    def failures(self) -> list[Finding]:
        """What failed."""
        return [finding for finding in self.findings if finding.severity == "failure"]

    @property
    def advice(self) -> list[str]:
        """What to do about the findings, a sentence or two for each kind."""
        return list(dict.fromkeys(ADVICE.get(finding.check, _WRITE_AGAIN) for finding in self.findings))

    @property
    def warnings(self) -> list[Finding]:
        """What is worth a look, and fails nothing."""
        return [finding for finding in self.findings if finding.severity == "warning"]


def unjudged(verdict: Verdict) -> list[str]:
    """One sentence about limits that were not judged, if there are any."""
    if not verdict.unjudged:
        return []
    named = ", ".join(verdict.unjudged)
    return [f"Not judged, because they are of fewer than least_pages of the rules: {named}."]


Pathlike = str | os.PathLike[str]


def check(output: Pathlike, *, rules: Pathlike | None = None, baseline: Pathlike | None = None) -> Verdict:
    """Check a finished run: whether it is whole, and as good as `rules` and an earlier run expect.

    `rules` is a TOML file of floors and ceilings (without one, the default ones hold), `baseline` the
    folder of an earlier run. Raises `InputError` where nothing can be judged: no run is there, or the rules
    or the baseline cannot be read; and `PagesieveError` where SciPy is missing for a baseline.
    """
    began = time.monotonic()
    folder = run_folder(Path(output))
    expected = read_expectations(Path(rules) if rules is not None else DEFAULT)
    before = _baseline(Path(baseline), expected) if baseline is not None else None
    found = Findings()
    manifest = read_manifest(folder)
    files = Files(folder, manifest, found)
    sources = known_sources(manifest, found)
    seen, totals, sampler, lines = SeenPages(), Totals(), Sampler(), RepeatedLines()
    with PageIndex() as index:
        names = []
        for part in files.parts():
            names.append(part.name)
            check_origins(part, sources, found)
            _check_part(part, found)
            seen.add(part)
            index.add(part.pages)
            counts = count_pages(part, expected.longest_item)
            totals.add(part, counts)
            totals.add_faults(part, find_faults(part))
            lines.add(part, group_names(part.pages))
            sampler.add(part, counts)
        files.check_counts()
        totals.add_repeated(lines)
        seen.finish(found)
        index.seal()
        _check_links(folder, files, names, index, totals, found)
    unjudged = check_expectations(expected, totals, found)
    comparisons = []
    if before:
        now = sampler.finish()
        comparisons = check_drift(before, now, found)
        check_volume(before, now, manifest, found)
    order = list(CHECKS)
    return Verdict(
        output=folder,
        findings=sorted(found, key=lambda finding: (finding.severity, order.index(finding.check))),
        checked=[name for name in CHECKS if before or name != "drift"],
        measures=[(measure, totals.value(measure)) for measure in MEASURES],
        comparisons=comparisons,
        pages=files.counts["pages"],
        rows=sum(files.counts.values()),
        parts=len(names),
        seconds=time.monotonic() - began,
        unjudged=unjudged,
    )


def _check_part(part: Part, found: Findings) -> None:
    for check_rows in (check_keys, check_values, check_spans, check_reverting, check_derived):
        check_rows(part, found)


def _check_links(
    folder: Path, files: Files, names: list[str], index: PageIndex, totals: Totals, found: Findings
) -> None:
    """The second pass, when all titles are known."""
    written = (folder / TABLE).is_dir()
    first = 0
    for part in files.again():
        if "recommendations" in part.tables:
            links = index.links(part.pages, part.tables["recommendations"], first)
            totals.add_links(part, count_agreement(part, links))
            check_agreement(links, found)
            if written:
                check_links_table(folder, part.name, links, found)
        first += len(part.ids)
    if written:
        check_links_files(folder, names, found)


def _baseline(folder: Path, expected: Expectations) -> Sample:
    """The pages of an earlier run. Raises `InputError` if it cannot be read whole."""
    require_scipy()
    found = Findings()
    manifest = read_manifest(run_folder(folder))
    files = Files(folder, manifest, found)
    sampler = Sampler()
    for part in files.parts():
        sampler.add(part, count_pages(part, expected.longest_item))
    files.check_counts()
    for finding in found:
        raise InputError(f"The baseline {folder} is no whole run ({finding.message}) Check it by itself first.")
    return sampler.finish()
