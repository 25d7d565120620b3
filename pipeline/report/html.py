"""The report as one HTML file: templates filled, style and scripts inlined, everything of the pages escaped."""

import base64
import hashlib
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import findings
from pipeline.report.contents import block_rows, group_rows, role_rows, rule_groups
from pipeline.report.figures import Figures, Pick
from pipeline.report.legible import legible
from pipeline.report.measures import UNKNOWN
from pipeline.report.numbers import counted, share
from pipeline.report.plots import draw_plots
from pipeline.report.rejected import Rejected
from pipeline.report.signs import SIGNS
from pipeline.report.views import View
from pipeline.rules import RULES

_STYLES = ("report.css", "pages.css")
_SCRIPTS = ("theme.js", "pages.js")
# What a page counts and can be filtered by, and what stands in front of a role, to tell blocks from sections.
_COUNTED = {"edits": "", "losses": "", "blocks": "", "roles": "block:", "sections": "section:"}


# So many pages stand in the summary.
FIRST = 5


class Sample(NamedTuple):
    """A page of the sample, its number in the report, and whether it is there for its signs or by chance."""

    number: int
    pick: Pick
    view: View
    worst: bool


def render(
    folder: Path, manifest: dict[str, Any], figures: Figures, rejected: Rejected, samples: list[Sample], seed: int
) -> str:
    """The text of the report."""
    style, script = (_joined(names) for names in (_STYLES, _SCRIPTS))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters.update(counted=counted, slug=slug, ticks=ticks)
    environment.globals.update(share=share, rules=RULES)
    plots = draw_plots(figures.histograms, figures.section_lengths)
    return environment.get_template("report.html").render(
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        run=folder.resolve().name,
        manifest=manifest,
        figures=figures,
        rejected=rejected,
        samples=samples,
        first=first_of(samples),
        filters=filters_of(samples),
        sampled_rules={rule for sample in samples for rule in sample.view.rules},
        sampled_signs={name for sample in samples for name, _ in sample.pick.reasons},
        seed=seed,
        signs=SIGNS,
        repaired=findings.repaired(figures),
        lost=findings.lost(figures),
        refused=findings.refused(figures, rejected),
        look_at=findings.look_at(figures, rejected, manifest),
        roles=role_rows(figures),
        blocks=block_rows(figures),
        languages=group_rows(figures.by_language),
        hosts=group_rows(figures.by_host),
        repairs=rule_groups(figures, "edits"),
        losses=rule_groups(figures, "losses"),
        plots=[plot._replace(svg=Markup(plot.svg)) for plot in plots],
    )


def slug(text: str) -> str:
    """A text as a name for links and filters.

    >>> slug("no title")
    'no-title'
    """
    return text.replace(" ", "-")


def ticks(text: str) -> Markup:
    """A text in which everything between backticks is code.

    >>> ticks("`&amp;` becomes &")
    Markup('<code>&amp;amp;</code> becomes &amp;')
    """
    parts = text.split("`")
    return Markup("").join(Markup("<code>{}</code>" if at % 2 else "{}").format(part) for at, part in enumerate(parts))


def first_of(samples: list[Sample]) -> list[Sample]:
    """The pages to look at first: the worst ones, each with other signs than the ones before it."""
    unlike: dict[tuple[str, ...], Sample] = {}
    for sample in samples:
        if sample.worst:
            unlike.setdefault(sample.pick.signs, sample)
    return list(unlike.values())[:FIRST]


def filters_of(samples: list[Sample]) -> dict[str, list[tuple[str, str, int]]]:
    """What the sample can be filtered by: for each choice its value, its text, and on how many pages it is."""
    found = {
        "why": [[name for name, _ in sample.pick.reasons] for sample in samples],
        "language": [[sample.view.page["lang"] or UNKNOWN] for sample in samples],
        **{name: [list(getattr(sample.view, name)) for sample in samples] for name in _COUNTED},
    }
    counts = {name: Counter(value for values in pages for value in values) for name, pages in found.items()}
    return {
        name: [(f"{_COUNTED.get(name, '')}{slug(value)}", value, count) for value, count in counted_.most_common()]
        for name, counted_ in counts.items()
    }


def _finalize(value: Any) -> Any:
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _joined(names: tuple[str, ...]) -> str:
    folder = files("pipeline.report") / "templates"
    return "\n" + "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    """What the security policy calls a style or script: nothing else of its kind is let run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
