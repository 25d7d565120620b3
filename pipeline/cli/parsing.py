"""Commands that make something of pages: `run`, `show`, `clean`."""

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import app
from pipeline.engine.shards import SHARD_RECORDS
from pipeline.errors import InputError, OutputError
from pipeline.read.options import MAX_PAGE_BYTES
from pipeline.timelimit import PAGE_SECONDS

if TYPE_CHECKING:
    from pipeline.records import RawPage

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
