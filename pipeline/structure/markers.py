"""Reading list markers: where they may stand, of which family they are, which ordinal they show.

A *mark* is a place that may hold a marker. Whether it does is not decided here but by
the sequence that it stands in (`pipeline.structure.sequences`): a `2.` alone proves
nothing, a `2.` between `1.` and `3.` does.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from pipeline.characters import BULLETS, COLON, ENCLOSED, LINE_BULLETS
from pipeline.structure.families import BULLET, FAMILIES, GLYPHS, NESTED, WORD
from pipeline.structure.lines import text_between
from pipeline.structure.marks import Mark, Shown
from pipeline.structure.numerals import SYSTEMS, read_decimal
from pipeline.structure.patterns import (
    MAY_BE_NAMED,
    MAY_BEGIN,
    MAY_BEGIN_ASCII,
    MAY_OPEN,
    NAME,
    at_line_start,
    bare_number,
    bullet,
    in_line,
    letter_families,
)
from pipeline.structure.references import joins_a_reference, refers
from pipeline.structure.remembered import remembered
from pipeline.structure.roles import is_bare_noun
from pipeline.structure.sentences import sentence_starts
from pipeline.structure.words import WordMarker, read_word_marker

_BULLETS = frozenset(BULLETS + LINE_BULLETS)
# Letters that are Roman numerals too, the l that may be a digit, and the katakana of two orders.
_AMBIGUOUS = frozenset("ivxlIVXイロハニホヘトチリヌルヲ")


def marks_of_line(line: str, start: int, opens: bool) -> list[Mark]:
    """The marks of one line that begins at `start` in the page; `opens`: a heading stands before it.

    >>> [(mark.text, mark.start) for mark in marks_of_line("① cold ② (see ③) damp", 10, False)]
    [('①', 10), ('②', 17)]
    """
    return [mark.placed(start) for mark in read_marks(line, opens)]


def read_bullet(line: str, opens: bool) -> tuple[Mark, ...]:
    """The marks of a line of which it is known that it holds none but a bullet at its beginning.

    >>> [mark.text for line in ("- Rest", "-Rest", "Rest") for mark in read_bullet(line, False)]
    ['-', '-']
    """
    if line[0] not in _BULLETS and not "\ue000" <= line[0] <= "\uf8ff":
        return ()
    match = bullet().match(line)
    mark = _mark(match, line, inline=False, opens=opens) if match else None
    return (mark,) if mark else ()


@remembered
def read_marks(line: str, opens: bool, everywhere: bool = True) -> tuple[Mark, ...]:
    """The marks of one line; `opens`: a heading stands before it.

    Not ``everywhere``: it is known that the line begins with its first mark, and that no numeral within it is one.

    Without those that stand right before another one of their kind: no text follows them,
    so they can begin no item. Only if they are enclosed numerals they are there, as hollow
    ones, because they may be strays.

    >>> [(mark.text, mark.shown[0].ordinal) for mark in read_marks("① cold ② (see ③) damp", False)]
    [('①', 1), ('②', 2)]
    """
    marks = []
    done = 0
    first = _first_mark(line, 0, opens)
    if first:
        marks.append(first)
        done = first.end
        # A marker may stand directly behind another one: "1. (1) text", "- First, text".
        behind = done + len(line) - done - len(line[done:].lstrip())
        second = _first_mark(line, behind, True)
        if second and second.family not in (first.family, BULLET, "decimal-bare") and NESTED not in second.family:
            marks.append(second)
            done = second.end
    within = {mark.start: mark for mark in _named_marks(line, done, everywhere)}
    if everywhere:
        within |= {mark.start: mark for mark in _inline_marks(line, done)}
    if marks or within:
        within |= {mark.start: mark for mark in _word_marks(line, done)}
        marks += _with_text((within[place] for place in sorted(within)), line)
    return tuple(marks)


def _with_text(marks: Iterable[Mark], line: str) -> Iterator[Mark]:
    """Leave out, or mark as hollow, the inline marks that no text follows; a line of nothing else stays small so."""
    waiting: Mark | None = None
    for mark in marks:
        if waiting is not None:
            hollow = _of_one_kind(waiting, mark) and not text_between(line, waiting.end, mark.start)
            if not hollow:
                yield waiting
            elif waiting.family in ENCLOSED:
                yield waiting._replace(hollow=True)
        waiting = mark
    if waiting is not None:
        yield waiting


def _of_one_kind(one: Mark, other: Mark) -> bool:
    return one.family == other.family or (one.family in ENCLOSED and other.family in ENCLOSED)


@remembered
def is_numbered(line: str) -> bool:
    """Whether a line begins with a marker that convinces alone.

    >>> is_numbered("1. Rest"), is_numbered("5 kinds of rest")
    (True, False)
    """
    mark = _first_mark(line, 0, False)
    return mark is not None and not mark.weak


def _first_mark(line: str, at: int, opens: bool) -> Mark | None:
    """The mark that stands at `at` in the line, as if the line began there."""
    match = MAY_OPEN.match(line, at) and at_line_start().match(line, at)
    if match:
        return _mark(match, line, inline=False, opens=opens)
    word = read_word_marker(line, at)
    return _word_mark(word, line, at, inline=False, opens=opens) if word else None


def _word_mark(word: WordMarker, line: str, at: int, inline: bool, opens: bool) -> Mark:
    shown = (Shown(word.family, word.ordinal, weak=True),)
    return Mark(at, word.end, line[at : word.end], word.numeral, shown, inline, opens)


def _named_marks(line: str, done: int, everywhere: bool) -> Iterator[Mark]:
    """Within a line, sentences that begin with a counted noun, or with a section's name and a bare number.

    If not ``everywhere``, then only the first sentence of the line.
    """
    places = [match.end() for match in MAY_BE_NAMED.finditer(line, done)] if everywhere else []
    for at in places if done else [0, *places]:
        word = read_word_marker(line, at) if at else None
        if word and word.family != WORD and line[word.end - 1] not in ",，、.":
            yield _word_mark(word, line, at, inline=True, opens=_behind_colon(line, at))
            continue
        name = NAME.match(line, at)
        match = name and is_bare_noun(name.group()) and bare_number().match(line, name.end())
        mark = _mark(match, line, inline=True, opens=True) if match else None
        if mark:
            yield mark


def _word_marks(line: str, done: int) -> Iterator[Mark]:
    """Within a line, sentences that begin with an ordinal word and a sign; they can only go on with a list."""
    for at in sentence_starts(line):
        word = read_word_marker(line, at) if at >= done and at else None
        if word and word.family == WORD and word.ordinal and not line[word.end - 1].isalpha():
            yield _word_mark(word, line, at, inline=True, opens=False)


def _inline_marks(line: str, done: int) -> Iterator[Mark]:
    for match in _inline_matches(line, done):
        at, end = match.span()
        glyph = match["glyph"]
        side_by_side = glyph and any(_same_family(glyph, beside) for beside in (line[at - 1 : at], line[end : end + 1]))
        if side_by_side or refers(line, at):
            continue
        mark = _mark(match, line, inline=True, opens=_behind_colon(line, at))
        if mark:
            yield mark


def _behind_colon(line: str, at: int) -> bool:
    before = line[max(0, at - 2) : at].rstrip()
    return before != "" and before[-1] in COLON


def _inline_matches(line: str, done: int) -> Iterator[regex.Match[str]]:
    """What `in_line().finditer(line, done)` finds."""
    for candidate in (MAY_BEGIN_ASCII if line.isascii() else MAY_BEGIN).finditer(line, done):
        at = candidate.start() - (line[candidate.start()] in ")）.")
        match = in_line().match(line, at) if at >= done else None
        if match:
            done = match.end()
            yield match


def _same_family(glyph: str, other: str) -> bool:
    """Numerals of one family side by side, ①②③, are spoken of; they mark nothing."""
    return other in GLYPHS and GLYPHS[glyph][0] == GLYPHS[other][0]


def _mark(match: regex.Match[str], line: str, inline: bool, opens: bool) -> Mark | None:
    kind = str(match.lastgroup)
    begin, end = match.span(kind)
    if joins_a_reference(line, end):
        return None
    text = line[begin:end]
    shown: tuple[Shown, ...]
    if kind == "glyph":
        if not inline and _same_family(text, line[end : end + 1]):
            return None
        shown, numeral = (Shown(*GLYPHS[text]),), (begin, end)
    elif kind == "bullet":
        shown, numeral = (Shown(BULLET, None, weak=text.isascii()),), (begin, end)
    elif kind == "nested":
        ordinal = read_decimal(match["n"])
        shown = (Shown(f"{NESTED} {match['prefix']}", ordinal, weak=True),) if ordinal else ()
        numeral = match.span("n")
    else:
        group = ("m" if kind[0] == "g" else "n") + kind[1:]
        shown, numeral = _ways_to_read(match[group], int(kind[1:]), line, begin, end), match.span(group)
    if not shown:
        return None
    return Mark(begin, end, text, numeral, shown, inline, opens, glued=kind[0] == "g" and kind != "glyph")


def _ways_to_read(numeral: str, number: int, line: str, begin: int, end: int) -> tuple[Shown, ...]:
    """The readings of a composed marker: of its own family, and of others that look the same."""
    if numeral not in _AMBIGUOUS:
        return _shown(numeral, (number,))
    matches = ((other, pattern.match(line, begin)) for other, pattern in letter_families())
    return _shown(numeral, tuple(other for other, match in matches if match and match.end() == end))


@lru_cache(maxsize=1024)  # pages number from 1 again and again
def _shown(numeral: str, candidates: tuple[int, ...]) -> tuple[Shown, ...]:
    """How the families with some numbers read a numeral."""
    shown = []
    for candidate in candidates:
        family = FAMILIES[candidate]
        ordinal = SYSTEMS[family.system].read(numeral)
        if ordinal is not None:
            shown.append(Shown(family.name, ordinal, family.weak, family.system == "misread"))
    return tuple(shown)
