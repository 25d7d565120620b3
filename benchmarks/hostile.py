"""Whether hostile texts come through, compiled and interpreted: `python -m benchmarks.hostile --texts 200000 --seed 1`.

Each text is parsed by both cores. Nothing may be raised, the edits give the text back, a clean text stays as it is,
blocks tile the page, rows hold what their offsets say, and both cores give the same page. What fails is made as small
as it still fails, and printed; the command ends with 1 then. `python -m benchmarks.linear` measures how time grows.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pipeline
from benchmarks.core_process import CoreProcess
from samples.hostile_texts import hostile_text

# Texts that are sent to a core in one go.
_AT_ONCE = 50
# Tries to make a failure smaller.
_MOST_TRIES = 400


class Cores:
    """Both cores, each in a process of its own."""

    def __init__(self) -> None:
        self.compiled = CoreProcess(compiled=True)
        self.interpreted = CoreProcess(compiled=False)

    def failures(self, texts: list[str]) -> list[str]:
        """For each text what fails, or nothing."""
        for core in (self.compiled, self.interpreted):
            core.send(texts)
        answers = [core.ask_all(texts) for core in (self.compiled, self.interpreted)]
        return [failure(*both) for both in zip(*answers, strict=True)]

    def end(self) -> None:
        """End both processes."""
        self.compiled.end()
        self.interpreted.end()


def failure(compiled: str, interpreted: str) -> str:
    """What two answers to one text say of it: an error, or which parts of the page differ."""
    if compiled == interpreted:
        return compiled if compiled.startswith("!") else ""
    if interpreted.startswith("!"):
        return f"compiled {compiled if compiled.startswith('!') else 'fine'}, interpreted {interpreted}"
    if compiled.startswith("!"):
        return compiled  # the interpreted core is not asked for what this may be about
    pairs = zip(compiled.split(), interpreted.split(), strict=True)
    return "the cores differ in " + ", ".join(one.partition("=")[0] for one, other in pairs if one != other)


def smaller(text: str, fails: Callable[[str], bool]) -> str:
    """A text as short as it still fails, by leaving out ever smaller pieces.

    >>> smaller("abcdefgh", lambda text: "b" in text and "g" in text)
    'bg'
    """
    tries = 0
    size = max(1, len(text) // 2)
    while tries < _MOST_TRIES:
        at, before = 0, len(text)
        while at < len(text) and tries < _MOST_TRIES:
            shorter = text[:at] + text[at + size :]
            tries += 1
            if fails(shorter):
                text = shorter
            else:
                at += size
        if size == 1 and len(text) == before:
            break
        size = max(1, size // 2)
    return text


def work(seed: int, first: int, texts: int, show: int) -> tuple[int, dict[str, list[str]]]:
    """The code points of some texts, and what failed with the smallest examples."""
    cores = Cores()
    found: dict[str, list[str]] = defaultdict(list)
    length = 0
    for begin in range(first, first + texts, _AT_ONCE):
        batch = [hostile_text(seed, number) for number in range(begin, min(begin + _AT_ONCE, first + texts))]
        length += sum(map(len, batch))
        for text, failed in zip(batch, cores.failures(batch), strict=True):
            if not failed:
                continue
            if len(found[failed]) < show:
                text = smaller(text, lambda shorter, failed=failed: cores.failures([shorter]) == [failed])  # type: ignore[misc]
                print(f"{failed}\n    {text!r}", file=sys.stderr)
            found[failed].append(text)
    cores.end()
    return length, found


def main() -> None:
    """Print what failed, and how many texts there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first text")
    parser.add_argument("--show", type=int, default=3, help="how many failures of each kind to make small")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="pairs of cores at work")
    given = parser.parse_args()
    if not pipeline.core_in_use().compiled:
        sys.exit(f"There is nothing to compare: {pipeline.core_in_use()}")
    began = time.monotonic()
    share = -(-given.texts // given.workers)
    shares = [(first, min(share, given.texts - first)) for first in range(0, given.texts, share)]
    with ThreadPoolExecutor(given.workers) as pool:
        done = list(pool.map(lambda one: work(given.seed, given.first + one[0], one[1], given.show), shares))
    found: dict[str, list[str]] = defaultdict(list)
    for _, failures in done:
        for failed, texts in failures.items():
            found[failed] += texts
    length = sum(length for length, _ in done)
    print(f"seed {given.seed}, {given.texts} texts, {length} code points, {time.monotonic() - began:.0f} seconds")
    for failed, texts in sorted(found.items()):
        print(f"\n{failed}: {len(texts)} texts")
        for text in sorted(texts, key=len)[: given.show]:
            print(f"    {text!r}")
    print(f"\n{sum(map(len, found.values()))} texts fail" if found else "no text fails")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
