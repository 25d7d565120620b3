"""Losses: characters that stand for what nobody can bring back. They stay, and are recorded."""

import re

from pipeline.characters import LOSSES, MEMORY_FILLS, MISREAD_REPLACEMENTS, PRIVATE_USE
from pipeline.outline.scan.lines import Lines
from pipeline.outline.scan.properties import LOSS
from pipeline.records import Loss

_ANY = re.compile(f"[{LOSSES}]")
_RULE = re.compile(
    r"(?P<replacement_character>\ufffd+)"
    rf"|(?P<misread_replacement>{'|'.join(f'(?:{mark})+' for mark in MISREAD_REPLACEMENTS)})"
    # Three of them may be said of soup, with a word of degree before or a particle after.
    rf"|(?P<memory_fill>([{MEMORY_FILLS}])(?:\4{{3,}}|(?<![好太很真超热滚火].)\4\4(?![的了啊呀哦嘴手伤])))"
    r"|(?P<object_replacement>\ufffc+)"
    rf"|(?P<private_use>[{PRIVATE_USE}]+)"
)


def losses_of(page: Lines) -> list[Loss]:
    """The losses of a cleaned page; the scan tells of most pages that they have none."""
    return find_losses(page.text) if page.flags_of_page & LOSS else []


def find_losses(text: str) -> list[Loss]:
    """The losses of a cleaned text, in order; neighbours of one rule are one loss.

    >>> [(loss.text, loss.rule) for loss in find_losses("Take \ufffd\ufffd daily, 锟斤拷")]
    [('��', 'replacement-character'), ('锟斤拷', 'misread-replacement')]
    """
    losses: list[Loss] = []
    if text.isascii():
        return losses
    found = _ANY.search(text)
    while found:
        end = found.end()
        match = _RULE.match(text, found.start())
        if match:
            end = match.end()
            kind = str(match.lastgroup)
            losses.append(Loss(match.start(), end, match.group(), kind.replace("_", "-")))
        found = _ANY.search(text, end)
    return losses
