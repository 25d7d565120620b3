"""The command line: `pagesieve run`, `show`, `clean`, `report`, `check`, `links`, `eval`."""

import os
import signal
import sys
from io import TextIOWrapper

from pipeline.cli.app import COMMANDS, call

from pipeline.cli.parsing import run  # isort: skip  # noqa: F401  # what parses stands first in the help
from pipeline.cli.judging import check  # isort: skip  # noqa: F401
from pipeline.errors import PagesieveError

__all__ = ["COMMANDS", "call", "main"]


def _complaint(error: PagesieveError | OSError) -> str:
    """What to tell of an error; the system's own are told without their number."""
    if isinstance(error, PagesieveError) or not error.strerror:
        return str(error)
    named = f" ({error.filename})" if error.filename else ""
    return f"The system could not do it: {error.strerror[0].lower()}{error.strerror[1:]}{named}."


def main() -> None:
    """Run the command; an error that the user can put right is one line, and an exit status that is not 0."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # a stream that was closed holds nothing, and keeps nothing
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows less than Unicode shows escapes
            stream.reconfigure(errors="backslashreplace")
    try:
        status = call(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except (PagesieveError, OSError) as error:
        from pipeline.display.terminal import visible  # a file's name may hold what would act on a terminal

        print(f"pagesieve: {visible(_complaint(error))}", file=sys.stderr)
        sys.exit(error.status if isinstance(error, PagesieveError) else 1)
    sys.exit(status)
