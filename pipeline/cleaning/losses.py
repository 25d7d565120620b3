"""Losses: characters that stand for what nobody can bring back. They stay, and are recorded."""

import re

from pipeline.characters import PRIVATE_USE
from pipeline.records import Loss

# What U+FFFD, written as UTF-8 twice, looks like when it is read as another encoding.
_MISREAD = ("锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½")
_FILLS = "烫屯葺铪"
TRIGGER = f"\ufffc\ufffd{''.join(mark[0] for mark in _MISREAD)}{_FILLS}{PRIVATE_USE}"
_ANY = re.compile(f"[{TRIGGER}]")
_RULE = re.compile(
    r"(?P<replacement_character>\ufffd+)"
    rf"|(?P<misread_replacement>{'|'.join(f'(?:{mark})+' for mark in _MISREAD)})"
    # Three of them may be said of soup, with a word of degree in front or a particle behind.
    rf"|(?P<memory_fill>([{_FILLS}])(?:\4{{3,}}|(?<![好太很真超热滚火].)\4\4(?![的了啊呀哦嘴手伤])))"
    r"|(?P<object_replacement>\ufffc+)"
    rf"|(?P<private_use>[{PRIVATE_USE}]+)"
)


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
