"""A heading that was read: where it stands, its role, and why."""

from typing import Final

from mypy_extensions import i64

from pipeline.outline.phrases import Phrases

# The role of a heading that no vocabulary knows, and of what is needed: ingredients, materials.
OTHER: Final = "other"


class Heading:
    """A heading from ``start`` to ``end``: its role, its rule, and the phrase that decided, or -1."""

    def __init__(self, start: i64, end: i64, role: str, rule: str, phrase: i64) -> None:
        self.start: i64 = start
        self.end: i64 = end
        self.role = role
        self.rule = rule
        self.phrase: i64 = phrase


def role_named(known: Phrases, phrase: i64) -> str:
    """The role of a phrase, which may be none."""
    return known.role[phrase] if phrase >= 0 else OTHER
