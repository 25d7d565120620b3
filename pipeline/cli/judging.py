"""Commands that judge what was made: `report`, `check`, `links`, `eval`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import app
from pipeline.errors import InputError, NoVerdictError, OutputError, PagesieveError, ScoreError

if TYPE_CHECKING:
    from pipeline.checking.verdict import Verdict


@app.command()
def report(
    output: Annotated[Path, typer.Argument(help="The folder with the tables of a run.", metavar="DIR")],
    file: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the report to this file, not to DIR.html beside DIR."),
    ] = None,
    pages: Annotated[
        int, typer.Option("--pages", min=0, help="How many pages to show: half the worst, half at random.")
    ] = 60,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws other pages and examples.")] = 1,
) -> None:
    """Write a report on a run: one HTML file that needs no network.

    It says what was repaired, what was lost and which pages to look at, and shows those pages as scraped and as
    parsed. An earlier report in that file is replaced. Needs pip install 'pagesieve[report]'.

    Examples:

        pagesieve report output/

        pagesieve report tables/ --output report.html --pages 100 --seed 7
    """
    from pipeline.report import write_report

    target = file or output.resolve().with_name(f"{output.resolve().name}.html")
    size = write_report(output, target, pages=pages, seed=seed)
    typer.echo(f"{target} is written ({size / 1e6:.1f} MB). Open it in a browser.", err=True)


@app.command()
def check(
    directory: Annotated[Path | None, typer.Argument(help="The folder of a finished run.", metavar="DIR")] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="Floors and ceilings, as a TOML file.")] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="The folder of an earlier run.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the verdict as JSON.")] = None,
    junit: Annotated[Path | None, typer.Option("--junit", help="Write it as JUnit XML, for CI servers.")] = None,
    markdown: Annotated[Path | None, typer.Option("--markdown", help="Write it as Markdown.")] = None,
    github: Annotated[bool, typer.Option("--github", help="Print GitHub annotations, not a table.")] = False,
    init: Annotated[bool, typer.Option("--init", help="Write the default rules to edit, and check nothing.")] = False,
) -> None:
    """Check a finished run: whether its tables are whole, and as good as expected.

    All that is wrong is reported, not only the first. The exit status is 0 if the run is fine, 1 if
    something is broken, below its floor or not as in the baseline, and 2 if nothing can be judged: no
    run is there, or the rules or the baseline cannot be read. The name - stands for standard output.

    Examples:

        pagesieve check output/

        pagesieve check --init --rules rules.toml

        pagesieve check output/ --rules rules.toml --baseline last-week/ --junit check.xml --markdown check.md
    """
    if init:
        from pipeline.checking.expectations import RULES, write_default

        try:
            write_default(rules or Path(RULES))
        except OutputError as error:
            raise NoVerdictError(str(error)) from None
        typer.echo(f"{rules or RULES} is written. Edit it, then: pagesieve check DIR --rules {rules or RULES}")
        return
    if directory is None:
        raise NoVerdictError("Name the folder of a finished run: pagesieve check output/.")
    from pipeline.checking.reports import print_verdict, write_reports

    files = {"json": json_file, "junit": junit, "markdown": markdown}
    wanted = {kind: path for kind, path in files.items() if path is not None}
    if len(set(wanted.values())) < len(wanted) or (github and Path("-") in wanted.values()):
        raise NoVerdictError("Two outputs would go to one place. Give each a file of its own.")
    verdict = _verdict(directory, rules, baseline)
    print_verdict(verdict, github, quiet=Path("-") in wanted.values())
    try:
        write_reports(verdict, wanted)
    except OSError as error:
        raise NoVerdictError(f"{error.filename} cannot be written: {error.strerror}.") from None
    raise typer.Exit(0 if verdict.ok else 1)


def _verdict(directory: Path, rules: Path | None, baseline: Path | None) -> "Verdict":
    """The verdict on a run; whatever keeps it from being reached ends with the status of no verdict."""
    from pipeline.checking import check as check_run

    try:
        return check_run(directory, rules=rules, baseline=baseline)
    except PagesieveError as error:
        raise NoVerdictError(str(error)) from None
    except Exception as error:  # what nobody could judge must not look like a dump below its floor
        raise NoVerdictError(f"The check itself failed ({type(error).__name__}: {error}). Please report it.") from None


@app.command()
def links(
    directory: Annotated[Path, typer.Argument(help="The folder of a finished run.", metavar="DIR")],
) -> None:
    """Find the pages of the same run that teasers, previous and next titles lead to.

    The table `links` is written beside the other tables, one row for each link, with how well both pages agree.

    Examples:

        pagesieve links output/
    """
    from pipeline.links import write_links

    counts = write_links(directory)
    typer.echo(
        f"{counts['links']:,} links, {counts['resolved']:,} of them to a page of this run;"
        f" {counts['agreeing']:,} of {counts['compared']:,} agree with the page they lead to."
        f" They are in {directory}/links."
    )


@app.command("eval")
def eval_(
    gold_dir: Annotated[Path, typer.Argument(help="A folder of labelled pages.", metavar="GOLD_DIR")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Make these scores the baseline of the folder.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --update: even where a score got worse.")] = False,
) -> None:
    """Score parsed pages against labels, by language and layout.

    The exit status is 1 if a score is worse than the baseline in GOLD_DIR/baseline.json,
    or if the pages are not those that it was measured on.

    Examples:

        pagesieve eval tests/pages

        pagesieve eval tests/pages --update
    """
    if lower and not update:
        raise InputError("--lower only goes with --update: it allows a new baseline to be worse.")
    from rich.console import Console

    from pipeline.eval.baseline import BASELINE, write_baseline
    from pipeline.eval.report import evaluate, print_report, report_json

    report = evaluate(gold_dir, compare=not lower)
    if as_json:
        sys.stdout.buffer.write(report_json(report).encode() + b"\n")
    else:
        print_report(report, Console())
    if update:
        write_baseline(gold_dir, report.corpus, report.overall, lower)
        typer.echo(f"{gold_dir / BASELINE} is written.", err=True)
    elif report.worse:
        raise ScoreError(f"{gold_dir} scores worse than its baseline: {'; '.join(report.worse)}.")
