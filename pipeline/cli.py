"""The command line: `pagesieve run`, `show`, `clean`, `check`, `report`, `links`, `eval`."""

import os
import sys
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.engine.shards import SHARD_RECORDS
from pipeline.errors import InputError, NoVerdictError, OutputError, PagesieveError, ScoreError
from pipeline.read.options import MAX_PAGE_BYTES
from pipeline.timelimit import PAGE_SECONDS

if TYPE_CHECKING:
    from pipeline.records import RawPage

app = typer.Typer(
    name="pagesieve",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_File = Annotated[str, typer.Argument(help="A file of any kind, an address, or - for standard input.", metavar="FILE")]
_Record = Annotated[int, typer.Option("--record", help="Which record of the file, counted from 0.", min=0)]
_TextColumn = Annotated[str, typer.Option("--text-column", help="The key or column that holds a page's text.")]
_UrlColumn = Annotated[str, typer.Option("--url-column", help="The key or column that holds a page's address.")]
_Format = Annotated[
    str | None,
    typer.Option("--format", help="Read what has no telling name as if it ended so: jsonl, csv, warc.gz ..."),
]
_MaxPageBytes = Annotated[
    int, typer.Option("--max-page-bytes", help="Reject records with more bytes than this.", min=1)
]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"pagesieve {version('pagesieve')}")
        raise typer.Exit


@app.callback()
def pagesieve(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Clean scraped pages, repair their list numbering, and split them into tables."""


@app.command()
def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or -.", metavar="INPUT")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the tables.")],
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an earlier run in that folder; redo only what has changed.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier run in that folder.")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", help="How many processes parse; the default is one for each core.")
    ] = None,
    page_seconds: Annotated[
        float, typer.Option("--page-seconds", help="Reject a page that takes more processor time than this; 0: none.")
    ] = PAGE_SECONDS,
    shard_records: Annotated[
        int, typer.Option("--shard-records", help="How many records one part file holds at most.")
    ] = SHARD_RECORDS,
    log: Annotated[
        Path | None, typer.Option("--log", help="Append what happens to this file, as lines of JSON.")
    ] = None,
    text_column: _TextColumn = "text",
    url_column: _UrlColumn = "url",
    format: _Format = None,
    max_page_bytes: _MaxPageBytes = MAX_PAGE_BYTES,
) -> None:
    """Parse a dump of pages into Parquet tables.

    A dump is .txt, .jsonl, .json, .csv, .tsv, .parquet, .warc and .wet, each also as .gz, .zst, .bz2 and .xz,
    and in .zip and .tar. A run that was interrupted, by Ctrl-C, a full disk or a power failure, goes on
    with --resume, and its tables are the same as if nothing had happened.

    Examples:

        pagesieve run raw/ --output output/

        pagesieve run 'dump/**/*.jsonl' extra.txt -o tables/ --workers 4 --log run.log

        pagesieve run 'dump/**/*.jsonl' extra.txt -o tables/ --resume

        pagesieve run s3://bucket/crawl/ more.parquet -o tables/ --text-column content

        zstdcat dump.zst | pagesieve run - -o tables/ --format jsonl
    """
    from rich.console import Console

    from pipeline.display import error_console, print_summary
    from pipeline.progress import progress_on
    from pipeline.read import Reading
    from pipeline.running import run as run_dump
    from pipeline.stopping import telling_how_to_go_on

    reading = Reading(text_column, url_column, format, max_page_bytes)
    with telling_how_to_go_on(output), progress_on(error_console()) as progress:
        report = run_dump(
            inputs,
            output,
            overwrite=overwrite,
            resume=resume,
            workers=workers,
            page_seconds=page_seconds,
            shard_records=shard_records,
            log=log,
            reading=reading,
            progress=progress,
        )
    print_summary(report, Console())


@app.command()
def show(
    file: _File,
    record: _Record = 0,
    text_column: _TextColumn = "text",
    format: _Format = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the parsed page as JSON.")] = False,
) -> None:
    """Show one page: its blocks with their roles, and what was repaired.

    Examples:

        pagesieve show raw/en-heat-rash.txt

        pagesieve show raw/pages.jsonl --record 2 --json
    """
    from pipeline.display import page_json, show_page
    from pipeline.parse import parse

    page = parse(_raw_page(file, record, text_column, format).text)
    if as_json:
        sys.stdout.buffer.write(page_json(page).encode() + b"\n")
        return
    from rich.console import Console

    show_page(page, Console())


@app.command()
def clean(
    file: _File,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the text to this file, not to standard output.")
    ] = None,
    edits: Annotated[bool, typer.Option("--edits", help="List each change: line, rule, before, after.")] = False,
    record: _Record = 0,
    text_column: _TextColumn = "text",
    format: _Format = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file of --output.")] = False,
) -> None:
    """Clean one page: write its text with broken characters and numbering repaired, or list what was changed.

    The text goes to standard output as UTF-8; with --edits the list does, and the text only to --output.
    Lines are counted from 1 in the page as scraped.

    Examples:

        pagesieve clean raw/en-static-shock.txt --edits

        pagesieve clean raw/en-static-shock.txt --output clean.txt

        pagesieve clean - < page.txt | less
    """
    from pipeline.clean import clean as clean_text

    raw = _raw_page(file, record, text_column, format)
    cleaned = clean_text(raw.text)
    if output is not None:
        _write(output, cleaned.text, overwrite)
    elif not edits:
        sys.stdout.buffer.write(cleaned.text.encode())
    if edits:
        from rich.console import Console

        from pipeline.changes import list_edits

        list_edits(raw.text, cleaned, Console())


def _raw_page(file: str, record: int, text_column: str, format: str | None) -> "RawPage":
    """One record of a file, or of standard input; what is no page raises `InputError`."""
    from pipeline.read import Reading, decode, find_sources, pieces
    from pipeline.records import Reject

    if Path(file).is_dir():
        raise InputError(f"{file} is a folder. Name one file; pagesieve run reads folders.")
    if not Path(file).exists() and file != "-" and "://" not in file:
        raise InputError(f"There is no file {file}. Check the path.")
    options = Reading(text_column=text_column, format=format)
    name = "standard input" if file == "-" else file
    piece = next(islice(pieces(find_sources([file], format), options), record, None), None)
    found = piece if piece is None or isinstance(piece, Reject) else decode(piece, options)
    if found is None:
        raise InputError(f"{name} has no record {record}. Records are counted from 0.")
    if isinstance(found, Reject):
        raise InputError(f"Record {record} of {name} is no page: {found.reason} ({found.detail}).")
    return found


def _write(output: Path, text: str, overwrite: bool) -> None:
    if output.exists() and not overwrite:
        raise OutputError(f"{output} exists already. Name another file, or replace it with --overwrite.")
    try:
        output.write_bytes(text.encode())
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror}.") from None


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
    from pipeline.checking import check as check_run
    from pipeline.checking.reports import print_verdict, write_reports

    files = {"json": json_file, "junit": junit, "markdown": markdown}
    wanted = {kind: path for kind, path in files.items() if path is not None}
    if len(set(wanted.values())) < len(wanted) or (github and Path("-") in wanted.values()):
        raise NoVerdictError("Two outputs would go to one place. Give each a file of its own.")
    try:
        verdict = check_run(directory, rules=rules, baseline=baseline)
    except PagesieveError as error:
        raise NoVerdictError(str(error)) from None
    except Exception as error:  # what nobody could judge must not look like a dump below its floor
        raise NoVerdictError(f"The check itself failed ({type(error).__name__}: {error}). Please report it.") from None
    print_verdict(verdict, github, quiet=Path("-") in wanted.values())
    try:
        write_reports(verdict, wanted)
    except OSError as error:
        raise NoVerdictError(f"{error.filename} cannot be written: {error.strerror}.") from None
    raise typer.Exit(0 if verdict.ok else 1)


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


def main() -> None:
    """Run the command; an error that the user can put right is one line, and an exit status that is not 0."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows less than Unicode shows escapes
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (PagesieveError, OSError) as error:
        from pipeline.display import visible  # a file's name may hold what would act on a terminal

        print(f"pagesieve: {visible(str(error))}", file=sys.stderr)
        sys.exit(error.status if isinstance(error, PagesieveError) else 1)
