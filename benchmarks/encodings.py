"""How well encodings are repaired, beside ftfy, and what is changed in clean text; `make bench` prints the tables.

Everything is damaged by the definition of the mix-up: bytes of one encoding are read as
another. Where an encoding leaves a byte undefined it reads as the control of that
number, as browsers read it. The data sets of others are left out where they are missing.
"""

import argparse
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from random import Random

import ftfy

import pipeline
from pipeline.cleaning.mojibake.encodings import ALPHABETS, MULTI_BYTE, OTHER, WINDOWS
from pipeline.cleaning.mojibake.misreadings import LOST
from samples.misreadings import EAST_ASIAN_TEXTS, FTFY_CASES, encoding_only, misread, of_encoding
from samples.places import DATA, labelled_pages, own_lines, read_json

# So many pages lose bytes, and lines of an alphabet have so many letters beyond ASCII.
LOSSY, LETTERS = 60, 12


def real_pages() -> dict[str, list[str]]:
    """The pages of others, by data set; empty where the data is not here."""
    if not (DATA / "data").exists():
        return {}
    medquad, wcxb = (
        [json.loads(line)["text"] for line in (DATA / "data" / name).open(encoding="utf-8")]
        for name in ("medquad-dev.jsonl", "wcxb-dev-text.jsonl")
    )
    answers = (DATA / "data" / "zh-medical-qa.gb18030.csv").read_bytes().decode("gb18030", "replace")
    rows = [row for row in csv.reader(io.StringIO(answers)) if len(row) > 3][1:]
    return {"MedQuAD": medquad, "WCXB": wcxb, "Chinese answers": [row[3] for row in rows]}


def restored(damaged: str, text: str) -> tuple[bool, bool]:
    """Whether a damaged text comes back exactly: here, and from ftfy's repair of encodings."""
    return pipeline.clean(damaged).text == pipeline.clean(text).text, ftfy.fix_encoding(damaged) == text


def lines_to_read(count: int, seed: int) -> list[str]:
    """Lines that are not ASCII and not damaged: our own, those of the sample pages, and of real pages."""
    rng = Random(seed)
    sets = [[line for lines in own_lines().values() for line in lines]]
    sets.append(sorted({line for page in labelled_pages().values() for line in page.text.split("\n")}))
    sets += [sorted({line for page in pages for line in page.split("\n")}) for pages in real_pages().values()]
    chosen = []
    for lines in sets:
        fit = [line for line in lines if not line.isascii() and len(line) < 2000]
        chosen += rng.sample(fit, min(count, len(fit)))
    return [line for line in chosen if not of_encoding(line)]


def single_byte_table_of_scores(lines: list[str], show: int) -> Iterator[str]:
    """One row for each single-byte encoding, and the failures."""
    yield "| UTF-8 read as | lines | restored | ftfy |\n|---|---|---|---|"
    totals: Counter[str] = Counter()
    failures = []
    for codec in (*WINDOWS, *OTHER):
        ours = theirs = 0
        for line in lines:
            damaged = misread(line, "utf-8", codec)
            assert damaged is not None
            here, there = restored(damaged, line)
            ours += here
            theirs += there
            if not here:
                failures.append((codec, line, pipeline.clean(damaged).text))
        totals.update(ours=ours, theirs=theirs, lines=len(lines))
        yield f"| {codec} | {len(lines)} | {ours / len(lines):.4f} | {theirs / len(lines):.4f} |"
    share, other = totals["ours"] / totals["lines"], totals["theirs"] / totals["lines"]
    yield f"| **all** | {totals['lines']} | **{share:.4f}** | {other:.4f} |\n"
    yield from (f"    {codec}: {line[:70]!r} -> {got[:70]!r}" for codec, line, got in failures[:show])


def east_asian_pages(seed: int) -> Iterator[tuple[str, str]]:
    """Whole pages with their language: ten lines of our texts, sample pages, and eight real answers."""
    for language in EAST_ASIAN_TEXTS:
        lines = own_lines()[language]
        yield from ((language, "\n".join(lines[start : start + 10])) for start in range(0, len(lines), 10))
    names = {"zh": "zh-Hans", "ja": "ja", "ko": "ko"}
    for page in labelled_pages().values():
        if page.label["lang"] in names and not of_encoding(page.text):
            yield names[page.label["lang"]], page.text
    answers = real_pages().get("Chinese answers", [])
    for start in range(0, min(len(answers), 1600), 8):
        yield "zh-Hans", "\n".join(answers[start : start + 8])


def _add(made: dict[str, list[tuple[str, str]]], page: str, right: str, wrong: str) -> None:
    """Add the page of those lines that the mix-up leaves readable, damaged and as it was."""
    text = "\n".join(line for line in page.split("\n") if misread(line, right, wrong) is not None)
    if not text.isascii():
        made.setdefault(f"{right} as {wrong}", []).append((misread(text, right, wrong) or "", text))


def multi_byte_table_of_scores(seed: int, show: int) -> Iterator[str]:
    """One row for each mix-up with an East Asian encoding.

    A page in UTF-8 that is read as an East Asian encoding loses most lines at once; all
    pages are made of the lines that survive.
    """
    yield "| mix-up | pages | restored | ftfy |\n|---|---|---|---|"
    made: dict[str, list[tuple[str, str]]] = {}
    for language, page in east_asian_pages(seed):
        for right in EAST_ASIAN_TEXTS[language]:
            for wrong in ("cp1252", "latin-1"):
                _add(made, page, right, wrong)
        for wrong in MULTI_BYTE:
            _add(made, page, "utf-8", wrong)
    total: Counter[str] = Counter()
    failures = []
    for name in sorted(made):
        scores = [restored(damaged, page) for damaged, page in made[name]]
        ours, theirs = sum(here for here, _ in scores), sum(there for _, there in scores)
        total.update(ours=ours, theirs=theirs, pages=len(scores))
        failures += [(name, *pair) for pair, (here, _) in zip(made[name], scores, strict=True) if not here]
        yield f"| {name} | {len(scores)} | {ours / len(scores):.4f} | {theirs / len(scores):.4f} |"
    ours, theirs = total["ours"] / total["pages"], total["theirs"] / total["pages"]
    yield f"| **all** | {total['pages']} | **{ours:.4f}** | {theirs:.4f} |\n"
    for name, damaged, page in failures[:show]:
        got = pipeline.clean(damaged).text
        at = next((at for at, (one, other) in enumerate(zip(got, page, strict=False)) if one != other), 0)
        yield f"    {name}: {page[max(0, at - 10) : at + 20]!r} -> {got[max(0, at - 10) : at + 20]!r}"


def alphabet_table_of_scores(show: int) -> Iterator[str]:
    """How many of our lines come back that were in an alphabet of one byte a letter, and read as Windows-1252."""
    yield "| alphabet read as cp1252 | lines | restored | changed into something else | ftfy |\n|---|---|---|---|---|"
    lines = [line for known in own_lines().values() for line in known]
    lines = [line for line in lines if sum(char.isalpha() and not char.isascii() for char in line) >= LETTERS]
    failures = []
    for right in ALPHABETS:
        pairs = [(damaged, line) for line in lines if (damaged := misread(line, right, "cp1252"))]
        scores = [restored(*pair) for pair in pairs]
        failed = [pair for pair, (here, _) in zip(pairs, scores, strict=True) if not here]
        wrong = sum(bool(of_encoding(damaged)) for damaged, _ in failed)
        shares = [f"{sum(found) / len(pairs):.4f}" for found in zip(*scores, strict=True)]
        yield f"| {right} | {len(pairs)} | {shares[0]} | {wrong} | {shares[1]} |"
        failures += [(right, line, pipeline.clean(damaged).text) for damaged, line in failed]
    yield ""
    yield from (f"    {codec}: {line[:70]!r} -> {got[:70]!r}" for codec, line, got in failures[:show])


def lossy_table_of_scores(seed: int) -> Iterator[str]:
    """How many of the characters of whole pages come back that lost bytes: no page in UTF-8 survives such a mix-up."""
    yield "| whole pages, bytes lost | pages | characters | back | ftfy |\n|---|---|---|---|---|"
    pages = [page for _, page in east_asian_pages(seed)][:LOSSY]
    for wrong in MULTI_BYTE:
        found: Counter[str] = Counter()
        for page in pages:
            damaged = page.encode().decode(wrong, "replace")
            known = Counter(filter(_is_kept, page))
            for who, text in (("ours", pipeline.clean(damaged).text), ("theirs", ftfy.fix_encoding(damaged))):
                found[who] += (known & Counter(filter(_is_kept, text))).total()
            found["all"] += known.total()
        shares = [f"{found[who] / found['all']:.3f}" for who in ("ours", "theirs")]
        yield f"| utf-8 as {wrong} | {len(pages)} | {found['all']} | {' | '.join(shares)} |"
    yield ""


def _is_kept(char: str) -> bool:
    return not char.isascii() and char != LOST


def table_of_false_edits() -> Iterator[str]:
    """The edits of encoding in clean text, each one listed."""
    yield "| clean text | lines | lines with an edit of encoding |\n|---|---|---|"
    sets = {"own, 37 languages": ["\n".join(lines) for lines in own_lines().values()], **real_pages()}
    listed: Counter[tuple[str, str, str]] = Counter()
    for name, pages in sets.items():
        changed = 0
        for page in pages:
            edits = of_encoding(page)
            changed += len({page.count("\n", 0, edit.start) for edit in edits})
            listed.update((edit.before, edit.after, edit.rule) for edit in edits)
        yield f"| {name} | {sum(page.count(chr(10)) + 1 for page in pages)} | {changed} |"
    yield ""
    yield from (
        f"    {count} x {before!r} -> {after!r} ({rule})" for (before, after, rule), count in listed.most_common()
    )


def table_of_ftfy_cases() -> Iterator[str]:
    """How many of ftfy's own cases pass, and which of its known failures pass now."""
    if not (DATA / "data").exists():
        return
    yield "| ftfy's cases | cases | pass | by ftfy | passed by ftfy and lost |\n|---|---|---|---|---|"
    now = []
    for name in FTFY_CASES:
        cases = read_json(DATA / "data" / "ftfy-cases" / f"{name}.json")
        ours = theirs = lost = 0
        for case in cases:
            wanted = case.get("fixed-encoding", case["fixed"])
            here = encoding_only(case["original"]) == wanted
            there = ftfy.fix_encoding(case["original"]) == wanted
            ours, theirs, lost = ours + here, theirs + there, lost + (there and not here)
            if here and not there:
                now.append(case["label"])
        yield f"| {name} | {len(cases)} | {ours} | {theirs} | {lost} |"
    yield f"\npass now: {'; '.join(now)}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=int, default=300, help="lines from each source")
    parser.add_argument("--show", type=int, default=0, help="how many failures of each table to print")
    given = parser.parse_args()
    for table in (
        single_byte_table_of_scores(lines_to_read(given.lines, given.seed), given.show),
        multi_byte_table_of_scores(given.seed, given.show),
        alphabet_table_of_scores(given.show),
        lossy_table_of_scores(given.seed),
        table_of_false_edits(),
        table_of_ftfy_cases(),
    ):
        for row in table:
            print(row, flush=True)
        print()


if __name__ == "__main__":
    main()
