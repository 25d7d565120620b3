"""The screen: one pass over a page that tells whether any stage but numbering could fire.

Most stages name triggers, characters without which they propose nothing.  Entities, tags and
mojibake name hints, which are characters in company.  All of them make one pattern that begins
with one character class, so a page of other characters is passed over at the speed
at which a class is searched: some 4 ns a character.  Numbering has a screen of its own.
"""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.cleaning import bullets, entities, invisible, normal_form, spaces, surrogates, tags
from pipeline.cleaning.hints import Hint, pattern_of
from pipeline.cleaning.mojibake.stage import FAMILIES

_OTHERS = "".join(stage.TRIGGER for stage in (surrogates, invisible, spaces, bullets))
TRIGGERS = _OTHERS + normal_form.TRIGGER
_HINTS = (*entities.HINTS, *tags.HINTS)
# In ASCII there are no hints of mojibake, and only these are triggers.
_IN_ASCII = pattern_of(_HINTS, "".join(re.findall(f"[{TRIGGERS}]", "".join(map(chr, range(128))))))


def all_hints() -> list[Hint]:
    """The hints of all stages."""
    return [*_HINTS, *(hint for family in FAMILIES for hint in family().hints)]


def may_change(text: str, places: Iterable[int] | None = None) -> bool:
    """Whether a stage other than numbering could propose an edit; if not, they need not be asked.

    ``places`` are those of triggers and hints, if they are known.

    >>> may_change("Plain text, naïve or 普通。"), may_change("Fish &amp; chips"), may_change("cafÃ©")
    (False, True, True)
    """
    if text.isascii():
        return _found(_IN_ASCII, text, places) is not None
    found = _found(_anywhere(), text, places)
    if found is None:
        return False
    # Whole scripts are full of combining marks: the stage itself tells whether they need anything.
    is_mark = normal_form.ANY.match(text, found.start())
    return not is_mark or bool(normal_form.normal_form_edits(text) or _found(_but_marks(), text, places))


def _found(pattern: re.Pattern[str], text: str, places: Iterable[int] | None) -> re.Match[str] | None:
    """The first of what a pattern finds in a text, at some places or anywhere."""
    if places is None:
        return pattern.search(text)
    return next(filter(None, (pattern.match(text, place) for place in places)), None)


@cache
def _anywhere() -> re.Pattern[str]:
    return pattern_of(all_hints(), TRIGGERS)


@cache
def _but_marks() -> re.Pattern[str]:
    return pattern_of(all_hints(), _OTHERS)
