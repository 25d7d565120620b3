"""How time grows with the length of a text that is one piece again and again: `python -m benchmarks.linear`.

Each piece is repeated on one line, on many lines of some length, and with each time a line of its own. What is linear
takes 2 and 4 times as long for 2 and 4 times the text; the command ends with 1 if anything takes much longer.
Processor time, the least of some rounds, because machines are shared.
"""

import argparse
import sys
import time

import pipeline

SHAPES = {
    "numbers": "1. ",
    "numbers, glued": "12.",
    "open brackets": "(",
    "numbers in brackets": "(1) ",
    "references": "[1]",
    "letters": "a) ",
    "letters and Roman numerals": "i. A. ",
    "circled numbers": "①",
    "circled numbers and text": "① a ",
    "Han numbers": "一、",
    "Han numbers, bare": "一",
    "ordinal words": "第一，",
    "ordinal words, spaced": "First, ",
    "headings": "Causes: ",
    "headings, glued": "原因：",
    "announcements": "The causes are: ",
    "boilerplate": "Read more ",
    "common words": "the ",
    "a label": "Step 1: ",
    "nested numbers": "1.1.",
    "sentence ends": ". ",
    "sentences": "A cat. ",
    "bullets": "- ",
    "round bullets": "•",
    "letters without end": "a",
    "Han without end": "字",
    "digits": "1",
    "blanks": " ",
    "tabs": "\t",
    "no-break spaces": "\xa0",
    "line ends": "\r",
    "ampersands": "&",
    "entities": "&amp;",
    "entities of entities": "&amp;amp;",
    "halves of entities": "&#",
    "open tags": "<",
    "tags": "<b>",
    "tags with attributes": "<p a='",
    "comments": "<!--",
    "BBCode": "[b]",
    "escapes": "\x1b[",
    "mojibake": "Ã©",
    "mojibake in words": "aÃ©b ",
    "halves of mojibake": "Ã",
    "mojibake of mojibake": "ÃƒÂ©",
    "Cyrillic mojibake": "Р°",
    "UTF-8 read as GBK": "鐥呭洜",
    "GBK read as Latin-1": "²¡Òò",
    "losses": "锟斤拷",
    "replacement characters": "\ufffd",
    "addresses": "http://",
    "whole addresses": "http://a.org/b ",
    "addresses of mail": "a@b.c ",
    "dates": "2019-01-02 ",
    "times": "12:30 ",
    "teasers": "Cut off, b... ",
    "breadcrumbs": "Home > ",
    "bars": "a | ",
    "NULs": "\0",
    "lone surrogates": "\ud800",
    "halves of pairs": "&#55357;",
    "combining marks": "\u0301",
    "marks out of order": "e\u0301\u0323",
    "joined emoji": "👨\u200d",
    "flags": "\U000e0067",
    "private use": "\uf0b7 ",
    "direction marks": "\u202a",
    "right to left": "ש",
    "zero-width spaces": "a\u200b",
    "odd letters": "ſİΣ\u212a",
    "astral letters": "𝐀",
}
# Code points of a line where there are many.
_LINE = 200
# 4 times the text may take this many times as long; what is quadratic takes 16.
MOST = 8.0


def ways(piece: str) -> dict[str, str]:
    """How a piece is repeated: each text is to be repeated in turn."""
    return {"one line": piece, "many lines": piece * (_LINE // len(piece)) + "\n", "a line each": piece + "\n"}


def seconds(text: str, rounds: int) -> float:
    """The processor time that parsing a text takes, the least of some rounds."""
    least = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        pipeline.parse(text)
        least = min(least, time.process_time() - start)
    return least


def main() -> None:
    """Print the table, and the shapes that take too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=1_000_000, help="code points of the longest text")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    given = parser.parse_args()
    pipeline.parse("The first page loads what all of them need.")
    print(f"{pipeline.core_in_use()}; seconds for n, 2n and 4n = {given.length} code points\n")
    print("| shape | how | n | 2n | 4n | 4n : n | MB/s |")
    print("|---|---|---|---|---|---|---|")
    worst: list[str] = []
    for name, piece in SHAPES.items():
        if given.only not in name:
            continue
        for way, unit in ways(piece).items():
            lengths = [given.length // part // len(unit) * len(unit) for part in (4, 2, 1)]
            spent = [seconds(unit * (length // len(unit)), given.rounds) for length in lengths]
            growth = spent[2] / spent[0]
            figures = " | ".join(f"{one:.3f}" for one in spent)
            size = len((unit * (lengths[2] // len(unit))).encode("utf-8", "surrogatepass"))
            print(f"| {name} | {way} | {figures} | {growth:.1f} | {size / spent[2] / 1e6:.1f} |", flush=True)
            if growth > MOST:
                worst.append(f"{name}, {way}: {growth:.1f}")
    print("\nNot linear: " + "; ".join(worst) if worst else "\nall linear")
    sys.exit(1 if worst else 0)


if __name__ == "__main__":
    main()
