"""Commands that judge what was made: `report`, `check`, `links`, `eval`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.app import argument, at_least, command
from pipeline.errors import InputError, NoVerdictError, OutputError, PagesieveError, ScoreError

if TYPE_CHECKING:
    from pipeline.checking.verdict import Verdict


@command(
    "report",
    argument("output", type=Path, metavar="DIR", help="The folder with the tables of a run."),
    argument(
        "--output",
        "-o",
        dest="file",
        type=Path,
        metavar="FILE",
        help="Write the report to this file, not to DIR.html beside DIR.",
    ),
    argument(
        "--pages",
        type=at_least(0),
        default=60,
        metavar="N",
        help="How many pages to show: half the worst, half at random.",
    ),
    argument("--seed", type=int, default=1, metavar="N", help="Another seed draws other pages and examples."),
)
def report(output: Path, file: Path | None, pages: int, seed: int) -> None:
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
    print(f"{target} is written ({size / 1e6:.1f} MB). Open it in a browser.", file=sys.stderr)


@command(
    "check",
    argument("directory", nargs="?", type=Path, metavar="DIR", help="The folder of a finished run."),
    argument("--rules", type=Path, metavar="FILE", help="Floors and ceilings, as a TOML file."),
    argument("--baseline", type=Path, metavar="DIR", help="The folder of an earlier run."),
    argument("--json", dest="json_file", type=Path, metavar="FILE", help="Write the verdict as JSON."),
    argument("--junit", type=Path, metavar="FILE", help="Write it as JUnit XML, for CI servers."),
    argument("--markdown", type=Path, metavar="FILE", help="Write it as Markdown."),
    argument("--github", action="store_true", help="Print GitHub annotations, not a table."),
    argument("--init", action="store_true", help="Write the default rules to edit, and check nothing."),
)
def check(
    directory: Path | None,
    rules: Path | None,
    baseline: Path | None,
    json_file: Path | None,
    junit: Path | None,
    markdown: Path | None,
    github: bool,
    init: bool,
) -> int:
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
        print(f"{rules or RULES} is written. Edit it, then: pagesieve check DIR --rules {rules or RULES}")
        return 0
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
    return 0 if verdict.ok else 1


def _verdict(directory: Path, rules: Path | None, baseline: Path | None) -> "Verdict":
    """The verdict on a run; whatever keeps it from being reached ends with the status of no verdict."""
    from pipeline.checking import check as check_run

    try:
        return check_run(directory, rules=rules, baseline=baseline)
    except PagesieveError as error:
        raise NoVerdictError(str(error)) from None
    except Exception as error:  # what nobody could judge must not look like a dump below its floor
        raise NoVerdictError(f"The check itself failed ({type(error).__name__}: {error}). Please report it.") from None


@command("links", argument("directory", type=Path, metavar="DIR", help="The folder of a finished run."))
def links(directory: Path) -> None:
    """Find the pages of the same run that teasers, previous and next titles lead to.

    The table `links` is written beside the other tables, one row for each link, with how well both pages agree.

    Examples:

        pagesieve links output/
    """
    from pipeline.links.linking import write_links

    counts = write_links(directory)
    print(
        f"{counts['links']:,} links, {counts['resolved']:,} of them to a page of this run;"
        f" {counts['agreeing']:,} of {counts['compared']:,} agree with the page they lead to."
        f" They are in {directory}/links."
    )


@command(
    "eval",
    argument("gold_dir", type=Path, metavar="GOLD_DIR", help="A folder of labelled pages, or of pages and judgements."),
    argument("--json", dest="as_json", action="store_true", help="Print the scores as JSON."),
    argument("--update", action="store_true", help="Make these scores the baseline of the folder."),
    argument("--lower", action="store_true", help="With --update: even where a score got worse."),
)
def eval_(gold_dir: Path, as_json: bool, update: bool, lower: bool) -> None:
    """Score parsed pages against labels, by language and layout.

    The exit status is 1 if a score is worse than the baseline in GOLD_DIR/baseline.json,
    or if the pages are not those that it was measured on.

    A folder with a judgements.jsonl holds what a reader said of pages at first sight, right or wrong for each
    field; the shares of what is right are printed, and nothing is parsed.

    Examples:

        pagesieve eval tests/pages

        pagesieve eval tests/pages --update

        pagesieve eval first-look/
    """
    if lower and not update:
        raise InputError("--lower only goes with --update: it allows a new baseline to be worse.")
    from pipeline.eval.judgements import holds_judgements, read_judgements, table_of

    if holds_judgements(gold_dir):
        if as_json or update:
            raise InputError(f"{gold_dir} holds judgements: --json and --update only go with labelled pages.")
        print("\n".join(table_of(read_judgements(gold_dir))))
        return
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
        print(f"{gold_dir / BASELINE} is written.", file=sys.stderr)
    elif report.worse:
        raise ScoreError(f"{gold_dir} scores worse than its baseline: {'; '.join(report.worse)}.")
