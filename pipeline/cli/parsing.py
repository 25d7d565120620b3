"""Commands that make something of pages: `run`, `show`, `clean`."""

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.app import argument, at_least, command
from pipeline.errors import InputError, OutputError
from pipeline.read.options import MAX_PAGE_BYTES
from pipeline.running.shards import SHARD_RECORDS
from pipeline.running.timelimit import PAGE_SECONDS

if TYPE_CHECKING:
    from pipeline.records import RawPage

_FILE = argument("file", metavar="FILE", help="A file of any kind, an address, or - for standard input.")
_RECORD = argument(
    "--record", type=at_least(0), default=0, metavar="N", help="Which record of the file, counted from 0."
)
_TEXT_COLUMN = argument(
    "--text-column", default="text", metavar="NAME", help="The key or column that holds a page's text."
)
_FORMAT = argument(
    "--format", metavar="NAME", help="Read what has no telling name as if it ended so: jsonl, csv, warc.gz ..."
)


@command(
    "run",
    argument("inputs", nargs="+", metavar="INPUT", help="Files, folders, globs, addresses, or -."),
    argument("--output", "-o", type=Path, required=True, metavar="DIR", help="The folder for the tables."),
    argument(
        "--resume",
        action="store_true",
        help="Go on with an earlier run in that folder; redo only what has changed.",
    ),
    argument("--overwrite", action="store_true", help="Replace an earlier run in that folder."),
    argument("--workers", type=int, metavar="N", help="How many processes parse; the default is one for each core."),
    argument(
        "--page-seconds",
        type=float,
        default=PAGE_SECONDS,
        metavar="SECONDS",
        help="Reject a page that takes more processor time than this; 0: none.",
    ),
    argument(
        "--shard-records",
        type=int,
        default=SHARD_RECORDS,
        metavar="N",
        help="How many records one part file holds at most.",
    ),
    argument("--log", type=Path, metavar="FILE", help="Append what happens to this file, as lines of JSON."),
    _TEXT_COLUMN,
    argument("--url-column", default="url", metavar="NAME", help="The key or column that holds a page's address."),
    _FORMAT,
    argument(
        "--max-page-bytes",
        type=at_least(1),
        default=MAX_PAGE_BYTES,
        metavar="N",
        help="Reject records with more bytes than this.",
    ),
)
def run(
    inputs: list[str],
    output: Path,
    resume: bool,
    overwrite: bool,
    workers: int | None,
    page_seconds: float,
    shard_records: int,
    log: Path | None,
    text_column: str,
    url_column: str,
    format: str | None,
    max_page_bytes: int,
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
    from pipeline.cli.progress import progress_on
    from pipeline.cli.stopping import telling_how_to_go_on
    from pipeline.cli.summary import print_summary
    from pipeline.read import Reading
    from pipeline.running.run import run as run_dump

    reading = Reading(text_column, url_column, format, max_page_bytes)
    with telling_how_to_go_on(output), progress_on(sys.stderr) as progress:
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
    print_summary(report, sys.stdout)


@command(
    "show",
    _FILE,
    _RECORD,
    _TEXT_COLUMN,
    _FORMAT,
    argument("--json", dest="as_json", action="store_true", help="Print the parsed page as JSON."),
)
def show(file: str, record: int, text_column: str, format: str | None, as_json: bool) -> None:
    """Show one page: its blocks with their roles, and what was repaired.

    Examples:

        pagesieve show raw/en-heat-rash.txt

        pagesieve show raw/pages.jsonl --record 2 --json
    """
    from pipeline.display.page import page_json, show_page
    from pipeline.parsing import parse

    page = parse(_raw_page(file, record, text_column, format).text)
    if as_json:
        sys.stdout.buffer.write(page_json(page).encode() + b"\n")
        return
    from rich.console import Console

    show_page(page, Console())


@command(
    "clean",
    _FILE,
    argument(
        "--output", "-o", type=Path, metavar="FILE", help="Write the text to this file, not to standard output (-)."
    ),
    argument("--edits", action="store_true", help="List each change: line, rule, before, after."),
    _RECORD,
    _TEXT_COLUMN,
    _FORMAT,
    argument("--overwrite", action="store_true", help="Replace the file of --output."),
)
def clean(
    file: str,
    output: Path | None,
    edits: bool,
    record: int,
    text_column: str,
    format: str | None,
    overwrite: bool,
) -> None:
    """Clean one page: write its text with broken characters and numbering repaired, or list what was changed.

    The text goes to standard output as UTF-8; with --edits the list does, and the text only to --output.
    Lines are counted from 1 in the page as scraped.

    Examples:

        pagesieve clean raw/en-static-shock.txt --edits

        pagesieve clean raw/en-static-shock.txt --output clean.txt

        pagesieve clean - < page.txt | less
    """
    from pipeline.cleaning import clean as clean_text

    raw = _raw_page(file, record, text_column, format)
    cleaned = clean_text(raw.text)
    if output is not None and str(output) != "-":
        _write(output, cleaned.text, overwrite)
    elif output is not None or not edits:
        sys.stdout.buffer.write(cleaned.text.encode())
    if edits:
        from pipeline.display.changes import list_edits

        list_edits(raw.text, cleaned, sys.stdout)


def _raw_page(file: str, record: int, text_column: str, format: str | None) -> "RawPage":
    """One record of a file, or of standard input; what is no page raises `InputError`."""
    from pipeline.read import Reading, decode, find_sources, pieces
    from pipeline.records import Reject

    if not file:
        raise InputError("The name of the file is empty. Name a file, or - for standard input.")
    if Path(file).is_dir():
        raise InputError(f"{file} is a folder. Name one file; pagesieve run reads folders.")
    if Path(file).is_fifo():
        raise InputError(f"{file} is a pipe. Read it as standard input: - < {file}")
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
