"""Dumps made for measuring."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random

import regex

from benchmarks.cleaning_speed import page_sets
from samples.places import own_lines

# The short pages of the long run have about so many characters.
SHORT = 300
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_CIRCLED = "①②③④⑤⑥⑦⑧"


def make_mixed(path: Path, megabytes: float, seed: int) -> Path:
    """A `.jsonl` file of pages drawn from all data sets, each set as often as the others."""
    rng = Random(seed)
    sets = [pages for pages in page_sets(seed).values() if pages]
    return _write(path, (rng.choice(rng.choice(sets)) for _ in count()), megabytes)


def make_scraped(path: Path, megabytes: float, seed: int) -> Path:
    """A `.jsonl` file of pages in the shape of the first sample; every line stands on one page only.

    So nothing that is remembered of one page saves any work on the next.
    """
    rng = Random(seed)
    english = sorted({word for line in own_lines()["en"] for word in line.split() if word.isalpha() and word.isascii()})
    chinese = sorted({character for line in own_lines()["zh-Hans"] for character in _WIDE.findall(line)})

    def sentence() -> str:
        return " ".join(rng.choices(english, k=rng.randint(9, 16))).capitalize() + "."

    def han_sentence() -> str:
        return "".join(rng.choices(chinese, k=rng.randint(14, 30))) + "。"

    return _write(path, (_scraped(rng, rng.choice((sentence, sentence, han_sentence))) for _ in count()), megabytes)


def make_short(path: Path, pages: int, seed: int) -> Path:
    """A `.jsonl` file of short pages, the beginnings of those of the mixed dump."""
    rng = Random(seed)
    texts = [page[: rng.randint(SHORT // 2, SHORT * 3 // 2)] for pages in page_sets(seed).values() for page in pages]
    return _write(path, (rng.choice(texts) for _ in range(pages)))


def _scraped(rng: Random, sentence: Callable[[], str]) -> str:
    """A title, prose, two lists, the pages before and behind, and teasers; one list in ten has a wrong numeral."""
    title = sentence()[:-1]
    lines = [title, title, " ".join(sentence() for _ in range(4))]
    for question in ("causes" if title.isascii() else "原因", "prevention" if title.isascii() else "预防"):
        marks = list(_CIRCLED[: rng.randint(3, 6)])
        if rng.random() < 1 / 10:
            marks[2] = "⑧"
        lines += [f"{sentence()[:-1]} {question}:", *(f"{mark} {sentence()}" for mark in marks), sentence()]
    lines += [f"<<:  {sentence()[:-1]}", f">>:  {sentence()[:-1]}"]
    for _ in range(3):
        lines += [sentence()[:-1], f"{sentence()[:60]}..."]
    return "\n\n".join(lines) + "\n"


def _write(path: Path, texts: Iterator[str], megabytes: float = float("inf")) -> Path:
    with path.open("w", encoding="utf-8") as file:
        size = 0
        for number, text in enumerate(texts):
            page = {"url": f"https://example.org/{number}", "text": text.encode("utf-8", "replace").decode()}
            line = json.dumps(page, ensure_ascii=False) + "\n"
            file.write(line)
            size += len(line.encode())
            if size >= megabytes * 1e6:
                break
    return path
