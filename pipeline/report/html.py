"""The report as one HTML file: templates filled, style and scripts inlined, everything of the pages escaped."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.checking import Verdict
from pipeline.report import findings
from pipeline.report.contents import block_rows, group_rows, role_rows, rule_groups
from pipeline.report.figures import Figures
from pipeline.report.glossary import GLOSSARY
from pipeline.report.legible import legible
from pipeline.report.numbers import counted, share
from pipeline.report.plots import draw_plots
from pipeline.report.rejected import Rejected
from pipeline.report.samples import Sample, filters_of, slug, worst_of
from pipeline.report.signs import SIGNS
from pipeline.rules import RULES

_STYLES = ("report.css", "pages.css")
_SCRIPTS = ("theme.js", "unfold.js", "pages.js")


def render(
    folder: Path,
    manifest: dict[str, Any],
    verdict: Verdict,
    figures: Figures,
    untitled: Mapping[str, tuple[int, int]],
    rejected: Rejected,
    samples: list[Sample],
    seed: int,
) -> str:
    """The text of the report."""
    filters = filters_of(samples)
    style, script = (_joined(names) for names in (_STYLES, _SCRIPTS))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    plots = draw_plots(figures.histograms, figures.section_lengths)
    return (
        _environment()
        .get_template("report.html")
        .render(
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            run=folder.resolve().name,
            manifest=manifest,
            verdict=verdict,
            figures=figures,
            rejected=rejected,
            samples=samples,
            filters=filters,
            number_of={sample.pick.page_id: sample.number for sample in samples},
            sampled_rules=Counter(rule for sample in samples for rule in sample.view.rules),
            sampled_signs={option.text: option.pages for option in filters["why"]},
            worst_of=worst_of(samples),
            untitled=untitled,
            seed=seed,
            signs=SIGNS,
            repaired=findings.repaired(figures),
            lost=findings.lost(figures),
            refused=findings.refused(figures, rejected),
            look_at=findings.look_at(figures, untitled, rejected, manifest),
            roles=role_rows(figures),
            blocks=block_rows(figures),
            glossary=GLOSSARY,
            languages=group_rows(figures.by_language),
            hosts=group_rows(figures.by_host),
            repairs=rule_groups(figures, "edits"),
            losses=rule_groups(figures, "losses"),
            plots=[plot._replace(svg=Markup(plot.svg)) for plot in plots],
        )
    )


def _environment() -> Environment:
    """How templates are filled: everything is escaped, and a name that is not there is an error."""
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
    return environment


def ticks(text: str) -> Markup:
    """A text in which everything between backticks is code.

    >>> ticks("`&amp;` becomes &")
    Markup('<code>&amp;amp;</code> becomes &amp;')
    """
    parts = text.split("`")
    return Markup("").join(Markup("<code>{}</code>" if at % 2 else "{}").format(part) for at, part in enumerate(parts))


def _finalize(value: Any) -> Any:
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _joined(names: tuple[str, ...]) -> str:
    folder = files("pipeline.report") / "templates"
    return "\n" + "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    """What the security policy calls a style or script: nothing else of its kind is let run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
