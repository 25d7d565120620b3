"""The command that all others belong to."""

from typing import Annotated

import typer

app = typer.Typer(
    name="pagesieve",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
