"""A process that parses texts with one core, checks them, and says what came out in a few digits.

A core that crashes or takes without end is an answer, too. Texts and answers are pickled, because JSON joins lone
surrogates.
"""

import os
import pickle
import signal
import subprocess
import sys
import traceback
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

# A text may take this many seconds of a shared machine.
_MOST_SECONDS = 60
_DIGITS = 8


class CoreProcess:
    """The other end of a process in which one core works; it is started anew when it dies."""

    def __init__(self, compiled: bool) -> None:
        self.environment = {**os.environ, "PAGESIEVE_INTERPRETED": "0" if compiled else "1"}
        self.checks = compiled
        self.start()

    def start(self) -> None:
        """Start the process."""
        command = [sys.executable, "-m", "benchmarks.core_process", *(["--check"] if self.checks else [])]
        self.process = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def send(self, texts: list[str]) -> None:
        """Give texts to the process, all in one go."""
        assert self.process.stdin
        pickle.dump(texts, self.process.stdin)
        self.process.stdin.flush()

    def receive(self) -> list[str] | None:
        """The answers to all texts that were sent; None if the process died."""
        assert self.process.stdout
        try:
            answers: list[str] = pickle.load(self.process.stdout)
        except EOFError:
            return None
        return answers

    def ask(self, text: str) -> str:
        """The answer to one text: digits for each part of the page, or what went wrong after an exclamation mark."""
        self.send([text])
        answers = self.receive()
        if answers is not None:
            return answers[0]
        died = f"!died of signal {-self.process.wait()}"
        self.start()
        return died

    def ask_all(self, texts: list[str]) -> list[str]:
        """The answers to some texts that were sent: one by one, if the process died of one of them."""
        answers = self.receive()
        if answers is not None:
            return answers
        self.process.wait()
        self.start()
        return [self.ask(text) for text in texts]

    def end(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def main() -> None:
    """Answer until nothing more is asked."""
    checks = "--check" in sys.argv
    while True:
        try:
            texts = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answers = []
        for text in texts:
            signal.alarm(_MOST_SECONDS)
            answers.append(answer(text, checks))
            signal.alarm(0)
        pickle.dump(answers, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def answer(text: str, checks: bool) -> str:
    """What one text comes to: digits for each part of its page, or the error it raises and where."""
    from pipeline.columns import Columns
    from pipeline.parsing import parse_parts
    from pipeline.running.batch import codes
    from pipeline.splitting.page import page_from
    from pipeline.splitting.rows import add_rows
    from samples.invariants import check_cleaning, check_rows

    try:
        parsed = parse_parts(text)
        page = page_from(*parsed)
        add_rows(Columns(), codes(), *parsed)
        if checks:
            check_cleaning(text, page)
            check_rows(page)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = str(error).split("\n")[0][:60] if isinstance(error, AssertionError) else ""
        return f"!{type(error).__name__} in {Path(last.filename).name} {last.name} {last.line or ''} {what}"
    return " ".join(f"{field.name}={_digits(getattr(page, field.name))}" for field in fields(page))


def _digits(part: object) -> str:
    return blake2b(repr(part).encode(), digest_size=_DIGITS // 2).hexdigest()


if __name__ == "__main__":
    main()
