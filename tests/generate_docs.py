"""Write the generated parts of the documentation; `make docs` runs this, a test compares."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.cli import COMMANDS
from pipeline.rules import BLOCKS, CLEANING, LOSSES, REJECTS, SECTIONS
from pipeline.tables.schema import COLUMNS, DERIVED

DOCS = Path(__file__).parent.parent / "docs"

_TABLES = {
    "pages": "One row for each page.",
    "blocks": "One row for each piece of a page. Joined with the white space between them, they are the page.",
    "sections": "One row for each section: a heading, and what stands under it.",
    "items": "One row for each list item.",
    "recommendations": "One row for each link to another page: title, teaser, or both.",
    "edits": "One row for each change that cleaning made.",
    "losses": "One row for each run of characters that cannot be brought back. They stay in the text.",
    "rejects": "One row for each input record that could not become a page. Nothing is dropped silently.",
    "links": "One row for each teaser, previous and next title. `pagesieve links` computes the table when a run is over.",
}


def tables() -> Iterator[str]:
    yield "# Tables\n"
    yield "Written by `make docs` from `pipeline/tables/schema.py`. Offsets are code points in the page's `text`, zero-based,"
    yield "the end not included.\n"
    for table, columns in {**COLUMNS, **DERIVED}.items():
        yield f"## {table}\n"
        yield f"{_TABLES[table]}\n"
        yield "| column | type | null | what it holds |"
        yield "|---|---|---|---|"
        for column in columns:
            null = "no" if column.required else "yes"
            yield f"| `{column.name}` | {column.type} | {null} | {column.description} |"
        yield ""


def rules() -> Iterator[str]:
    yield "# Rules\n"
    yield "Written by `make docs` from `pipeline/rules.py`. The `rule` columns of the tables hold these names, and"
    yield "`rejects.reason` those of the last table.\n"
    parts = {"Cleaning (`edits.rule`)": CLEANING, "Losses (`losses.rule`)": LOSSES}
    parts["Blocks (`blocks.rule`)"] = BLOCKS
    parts["Sections (`sections.rule`, besides the rules of headings above)"] = SECTIONS
    parts["Rejects (`rejects.reason`)"] = REJECTS
    for name, found in parts.items():
        yield f"## {name}\n"
        yield "| rule | reason |"
        yield "|---|---|"
        yield from (f"| `{rule}` | {reason} |" for rule, reason in found.items())
        yield ""


def commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "Written by `make docs` from `pipeline/cli/`. The exit status is 0 if the command did its job, 1 if it"
    yield "could not (one sentence on standard error says why), and 2 if its arguments are not understood. What `check`"
    yield "means by 1 and 2 is said there.\n"
    for name, command in COMMANDS.items():
        yield f"## pagesieve {name}\n"
        yield command.help
        yield "\n| argument or option | what it is |"
        yield "|---|---|"
        for argument in command.arguments:
            spellings = ", ".join(f"`{spelling}`" for spelling in argument.spellings)
            yield f"| {spellings} | {argument.settings['help']} |"
        yield ""


PAGES = {"tables.md": tables, "rules.md": rules, "commands.md": commands}


def text_of(name: str) -> str:
    """What a generated page should say."""
    return "\n".join(PAGES[name]()).rstrip("\n") + "\n"


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(text_of(name), encoding="utf-8")
