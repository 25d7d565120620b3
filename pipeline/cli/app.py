"""The command that all others belong to, and how the arguments of one are read.

`argparse` reads them, because every library that would do it more handsomely takes longer
to import than a small run takes; and only the command that is called gets a parser.
"""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from inspect import cleandoc
from shutil import get_terminal_size
from typing import Any, NamedTuple, NoReturn, TypeVar

ABOUT = "Clean scraped pages, repair their list numbering, and split them into tables."

_Do = TypeVar("_Do", bound=Callable[..., int | None])


class Argument(NamedTuple):
    """An argument or option: what `ArgumentParser.add_argument` is given."""

    names: tuple[str, ...]
    settings: dict[str, Any]

    @property
    def spellings(self) -> tuple[str, ...]:
        """How a user writes it."""
        return self.names if self.is_option else (self.settings["metavar"],)

    @property
    def is_option(self) -> bool:
        """Whether it is told by its name, not by its place."""
        return self.names[0].startswith("-")

    @property
    def usage(self) -> str:
        """How it stands in the usage of its command; nothing for what may be left out."""
        value: str = self.settings.get("metavar", "")
        if self.is_option:
            return f"{self.names[0]} {value}" if self.settings.get("required") else ""
        return {"+": f"{value} ...", "?": f"[{value}]"}.get(self.settings.get("nargs", ""), value)


class Command(NamedTuple):
    """A command: what it does, given its arguments by name; it returns an exit status, or nothing for success."""

    do: Callable[..., int | None]
    arguments: tuple[Argument, ...]

    @property
    def help(self) -> str:
        """What the command is for, and examples of it."""
        return cleandoc(self.do.__doc__ or "")


# By name, in the order in which the help lists them.
COMMANDS: dict[str, Command] = {}


def argument(*names: str, help: str, **settings: Any) -> Argument:
    """An argument or option, in the words of `ArgumentParser.add_argument`."""
    return Argument(names, {"help": help, **settings})


def command(name: str, *arguments: Argument) -> Callable[[_Do], _Do]:
    """Make a function the command of that name; its docstring is the help."""

    def enter(do: _Do) -> _Do:
        COMMANDS[name] = Command(do, arguments)
        return do

    return enter


def at_least(least: int) -> Callable[[str], int]:
    """A reader of whole numbers that refuses smaller ones."""

    def read(text: str) -> int:
        if int(text) < least:
            raise ArgumentTypeError(f"{text} is less than {least}")
        return int(text)

    read.__name__ = "int"  # what a complaint calls it
    return read


def call(words: list[str]) -> int:
    """Run the command that the words of a command line name; a line that is not understood exits with 2."""
    name = words[0] if words else ""
    if name in COMMANDS:
        found = COMMANDS[name]
        return found.do(**vars(_parser_of(name, found).parse_intermixed_args(words[1:]))) or 0
    parser = _parser_of_all()
    if words:
        parser.parse_args(words)
    parser.print_help()
    return 2


class _Parser(ArgumentParser):
    """Accepts no shortened options, and wraps its description except where that is indented."""

    def __init__(self, prog: str, usage: str, description: str) -> None:
        super().__init__(prog, usage, description, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False)

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        from textwrap import fill

        width = get_terminal_size().columns - 2
        parts = (self.description or "").split("\n\n")
        self.description = "\n\n".join(part if part.startswith(" ") else fill(part, width) for part in parts)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where help is."""
        self.exit(2, f"usage: {self.usage}\n{self.prog}: {message}. For help: {self.prog} --help\n")


def _parser_of(name: str, found: Command) -> ArgumentParser:
    usage = ["pagesieve", name, *(given.usage for given in found.arguments if given.usage), "[options]"]
    parser = _Parser(f"pagesieve {name}", " ".join(usage), found.help)
    for names, settings in found.arguments:
        default = f" [default: {settings['default']}]" if "default" in settings else ""
        parser.add_argument(*names, **{**settings, "help": settings["help"] + default})
    return parser


def _parser_of_all() -> ArgumentParser:
    """The parser of what stands before a command."""
    from importlib.metadata import version

    from pipeline.core import core_in_use

    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {found.help.partition(chr(10))[0]}" for name, found in COMMANDS.items())
    parser = _Parser("pagesieve", "pagesieve COMMAND [options]", f"{ABOUT}\n\n{listed}")
    parser.add_argument("command", metavar="COMMAND", choices=COMMANDS, help="One of these; each has its own --help.")
    parser.add_argument(
        "--version",
        action="version",
        version=f"pagesieve {version('pagesieve')} ({core_in_use()})",
        help="Show the version, and whether the compiled or the interpreted core runs.",
    )
    return parser
