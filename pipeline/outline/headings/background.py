"""Which names of sections in a heading say what follows, and which are only its background."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import BACKGROUND, BACKGROUND_AFTER, CONDITION, JOINT, QUALIFIER
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, skip
from pipeline.outline.scan.properties import QUESTION, SPACE, WIDE

# What parts the clauses of a heading; where words are not spaced, a space does too.
_CLAUSE_ENDS: Final = ",，;；"
# What joins two names, besides words and questions.
_JOINING: Final = ",，、/・;；&+"

_NEW: Final = 0
_MAYBE_KNOWN: Final = 1  # in a condition, or no comma tells where the background ends
_KNOWN: Final = 2


def news(page: Lines, known: Phrases, start: i64, end: i64, hits: Hits, named: vec[i64]) -> vec[i64]:
    """The names, given as rows of the hits, that are no background: none but the treatment in "now you know the
    symptoms, treat it".

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> page, hits = page_of("Now that you know the symptoms, treat it"), Hits()
    >>> phrases().find_names(page, 0, page.size, hits)
    >>> left = news(page, phrases(), 0, page.size, hits, vec[i64](range(hits.count)))
    >>> {phrases().role[hits.phrase[row]] for row in left}
    {'treatment'}
    """
    frames = _frames(page, known, start, end, hits)
    if frames.count == 0:
        return named
    left = vec[i64]()
    doubtful = vec[i64]()
    before: i64 = start  # where the name before it ends
    for row in named:
        how: i64 = _how_known(page, known, before, end, hits, row, frames)
        before = hits.end[row]
        if how == _NEW:
            left = append(left, row)
        if how != _KNOWN:
            doubtful = append(doubtful, row)
    return left if len(left) else doubtful


def _frames(page: Lines, known: Phrases, start: i64, end: i64, hits: Hits) -> Hits:
    """The words that make a name beside them background, but those within a name: "when to see a doctor"."""
    found = Hits()
    at: i64 = start
    name: i64 = 0
    named_until: i64 = start
    while at < end:
        while name < hits.count and hits.start[name] <= at:
            named_until = max(named_until, hits.end[name])
            name += 1
        if at >= named_until:
            known.find_at(page, start, end, at, BACKGROUND | BACKGROUND_AFTER | CONDITION, found)
        at += 1
    return found


def _how_known(page: Lines, known: Phrases, before: i64, end: i64, hits: Hits, row: i64, frames: Hits) -> i64:
    """Whether a name is background: a word before it or after it in its clause makes it that."""
    how: i64 = _NEW
    number: i64 = 0
    while number < frames.count:
        phrase: i64 = frames.phrase[number]
        if known.language[phrase] == known.language[hits.phrase[row]]:
            if known.kind[phrase] == BACKGROUND_AFTER:
                if hits.end[row] <= frames.start[number] and not _parts(page, hits.end[row], frames.start[number]):
                    return _KNOWN
            elif frames.end[number] <= hits.start[row] and not _parts(page, frames.end[number], hits.start[row]):
                if known.kind[phrase] == BACKGROUND and _parts(page, hits.end[row], end):
                    return _KNOWN
                if before <= frames.start[number]:  # else, another name is the background
                    how = _MAYBE_KNOWN
        number += 1
    return how


def _parts(page: Lines, start: i64, end: i64) -> bool:
    """Whether a clause ends within a span."""
    cells = page.cells
    at: i64 = start
    while at < end:
        if is_one_of(page, at, _CLAUSE_ENDS) or (cells[at] & SPACE and at > 0 and cells[at - 1] & WIDE):
            return True
        at += 1
    return False


def are_joined(page: Lines, known: Phrases, end: i64, after: i64, before: i64) -> bool:
    """Whether a name that ends at one place and one that begins at another are named side by side.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> are_joined(page_of("原因和治疗"), phrases(), 5, 2, 3), are_joined(page_of("症状的原因"), phrases(), 5, 2, 3)
    (True, False)
    """
    at: i64 = after
    while True:
        if at < before and _is_joining(page, at):
            return True
        joints = Hits()
        known.find_at(page, at, end, skip(page, at, end, SPACE), JOINT, joints, True)
        if joints.count:
            return True
        qualifiers = Hits()
        known.find_at(page, at, end, at, QUALIFIER, qualifiers)
        if qualifiers.count == 0 or qualifiers.end[qualifiers.count - 1] > before:
            return False
        at = qualifiers.end[qualifiers.count - 1]


def _is_joining(page: Lines, at: i64) -> bool:
    """Whether a sign joins what stands on both sides of it; a space does so where words are not spaced."""
    cell: i64 = page.cells[at]
    if cell & SPACE:
        return page.cells[at - 1] & WIDE != 0
    return cell & QUESTION != 0 or is_one_of(page, at, _JOINING)
