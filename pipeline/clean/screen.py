"""The screen: one pass over a page that tells whether any stage but numbering could fire.

Most stages name triggers, characters without which they propose nothing.  Tags and
mojibake name hints, which are characters in company.  All of them make one pattern that begins
with one character class, so a page of other characters is passed over at the speed
at which a class is searched: some 4 ns a character.  Numbering has a screen of its own.
"""

import re
from functools import cache

from pipeline.clean import bullets, entities, invisible, normal_form, spaces, surrogates, tags
from pipeline.clean.hints import Hint, pattern_of
from pipeline.clean.mojibake import FAMILIES

TRIGGERS = "".join(stage.TRIGGER for stage in (surrogates, entities, invisible, spaces, normal_form, bullets))
# In ASCII there are no hints of mojibake, and only these are triggers.
_IN_ASCII = pattern_of(tags.HINTS, "".join(re.findall(f"[{TRIGGERS}]", "".join(map(chr, range(128))))))


def all_hints() -> list[Hint]:
    """The hints of all stages."""
    return [*tags.HINTS, *(hint for family in FAMILIES for hint in family().hints)]


def may_change(text: str) -> bool:
    """Whether a stage other than numbering could propose an edit; if not, they need not be asked.

    >>> may_change("Plain text, naïve or 普通。"), may_change("Fish &amp; chips"), may_change("cafÃ©")
    (False, True, True)
    """
    return bool((_IN_ASCII if text.isascii() else _anywhere()).search(text))


@cache
def _anywhere() -> re.Pattern[str]:
    return pattern_of(all_hints(), TRIGGERS)
