"""Hostile texts without end: a seed and a number give the same text anywhere.

Some are pieces of everything that the pipeline looks for, some lists, some real pages that were cut, shuffled
and damaged. Most are short, because what goes wrong does so where few things meet.
"""

import json
import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

from samples.corruption import STYLES, flattened, stray_numeral, wrong_numeral
from samples.misreadings import misread
from samples.pieces import pieces
from samples.places import DATA, RAW, labelled_pages, own_lines

# Code points of most texts, and of a page's excerpt.
_MOST, _EXCERPT = 300, 500
# Of each data set of others, every so many pages.
_EVERY = 20
_ODD_LETTERS = str.maketrans(
    {"s": "ſ", "i": "İ", "k": "\u212a", "å": "\u212b", "S": "ß", "I": "ı", "e": "е", "a": "ａ"}
)
_MISREAD_AS = ("cp1252", "latin-1", "cp1251", "cp437", "gb18030", "big5")


def hostile_text(seed: int, number: int) -> str:
    """The text of a number."""
    rng = Random(f"{seed} {number}")
    text = rng.choice(_MAKERS)(rng)
    if rng.random() < 0.05:
        text = misread(text.encode(errors="ignore").decode(), "utf-8", rng.choice(_MISREAD_AS)) or text
    return text


def odd_case(rng: Random, text: str) -> str:
    """A text in another case, with letters that fold to others, or with its letters taken apart."""
    way = rng.randrange(8)
    if way < 4:
        return (text, text.upper(), text.title(), text.swapcase())[way]
    if way == 4:
        return text.translate(_ODD_LETTERS)
    if way == 5:
        return "".join(char.translate(_ODD_LETTERS) if rng.random() < 0.3 else char for char in text)
    return unicodedata.normalize("NFD" if way == 6 else "NFKC", text)


def mixture(rng: Random) -> str:
    """Pieces of a few groups."""
    known = pieces()
    groups = [known[name] for name in rng.sample(sorted(known), rng.randint(1, 6))]
    if rng.random() < 0.7:
        groups += [known["line ends"], known["markers"], known["blanks"]]
    made: list[str] = []
    left = rng.randint(10, _MOST)
    while left > 0:
        piece = rng.choice(rng.choice(groups))
        made.append(odd_case(rng, piece) if rng.random() < 0.2 else piece)
        left -= len(piece)
    return "".join(made)


def few_pieces(rng: Random) -> str:
    """Very few pieces, again and again."""
    known = pieces()
    chosen = [rng.choice(known[rng.choice(sorted(known))])[:20] for _ in range(rng.randint(1, 4))]
    chosen.append(rng.choice(["\n", " ", ". ", "。", ""]))
    return "".join(rng.choices(chosen, k=rng.randint(2, 60)))[: 2 * _MOST]


def any_code_points(rng: Random) -> str:
    """Code points of a few blocks, or of any."""
    starts = [rng.choice((0, 0x80, 0x300, 0x600, 0x2000, 0x2460, 0x3000, 0x4E00, 0xD7F0, 0xE000, 0xF900, 0xFF00))]
    starts += [rng.randrange(0x110000 - 256) for _ in range(rng.randint(0, 3))]
    return "".join(chr(rng.choice(starts) + rng.randrange(256)) for _ in range(rng.randint(0, _MOST // 2)))


def long_words(rng: Random) -> str:
    """Words that do not end, with pieces between them."""
    made = []
    for _ in range(rng.randint(1, 4)):
        piece = rng.choice(["a", "1", "字", ".", "-", "ab", "①", "é", "\u0301", "&", "<", "Ã", "a.", "1,", " "])
        made += [piece * rng.randint(20, 300), rng.choice(pieces()["pieces"])]
    return "".join(made)


def page_of_lines(rng: Random) -> str:
    """Lines as pages have them: marker, phrase, words and sign, each of which may be missing."""
    known = pieces()
    markers = rng.sample(known["markers"] + known["bullets"] + known["enclosed"], 3)
    made = []
    for _ in range(rng.randint(2, 12)):
        parts = [
            rng.choice(markers) if rng.random() < 0.5 else "",
            rng.choice(markers) if rng.random() < 0.1 else "",
            odd_case(rng, rng.choice(known["phrases"])) if rng.random() < 0.5 else "",
            rng.choice(known["signs"]) if rng.random() < 0.3 else "",
            rng.choice(known[rng.choice(["sentences", "words", "words", "numbers"])]) if rng.random() < 0.6 else "",
            rng.choice([":", "：", ".", "。", "...", "?", ""]),
        ]
        made += [rng.choice(["", " "]).join(part for part in parts if part), rng.choice(known["line ends"])]
    return "".join(made)


def made_list(rng: Random) -> str:
    """A list of any style, damaged."""
    style = rng.choice(STYLES)
    made = rng.choice((wrong_numeral, stray_numeral, flattened))(rng, style)
    return damaged(rng, made.text if made else style.marker(1) * rng.randint(1, 9))


def excerpt(rng: Random) -> str:
    """Some lines of a real page, damaged."""
    lines = rng.choice(_pages()).split("\n")
    first = rng.randrange(len(lines))
    if rng.random() < 0.3:
        first = 0
    text = "\n".join(lines[first : first + rng.randint(1, 30)])
    return damaged(rng, text if rng.random() < 0.03 else text[:_EXCERPT])


def damaged(rng: Random, text: str) -> str:
    """A text after a few accidents."""
    for _ in range(rng.randint(0, 4)):
        text = rng.choice(_ACCIDENTS)(rng, text)
    return text


def _on_lines(change: Callable[[Random, list[str]], None]) -> Callable[[Random, str], str]:
    def changed(rng: Random, text: str) -> str:
        lines = text.split("\n")
        change(rng, lines)
        return "\n".join(lines)

    return changed


def _shuffled(rng: Random, lines: list[str]) -> None:
    rng.shuffle(lines)


def _dropped(rng: Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines))]


def _repeated(rng: Random, lines: list[str]) -> None:
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))


def _indented(rng: Random, lines: list[str]) -> None:
    indent = rng.choice(pieces()["blanks"])
    lines[:] = [indent * rng.randrange(3) + line for line in lines]


def _phrase_as_a_line(rng: Random, lines: list[str]) -> None:
    phrase = odd_case(rng, rng.choice(pieces()["phrases"]))
    lines.insert(rng.randrange(len(lines) + 1), phrase + rng.choice(["", ":", "：", " ", "."]))


def _joined(rng: Random, text: str) -> str:
    return text.replace("\n", rng.choice(["", " ", "\r", "\u2028", "\n\n", "\t"]), rng.randint(1, 5))


def _inserted(rng: Random, text: str) -> str:
    known = pieces()
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(known[rng.choice(sorted(known))]) + text[at:]
    return text


def _cut(rng: Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.randint(1, 20) :]


def _replaced(rng: Random, text: str) -> str:
    chars = list(text)
    for _ in range(min(len(chars), rng.randint(1, 6))):
        chars[rng.randrange(len(chars))] = rng.choice(chars)
    return "".join(chars)


_ACCIDENTS: tuple[Callable[[Random, str], str], ...] = (
    _on_lines(_shuffled),
    _on_lines(_dropped),
    _on_lines(_repeated),
    _on_lines(_indented),
    _on_lines(_phrase_as_a_line),
    _joined,
    _inserted,
    _inserted,
    _cut,
    _replaced,
    odd_case,
)
_MAKERS: tuple[Callable[[Random], str], ...] = (
    *(mixture, mixture, mixture),
    few_pieces,
    any_code_points,
    long_words,
    *(page_of_lines, page_of_lines),
    made_list,
    *(excerpt, excerpt),
)


@cache
def _pages() -> list[str]:
    """Real pages: our own, and those of others where they are here."""
    found = [page.text for page in labelled_pages().values()]
    found += [path.read_text(encoding="utf-8") for path in sorted(RAW.glob("*.txt"))]
    found += ["\n".join(lines[at : at + 20]) for lines in own_lines().values() for at in range(0, len(lines), 20)]
    for path in (*sorted((DATA / "data").glob("*.jsonl")), DATA / "layouts" / "dev.jsonl"):
        if path.exists():
            with path.open(encoding="utf-8") as file:
                records = [json.loads(line) for number, line in enumerate(file) if number % _EVERY == 0]
            found += [record.get("text") or record["text_synthetic"] for record in records]
    return found
